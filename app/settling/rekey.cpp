#include "app/settling/rekey.hpp"

#include "schemas/codec/record_json.hpp"

#include <functional>
#include <set>
#include <unordered_map>

namespace tsunagi::app {

namespace {

/// What a record says, without what a new identifier changes in it.
std::string content_of(model::Record record) {
    record.id.clear();
    record.source_ids.clear();
    record.links = {};
    record.source.clear();
    return schemas::canonical_record(record);
}

using Key = std::size_t Likeness::*;

/// Key -> the one candidate that has it; empty where several do.
std::unordered_map<std::size_t, std::string> only_ones(std::vector<Likeness> const &candidates, Key key,
                                                       std::set<std::string> const &taken) {
    std::unordered_map<std::size_t, std::string> ones;
    for (auto const &candidate : candidates) {
        if (candidate.*key == 0 || taken.contains(candidate.identifier)) continue;
        auto const [at, fresh] = ones.emplace(candidate.*key, candidate.identifier);
        if (!fresh) at->second.clear();
    }
    return ones;
}

} // namespace

Likeness likeness_of(std::string identifier, std::string const &json) {
    auto record = schemas::read_record(json);
    std::hash<std::string> const hash;
    auto const title = record.titles.empty() ? 0 : hash(record.titles.front().value);
    return {std::move(identifier), hash(content_of(std::move(record))), title};
}

store::IdentifierPairs pairs_of(std::vector<Likeness> const &going, std::vector<Likeness> const &coming) {
    std::set<std::string> old_taken, new_taken;
    store::IdentifierPairs pairs;
    for (Key const key : {&Likeness::content, &Likeness::title}) {
        auto const old_ones = only_ones(going, key, old_taken), new_ones = only_ones(coming, key, new_taken);
        for (auto const &[text, identifier] : old_ones) {
            auto const match = new_ones.find(text);
            if (identifier.empty() || match == new_ones.end() || match->second.empty()) continue;
            pairs.emplace_back(identifier, match->second);
            old_taken.insert(identifier);
            new_taken.insert(match->second);
        }
    }
    return pairs;
}

} // namespace tsunagi::app
