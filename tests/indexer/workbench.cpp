#include "tests/indexer/workbench.hpp"

#include <utility>

namespace tsunagi::tests {

namespace {

std::vector<std::string> words_of(std::string const &text) {
    std::vector<std::string> found;
    std::string word;
    bool quoted = false;
    for (char const c : text) {
        if (c == '"') quoted = !quoted;
        if (c != ' ' || quoted)
            word += c;
        else if (!word.empty())
            found.push_back(std::exchange(word, ""));
    }
    if (!word.empty()) found.push_back(word);
    return found;
}

indexer::Keywords keywords(std::string word, indexer::Sign sign) {
    bool const quoted = word.size() > 1 && word.front() == '"';
    return {.sign = sign, .terms = {{quoted ? word.substr(1, word.size() - 2) : word, quoted}}};
}

} // namespace

indexer::Query words(std::string const &text) {
    indexer::Query query;
    auto sign = indexer::Sign::must;
    for (auto const &word : words_of(text)) {
        if (word == "NOT")
            sign = indexer::Sign::must_not;
        else if (word == "OR")
            query.keywords.back().sign = sign = indexer::Sign::should;
        else if (word.size() > 1 && word[0] == '-')
            query.keywords.push_back(keywords(word.substr(1), indexer::Sign::must_not));
        else
            query.keywords.push_back(keywords(word, std::exchange(sign, indexer::Sign::must)));
    }
    return query;
}

std::string ids(indexer::Hits const &hits) {
    std::string joined;
    for (auto const &hit : hits.page) joined += (joined.empty() ? "" : " ") + hit.id;
    return joined;
}

std::string counts(indexer::Hits const &hits, std::string const &key) {
    std::string joined;
    for (auto const &facet : hits.facets)
        if (facet.key == key)
            for (auto const &[code, count] : facet.counts)
                joined += (joined.empty() ? "" : ", ") + code + " " + std::to_string(count);
    return joined;
}

model::Record titled(std::string const &title, std::string const &id) {
    model::Record record{.id = id, .dataset = std::string(model::dataset_of(id))};
    record.titles.push_back({.value = title});
    record.updated = "2026-01-01T00:00:00Z";
    return record;
}

} // namespace tsunagi::tests
