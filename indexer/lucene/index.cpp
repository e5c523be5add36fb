#include "indexer/lucene/engine.hpp"

#include <atomic>
#include <chrono>
#include <mutex>

#include <IndexReader.h>
#include <SegmentReader.h>

#include "indexer/lucene/generations.hpp"
#include "indexer/lucene/segment.hpp"
#include "indexer/search/search.hpp"

namespace tsunagi::indexer {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto look_every = std::chrono::milliseconds(200);

/// One commit of one generation, open. Closed when the last search that uses it ends.
class Snapshot {
public:
    Snapshot(std::string generation, fs::path folder, Lucene::IndexReaderPtr reader, Snapshot const *before)
        : m_generation(std::move(generation)), m_folder(std::move(folder)), m_reader(std::move(reader)) {
        read_commit();
        auto const parts = m_reader->getSequentialSubReaders();
        for (std::int32_t i = 0; parts && i < parts.size(); ++i)
            if (auto const part = boost::dynamic_pointer_cast<Lucene::SegmentReader>(parts[i]))
                add(part, before);
    }
    ~Snapshot() {
        m_segments.clear();
        try {
            m_reader->close();
        } catch (Lucene::LuceneException &) {
            // A read-only reader has nothing to write; its files are unmapped with its last reference.
        }
    }
    Snapshot(Snapshot const &) = delete;
    Snapshot &operator=(Snapshot const &) = delete;

    std::string const &generation() const { return m_generation; }
    fs::path const &folder() const { return m_folder; }
    Lucene::IndexReaderPtr const &reader() const { return m_reader; }
    std::vector<Segment> const &segments() const { return m_segments; }
    std::uint64_t records() const { return static_cast<std::uint64_t>(m_reader->numDocs()); }
    std::int64_t committed() const { return m_committed; }

private:
    void read_commit() {
        auto data = m_reader->getCommitUserData();
        require_format(m_folder, data);
        if (data.contains(L"committed")) m_committed = std::stoll(plain(data.get(L"committed")));
    }

    void add(Lucene::SegmentReaderPtr const &part, Snapshot const *before) {
        Segment const *same = nullptr;
        auto const name = plain(part->getSegmentName());
        if (before && before->m_generation == m_generation)
            for (auto const &segment : before->m_segments)
                if (segment.name == name) same = &segment;
        m_segments.push_back(open_segment(part, same));
    }

    std::string m_generation;
    fs::path m_folder;
    Lucene::IndexReaderPtr m_reader;
    std::vector<Segment> m_segments;
    std::int64_t m_committed = 0;
};

class LuceneIndex : public SearchIndex {
public:
    LuceneIndex(fs::path const &workspace, model::Vocabularies const &vocabularies)
        : m_generations(workspace), m_planner(vocabularies) {
        m_snapshot = newest(nullptr);
    }

    Hits search(Query const &query) const override {
        auto const snapshot = current();
        if (!snapshot) return search_segments(query, {});
        return guarded(snapshot->folder(), "cannot be searched", [&] {
            auto hits = search_segments(query, snapshot->segments());
            hits.generation = snapshot->generation();
            return hits;
        });
    }

    std::string generation() const override {
        auto const snapshot = current();
        return snapshot ? snapshot->generation() : std::string();
    }
    std::uint64_t records() const override {
        auto const snapshot = current();
        return snapshot ? snapshot->records() : 0;
    }
    std::int64_t committed() const override {
        auto const snapshot = current();
        return snapshot ? snapshot->committed() : 0;
    }

private:
    using SnapshotPtr = std::shared_ptr<Snapshot const>;

    Hits search_segments(Query const &query, std::span<Segment const> segments) const {
        std::vector<std::unique_ptr<Postings>> postings;
        std::vector<SegmentView> views;
        for (auto const &segment : segments) {
            postings.push_back(postings_of(segment));
            views.push_back({*postings.back(), *segment.columns, *segment.live});
        }
        return indexer::search(query, m_planner, views);
    }

    /// The newest commit, looked for at most every 200 ms by one thread; the others go on with the one they
    /// have.
    SnapshotPtr current() const {
        auto const now = Clock::now().time_since_epoch();
        if (now - m_looked.load() >= look_every && m_looking.try_lock()) {
            std::lock_guard const looking(m_looking, std::adopt_lock);
            m_looked = now;
            auto const before = snapshot();
            auto after = newest(before);
            std::lock_guard const lock(m_mutex);
            m_snapshot = std::move(after);
        }
        return snapshot();
    }

    SnapshotPtr snapshot() const {
        std::lock_guard const lock(m_mutex);
        return m_snapshot;
    }

    SnapshotPtr newest(SnapshotPtr const &before) const {
        auto const live = m_generations.live();
        if (!live) return before;
        auto const folder = m_generations.path(*live);
        return guarded(folder, "cannot be opened", [&]() -> SnapshotPtr {
            if (!before || before->generation() != *live)
                return std::make_shared<Snapshot const>(
                    *live, folder, Lucene::IndexReader::open(open_directory(folder), true), nullptr);
            if (before->reader()->isCurrent()) return before;
            auto reader = before->reader()->reopen();
            if (reader == before->reader())
                return before; // a snapshot closes its reader, so each has its own
            return std::make_shared<Snapshot const>(*live, folder, std::move(reader), before.get());
        });
    }

    Generations m_generations;
    Planner m_planner;
    mutable std::mutex m_mutex; ///< of m_snapshot alone
    mutable std::mutex m_looking;
    mutable std::atomic<Clock::duration> m_looked{Clock::now().time_since_epoch()};
    mutable SnapshotPtr m_snapshot;
};

} // namespace

std::unique_ptr<SearchIndex> open_index(fs::path const &workspace, model::Vocabularies const &vocabularies) {
    return std::make_unique<LuceneIndex>(workspace, vocabularies);
}

} // namespace tsunagi::indexer
