#include "indexer/search/select.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "indexer/analysis/plain_text.hpp"
#include "indexer/document/document.hpp"
#include "schemas/model/civil_day.hpp"

namespace tsunagi::indexer {

namespace {

Bitmap documents_of(ScoredList const &list, std::size_t size) {
    Bitmap documents(size);
    for (auto const &scored : list) documents.set(scored.document);
    return documents;
}

/// Plain values are all required, `should` values of one parameter form groups of which one is
/// (contract 3.2).
void apply_keywords(std::vector<Clause> const &clauses, SegmentView const &segment, Selection &selection) {
    std::optional<ScoredList> &required = selection.scored;
    std::map<std::pair<std::string, int>, ScoredList> groups;
    auto const require = [&required](ScoredList list) {
        required = required ? intersection(*required, list) : std::move(list);
    };
    for (auto const &clause : clauses) {
        auto list = match(segment.postings, segment.columns, clause);
        if (clause.sign == Sign::must_not)
            selection.documents.subtract(documents_of(list, segment.columns.size()));
        else if (clause.sign == Sign::must)
            require(std::move(list));
        else if (auto &group = groups[{clause.field, clause.group}]; true)
            group = sum(group, list);
    }
    for (auto &[parameter, list] : groups) require(std::move(list));
    if (required) selection.documents &= documents_of(*required, segment.columns.size());
}

std::optional<std::size_t> facet_index(std::string_view name) {
    auto const found = std::find(facet_names.begin(), facet_names.end(), name);
    if (found == facet_names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - facet_names.begin());
}

Bitmap subjects(SegmentView const &segment, Folding const &folding, std::string const &word) {
    std::vector<Posting> found;
    segment.postings.documents(Field::whole, subject_token(to_utf32(folding.fold(word))), found);
    Bitmap documents(segment.columns.size());
    for (auto const &posting : found) documents.set(posting.document);
    return documents;
}

/// What the filters of one facet let through; none when it has no filter.
std::optional<Bitmap> filter_facet(Query const &query, std::string_view facet, Folding const &folding,
                                   SegmentView const &segment) {
    auto const index = facet_index(facet);
    std::optional<Bitmap> passing, any;
    for (auto const &filter : query.filters) {
        if (filter.facet != facet) continue;
        if (!passing) passing = Bitmap(segment.columns.size(), true);
        auto const having = index ? segment.columns.facet(*index).having(filter.value)
                                  : subjects(segment, folding, filter.value);
        if (filter.sign == Sign::must)
            *passing &= having;
        else if (filter.sign == Sign::must_not)
            passing->subtract(having);
        else if (any)
            *any |= having;
        else
            any = having;
    }
    if (any) *passing &= *any;
    return passing;
}

/// From the first day of `from` to the last of `to`; years beyond the calendar count as open.
DaySpan days_of(YearRange const &years) {
    using Limits = std::numeric_limits<std::int32_t>;
    static constexpr std::int64_t farthest = 5'000'000;
    auto const day = [](std::int64_t year, int month, int day_of_month) {
        return clamped_day(model::day_number({std::clamp(year, -farthest, farthest), month, day_of_month}));
    };
    return {years.from ? day(*years.from, 1, 1) : Limits::min(),
            years.to ? day(*years.to, 12, 31) : Limits::max()};
}

void apply_ranges(Query const &query, SegmentView const &segment, Bitmap &documents) {
    auto const &columns = segment.columns;
    if (query.years) documents &= columns.overlapping(days_of(*query.years));
    if (query.circle) documents &= columns.within(query.circle->lat, query.circle->lon, query.circle->metres);
    for (auto const &exists : query.exists)
        if (auto const bit = exists_bit(exists.field)) documents &= columns.existing(bit, exists.negated);
    for (auto const &dataset : query.hidden_datasets)
        documents.subtract(columns.facet(db_facet).having(dataset));
}

} // namespace

Selection select(Query const &query, std::vector<Clause> const &clauses, Folding const &folding,
                 SegmentView const &segment) {
    Selection selection{.documents = segment.live};
    apply_keywords(clauses, segment, selection);
    apply_ranges(query, segment, selection.documents);
    if (auto const about = filter_facet(query, "about", folding, segment)) selection.documents &= *about;

    std::array<std::optional<Bitmap>, facet_count> passing;
    for (std::size_t i = 0; i < facet_count; ++i)
        passing[i] = filter_facet(query, facet_names[i], folding, segment);
    for (std::size_t i = 0; i < facet_count && query.with_facets && query.exclude_own_filter; ++i) {
        if (!passing[i]) continue;
        selection.without_own[i] = selection.documents;
        for (std::size_t j = 0; j < facet_count; ++j)
            if (j != i && passing[j]) *selection.without_own[i] &= *passing[j];
    }
    for (auto const &documents : passing)
        if (documents) selection.documents &= *documents;
    return selection;
}

} // namespace tsunagi::indexer
