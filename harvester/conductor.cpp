#include "harvester/conductor.hpp"

#include <algorithm>
#include <sstream>

#include "harvester/cut.hpp"

namespace tsunagi::harvester {

namespace {

constexpr std::uint64_t max_restarts = 3; // contract 6.3

ListPage list_page(FetchedPage const &page) {
    ListPage told{.token_before = page.provenance.token_before,
                  .next = page.next,
                  .end_was_told = page.end_was_told,
                  .is_nothing = page.is_nothing,
                  .records = page.records.size(),
                  .stated_size = page.stated_size};
    if (!page.records.empty()) {
        told.first = page.records.front().identifier;
        told.last = page.records.back().identifier;
    }
    return told;
}

bool is_refusal(std::string const &code) { return code == "not_before"; }

} // namespace

store::SeenRecord noted(model::RawRecord const &record) {
    store::SeenRecord seen;
    seen.identifier = record.identifier;
    seen.place = record.place;
    seen.datestamp = record.datestamp;
    seen.deleted = record.deleted;
    seen.unreadable = !record.fault.empty();
    seen.payload_hash = payload_hash(record);
    return seen;
}

Conductor::Conductor(model::Dataset const &dataset, HarvestRequest const &request, Surroundings const &around,
                     ListRules rules)
    : m_dataset(dataset), m_request(request), m_around(around), m_rules(rules), m_watch(rules) {}

model::HarvestRun Conductor::conduct(Source &source, model::RunKind kind) {
    begin(kind);
    auto const identified = source.identify(m_run);
    if (!identified) {
        add_reason(identified.failure().code);
        add_message(identified.failure().message);
        if (is_refusal(identified.failure().code)) m_run.outcome = model::Outcome::refused;
    } else {
        m_windows = source.windows();
        walk_windows(source);
    }
    finish();
    return m_run;
}

model::HarvestRun Conductor::fail(model::Failure const &failure, model::RunKind kind) {
    begin(kind);
    add_reason(failure.code);
    add_message(failure.message);
    finish();
    return m_run;
}

void Conductor::begin(model::RunKind kind) {
    auto &ledger = m_around.store.ledger();
    if (auto interrupted = ledger.unfinished_run(m_dataset.id)) {
        if (takes_up(*interrupted, kind)) {
            m_run = std::move(*interrupted);
            m_noted = ledger.received(m_dataset.id, m_run.id);
            return;
        }
        close_interrupted(std::move(*interrupted));
    }
    model::HarvestRun run;
    run.dataset = m_dataset.id;
    run.kind = kind;
    run.started = m_around.clock.now();
    run.started_by = m_request.started_by;
    run.partial = !asks_everything();
    auto const transaction = m_around.store.begin();
    m_run = ledger.open_run(std::move(run));
    transaction->commit();
}

/// A limited or dated run is another question than the one that was interrupted.
bool Conductor::takes_up(model::HarvestRun const &interrupted, model::RunKind kind) const {
    bool const is_ingest = kind == model::RunKind::ingest;
    bool const harvested =
        interrupted.kind == model::RunKind::full || interrupted.kind == model::RunKind::incremental;
    bool const kind_fits = !m_request.full || interrupted.kind == model::RunKind::full;
    return !is_ingest && harvested && asks_everything() && !interrupted.partial && kind_fits;
}

bool Conductor::asks_everything() const {
    return m_request.from.empty() && m_request.until.empty() && m_request.set.empty() && !m_request.limit;
}

void Conductor::close_interrupted(model::HarvestRun run) {
    run.outcome = run.pages > 0 ? model::Outcome::incomplete : model::Outcome::failed;
    run.finished = m_around.clock.now();
    run.reasons.push_back("interrupted");
    auto const transaction = m_around.store.begin();
    m_around.store.ledger().save_run(run);
    transaction->commit();
}

void Conductor::walk_windows(Source &source) {
    auto at = std::find(m_windows.begin(), m_windows.end(), m_run.window_set);
    if (at == m_windows.end()) at = m_windows.begin();
    bool const taken_up = m_run.pages > 0 && m_run.window_set == *at;
    for (bool first = true; at != m_windows.end(); ++at, first = false) {
        if (first && taken_up)
            recall_window();
        else
            begin_window(*at);
        auto next = Next::page;
        while (next == Next::page) next = walk_page(source);
        for (auto const &reason : m_watch.reasons()) add_reason(reason);
        if (next == Next::nothing) return;
    }
}

void Conductor::begin_window(std::string const &name) {
    m_run.window_set = name;
    m_run.resumption_token.clear();
    m_run.stated_size.reset();
    m_before_window = m_around.store.ledger().received(m_dataset.id, m_run.id);
    m_seen_earlier = m_restarts = 0;
    m_first_page = 0;
    m_watch = ListWatch(m_rules);
    save();
}

Conductor::Next Conductor::walk_page(Source &source) {
    auto page = source.next_page(m_run);
    if (!page) return after_failure(page.failure());
    if (!*page) return Next::window;
    auto const step = keep(**page);
    source.settled(m_run);
    tell();
    if (std::find(m_run.reasons.begin(), m_run.reasons.end(), "limited") != m_run.reasons.end())
        return Next::nothing;
    return step == ListWatch::Step::go_on ? Next::page : Next::window;
}

/// A token that is refused for good: the window from its beginning, at most three times; what came before is
/// recognised again (contract 6.3). Everything else ends the run, what came is kept.
Conductor::Next Conductor::after_failure(model::Failure const &failure) {
    if (failure.code == "bad_token" && m_restarts < max_restarts && !m_run.resumption_token.empty()) {
        ++m_restarts;
        m_run.resumption_token.clear();
        m_watch = ListWatch(m_rules);
        save();
        return Next::page;
    }
    add_reason(failure.code);
    add_message(failure.message);
    return failure.code == "bad_token" ? Next::window : Next::nothing;
}

ListWatch::Step Conductor::keep(FetchedPage &page) {
    auto told = list_page(page);
    auto const transaction = m_around.store.begin();
    auto const archived = m_around.store.archive().keep(std::move(page.provenance), page.body);
    note_records(page, archived);
    ++m_run.pages;
    m_run.resumption_token = page.next;
    if (page.stated_size) m_run.stated_size = page.stated_size;
    for (auto const &remark : page.remarks) add_message("page remark: " + remark);
    auto const step = m_watch.after(told, [this] { return distinct_in_window(); });
    for (auto const &reason : m_watch.reasons()) add_reason(reason);
    bool const more = step == ListWatch::Step::go_on || m_run.window_set != m_windows.back();
    if (more && is_limited(m_noted)) add_reason("limited");
    remember_window();
    m_around.store.ledger().save_run(m_run);
    transaction->commit();
    return step;
}

void Conductor::note_records(FetchedPage &page, store::ArchivedPage const &archived) {
    auto &ledger = m_around.store.ledger();
    if (m_first_page == 0) m_first_page = archived.id;
    bool const windows_overlap = m_windows.size() > 1 && m_before_window > 0;
    for (auto &record : page.records) {
        if (m_request.limit && m_noted >= *m_request.limit) return add_reason("limited");
        record.page = archived.id;
        record.run = m_run.id;
        if (record.identifier.empty())
            record.identifier = archived.hash + "#" + std::to_string(record.place.ordinal);
        if (windows_overlap) {
            auto const before = ledger.seen(m_dataset.id, record.identifier);
            if (before && before->run == m_run.id && before->page < m_first_page) ++m_seen_earlier;
        }
        ledger.see(m_dataset.id, record);
        ++m_noted;
    }
}

bool Conductor::is_limited(std::uint64_t records) const {
    auto const &stop = m_dataset.harvest;
    return (m_request.limit && records >= *m_request.limit) ||
           (stop.max_records && records >= *stop.max_records) ||
           (stop.max_pages && m_run.pages >= *stop.max_pages) ||
           m_run.bytes >= m_dataset.limits.run_gib << 30;
}

std::uint64_t Conductor::distinct_in_window() const {
    return m_around.store.ledger().received(m_dataset.id, m_run.id) - m_before_window + m_seen_earlier;
}

/// Only needed to judge a later window, or a restarted one, after a crash.
void Conductor::remember_window() {
    if (m_windows.size() < 2 && m_restarts == 0) return;
    std::ostringstream state;
    state << m_run.id << ' ' << m_before_window << ' ' << m_seen_earlier << ' ' << m_restarts << ' '
          << m_first_page;
    m_around.store.ledger().remember(m_dataset.id, "window", state.str());
}

void Conductor::recall_window() {
    std::istringstream state(m_around.store.ledger().fact(m_dataset.id, "window"));
    std::string run;
    std::uint64_t before = 0, earlier = 0, restarts = 0;
    store::PageId first_page = 0;
    if (!(state >> run >> before >> earlier >> restarts >> first_page) || run != m_run.id) return;
    m_before_window = before;
    m_seen_earlier = earlier;
    m_restarts = restarts;
    m_first_page = first_page;
}

void Conductor::add_reason(std::string const &reason) {
    if (std::find(m_run.reasons.begin(), m_run.reasons.end(), reason) == m_run.reasons.end())
        m_run.reasons.push_back(reason);
}

void Conductor::add_message(std::string const &message) {
    if (std::find(m_run.messages.begin(), m_run.messages.end(), message) == m_run.messages.end())
        m_run.messages.push_back(message);
}

void Conductor::tell() const {
    if (m_around.listener) m_around.listener({m_dataset.id, m_run.pages, m_noted, m_run.stated_size});
}

void Conductor::save() {
    auto const transaction = m_around.store.begin();
    m_around.store.ledger().save_run(m_run);
    transaction->commit();
}

/// Contract 5.1. The cursor that a later run starts from is read by the ledger from complete runs only.
/// Files have no list size to compare with: where rows share an identifier only the last is kept, and that is
/// said.
void Conductor::tell_repeated_identifiers() {
    if (m_dataset.source.type != "files") return;
    auto const distinct = m_around.store.ledger().received(m_dataset.id, m_run.id);
    if (m_noted <= distinct) return;
    add_message(
        std::to_string(m_noted - distinct) + " of " + std::to_string(m_noted) +
        " records repeat an identifier of this run; of each only the last is kept. Expected one record an "
        "identifier: see id_column or id_path of the source");
}

void Conductor::finish() {
    tell_repeated_identifiers();
    if (m_run.outcome == model::Outcome::running) {
        bool const something_came = m_noted > 0;
        m_run.outcome = m_run.reasons.empty() ? model::Outcome::complete
                        : something_came      ? model::Outcome::incomplete
                                              : model::Outcome::failed;
    }
    m_run.finished = m_around.clock.now();
    m_run.resumption_token.clear();
    save();
}

} // namespace tsunagi::harvester
