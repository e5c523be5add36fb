#include "config/settings.hpp"

#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include "tests/config/workspace_fixture.hpp"

using namespace tsunagi;
using tests::WorkspaceFixture;

BOOST_AUTO_TEST_SUITE(settings)

BOOST_FIXTURE_TEST_CASE(what_must_be_given_is_enough, WorkspaceFixture) {
    dataset("");
    auto const settings = load();
    BOOST_TEST(mistakes.empty(), tests::sentences(mistakes));
    auto const &prints = settings.datasets.at("prints");
    BOOST_TEST(prints.source.oai_pmh.metadata_prefixes.at(0) == "oai_dc");
    BOOST_TEST(prints.metadata_rights->code == "cc0");
    BOOST_TEST(!prints.content_rights);
    BOOST_TEST(prints.politeness.delay_ms == 1000);
    BOOST_TEST(prints.visibility == "public");
    BOOST_TEST(settings.institutions.at("museum").name.ja == "見本美術館");
}

BOOST_FIXTURE_TEST_CASE(a_folder_without_service_json_is_no_workspace, WorkspaceFixture) {
    auto const load_nothing = [&] { config::load_settings(folder.path() / "config", {}, mistakes); };
    BOOST_CHECK_EXCEPTION(load_nothing(), std::runtime_error, [](std::runtime_error const &error) {
        return std::string(error.what()).find("expected config/service.json") != std::string::npos;
    });
}

BOOST_FIXTURE_TEST_CASE(mistakes_of_several_files_are_all_told_at_once, WorkspaceFixture) {
    service(R"("parallel_host": 4)");
    folder.write("config/institutions/archive.json", R"({"id": "archive", "name": {"en": "Archive"}})");
    dataset(R"("priority": 0)");
    auto const settings = load();
    BOOST_TEST(tests::places(mistakes) == "config/service.json /parallel_host\n"
                                          "config/institutions/archive.json /name/ja\n"
                                          "config/datasets/prints.json /priority");
    BOOST_TEST(mistakes[2].value == "0");
    BOOST_TEST(mistakes[2].expected == "a whole number from 1 to 9");
    BOOST_TEST(mistakes[2].message ==
               "config/datasets/prints.json, /priority: found '0', expected a whole number from 1 to 9");
}

BOOST_FIXTURE_TEST_CASE(a_file_with_mistakes_contributes_nothing, WorkspaceFixture) {
    service(R"("parallel_hosts": 9, "listen": "everywhere")");
    dataset(R"("priority": 0)");
    auto const settings = load();
    BOOST_TEST(settings.service.parallel_hosts == 4);
    BOOST_TEST(settings.datasets.empty());
    BOOST_TEST(settings.institutions.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_mistake_in_an_institution_is_not_told_again_for_its_datasets, WorkspaceFixture) {
    folder.write("config/institutions/museum.json", R"({"id": "museum", "name": {"ja": "美", "fr": "m"}})");
    dataset("");
    load();
    BOOST_TEST(tests::places(mistakes) == "config/institutions/museum.json /name/fr");
}

BOOST_FIXTURE_TEST_CASE(examples_and_other_files_are_not_read, WorkspaceFixture) {
    folder.write("config/datasets/prints.json.example", "no JSON");
    folder.write("config/datasets/notes.txt", "no JSON");
    load();
    BOOST_TEST(mistakes.empty());
}

BOOST_FIXTURE_TEST_CASE(galleries_and_theme_searches_are_objects_with_the_id_of_their_file,
                        WorkspaceFixture) {
    folder.write("config/galleries/edo-maps.json", R"({"id": "edo-maps", "parts": [1]})");
    folder.write("config/galleries/other.json", R"({"id": "another"})");
    folder.write("config/theme_searches/spring.json", R"({)");
    load();
    BOOST_TEST(tests::places(mistakes) == "config/galleries/other.json /id\n"
                                          "config/theme_searches/spring.json line 1");
}

BOOST_FIXTURE_TEST_CASE(every_key_of_service_json_is_known, WorkspaceFixture) {
    service(R"("name": {"ja": "…", "en": "…"}, "base_url": "https://a.example.jp", "listen": "[::1]:8080",
      "contact": "op@example.jp", "project_url": "", "allow_private_networks": ["10.0.0.0/8", "::1/128"],
      "file_roots": ["/srv/files"], "time_zone": "Asia/Tokyo", "parallel_hosts": 2,
      "api": {"rate_per_second": 0.5, "burst": 50, "exempt": [], "trusted_proxies": ["10.0.0.1/32"], "keys": false,
        "metrics_from": ["127.0.0.0/8"], "export_jobs_gib": 10},
      "admin": {"enabled": false, "session_minutes": 60, "second_factor": "decisions"},
      "index": {"backend": "lucene", "shards": 0, "publish_interval_seconds": 60, "cursor_minutes": 60},
      "store": {"backend": "sqlite"}, "sparql": {"url": null}, "tls": null,
      "dumps": {"cron": null, "formats": ["ndjson", "nquads"]},
      "alerts": {"webhooks": [{"url": "env:TSUNAGI_WEBHOOK", "rules": ["*"]}],
        "mail": {"smtp": "env:TSUNAGI_SMTP", "from": "", "to": [], "digest": "weekly"},
        "rules": {"run_failed": 1, "run_incomplete": 2, "run_refused": 1, "stale_days": null, "score_drop": 5,
          "tls_expiry_days": 14, "links_failing_percent": 5, "disk_free_percent": 10}})");
    auto const settings = load();
    BOOST_TEST(mistakes.empty(), tests::sentences(mistakes));
    BOOST_TEST(settings.service.api_rate_per_second == 0.5);
    BOOST_TEST(settings.service.trusted_proxies.at(0) == "10.0.0.1/32");
    BOOST_TEST(settings.service.contact == "op@example.jp");
}

BOOST_FIXTURE_TEST_CASE(every_key_of_an_institution_is_known, WorkspaceFixture) {
    folder.write("config/institutions/museum.json", R"({ "id": "museum",
      "name": {"ja": "美", "en": "M", "kana": "ビ"}, "roles": ["provider", "owner", "linkage"],
      "identifiers": {"isil": "JP-1", "ror": null, "corporate_number": null}, "public_body": true, "url": "",
      "address": {"ja": "", "en": ""}, "coordinates": {"lat": 35.6, "lon": 139.7}, "contact": "",
      "terms_url": {"ja": "", "en": ""}, "rights": {"content": "ccby"}, "aliases": ["B"],
      "word_list": [{"word": "x", "note": "y"}],
      "assessment": [{"rule": "I05", "answer": "yes", "date": "2026-01-10", "evidence": "https://a.example"}],
      "share_page": false })");
    auto const museum = load().institutions.at("museum");
    BOOST_TEST(mistakes.empty(), tests::sentences(mistakes));
    BOOST_TEST(museum.isil == "JP-1");
    BOOST_TEST(*museum.lat == 35.6);
    BOOST_TEST(*museum.content_rights == "ccby");
    BOOST_TEST(museum.kana == "ビ");
}

BOOST_FIXTURE_TEST_CASE(mistakes_in_service_json_are_found_at_their_place, WorkspaceFixture) {
    struct Case {
        std::string members, mistake;
    };
    for (auto const &[members, expected] : {
             Case{R"("listen": "8080")", "/listen: address and port"},
             Case{R"("listen": "127.0.0.1:70000")", "/listen: address and port"},
             Case{R"("base_url": "a.example.jp")", "/base_url: an address that begins"},
             Case{R"("contact": "somebody")", "/contact: the e-mail"},
             Case{R"("allow_private_networks": ["10.0.0.0"])", "/allow_private_networks/0: a network"},
             Case{R"("api": {"exempt": ["10.0.0.0/33"]})", "/api/exempt/0: a network"},
             Case{R"("api": {"burst": 0.5})", "/api/burst: a whole number"},
             Case{R"("api": [])", "/api: an object"},
             Case{R"("index": {"backend": "solr"})", "/index/backend: one of lucene"},
             Case{R"("store": {"backend": "postgres"})", "/store/url: the database"},
             Case{R"("dumps": {"cron": "1 2 3"})", "/dumps/cron: five fields"},
             Case{R"("tls": {"certificate": "c"})", "/tls/key: the file"},
             Case{R"("alerts": {"mail": {"digest": "hourly"}})", "/alerts/mail/digest: one of none"},
             Case{R"("name": "つなぎ")", "/name: an object"},
         }) {
        service(members);
        auto const found = mistake();
        BOOST_TEST(found.starts_with(expected), members << "\n" << found);
    }
}

BOOST_AUTO_TEST_SUITE_END()
