// The journey of one record through this room: parse -> crosswalk -> normalise -> validate.
#pragma once

#include "schemas/loader/catalog.hpp"
#include "schemas/model/dataset.hpp"
#include "schemas/model/institution.hpp"
#include "schemas/model/mapped_record.hpp"
#include "schemas/model/raw_record.hpp"
#include "schemas/model/record.hpp"

#include <memory>
#include <optional>
#include <string>

namespace tsunagi::normalizer {

struct Readers;

/// What the record does not say itself: whose it is and how it came.
struct Origin {
    model::Dataset const *dataset = nullptr;
    model::Institution const *institution = nullptr; ///< provider
    model::Institution const *owner = nullptr;       ///< null = the provider
    std::string
        oai_namespace; ///< of the dataset's first record; taken off the identifier to make the local id
    model::RunId run;
    std::string request, page_hash, harvested; ///< provenance
    std::string content_hash;                  ///< of the payload, as the ledger keeps it
    std::string now;                           ///< RFC 3339, `updated` and `checkedAt`
};

/// All stages of one record. `record` is empty when it could not be read: then `problems` says why.
struct Normalized {
    std::optional<model::MappedRecord> mapped;
    std::optional<model::Record> record;
    model::Problems problems; ///< the record's own, too
    std::string held_back;    ///< a sentence when the record must not be published; else empty
    std::string content_hash; ///< xxh3:… of the canonical record; decides "changed"
};

/// Immutable; safe from any thread.
class Normalizer {
public:
    explicit Normalizer(std::shared_ptr<schemas::Catalog const> catalog);
    ~Normalizer();
    Normalizer(Normalizer &&) noexcept;

    /// Never throws for foreign bytes.
    Normalized normalize(model::RawRecord const &, Origin const &) const;

    /// Identity of the mapping: "oai_dc@3+n1". Changes when a crosswalk or the normaliser does.
    std::string mapper_version(model::SchemaId const &) const;

private:
    std::unique_ptr<Readers const> m_readers;
};

} // namespace tsunagi::normalizer
