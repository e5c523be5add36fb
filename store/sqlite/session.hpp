// One opened workspace database: the writing connection with its transaction, and a pool of reading ones.
#pragma once

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_map>
#include <vector>

#include "schemas/model/ids.hpp"
#include "store/sqlite/connection.hpp"
#include "store/store.hpp"

namespace tsunagi::store::sqlite {

class Session;

/// A connection lent for one reading call; goes back to the pool when destroyed.
class Reader {
public:
    Reader(Session &session, std::unique_ptr<Connection> pooled);
    explicit Reader(Connection &writing) : m_connection(&writing) {}
    Reader(Reader const &) = delete;
    Reader &operator=(Reader const &) = delete;
    ~Reader();

    Connection *operator->() const { return m_connection; }
    Connection &operator*() const { return *m_connection; }
    /// True inside the writer's own transaction, whose sums may still lie in memory.
    bool sees_open_transaction() const { return m_session == nullptr; }

private:
    Session *m_session = nullptr;
    std::unique_ptr<Connection> m_pooled;
    Connection *m_connection = nullptr;
};

/// A part of the store that keeps something in memory while a transaction is open.
class Participant {
public:
    virtual ~Participant() = default;
    /// Writes what is still in memory. `durable`: the commit must outlive a power cut.
    virtual void before_commit(Connection &, bool durable) = 0;
    /// Forgets it: committed or rolled back.
    virtual void transaction_ended(bool committed) noexcept = 0;
};

class Session {
public:
    Session(std::filesystem::path file, Access access);

    /// Inside the writer's own transaction the writing connection, otherwise one of the pool. Any thread.
    Reader reader();
    /// The writing connection. Throws StoreError when this thread has no transaction open.
    Connection &writer(char const *call);

    void join(Participant &participant) { m_participants.push_back(&participant); }
    /// Waits for the transaction of another thread or process. Throws StoreError after 30 seconds.
    void begin();
    void commit();
    void rollback() noexcept;
    /// The open transaction must outlive a power cut, too: the end of a run moves the cursor, and nothing
    /// would fetch again what lies before it. A commit in mid-run only outlives the death of the process:
    /// what a power cut takes is fetched again when the run is resumed.
    void require_durable() { m_durable = true; }

    /// Number of a dataset in the tables; empty when it was never written.
    std::optional<std::int64_t> dataset(Connection &connection, model::DatasetId const &id);
    /// The same, made when missing.
    std::int64_t dataset_to_write(Connection &writing, model::DatasetId const &id);

private:
    friend class Reader;
    void give_back(std::unique_ptr<Connection> connection);
    void end_transaction(bool committed) noexcept;
    bool owned_by_this_thread() const { return m_owner.load() == std::this_thread::get_id(); }

    std::filesystem::path m_file;
    std::unique_ptr<Connection> m_writing; ///< null when read-only
    std::vector<Participant *> m_participants;

    std::mutex m_turn_mutex;
    std::condition_variable m_turn;
    bool m_taken = false;                 ///< guarded by m_turn_mutex
    std::atomic<std::thread::id> m_owner; ///< thread of the open transaction
    bool m_durable = false;               ///< of the open transaction, its thread only

    std::mutex m_pool_mutex;
    std::vector<std::unique_ptr<Connection>> m_pool;

    std::mutex m_datasets_mutex;
    std::unordered_map<model::DatasetId, std::int64_t> m_datasets;
};

} // namespace tsunagi::store::sqlite
