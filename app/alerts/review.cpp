#include "app/alerts/review.hpp"

#include "app/alerts/findings.hpp"
#include "app/work/due.hpp"
#include "config/schedule/time_zone.hpp"

#include <algorithm>
#include <functional>

namespace tsunagi::app {

namespace {

constexpr std::size_t runs_looked_at = 100;

bool asked_source(model::HarvestRun const &run) {
    return run.outcome != model::Outcome::running && run.kind != model::RunKind::replay &&
           run.kind != model::RunKind::rollback && !run.partial;
}

DatasetHealth health_of(Workspace const &workspace, model::Dataset const &dataset) {
    auto const &ledger = workspace.store->ledger();
    DatasetHealth health;
    for (auto &run : ledger.newest_runs(dataset.id, runs_looked_at)) {
        if (!asked_source(run)) continue;
        health.known_since = run.started;
        if (!health.complete && run.outcome == model::Outcome::complete) health.complete = run;
        health.runs.push_back(std::move(run));
    }
    auto const seen = config::read_local_time(ledger.fact(dataset.id, "first_seen").substr(0, 19));
    if (seen) health.known_since = model::Time(seen->time_since_epoch());
    for (auto const &[host, last_day] : workspace.store->hosts().certificates())
        if (host == host_asked_by(dataset)) health.certificate_ends = last_day;
    return health;
}

double free_percent(std::filesystem::path const &folder) {
    auto const space = std::filesystem::space(folder);
    return 100.0 * static_cast<double>(space.available) /
           static_cast<double>(std::max<std::uintmax_t>(space.capacity, 1));
}

bool concerns(store::Alert const &alert, Finding const &finding) {
    return alert.rule == finding.rule && alert.dataset == finding.dataset;
}

/// Told already: nobody has taken note of it yet, or what they took note of is the same.
bool is_known(std::vector<store::Alert> const &lasting, Finding const &finding) {
    return std::ranges::any_of(lasting, [&](auto const &alert) {
        return concerns(alert, finding) && (!alert.acknowledged || alert.run == finding.run);
    });
}

void open(Workspace &workspace, Finding const &finding, model::Time now) {
    auto &store = *workspace.store;
    auto const alert = store.alerts().open({.rule = finding.rule,
                                            .dataset = finding.dataset,
                                            .run = finding.run,
                                            .opened = now,
                                            .severity = finding.severity,
                                            .message = finding.message});
    store.journal().add(
        {.dataset = alert.dataset, .run = alert.run, .time = now, .kind = "alert", .text = alert.message.en});
    for (auto const &webhook : workspace.settings.service.alerts.webhooks)
        if (std::ranges::any_of(webhook.rules,
                                [&](auto const &rule) { return rule == "*" || rule == alert.rule; }))
            store.alerts().note({.alert = alert.id, .webhook = webhook.url, .next_try = now});
}

/// `concerned`: the alerts that these findings speak about.
void settle(Workspace &workspace, std::vector<Finding> const &findings, model::Time now,
            std::function<bool(store::Alert const &)> const &concerned) {
    auto &alerts = workspace.store->alerts();
    auto const transaction = workspace.store->begin();
    auto const lasting = alerts.lasting();
    for (auto const &alert : lasting)
        if (concerned(alert) &&
            std::ranges::none_of(findings, [&](auto const &finding) { return concerns(alert, finding); }))
            alerts.end(alert.id, now);
    for (auto const &finding : findings)
        if (!is_known(lasting, finding)) open(workspace, finding, now);
    transaction->commit();
}

} // namespace

void review_alerts(Workspace &workspace, model::Dataset const &dataset, model::Time now) {
    auto const &rules = workspace.settings.service.alerts.rules;
    settle(workspace, findings_of(dataset, rules, health_of(workspace, dataset), now), now,
           [&](auto const &alert) { return alert.dataset == dataset.id; });
}

void review_all_alerts(Workspace &workspace, model::Time now) {
    auto const &datasets = workspace.settings.datasets;
    for (auto const &[id, dataset] : datasets) review_alerts(workspace, dataset, now);
    std::vector<Finding> of_service;
    if (auto disk = finding_of_disk(workspace.settings.service.alerts.rules, free_percent(workspace.folder)))
        of_service.push_back(std::move(*disk));
    settle(workspace, of_service, now, [&](auto const &alert) { return !datasets.contains(alert.dataset); });
}

} // namespace tsunagi::app
