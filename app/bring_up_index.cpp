#include "app/bring_up_index.hpp"

#include "indexer/search_index.hpp"
#include "schemas/codec/record_json.hpp"

#include <chrono>
#include <thread>

namespace tsunagi::app {

namespace {

/// Records between two commits: a crash costs at most this much work again.
constexpr std::uint64_t commit_every = 50'000;

/// Two datasets may be harvested by two processes; one brings up the index after the other. Ten minutes are
/// longer than any update takes; a rebuild of millions may take longer, and then the sentence says so.
constexpr int tries = 3000;

std::unique_ptr<indexer::IndexWriter> open_when_free(Workspace const &workspace, bool rebuild) {
    for (int i = 1;; ++i) try {
            return indexer::open_writer(workspace.folder, workspace.catalog->vocabularies, rebuild);
        } catch (indexer::IndexBusy const &) {
            if (i == tries) throw;
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
        }
}

} // namespace

IndexUpdate bring_up_index(Workspace &workspace, bool rebuild) {
    auto const writer = open_when_free(workspace, rebuild);
    IndexUpdate update;
    std::uint64_t sequence = writer->sequence();
    auto const start = sequence;
    workspace.store->records().changes(start, [&](store::StoredRecord const &stored) {
        if (stored.status == "live") {
            writer->put(schemas::read_record(stored.json));
            ++update.put;
        } else {
            writer->remove(stored.id);
            ++update.removed;
        }
        sequence = stored.sequence;
        // A rebuild is seen from its first commit on, so it commits when it is whole.
        if (!rebuild && (update.put + update.removed) % commit_every == 0) writer->commit(sequence);
        return true;
    });
    if (sequence != writer->sequence() || rebuild || start == 0) writer->commit(sequence);
    update.generation = writer->generation();
    return update;
}

} // namespace tsunagi::app
