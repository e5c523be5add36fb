// What only the SQLite backend has: segment files, lists in a column, the schema's version.
#include "store/sqlite/connection.hpp"
#include "store/sqlite/segments.hpp"
#include "store/sqlite/text_list.hpp"
#include "tests/store/workspace.hpp"

#include <fstream>

#include <boost/test/unit_test.hpp>

namespace tsunagi::store::sqlite {

using tests::names;
using tests::TemporaryFolder;
using tests::Workspace;

BOOST_AUTO_TEST_SUITE(sqlite_backend)

BOOST_AUTO_TEST_CASE(a_new_segment_begins_past_the_limit) {
    TemporaryFolder folder;
    SegmentWriter writer(folder.path, 30);
    writer.resume_after({});
    std::vector<FramePlace> places;
    for (auto const *body : {"the first body", "the second body", "the third body"})
        places.push_back(writer.append(body));
    BOOST_TEST((places[0].segment == 1 && places[1].segment == 1 && places[2].segment == 2));
    BOOST_TEST((places[0].offset == 0 && places[1].offset == places[0].length && places[2].offset == 0));
    BOOST_TEST(read_frame(folder.path, places[1], 15) == "the second body");
    BOOST_TEST(read_frame(folder.path, places[2], 14) == "the third body");
}

BOOST_AUTO_TEST_CASE(what_lies_behind_the_last_known_frame_is_cut_off) {
    TemporaryFolder folder;
    SegmentWriter writer(folder.path);
    writer.resume_after({});
    auto const known = writer.append("known");
    writer.append("of a transaction that was rolled back");
    writer.resume_after(known);
    auto const next = writer.append("next");
    BOOST_TEST(next.offset == known.end());
    BOOST_TEST(std::filesystem::file_size(folder.path / "segment-000001.zst") == next.end());
    BOOST_TEST(read_frame(folder.path, known, 5) == "known");
}

BOOST_AUTO_TEST_CASE(a_list_in_a_column_keeps_every_item_apart) {
    std::vector<std::string> const lists[] = {{}, {""}, {"", ""}, {"a", "b"}, {"a\nb", "\\n", "\\", "\n"}};
    for (auto const &list : lists) BOOST_TEST(unpack(pack(list)) == list, boost::test_tools::per_element());
    BOOST_TEST(pack({"one", "two"}) == "one\ntwo\n"); // an operator reads it with sqlite3
}

BOOST_AUTO_TEST_CASE(a_store_of_another_version_is_not_touched) {
    Workspace<tests::Sqlite> w;
    auto const database = w.folder.path / "store" / "tsunagi.sqlite";
    w.store.reset();
    Connection(database, Connection::Mode::read_write).script("PRAGMA user_version = 99");
    for (auto const access : {Access::read_only, Access::read_write})
        BOOST_CHECK_EXCEPTION(open_store(w.folder.path, access), StoreError, names("version 99"));
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_database_is_told_in_a_sentence) {
    TemporaryFolder folder;
    std::filesystem::create_directories(folder.path / "store");
    std::ofstream(folder.path / "store" / "tsunagi.sqlite") << std::string(5000, 'x');
    for (auto const access : {Access::read_only, Access::read_write})
        BOOST_CHECK_EXCEPTION(open_store(folder.path, access), StoreError, names("tsunagi.sqlite"));
}

BOOST_AUTO_TEST_CASE(a_dictionary_is_trained_once_and_makes_records_smaller) {
    Workspace<tests::Sqlite> w;
    auto const run = w.open_run();
    w.write([&] {
        for (int i = 0; i < 2100; ++i) {
            auto const id = "museum-" + std::to_string(i);
            auto const json = R"({"id":")" + id + R"(","provider":"museum","rights":{"code":"CCBY"},"n":)" +
                              std::to_string(i * 7919) + "}";
            w.store->records().put({.id = id, .dataset = "museum", .json = json, .run = run.id});
        }
    });
    Connection database(w.folder.path / "store" / "tsunagi.sqlite", Connection::Mode::read_only);
    BOOST_TEST(database.number("SELECT count(*) FROM dictionaries", 0) == 1);
    auto const plain = database.number("SELECT max(length(json)) FROM records WHERE dictionary = 0", 0);
    auto const packed = database.number("SELECT max(length(json)) FROM records WHERE dictionary = 1", 0);
    BOOST_TEST((packed > 0 && packed < plain));
}

// The sums that the ledger keeps beside its identifiers must be what counting the identifiers would give.
BOOST_AUTO_TEST_CASE(kept_sums_equal_counted_ones) {
    Workspace<tests::Sqlite> w;
    auto const first = w.open_run();
    auto const page = w.keep(first, "1").id, other_page = w.keep(first, "2").id;
    w.close(first, model::Outcome::complete);
    auto const second = w.open_run();
    for (unsigned i = 0, random = 1; i < 300; ++i) {
        random = random * 1103515245 + 12345;
        auto const identifier = std::to_string((random >> 8) % 12);
        auto const fate = static_cast<model::Fate>(1 + (random >> 16) % 5);
        if (!w.store->ledger().seen("museum", identifier) || random % 3 == 0)
            w.see(i < 150 ? first : second, identifier, (random >> 20) % 2 == 0 ? page : other_page);
        else
            w.settle(identifier, {.fate = fate, .errors = (random >> 24) % 3});
    }
    Connection database(w.folder.path / "store" / "tsunagi.sqlite", Connection::Mode::read_only);
    BOOST_TEST(
        database.number(
            "SELECT count(*) FROM (SELECT run, pending, held_back, unchanged, errors FROM run_tallies EXCEPT"
            " SELECT no, total(i.pending), total(fate = 5 AND NOT i.pending), total(fate = 3 AND NOT "
            "i.pending),"
            " total(CASE WHEN i.pending THEN 0 ELSE i.errors END)"
            " FROM runs LEFT JOIN identifiers AS i ON i.run = no GROUP BY no)",
            -1) == 0);
    BOOST_TEST(database.number("SELECT count(*) FROM (SELECT page, identifiers FROM pending_pages EXCEPT"
                               " SELECT page, count(*) FROM identifiers WHERE pending GROUP BY page)",
                               -1) == 0);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace tsunagi::store::sqlite
