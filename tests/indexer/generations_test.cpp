// What survives, what is seen when, and who may write.
#include <boost/crc.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include "tests/indexer/workbench.hpp"

using namespace tsunagi;
using namespace tsunagi::tests;
using namespace std::chrono_literals;

namespace {

/// Looks again for a second at most.
template <class Test>
bool soon(Test test) {
    for (int i = 0; i < 100; ++i, std::this_thread::sleep_for(10ms))
        if (test()) return true;
    return false;
}

std::vector<model::Record> numbered(std::string const &prefix, int count) {
    std::vector<model::Record> records;
    for (int i = 0; i < count; ++i)
        records.push_back(titled("浮世絵 " + std::to_string(i), prefix + std::to_string(i)));
    return records;
}

/// Writes another name over "format" in the commit, as an index of an older program looks. The file ends with
/// the CRC-32 of what stands before, as a big-endian 64-bit number.
void rename_format(std::filesystem::path const &generation) {
    for (auto const &entry : std::filesystem::directory_iterator(generation)) {
        if (!entry.path().filename().string().starts_with("segments_")) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        std::string bytes((std::istreambuf_iterator<char>(in)), {});
        bytes.replace(bytes.find("format"), 6, "fOrmat");
        boost::crc_32_type checksum;
        checksum.process_bytes(bytes.data(), bytes.size() - 8);
        for (unsigned i = 0; i < 4; ++i)
            bytes[bytes.size() - 1 - i] = static_cast<char>(checksum.checksum() >> (8 * i));
        std::ofstream(entry.path(), std::ios::binary) << bytes;
    }
}

/// Runs `work` in a child and kills it when `ready` says so; true when it died of that.
template <class Work, class Ready>
bool killed_child(Work work, Ready ready) {
    auto const child = ::fork();
    if (child == 0) {
        work();
        ::_exit(0);
    }
    while (!ready()) std::this_thread::sleep_for(1ms);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status);
}

} // namespace

BOOST_AUTO_TEST_SUITE(generations)

BOOST_AUTO_TEST_CASE(an_index_that_was_never_written_answers_nothing) {
    Workbench const bench;
    auto const index = bench.index();
    BOOST_TEST(index->search(words("門")).total == 0u);
    BOOST_TEST(index->search({}).facets.size() == 6u);
    BOOST_TEST(index->generation() == "");
    bench.add(reference_records(), 5);
    BOOST_TEST(soon([&] { return index->records() == 14; }));
    BOOST_TEST(index->generation() == "g000001");
}

BOOST_AUTO_TEST_CASE(nothing_is_seen_before_commit) {
    Workbench const bench(reference_records());
    auto const index = bench.index();
    auto const writer = bench.writer();
    writer->put(titled("新しい", "new-1"));
    std::this_thread::sleep_for(250ms);
    BOOST_TEST(index->records() == 14u);
    writer->commit(2);
    BOOST_TEST(soon([&] { return index->search(words("新しい")).total == 1; }));
}

BOOST_AUTO_TEST_CASE(putting_again_replaces_and_removing_removes) {
    Workbench const bench({titled("門", "a-1"), titled("門", "a-2"), titled("門", "a-3")});
    auto const index = bench.index();
    auto tombstone = titled("門", "a-3");
    tombstone.status = "deleted";
    auto const writer = bench.writer();
    writer->put(titled("橋", "a-1"));
    writer->remove("a-2");
    writer->put(tombstone);
    writer->commit(2);
    BOOST_TEST(soon([&] { return index->records() == 1; }));
    BOOST_TEST(index->search(words("門")).total == 0u);
    BOOST_TEST(ids(index->search(words("橋"))) == "a-1");
    BOOST_TEST(counts(index->search({}), "db") == "a 1");
}

BOOST_AUTO_TEST_CASE(a_record_put_twice_into_a_new_generation_stands_there_once) {
    Workbench const bench;
    auto const writer = bench.writer(true);
    writer->put(titled("門", "a-1"));
    writer->put(titled("橋", "a-1"));
    writer->commit(1);
    BOOST_TEST(ids(bench.index()->search({})) == "a-1");
    BOOST_TEST(bench.index()->search(words("門")).total == 0u);
}

BOOST_AUTO_TEST_CASE(the_sequence_survives_even_when_nothing_changed) {
    Workbench const bench;
    BOOST_TEST(bench.writer()->sequence() == 0u);
    bench.add({titled("門", "a-1")}, 41);
    BOOST_TEST(bench.writer()->sequence() == 41u);
    bench.add({}, 42);
    BOOST_TEST(bench.writer()->sequence() == 42u);
    bench.writer()->put(titled("橋", "a-2"));
    BOOST_TEST(bench.writer()->sequence() == 42u);
    bench.add({titled("橋", "a-2")}, 43);
    BOOST_TEST(bench.writer()->sequence() == 43u);
}

BOOST_AUTO_TEST_CASE(a_rebuild_becomes_live_at_its_first_commit) {
    Workbench const bench(reference_records());
    auto const index = bench.index();
    auto writer = bench.writer(true);
    BOOST_TEST(writer->generation() == "g000002");
    BOOST_TEST(writer->sequence() == 0u);
    writer->put(titled("門", "a-1"));
    BOOST_TEST(index->generation() == "g000001");
    writer->commit(9);
    BOOST_TEST(soon([&] { return index->generation() == "g000002"; }));
    BOOST_TEST(index->records() == 1u);
    writer.reset();
    BOOST_TEST(bench.writer(true)->generation() == "g000003");
    BOOST_TEST(bench.writer()->generation() == "g000002");
}

BOOST_AUTO_TEST_CASE(the_previous_generation_is_kept_and_older_ones_go) {
    Workbench const bench(reference_records());
    for (int i = 0; i < 2; ++i) {
        auto const writer = bench.writer(true);
        writer->put(titled("門", "a-1"));
        writer->commit(1);
    }
    BOOST_TEST(!std::filesystem::exists(bench.workspace() / "index/g000001"));
    BOOST_TEST(std::filesystem::exists(bench.workspace() / "index/g000002"));
    BOOST_TEST(std::filesystem::exists(bench.workspace() / "index/g000003"));
}

BOOST_AUTO_TEST_CASE(one_writer_at_a_time) {
    Workbench const bench(reference_records());
    auto const writer = bench.writer();
    BOOST_CHECK_EXCEPTION(bench.writer(), indexer::IndexError, [](auto const &error) {
        return std::string(error.what()).find("is being written by another process") != std::string::npos;
    });
}

BOOST_AUTO_TEST_CASE(a_damaged_index_is_named_in_a_sentence) {
    Workbench const bench(reference_records());
    std::ofstream(bench.workspace() / "index/live") << "g000009\n";
    BOOST_CHECK_EXCEPTION(bench.index(), indexer::IndexError, [](auto const &error) {
        return std::string(error.what()).find("names 'g000009'") != std::string::npos;
    });
    std::ofstream(bench.workspace() / "index/live") << "g000001\n";
    for (auto const &entry : std::filesystem::directory_iterator(bench.workspace() / "index/g000001"))
        if (entry.path().extension() == ".tis") std::filesystem::resize_file(entry.path(), 3);
    BOOST_CHECK_THROW(bench.index(), indexer::IndexError);
}

BOOST_AUTO_TEST_CASE(an_index_of_another_format_is_refused_until_it_is_rebuilt) {
    Workbench const bench(reference_records());
    rename_format(bench.workspace() / "index/g000001");
    auto const names_both = [](auto const &error) {
        return std::string(error.what()).find("has format 'none', this program reads '") != std::string::npos;
    };
    BOOST_CHECK_EXCEPTION(bench.index(), indexer::IndexError, names_both);
    BOOST_CHECK_EXCEPTION(bench.writer(), indexer::IndexError, names_both);
    auto const writer = bench.writer(true);
    writer->put(titled("門", "a-1"));
    writer->commit(1);
    BOOST_TEST(bench.index()->records() == 1u);
}

BOOST_AUTO_TEST_CASE(a_killed_writer_leaves_the_last_commit_and_no_lock) {
    Workbench const bench(numbered("kept-", 50));
    auto const started = bench.workspace() / "started";
    for (int round = 0; round < 5; ++round) {
        std::filesystem::remove(started);
        bool const killed = killed_child(
            [&] {
                auto const writer = bench.writer();
                for (std::uint64_t sequence = writer->sequence() + 1;; ++sequence) {
                    for (auto const &record : numbered("round-" + std::to_string(sequence) + "-", 20))
                        writer->put(record);
                    writer->commit(sequence);
                    std::ofstream(started) << sequence;
                }
            },
            [&] { return std::filesystem::exists(started) && std::filesystem::file_size(started) > 0; });
        BOOST_TEST(killed);
        std::uint64_t acknowledged = 0;
        std::ifstream(started) >> acknowledged;
        auto const sequence = bench.writer()->sequence();
        BOOST_TEST(sequence >= acknowledged);
        BOOST_TEST(bench.index()->records() == 50 + 20 * (sequence - 1));
    }
}

BOOST_AUTO_TEST_CASE(a_killed_rebuild_changes_nothing) {
    Workbench const bench(reference_records());
    auto const started = bench.workspace() / "started";
    killed_child(
        [&] {
            auto const writer = bench.writer(true);
            writer->put(titled("門", "a-1"));
            std::ofstream(started) << "1";
            ::pause();
        },
        [&] { return std::filesystem::exists(started); });
    BOOST_TEST(bench.index()->generation() == "g000001");
    BOOST_TEST(bench.index()->records() == 14u);
    BOOST_TEST(bench.writer()->generation() == "g000001");
}

BOOST_AUTO_TEST_CASE(searches_go_on_while_another_writes) {
    Workbench const bench(numbered("a-", 100));
    auto const index = bench.index();
    std::atomic<bool> done{false};
    std::atomic<int> odd{0};
    std::vector<std::thread> readers;
    for (int i = 0; i < 2; ++i)
        readers.emplace_back([&] {
            while (!done) {
                auto const hits = index->search(words("浮世絵"));
                if (hits.total % 100 != 0 || hits.page.size() != 20) ++odd;
            }
        });
    for (int round = 1; round <= 4; ++round) {
        bench.add(numbered("b" + std::to_string(round) + "-", 100), static_cast<std::uint64_t>(round + 1));
        std::this_thread::sleep_for(120ms);
    }
    auto const rebuilt = bench.writer(true);
    for (auto const &record : numbered("c-", 100)) rebuilt->put(record);
    rebuilt->commit(9);
    BOOST_TEST(soon([&] { return index->generation() == "g000002"; }));
    done = true;
    for (auto &reader : readers) reader.join();
    BOOST_TEST(odd == 0);
    BOOST_TEST(index->records() == 100u);
}

BOOST_AUTO_TEST_SUITE_END()
