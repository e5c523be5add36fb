// Every count that a portal shows equals a count by hand over the normalised records.
#include <boost/test/unit_test.hpp>

#include "api/query/compatible_query.hpp"
#include "indexer/analysis/fold.hpp"
#include "indexer/facet_values.hpp"
#include "indexer/search_index.hpp"
#include "schemas/loader/catalog.hpp"
#include "tests/support/workspace.hpp"

#include <algorithm>
#include <functional>
#include <ranges>
#include <sstream>

namespace {

using namespace tsunagi;
using namespace tsunagi::tests;
using model::Record;
using Holds = std::function<bool(Record const &)>;

/// The sample institutions, harvested once for all cases.
struct Portal {
    Portal() {
        SampleInstitutions const institutions;
        workspace.take_samples(institutions.port());
        auto const run = workspace.tsunagi({"harvest", "--all"});
        BOOST_REQUIRE_MESSAGE(run.status == 0, run.out << run.err);
        for (auto &record : workspace.records())
            if (record.status == "live") records.push_back(std::move(record));
        model::Mistakes mistakes;
        catalog = schemas::load_catalog(schemas::builtin_schemas(), {}, mistakes);
        index = indexer::open_index(workspace.folder(), catalog->vocabularies);
        folding = std::make_unique<indexer::Folding>(catalog->vocabularies);
    }

    indexer::Hits answer(std::string const &query) const {
        api::Warnings warnings;
        return index->search(
            api::parse_compatible(api::parse_parameters(query, warnings), "", *catalog).query);
    }

    TestWorkspace workspace;
    std::vector<Record> records;
    std::shared_ptr<schemas::Catalog const> catalog;
    std::unique_ptr<indexer::SearchIndex> index;
    std::unique_ptr<indexer::Folding> folding;
};

Portal const &portal() {
    static Portal const harvested;
    return harvested;
}

std::vector<std::string> texts(Record const &record) {
    std::vector<std::string> all;
    for (auto const &title : record.titles)
        if (title.kind != "reading") all.push_back(title.value);
    for (auto const &agent : record.agents) all.push_back(agent.name);
    for (auto const &subject : record.subjects)
        if (!subject.scheme.starts_with("ndc")) all.push_back(subject.value);
    for (auto const &type : record.type) all.push_back(type.provided);
    for (auto const &span : record.temporal) all.push_back(span.provided);
    for (auto const &place : record.spatial) all.insert(all.end(), {place.provided, place.label});
    for (auto const &description : record.description) all.push_back(description.value);
    for (auto const &publisher : record.publisher) all.push_back(publisher.name);
    for (auto const *body : {&record.provider, &record.owner})
        all.insert(all.end(), {body->name.ja, body->name.en});
    return all;
}

/// Readings are found from the beginning of each of their words.
bool reading_begins(std::string const &reading, std::string const &folded) {
    std::istringstream words(reading);
    std::vector<std::string> parts;
    for (std::string word; words >> word;) parts.push_back(portal().folding->fold(word));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        std::string rest;
        for (auto j = i; j < parts.size(); ++j) rest += parts[j];
        if (rest.starts_with(folded)) return true;
    }
    return false;
}

std::vector<std::string> readings(Record const &record) {
    std::vector<std::string> all;
    for (auto const &title : record.titles)
        if (title.kind == "reading") all.push_back(title.value);
    for (auto const &agent : record.agents) all.push_back(agent.reading);
    return all;
}

/// A word of kanji or kana stands somewhere in the record's words, or begins a word of a reading.
Holds word(std::string const &term) {
    auto const folded = portal().folding->fold(term);
    return [folded](Record const &record) {
        return std::ranges::any_of(texts(record),
                                   [&](auto const &text) {
                                       return portal().folding->fold(text).find(folded) != std::string::npos;
                                   }) ||
               std::ranges::any_of(readings(record),
                                   [&](auto const &reading) { return reading_begins(reading, folded); });
    };
}

Holds both(Holds a, Holds b) {
    return [a, b](Record const &record) { return a(record) && b(record); };
}
Holds either(Holds a, Holds b) {
    return [a, b](Record const &record) { return a(record) || b(record); };
}
Holds without(Holds a) {
    return [a](Record const &record) { return !a(record); };
}

Holds of_type(std::string const &code) {
    return [code](Record const &record) {
        return std::ranges::find(record.type, code, &model::ItemType::code) != record.type.end();
    };
}
Holds of_database(std::string const &id) {
    return [id](Record const &record) { return record.dataset == id; };
}
Holds with_rights(std::vector<std::string> const &codes) {
    return [codes](Record const &record) {
        return std::ranges::find(codes, record.rights.content.code) != codes.end();
    };
}
Holds in_years(std::int64_t from, std::int64_t to) {
    return [from, to](Record const &record) {
        return std::ranges::any_of(record.temporal, [&](model::TimeSpan const &span) {
            return span.has_interval() && (!span.start || span.start->year <= to) &&
                   (!span.end || span.end->year >= from);
        });
    };
}

std::vector<std::string> const commercial{"cc0", "pdm", "ccby", "ccbysa"};

} // namespace

BOOST_AUTO_TEST_SUITE(recount)

BOOST_AUTO_TEST_CASE(hits_of_twenty_queries_equal_a_count_by_hand) {
    std::pair<char const *, Holds> const cases[] = {
        {"", [](Record const &) { return true; }},
        {"keyword=富士", word("富士")},
        {"keyword=江戸", word("江戸")},
        {"keyword=國", word("国")},
        {"keyword=繪圖", word("絵図")},
        {"keyword=鐵道", word("鉄道")},
        {"keyword=北斎", word("北斎")},
        {"keyword=ほくさい", word("ほくさい")},
        {"keyword=フジ", word("フジ")},
        {"keyword=いせき", word("いせき")},
        {"keyword=江戸 絵", both(word("江戸"), word("絵"))},
        {"keyword=絵&keyword=-北斎", both(word("絵"), without(word("北斎")))},
        {"keyword=%2B北斎&keyword=%2B広重", either(word("北斎"), word("広重"))},
        {"f-type=map", of_type("map")},
        {"f-type=%2Bmap&f-type=%2Bpaint", either(of_type("map"), of_type("paint"))},
        {"r-tempo=1800,1868", in_years(1800, 1868)},
        {"r-tempo=,0700", in_years(-100'000'000, 700)},
        {"f-db=shiomi_art", of_database("shiomi_art")},
        {"f-type=paint&f-rights=com", both(of_type("paint"), with_rights(commercial))},
        {"keyword=山&f-rights=com&r-tempo=1700,1900",
         both(word("山"), both(with_rights(commercial), in_years(1700, 1900)))},
        {"f-rights=-com", without(with_rights(commercial))},
    };
    for (auto const &[query, holds] : cases) {
        auto const by_hand = std::ranges::count_if(portal().records, holds);
        BOOST_TEST(portal().answer(query).total == static_cast<std::uint64_t>(by_hand), query);
    }
}

BOOST_AUTO_TEST_CASE(facets_equal_a_count_by_hand) {
    for (std::string const query : {"", "keyword=江戸", "r-tempo=1800,1868"}) {
        std::map<std::string, std::map<std::string, std::uint64_t>> counted;
        auto all = portal().answer(query + (query.empty() ? "size=500" : "&size=500"));
        for (auto const &hit : all.page) {
            auto const record = std::ranges::find(portal().records, hit.id, &Record::id);
            BOOST_REQUIRE(record != portal().records.end());
            auto const values = indexer::facet_values(*record);
            for (auto const &[key, codes] : {std::pair{"rights", &values.rights},
                                             {"contents", &values.contents},
                                             {"type", &values.type},
                                             {"db", &values.db},
                                             {"cm", &values.cm},
                                             {"tempo", &values.tempo}})
                for (auto const &code : *codes) ++counted[key][code];
        }
        BOOST_REQUIRE(all.page.size() == all.total);
        for (auto const &facet : all.facets)
            for (auto const &[code, count] : facet.counts)
                BOOST_TEST(counted[facet.key][code] == count, query << " " << facet.key << " " << code);
    }
}

BOOST_AUTO_TEST_CASE(a_second_harvest_brings_nothing_new) {
    TestWorkspace workspace;
    SampleInstitutions const institutions;
    workspace.take_samples(institutions.port());
    BOOST_TEST(workspace.tsunagi({"harvest", "--all"}).status == 0);
    auto const again = workspace.tsunagi({"harvest", "--all", "--full"});
    std::istringstream lines(again.out);
    for (std::string line; std::getline(lines, line);) {
        BOOST_TEST(count_in(line, "new") + count_in(line, "changed") == 0, line);
        BOOST_TEST(sum_is_true(line), line);
    }
}

BOOST_AUTO_TEST_SUITE_END()
