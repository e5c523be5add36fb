#pragma once

#include "api/portal/html.hpp"
#include "api/portal/labels.hpp"
#include "api/portal/tongue.hpp"
#include "api/readers.hpp"
#include "indexer/query.hpp"

namespace tsunagi::api {

enum class View { list, tile };

/// The records of one page of results: picture or cover, title, reading, author, date, type, badge, database.
Html hit_list(indexer::Hits const &hits, View view, Visit const &visit, Labels const &labels,
              Readers const &readers);

} // namespace tsunagi::api
