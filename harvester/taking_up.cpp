#include "harvester/taking_up.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "harvester/source/oai_requests.hpp"

namespace tsunagi::harvester {

namespace {

using model::RunKind;
using store::Window;

constexpr std::chrono::hours memory_of_tokens{24};

bool passes(std::string_view reason) {
    constexpr std::array passing{"transport",      "http_status", "rate_limited", "outside_window",
                                 "page_truncated", "blocked",     "interrupted"};
    if (std::find(passing.begin(), passing.end(), reason) != passing.end()) return true;
    return is_passing_oai_error(reason);
}

} // namespace

bool asks_everything(HarvestRequest const &request) {
    return request.from.empty() && request.until.empty() && request.set.empty() && !request.limit;
}

bool asks_the_same(HarvestRequest const &request, model::HarvestRun const &run) {
    if (!asks_everything(request) || run.partial) return false;
    if (request.reconcile) return run.kind == RunKind::reconcile;
    return run.kind == RunKind::full || (run.kind == RunKind::incremental && !request.full);
}

bool stopped_in_passing(model::HarvestRun const &run, model::Time now) {
    return run.outcome == model::Outcome::incomplete && run.received_as == model::Outcome::incomplete &&
           run.finished && now - *run.finished <= memory_of_tokens && !run.reasons.empty() &&
           std::all_of(run.reasons.begin(), run.reasons.end(), passes);
}

model::HarvestRun taken_up(model::HarvestRun run) {
    run.outcome = run.received_as = model::Outcome::running;
    run.stage = "receiving";
    run.finished.reset();
    std::erase_if(run.reasons, passes);
    return run;
}

bool is_open(Window const &window) {
    return window.state == store::WindowState::waiting || window.state == store::WindowState::walking;
}

void walk_in_order(std::vector<Window> &windows) {
    auto const gap = std::find_if(windows.begin(), windows.end(), is_open);
    if (gap == windows.end()) return;
    for (auto later = gap; later != windows.end(); ++later)
        if (later->list != gap->list && !is_open(*later)) {
            later->state = store::WindowState::waiting;
            later->token.clear();
        }
}

} // namespace tsunagi::harvester
