// The column of facets: a fieldset of boxes that OR (+code) and of boxes that leave out (-code), in one GET
// form.
#pragma once

#include "api/portal/address.hpp"
#include "api/portal/html.hpp"
#include "api/portal/tongue.hpp"
#include "api/readers.hpp"
#include "indexer/query.hpp"

namespace tsunagi::api {

Html facets_column(Tongue tongue, Address const &address, indexer::Hits const &hits, Readers const &readers);

/// Chips above the results, each a link that takes its condition away.
Html chosen_filters(Tongue tongue, Address const &address, Readers const &readers);

/// Name of a facet's value: 絵画, みなと市立美術館 収蔵品 …
std::string value_label(Tongue tongue, std::string const &facet, std::string const &code,
                        Readers const &readers);

} // namespace tsunagi::api
