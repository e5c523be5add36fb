// Random records against the plainest reading of the contracts: folded text, counted by hand.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <random>

#include "indexer/analysis/fold.hpp"
#include "indexer/facet_values.hpp"
#include "tests/indexer/workbench.hpp"

using namespace tsunagi;
using namespace tsunagi::tests;

namespace {

class Dice {
public:
    explicit Dice(unsigned seed) : m_engine(seed) {}
    std::size_t below(std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(m_engine);
    }
    template <class T>
    T const &one_of(std::vector<T> const &values) {
        return values[below(values.size())];
    }
    /// A text of few characters, so that parts meet often.
    std::string text(std::size_t longest) {
        static std::vector<std::string> const characters{"東", "京", "都", "大", "學", "学", "鐵", "鉄",
                                                         "ア", "あ", "ー", "・", "、", " ",  "カ", "が"};
        std::string made;
        for (auto n = 1 + below(longest); n > 0; --n) made += one_of(characters);
        return made;
    }

private:
    std::mt19937 m_engine;
};

model::Record random_record(Dice &dice, int number) {
    std::string const dataset = dice.one_of<std::string>({"kaiga", "tosho", "chizu"});
    auto record = titled(dice.text(8), dataset + "-" + std::to_string(number));
    if (dice.below(2)) record.description.push_back({.value = dice.text(30)});
    if (dice.below(2)) record.agents.push_back({.name = dice.text(5)});
    record.rights.content.code =
        dice.one_of<std::string>({"cc0", "pdm", "ccbync", "ccbynd", "incr_edu", "uneval"});
    record.access = dice.one_of<std::string>({"internet", "onsite", "none", "unknown"});
    for (auto n = dice.below(3); n > 0; --n)
        record.type.push_back({.code = dice.one_of<std::string>({"map", "book", "paint"})});
    for (auto n = dice.below(3); n > 0; --n) {
        auto const first = static_cast<std::int64_t>(1600 + dice.below(400));
        record.temporal.push_back(
            {.start = model::CivilDay{first, 1, 1},
             .end = model::CivilDay{first + static_cast<std::int64_t>(dice.below(60)), 12, 31},
             .era_codes = {dice.one_of<std::string>({"edo", "meiji"})}});
    }
    return record;
}

std::vector<model::Record> random_records(unsigned seed, int count) {
    Dice dice(seed);
    std::vector<model::Record> records;
    for (int i = 0; i < count; ++i) records.push_back(random_record(dice, i));
    return records;
}

bool overlaps(model::Record const &record, std::int64_t from, std::int64_t to) {
    return std::any_of(record.temporal.begin(), record.temporal.end(),
                       [&](auto const &span) { return span.start->year <= to && span.end->year >= from; });
}

/// The L1 fold of the term is a part of the fold of one field. 京都 is no part of 東京都.
bool holds(indexer::Folding const &folding, model::Record const &record, std::string const &term) {
    auto const wanted = folding.fold(term);
    auto const in = [&](std::string const &text) {
        auto const folded = folding.fold(text);
        for (auto at = folded.find(wanted); at != std::string::npos; at = folded.find(wanted, at + 1)) {
            bool const blocked =
                wanted.starts_with("京都") && at >= 3 && folded.compare(at - 3, 3, "東") == 0;
            if (!blocked) return true;
        }
        return false;
    };
    return in(record.titles[0].value) || (!record.description.empty() && in(record.description[0].value)) ||
           (!record.agents.empty() && in(record.agents[0].name));
}

std::vector<std::string> codes(indexer::FacetValues const &values, std::string const &facet) {
    if (facet == "rights") return values.rights;
    if (facet == "contents") return values.contents;
    if (facet == "type") return values.type;
    if (facet == "db") return values.db;
    return facet == "cm" ? values.cm : values.tempo;
}

std::string counted(std::vector<model::Record> const &records, std::string const &facet) {
    std::map<std::string, std::uint64_t> counts;
    for (auto const &record : records)
        for (auto const &code : codes(indexer::facet_values(record), facet)) ++counts[code];
    std::vector<std::pair<std::string, std::uint64_t>> ordered(counts.begin(), counts.end());
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](auto const &a, auto const &b) { return a.second > b.second; });
    std::string joined;
    for (auto const &[code, count] : ordered)
        joined += (joined.empty() ? "" : ", ") + code + " " + std::to_string(count);
    return joined;
}

/// Several segments, some records replaced: what an index looks like in use.
void fill(Workbench const &bench, std::vector<model::Record> const &records) {
    auto const writer = bench.writer();
    for (auto const &record : random_records(99, 40)) writer->put(record);
    writer->commit(1);
    std::uint64_t sequence = 1;
    for (std::size_t i = 0; i < records.size(); ++i) {
        writer->put(records[i]);
        if (i % 120 == 119) writer->commit(++sequence);
    }
    for (auto const &record : random_records(99, 40)) writer->remove(record.id);
    for (auto const &record : records) writer->put(record);
    writer->commit(++sequence);
}

} // namespace

BOOST_AUTO_TEST_SUITE(against_brute_force)

BOOST_AUTO_TEST_CASE(quoted_terms_match_exactly_where_the_folded_text_holds_them) {
    auto const records = random_records(1, 400);
    Workbench const bench;
    fill(bench, records);
    auto const index = bench.index();
    indexer::Folding const folding(reference_vocabularies());
    Dice dice(2);
    for (int i = 0; i < 120; ++i) {
        auto const term = dice.text(5);
        if (folding.fold(term).empty() || folding.fold(term).find(' ') != std::string::npos) continue;
        auto const expected = std::count_if(records.begin(), records.end(),
                                            [&](auto const &record) { return holds(folding, record, term); });
        auto const total =
            index->search({.keywords = {{.terms = {{term, true}}}}, .with_facets = false}).total;
        BOOST_TEST(total == static_cast<std::uint64_t>(expected), "\"" << term << "\"");
        BOOST_TEST(index->search({.keywords = {{.terms = {{term}}}}, .with_facets = false}).total >= total,
                   term << " unquoted finds no less");
    }
}

BOOST_AUTO_TEST_CASE(facets_and_totals_are_those_counted_by_hand) {
    auto const records = random_records(3, 400);
    Workbench const bench;
    fill(bench, records);
    auto const index = bench.index();
    Dice dice(4);
    for (int i = 0; i < 25; ++i) {
        auto const from = static_cast<std::int64_t>(1600 + dice.below(400)),
                   to = from + static_cast<std::int64_t>(dice.below(100));
        auto const rights = dice.one_of<std::string>({"com", "edu", "uneval"}),
                   type = dice.one_of<std::string>({"map", "book"});
        std::vector<model::Record> expected;
        for (auto const &record : records) {
            auto const values = indexer::facet_values(record);
            bool const free = std::count(values.rights.begin(), values.rights.end(), rights) > 0;
            bool const typed = std::count(values.type.begin(), values.type.end(), type) > 0;
            if (overlaps(record, from, to) && free && !typed) expected.push_back(record);
        }
        auto const hits =
            index->search({.filters = {{"rights", rights}, {"type", type, indexer::Sign::must_not}},
                           .years = indexer::YearRange{from, to}});
        BOOST_TEST(hits.total == expected.size());
        for (auto const &facet : hits.facets)
            BOOST_TEST(counts(hits, facet.key) == counted(expected, facet.key), facet.key);
    }
}

BOOST_AUTO_TEST_SUITE_END()
