#include "harvester/source/stretch.hpp"

#include <algorithm>

#include "harvester/source/oai_requests.hpp"

namespace tsunagi::harvester {

namespace {

bool is_complete_full(model::HarvestRun const &run) {
    return run.outcome == model::Outcome::complete && run.kind == model::RunKind::full && !run.partial;
}

/// Contract 6.7: now and then the whole list, because not every server tells every change.
bool full_list_is_due(model::Dataset const &dataset, store::Ledger const &ledger, model::Time now) {
    auto const runs = ledger.runs(dataset.id);
    auto const last = std::find_if(runs.begin(), runs.end(), is_complete_full);
    return last == runs.end() || now - last->started >= std::chrono::days(dataset.harvest.full_every_days);
}

model::Failure unreadable(char const *option, std::string const &value) {
    return {"configuration", std::string(option) + " is \"" + value +
                                 "\", expected a date such as \"2026-01-31\" or \"2026-01-31T12:00:00Z\""};
}

model::Result<Stretch> asked_stretch(HarvestRequest const &request) {
    Stretch stretch{parse_utc(request.from), parse_utc(request.until)};
    if (!request.from.empty() && !stretch.from) return unreadable("from", request.from);
    if (!request.until.empty() && !stretch.until) return unreadable("until", request.until);
    bool const whole_day = request.until.size() == 10;
    if (stretch.until && whole_day) *stretch.until += std::chrono::days(1) - std::chrono::seconds(1);
    return stretch;
}

} // namespace

model::Result<Stretch> choose_stretch(HarvestRequest const &request, model::Dataset const &dataset,
                                      store::Ledger const &ledger, model::Time now,
                                      std::chrono::seconds default_overlap, model::HarvestRun &run) {
    bool const names_dates = !request.from.empty() || !request.until.empty();
    run.partial = names_dates || !request.set.empty() || request.limit.has_value();
    run.kind = names_dates ? model::RunKind::incremental : model::RunKind::full;
    if (run.partial) return asked_stretch(request);
    auto const cursor = parse_utc(ledger.cursor(dataset.id));
    if (request.full || !cursor || full_list_is_due(dataset, ledger, now)) return Stretch{};
    run.kind = model::RunKind::incremental;
    auto const configured = dataset.harvest.overlap_seconds;
    auto const overlap = configured ? std::chrono::seconds(*configured) : default_overlap;
    return Stretch{*cursor - overlap, {}};
}

} // namespace tsunagi::harvester
