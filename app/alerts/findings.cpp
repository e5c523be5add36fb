#include "app/alerts/findings.hpp"

#include "app/reasons.hpp"
#include "config/schedule/time_zone.hpp"

#include <algorithm>
#include <cmath>

namespace tsunagi::app {

namespace {

using model::Outcome;
using std::chrono::days;

model::LocalText name_of(model::Dataset const &dataset) {
    auto const &name = dataset.name;
    return {name.ja.empty() ? name.en : name.ja, name.en.empty() ? name.ja : name.en};
}

/// It stopped because it was told to, and goes on by itself: no trouble of the source.
bool is_no_verdict(model::HarvestRun const &run) {
    return std::ranges::any_of(run.reasons, [](auto const &reason) {
        return reason == "interrupted" || reason == "outside_window" || reason == "limited" ||
               reason == "locked";
    });
}

bool waits_for_nobody(model::HarvestRun const &run) {
    return run.proposal && run.proposal->state != model::ProposalState::waiting;
}

/// The newest runs that ended like this, one after the other; empty when fewer than the threshold.
std::vector<model::HarvestRun> in_a_row(DatasetHealth const &health, Outcome outcome,
                                        std::optional<double> threshold) {
    std::vector<model::HarvestRun> row;
    if (!threshold) return row;
    for (auto const &run : health.runs) {
        if (is_no_verdict(run)) continue;
        if (run.outcome != outcome || waits_for_nobody(run)) break;
        row.push_back(run);
    }
    if (static_cast<double>(row.size()) < std::max(1.0, *threshold)) row.clear();
    return row;
}

model::LocalText why(model::HarvestRun const &run) {
    model::LocalText text;
    for (auto const &reason : run.reasons) {
        auto const sentence = sentence_of(reason);
        text.ja += (text.ja.empty() ? "" : "。") + sentence.ja;
        text.en += (text.en.empty() ? "" : "; ") + sentence.en;
    }
    return text;
}

std::optional<Finding> finding_of_runs(model::Dataset const &dataset, char const *rule, char const *severity,
                                       std::vector<model::HarvestRun> const &row) {
    if (row.empty()) return std::nullopt;
    auto const name = name_of(dataset), reasons = why(row.front()),
               outcome = sentence_of(row.front().outcome);
    auto const count = std::to_string(row.size());
    return Finding{.rule = rule,
                   .dataset = dataset.id,
                   .run = row.front().id,
                   .severity = severity,
                   .message = {"「" + name.ja + "」の収集が" + count + "回続けて" + outcome.ja +
                                   "になりました：" + reasons.ja,
                               name.en + ": the last " + (row.size() == 1 ? "run" : count + " runs") +
                                   " ended as " + outcome.en + ": " + reasons.en}};
}

std::optional<Finding> staleness(model::Dataset const &dataset, config::AlertRules const &rules,
                                 DatasetHealth const &health, model::Time now) {
    std::optional<double> most = rules.stale_days;
    if (!most && dataset.target_days) most = static_cast<double>(*dataset.target_days);
    auto const fresh = health.complete ? std::optional(health.complete->started) : health.known_since;
    if (!most || !fresh) return std::nullopt;
    auto const age = std::chrono::floor<days>(now - *fresh).count();
    if (static_cast<double>(age) <= *most) return std::nullopt;
    auto const name = name_of(dataset);
    auto const count = std::to_string(age), promised = std::to_string(std::lround(*most));
    return Finding{.rule = "stale_days",
                   .dataset = dataset.id,
                   .run = health.complete ? health.complete->id : "",
                   .severity = "warn",
                   .message = {"「" + name.ja + "」は" + count + "日間、完全に更新されていません（目標" +
                                   promised + "日）",
                               name.en + " has not been brought fully up to date for " + count +
                                   " days (promised: " + promised + ")"}};
}

std::optional<Finding> end_of_trust(model::Dataset const &dataset, config::AlertRules const &rules,
                                    std::string const &last_day, model::LocalText const &thing,
                                    model::Time now) {
    auto const day = config::read_local_day(last_day);
    if (!rules.tls_expiry_days || !day) return std::nullopt;
    auto const left = (day->time_since_epoch() - std::chrono::floor<days>(now).time_since_epoch()).count();
    if (static_cast<double>(left) >= *rules.tls_expiry_days) return std::nullopt;
    auto const name = name_of(dataset);
    return Finding{.rule = "tls_expiry_days",
                   .dataset = dataset.id,
                   .severity = left < 0 ? "error" : "warn",
                   .message = {"「" + name.ja + "」の" + thing.ja + "は" + last_day + "に期限が切れます",
                               name.en + ": " + thing.en + " ends on " + last_day}};
}

} // namespace

std::vector<Finding> findings_of(model::Dataset const &dataset, config::AlertRules const &rules,
                                 DatasetHealth const &health, model::Time now) {
    std::vector<Finding> findings;
    auto const add = [&](std::optional<Finding> finding) {
        if (finding) findings.push_back(std::move(*finding));
    };
    add(finding_of_runs(dataset, "run_failed", "error", in_a_row(health, Outcome::failed, rules.run_failed)));
    add(finding_of_runs(dataset, "run_incomplete", "warn",
                        in_a_row(health, Outcome::incomplete, rules.run_incomplete)));
    add(finding_of_runs(dataset, "run_refused", "warn",
                        in_a_row(health, Outcome::refused, rules.run_refused)));
    add(staleness(dataset, rules, health, now));
    auto trust = dataset.tls ? end_of_trust(dataset, rules, dataset.tls->expires,
                                            {"TLSの例外設定", "the TLS exception in the configuration"}, now)
                             : std::nullopt;
    if (!trust)
        trust = end_of_trust(dataset, rules, health.certificate_ends,
                             {"提供元の証明書", "the certificate of the source"}, now);
    add(std::move(trust));
    return findings;
}

std::optional<Finding> finding_of_disk(config::AlertRules const &rules, double free_percent) {
    if (!rules.disk_free_percent || free_percent >= *rules.disk_free_percent) return std::nullopt;
    auto const percent = std::to_string(std::lround(free_percent));
    return Finding{.rule = "disk_free_percent",
                   .severity = "error",
                   .message = {"ワークスペースのディスクの空きが" + percent + "％しかありません",
                               "only " + percent + " % of the workspace's disk is free"}};
}

} // namespace tsunagi::app
