#include "app/run_events.hpp"

#include "app/reasons.hpp"
#include "app/run_report.hpp"

#include <algorithm>

namespace tsunagi::app {

namespace {

constexpr std::size_t most_warnings = 20; ///< the run itself keeps them all

std::string end_of(model::HarvestRun const &run) {
    auto text = run.id + " (" + name_of(run.kind) + ") ended as " + name_of(run.outcome) + ": " +
                std::to_string(run.received) + " received, " + std::to_string(run.fresh) + " new, " +
                std::to_string(run.changed) + " changed, " +
                std::to_string(run.deleted + run.deleted_by_absence) + " deleted, " +
                std::to_string(run.held_back) + " held back";
    for (auto const &reason : run.reasons) text += "; " + sentence_of(reason).en;
    return text;
}

} // namespace

void tell_end(store::Journal &journal, model::HarvestRun const &run) {
    auto const time = run.finished.value_or(run.started);
    for (std::size_t i = 0; i < std::min(most_warnings, run.messages.size()); ++i)
        journal.add({.dataset = run.dataset,
                     .run = run.id,
                     .time = time,
                     .kind = "warning",
                     .text = run.messages[i]});
    journal.add(
        {.dataset = run.dataset, .run = run.id, .time = time, .kind = "run_finished", .text = end_of(run)});
}

} // namespace tsunagi::app
