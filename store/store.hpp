// What must survive a crash: raw archive, ledger, windows, withdrawals, hosts, record store.
#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include "store/alerts.hpp"
#include "store/hosts.hpp"
#include "store/journal.hpp"
#include "store/ledger.hpp"
#include "store/raw_archive.hpp"
#include "store/record_store.hpp"
#include "store/windows.hpp"
#include "store/withdrawals.hpp"

namespace tsunagi::store {

/// The store itself cannot go on (disk full, damaged file, no permission): a finished sentence, ends the
/// program.
class StoreError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Everything written between begin() and commit() is kept whole or not at all, also through kill -9.
/// Rolled back when destroyed without commit. One transaction at a time, on the thread that began it.
class Transaction {
public:
    virtual ~Transaction() = default;
    virtual void commit() = 0;
};

/// Held while a dataset is being changed; released when destroyed or when the process dies.
class DatasetLock {
public:
    virtual ~DatasetLock() = default;
};

enum class Access { read_write, read_only };

class Store {
public:
    virtual ~Store() = default;
    virtual RawArchive &archive() = 0;
    virtual Ledger &ledger() = 0;
    virtual Withdrawals &withdrawals() = 0;
    virtual Windows &windows() = 0;
    virtual Hosts &hosts() = 0;
    virtual RecordStore &records() = 0;
    virtual Journal &journal() = 0;
    virtual Alerts &alerts() = 0;
    virtual std::unique_ptr<Transaction> begin() = 0;
    /// Null when another process holds it.
    virtual std::unique_ptr<DatasetLock> lock(model::DatasetId const &) = 0;
    /// Held by the one process that works by the schedule. Null when another holds it.
    virtual std::unique_ptr<DatasetLock> lock_work() = 0;
};

/// Opens (read_write: creates) `workspace`/store and `workspace`/archive. Throws StoreError.
/// Several processes may have it open; one writes at a time, readers are never blocked (SQLite WAL).
std::unique_ptr<Store> open_store(std::filesystem::path const &workspace, Access access);

} // namespace tsunagi::store
