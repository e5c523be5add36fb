// Puts the parts of the SQLite store together.
#include "store/store.hpp"

#include <system_error>

#include <fcntl.h>

#include "store/sqlite/alerts.hpp"
#include "store/sqlite/dataset_lock.hpp"
#include "store/sqlite/file_descriptor.hpp"
#include "store/sqlite/hosts.hpp"
#include "store/sqlite/journal.hpp"
#include "store/sqlite/ledger.hpp"
#include "store/sqlite/raw_archive.hpp"
#include "store/sqlite/record_store.hpp"
#include "store/sqlite/windows.hpp"
#include "store/sqlite/withdrawals.hpp"

namespace tsunagi::store {
namespace sqlite {
namespace {

class SqliteTransaction final : public Transaction {
public:
    explicit SqliteTransaction(Session &session) : m_session(session) { session.begin(); }
    SqliteTransaction(SqliteTransaction const &) = delete;
    SqliteTransaction &operator=(SqliteTransaction const &) = delete;
    ~SqliteTransaction() override {
        if (m_open) m_session.rollback();
    }
    void commit() override {
        m_session.commit();
        m_open = false;
    }

private:
    Session &m_session;
    bool m_open = true;
};

struct Folders {
    std::filesystem::path workspace;
    std::filesystem::path store() const { return workspace / "store"; }
    std::filesystem::path locks() const { return store() / "locks"; }
    std::filesystem::path archive() const { return workspace / "archive"; }
    std::filesystem::path database() const { return store() / "tsunagi.sqlite"; }
};

void create(std::filesystem::path const &folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        throw StoreError("The folder " + folder.string() + " cannot be made: " + error.message() + ".");
}

/// A new database is made by one process alone; the name cannot be a dataset's.
FileDescriptor opening_lock(Folders const &folders, Access access) {
    if (access == Access::read_only) {
        if (std::filesystem::exists(folders.database())) return {};
        throw StoreError("The workspace " + folders.workspace.string() +
                         " has no store yet: expected the file " + folders.database().string() +
                         ", which the first harvest or ingest makes.");
    }
    create(folders.locks());
    create(folders.archive());
    FileDescriptor lock(folders.locks() / ".opening", O_RDWR | O_CREAT);
    lock.lock();
    return lock;
}

class SqliteStore final : public Store {
public:
    SqliteStore(Folders folders, Access access)
        : m_folders(std::move(folders)), m_opening(opening_lock(m_folders, access)),
          m_session(m_folders.database(), access), m_archive(m_session, m_folders.archive()),
          m_ledger(m_session), m_windows(m_session), m_withdrawals(m_session, m_ledger),
          m_hosts(m_session, m_folders.locks()), m_records(m_session), m_journal(m_session),
          m_alerts(m_session), m_access(access) {
        m_opening = {};
    }

    RawArchive &archive() override { return m_archive; }
    Ledger &ledger() override { return m_ledger; }
    Withdrawals &withdrawals() override { return m_withdrawals; }
    Windows &windows() override { return m_windows; }
    Hosts &hosts() override { return m_hosts; }
    RecordStore &records() override { return m_records; }
    Journal &journal() override { return m_journal; }
    Alerts &alerts() override { return m_alerts; }
    std::unique_ptr<Transaction> begin() override { return std::make_unique<SqliteTransaction>(m_session); }
    std::unique_ptr<DatasetLock> lock(model::DatasetId const &dataset) override {
        if (m_access == Access::read_only)
            throw StoreError("The dataset " + dataset +
                             " cannot be locked: the store is open for reading only.");
        return lock_dataset(m_folders.locks(), dataset);
    }
    std::unique_ptr<DatasetLock> lock_work() override {
        if (m_access == Access::read_only)
            throw StoreError("The schedule cannot be worked off: the store is open for reading only.");
        return store::sqlite::lock_work(m_folders.locks());
    }

private:
    Folders m_folders;
    FileDescriptor m_opening;
    Session m_session;
    SqliteRawArchive m_archive;
    SqliteLedger m_ledger;
    SqliteWindows m_windows;
    SqliteWithdrawals m_withdrawals;
    SqliteHosts m_hosts;
    SqliteRecordStore m_records;
    SqliteJournal m_journal;
    SqliteAlerts m_alerts;
    Access m_access;
};

} // namespace
} // namespace sqlite

std::unique_ptr<Store> open_store(std::filesystem::path const &workspace, Access access) {
    return std::make_unique<sqlite::SqliteStore>(sqlite::Folders{workspace}, access);
}

} // namespace tsunagi::store
