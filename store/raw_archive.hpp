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

/// The exchange behind a page, as far as no record depends on it. Milliseconds count by a clock that never
/// jumps; all is empty or 0 where it is not known, and for files.
struct Exchange {
    std::vector<std::string> redirects; ///< "301 https://…" in order: status and where it led
    std::string http_version, software; ///< "1.1", "Tsunagi/0.1.0"
    std::uint64_t wire_bytes = 0;       ///< of the answer with its headers
    std::int64_t queued = 0;            ///< waited until the host was free; the others count from there
    std::int64_t lookup = 0, connected = 0, first_byte = 0;
    std::string decoded_hash; ///< "sha256:…" of the opened body, if it came compressed
    std::string tls_version, tls_cipher, tls_chain; ///< chain: "sha256:…" of the certificates as sent
    std::string tls_exception;                      ///< in force: "until 2026-12-31: reason"

    bool operator==(Exchange const &) const = default;
};

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
    /// and "resource", and its lists "iiif_collection", "resource_list" and "change_list". "rejected" = not at
    /// all: the answer that a run refused, kept to be looked at.
    /// "unavailable" = the body is the reason why a record could not be had.
    std::string cut_as;
    std::vector<std::pair<std::string, std::string>> request_headers,
        response_headers;          ///< secrets by name only
    std::string fetched;           ///< RFC 3339
    std::int64_t milliseconds = 0; ///< from request to last byte
    std::string remote_address;
    std::string tls; ///< verified, verified with ca_file, pinned; empty for plain http and files
    std::string token_before, token_after; ///< resumption tokens, empty = none
    Exchange exchange;
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
    /// Pages of a run in order; of a dataset in order of arrival. What was rejected is not among them.
    virtual std::vector<ArchivedPage> pages_of_run(model::RunId const &) const = 0;
    virtual std::vector<ArchivedPage> pages_of_dataset(model::DatasetId const &) const = 0;
    /// The answers that a run refused, in order of arrival.
    virtual std::vector<ArchivedPage> rejected(model::RunId const &) const = 0;
};

} // namespace tsunagi::store
