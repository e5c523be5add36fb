#include "harvester/source/oai_pmh_source.hpp"

#include <algorithm>

#include "harvester/http/url.hpp"
#include "harvester/source/http_page.hpp"
#include "harvester/source/stretch.hpp"

namespace tsunagi::harvester {

namespace {

using model::Failure;
using model::HarvestRun;
using store::Window;

std::string joined(std::vector<std::string> const &names) {
    std::string text;
    for (auto const &name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

bool holds(std::vector<std::string> const &names, std::string const &name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// A window that begins and ends where the run does; the others need both dates.
bool is_whole_stretch(Window const &window, HarvestRun const &run) {
    return window.from == run.from && window.until == run.until && window.restart_from.empty();
}

/// The slice before earliestDatestamp; some servers refuse to look there (row 74).
bool is_open_to_the_past(Window const &window, HarvestRun const &run) {
    return window.from.empty() && !window.until.empty() && window.until != run.until;
}

std::string newest_of(std::vector<store::SeenRecord> const &records) {
    std::string newest;
    for (auto const &record : records)
        if (record.datestamp > newest) newest = record.datestamp;
    return newest;
}

/// Row 48: a record without datestamp is dated by the answer that brings it. Returns how many there were.
std::size_t date_undated(std::vector<store::SeenRecord> &records, std::string const &response_date) {
    std::size_t undated = 0;
    for (auto &record : records)
        if (record.datestamp.empty() && !record.unreadable) {
            record.datestamp = response_date;
            ++undated;
        }
    return undated;
}

} // namespace

OaiPmhSource::OaiPmhSource(model::Dataset const &dataset, HarvestRequest const &request,
                           Surroundings const &around)
    : m_dataset(dataset), m_wanted(request), m_around(around), m_exchange(dataset, around),
      m_knowledge(dataset, around.store) {}

/// Contract 5, steps 2 and 3. A resumed run keeps the stretch and the cursor that it began with.
model::Result<model::Done> OaiPmhSource::identify(HarvestRun &run) {
    if (auto const waiting = m_exchange.waiting()) return *waiting;
    auto const answer = m_exchange.ask("verb=Identify", "Identify", {}, run);
    if (!answer) return answer.failure();
    m_knowledge.compare(answer->page, run);
    m_granularity = m_knowledge.granularity();
    if (run.pages > 0 || !run.cursor.empty()) return model::Done{};
    if (auto const missing = missing_prefix(run)) return *missing;
    return begin_stretch(answer->page.response_date, run);
}

model::Result<model::Done> OaiPmhSource::begin_stretch(std::string const &response_date, HarvestRun &run) {
    auto const stretch = choose_stretch(m_wanted, m_dataset, m_around.store.ledger(), m_around.clock.now(),
                                        m_knowledge.overlap(), run);
    if (!stretch) return stretch.failure();
    if (stretch->from && !m_knowledge.knows(Habit::no_from)) run.from = utc_date(*stretch->from, m_granularity);
    if (stretch->until && !m_knowledge.knows(Habit::no_until))
        run.until = utc_date(*stretch->until, m_granularity);
    run.set = m_wanted.set;
    run.whole_list = run.kind != model::RunKind::incremental && !run.partial;
    if (auto const server_time = parse_utc(response_date)) run.cursor = rfc3339(*server_time);
    return model::Done{};
}

/// Asked once for each prefix; a server that does not answer this well may answer the list all the same.
std::optional<Failure> OaiPmhSource::missing_prefix(HarvestRun &run) {
    auto const &prefixes = m_dataset.source.oai_pmh.metadata_prefixes;
    auto const is_known = [&](auto const &prefix) { return m_knowledge.has_checked(prefix); };
    if (std::all_of(prefixes.begin(), prefixes.end(), is_known)) return {};
    auto const answer = m_exchange.ask("verb=ListMetadataFormats", "ListMetadataFormats", {}, run);
    if (!answer || answer->page.names.empty()) return {};
    for (auto const &prefix : prefixes) {
        if (!holds(answer->page.names, prefix))
            return Failure{"oai_error:cannotDisseminateFormat",
                           "the server has no metadataPrefix \"" + prefix +
                               "\"; it tells: " + joined(answer->page.names)};
        m_knowledge.set_checked(prefix);
    }
    return {};
}

std::vector<Window> OaiPmhSource::windows(HarvestRun const &run) const {
    auto const &slice = m_dataset.harvest.slice;
    auto const earliest = m_knowledge.earliest();
    auto const latest = parse_utc(run.cursor).value_or(m_around.clock.now());
    bool const heeds_dates = m_around.store.ledger().fact(m_dataset.id, "no_selective_harvest").empty();
    std::vector<Window> windows;
    for (auto &window : oai_windows(m_dataset.source.oai_pmh, run.set)) {
        window.from = run.from;
        window.until = run.until;
        window.headers_only = run.kind == model::RunKind::reconcile;
        auto parts = slice.empty() || !heeds_dates || (!earliest && run.from.empty())
                         ? std::vector{window}
                         : sliced(window, slice, earliest.value_or(latest), latest, m_granularity);
        windows.insert(windows.end(), parts.begin(), parts.end());
    }
    return windows;
}

std::optional<DateCutting> OaiPmhSource::date_cutting(HarvestRun const &run) const {
    bool const heeds_dates = m_around.store.ledger().fact(m_dataset.id, "no_selective_harvest").empty() &&
                             !m_knowledge.knows(Habit::no_from) && !m_knowledge.knows(Habit::no_until);
    if (!heeds_dates) return {};
    return DateCutting{m_granularity, m_knowledge.overlap(), m_knowledge.earliest(),
                       parse_utc(run.cursor).value_or(m_around.clock.now())};
}

model::Result<std::optional<FetchedPage>> OaiPmhSource::next_page(HarvestRun &run, Window &window) {
    while (true) {
        auto answer = ask_for_page(window, run);
        if (!answer && ask_otherwise(answer.failure(), run, window)) continue;
        if (!answer && answer.failure().code == "oai_error:badArgument" && is_open_to_the_past(window, run)) {
            run.messages.push_back("the server refuses to list what is older than its earliestDatestamp: " +
                                   answer.failure().message);
            return std::optional<FetchedPage>{};
        }
        if (!answer) return answer.failure();
        remember_what_worked();
        if (!answer->page.errors.empty())
            if (auto const missing = missing_set(window, run)) return *missing;
        return std::optional(page_of(std::move(*answer), window.list, run));
    }
}

model::Result<OaiAnswer> OaiPmhSource::ask_for_page(Window const &window, HarvestRun &run) {
    auto const query = list_query(as_asked(window), run.resumption_token,
                                  m_dataset.source.oai_pmh.token_verbatim);
    return m_exchange.ask(query, window.headers_only ? "ListIdentifiers" : "ListRecords", window.list, run);
}

/// Its dates in the granularity of the repository, from whole seconds (contract 2.1); one day is asked for
/// until the next, because servers differ in whether `until` is included (row 38).
Window OaiPmhSource::as_asked(Window const &window) const {
    auto asked = window;
    if (!asked.restart_from.empty()) asked.from = asked.restart_from;
    auto const from = parse_utc(asked.from);
    auto until = parse_utc(asked.until);
    bool const one_day = m_granularity == Granularity::day && from && until && *until - *from < std::chrono::days(1);
    if (one_day) *until += std::chrono::days(1);
    if (from) asked.from = utc_date(*from, m_granularity);
    if (until) asked.until = utc_date(*until, m_granularity);
    return asked;
}

FetchedPage OaiPmhSource::page_of(OaiAnswer answer, std::string const &prefix, HarvestRun &run) {
    FetchedPage page;
    page.provenance = provenance_of(answer.request, answer.response, m_dataset, run, m_around.clock);
    page.provenance.cut_as = "oai_pmh";
    // The prefix of a page must be known at replay, too; a token does not tell it. A fragment is never sent.
    bool const told = page.provenance.url.find("metadataPrefix=") != std::string::npos;
    if (m_dataset.source.oai_pmh.metadata_prefixes.size() > 1 && !told)
        page.provenance.url += "#metadataPrefix=" + prefix;
    page.body = std::move(answer.response.body);
    page.records = std::move(answer.records);
    page.is_nothing = !answer.page.errors.empty();
    page.remarks = std::move(answer.page.remarks);
    if (date_undated(page.records, answer.page.response_date) > 0) page.remarks.push_back("no_datestamp");
    m_knowledge.check_clock(answer.page.response_date, newest_of(page.records), run);
    page.end_was_told = answer.page.token.has_value();
    if (answer.page.token) {
        page.next = answer.page.token->text;
        page.stated_size = answer.page.token->complete_list_size;
    }
    page.provenance.token_after = page.next;
    return page;
}

model::Result<FetchedPage> OaiPmhSource::record(store::WantedRecord const &wanted, HarvestRun &run) {
    auto const query = query_text(
        {{"verb", "GetRecord"}, {"metadataPrefix", wanted.list}, {"identifier", wanted.identifier}});
    auto answer = m_exchange.ask(query, "GetRecord", wanted.list, run);
    if (!answer) return answer.failure();
    return page_of(std::move(*answer), wanted.list, run);
}

/// noRecordsMatch for a whole set: empty, or gone (row 52)? ListSets tells, where the server has it.
std::optional<Failure> OaiPmhSource::missing_set(Window const &window, HarvestRun &run) {
    bool const whole_set = !window.set.empty() && window.from.empty() && window.until.empty();
    if (!whole_set || !run.resumption_token.empty()) return {};
    auto const sets = sets_told(run);
    if (!sets.empty() && !holds(sets, window.set))
        return Failure{"configuration", "the server has no set \"" + window.set + "\" any more; it tells " +
                                            std::to_string(sets.size()) + " others"};
    auto const before = m_around.store.windows().last_size(m_dataset.id, window.list, window.set);
    if (before.value_or(0) == 0) return {};
    return Failure{"oai_error:noRecordsMatch", "set \"" + window.set + "\" is empty; the last time it had " +
                                                   std::to_string(*before) + " records"};
}

/// Empty when the server does not tell its sets, or not to their end.
std::vector<std::string> OaiPmhSource::sets_told(HarvestRun &run) {
    constexpr int max_pages = 50;
    std::vector<std::string> sets;
    std::string query = "verb=ListSets";
    for (int page = 0; page < max_pages; ++page) {
        auto const answer = m_exchange.ask(query, "ListSets", {}, run);
        if (!answer) return {};
        sets.insert(sets.end(), answer->page.names.begin(), answer->page.names.end());
        if (!answer->page.token || answer->page.token->text.empty()) return sets;
        query = "verb=ListSets&resumptionToken=" + percent_encoded(answer->page.token->text);
    }
    return {};
}

/// badArgument on the first request of a window: day granularity, then no `from`, then no `until`, each once
/// (contract 2.2; rows 35, 37 and 51 of section 12).
bool OaiPmhSource::ask_otherwise(Failure const &failure, HarvestRun &run, Window &window) {
    if (failure.code != "oai_error:badArgument" || !run.resumption_token.empty()) return false;
    bool const dated = !window.from.empty() || !window.until.empty() || !window.restart_from.empty();
    if (m_granularity == Granularity::second && dated) {
        m_granularity = Granularity::day;
        m_tried = Habit::day_granularity;
        return true;
    }
    if (!is_whole_stretch(window, run) || (run.from.empty() && run.until.empty())) return false;
    bool const has_from = !run.from.empty();
    m_tried = has_from ? Habit::no_from : Habit::no_until;
    (has_from ? run.from : run.until).clear();
    window.from = run.from;
    window.until = run.until;
    if (has_from && !run.partial) {
        run.kind = model::RunKind::full;
        run.whole_list = true;
    }
    return true;
}

void OaiPmhSource::remember_what_worked() {
    if (m_tried) m_knowledge.learn(*m_tried);
    m_tried.reset();
}

} // namespace tsunagi::harvester
