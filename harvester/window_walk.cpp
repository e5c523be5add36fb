#include "harvester/window_walk.hpp"

#include <algorithm>

#include "harvester/due.hpp"
#include "harvester/remedy.hpp"
#include "harvester/taking_up.hpp"

namespace tsunagi::harvester {

namespace {

using store::WindowState;

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

/// Compares as far as the shorter of the two is told: days with seconds, seconds with milliseconds.
int compare_dates(std::string_view a, std::string_view b) {
    auto const length = std::min(a.size(), b.size());
    return a.substr(0, length).compare(b.substr(0, length));
}

} // namespace

std::optional<model::Failure> WindowWalk::walk() {
    begin();
    while (m_step == ListWatch::Step::go_on && !m_state.has_reason("limited")) {
        auto page = m_source.next_page(m_state.run, m_window);
        if (!page) return page.failure();
        if (!*page) {
            end_without_page();
            break;
        }
        keep(**page);
        m_source.settled(m_state.run);
        m_state.tell(m_window);
    }
    if (!is_open(m_window) || !falls_short()) return {};
    return model::Failure{"size_short", described(m_window) + " holds " + std::to_string(m_window.received) +
                                            " records after it was begun again, " +
                                            std::to_string(*m_window.stated_size) + " were stated"};
}

void WindowWalk::begin() {
    m_state.run.resumption_token = m_window.token;
    m_state.run.window_set = m_window.set;
    if (m_window.state == WindowState::waiting) {
        m_state.run.stated_size.reset();
        m_window.state = WindowState::walking;
        m_window.whole = m_window.list_now = {.received_before = m_state.received()};
    }
    auto const transaction = m_state.around.store.begin();
    m_state.save(m_window);
    transaction->commit();
}

void WindowWalk::keep(FetchedPage &page) {
    auto &store = m_state.around.store;
    auto &run = m_state.run;
    auto const told = list_page(page);
    auto const transaction = store.begin();
    auto const archived = store.archive().keep(std::move(page.provenance), page.body);
    take_records(page, archived);
    ++run.pages;
    run.resumption_token = m_window.token = page.next;
    if (page.stated_size) run.stated_size = page.stated_size;
    if (page.stated_size && m_window.restarts == 0) m_window.stated_size = page.stated_size;
    for (auto const &remark : page.remarks) m_state.add_message("page remark: " + remark);
    m_step = m_watch.after(told, [this] { return distinct(m_window.list_now); });
    m_window.received = distinct(m_window.whole);
    if (m_step != ListWatch::Step::go_on && !falls_short()) close();
    if (!m_state.is_through() && m_state.is_limited()) m_state.add_reason("limited");
    if (!m_source.acts_when_settled() && m_state.is_through()) m_state.conclude();
    m_state.save(m_window);
    transaction->commit();
}

/// The source has nothing further: told by the page before, or there was nothing at all.
void WindowWalk::end_without_page() {
    auto const transaction = m_state.around.store.begin();
    close();
    if (m_state.is_through()) m_state.conclude();
    m_state.save(m_window);
    transaction->commit();
}

void WindowWalk::take_records(FetchedPage &page, store::ArchivedPage const &archived) {
    for (auto *measure : {&m_window.whole, &m_window.list_now})
        if (measure->first_page == 0) measure->first_page = archived.id;
    auto const &limit = m_state.request.limit;
    for (auto &record : page.records) {
        if (limit && m_state.noted >= *limit) return m_state.add_reason("limited");
        record.page = archived.id;
        record.run = m_state.run.id;
        if (record.identifier.empty())
            record.identifier = archived.hash + "#" + std::to_string(record.place.ordinal);
        note_dates(record);
        m_window.headers_only ? take_header(record) : take_record(record);
        ++m_state.noted;
    }
    if (page.records.empty()) return;
    if (m_window.first.empty()) m_window.first = page.records.front().identifier;
    m_window.last = page.records.back().identifier;
}

void WindowWalk::take_record(store::SeenRecord const &record) {
    if (names_known_records()) note_again(record.identifier);
    m_state.ledger().see(m_state.dataset.id, record);
}

/// Contract 6.7 and 7: deletions that are told are noted, what is unknown or dated otherwise is wanted.
void WindowWalk::take_header(store::SeenRecord const &header) {
    note_again(header.identifier);
    if (m_window.isolates && !header.deleted) return want(header);
    auto const listed = m_state.ledger().list(m_state.dataset.id, header);
    if (listed == store::Listed::as_known) return;
    if (header.deleted)
        m_state.ledger().see(m_state.dataset.id, header);
    else
        want(header);
}

void WindowWalk::want(store::SeenRecord const &header) {
    auto const known = m_state.ledger().seen(m_state.dataset.id, header.identifier);
    auto const before = m_state.around.store.windows().want(m_state.dataset.id,
                                                            {.identifier = header.identifier,
                                                             .list = m_window.list,
                                                             .page = header.page,
                                                             .isolated = m_window.isolates});
    if (known && known->run == m_state.run.id) return; // received already
    for (auto *measure : {&m_window.whole, &m_window.list_now})
        if (before < measure->first_page) ++measure->unfetched;
}

/// Was this identifier received or listed by the run before the list began?
void WindowWalk::note_again(std::string const &identifier) {
    auto const before = m_state.ledger().seen(m_state.dataset.id, identifier);
    if (!before || before->run != m_state.run.id) return;
    for (auto *measure : {&m_window.whole, &m_window.list_now})
        if (std::max(before->page, before->listed) < measure->first_page) ++measure->again;
}

void WindowWalk::note_dates(store::SeenRecord const &record) {
    auto const &date = record.datestamp;
    if (date.empty()) return;
    if (date < m_datestamp_before) m_window.in_date_order = false;
    m_datestamp_before = date;
    if (m_window.oldest.empty() || date < m_window.oldest) m_window.oldest = date;
    if (date > m_window.newest) m_window.newest = date;
    if (compare_dates(date, m_window.from) < 0 ||
        (!m_window.until.empty() && compare_dates(date, m_window.until) > 0))
        ++m_window.outside;
}

/// Its list was begun again where it had stopped, and the parts are less than the whole that was stated.
bool WindowWalk::falls_short() const {
    return !m_window.restart_from.empty() && m_window.stated_size &&
           m_step != ListWatch::Step::go_on &&
           m_window.received + m_rules.size_tolerance < *m_window.stated_size;
}

void WindowWalk::close() {
    auto const &reasons = m_watch.reasons();
    for (auto const &reason : reasons) m_state.add_reason(reason);
    if (std::find(reasons.begin(), reasons.end(), "duplicates") != reasons.end())
        ask_for_reconciliation(m_state.dataset, m_state.ledger());
    m_window.received = distinct(m_window.whole);
    m_window.state = reasons.empty() ? WindowState::complete : WindowState::incomplete;
    m_window.token.clear();
    tell_what_lies_outside();
}

/// Rows 12, 40 and 46 of section 12: what lies outside is stored all the same; when most of it does, the server
/// takes no notice of dates.
void WindowWalk::tell_what_lies_outside() {
    constexpr auto fact = "no_selective_harvest";
    auto &ledger = m_state.ledger();
    auto const &id = m_state.dataset.id;
    bool const ignored = m_window.outside * 2 > m_window.received;
    bool const heeded = m_window.outside == 0 && !m_window.oldest.empty() && !m_window.from.empty();
    if (heeded && !ledger.fact(id, fact).empty()) ledger.remember(id, fact, "");
    if (ignored) ledger.remember(id, fact, described(m_window));
    if (m_window.outside == 0) return;
    m_state.add_message(described(m_window) + " brought " + std::to_string(m_window.outside) +
                        " records with a datestamp outside of these dates, from " + m_window.oldest + " to " +
                        m_window.newest + "; they are stored all the same" +
                        (ignored ? ". The server seems to take no notice of dates: it cannot be harvested "
                                   "selectively"
                                 : ""));
}

/// Only then an identifier may have come before the present list.
bool WindowWalk::names_known_records() const { return m_window.list_now.received_before > 0; }

std::uint64_t WindowWalk::distinct(store::ListMeasure const &measure) const {
    return m_state.received() - measure.received_before + measure.again + measure.unfetched;
}

} // namespace tsunagi::harvester
