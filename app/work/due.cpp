#include "app/work/due.hpp"

#include "app/work/inbox.hpp"
#include "config/schedule/occurrences.hpp"
#include "config/schedule/windows.hpp"
#include "harvester/host_robots.hpp"

#include <algorithm>

namespace tsunagi::app {

namespace {

using model::Time;

constexpr std::chrono::hours unsaid_wait{1};       ///< after "too many requests" without a time
constexpr std::chrono::hours between_attempts{24}; ///< of a delivery or confirmation that failed
constexpr std::size_t runs_looked_at = 50;         ///< replays and rollbacks among them are passed over

bool asks_source(model::HarvestRun const &run) {
    return run.kind != model::RunKind::replay && run.kind != model::RunKind::rollback;
}

bool ended_by(model::HarvestRun const &run, char const *reason) {
    return std::ranges::find(run.reasons, reason) != run.reasons.end();
}

std::optional<Time> by_schedule(model::Dataset const &dataset, DatasetPast const &past) {
    auto const after = past.last_run ? past.last_run->started : past.first_seen.value_or(Time());
    return config::next_start(dataset.schedule, dataset.id, after);
}

/// When a run that had to stop, though the source had more, may go on.
std::optional<Time> after_stopping(DatasetPast const &past) {
    if (!past.last_run || !past.last_run->finished || past.last_run->partial) return std::nullopt;
    auto const stopped = *past.last_run->finished;
    if (ended_by(*past.last_run, "interrupted") || ended_by(*past.last_run, "outside_window")) return stopped;
    if (!ended_by(*past.last_run, "rate_limited") && !ended_by(*past.last_run, "not_before"))
        return std::nullopt;
    bool const is_told = past.host_not_before && *past.host_not_before > stopped;
    return is_told ? stopped : stopped + unsaid_wait;
}

/// `wanted`, unless a run has begun since: then a day after that run.
std::optional<Time> once_a_day(std::optional<Time> wanted, DatasetPast const &past) {
    if (!wanted || !past.last_run || past.last_run->started < *wanted) return wanted;
    return past.last_run->started + between_attempts;
}

std::optional<NextRun> earliest(model::Dataset const &dataset, DatasetPast const &past) {
    std::optional<NextRun> first;
    auto const consider = [&](std::optional<Time> since, Because because) {
        if (since && (!first || *since < first->since)) first = NextRun{.since = *since, .because = because};
    };
    consider(by_schedule(dataset, past), Because::schedule);
    if (past.was_killed && past.last_run) consider(past.last_run->started, Because::killed);
    consider(after_stopping(past), Because::stopped);
    consider(once_a_day(past.confirm_at, past), Because::confirmation);
    consider(once_a_day(past.delivered, past), Because::delivery);
    return first;
}

std::optional<Time> time_in(std::string const &rfc3339) {
    auto const wall = rfc3339.empty() ? std::nullopt : config::read_local_time(rfc3339.substr(0, 19));
    if (!wall) return std::nullopt;
    return Time(wall->time_since_epoch());
}

bool is_before(Due const &a, Due const &b) {
    if (a.dataset->priority != b.dataset->priority) return a.dataset->priority < b.dataset->priority;
    return a.run.since < b.run.since;
}

} // namespace

std::optional<NextRun> next_run(model::Dataset const &dataset, DatasetPast const &past, Time now) {
    if (dataset.schedule.paused) return std::nullopt;
    auto next = earliest(dataset, past);
    if (!next) return std::nullopt;
    auto const begin = std::max({next->since, past.host_not_before.value_or(Time()), now});
    auto const open =
        config::next_opening(dataset.windows, config::TimeZone(dataset.schedule.time_zone), begin);
    if (!open) return std::nullopt;
    next->at = *open;
    next->confirms = past.confirm_at && *past.confirm_at <= next->at;
    return next;
}

DatasetPast past_of(Workspace const &workspace, model::Dataset const &dataset) {
    auto const &ledger = workspace.store->ledger();
    DatasetPast past{.first_seen = time_in(ledger.fact(dataset.id, "first_seen")),
                     .confirm_at = time_in(ledger.fact(dataset.id, "confirm_at")),
                     .host_not_before = workspace.store->hosts().not_before(host_asked_by(dataset)),
                     .delivered = newest_delivery(workspace.folder, dataset)};
    auto const runs = ledger.newest_runs(dataset.id, runs_looked_at);
    auto const last = std::ranges::find_if(runs, asks_source);
    if (last == runs.end()) return past;
    past.last_run = *last;
    bool const can_be_asked_again = dataset.source.type != "files" || !dataset.source.files.url.empty();
    past.was_killed = last->outcome == model::Outcome::running && !last->partial && can_be_asked_again;
    return past;
}

std::vector<Due> due_datasets(Workspace const &workspace, Time now) {
    std::vector<Due> due;
    for (auto const &[id, dataset] : workspace.settings.datasets) {
        auto const next = next_run(dataset, past_of(workspace, dataset), now);
        if (next && next->at <= now) due.push_back({&dataset, *next});
    }
    std::ranges::stable_sort(due, is_before);
    return due;
}

std::string host_asked_by(model::Dataset const &dataset) {
    auto const host = harvester::name_of_host(config::url_of(dataset.source));
    return host.empty() ? "files:" + dataset.id : host;
}

} // namespace tsunagi::app
