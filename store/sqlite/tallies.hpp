// Sums over the identifiers, kept beside them: what each run received and what became of it, and which pages
// still hold something pending. Collected in memory while a transaction is open, written once.
#pragma once

#include <array>
#include <cstdint>
#include <map>

#include "schemas/model/run.hpp"
#include "store/sqlite/connection.hpp"

namespace tsunagi::store::sqlite {

/// What an identifier adds to the sums.
struct Standing {
    std::int64_t dataset = 0, run = 0, page = 0;
    model::Fate fate = model::Fate::pending;
    bool quarantined = false;
    std::int64_t errors = 0, warnings = 0, infos = 0;
};

/// Belongs to the thread of the open transaction.
class Tallies {
public:
    void enter(Standing const &standing) { add(standing, 1); }
    void leave(Standing const &standing) { add(standing, -1); }
    /// Writes what has come together. Throws StoreError.
    void write(Connection &connection);
    void forget() noexcept;
    /// Counts a dataset anew after all its identifiers became pending under one run.
    static void recount_pending(Connection &connection, std::int64_t dataset, std::int64_t run);
    /// Fills the counters of a run that come from its identifiers.
    static void read(Connection &connection, std::int64_t run, model::HarvestRun &counters);
    static std::uint64_t received(Connection &connection, std::int64_t run);

private:
    struct OfRun {
        std::array<std::int64_t, 6> by_fate{}; ///< in the order of model::Fate
        std::int64_t quarantined = 0, errors = 0, warnings = 0, infos = 0;
    };
    void add(Standing const &standing, int sign);

    std::map<std::int64_t, OfRun> m_runs;
    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> m_pending_pages; ///< by dataset and page
};

} // namespace tsunagi::store::sqlite
