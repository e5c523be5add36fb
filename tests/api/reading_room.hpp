// A small service in memory: records, an index that remembers the question, two institutions' settings.
#pragma once

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "api/readers.hpp"
#include "api/routes/router.hpp"
#include "schemas/model/record.hpp"

namespace tsunagi::tests {

/// The built-in vocabularies; crosswalks are not needed here.
schemas::Catalog const &vocabularies_only();

class MemoryRecords : public store::RecordStore {
public:
    void add(model::Record const &);

    store::StoredRecord put(store::StoredRecord) override;
    std::optional<store::StoredRecord> get(model::RecordId const &) const override;
    std::vector<store::StoredRecord> history(model::RecordId const &) const override;
    void changes(std::uint64_t, std::function<bool(store::StoredRecord const &)> const &) const override;
    void scan(model::DatasetId const &,
              std::function<bool(store::StoredRecord const &)> const &) const override;
    std::vector<model::RecordId> written_by(model::RunId const &) const override { return {}; }
    std::uint64_t last_sequence() const override { return m_sequence; }
    std::uint64_t live(model::DatasetId const &) const override;

private:
    std::map<model::RecordId, store::StoredRecord> m_records;
    std::uint64_t m_sequence = 0;
};

/// Answers with what the test has put into it.
class ScriptedIndex : public indexer::SearchIndex {
public:
    indexer::Hits search(indexer::Query const &query) const override {
        if (broken) throw indexer::IndexError("the index is being replaced");
        asked = query;
        return hits;
    }
    std::string generation() const override { return current; }
    std::uint64_t records() const override { return std::max(in_all, hits.total); }
    std::int64_t committed() const override { return 1767225600000; }

    mutable indexer::Query asked;
    indexer::Hits hits;
    std::uint64_t in_all = 0; ///< records of the index, when more than are found
    std::string current = "g000042";
    bool broken = false;
};

/// The first record of the reference fixture (query API contract 5.2).
model::Record great_wave();
/// A record of any dataset with a title and source columns.
model::Record plain_record(std::string const &id, std::string const &title);

struct ReadingRoom {
    ReadingRoom();
    /// Answer of a fresh router to one GET.
    api::Response get(std::string const &target,
                      std::vector<std::pair<std::string, std::string>> headers = {});
    api::Response ask(api::Request const &);

    MemoryRecords records;
    ScriptedIndex index;
    config::Settings settings;
};

} // namespace tsunagi::tests
