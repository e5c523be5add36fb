#include "harvester/conductor.hpp"

#include "harvester/remedy.hpp"
#include "harvester/taking_up.hpp"
#include "harvester/wanted_records.hpp"
#include "harvester/window_walk.hpp"

namespace tsunagi::harvester {

namespace {

using model::HarvestRun;
using model::Outcome;
using store::WindowState;

/// In one process: the next one goes on with the search where it stopped.
constexpr int max_halvings = 8;

} // namespace

Conductor::Conductor(model::Dataset const &dataset, HarvestRequest const &request, Surroundings const &around,
                     ListRules rules)
    : m_state(dataset, request, around), m_rules(rules) {}

HarvestRun Conductor::conduct(Source &source, model::RunKind kind) {
    if (!takes_up(kind)) begin_anew(kind);
    if (is_introduced(source, kind)) {
        if (m_state.windows.empty()) m_state.plan(source.windows(m_state.run));
        walk_windows(source);
        fetch_wanted(m_state, source);
    }
    finish();
    return m_state.run;
}

HarvestRun Conductor::fail(model::Failure const &failure, model::RunKind kind) {
    if (auto unfinished = m_state.ledger().unfinished_run(m_state.dataset.id))
        close_unfinished(std::move(*unfinished));
    begin_anew(kind);
    give_up(failure);
    finish();
    return m_state.run;
}

/// What a killed run has left unfinished, or the last run when only passing trouble stopped it.
bool Conductor::takes_up(model::RunKind kind) {
    auto &ledger = m_state.ledger();
    bool const harvests = kind != model::RunKind::ingest;
    if (auto unfinished = ledger.unfinished_run(m_state.dataset.id)) {
        bool const still_receives = unfinished->received_as == Outcome::running;
        if (still_receives && harvests && asks_the_same(m_state.request, *unfinished)) {
            m_state.take_up(std::move(*unfinished));
            return true;
        }
        close_unfinished(std::move(*unfinished));
        return false;
    }
    if (m_state.dataset.source.type == "files") return false; // another delivery is another run
    auto runs = ledger.runs(m_state.dataset.id);
    std::erase_if(runs, [](auto const &run) { return run.outcome == Outcome::refused && run.pages == 0; });
    if (runs.empty() || !harvests || !asks_the_same(m_state.request, runs.front()) ||
        !stopped_in_passing(runs.front(), m_state.around.clock.now()))
        return false;
    m_stopped = runs.front();
    m_state.take_up(std::move(runs.front()));
    return true;
}

void Conductor::begin_anew(model::RunKind kind) {
    HarvestRun run;
    run.dataset = m_state.dataset.id;
    run.kind = kind;
    run.started = m_state.around.clock.now();
    run.started_by = m_state.request.started_by;
    run.partial = !asks_everything(m_state.request);
    m_state.open(std::move(run));
    auto const transaction = m_state.around.store.begin();
    m_state.around.store.windows().want_nothing(m_state.dataset.id);
    transaction->commit();
}

/// Something else is asked for now.
void Conductor::close_unfinished(HarvestRun run) {
    if (run.received_as == Outcome::running) {
        run.received_as = run.pages > 0 ? Outcome::incomplete : Outcome::failed;
        run.reasons.push_back("interrupted");
    }
    run.outcome = run.received_as;
    run.stage.clear();
    run.finished = m_state.around.clock.now();
    auto const transaction = m_state.around.store.begin();
    m_state.ledger().save_run(run);
    transaction->commit();
}

/// A host that asks to be left alone is no reason to forget where a stopped run stands: it waits as it was.
bool Conductor::is_introduced(Source &source, model::RunKind kind) {
    auto const identified = source.identify(m_state.run);
    if (identified) return true;
    bool const refused = identified.failure().code == "not_before";
    if (refused && m_stopped) {
        auto const transaction = m_state.around.store.begin();
        m_state.ledger().save_run(*m_stopped);
        transaction->commit();
        m_state.windows.clear();
        begin_anew(kind);
    }
    if (refused) m_state.run.received_as = Outcome::refused;
    give_up(identified.failure());
    return false;
}

void Conductor::give_up(model::Failure const &failure) {
    m_state.add_reason(failure.code);
    m_state.add_message(failure.message);
}

void Conductor::walk_windows(Source &source) {
    for (std::size_t at = 0; at < m_state.windows.size(); ++at)
        while (is_open(m_state.windows[at]))
            if (!walk_window(source, at)) return;
}

/// False when the run ends here.
bool Conductor::walk_window(Source &source, std::size_t at) {
    auto const failure = WindowWalk(m_state, source, m_state.windows[at], m_rules).walk();
    if (m_state.has_reason("limited")) return false;
    return !failure || recover(source, at, *failure);
}

bool Conductor::recover(Source const &source, std::size_t at, model::Failure const &failure) {
    auto &window = m_state.windows[at];
    auto const cutting = source.date_cutting(m_state.run);
    auto const tries = static_cast<std::uint64_t>(m_state.dataset.politeness.tries_per_run);
    bool const may_search =
        m_state.run.pages > 0 && m_state.vain_requests() < tries && m_halvings < max_halvings;
    switch (remedy_for(failure, window, cutting, may_search)) {
    case Remedy::restart:
        restart(window, cutting, m_state.received());
        m_state.save();
        return true;
    case Remedy::halve: {
        ++m_halvings;
        m_state.add_message(described(window) + " is asked for in two halves: " + failure.message);
        auto const [older, newer] = *halves(window, *cutting);
        replace(at, WindowState::split, {older, newer});
        return true;
    }
    case Remedy::isolate:
        m_state.add_message(described(window) + " is asked for record by record: " + failure.message);
        replace(at, WindowState::quarantined, {isolating(window)});
        return true;
    case Remedy::next_window:
        window.state = WindowState::incomplete;
        give_up(failure);
        m_state.save();
        return true;
    case Remedy::stop:
        break;
    }
    give_up(failure);
    return false;
}

void Conductor::replace(std::size_t at, WindowState state, std::vector<store::Window> const &parts) {
    auto windows = m_state.windows;
    windows[at].state = state;
    windows[at].token.clear();
    windows.insert(windows.begin() + static_cast<std::ptrdiff_t>(at) + 1, parts.begin(), parts.end());
    m_state.plan(std::move(windows));
}

void Conductor::finish() {
    auto const transaction = m_state.around.store.begin();
    if (!m_state.is_concluded()) m_state.conclude();
    m_state.ledger().save_run(m_state.run);
    transaction->commit();
}

} // namespace tsunagi::harvester
