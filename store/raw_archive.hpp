// The raw archive: every page byte for byte as it came, before anything interprets it (harvesting contract
// 8).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schemas/model/ids.hpp"

namespace tsunagi::store {

using PageId = std::int64_t;

/// How one page came: one HTTP exchange, or one file.
struct PageProvenance {
    model::DatasetId dataset;
    model::RunId run;
    std::uint32_t ordinal = 0; ///< within the run, from 0
    std::string url;           ///< asked; for files "file:NAME"
    std::string url_reached;   ///< after redirects; empty = the same
    std::string method = "GET";
    int status = 0;         ///< HTTP; 0 for files
    std::string media_type; ///< as told
    /// How the body was cut: "oai_pmh", "json_api", or the file format "json_lines", "json", "csv", "tsv",
    /// "xml"; "broken_item" for an item of a JSON list that never came as JSON; of a crawl "json_document"
    /// and "resource", and its lists "iiif_collection", "resource_list" and "change_list".
    std::string cut_as;
    std::vector<std::pair<std::string, std::string>> request_headers,
        response_headers;                  ///< secrets by name only
    std::string fetched;                   ///< RFC 3339
    std::int64_t milliseconds = 0;         ///< from request to last byte
    std::string remote_address, tls;       ///< empty for files and plain http
    std::string token_before, token_after; ///< resumption tokens, empty = none
};

struct ArchivedPage {
    PageId id = 0;
    PageProvenance provenance;
    std::string hash;       ///< "sha256:…" of the body
    std::uint64_t size = 0; ///< bytes of the body
};

/// Pages are appended and never changed. Equal bodies are stored once. All members throw StoreError.
/// Calls that write belong to the transaction that is open (Store::begin); reading is safe from any thread.
class RawArchive {
public:
    virtual ~RawArchive() = default;

    /// Keeps a body. It is on disk when the transaction that holds the call has committed.
    virtual ArchivedPage keep(PageProvenance provenance, std::string_view body) = 0;
    virtual std::optional<ArchivedPage> find(PageId) const = 0;
    /// The bytes as they came; verified against the hash.
    virtual std::string body(ArchivedPage const &) const = 0;
    /// Pages of a run in order; of a dataset in order of arrival.
    virtual std::vector<ArchivedPage> pages_of_run(model::RunId const &) const = 0;
    virtual std::vector<ArchivedPage> pages_of_dataset(model::DatasetId const &) const = 0;
};

} // namespace tsunagi::store
