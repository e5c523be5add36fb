#include "harvester/run_state.hpp"

#include <algorithm>

#include "harvester/due.hpp"
#include "harvester/taking_up.hpp"

namespace tsunagi::harvester {

namespace {

void add_once(std::vector<std::string> &list, std::string const &text) {
    if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

} // namespace

void RunState::open(model::HarvestRun fresh) {
    fresh.stage = "receiving";
    auto const transaction = around.store.begin();
    run = ledger().open_run(std::move(fresh));
    transaction->commit();
}

void RunState::take_up(model::HarvestRun stopped) {
    run = taken_up(std::move(stopped));
    windows = around.store.windows().of_run(run.id);
    walk_in_order(windows);
    noted = received();
    m_requests_before = run.requests;
    m_pages_before = run.pages;
    save();
}

void RunState::plan(std::vector<store::Window> planned) {
    windows = std::move(planned);
    auto const transaction = around.store.begin();
    around.store.windows().plan(run.id, windows);
    ledger().save_run(run);
    transaction->commit();
}

void RunState::add_reason(std::string const &reason) { add_once(run.reasons, reason); }

void RunState::add_message(std::string const &message) { add_once(run.messages, message); }

bool RunState::has_reason(std::string const &reason) const {
    return std::find(run.reasons.begin(), run.reasons.end(), reason) != run.reasons.end();
}

bool RunState::is_limited() const {
    auto const &stop = dataset.harvest;
    return (request.limit && noted >= *request.limit) || (stop.max_records && noted >= *stop.max_records) ||
           (stop.max_pages && run.pages >= *stop.max_pages) || run.bytes >= dataset.limits.run_gib << 30;
}

std::uint64_t RunState::vain_requests() const {
    return run.requests - m_requests_before - (run.pages - m_pages_before);
}

bool RunState::is_through() const {
    return std::none_of(windows.begin(), windows.end(), is_open) &&
           around.store.windows().wanted(dataset.id).empty();
}

void RunState::conclude() {
    tell_repeated_identifiers();
    if (run.received_as == model::Outcome::running)
        run.received_as = run.reasons.empty() ? model::Outcome::complete
                          : noted > 0         ? model::Outcome::incomplete
                                              : model::Outcome::failed;
    run.whole_list = run.whole_list && !run.partial && !has_reason("limited");
    run.stage = "checking"; // by the guards, in app
    run.resumption_token.clear();
    settle_what_was_due();
}

/// A whole list that is complete answers what asked for one.
void RunState::settle_what_was_due() {
    if (run.received_as != model::Outcome::complete || !run.whole_list) return;
    forget_due(dataset, ledger(), run.kind);
}

/// Files have no list size to compare with: where rows share an identifier only the last is kept, and that is
/// said.
void RunState::tell_repeated_identifiers() {
    if (dataset.source.type != "files") return;
    auto const distinct = received();
    if (noted <= distinct) return;
    add_message(std::to_string(noted - distinct) + " of " + std::to_string(noted) +
                " records repeat an identifier of this run; of each only the last is kept. Expected one "
                "record an identifier: see id_column or id_path of the source");
}

void RunState::save() {
    auto const transaction = around.store.begin();
    for (auto const &window : windows) around.store.windows().save(run.id, window);
    ledger().save_run(run);
    transaction->commit();
}

void RunState::save(store::Window const &window) {
    around.store.windows().save(run.id, window);
    ledger().save_run(run);
}

void RunState::tell(store::Window const &window) const {
    if (!around.listener) return;
    around.listener({.dataset = dataset.id,
                     .pages = run.pages,
                     .records = noted,
                     .stated_size = run.stated_size,
                     .stage = run.stage,
                     .window = window.place + 1,
                     .windows = windows.size()});
}

} // namespace tsunagi::harvester
