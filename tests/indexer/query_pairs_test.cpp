// Every pair of the Japanese search contract 7: an index of one record, and whether the query finds it.
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "tests/indexer/workbench.hpp"

using namespace tsunagi;
using namespace tsunagi::tests;

namespace {

struct Pair {
    std::string id, query, text, expected, rule;
};

/// Pairs that do not hold yet. One that begins to hold fails the test until it is taken off the list.
std::set<std::string> const not_yet_held{};

std::vector<Pair> pairs() {
    std::ifstream in(TSUNAGI_SOURCE_DIR "/tests/fixtures/search/query_pairs.tsv");
    std::vector<Pair> found;
    std::string line;
    for (std::getline(in, line); std::getline(in, line);) {
        std::istringstream cells(line);
        Pair pair;
        for (auto *cell : {&pair.id, &pair.query, &pair.text, &pair.expected, &pair.rule})
            std::getline(cells, *cell, '\t');
        found.push_back(pair);
    }
    return found;
}

/// What the normaliser reads from the dates of the table.
std::pair<int, int> years_of(std::string const &date) {
    static std::map<std::string, int> const read{
        {"昭和三十三年", 1958}, {"昭和33年", 1958}, {"昭和元年", 1926}, {"宝暦3年", 1753}};
    int const year = read.contains(date) ? read.at(date) : std::stoi(date);
    return {year, year};
}

void set_part(model::Record &record, std::string const &name, std::string const &value) {
    if (name == "title") record.titles.push_back({.value = value});
    if (name == "yomi") record.titles.push_back({.value = value, .kind = "reading"});
    if (name != "date") return;
    auto const [first, last] = years_of(value);
    record.temporal.push_back(
        {.provided = value, .start = model::CivilDay{first, 1, 1}, .end = model::CivilDay{last, 12, 31}});
}

/// A title, or name=value parts joined by ¦.
model::Record record_of(std::string const &text, std::string const &id) {
    model::Record record{.id = id, .dataset = "pairs"};
    std::string rest = text;
    if (!rest.starts_with("title=") && !rest.starts_with("date=")) rest = "title=" + rest;
    while (!rest.empty()) {
        auto const end = rest.find("¦");
        auto const part = rest.substr(0, end);
        rest = end == std::string::npos ? "" : rest.substr(end + std::string("¦").size());
        auto const equals = part.find('=');
        set_part(record, part.substr(0, equals), part.substr(equals + 1));
    }
    return record;
}

} // namespace

BOOST_AUTO_TEST_SUITE(query_pairs)

BOOST_AUTO_TEST_CASE(every_pair_of_the_contract_holds) {
    // One index of all; a record counts only for its own query, as if it were alone.
    std::vector<model::Record> records;
    auto const all = pairs();
    for (auto const &pair : all) records.push_back(record_of(pair.text, "pairs-" + pair.id));
    Workbench const bench(records);
    auto const index = bench.index();
    std::map<std::string, std::pair<int, int>> by_rule;
    for (auto const &pair : all) {
        auto query = words(pair.query);
        query.size = 500;
        auto const found = " " + ids(index->search(query)) + " ";
        bool const hit = found.find(" pairs-" + pair.id + " ") != std::string::npos;
        bool const holds = hit == (pair.expected == "hit");
        BOOST_TEST(holds != not_yet_held.contains(pair.id), pair.id << " " << pair.query << " | " << pair.text
                                                                    << " must " << pair.expected << " by "
                                                                    << pair.rule);
        ++by_rule[pair.rule].second;
        by_rule[pair.rule].first += holds;
    }
    BOOST_TEST(all.size() == 155u);
    for (auto const &[rule, passed] : by_rule)
        BOOST_TEST_MESSAGE(rule << " " << passed.first << "/" << passed.second);
}

BOOST_AUTO_TEST_SUITE_END()
