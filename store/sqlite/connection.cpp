#include "store/sqlite/connection.hpp"

#include <sqlite3.h>

#include "store/store.hpp"

namespace tsunagi::store::sqlite {
namespace {

/// How long a writer waits for the writer of another process before it gives up.
constexpr int busy_milliseconds = 30'000;

std::string file_of(sqlite3 *database) {
    char const *name = sqlite3_db_filename(database, "main");
    return name != nullptr && *name != '\0' ? name : "(not open)";
}

[[noreturn]] void fail(sqlite3 *database) {
    int const code = sqlite3_extended_errcode(database);
    std::string const file = "The database " + file_of(database);
    if ((code & 0xff) == SQLITE_BUSY)
        throw StoreError(file +
                         " has been locked by another process for more than 30 seconds; is one stuck?");
    if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
        throw StoreError(file + " refused a row that names a run or a page that it does not hold.");
    if ((code & 0xff) == SQLITE_FULL) throw StoreError(file + " cannot grow: the disk is full.");
    throw StoreError(file + " reports \"" + sqlite3_errmsg(database) + "\" (SQLite code " +
                     std::to_string(code) + ").");
}

void check(sqlite3_stmt *statement, int code) {
    if (code != SQLITE_OK) fail(sqlite3_db_handle(statement));
}

/// An empty view has no address, which SQLite would take for NULL.
char const *address(std::string_view bytes) { return bytes.data() == nullptr ? "" : bytes.data(); }

/// synchronous=NORMAL with a write-ahead log: a killed process loses nothing that was committed, since the
/// log lies in the system's cache; a power cut may lose the last commits, never the order of them. What must
/// outlive a power cut (the end of a run) asks for it with checkpoint(); see Session::require_durable.
constexpr char const *settings_of_every_connection = "PRAGMA foreign_keys = ON;"
                                                     "PRAGMA synchronous = NORMAL;"
                                                     "PRAGMA temp_store = MEMORY;";

} // namespace

Query::~Query() {
    if (m_statement == nullptr) return;
    sqlite3_reset(m_statement); // repeats the error that next() has thrown
    sqlite3_clear_bindings(m_statement);
}

bool Query::next() {
    switch (sqlite3_step(m_statement)) {
    case SQLITE_ROW:
        return true;
    case SQLITE_DONE:
        return false;
    default:
        fail(sqlite3_db_handle(m_statement));
    }
}

std::int64_t Query::integer(int column) const { return sqlite3_column_int64(m_statement, column); }

double Query::real(int column) const { return sqlite3_column_double(m_statement, column); }

bool Query::is_null(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

std::string_view Query::view(int column) const {
    auto const *bytes = static_cast<char const *>(sqlite3_column_blob(m_statement, column));
    if (bytes == nullptr) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

void Query::bind(int place, std::int64_t value) {
    check(m_statement, sqlite3_bind_int64(m_statement, place, value));
}

void Query::bind(int place, double value) {
    check(m_statement, sqlite3_bind_double(m_statement, place, value));
}

void Query::bind(int place, std::string_view text, Keep keep) {
    auto const owner = keep == Keep::copy ? SQLITE_TRANSIENT : SQLITE_STATIC;
    check(m_statement,
          sqlite3_bind_text64(m_statement, place, address(text), text.size(), owner, SQLITE_UTF8));
}

void Query::bind(int place, Blob blob, Keep keep) {
    auto const owner = keep == Keep::copy ? SQLITE_TRANSIENT : SQLITE_STATIC;
    check(m_statement,
          sqlite3_bind_blob64(m_statement, place, address(blob.bytes), blob.bytes.size(), owner));
}

Connection::Connection(std::filesystem::path const &file, Mode mode) {
    int const access =
        mode == Mode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    if (sqlite3_open_v2(file.c_str(), &m_database, access | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK) {
        std::string const reason = m_database != nullptr ? sqlite3_errmsg(m_database) : "no memory";
        sqlite3_close(m_database);
        throw StoreError("The database " + file.string() + " cannot be opened: " + reason + ".");
    }
    sqlite3_busy_timeout(m_database, busy_milliseconds);
    try {
        script(settings_of_every_connection);
    } catch (StoreError const &) {
        sqlite3_close(m_database);
        throw;
    }
}

Connection::~Connection() {
    for (auto const &[text, statement] : m_statements) sqlite3_finalize(statement);
    sqlite3_close(m_database);
}

sqlite3_stmt *Connection::prepared(Sql sql) {
    auto const [entry, is_new] = m_statements.try_emplace(sql.text(), nullptr);
    if (is_new && sqlite3_prepare_v3(m_database, sql.text(), -1, SQLITE_PREPARE_PERSISTENT, &entry->second,
                                     nullptr) != SQLITE_OK) {
        m_statements.erase(entry);
        fail(m_database);
    }
    return entry->second;
}

void Connection::script(std::string const &text) {
    if (sqlite3_exec(m_database, text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(m_database);
}

std::int64_t Connection::last_row() const { return sqlite3_last_insert_rowid(m_database); }

std::int64_t Connection::changed_rows() const { return sqlite3_changes64(m_database); }

bool Connection::in_transaction() const { return sqlite3_get_autocommit(m_database) == 0; }

void Connection::checkpoint() {
    int const code =
        sqlite3_wal_checkpoint_v2(m_database, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    // Busy: another process is doing the same at this moment.
    if (code != SQLITE_OK && code != SQLITE_BUSY) fail(m_database);
}

} // namespace tsunagi::store::sqlite
