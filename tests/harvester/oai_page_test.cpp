#include "harvester/cut/oai_page.hpp"

#include <boost/test/unit_test.hpp>

#include "harvester/cut/xml_scanner.hpp"
#include "tests/harvester/reading_desk.hpp"

using namespace tsunagi;
using namespace tsunagi::testing;

namespace {

harvester::OaiPage read(std::string_view body) {
    return harvester::read_oai_page(body, {"maps", "oai_dc", {}, 4 << 20}, [](model::RawRecord &&) {});
}

bool parses_alone(std::string_view xml) {
    harvester::XmlScanner scanner(xml);
    using Token = harvester::XmlScanner::Token;
    for (auto token = scanner.next();; token = scanner.next())
        if (token == Token::finished || token == Token::broken) return token == Token::finished;
}

std::string with_title(std::string const &title) {
    return list_records("<record><header><identifier>a</identifier></header><metadata><d>" + title +
                        "</d></metadata></record>");
}

std::string joined(std::vector<std::string> const &list) {
    std::string out;
    for (auto const &one : list) out += (out.empty() ? "" : " ") + one;
    return out;
}

} // namespace

BOOST_AUTO_TEST_SUITE(oai_page)

BOOST_AUTO_TEST_CASE(a_record_comes_with_its_header_and_the_exact_bytes_of_its_metadata) {
    auto const records = cut_as("oai_pmh", list_records(record("oai:a:1")));
    BOOST_TEST(records.at(0).identifier == "oai:a:1");
    BOOST_TEST(records[0].datestamp == "2025-06-01T00:00:00Z");
    BOOST_TEST(records[0].sets.at(0) == "map");
    BOOST_TEST(records[0].payload ==
               "<dc:dc xmlns=\"http://www.openarchives.org/OAI/2.0/\" "
               "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:dc=\"urn:dc\"><dc:title>地図 "
               "oai:a:1</dc:title></dc:dc>");
}

BOOST_AUTO_TEST_CASE(the_place_of_a_record_cuts_it_out_of_its_page_again) {
    auto const body = list_records(record("a") + "\n" + record("b"));
    auto const place = cut_as("oai_pmh", body).at(1).place;
    BOOST_TEST(place.ordinal == 1U);
    BOOST_TEST(body.substr(place.offset, place.length) == record("b"));
}

// row 61
BOOST_AUTO_TEST_CASE(declarations_on_the_record_or_above_it_go_with_the_payload) {
    auto const body =
        list_records("<record xmlns:dc=\"urn:dc\"><header><identifier>a</identifier></header><metadata>"
                     "<dc:dc xmlns:xsi=\"urn:own\"><dc:title/></dc:dc></metadata></record>");
    auto const payload = cut_as("oai_pmh", body).at(0).payload;
    BOOST_TEST(payload.find("xmlns:dc=\"urn:dc\"") != std::string::npos);
    BOOST_TEST(payload.find("XMLSchema-instance") == std::string::npos); // the payload's own xsi wins
    BOOST_TEST(parses_alone(payload));
}

BOOST_AUTO_TEST_CASE(a_deleted_header_is_no_fault) {
    auto const records = cut_as("oai_pmh", list_records(deleted_record("a")));
    BOOST_TEST(records.at(0).deleted);
    BOOST_TEST(records[0].fault.empty());
}

BOOST_AUTO_TEST_CASE(about_containers_are_kept_with_their_record) {
    auto body = record("a");
    body.insert(body.find("</record>"), "<about><p/></about><about>q</about>");
    auto const about = cut_as("oai_pmh", list_records(body)).at(0).about;
    BOOST_TEST(about.find("<p/></about><about") != std::string::npos);
}

// row 16
BOOST_AUTO_TEST_CASE(one_record_that_is_not_well_formed_does_not_cost_its_neighbours) {
    auto broken = record("b");
    broken.replace(broken.find("</dc:title>"), 11, "</dc:titel>");
    auto const records = cut_as("oai_pmh", list_records(record("a") + broken + record("c")));
    BOOST_REQUIRE(records.size() == 3U);
    BOOST_TEST(records[1].identifier == "b");
    BOOST_TEST(records[1].payload == broken);
    BOOST_TEST(records[1].fault_rule == "X-XML");
    BOOST_TEST(records[2].fault.empty());
}

BOOST_AUTO_TEST_CASE(a_broken_marcxml_record_does_not_end_at_the_record_element_inside_of_it) {
    std::string const broken = "<record><header><identifier>b</identifier></header><metadata><record><leader>"
                               "</record></metadata></record>";
    auto const records = cut_as("oai_pmh", list_records(broken + record("c")));
    BOOST_REQUIRE(records.size() == 2U);
    BOOST_TEST(records[0].payload == broken);
}

// rows 17, 18, 19
BOOST_AUTO_TEST_CASE(what_no_parser_takes_is_mended_on_a_copy_and_named) {
    struct Case {
        std::string title, mended, repairs;
    };
    for (auto const &[title, mended, repairs] :
         std::vector<Case>{{"a\x0B", "a\xEF\xBF\xBD", "control_chars"},
                           {"a&#xFFFF;b",
                            "a\xEF\xBF\xBD"
                            "b",
                            "bad_reference"},
                           {"&#xD842;&#xDFB7;", "𠮷", "surrogate_pair"},
                           {"&#55349;x", "\xEF\xBF\xBDx", "bad_reference"},
                           {"A & B", "A &amp; B", "bare_ampersand"},
                           {"&nbsp;", "&amp;nbsp;", "bare_ampersand"},
                           {"<![CDATA[A & B]]>", "<![CDATA[A & B]]>", ""},
                           {"&#8211;&amp;", "&#8211;&amp;", ""},
                           {"<?xml version=\"1.0\"?>", "<?xml version=\"1.0\"?>", ""}}) {
        auto const cut = cut_as("oai_pmh", with_title(title)).at(0);
        BOOST_TEST(cut.payload.find(">" + mended + "</d>") != std::string::npos, cut.payload);
        BOOST_TEST(joined(cut.repairs) == repairs);
    }
}

// row 23
BOOST_AUTO_TEST_CASE(a_reference_that_was_escaped_twice_is_left_as_it_is_and_named) {
    for (auto const *title : {"a &amp;#169; b", "&amp;#xA9;", "&amp;nbsp;"}) {
        auto const cut = cut_as("oai_pmh", with_title(title)).at(0);
        BOOST_TEST(cut.payload.find(title) != std::string::npos, cut.payload);
        BOOST_TEST(joined(cut.repairs) == "escaped_twice");
    }
    for (auto const *title : {"R&amp;D", "a &amp; b; c", "&amp;;"})
        BOOST_TEST(joined(cut_as("oai_pmh", with_title(title)).at(0).repairs) == "");
}

// row 20
BOOST_AUTO_TEST_CASE(a_byte_that_is_not_utf8_is_replaced_and_its_place_told) {
    auto const body = with_title("a\xFF");
    auto const cut = cut_as("oai_pmh", body).at(0);
    BOOST_TEST(joined(cut.repairs) == "bad_utf8@" + std::to_string(body.find('\xFF')));
}

// row 22
BOOST_AUTO_TEST_CASE(shift_jis_that_calls_itself_utf8_is_read_when_the_dataset_names_it) {
    model::Dataset dataset;
    dataset.source.encodings = {"Shift_JIS"};
    auto const cut = cut_as("oai_pmh", with_title("\x92\x6E\x90\x7D"), dataset).at(0);
    BOOST_TEST(cut.payload.find("地図") != std::string::npos);
    BOOST_TEST(joined(cut.repairs) == "encoding:Shift_JIS");
}

// row 22
BOOST_AUTO_TEST_CASE(a_declared_encoding_is_believed_when_the_bytes_are_not_utf8) {
    auto body = with_title("\xC3\xCF\xBF\xDE"); // 地図 in EUC-JP
    body.replace(body.find("UTF-8"), 5, "EUC-JP");
    BOOST_TEST(cut_as("oai_pmh", body).at(0).payload.find("地図") != std::string::npos);
}

// row 24
BOOST_AUTO_TEST_CASE(an_xml_declaration_inside_of_metadata_is_left_out_and_named) {
    auto body = list_records(record("a"));
    body.insert(body.find("<dc:dc"), "<?xml version=\"1.0\"?>");
    auto const cut = cut_as("oai_pmh", body).at(0);
    BOOST_TEST(cut.payload.starts_with("<dc:dc"));
    BOOST_TEST(joined(cut.repairs) == "nested_declaration");
}

// row 61
BOOST_AUTO_TEST_CASE(a_prefixed_envelope_and_one_without_namespace_are_read) {
    std::string const prefixed =
        "<o:OAI-PMH xmlns:o=\"http://www.openarchives.org/OAI/2.0/\"><o:ListRecords><o:record>"
        "<o:header><o:identifier>a</o:identifier></o:header><o:metadata><d/></o:metadata>"
        "</o:record></o:ListRecords></o:OAI-PMH>";
    BOOST_TEST(cut_as("oai_pmh", prefixed).at(0).identifier == "a");
    auto bare = list_records(record("a"));
    bare.erase(bare.find(" xmlns=\""), 45);
    BOOST_TEST(cut_as("oai_pmh", bare).at(0).identifier == "a");
    BOOST_TEST(joined(read(bare).remarks) == "envelope_namespace");
}

// rows 1, 11
BOOST_AUTO_TEST_CASE(the_token_is_decoded_trimmed_and_counted) {
    auto const page =
        read(list_records("<resumptionToken completeListSize=\"500\"> a&amp;b=1 \n</resumptionToken>"));
    BOOST_TEST(page.token->text == "a&b=1");
    BOOST_TEST(page.token->complete_list_size.value() == 500U);
    BOOST_TEST(!read(list_records("")).token.has_value());
}

// row 28
BOOST_AUTO_TEST_CASE(an_error_inside_of_half_a_page_is_seen) {
    auto const page = read(list_records(record("a") + "<error code=\"\">time-out</error>"));
    BOOST_TEST(page.errors.at(0).code.empty());
}

// rows 25, 26, 29, 73
BOOST_AUTO_TEST_CASE(pages_that_cannot_be_accepted_say_why) {
    auto const whole = list_records(record("a"));
    for (auto const &[body, refusal] : std::vector<std::pair<std::string, std::string>>{
             {"", "page_truncated"},
             {whole.substr(0, whole.size() / 2), "page_truncated"},
             {whole.substr(0, whole.size() - 3), "page_truncated"},
             {"<html><body>maintenance</body></html>", "blocked"},
             {"<!DOCTYPE html><html/>", "blocked"},
             {"busy", "not_oai"},
             {"<rss/>", "not_oai"},
             {"<?xml version=\"1.0\"?><!DOCTYPE OAI-PMH [<!ENTITY x \"y\">]>" +
                  whole.substr(whole.find("<OAI")),
              "doctype"},
         })
        BOOST_TEST(read(body).refusal == refusal);
    BOOST_TEST(read(whole + "\n<b>Notice</b>").refusal == "");
    BOOST_TEST(joined(read(whole + "\n<b>Notice</b>").remarks) == "trailing_bytes");
}

BOOST_AUTO_TEST_CASE(a_record_without_metadata_that_is_not_deleted_is_unreadable) {
    auto const cut =
        cut_as("oai_pmh", list_records("<record><header><identifier>a</identifier></header></record>"));
    BOOST_TEST(cut.at(0).fault_rule == "X-XML");
}

BOOST_AUTO_TEST_CASE(elements_deeper_than_256_are_a_fault_of_their_record) {
    std::string deep;
    for (int level = 0; level < 300; ++level) deep += "<e>";
    auto const records =
        cut_as("oai_pmh", list_records("<record><header><identifier>a</identifier></header><metadata>" +
                                       deep + "</metadata></record>" + record("b")));
    BOOST_TEST(!records.at(0).fault.empty());
    BOOST_TEST(records.at(1).identifier == "b");
}

BOOST_AUTO_TEST_SUITE_END()
