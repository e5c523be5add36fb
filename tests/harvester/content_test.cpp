#include "harvester/files/content.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/harvester/reading_desk.hpp"

using namespace tsunagi;

namespace {

std::string little(std::uint32_t value, int width) {
    std::string bytes;
    for (int byte = 0; byte < width; ++byte) bytes += static_cast<char>(value >> 8 * byte & 0xFF);
    return bytes;
}

std::uint32_t crc32(std::string const &text) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (unsigned char const byte : text) {
        crc ^= byte;
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (0xEDB88320 & (0U - (crc & 1)));
    }
    return ~crc;
}

struct Entry {
    std::string name, text;
    std::string local_name = name;
};

/// A zip with stored entries; what the local header says may differ from the directory.
std::string zip(std::vector<Entry> const &entries) {
    std::string body, directory;
    for (auto const &[name, text, local_name] : entries) {
        auto const common = little(crc32(text), 4) + little(static_cast<std::uint32_t>(text.size()), 4) +
                            little(static_cast<std::uint32_t>(text.size()), 4);
        auto const length = [](std::string const &value) {
            return little(static_cast<std::uint32_t>(value.size()), 2);
        };
        directory += "PK\x01\x02" + little(20, 2) + little(20, 2) + little(0, 2) + little(0, 2) +
                     little(0, 4) + common + length(name) + little(0, 2) + little(0, 2) + little(0, 2) +
                     little(0, 2) + little(0, 4) + little(static_cast<std::uint32_t>(body.size()), 4) + name;
        body += "PK\x03\x04" + little(20, 2) + little(0, 2) + little(0, 2) + little(0, 4) + common +
                length(local_name) + little(0, 2) + local_name + text;
    }
    auto const count = little(static_cast<std::uint32_t>(entries.size()), 2);
    return body + directory + "PK\x05\x06" + little(0, 4) + count + count +
           little(static_cast<std::uint32_t>(directory.size()), 4) +
           little(static_cast<std::uint32_t>(body.size()), 4) + little(0, 2);
}

/// gzip with one stored block.
std::string gzip(std::string const &text) {
    auto const size = static_cast<std::uint32_t>(text.size());
    return std::string("\x1F\x8B\x08\0\0\0\0\0\0\x03\x01", 11) + little(size, 2) + little(~size, 2) + text +
           little(crc32(text), 4) + little(size, 4);
}

/// A zstd frame of blocks that each repeat a space 128 KiB times.
std::string zstd_of_spaces(int blocks) {
    std::string frame("\x28\xB5\x2F\xFD\x00\x58", 6);
    for (int at = 1; at <= blocks; ++at)
        frame += little((131072U << 3) | 2U | (at == blocks ? 1U : 0U), 3) + " ";
    return frame;
}

std::string opened(std::string const &body, model::Limits const &limits = {}) {
    std::string all;
    harvester::open_content(body, limits, [&](std::string_view label, std::string_view text) {
        all += (label.empty() ? "" : std::string(label) + "=") + std::string(text) + ";";
    });
    return all;
}

std::string refusal(std::string const &body, model::Limits const &limits = {}) {
    try {
        opened(body, limits);
    } catch (harvester::ContentError const &error) {
        return error.code() + ": " + error.what();
    }
    return "opened";
}

} // namespace

BOOST_AUTO_TEST_SUITE(content)

BOOST_AUTO_TEST_CASE(content_is_known_by_its_first_bytes) {
    BOOST_TEST(opened("plain") == "plain;");
    BOOST_TEST(opened(gzip("inside")) == "inside;");
    BOOST_TEST(opened(zstd_of_spaces(1)).size() == 131073U);
    BOOST_TEST(opened("") == ";");
}

BOOST_AUTO_TEST_CASE(every_entry_of_a_zip_is_a_text_and_names_are_only_labels) {
    BOOST_TEST(opened(zip({{"a.json", "[1]"}, {"..\\..\\b.json", "[2]"}, {"/etc/c", "[3]"}})) ==
               "a.json=[1];..\\..\\b.json=[2];/etc/c=[3];");
}

// row 78
BOOST_AUTO_TEST_CASE(a_zip_whose_directory_names_another_file_is_refused_as_a_whole) {
    auto const told = refusal(zip({{"a.json", "[1]"}, {"b.json", "[2]", "x.json"}}));
    BOOST_TEST(told.find("entry \"b.json\" has the name \"x.json\" in its own header") != std::string::npos,
               told);
}

BOOST_AUTO_TEST_CASE(a_zip_with_a_wrong_checksum_or_a_missing_end_is_refused) {
    auto damaged = zip({{"a.json", "[1]"}});
    damaged[damaged.find("[1]")] = '(';
    BOOST_TEST(refusal(damaged).starts_with("page_truncated"));
    auto const whole = zip({{"a.json", "[1]"}});
    BOOST_TEST(refusal(whole.substr(0, whole.size() - 30)).starts_with("page_truncated"));
}

BOOST_AUTO_TEST_CASE(compressed_content_that_is_cut_off_is_refused) {
    auto const whole = gzip(std::string(1000, 'x'));
    BOOST_TEST(refusal(whole.substr(0, 500)).starts_with("page_truncated"));
}

// row 64
BOOST_AUTO_TEST_CASE(bombs_are_stopped_by_ratio_and_by_size) {
    BOOST_TEST(refusal(zstd_of_spaces(100)).find("200 times") != std::string::npos);
    model::Limits limits;
    limits.page_decoded_mib = 1;
    limits.ratio = 1'000'000;
    BOOST_TEST(refusal(zstd_of_spaces(100), limits).find("page_decoded_mib") != std::string::npos);
    BOOST_TEST(refusal(std::string((1 << 20) + 1, 'x'), limits).starts_with("too_big"));
}

BOOST_AUTO_TEST_CASE(ordinals_go_on_over_the_entries_of_a_zip) {
    auto const records =
        testing::cut_as("json", zip({{"a.json", "[{\"id\":1},{\"id\":2}]"}, {"b.json", "[{\"id\":3}]"}}));
    BOOST_TEST(records.at(2).place.ordinal == 2U);
    BOOST_TEST(records[2].place.offset == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
