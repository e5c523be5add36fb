// A source that lives at random for many harvests, beside a plain book of what ought to be here.
#include <boost/test/unit_test.hpp>

#include <map>
#include <random>
#include <set>

#include "tests/app/aggregator.hpp"

using namespace tsunagi;
using namespace tsunagi::tests;

namespace {

constexpr auto no_guards = R"(,"guards":{"min_deleted":1000000,"min_held_back":1000000})";
constexpr int items = 30;

struct PowerCut {};

/// What ought to be here, kept the slow and plain way.
class Book {
public:
    void after_list(SmallRepository const &source, model::Time now) {
        std::set<std::string> listed;
        for (auto const &[identifier, entry] : source.entries) {
            listed.insert(identifier);
            m_absent_since.erase(identifier);
            entry.deleted ? (void)m_live.erase(identifier) : (void)m_live.insert(identifier);
        }
        for (auto const &identifier : std::set(m_live))
            if (!listed.contains(identifier)) miss(identifier, now);
    }
    std::set<std::string> const &live() const { return m_live; }

private:
    void miss(std::string const &identifier, model::Time now) {
        auto const since = m_absent_since.emplace(identifier, now).first->second;
        if (now - since < std::chrono::hours(24)) return;
        m_live.erase(identifier);
        m_absent_since.erase(identifier);
    }
    std::set<std::string> m_live;
    std::map<std::string, model::Time> m_absent_since;
};

std::string name(int number) { return "oai:example.jp:item-" + std::to_string(number); }

void change_something(SmallRepository &source, std::mt19937 &random) {
    for (int changes = static_cast<int>(random() % 6); changes > 0; --changes) {
        auto const identifier = name(static_cast<int>(random() % items));
        switch (random() % 4) {
        case 0:
            source.entries.erase(identifier);
            break;
        case 1:
            source.entries[identifier] = {"", true, source.now};
            break;
        default:
            source.entries[identifier] = {"地図 " + std::to_string(random() % 3), false, source.now};
        }
    }
    source.entries[name(items)] = {"いつもある", false, "2025-06-01T00:00:00Z"};
}

std::set<std::string> live_here(Aggregator &tsunagi) {
    std::set<std::string> live;
    for (int number = 0; number <= items; ++number)
        if (tsunagi.status_of("item-" + std::to_string(number)) == "live") live.insert(name(number));
    return live;
}

/// Harvests the whole list; now and then the process dies at a request and is started again.
model::HarvestRun harvest_through_power_cuts(Aggregator &tsunagi, std::mt19937 &random) {
    for (;;) {
        auto const dies_at = random() % 6;
        tsunagi.before_request = [count = 0U, dies_at]() mutable {
            if (++count == dies_at) throw PowerCut();
        };
        try {
            return tsunagi.harvest_whole();
        } catch (PowerCut const &) {
            tsunagi.reopen();
        }
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(random_life)

BOOST_AUTO_TEST_CASE(whatever_a_source_does_here_is_what_its_lists_say) {
    for (unsigned seed = 1; seed <= 2; ++seed) {
        std::mt19937 random(seed);
        Aggregator tsunagi(no_guards);
        Book book;
        for (int round = 0; round < 25; ++round) {
            change_something(tsunagi.repository, random);
            auto const run = harvest_through_power_cuts(tsunagi, random);
            book.after_list(tsunagi.repository, run.started);
            BOOST_REQUIRE_MESSAGE(live_here(tsunagi) == book.live(), "seed " << seed << ", round " << round);
            BOOST_REQUIRE(sum_is_true(run));
            BOOST_REQUIRE(tsunagi.live() == book.live().size());
            tsunagi.wait(std::chrono::hours(random() % 30));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
