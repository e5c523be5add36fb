#include "indexer/search/match.hpp"

#include <algorithm>

namespace tsunagi::indexer {

namespace {

constexpr float date_weight = .30f, exact_weight = .40f;
constexpr float within_zone = .08f; // less than the step between two zones
constexpr float whole_title_folded = .90f, whole_title_written = .97f;

/// Merges two lists; `both` joins the scores of a document in both, `single` says whether others stay.
template <class Both>
ScoredList merged(ScoredList const &a, ScoredList const &b, Both both, bool keep_single) {
    ScoredList out;
    out.reserve(keep_single ? a.size() + b.size() : std::min(a.size(), b.size()));
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        if (a[i].document == b[j].document) {
            out.push_back({a[i].document, both(a[i].score, b[j].score)});
            ++i, ++j;
        } else {
            bool const first = a[i].document < b[j].document;
            if (keep_single) out.push_back(first ? a[i] : b[j]);
            ++(first ? i : j);
        }
    }
    if (keep_single) {
        out.insert(out.end(), a.begin() + static_cast<std::ptrdiff_t>(i), a.end());
        out.insert(out.end(), b.begin() + static_cast<std::ptrdiff_t>(j), b.end());
    }
    return out;
}

float added(float a, float b) { return a + b; }
float higher(float a, float b) { return std::max(a, b); }

/// Often and, in a title, much of it: 0–1.
float closeness(Posting const &posting, Columns const &columns, Zone const &zone,
                std::uint32_t phrase_length) {
    float const often = static_cast<float>(posting.frequency) / (static_cast<float>(posting.frequency) + 2.f);
    if (zone.field != Field::title) return often;
    float const length = std::max<float>(columns.title_length(posting.document), 1);
    return .2f * often + .8f * std::min(1.f, static_cast<float>(phrase_length) / length);
}

ScoredList match_zone(Postings &postings, Columns const &columns, Alternative const &alternative,
                      Zone const &zone) {
    ScoredList list;
    for (auto const &posting : find_phrase(postings, zone.field, alternative.phrase)) {
        auto const score = zone.weight * alternative.layer +
                           within_zone * closeness(posting, columns, zone, alternative.phrase.length);
        list.push_back({posting.document, score});
    }
    return list;
}

ScoredList match_token(Postings &postings, Field field, Token const &token, float score) {
    std::vector<Posting> found;
    postings.documents(field, token, found);
    ScoredList list;
    for (auto const &posting : found) list.push_back({posting.document, score});
    return list;
}

ScoredList match_days(Columns const &columns, DaySpan days) {
    ScoredList list;
    columns.overlapping(days).for_each([&](std::uint32_t document) {
        list.push_back({document, date_weight});
    });
    return list;
}

/// Adds to documents of the list alone.
void adjust(ScoredList &list, ScoredList const &changes) {
    std::size_t next = 0;
    for (auto &scored : list) {
        while (next < changes.size() && changes[next].document < scored.document) ++next;
        if (next == changes.size()) break;
        if (changes[next].document == scored.document) scored.score += changes[next].score;
    }
}

/// A whole title counts as much as all terms of the clause at `weight`.
void raise_whole_title(Postings &postings, ScoredList &list, std::optional<Token> const &token, float floor) {
    if (!token) return;
    auto const titles = match_token(postings, Field::whole, *token, floor);
    std::size_t next = 0;
    for (auto &scored : list) {
        while (next < titles.size() && titles[next].document < scored.document) ++next;
        if (next == titles.size()) break;
        if (titles[next].document == scored.document) scored.score = std::max(scored.score, floor);
    }
}

} // namespace

ScoredList intersection(ScoredList const &a, ScoredList const &b) { return merged(a, b, added, false); }
ScoredList sum(ScoredList const &a, ScoredList const &b) { return merged(a, b, added, true); }
ScoredList best(ScoredList const &a, ScoredList const &b) { return merged(a, b, higher, true); }

ScoredList match(Postings &postings, Columns const &columns, Leaf const &leaf) {
    ScoredList all;
    auto const take = [&all](ScoredList const &list) {
        if (!list.empty()) all = best(all, list);
    };
    for (auto const &alternative : leaf.alternatives)
        for (auto const &zone : alternative.zones) take(match_zone(postings, columns, alternative, zone));
    if (leaf.exact) take(match_token(postings, Field::whole, *leaf.exact, exact_weight));
    if (leaf.days) take(match_days(columns, *leaf.days));
    for (auto const &form : leaf.forms)
        adjust(all, match_token(postings, Field::form, form.token,
                                form.weight / static_cast<float>(leaf.forms.size())));
    return all;
}

ScoredList match(Postings &postings, Columns const &columns, Clause const &clause) {
    ScoredList all = match(postings, columns, clause.leaves.front());
    for (std::size_t i = 1; i < clause.leaves.size() && !all.empty(); ++i)
        all = intersection(all, match(postings, columns, clause.leaves[i]));
    auto const terms = static_cast<float>(clause.leaves.size());
    raise_whole_title(postings, all, clause.folded_title, terms * whole_title_folded);
    raise_whole_title(postings, all, clause.written_title, terms * whole_title_written);
    for (auto &scored : all) scored.score += terms;
    return all;
}

} // namespace tsunagi::indexer
