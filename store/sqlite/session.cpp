#include "store/sqlite/session.hpp"

#include <chrono>
#include <utility>

#include "store/sqlite/schema.hpp"

namespace tsunagi::store::sqlite {
namespace {

constexpr std::chrono::seconds patience{30};

std::unique_ptr<Connection> open_writing(std::filesystem::path const &file) {
    auto connection = std::make_unique<Connection>(file, Connection::Mode::read_write);
    connection->script("PRAGMA journal_mode = WAL; PRAGMA cache_size = -16000;");
    create_schema(*connection);
    return connection;
}

} // namespace

Reader::Reader(Session &session, std::unique_ptr<Connection> pooled)
    : m_session(&session), m_pooled(std::move(pooled)), m_connection(m_pooled.get()) {}

Reader::~Reader() {
    if (m_pooled) m_session->give_back(std::move(m_pooled));
}

Session::Session(std::filesystem::path file, Access access) : m_file(std::move(file)) {
    if (access == Access::read_write) m_writing = open_writing(m_file);
    check_schema(*reader());
}

Reader Session::reader() {
    if (owned_by_this_thread()) return Reader(*m_writing);
    {
        std::lock_guard const guard(m_pool_mutex);
        if (!m_pool.empty()) {
            auto connection = std::move(m_pool.back());
            m_pool.pop_back();
            return Reader(*this, std::move(connection));
        }
    }
    return Reader(*this, std::make_unique<Connection>(m_file, Connection::Mode::read_only));
}

void Session::give_back(std::unique_ptr<Connection> connection) {
    std::lock_guard const guard(m_pool_mutex);
    m_pool.push_back(std::move(connection));
}

Connection &Session::writer(char const *call) {
    if (!owned_by_this_thread())
        throw StoreError(std::string("The store was asked to ") + call +
                         " outside of a transaction: it writes only between begin() and commit(), on the "
                         "thread that began.");
    return *m_writing;
}

void Session::begin() {
    if (!m_writing) throw StoreError("The store " + m_file.string() + " is open for reading only.");
    if (owned_by_this_thread())
        throw StoreError("A transaction is open already on this thread: the store has one at a time.");
    std::unique_lock lock(m_turn_mutex);
    if (!m_turn.wait_for(lock, patience, [this] { return !m_taken; }))
        throw StoreError("Another thread has had a transaction of " + m_file.string() +
                         " open for more than 30 seconds.");
    m_writing->run("BEGIN IMMEDIATE");
    m_taken = true;
    m_durable = false;
    m_owner = std::this_thread::get_id();
}

void Session::commit() {
    auto &connection = writer("commit");
    for (auto *participant : m_participants) participant->before_commit(connection, m_durable);
    connection.run("COMMIT");
    struct End {
        Session &session;
        ~End() { session.end_transaction(true); }
    } const end{*this}; // committed, even when the checkpoint fails
    if (m_durable) connection.checkpoint();
}

void Session::rollback() noexcept {
    if (!owned_by_this_thread()) return;
    try {
        // SQLite has rolled back already after some errors, a full disk among them.
        if (m_writing->in_transaction()) m_writing->run("ROLLBACK");
    } catch (StoreError const &) {
        // The failure that led here is on its way to the caller; the next begin() repeats this one.
    }
    end_transaction(false);
}

void Session::end_transaction(bool committed) noexcept {
    for (auto *participant : m_participants) participant->transaction_ended(committed);
    if (!committed) {
        std::lock_guard const guard(m_datasets_mutex);
        m_datasets.clear();
    }
    m_owner = std::thread::id();
    {
        std::lock_guard const guard(m_turn_mutex);
        m_taken = false;
    }
    m_turn.notify_one();
}

std::optional<std::int64_t> Session::dataset(Connection &connection, model::DatasetId const &id) {
    {
        std::lock_guard const guard(m_datasets_mutex);
        if (auto const known = m_datasets.find(id); known != m_datasets.end()) return known->second;
    }
    auto const number = connection.number("SELECT no FROM datasets WHERE id = ?", 0, id);
    if (number == 0) return std::nullopt;
    std::lock_guard const guard(m_datasets_mutex);
    return m_datasets[id] = number;
}

std::int64_t Session::dataset_to_write(Connection &writing, model::DatasetId const &id) {
    if (auto const known = dataset(writing, id)) return *known;
    writing.run("INSERT INTO datasets (id) VALUES (?)", id);
    std::lock_guard const guard(m_datasets_mutex);
    return m_datasets[id] = writing.last_row();
}

} // namespace tsunagi::store::sqlite
