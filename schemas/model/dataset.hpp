// A dataset (連携データベース; cli contract 5): whose, from where, by which crosswalk, under which terms.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "schemas/model/ids.hpp"
#include "schemas/model/local_text.hpp"

namespace tsunagi::model {

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct OaiPmhSource {
    std::string url;
    std::vector<std::string> metadata_prefixes; ///< the first that a record has is mapped
    std::vector<std::string> sets;              ///< empty = the whole repository
    std::string method = "GET";
    bool token_verbatim = false;
};

struct JsonApiSource {
    std::string url;
    std::string method = "GET";
    std::string paging = "page"; ///< page offset cursor link_header search_after
    /// size, page, offset, cursor, after: {parameter name, first value}; absent = not sent.
    std::map<std::string, std::pair<std::string, std::string>> params;
    std::pair<std::string, std::string>
        delta;   ///< parameter name, format (iso8601 date epoch epoch_ms); empty = none
    Pairs fixed; ///< sent with every request
    /// list id datestamp deleted total next sort_key: dotted path, "$", "header:Name"; absent = the source
    /// has none.
    std::map<std::string, std::string> paths;
};

struct FilesSource {
    std::string url;    ///< one of url (http) and folder
    std::string folder; ///< empty = the inbox of the dataset
    std::string pattern = "*";
    std::string format = "auto"; ///< json_lines json csv tsv xml auto
    std::string encoding, delimiter;
    int header_row = 1;
    std::string record_path;        ///< JSON path or XML element
    std::string id_column, id_path; ///< one of them, or none: the crosswalk's first identifier
    bool whole = false;             ///< delivery: whole | part
};

/// A IIIF collection (Presentation 2 or 3): its members are crawled, each manifest is a record.
struct IiifCollectionSource {
    std::string url;
};

/// ResourceSync (ANSI/NISO Z39.99): a capability list, resource list or change list.
struct ResourceSyncSource {
    std::string url;
    bool allow_deletion = false; ///< may a change list delete, or only a complete resource list?
};

struct Source {
    std::string type; ///< oai_pmh json_api files iiif_collection resourcesync
    OaiPmhSource oai_pmh;
    JsonApiSource json_api;
    FilesSource files;
    IiifCollectionSource iiif_collection;
    ResourceSyncSource resourcesync;
    Pairs headers; ///< name -> literal or "env:TSUNAGI_SOURCE_…"; resolved only when a request is made
    std::vector<std::string> encodings; ///< tried when bytes are not valid UTF-8
};

/// A default of one scope: a code of rights_codes.tsv, or a URI with its text.
struct RightsDefault {
    std::string code, uri, text;
};

struct Label {
    std::string column, source, type = "string"; ///< string url date location
    LocalText label;
    bool display = true;
    int order = 0;
    std::vector<std::string> common; ///< common fields it feeds
};

struct MappingOptions {
    std::string publisher_is = "publisher"; ///< or holder
    std::string latin_language = "und";
    bool ndc_in_subject = false;
    std::string location_is = "holder";              ///< 所在地: holder | object
    std::map<std::string, std::string> rights_texts; ///< exact text -> statement, agreed with the provider
};

/// Every so many hours, days, weeks or months from a first local time on.
struct Every {
    std::string unit; ///< hours days weeks months
    int count = 0;
    std::string start; ///< local, 2026-01-05T02:00
};

/// When runs begin by themselves; at most one of cron, every and at, none = by hand only.
struct Schedule {
    std::string cron; ///< five fields, as crontab
    std::optional<Every> every;
    std::string at; ///< once, local, 2026-12-01T02:00
    std::string time_zone = "Asia/Tokyo";
    int jitter_minutes = 15;
    bool paused = false;
};

/// When the source may be visited, local to the time zone of the schedule; empty = always.
struct MaintenanceWindows {
    std::vector<std::string> allowed;  ///< 22:00-06:00
    std::vector<std::string> blackout; ///< 2026-12-28 or 2026-12-28/2027-01-04, both days included
};

/// A source that cannot prove who it is in the usual way: one of ca_file and pin_sha256.
struct TlsException {
    std::string ca_file;    ///< further certificates to trust, PEM; absolute path
    std::string pin_sha256; ///< of the certificate's public key (RFC 7469), base64 or 64 hex digits
    std::string expires;    ///< last day that it holds, 2026-12-31
    std::string reason;
};

/// How item pages and thumbnails are checked.
struct LinkCheck {
    bool enabled = false;
    int sample_percent = 100, delay_ms = 1000, every_days = 30;
};

struct Politeness {
    int delay_ms = 1000, first_wait_ms = 2000; ///< on loopback 0 and 100 by default
    std::optional<int> max_requests_per_minute;
    int tries_per_page = 6, tries_per_run = 30;
    int connect_timeout_s = 20, low_speed_bytes = 100, low_speed_s = 120;
    std::string robots_agreement;
};

struct Limits {
    std::uint64_t page_mib = 64, page_decoded_mib = 256, record_mib = 4, run_gib = 50, ratio = 200;
};

struct HarvestOptions {
    std::optional<std::int64_t> overlap_seconds;
    std::string slice; ///< "", month, year or a number of days
    std::uint64_t size_tolerance = 0;
    int full_every_days = 90;
    std::optional<int> reconcile_every_days;
    std::optional<std::uint64_t> max_pages, max_records;
    std::vector<std::string> next_hosts;
};

struct Guards {
    int max_deleted_percent = 5, min_deleted = 20, max_held_back_percent = 20, min_held_back = 20;
    std::vector<std::string> hold_rules{"R03"};
};

struct Dataset {
    DatasetId id;
    InstitutionId institution, owner, aggregator; ///< owner, aggregator empty = none
    std::vector<std::string> sectors;
    LocalText name, description;
    std::string kind = "catalogue";
    std::string url, contact, credit, update_cycle, dump_url, lod_url;
    SchemaId schema;
    Source source;
    std::optional<RightsDefault> metadata_rights, content_rights, thumbnail_rights;
    Schedule schedule;
    MaintenanceWindows windows;
    int priority = 5; ///< 1 first … 9 last
    HarvestOptions harvest;
    Politeness politeness;
    Limits limits;
    std::optional<TlsException> tls;
    Guards guards;
    MappingOptions mapping;
    std::vector<Label> labels;
    LinkCheck link_check;
    std::optional<int> target_days;
    std::string visibility = "public"; ///< public | hidden
    std::string api = "ok";            ///< ok | no
};

} // namespace tsunagi::model
