#include "harvester/source/stretch.hpp"

#include "harvester/due.hpp"
#include "harvester/source/oai_requests.hpp"

namespace tsunagi::harvester {

namespace {

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
                                      std::chrono::seconds overlap, model::HarvestRun &run) {
    bool const names_dates = !request.from.empty() || !request.until.empty();
    run.partial = names_dates || !request.set.empty() || request.limit.has_value();
    run.kind = names_dates ? model::RunKind::incremental : model::RunKind::full;
    if (run.partial) return asked_stretch(request);
    if (request.reconcile) {
        bool const has_headers = dataset.source.type == "oai_pmh";
        if (has_headers) run.kind = model::RunKind::reconcile;
        return Stretch{};
    }
    auto const cursor = parse_utc(ledger.cursor(dataset.id));
    if (request.full || !cursor || full_list_is_due(dataset, ledger, now)) return Stretch{};
    run.kind = model::RunKind::incremental;
    return Stretch{*cursor - overlap, {}};
}

} // namespace tsunagi::harvester
