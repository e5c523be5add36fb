#pragma once

#include "config/settings.hpp"
#include "indexer/search_index.hpp"
#include "schemas/loader/catalog.hpp"
#include "store/store.hpp"

namespace tsunagi::api {

/// What routes and pages read from. All of it is safe from any thread.
struct Readers {
    indexer::SearchIndex const &index;
    store::RecordStore const &records;
    config::Settings const &settings;
    schemas::Catalog const &catalog;
};

} // namespace tsunagi::api
