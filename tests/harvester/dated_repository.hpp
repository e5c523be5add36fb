// A repository whose records have dates and sets: it answers every verb, heeds from and until, and may stumble
// over single records.
#pragma once

#include <set>

#include "tests/harvester/reading_desk.hpp"

namespace tsunagi::testing {

struct DatedRecord {
    std::string identifier, datestamp;
    bool deleted = false;
    std::string set;
};

struct DatedRepository {
    std::vector<DatedRecord> records;
    std::size_t page_size = 2;
    std::string granularity = "YYYY-MM-DDThh:mm:ssZ", earliest = "2025-01-01T00:00:00Z";
    std::string deletions = "persistent", response_date = "2026-01-04T00:00:00Z", base_url;
    std::vector<std::string> prefixes{"oai_dc"};
    std::vector<std::string> sets; ///< told by ListSets; empty = noSetHierarchy
    bool heeds_from = true, until_is_included = true;
    std::set<std::string> poisonous; ///< an answer that would bring their metadata is a 500
    bool tokens_hold = true;         ///< false: every token is refused

    model::Result<harvester::HttpResponse> operator()(harvester::HttpRequest const &request) const;

private:
    struct Asked;
    std::string envelope(std::string const &inside) const;
    std::string error(std::string const &code) const { return envelope("<error code=\"" + code + "\"/>"); }
    std::string identify() const;
    std::string list_sets() const;
    std::vector<DatedRecord> selected(Asked const &asked) const;
    harvester::HttpResponse list(Asked const &asked) const;
    harvester::HttpResponse single(std::string const &identifier) const;
};

} // namespace tsunagi::testing
