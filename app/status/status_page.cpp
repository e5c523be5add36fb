#include "app/status/status_page.hpp"

#include "app/reasons.hpp"
#include "app/run_report.hpp"
#include "config/schedule/occurrences.hpp"
#include "config/schedule/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace tsunagi::app {

namespace {

constexpr std::size_t heading_width = 12, held_back_shown = 5;

std::string clock_of(config::TimeZone const &zone, model::Time time) {
    return config::shown(zone.local(time));
}

/// "  Last run    …"
std::string line(std::string heading, std::string const &text) {
    heading.resize(heading_width, ' ');
    return "  " + heading + text + "\n";
}

std::string counted(std::uint64_t number, std::string const &one, std::string const &many) {
    return with_commas(number) + " " + (number == 1 ? one : many);
}

std::string changes_of(model::HarvestRun const &run) {
    std::string text;
    auto const add = [&](std::uint64_t number, char const *word) {
        if (number > 0) text += (text.empty() ? "" : ", ") + with_commas(number) + " " + word;
    };
    add(run.fresh, "new");
    add(run.changed, "changed");
    add(run.deleted + run.deleted_by_absence, "deleted");
    add(run.held_back, "held back");
    return text.empty() ? "nothing changed" : text;
}

std::string progress_of(model::HarvestRun const &run) {
    return "running: " + with_commas(run.received) +
           (run.stated_size ? " of " + with_commas(*run.stated_size) : "") + " records" +
           (run.stage.empty() ? "" : ", " + run.stage);
}

std::string last_run_lines(DatasetStatus const &status, config::TimeZone const &zone) {
    if (!status.last_run) return line("Last run", "none yet");
    auto const &run = *status.last_run;
    auto const begun = clock_of(zone, run.started) + " (" + run.id + ") ";
    if (run.outcome == model::Outcome::running) return line("Last run", begun + progress_of(run));
    auto text = line("Last run", begun + sentence_of(run.outcome).en + ": " + changes_of(run));
    for (auto const &reason : run.reasons) text += line("", "because " + sentence_of(reason).en);
    return text;
}

std::string freshness_line(DatasetStatus const &status) {
    if (!status.freshness_days) return line("Fresh", "never fully harvested");
    auto const target = status.dataset->target_days;
    auto const days = static_cast<std::uint64_t>(std::max(0L, *status.freshness_days));
    bool const late = target && *status.freshness_days > *target;
    return line("Fresh",
                (days == 0 ? "today" : counted(days, "day", "days") + " old") +
                    (target ? " (promised: " + counted(static_cast<std::uint64_t>(*target), "day", "days") +
                                  (late ? ", late)" : ")")
                            : ""));
}

std::string next_run_line(DatasetStatus const &status, config::TimeZone const &zone, model::Time now) {
    auto const words = config::in_words(status.dataset->schedule).en;
    if (!status.next_run) return line("Next run", words);
    auto const at = status.next_run->at <= now ? "now" : clock_of(zone, status.next_run->at);
    return line("Next run", at + " (" + words + ")");
}

std::string proposal_lines(model::HarvestRun const &run) {
    if (!run.proposal) return "";
    auto const &proposal = *run.proposal;
    auto const what = proposal.kind == model::ProposalKind::deletions
                          ? counted(proposal.count, "deletion", "deletions")
                      : proposal.kind == model::ProposalKind::publication
                          ? counted(proposal.count, "record", "records") + " that could not be used"
                          : counted(proposal.count, "changed identifier", "changed identifiers");
    auto const percent = std::to_string(std::lround(proposal.share * 1000) / 10) + "." +
                         std::to_string(std::lround(proposal.share * 1000) % 10);
    return line("Waiting", what + " of " + run.id + " (" + percent + " %) for your decision:") +
           line("", "tsunagi approve " + run.id + " --reason …, or tsunagi reject " + run.id + " --reason …");
}

std::string held_back_lines(DatasetStatus const &status) {
    if (status.held_back.empty()) return "";
    auto text = line("Held back", counted(status.held_back.size(), "record", "records"));
    for (std::size_t i = 0; i < std::min(held_back_shown, status.held_back.size()); ++i)
        text += line("", status.held_back[i].first + ": " + status.held_back[i].second);
    if (status.held_back.size() > held_back_shown)
        text += line("", "and " + with_commas(status.held_back.size() - held_back_shown) + " more");
    return text;
}

using Row = std::vector<std::string>;

Row row_of(model::HarvestRun const &run, config::TimeZone const &zone) {
    std::string reasons;
    for (auto const &reason : run.reasons) reasons += (reasons.empty() ? "" : " ") + reason;
    return {run.id,
            clock_of(zone, run.started),
            name_of(run.kind),
            name_of(run.outcome),
            with_commas(run.received),
            with_commas(run.fresh),
            with_commas(run.changed),
            with_commas(run.unchanged),
            with_commas(run.deleted + run.deleted_by_absence),
            with_commas(run.held_back),
            std::to_string(run.milliseconds / 1000),
            reasons};
}

std::string padded(std::string const &text, std::size_t width, bool is_number) {
    std::string const blanks(width - std::min(width, text.size()), ' ');
    return is_number ? blanks + text : text + blanks;
}

} // namespace

std::string with_commas(std::uint64_t number) {
    auto text = std::to_string(number);
    for (auto at = static_cast<int>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

std::string status_paragraph(DatasetStatus const &status, config::TimeZone const &zone, model::Time now) {
    auto const &dataset = *status.dataset;
    auto const &name = dataset.name.ja.empty() ? dataset.name.en : dataset.name.ja;
    auto text = dataset.id + "  " + name + "\n" + line("Institution", status.institution) +
                line("Records", with_commas(status.records)) + last_run_lines(status, zone) +
                freshness_line(status) + next_run_line(status, zone, now);
    if (status.not_before)
        text += line("Host", "wants to be left alone until " + clock_of(zone, *status.not_before));
    for (auto const &run : status.holds) text += proposal_lines(run);
    text += held_back_lines(status);
    for (auto const &alert : status.alerts)
        text += line("Alert", alert.message.en + (alert.acknowledged ? " (acknowledged)" : ""));
    return text;
}

std::string outlook(model::Dataset const &dataset, std::vector<store::Event> const &events,
                    config::TimeZone const &zone, model::Time now) {
    std::string text;
    for (auto const time : config::next_starts(dataset.schedule, dataset.id, now))
        text += line(text.empty() ? "Coming runs" : "", clock_of(zone, time));
    bool first = true;
    for (auto const &event : events)
        text +=
            line(std::exchange(first, false) ? "Events" : "", clock_of(zone, event.time) + " " + event.text);
    return text;
}

std::string table_of(std::vector<model::HarvestRun> const &runs, config::TimeZone const &zone) {
    if (runs.empty()) return "";
    std::vector<Row> rows{{"run", "begun", "kind", "outcome", "received", "new", "changed", "unchanged",
                           "deleted", "held back", "seconds", "reasons"}};
    for (auto const &run : runs) rows.push_back(row_of(run, zone));
    std::vector<std::size_t> widths(rows.front().size());
    for (auto const &row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
    std::string text;
    for (auto const &row : rows) {
        std::string written;
        for (std::size_t i = 0; i < row.size(); ++i)
            written += padded(row[i], widths[i], i >= 4 && i <= 10) + (i + 1 < row.size() ? "  " : "");
        text += written.substr(0, written.find_last_not_of(' ') + 1) + "\n";
    }
    return text;
}

} // namespace tsunagi::app
