#include "indexer/facet_values.hpp"

#include <algorithm>
#include <string_view>

namespace tsunagi::indexer {

namespace {

using Codes = std::vector<std::string>;

bool is_one_of(std::string_view code, std::initializer_list<std::string_view> codes) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

void add_new(Codes &codes, std::string code) {
    if (!code.empty() && std::find(codes.begin(), codes.end(), code) == codes.end())
        codes.push_back(std::move(code));
}

/// The code and its usability groups, each within the next (query API contract 6.2).
Codes rights_codes(std::string const &code) {
    Codes codes;
    add_new(codes, code);
    bool const com = is_one_of(code, {"pdm", "cc0", "ccby", "ccbysa"});
    bool const noncom = com || is_one_of(code, {"ccbync", "ccbyncsa"});
    if (com) codes.emplace_back("com");
    if (noncom) codes.emplace_back("noncom");
    if (noncom || code == "incr_edu") codes.emplace_back("edu");
    return codes;
}

Codes contents_codes(model::Record const &record) {
    Codes codes;
    add_new(codes, contents_access(record.access));
    add_new(codes, record.media);
    if (!record.links.thumbnail.empty()) codes.emplace_back("thumb");
    if (!record.links.iiif.empty()) codes.emplace_back("iiif");
    return codes;
}

} // namespace

FacetValues facet_values(model::Record const &record) {
    FacetValues values;
    values.rights = rights_codes(record.rights.content.code);
    values.contents = contents_codes(record);
    for (auto const &type : record.type) add_new(values.type, type.code);
    add_new(values.db, record.dataset);
    for (auto const &sector : record.sectors) add_new(values.cm, sector);
    for (auto const &span : record.temporal)
        for (auto const &era : span.era_codes) add_new(values.tempo, era);
    return values;
}

std::string contents_access(std::string const &access) {
    if (access == "internet") return "internet";
    if (is_one_of(access, {"registered", "library", "onsite", "partial", "closed"})) return "restricted";
    if (access == "none") return "not_exist";
    return {};
}

} // namespace tsunagi::indexer
