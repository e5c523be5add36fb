#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <boost/test/unit_test.hpp>

#include "harvester/cut.hpp"
#include "harvester/files/format.hpp"
#include "tests/harvester/reading_desk.hpp"

using namespace tsunagi;
using namespace tsunagi::testing;

namespace {

model::Dataset with(auto change) {
    model::Dataset dataset;
    change(dataset.source.files);
    return dataset;
}

model::Dataset by_column(std::string const &name) {
    return with([&](auto &files) { files.id_column = name; });
}

} // namespace

BOOST_AUTO_TEST_SUITE(file_cutters)

BOOST_AUTO_TEST_CASE(a_csv_row_is_a_record_and_the_header_row_its_context) {
    auto const rows = cut_as("csv", "\xEF\xBB\xBFid,題名\r\n1,\"三河, 遠江\"\r\n2,駿河\r\n", by_column("id"));
    BOOST_TEST(rows.at(0).payload == "1,\"三河, 遠江\"");
    BOOST_TEST(*rows[0].context == "id,題名");
    BOOST_TEST(rows.at(1).identifier == "2");
    BOOST_TEST(rows[0].place.offset == 3U + 11U);
}

BOOST_AUTO_TEST_CASE(a_newline_inside_of_quotes_does_not_end_a_row) {
    auto const rows = cut_as("csv", "id,t\n1,\"a\nb \"\"c\"\"\"\n2,x\n", by_column("id"));
    BOOST_TEST(rows.size() == 2U);
    BOOST_TEST(rows[0].payload == "1,\"a\nb \"\"c\"\"\"");
}

BOOST_AUTO_TEST_CASE(a_row_with_another_number_of_fields_is_unreadable_and_its_line_told) {
    auto const rows = cut_as("csv", "id,t\n1,\"a\nb\"\n2,x,y\n3,z\n", by_column("id"));
    BOOST_TEST(rows.at(1).fault == "line 4: the row has 3 fields, the header row has 2");
    BOOST_TEST(rows[1].fault_rule == "X-CSV");
    BOOST_TEST(rows.at(2).fault.empty());
}

BOOST_AUTO_TEST_CASE(a_quote_that_is_never_closed_costs_one_line) {
    auto const rows = cut_as("csv", "id,t\n1,\"a\n2,x\n", by_column("id"));
    BOOST_REQUIRE(rows.size() == 2U);
    BOOST_TEST(rows[0].fault == "line 2: a quoted field is never closed");
    BOOST_TEST(rows[1].identifier == "2");
}

BOOST_AUTO_TEST_CASE(a_header_row_may_stand_lower_and_tabs_divide_tsv) {
    auto const dataset = with([](auto &files) { files.header_row = 2, files.id_column = "id"; });
    BOOST_TEST(cut_as("tsv", "目録\nid\tt\n7\tx\n", dataset).at(0).identifier == "7");
}

BOOST_AUTO_TEST_CASE(a_missing_id_column_is_told_by_name) {
    BOOST_CHECK_EXCEPTION(
        cut_as("csv", "a,b\n1,2\n", by_column("PID")), std::runtime_error,
        [](auto const &error) { return std::string(error.what()).find("\"PID\"") != std::string::npos; });
}

BOOST_AUTO_TEST_CASE(japanese_encodings_are_found_and_named) {
    // 番号,題名 / 1,江戸名所図会 in Shift_JIS and EUC-JP
    for (auto const &[bytes, repair] : std::vector<std::pair<std::string, std::string>>{
             {"\x94\xD4\x8D\x86,\x91\xE8\x96\xBC\n1,\x8D\x5D\x8C\xCB\x96\xBC\x8F\x8A\x90\x7D\x89\xEF\n",
              "encoding:windows-31j"},
             {"\xC8\xD6\xB9\xE6,\xC2\xEA\xCC\xBE\n1,\xB9\xBE\xB8\xCD\xCC\xBE\xBD\xEA\xBF\xDE\xB2\xF1\n",
              "encoding:EUC-JP"}}) {
        auto const row = cut_as("csv", bytes, by_column("番号")).at(0);
        BOOST_TEST(row.payload == "1,江戸名所図会");
        BOOST_TEST(row.repairs.at(0) == repair);
    }
}

BOOST_AUTO_TEST_CASE(one_bad_line_is_one_unreadable_record) {
    auto const rows = cut_as("json_lines", "{\"id\":\"a\"}\n{\"id\":\n\n{\"id\":12345678901234567890}\n");
    BOOST_REQUIRE(rows.size() == 3U);
    BOOST_TEST(rows[1].fault.starts_with("line 2: "));
    BOOST_TEST(rows[1].payload == "{\"id\":");
    BOOST_TEST(rows[2].identifier == "12345678901234567890"); // numbers keep their text
    BOOST_TEST(rows[2].place.offset == 19U);
}

BOOST_AUTO_TEST_CASE(json_records_are_found_at_the_root_at_a_path_or_alone) {
    auto const at_path = with([](auto &files) { files.record_path = "a.items"; });
    BOOST_TEST(cut_as("json", " [ {\"id\":1}, {\"id\":2} ]").at(1).payload == "{\"id\":2}");
    BOOST_TEST(cut_as("json", "{\"a\":{\"items\":[{\"id\":3}],\"x\":[1]}}", at_path).at(0).identifier == "3");
    BOOST_TEST(cut_as("json", "\n{\"id\":\"only\",\"x\":[{\"id\":9}]}\n").at(0).identifier == "only");
    BOOST_CHECK_THROW(cut_as("json", "{\"b\":1}", at_path), std::runtime_error);
    BOOST_CHECK_THROW(cut_as("json", "[{\"b\":1}"), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(blank_nodes_are_no_records_but_the_context_of_those_that_refer_to_them) {
    auto const records =
        cut_as("json", R"({"@graph":[{"@id":"_:b0","n":"_:b1"},{"@id":"http://a/1","p":"_:b0"},)"
                       R"({"@id":"_:b1","n":1},{"@id":"http://a/2"}]})");
    BOOST_REQUIRE(records.size() == 2U);
    BOOST_TEST(*records[0].context == R"({"_:b0":{"@id":"_:b0","n":"_:b1"},"_:b1":{"@id":"_:b1","n":1}})");
    BOOST_TEST(records[1].identifier == "http://a/2");
    BOOST_TEST(!records[1].context);
}

BOOST_AUTO_TEST_CASE(a_changed_blank_node_changes_the_hash_of_its_record_only) {
    auto const hash = [](char const *value, std::size_t record) {
        auto const text = std::string(R"({"@graph":[{"@id":"_:b0","n":")") + value +
                          R"("},{"@id":"1","p":"_:b0"},{"@id":"2"}]})";
        return harvester::payload_hash(cut_as("json", text).at(record));
    };
    BOOST_TEST(hash("x", 0) != hash("y", 0));
    BOOST_TEST(hash("x", 1) == hash("y", 1));
}

BOOST_AUTO_TEST_CASE(json_that_only_breaks_on_characters_is_mended) {
    auto const cut = cut_as("json", "[{\"id\":\"a\",\"t\":\"x\x0By\"},{\"id\":\"b\",\"t\":\"\\ud800\"}]");
    BOOST_TEST(cut.at(0).payload == "{\"id\":\"a\",\"t\":\"x y\"}");
    BOOST_TEST(cut.at(1).payload == "{\"id\":\"b\",\"t\":\"\\ufffd\"}");
    BOOST_TEST(cut[0].repairs.size() == 2U);
    BOOST_CHECK_THROW(cut_as("json", std::string(70, '[') + std::string(70, ']')), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(items_that_are_no_objects_are_unreadable_records) {
    auto const cut = cut_as("json", "[{\"id\":1}, \"loose\" ,2]");
    BOOST_TEST(cut.at(1).payload == "\"loose\"");
    BOOST_TEST(cut.at(2).payload == "2");
    BOOST_TEST(cut[2].fault_rule == "X-JSON");
}

BOOST_AUTO_TEST_CASE(xml_files_are_cut_at_their_repeating_element) {
    auto const dataset = with([](auto &files) { files.record_path = "l:lido", files.id_path = "lidoRecID"; });
    auto const records =
        cut_as("xml",
               "<l:wrap xmlns:l=\"urn:lido\"><l:lido><l:lidoRecID> 1 </l:lidoRecID></l:lido><l:lido><l:x>"
               "</l:lido><l:lido><l:lidoRecID>3</l:lidoRecID></l:lido></l:wrap>",
               dataset);
    BOOST_REQUIRE(records.size() == 3U);
    BOOST_TEST(records[0].identifier == "1");
    BOOST_TEST(records[0].payload.starts_with("<l:lido xmlns:l=\"urn:lido\">"));
    BOOST_TEST(records[1].fault_rule == "X-XML");
    BOOST_TEST(records[2].identifier == "3");
}

BOOST_AUTO_TEST_CASE(an_xml_file_without_record_path_is_one_record) {
    BOOST_TEST(cut_as("xml", "<?xml version=\"1.0\"?>\n<mods><title>x</title></mods>\n").at(0).payload ==
               "<mods><title>x</title></mods>");
    BOOST_CHECK_THROW(cut_as("xml", "<mods><title>"), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(a_record_without_identifier_is_known_by_its_place) {
    store::ArchivedPage page;
    page.hash = "sha256:ab";
    BOOST_TEST(harvester::ledger_identifier(page, cut_as("json", "[{},{}]").at(1)) == "sha256:ab#1");
}

BOOST_AUTO_TEST_CASE(formats_are_told_by_name_and_content) {
    BOOST_TEST(harvester::format_of_name("tate.NDJSON.xz") == "json_lines");
    BOOST_TEST(harvester::format_of_name("a.json") == "");
    for (auto const &[text, format] :
         std::vector<std::pair<std::string, std::string>>{{"{\"a\":1}\n{\"a\":2}", "json_lines"},
                                                          {"{\n\"a\":1}", "json"},
                                                          {"[1]", "json"},
                                                          {"<a/>", "xml"},
                                                          {"<?xml version='1.0'?><OAI-PMH>", "oai_pmh"},
                                                          {"a\tb", "tsv"},
                                                          {"a,b", "csv"},
                                                          {" \n", ""}})
        BOOST_TEST(harvester::format_of_content(text) == format);
}

BOOST_AUTO_TEST_CASE(the_media_arts_zip_is_read_with_its_blank_nodes) {
    auto const *folder = std::getenv("TSUNAGI_SHARED_DATA");
    auto const root = folder != nullptr ? std::filesystem::path(folder)
                                        : std::filesystem::path(TSUNAGI_SOURCE_DIR) / "../shared/data";
    std::ifstream file(root / "madb/metadata_an-col_an208_json.zip", std::ios::binary);
    if (!file) {
        BOOST_TEST_MESSAGE("skipped: no shared data at " << root);
        return;
    }
    auto const records = cut_as("json", std::string(std::istreambuf_iterator<char>(file), {}));
    BOOST_TEST(records.size() == 45U);
    BOOST_TEST(records[0].context->find("\"_:b86\"") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
