// One record as cut out of a page, before anything interprets it (the OAI-PMH record envelope, or its like in
// files).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "schemas/model/ids.hpp"

namespace tsunagi::model {

enum class MediaType { xml, json, csv };

/// Where a record stands in its page: enough to cut it out again.
struct PlaceInPage {
    std::uint32_t ordinal = 0; ///< 0-based, among all records of the page
    std::uint64_t offset = 0;  ///< bytes, in the decoded page
    std::uint64_t length = 0;  ///< bytes
    bool operator==(PlaceInPage const &) const = default;
};

struct RawRecord {
    DatasetId dataset;
    std::string identifier; ///< as the source tells it; empty = not readable, then counted by its place
    std::string datestamp;  ///< as told, any form; empty = none
    std::vector<std::string> sets;
    bool deleted = false;        ///< header status="deleted", JSON flag
    std::string metadata_prefix; ///< OAI-PMH only
    MediaType media_type = MediaType::xml;
    std::string
        payload; ///< exact bytes of the record; for XML the child of <metadata> with the namespaces in scope
    /// What the payload needs beside itself, shared by the records of a file: the header row of a CSV file,
    /// a JSON object {"_:b0": {…}} of the blank nodes of a JSON-LD file. Null when nothing is needed.
    std::shared_ptr<std::string const> context;
    std::string about; ///< <about> containers, XML
    PlaceInPage place;
    std::vector<std::string> repairs; ///< control_chars, bad_utf8@offset, nested_declaration …
    std::string fault;                ///< not empty: unreadable, with the reason as a sentence -> quarantine
    std::string fault_rule;           ///< X-XML, X-JSON, X-CSV, X-UTF8 when `fault` is set
};

} // namespace tsunagi::model
