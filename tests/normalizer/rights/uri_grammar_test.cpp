// Rights contract 2: every accepted way to write a URI, every combination that does not exist.
#include "normalizer/normalize/rights/licence_uri.hpp"
#include "tests/normalizer/rights/reader.hpp"

#include <boost/test/unit_test.hpp>

using namespace tsunagi;
using namespace tsunagi::tests;
using normalizer::rights::creative_commons_uri;

BOOST_AUTO_TEST_SUITE(rights_uris)

BOOST_AUTO_TEST_CASE(variants_are_folded_to_the_canonical_form) {
    std::string const by = "http://creativecommons.org/licenses/by/4.0/";
    std::string const zero = "http://creativecommons.org/publicdomain/zero/1.0/";
    std::string const inc = "http://rightsstatements.org/vocab/InC/1.0/";
    struct {
        char const *text;
        std::string uri;
        char const *rule;
    } const cases[] = {
        {"http://creativecommons.org/licenses/by/4.0/", by, "RU-CC"},
        {"https://creativecommons.org/licenses/by/4.0/", by, "RU-CC"},
        {"https://www.creativecommons.org/licenses/by/4.0/", by, "RU-CC"},
        {"https://creativecommons.org/licenses/by/4.0", by, "RU-CC"},
        {"https://creativecommons.org/licenses/by/4.0/deed", by, "RU-CC"},
        {"https://creativecommons.org/licenses/by/4.0/deed.ja", by, "RU-CC"},
        {"https://creativecommons.org/licenses/by/4.0/deed.ja_JP", by, "RU-CC"},
        {"https://creativecommons.org/licenses/by/4.0/legalcode", by, "RU-CC"},
        {"https://creativecommons.org/licenses/by/4.0/legalcode.ja", by, "RU-CC"},
        {"https://creativecommons.org/licenses/by/4.0/legalcode.txt", by, "RU-CC"},
        {"https://creativecommons.org/licenses/by/4.0/rdf", by, "RU-CC"},
        {"https://creativecommons.org/licenses/by/4.0/?ref=chooser-v1", by, "RU-CC"},
        {"https://creativecommons.org/licenses/by/4.0/#x", by, "RU-CC"},
        {"HTTPS://CreativeCommons.org/Licenses/BY/4.0/", by, "RU-CC"},
        {"ｈｔｔｐｓ：／／ｃｒｅａｔｉｖｅｃｏｍｍｏｎｓ．ｏｒｇ／ｌｉｃｅｎｓｅｓ／ｂｙ／４．０／", by,
         "RU-CC"},
        {"<a href=\"https://creativecommons.org/licenses/by/4.0/\">CC BY 4.0</a>", by, "RU-CC"},
        {"[CC BY](https://creativecommons.org/licenses/by/4.0/)", by, "RU-CC"},
        {"(https://creativecommons.org/licenses/by/4.0/).", by, "RU-CC"},
        {"creativecommons.org/licenses/by/4.0/", by, "RU-CC"},
        {"CC BY 4.0 https://creativecommons.org/licenses/by/4.0/deed.ja", by, "RU-CC"},
        {"http://i.creativecommons.org/l/by/4.0/88x31.png", by, "RU-BADGE"},
        {"https://licensebuttons.net/l/by/4.0/80x15.png", by, "RU-BADGE"},
        {"CC BY 4.0", by, "RU-SHORT"},
        {"CC-BY-4.0", by, "RU-SHORT"},
        {"cc_by 4.0", by, "RU-SHORT"},
        {"CC表示4.0国際", by, "RU-SHORT"},
        {"表示 4.0 国際", by, "RU-SHORT"},
        {"Creative Commons Attribution 4.0 International License", by, "RU-SHORT"},
        {"https://creativecommons.org/publicdomain/zero/1.0/deed.ja", zero, "RU-CC0"},
        {"http://i.creativecommons.org/p/zero/1.0/88x31.png", zero, "RU-BADGE"},
        {"CC0-1.0", zero, "RU-SHORT"},
        {"CC0 1.0 Universal", zero, "RU-SHORT"},
        {"http://creativecommons.org/publicdomain/mark/1.0/",
         "http://creativecommons.org/publicdomain/mark/1.0/", "RU-PDM"},
        {"https://rightsstatements.org/vocab/InC/1.0/", inc, "RU-RS"},
        {"https://rightsstatements.org/page/InC/1.0/?language=ja", inc, "RU-RS"},
        {"http://rightsstatements.org/data/inc/1.0", inc, "RU-RS"},
        {"https://www.digital.go.jp/resources/open_data/public_data_license_v1.0",
         "https://www.digital.go.jp/resources/open_data/public_data_license_v1.0", "RU-JP"},
    };
    for (auto const &c : cases) BOOST_TEST_CONTEXT(c.text) {
            auto const content = decide(c.text).rights.content;
            BOOST_TEST(content.uri == c.uri);
            BOOST_TEST(content.rule == c.rule);
        }
}

BOOST_AUTO_TEST_CASE(versions_and_ports_that_exist) {
    struct {
        char const *version, *ports; ///< between spaces
        bool without_port;
    } const table[] = {
        {"1.0", "fi il nl", true},
        {"2.0", "au at be br ca cl hr uk fr de it jp nl pl kr es tw", true},
        {"2.1", "au es jp", false},
        {"2.5", "ar au br bg ca cn co hr dk hu in il it mk my mt mx nl pe pl pt scotland si za es se ch tw",
         true},
        {"3.0",
         "au at br cl cn cr hr cz ec eg ee fr de gr gt hk igo ie it lu nl nz no ph pl pt pr ro rs sg za es "
         "ch tw th "
         "ug us ve vn",
         true},
        {"4.0", "", true},
    };
    std::string const every =
        " fi il nl au at be br ca cl hr uk fr de it jp pl kr es tw ar bg cn co dk hu in mk my "
        "mt mx pe pt scotland si za se ch cr cz ec eg ee gr gt hk igo ie lu nz no ph pr ro rs "
        "sg th ug us ve vn xx ";
    for (auto const &row : table)
        for (std::string const licence : {"by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"}) {
            BOOST_TEST(creative_commons_uri(licence, row.version, "").has_value() == row.without_port);
            for (std::size_t at = 1, end = every.find(' ', at); end != every.npos;
                 at = end + 1, end = every.find(' ', at)) {
                auto const port = every.substr(at, end - at);
                bool const exists =
                    (" " + std::string(row.ports) + " ").find(" " + port + " ") != std::string::npos;
                BOOST_TEST(creative_commons_uri(licence, row.version, port).has_value() == exists,
                           licence << " " << row.version << " " << port);
            }
        }
    BOOST_TEST(creative_commons_uri("by-nd-nc", "1.0", "").has_value());
    BOOST_TEST(!creative_commons_uri("by-nd-nc", "2.0", "").has_value());
}

BOOST_AUTO_TEST_CASE(broken_uris_keep_their_family_and_lose_their_uri) {
    struct {
        char const *text, *statement;
    } const cases[] = {
        {"https://creativecommons.org/licenses/by/4.0/jp/", "CC BY"},
        {"https://creativecommons.org/licenses/by-nc/3.0/jp/", "CC BY-NC"},
        {"https://creativecommons.org/licenses/by/2.1/", "CC BY"},
        {"https://creativecommons.org/licenses/by/5.0/", "CC BY"},
        {"https://creativecommons.org/licenses/by-sa/", "CC BY-SA"},
        {"https://creativecommons.org/licenses/by/4.0/deed.ja/x/y", "CC BY"},
        {"https://creativecommons.org/publicdomain/zero/2.0/", "CC0"},
        {"https://creativecommons.org/publicdomain/mark/1.0/jp/", "PDM"},
        {"https://creativecommons.org/licenses/by-xx/4.0/", "UNKNOWN"},
        {"http://rightsstatements.org/vocab/InC/2.0/", "RS InC"},
        {"http://rightsstatements.org/vocab/XYZ/1.0/", "UNKNOWN"},
    };
    for (auto const &c : cases) BOOST_TEST_CONTEXT(c.text) {
            auto const decision = decide(c.text);
            BOOST_TEST(decision.rights.content.statement == c.statement);
            BOOST_TEST(decision.rights.content.uri == "");
            BOOST_TEST(decision.rights.content.rule == "RU-BAD");
            BOOST_TEST(has_problem(decision, "R12"));
        }
}

BOOST_AUTO_TEST_CASE(retired_licences_and_own_terms_are_other) {
    for (auto const *uri :
         {"https://creativecommons.org/licenses/publicdomain/",
          "https://creativecommons.org/licenses/sampling+/1.0/",
          "https://creativecommons.org/licenses/nc-sampling+/1.0/",
          "https://creativecommons.org/licenses/devnations/2.0/",
          "https://creativecommons.org/licenses/nd-nc/1.0/", "https://creativecommons.org/licenses/sa/1.0/",
          "https://museum.example/terms", "https://creativecommons.org/about/"})
        BOOST_TEST(decide(uri).rights.content.statement == "OTHER", uri);
}

BOOST_AUTO_TEST_CASE(a_site_about_licences_is_text_and_no_licence) {
    BOOST_TEST(decide("https://creativecommons.jp/licenses/").rights.content.statement == "UNKNOWN");
    BOOST_TEST(decide("CC BY 4.0 https://creativecommons.jp/").rights.content.statement == "CC BY");
}

BOOST_AUTO_TEST_CASE(older_rights_of_europeana_are_mapped) {
    struct {
        char const *path, *statement;
    } const cases[] = {{"rr-f", "RS InC"},
                       {"rr-p", "RS InC"},
                       {"rr-r", "RS InC"},
                       {"orphan-work-eu", "RS InC-OW-EU"},
                       {"out-of-copyright-non-commercial", "RS NoC-NC"},
                       {"unknown", "RS CNE"}};
    for (auto const &c : cases) {
        auto const content =
            decide("http://www.europeana.eu/rights/" + std::string(c.path) + "/").rights.content;
        BOOST_TEST(content.statement == c.statement, c.path);
        BOOST_TEST(content.rule == "RU-EU");
    }
}

BOOST_AUTO_TEST_CASE(coar_access_rights_tell_the_access_and_no_rights) {
    struct {
        char const *id, *access;
    } const cases[] = {
        {"c_abf2", "internet"}, {"c_f1cf", "closed"}, {"c_16ec", "registered"}, {"c_14cb", "none"}};
    for (auto const &c : cases) {
        auto const decision =
            decide({{"access", "http://purl.org/coar/access_right/" + std::string(c.id), "a"}});
        BOOST_TEST(decision.access == c.access);
        BOOST_TEST(decision.rights.content.statement == "NONE");
    }
}

BOOST_AUTO_TEST_CASE(version_and_port_are_kept) {
    auto const content = decide("http://creativecommons.org/licenses/by/2.1/jp/deed.ja").rights.content;
    BOOST_TEST(content.version == "2.1");
    BOOST_TEST(content.port == "jp");
}

BOOST_AUTO_TEST_SUITE_END()
