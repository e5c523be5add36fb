// The only door to the SQLite library: one connection, its prepared statements kept for use again.
#pragma once

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace tsunagi::store::sqlite {

/// The text of a statement. Only literals: the text's address is the key of the statement cache.
class Sql {
public:
    template <std::size_t length>
    consteval Sql(char const (&text)[length]) : m_text(text) {}
    char const *text() const { return m_text; }

private:
    char const *m_text;
};

/// Bytes that are bound as a BLOB.
struct Blob {
    std::string_view bytes;
};

/// One use of a prepared statement; gives it back, reset, when destroyed.
class Query {
public:
    explicit Query(sqlite3_stmt *statement) : m_statement(statement) {}
    Query(Query &&other) noexcept : m_statement(std::exchange(other.m_statement, nullptr)) {}
    Query(Query const &) = delete;
    ~Query();

    /// Moves to the next row; false at the end. Throws StoreError.
    bool next();
    std::int64_t integer(int column) const;
    std::uint64_t count(int column) const { return static_cast<std::uint64_t>(integer(column)); }
    std::uint32_t small(int column) const { return static_cast<std::uint32_t>(integer(column)); }
    bool truth(int column) const { return integer(column) != 0; }
    double real(int column) const;
    bool is_null(int column) const;
    /// TEXT or BLOB, valid until the next row.
    std::string_view view(int column) const;
    std::string text(int column) const { return std::string(view(column)); }

private:
    friend class Connection;
    /// Does the statement need its own copy of a text, or does the argument outlive the statement's run?
    enum class Keep { copy, borrow };
    void bind(int place, std::int64_t value);
    void bind(int place, double value);
    void bind(int place, std::string_view text, Keep keep);
    void bind(int place, Blob blob, Keep keep);

    void bind_any(int place, std::integral auto value, Keep) {
        bind(place, static_cast<std::int64_t>(value));
    }
    void bind_any(int place, double value, Keep) { bind(place, value); }
    void bind_any(int place, std::string_view text, Keep keep) { bind(place, text, keep); }
    void bind_any(int place, Blob blob, Keep keep) { bind(place, blob, keep); }
    void bind_any(int place, std::optional<std::int64_t> value, Keep) {
        if (value) bind(place, *value); // an unbound place is NULL
    }

    sqlite3_stmt *m_statement;
};

/// Used by one thread at a time. All members throw StoreError.
class Connection {
public:
    enum class Mode { read_write, read_only };
    Connection(std::filesystem::path const &file, Mode mode);
    Connection(Connection const &) = delete;
    Connection &operator=(Connection const &) = delete;
    ~Connection();

    /// Runs a statement that gives no rows.
    template <class... Arguments>
    void run(Sql sql, Arguments const &...arguments) {
        open_query(sql, Query::Keep::borrow, arguments...).next();
    }
    /// Rows of a statement, before the first one: call next(). Arguments are copied.
    template <class... Arguments>
    Query rows(Sql sql, Arguments const &...arguments) {
        return open_query(sql, Query::Keep::copy, arguments...);
    }
    /// The number that a statement gives in its first row; `otherwise` when it gives no row.
    template <class... Arguments>
    std::int64_t number(Sql sql, std::int64_t otherwise, Arguments const &...arguments) {
        Query query = open_query(sql, Query::Keep::copy, arguments...);
        return query.next() ? query.integer(0) : otherwise;
    }
    /// Several statements without arguments, not cached: schema and pragmas.
    void script(std::string const &text);

    std::int64_t last_row() const;
    std::int64_t changed_rows() const;
    bool in_transaction() const;
    /// Moves the log into the database file as far as readers let it; both are on the disk afterwards.
    void checkpoint();

private:
    sqlite3_stmt *prepared(Sql sql);
    template <class... Arguments>
    Query open_query(Sql sql, [[maybe_unused]] Query::Keep keep, Arguments const &...arguments) {
        Query query(prepared(sql));
        int place = 0;
        (query.bind_any(++place, arguments, keep), ...);
        return query;
    }

    sqlite3 *m_database = nullptr;
    std::unordered_map<char const *, sqlite3_stmt *> m_statements;
};

} // namespace tsunagi::store::sqlite
