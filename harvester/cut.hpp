// Records out of an archived page: used when a page arrives and again, with the same result, at every replay.
#pragma once

#include <functional>
#include <string_view>

#include "schemas/model/dataset.hpp"
#include "schemas/model/raw_record.hpp"
#include "store/raw_archive.hpp"

namespace tsunagi::harvester {

using RecordSink = std::function<void(model::RawRecord &&)>;

/// Decodes (gzip, xz, zstd, zip by their magic bytes), repairs on a copy, cuts by provenance.cut_as and hands
/// every record to `sink` in order; a page that was "rejected" has none. An unreadable record comes with
/// `fault` set; nothing is left out. Throws std::runtime_error with a sentence when the page as a whole
/// cannot be cut (never for a page that was accepted).
void cut(store::ArchivedPage const &page, std::string_view body, model::Dataset const &dataset,
         RecordSink const &sink);

/// "{page hash}#{ordinal}" for a record without a readable identifier, else the identifier.
std::string ledger_identifier(store::ArchivedPage const &page, model::RawRecord const &record);

/// xxh3:… over payload and context.
std::string payload_hash(model::RawRecord const &record);

} // namespace tsunagi::harvester
