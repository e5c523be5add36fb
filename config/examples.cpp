#include "config/examples.hpp"

namespace tsunagi::config {

namespace {

constexpr std::string_view service =
    R"JSON(// Settings of the whole service. Comments and trailing commas are allowed in every file of config/.
// `tsunagi check` lists all mistakes of all files; it never asks the network.
{
  "name": { "ja": "つなぎ", "en": "Tsunagi" },

  // Where the service listens, and the address that others know it by.
  "listen": "127.0.0.1:8080",
  "base_url": "http://127.0.0.1:8080",

  // E-mail address of the operator. Sent with every request to a source;
  // while it is empty, nothing but this very machine is harvested.
  "contact": "",
  "project_url": "",

  // Private networks that may be harvested, as "192.168.10.0/24". Public addresses need no entry.
  "allow_private_networks": ["127.0.0.0/8"],

  // Folders outside the workspace that datasets of the type "files" may read.
  "file_roots": [],

  "time_zone": "Asia/Tokyo",
  "parallel_hosts": 4, // sources harvested at the same time, one connection each

  "api": {
    "rate_per_second": 10, // requests of one address
    "burst": 50,
    "exempt": ["127.0.0.0/8", "::1/128"],
    "trusted_proxies": [], // proxies whose X-Forwarded-For is believed
  },
}
)JSON";

constexpr std::string_view ndl = R"JSON({
  "id": "ndl",
  "name": { "ja": "国立国会図書館", "en": "National Diet Library, Japan", "kana": "コクリツコッカイトショカン" },
  "roles": ["provider", "linkage"],
  "public_body": true, // CC0 metadata is expected of public bodies
  "url": "https://www.ndl.go.jp/",
  "address": { "ja": "東京都千代田区永田町1-10-1", "en": "1-10-1 Nagatacho, Chiyoda-ku, Tokyo" },
  "aliases": ["国会図書館", "NDL"], // other spellings of its name in records
}
)JSON";

constexpr std::string_view kokubunken = R"JSON({
  "id": "kokubunken",
  "name": { "ja": "国文学研究資料館", "en": "National Institute of Japanese Literature" },
  "roles": ["provider", "owner"],
  "public_body": true,
  "url": "https://www.nijl.ac.jp/",
}
)JSON";

constexpr std::string_view artic = R"JSON({
  "id": "artic",
  "name": { "ja": "シカゴ美術館", "en": "Art Institute of Chicago" },
  "roles": ["provider", "owner"],
  "url": "https://www.artic.edu/",
  "coordinates": { "lat": 41.8796, "lon": -87.6237 },
}
)JSON";

constexpr std::string_view ndl_search =
    R"JSON(// A library catalogue by OAI-PMH: NDL Search (国立国会図書館サーチ).
// To switch it on:
//   1. read the terms of use of the source, and ask for whatever they want to be asked for
//   2. copy ../institutions/ndl.json.example to ../institutions/ndl.json
//   3. copy this file to ndl_search.json (the id is the name of the file)
//   4. write your e-mail address into "contact" of ../service.json
//   5. tsunagi check; tsunagi identify ndl_search; tsunagi harvest ndl_search --limit 100
{
  "id": "ndl_search",
  "institution": "ndl",
  "sectors": ["book"],
  "name": { "ja": "国立国会図書館サーチ", "en": "NDL Search" },
  "kind": "library",
  "url": "https://ndlsearch.ndl.go.jp/",
  "schema": "dcndl", // the crosswalk that reads its records
  "source": {
    "type": "oai_pmh",
    "url": "https://ndlsearch.ndl.go.jp/api/oaipmh",
    "metadata_prefix": "dcndl", // DC-NDL (RDF); oai_dc is offered, too, and says less
    "sets": [], // e.g. ["iss-ndl-opac"]; empty: everything it has, which is tens of millions of records
  },
  "rights": { "metadata": "uneval" }, // differs from set to set: write the code of the set that you harvest
  "harvest": { "slice": "month" }, // long stretches are cut into months
  "politeness": { "delay_ms": 2000, "max_requests_per_minute": 20 },
}
)JSON";

constexpr std::string_view kokubunken_repository =
    R"JSON(// An institutional repository by OAI-PMH with the JPCOAR schema, as all of JAIRO Cloud and IRDB:
// another one differs in id, institution, names and the host of the two addresses.
// To switch it on: copy this file and ../institutions/kokubunken.json.example without ".example",
// write "contact" into ../service.json, then tsunagi check and tsunagi identify kokubunken_repository.
{
  "id": "kokubunken_repository",
  "institution": "kokubunken",
  "sectors": ["book"],
  "name": { "ja": "国文学研究資料館学術情報リポジトリ", "en": "NIJL Repository" },
  "kind": "catalogue",
  "url": "https://kokubunken.repo.nii.ac.jp/",
  "schema": "jpcoar",
  "source": {
    "type": "oai_pmh",
    "url": "https://kokubunken.repo.nii.ac.jp/oai",
    "metadata_prefixes": ["jpcoar_2.0", "jpcoar_1.0", "oai_dc"], // the first that a record has is mapped
  },
  "rights": { "metadata": "uneval" }, // what the repository says about its metadata; "uneval": not known yet
  "schedule": { "cron": "0 3 * * 0", "time_zone": "Asia/Tokyo" }, // minute hour day month weekday: Sundays at 3
}
)JSON";

constexpr std::string_view artic_artworks =
    R"JSON(// A museum's own JSON interface: the Art Institute of Chicago.
// "params" names the parameters of a request with their first values, "paths" says where in the answer
// the records and the numbers stand. What a source does not have is left out.
// To switch it on: copy this file and ../institutions/artic.json.example without ".example", write "contact"
// into ../service.json, copy schemas/standards/museum_json.json to schemas/standards/ of the workspace under a
// name of your own and fit its paths to the fields of this source.
{
  "id": "artic_artworks",
  "institution": "artic",
  "sectors": ["art"],
  "name": { "ja": "シカゴ美術館 収蔵品", "en": "Art Institute of Chicago, artworks" },
  "url": "https://www.artic.edu/collection",
  "schema": "museum_json",
  "source": {
    "type": "json_api",
    "url": "https://api.artic.edu/api/v1/artworks",
    "paging": "page",
    "params": { "size": ["limit", 100], "page": ["page", 1] },
    "paths": { "list": "data", "id": "id", "datestamp": "updated_at", "total": "pagination.total" },
    "headers": {}, // a secret: { "X-Api-Key": "env:TSUNAGI_SOURCE_ARTIC" }, read from the environment
  },
  "rights": {
    "metadata": "cc0",
    "content": null, // where a record does not say it: nothing is known
  },
  "politeness": { "delay_ms": 1000, "max_requests_per_minute": 60 },
}
)JSON";

constexpr std::string_view ndl_pdm =
    R"JSON(// Records from files: the book list of the NDL Lab's public-domain OCR data set, one CSV file.
// To switch it on: copy this file and ../institutions/ndl.json.example without ".example", then
//   tsunagi ingest ndl_pdm pdmocrdataset-part1_info.csv --complete
// or put the file into inbox/ndl_pdm/, which is watched. Such a dataset needs no network and no "contact".
{
  "id": "ndl_pdm",
  "institution": "ndl",
  "sectors": ["book"],
  "name": { "ja": "OCR学習用データセット 図書一覧", "en": "NDL public-domain OCR data set, book list" },
  "kind": "bibliography",
  "url": "https://github.com/ndl-lab/pdmocrdataset-part1",
  "credit": "国立国会図書館",
  "schema": "ndl_pdm",
  "source": {
    "type": "files",
    "format": "csv",
    "header_row": 1,
    "id_column": "FileName",
    "delivery": "whole", // a delivery is the whole list: what is missing in it counts as withdrawn
    // "folder": "/srv/deliveries/ndl", // instead of the inbox; then "file_roots" of service.json must hold it
    // "url": "https://…/list.csv", // or fetched
  },
  "rights": { "metadata": "pdm" },
}
)JSON";

} // namespace

std::vector<WorkspaceFile> files_of_new_workspace() {
    return {{"config/service.json", service},
            {"config/institutions/ndl.json.example", ndl},
            {"config/institutions/kokubunken.json.example", kokubunken},
            {"config/institutions/artic.json.example", artic},
            {"config/datasets/ndl_search.json.example", ndl_search},
            {"config/datasets/kokubunken_repository.json.example", kokubunken_repository},
            {"config/datasets/artic_artworks.json.example", artic_artworks},
            {"config/datasets/ndl_pdm.json.example", ndl_pdm}};
}

} // namespace tsunagi::config
