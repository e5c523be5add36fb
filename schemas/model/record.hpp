// The common record (crosswalks contract 1): what every source schema is brought to.
// Absent text is an empty string, absent lists are empty; JSON leaves both out.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "schemas/model/civil_day.hpp"
#include "schemas/model/evidence.hpp"
#include "schemas/model/ids.hpp"
#include "schemas/model/local_text.hpp"
#include "schemas/model/problem.hpp"
#include "schemas/model/rights.hpp"

namespace tsunagi::model {

struct SourceId {
    std::string value;
    std::string
        type; ///< oai local url doi ark hdl isbn issn ndljp ndlbib jpno ncid isil orcid callnumber other
    bool operator==(SourceId const &) const = default;
};

struct Title {
    std::string value, lang, script; ///< BCP 47 language, ISO 15924 script
    std::string kind = "main";       ///< main alternative reading translated series volume part
    Evidence evidence;
    bool operator==(Title const &) const = default;
};

struct Agent {
    std::string name, reading;
    std::string role;          ///< of roles.tsv
    std::string role_provided; ///< 画
    std::string certainty;     ///< exact | uncertain
    std::string birth, death;  ///< years as text; never a date of the item
    std::string kind;          ///< person | body, empty when not known
    std::string uri;
    std::string provided; ///< the exact source text
    Evidence evidence;
    bool operator==(Agent const &) const = default;
};

/// A further date of the same value (1928, cast 1963).
struct DateEvent {
    std::string provided, kind;
    std::optional<CivilDay> start, end;
    bool operator==(DateEvent const &) const = default;
};

/// A date as written and as read (dates contract 1). No start and no end = no interval; one missing = open
/// side.
struct TimeSpan {
    std::string provided, edtf;
    std::optional<CivilDay> start, end; ///< inclusive
    bool open_start = false, open_end = false;
    std::vector<std::string> era_codes; ///< eras_facet.tsv
    std::string era_name;               ///< when one was written
    std::string certainty = "unparsed"; ///< main word, then flags, joined by ';'
    std::string precision = "none";
    std::string kind = "created";
    std::string calendar; ///< gregorian | julian | lunisolar, empty without interval
    std::string rule;     ///< DT-…
    std::vector<DateEvent> events;
    Evidence evidence;
    bool has_interval() const { return start || end; }
    bool operator==(TimeSpan const &) const = default;
};

struct GeoPoint {
    double lat = 0, lon = 0; ///< degrees
    std::string datum = "WGS84";
    std::string source = "given"; ///< given | prefecture | hidden
    bool operator==(GeoPoint const &) const = default;
};

struct Place {
    std::string provided, label, place_uri;
    std::string country;                  ///< ISO 3166-1
    std::vector<std::string> prefectures; ///< JP-13; several for an old province
    std::string province;
    std::string path; ///< 日本 > 東京都
    std::optional<GeoPoint> point;
    std::string kind = "unknown";       ///< created published found depicted collected holder unknown
    std::string certainty = "unparsed"; ///< exact ambiguous unknown unparsed
    std::string rule;                   ///< PL-…
    Evidence evidence;
    bool operator==(Place const &) const = default;
};

struct Subject {
    std::string value, lang, scheme, uri; ///< NDC kept as scheme ndc8, ndc9, ndc10
    Evidence evidence;
    bool operator==(Subject const &) const = default;
};

struct ItemType {
    std::string code; ///< one of the 41 of item_types.tsv
    std::string provided;
    Evidence evidence;
    bool operator==(ItemType const &) const = default;
};

struct Description {
    std::string value, lang;
    std::string kind = "note"; ///< abstract note contents
    Evidence evidence;
    bool operator==(Description const &) const = default;
};

struct Language {
    std::string code; ///< ISO 639-3
    std::string provided;
    Evidence evidence;
    bool operator==(Language const &) const = default;
};

struct Publisher {
    std::string name, place;
    Evidence evidence;
    bool operator==(Publisher const &) const = default;
};

struct Relation {
    std::string type; ///< isPartOf hasPart isVersionOf hasVersion references replaces sameAs related
    std::string target, label;
    Evidence evidence;
    bool operator==(Relation const &) const = default;
};

struct Links {
    std::string landing_page, iiif;
    std::vector<std::string> content, thumbnail;
    bool operator==(Links const &) const = default;
};

struct Organization {
    InstitutionId id; ///< empty when only a name is known
    LocalText name;
    std::string url;
    bool operator==(Organization const &) const = default;
};

/// Where the record came from, enough to find its bytes again (harvesting contract 8).
struct Provenance {
    SchemaId schema;
    std::string root; ///< QName of the payload's root, XML only
    RunId run;
    std::string harvested;                               ///< RFC 3339
    std::string request;                                 ///< URL or file name asked for
    std::string page_hash;                               ///< sha256:…
    std::uint64_t offset = 0, length = 0;                ///< place in the decoded page, bytes
    std::string content_hash;                            ///< xxh3:… of the payload without its envelope
    std::string mapper_version;                          ///< oai_dc@3
    std::vector<std::string> repairs;                    ///< control_chars, bad_utf8@offset, …
    std::map<std::string, std::vector<Evidence>> fields; ///< evidence of plain arrays: extent, links, sectors
    bool operator==(Provenance const &) const = default;
};

struct Record {
    RecordId id;
    DatasetId dataset;
    std::string status = "live"; ///< live | deleted | empty
    std::vector<SourceId> source_ids;
    std::vector<Title> titles;
    std::vector<Agent> agents;
    std::vector<TimeSpan> temporal;
    std::vector<Place> spatial;
    std::vector<Subject> subjects;
    std::vector<ItemType> type;
    std::vector<std::string> sectors;
    std::vector<Description> description;
    std::vector<Language> languages;
    std::vector<Publisher> publisher;
    std::vector<std::string> extent;
    std::vector<Relation> relations;
    Rights rights;
    std::string access = "unknown"; ///< internet registered library onsite partial closed none unknown
    Links links;
    std::string media; ///< image text video pdf sound 3d, empty when not known
    Organization provider, owner;
    std::string updated;          ///< RFC 3339, last change of this record here
    std::string source_datestamp; ///< RFC 3339 or as told
    std::vector<std::pair<std::string, std::vector<std::string>>>
        source; ///< column or path -> values, source order
    Problems problems;
    Provenance provenance;
    std::string reason; ///< of a tombstone: withdrawn-by-source …
    bool operator==(Record const &) const = default;
};

} // namespace tsunagi::model
