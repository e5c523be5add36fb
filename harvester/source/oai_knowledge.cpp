#include "harvester/source/oai_knowledge.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace tsunagi::harvester {

namespace {

using std::chrono::seconds;

std::string fact_of(Habit habit) {
    constexpr std::array names{"day_granularity", "no_from", "no_until"};
    return names.at(static_cast<std::size_t>(habit));
}

/// What decides how to ask and what to expect; a change is told.
bool is_worth_a_word(std::string const &name) {
    return name == "granularity" || name == "deletedRecord" || name == "baseURL";
}

seconds seconds_of(std::string const &text) {
    long long value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return seconds(value);
}

/// Elements that stand several times (adminEmail, compression), one a line.
std::map<std::string, std::string> told(OaiPage const &identify) {
    std::map<std::string, std::string> facts{{"granularity", ""}, {"deletedRecord", ""}, {"baseURL", ""}};
    for (auto const &[name, value] : identify.identify) {
        auto &fact = facts[name];
        fact += (fact.empty() ? "" : "\n") + value;
    }
    return facts;
}

} // namespace

OaiKnowledge::OaiKnowledge(model::Dataset const &dataset, store::Store &store)
    : m_dataset(dataset), m_store(store), m_clock_lead(seconds_of(fact("clock_lead_seconds"))) {}

void OaiKnowledge::compare(OaiPage const &identify, model::HarvestRun &run) {
    auto const transaction = m_store.begin();
    for (auto const &[name, value] : told(identify)) {
        auto const before = fact(name);
        if (value == before) continue;
        if (!before.empty() && is_worth_a_word(name))
            run.messages.push_back("Identify tells " + name + " \"" + value + "\", last time it was \"" +
                                   before + "\"");
        m_store.ledger().remember(m_dataset.id, name, value);
    }
    transaction->commit();
}

std::optional<model::Time> OaiKnowledge::earliest() const { return parse_utc(fact("earliestDatestamp")); }

std::string OaiKnowledge::learnt_under() const { return fact("granularity") + " " + fact("baseURL"); }

bool OaiKnowledge::knows(Habit habit) const { return fact(fact_of(habit)) == learnt_under(); }

void OaiKnowledge::learn(Habit habit) { remember(fact_of(habit), learnt_under()); }

Granularity OaiKnowledge::granularity() const {
    return knows(Habit::day_granularity) ? Granularity::day : granularity_of(fact("granularity"));
}

seconds OaiKnowledge::overlap() const {
    seconds const usual = std::chrono::days(granularity() == Granularity::day ? 2 : 1);
    auto const configured = m_dataset.harvest.overlap_seconds;
    return std::max(configured ? seconds(*configured) : usual, m_clock_lead);
}

void OaiKnowledge::check_clock(std::string const &response_date, std::string const &newest,
                               model::HarvestRun &run) {
    auto const length = std::min(response_date.size(), newest.size());
    if (newest.compare(0, length, response_date, 0, length) <= 0) return;
    auto const now = parse_utc(response_date), stamp = parse_utc(newest);
    if (!now || !stamp || *stamp - *now <= m_clock_lead) return;
    m_clock_lead = *stamp - *now;
    remember("clock_lead_seconds", std::to_string(m_clock_lead.count()));
    run.messages.push_back("a record is dated " + newest + ", later than the server's own clock " +
                           response_date + ": the next run asks at least " +
                           std::to_string(m_clock_lead.count()) + " seconds back");
}

bool OaiKnowledge::has_checked(std::string const &metadata_prefix) const {
    return !fact("prefix_checked:" + metadata_prefix).empty();
}

void OaiKnowledge::set_checked(std::string const &metadata_prefix) {
    remember("prefix_checked:" + metadata_prefix, "1");
}

void OaiKnowledge::remember(std::string const &name, std::string const &value) {
    auto const transaction = m_store.begin();
    m_store.ledger().remember(m_dataset.id, name, value);
    transaction->commit();
}

} // namespace tsunagi::harvester
