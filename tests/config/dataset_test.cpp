#include <fstream>

#include <boost/test/unit_test.hpp>

#include "tests/config/workspace_fixture.hpp"

using namespace tsunagi;
using tests::WorkspaceFixture;

namespace {

struct Case {
    std::string text, mistake;
};

} // namespace

BOOST_AUTO_TEST_SUITE(dataset)

BOOST_FIXTURE_TEST_CASE(an_id_with_a_hyphen_is_refused_and_told_why, WorkspaceFixture) {
    folder.write("config/datasets/old-prints.json",
                 R"({"id": "old-prints", "institution": "museum", "name": {"ja": "版画"}, "schema": "oai_dc",
                     "source": {"type": "files"}, "rights": {"metadata": "cc0"}})");
    BOOST_TEST(mistake() ==
               "/id: an id of the characters a-z, 0-9 and _; it has no hyphen, because the id of a "
               "record is the dataset's id, a hyphen and the local id, and is split at its first "
               "hyphen");
}

BOOST_FIXTURE_TEST_CASE(every_key_of_a_dataset_is_known, WorkspaceFixture) {
    dataset(
        R"("owner": null, "aggregator": "museum", "sectors": ["book"], "description": {"ja": "", "en": ""},
      "kind": "aggregator", "url": "", "contact": "", "credit": "c", "update_cycle": "monthly", "dump_url": "",
      "lod_url": "",
      "schedule": {"cron": "0 2 * * 0", "time_zone": "Asia/Tokyo", "jitter_minutes": 15, "paused": true},
      "windows": {"allowed": ["22:00-06:00"], "blackout": ["2026-12-28/2027-01-04"]}, "priority": 3,
      "harvest": {"overlap_seconds": null, "slice": "month", "size_tolerance": 2, "full_every_days": 90,
        "reconcile_every_days": 7, "stop": {"max_pages": null, "max_records": 500}, "next_hosts": ["b.example"]},
      "politeness": {"delay_ms": 5, "max_requests_per_minute": null, "first_wait_ms": 2000, "tries_per_page": 6,
        "tries_per_run": 30, "connect_timeout_s": 20, "low_speed_bytes": 100, "low_speed_s": 120,
        "robots_agreement": "letter of 2026-01-10"},
      "limits": {"page_mib": 64, "page_decoded_mib": 256, "record_mib": 4, "run_gib": 50, "ratio": 200},
      "tls": {"ca_file": "ca.pem", "expires": "2026-12-31", "reason": "own authority"},
      "guards": {"max_deleted_percent": 5, "min_deleted": 20, "max_held_back_percent": 20, "min_held_back": 20,
        "hold_rules": []},
      "mapping": {"publisher_is": "holder", "latin_language": "en", "ndc_in_subject": true, "location_is": "object",
        "rights_texts": {"自由に使えます": "CC0"}},
      "labels": [{"column": "5", "source": "制作年", "type": "date", "label": {"ja": "制作年", "en": "Date"},
        "display": true, "order": 5, "common": ["temporal"]}],
      "link_check": {"enabled": false, "sample_percent": 100, "delay_ms": 1000, "every_days": 30},
      "service_level": {"target_days": 7}, "visibility": "hidden", "api": "no")",
        R"("type": "oai_pmh", "url": "https://a.example/oai", "metadata_prefixes": ["jpcoar_2.0", "oai_dc"],
      "sets": ["a"], "method": "POST", "token_verbatim": true, "headers": {"X-Key": "env:TSUNAGI_SOURCE_KEY"},
      "encodings": ["Shift_JIS"])",
        R"("metadata": {"uri": "https://a.example/terms", "text": "出典を示せば自由"}, "content": "incr",
      "thumbnail": null)");
    auto const prints = load().datasets["prints"];
    BOOST_TEST(mistakes.empty(), tests::sentences(mistakes));
    BOOST_TEST(prints.aggregator == "museum");
    BOOST_TEST(prints.source.oai_pmh.metadata_prefixes.size() == 2U);
    BOOST_TEST(prints.source.headers.at(0).second == "env:TSUNAGI_SOURCE_KEY");
    BOOST_TEST(prints.metadata_rights->uri == "https://a.example/terms");
    BOOST_TEST(prints.content_rights->code == "incr");
    BOOST_TEST(prints.schedule.cron == "0 2 * * 0");
    BOOST_TEST(prints.schedule.paused);
    BOOST_TEST(prints.harvest.slice == "month");
    BOOST_TEST(*prints.harvest.max_records == 500U);
    BOOST_TEST(prints.mapping.rights_texts.at("自由に使えます") == "CC0");
    BOOST_TEST(prints.labels.at(0).common.at(0) == "temporal");
    BOOST_TEST(prints.guards.hold_rules.empty());
    BOOST_TEST(*prints.target_days == 7);
    BOOST_TEST(prints.api == "no");
}

BOOST_FIXTURE_TEST_CASE(a_json_source_names_its_parameters_and_paths, WorkspaceFixture) {
    dataset("", R"("type": "json_api", "url": "https://a.example/items", "paging": "cursor", "method": "GET",
      "params": {"size": ["limit", 100], "cursor": ["cursor", null], "delta": ["modified_since", "iso8601"],
        "fixed": {"format": "json", "v": 2}},
      "paths": {"list": "items", "id": "id", "total": "header:X-Total-Count", "next": "next_cursor"},
      "headers": {}, "encodings": [])");
    auto const source = load().datasets["prints"].source.json_api;
    BOOST_TEST(mistakes.empty(), tests::sentences(mistakes));
    BOOST_TEST(source.params.at("size").second == "100");
    BOOST_TEST(source.params.at("cursor").second == "");
    BOOST_TEST(!source.params.contains("page"));
    BOOST_TEST(source.delta.second == "iso8601");
    BOOST_TEST(source.fixed.at(1).second == "2");
    BOOST_TEST(source.paths.at("total") == "header:X-Total-Count");
    BOOST_TEST(!source.paths.contains("deleted"));
}

BOOST_FIXTURE_TEST_CASE(files_collections_and_resource_lists_are_sources_too, WorkspaceFixture) {
    for (
        auto const *source :
        {R"("type": "files")",
         R"("type": "files", "folder": "deliveries", "pattern": "*.csv", "format": "csv", "encoding": "CP932",
             "delimiter": ";", "header_row": 2, "id_column": "番号", "delivery": "whole")",
         R"("type": "files", "url": "https://a.example/list.json", "record_path": "items", "id_path": "no")",
         R"("type": "iiif_collection", "url": "https://a.example/collection.json")",
         R"("type": "resourcesync", "url": "https://a.example/list.xml", "allow_deletion": false)"}) {
        dataset("", source);
        load();
        BOOST_TEST(mistakes.empty(), source << "\n" << tests::sentences(mistakes));
    }
}

BOOST_FIXTURE_TEST_CASE(a_source_on_this_machine_is_not_waited_for, WorkspaceFixture) {
    struct Host {
        std::string host;
        int delay_ms, first_wait_ms;
    };
    for (auto const &[host, delay_ms, first_wait_ms] :
         {Host{"http://127.0.0.1:8090", 0, 100}, Host{"http://localhost", 0, 100},
          Host{"http://[::1]:80", 0, 100}, Host{"https://127.example.jp", 1000, 2000},
          Host{"https://museum.example", 1000, 2000}}) {
        dataset("", R"("type": "oai_pmh", "url": ")" + host + R"(/oai")");
        auto const politeness = load().datasets["prints"].politeness;
        BOOST_TEST(politeness.delay_ms == delay_ms, host);
        BOOST_TEST(politeness.first_wait_ms == first_wait_ms, host);
    }
    dataset(R"("politeness": {"delay_ms": 30})", R"("type": "oai_pmh", "url": "http://127.0.0.1/oai")");
    BOOST_TEST(load().datasets["prints"].politeness.delay_ms == 30);
}

BOOST_FIXTURE_TEST_CASE(a_dataset_reaches_only_the_workspace_and_the_file_roots, WorkspaceFixture) {
    tests::TemporaryFolder const outside;
    auto const folder_of = [&](std::string const &name) {
        return R"("type": "files", "folder": ")" + name + "\"";
    };
    for (std::string const &name :
         {std::string("../elsewhere"), std::string("/etc"), outside.path().string()}) {
        dataset("", folder_of(name));
        BOOST_TEST(mistake().starts_with("/source/folder: a folder inside the workspace"), name);
    }
    std::filesystem::create_directory_symlink(outside.path(), folder.path() / "link");
    dataset("", folder_of("link"));
    BOOST_TEST(mistake().starts_with("/source/folder"), "a link leads out of the workspace");
    service(R"("file_roots": [")" + outside.path().string() + "\"]");
    dataset("", folder_of(outside.path().string() + "/of_museum"));
    load();
    BOOST_TEST(mistakes.empty(), tests::sentences(mistakes));
}

BOOST_FIXTURE_TEST_CASE(mistakes_in_a_source_are_found_at_their_place, WorkspaceFixture) {
    std::string const oai_url = std::string(oai) + ", ";
    std::string const json = R"("type": "json_api", "url": "https://a.example", )";
    for (auto const &[source, expected] : {
             Case{R"("url": "https://a.example")", "/source/type: one of oai_pmh"},
             Case{R"("type": "ftp")", "/source/type: one of oai_pmh"},
             Case{R"("type": "oai_pmh")", "/source/url: the address"},
             Case{R"("type": "oai_pmh", "url": "museum.example/oai")", "/source/url: an address that begins"},
             Case{R"("type": "files", "sets": [])", "/source/sets: one of the keys"},
             Case{oai_url + R"("paging": "page")", "/source/paging: one of the keys"},
             Case{oai_url + R"("metadata_prefix": "a", "metadata_prefixes": ["b"])",
                  "/source/metadata_prefix: either"},
             Case{oai_url + R"("metadata_prefixes": [])", "/source/metadata_prefixes: at least one"},
             Case{oai_url + R"("method": "PUT")", "/source/method: one of GET, POST"},
             Case{oai_url + R"("headers": {"K": "env:HOME"})", "/source/headers/K: a variable"},
             Case{oai_url + R"("headers": {"K": "env:TSUNAGI_SOURCE_"})", "/source/headers/K: a variable"},
             Case{oai_url + R"("headers": {"a/b~c": 5})", "/source/headers/a~1b~0c: text"},
             Case{json + R"("paging": "pages")", "/source/paging: one of page"},
             Case{json + R"("params": {"size": "limit"})", "/source/params/size: [name"},
             Case{json + R"("params": {"limit": ["limit", 1]})", "/source/params/limit: one of the keys"},
             Case{json + R"("params": {"delta": ["since", "rfc822"]})",
                  "/source/params/delta/1: one of iso8601"},
             Case{json + R"("params": {"fixed": {"a": []}})", "/source/params/fixed/a: a text or a number"},
             Case{json + R"("paths": {"items": "x"})", "/source/paths/items: one of the keys"},
             Case{R"("type": "files", "format": "xlsx")", "/source/format: one of json_lines"},
             Case{R"("type": "files", "delimiter": "||")", "/source/delimiter: one character"},
             Case{R"("type": "files", "url": "https://a.example", "folder": "x")", "/source/folder: either"},
             Case{R"("type": "files", "id_column": "a", "id_path": "b")", "/source/id_path: either"},
         }) {
        dataset("", source);
        auto const found = mistake();
        BOOST_TEST(found.starts_with(expected), source << "\n" << found);
    }
}

BOOST_FIXTURE_TEST_CASE(mistakes_in_a_dataset_are_found_at_their_place, WorkspaceFixture) {
    for (auto const &[members, expected] : {
             Case{R"("owner": "nobody")",
                  "/owner: an institution that has a file config/institutions/nobody.json"},
             Case{R"("sectors": ["books"])", "/sectors/0: a code of the vocabulary"},
             Case{R"("kind": "list")", "/kind: one of catalogue"},
             Case{R"("url": "museum.example")", "/url: an address"},
             Case{R"("institutions": "museum")", "/institutions: one of the keys"},
             Case{R"("schedule": {"cron": "0 2 * *"})", "/schedule/cron: five fields"},
             Case{R"("schedule": {"cron": "0 24 * * *"})", "/schedule/cron: a hour from 0 to 23"},
             Case{R"("schedule": {"cron": "0 2 * * 0", "at": "2026-12-01T02:00"})",
                  "/schedule/cron: only one"},
             Case{R"("schedule": {"every": {"weeks": 2}})", "/schedule/every/start: the first time"},
             Case{R"("schedule": {"at": "tomorrow"})", "/schedule/at: a local time"},
             Case{R"("schedule": {"at": "2026-02-30T02:00"})", "/schedule/at: a local time of the calendar"},
             Case{R"("schedule": {"time_zone": "Asia/Tokio"})", "/schedule/time_zone: a name"},
             Case{R"("windows": {"blackout": ["2026-12-28/2026-12-01"]})", "/windows/blackout/0: days"},
             Case{R"("windows": {"allowed": ["22-6"]})", "/windows/allowed/0: hours"},
             Case{R"("harvest": {"slice": "week"})", "/harvest/slice: null"},
             Case{R"("harvest": {"stop": {"max_pages": -1}})", "/harvest/stop/max_pages: a whole number"},
             Case{R"("politeness": {"delay": 5})", "/politeness/delay: one of the keys"},
             Case{R"("guards": {"max_deleted_percent": 101})", "/guards/max_deleted_percent: a whole number"},
             Case{R"("tls": {"expires": "2026-12-31", "reason": "x"})", "/tls/ca_file: one of"},
             Case{R"("tls": {"ca_file": "/etc/ssl/certs/ca.pem", "expires": "2026-12-31", "reason": "x"})",
                  "/tls/ca_file: a file inside the workspace"},
             Case{R"("mapping": {"rights_texts": {"自由": "free"}})",
                  "/mapping/rights_texts/自由: a statement"},
             Case{R"("labels": [{"column": "a-b", "source": "x"}])",
                  "/labels/0/column: a name without hyphen"},
             Case{R"("labels": [{"column": "5"}])", "/labels/0/source: the column heading"},
             Case{R"("visibility": "secret")", "/visibility: one of public"},
             Case{R"("api": true)", "/api: one of ok"},
         }) {
        dataset(members);
        auto const found = mistake();
        BOOST_TEST(found.starts_with(expected), members << "\n" << found);
    }
}

BOOST_FIXTURE_TEST_CASE(terms_are_a_code_or_an_address, WorkspaceFixture) {
    for (auto const *rights : {R"("metadata": "ccby")", R"("metadata": "uneval")",
                               R"("metadata": "https://creativecommons.org/licenses/by/4.0/")"}) {
        dataset("", oai, rights);
        load();
        BOOST_TEST(mistakes.empty(), rights << "\n" << tests::sentences(mistakes));
    }
    for (auto const &[rights, expected] : {
             Case{R"("content": "cc0")", "/rights/metadata: the terms of the metadata"},
             Case{R"("metadata": "free")", "/rights/metadata: a licence address"},
             Case{R"("metadata": {"text": "free"})", "/rights/metadata/uri: the address"},
             Case{R"("metadata": "cc0", "media": "cc0")", "/rights/media: one of the keys"},
         }) {
        dataset("", oai, rights);
        auto const found = mistake();
        BOOST_TEST(found.starts_with(expected), rights << "\n" << found);
    }
}

BOOST_FIXTURE_TEST_CASE(what_must_be_given_is_missed_by_name, WorkspaceFixture) {
    folder.write("config/datasets/prints.json", "{}");
    load();
    BOOST_TEST(tests::places(mistakes) ==
               "config/datasets/prints.json /id\nconfig/datasets/prints.json /institution\n"
               "config/datasets/prints.json /name\nconfig/datasets/prints.json /schema\n"
               "config/datasets/prints.json /source\nconfig/datasets/prints.json /rights");
}

BOOST_AUTO_TEST_SUITE_END()
