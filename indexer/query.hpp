// A question to the index, and its answer. No type of the engine is seen here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "schemas/model/ids.hpp"

namespace tsunagi::indexer {

/// must = AND; should = one of the group at least; must_not = NOT (query API contract 3.2).
enum class Sign { must, should, must_not };

struct Term {
    std::string text;
    bool phrase = false; ///< written in double quotes: no stemming, no readings
};

/// The terms of one keyword value are ANDed; the sign covers them together.
struct Keywords {
    Sign sign = Sign::must;
    std::vector<Term> terms;
    std::string field; ///< empty = all text; title contributor description location temporal about
    /// `should` keywords of the same field and group are alternatives: one of them at least is required.
    /// "A OR B" written inside one value has a group of its own (from 1), signed values are group 0.
    int group = 0;
};

struct Filter {
    std::string facet; ///< rights contents type db cm tempo about
    std::string value;
    Sign sign = Sign::must;
};

/// Overlap of years, both inclusive; an open side matches everything there.
struct YearRange {
    std::optional<std::int64_t> from, to;
};

/// Great-circle distance, inclusive.
struct Circle {
    double lat = 0, lon = 0, metres = 0;
};

/// Records having (or, negated, lacking) a value in a field of the compatible item ("common.description").
struct Exists {
    std::string field;
    bool negated = false;
};

enum class Sort { score, newest, oldest, title, random };

struct Query {
    std::vector<Keywords> keywords;
    std::vector<Filter> filters;
    std::optional<YearRange> years;
    std::optional<Circle> circle;
    std::vector<Exists> exists;
    std::vector<model::DatasetId> hidden_datasets; ///< never in the answer
    Sort sort = Sort::score;                       ///< without keywords score means newest
    std::uint64_t seed = 0;                        ///< of Sort::random
    std::uint32_t from = 0, size = 20;
    bool with_facets = true;
    /// Counts of a facet leave out that facet's own filters (strict API, portal); off in the compatible
    /// family.
    bool exclude_own_filter = false;
};

struct Hit {
    model::RecordId id;
    double score = 0;
};

struct Facet {
    std::string key;
    /// Code and count, descending count, then code ascending; no zero counts, never cut.
    std::vector<std::pair<std::string, std::uint64_t>> counts;
};

struct Hits {
    std::uint64_t total = 0; ///< exact
    std::vector<Hit> page;
    std::vector<Facet> facets; ///< rights contents type db cm tempo, in this order
    std::string generation;    ///< g000042
};

} // namespace tsunagi::indexer
