// What a visitor sees of a page: answers of the router, and words looked for in them.
#pragma once

#include <string>
#include <string_view>

#include "tests/api/reading_room.hpp"

namespace tsunagi::tests {

inline bool has(std::string_view page, std::string_view words) { return page.find(words) != page.npos; }

inline std::size_t count_of(std::string_view page, std::string_view words) {
    std::size_t count = 0;
    for (auto at = page.find(words); at != page.npos; at = page.find(words, at + words.size())) ++count;
    return count;
}

inline std::string header(api::Response const &response, std::string_view name) {
    for (auto const &[key, value] : response.headers)
        if (key == name) return value;
    return "";
}

/// A reading room whose index finds the given records, with the facets of a small result.
struct Visitor : ReadingRoom {
    void finds(std::vector<model::Record> const &found) {
        for (auto const &record : found) {
            records.add(record);
            index.hits.page.push_back({.id = record.id});
        }
        index.hits.total = found.size();
        index.hits.generation = "g000042";
        index.hits.facets = {
            {"rights", {{"com", 1}, {"pdm", 1}}}, {"contents", {{"image", 1}}}, {"type", {{"paint", 1}}},
            {"db", {{"ukiyoe", found.size()}}},   {"cm", {{"art", 1}}},         {"tempo", {{"edo", 1}}}};
    }
    std::string page(std::string const &target) { return get(target).body; }
};

} // namespace tsunagi::tests
