// The record store: the normalised record of every id, its earlier versions, and the order of changes.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "schemas/model/ids.hpp"

namespace tsunagi::store {

/// One record as stored: the JSON of schemas/codec and the few members that are searched without opening it.
struct StoredRecord {
    model::RecordId id;
    model::DatasetId dataset;
    std::string status = "live"; ///< live | deleted | empty
    std::string json;
    std::string content_hash; ///< of the canonical record
    std::string updated;      ///< RFC 3339
    model::RunId run;         ///< the run that wrote this version
    std::uint32_t version = 1;
    std::uint64_t sequence = 0; ///< place in the order of all changes of the workspace, from 1
};

/// All members throw StoreError. `put` belongs to the open transaction; reading is safe from any thread and
/// sees the last commit (inside the writer's own transaction: what it has written).
class RecordStore {
public:
    virtual ~RecordStore() = default;

    /// Stores a new version (sequence and version are given by the store; the former version goes to
    /// history). The id must begin with the dataset and a hyphen, and the run must have been opened.
    virtual StoredRecord put(StoredRecord) = 0;
    virtual std::optional<StoredRecord> get(model::RecordId const &) const = 0;
    /// The former versions, oldest first; the present one is not among them.
    virtual std::vector<StoredRecord> history(model::RecordId const &) const = 0;
    /// Records (tombstones too) whose last change comes after `sequence`, in order of change, until `visit`
    /// says false. What changes during the visit is left for the next call. `visit` may use the store.
    virtual void changes(std::uint64_t sequence,
                         std::function<bool(StoredRecord const &)> const &visit) const = 0;
    /// Records of a dataset (empty = of all) in order of id, until `visit` says false.
    virtual void scan(model::DatasetId const &,
                      std::function<bool(StoredRecord const &)> const &visit) const = 0;
    /// Ids of the records of which `run` wrote a version, present or former, in order of id.
    virtual std::vector<model::RecordId> written_by(model::RunId const &run) const = 0;
    virtual std::uint64_t last_sequence() const = 0;
    /// Live records of a dataset (empty = of all).
    virtual std::uint64_t live(model::DatasetId const &) const = 0;
};

} // namespace tsunagi::store
