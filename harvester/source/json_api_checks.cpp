// Does a JSON list hold still while it is walked, and does its filter filter? (contract 3; 12 rows 68 and 70)
#include "harvester/source/json_api_source.hpp"
#include "harvester/source/told_failure.hpp"

namespace tsunagi::harvester {

using model::HarvestRun;

bool JsonApiSource::knows_totals() const { return m_dataset.source.json_api.paths.contains("total"); }

/// An unknown parameter is often ignored with status 200: the list since a date is then as long as the whole.
/// Asked until it was once seen to be shorter.
void JsonApiSource::check_delta(std::optional<std::uint64_t> total, HarvestRun &run) {
    auto &ledger = m_around.store.ledger();
    bool const asks = !run.from.empty() && total.value_or(0) > 0;
    if (!asks || !ledger.fact(m_dataset.id, "selective_harvest").empty()) return;
    auto const everything = ask({}, {}, run);
    if (!everything || !everything->total) return;
    bool const filters = *total < *everything->total;
    auto const transaction = m_around.store.begin();
    ledger.remember(m_dataset.id, "selective_harvest", filters ? "1" : "");
    ledger.remember(m_dataset.id, "no_selective_harvest", filters ? "" : "1");
    transaction->commit();
    if (!filters)
        tell_once(run, "parameter \"" + m_dataset.source.json_api.delta.first +
                           "\" changes nothing: with and without it the source tells a total of " +
                           std::to_string(*total) + "; expected fewer since " + run.from);
}

/// A list that grew or shrank while it was walked: what moved over the edge of a page came twice or never.
void JsonApiSource::ask_total_again(FetchedPage &page, HarvestRun &run) {
    if (!knows_totals()) return;
    auto const again = ask({}, run.from, run);
    if (!again)
        return tell_failure(run, {again.failure().code,
                                  "the total cannot be asked again at the end: " + again.failure().message});
    compare_totals(page.stated_size, again->total, run);
    if (again->total) page.stated_size = again->total; // what was received must reach it
}

/// Growth shows in the number received. Where something went, what followed has moved to a page that was
/// walked before, and the numbers agree although a record was passed over; a sort key does not move.
void JsonApiSource::compare_totals(std::optional<std::uint64_t> before, std::optional<std::uint64_t> now,
                                   HarvestRun &run) const {
    if (!before || !now || *before == *now) return;
    auto const moved = "the list changed while it was walked: its total went from " +
                       std::to_string(*before) + " to " + std::to_string(*now);
    bool const may_have_passed_over = *now < *before && counts(m_dataset.source.json_api);
    if (may_have_passed_over) return tell_failure(run, {"size_short", moved});
    tell_once(run, moved);
}

} // namespace tsunagi::harvester
