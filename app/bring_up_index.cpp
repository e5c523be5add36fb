#include "app/bring_up_index.hpp"

#include "indexer/search_index.hpp"
#include "schemas/codec/record_json.hpp"

namespace tsunagi::app {

namespace {

/// Records between two commits: a crash costs at most this much work again.
constexpr std::uint64_t commit_every = 50'000;

} // namespace

IndexUpdate bring_up_index(Workspace &workspace, bool rebuild) {
    auto const writer = indexer::open_writer(workspace.folder, workspace.catalog->vocabularies, rebuild);
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
