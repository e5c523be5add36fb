// An index in a temporary folder, and short ways to ask it.
#pragma once

#include <string>
#include <vector>

#include "indexer/search_index.hpp"
#include "tests/support/reference_fixture.hpp"
#include "tests/support/temporary_folder.hpp"

namespace tsunagi::tests {

/// A workspace with these records indexed and committed.
class Workbench {
public:
    Workbench() = default;
    explicit Workbench(std::vector<model::Record> const &records) { add(records, 1); }

    std::filesystem::path const &workspace() const { return m_folder.path(); }
    std::unique_ptr<indexer::IndexWriter> writer(bool rebuild = false) const {
        return indexer::open_writer(workspace(), reference_vocabularies(), rebuild);
    }
    std::unique_ptr<indexer::SearchIndex> index() const {
        return indexer::open_index(workspace(), reference_vocabularies());
    }
    void add(std::vector<model::Record> const &records, std::uint64_t sequence) const {
        auto const out = writer();
        for (auto const &record : records) out->put(record);
        out->commit(sequence);
    }

private:
    TemporaryFolder m_folder;
};

/// A query in the words of a search box: terms, "phrases", -not, NOT, A OR B.
indexer::Query words(std::string const &text);

/// Ids of the page, in order, joined by spaces.
std::string ids(indexer::Hits const &);

/// "edu 12, noncom 11" of one facet.
std::string counts(indexer::Hits const &, std::string const &facet);

/// A record with a title; id "test-1" by default.
model::Record titled(std::string const &title, std::string const &id = "test-1");

} // namespace tsunagi::tests
