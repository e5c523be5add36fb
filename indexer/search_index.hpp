// The door to the search engine. Implementations: indexer/lucene; one conformance suite runs over all of
// them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>

#include "indexer/query.hpp"
#include "schemas/model/record.hpp"
#include "schemas/model/table.hpp"

namespace tsunagi::indexer {

/// The index cannot be read or written: a finished sentence that names the folder and the next step.
class IndexError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Another process is writing the index now: worth waiting for.
class IndexBusy : public IndexError {
    using IndexError::IndexError;
};

/// Writes one generation. Not for several threads. Nothing is seen by readers before commit.
class IndexWriter {
public:
    virtual ~IndexWriter() = default;
    /// Adds or replaces; a record whose status is not "live" is removed instead.
    virtual void put(model::Record const &) = 0;
    virtual void remove(model::RecordId const &) = 0;
    /// Makes everything durable and visible, together with the place in the record store's order of changes.
    virtual void commit(std::uint64_t sequence) = 0;
    /// The sequence of the last commit; 0 = an empty index.
    virtual std::uint64_t sequence() const = 0;
    virtual std::string generation() const = 0;
};

/// Answers queries; safe from any thread. Follows commits and new generations within a second.
class SearchIndex {
public:
    virtual ~SearchIndex() = default;
    virtual Hits search(Query const &) const = 0;
    virtual std::string generation() const = 0;
    virtual std::uint64_t records() const = 0;
    /// Milliseconds since 1970 of the last commit.
    virtual std::int64_t committed() const = 0;
};

/// Opens the live generation of `workspace`/index for writing; with `rebuild` (or when there is none) a new
/// generation beside it, which becomes live at its first commit. Throws IndexError, IndexBusy.
std::unique_ptr<IndexWriter> open_writer(std::filesystem::path const &workspace, model::Vocabularies const &,
                                         bool rebuild = false);

/// Opens the live generation for reading; without any it answers nothing until one appears. Throws
/// IndexError.
std::unique_ptr<SearchIndex> open_index(std::filesystem::path const &workspace, model::Vocabularies const &);

} // namespace tsunagi::indexer
