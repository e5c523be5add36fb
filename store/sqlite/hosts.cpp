#include "store/sqlite/hosts.hpp"

#include <array>
#include <cstring>

#include <fcntl.h>

#include "store/sqlite/file_descriptor.hpp"

namespace tsunagi::store::sqlite {
namespace {

std::int64_t seconds_of(model::Time time) { return time.time_since_epoch().count(); }
model::Time time_of(std::int64_t seconds) { return model::Time(std::chrono::seconds(seconds)); }
std::int64_t milliseconds_of(model::Moment moment) { return moment.time_since_epoch().count(); }
model::Moment moment_of(std::int64_t milliseconds) {
    return model::Moment(std::chrono::milliseconds(milliseconds));
}

/// last_answer and rest_until in milliseconds, as the machine writes them: the file never leaves it.
using WrittenPace = std::array<std::int64_t, 2>;

class FileTurn final : public HostTurn {
public:
    explicit FileTurn(FileDescriptor file) : m_file(std::move(file)) {}

    HostPace pace() const override {
        WrittenPace written{};
        std::array<char, sizeof written> bytes{};
        if (m_file.read_at(0, bytes) == bytes.size()) std::memcpy(&written, bytes.data(), bytes.size());
        return {moment_of(written[0]), moment_of(written[1])};
    }

    void set_pace(HostPace const &pace) override {
        WrittenPace const written{milliseconds_of(pace.last_answer), milliseconds_of(pace.rest_until)};
        std::array<char, sizeof written> bytes{};
        std::memcpy(bytes.data(), &written, bytes.size());
        m_file.write_at(0, {bytes.data(), bytes.size()});
    }

private:
    FileDescriptor m_file; ///< locked as long as it is open
};

/// A host name comes from outside: what could mean something to the file system is encoded. A dataset has no
/// hyphen, so the name is no dataset's lock. Very long names share a lock, which makes them slower, not
/// wrong.
std::string file_name(std::string const &host) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyz0123456789.-";
    constexpr std::string_view digits = "0123456789abcdef";
    constexpr std::size_t longest = 200;
    std::string name = "host-";
    for (char const c : host) {
        if (name.size() >= longest) break;
        auto const byte = static_cast<unsigned char>(c);
        if (plain.find(c) != plain.npos)
            name += c;
        else
            name.append(1, '%').append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
    }
    return name;
}

} // namespace

std::unique_ptr<HostTurn> SqliteHosts::turn(std::string const &host) {
    FileDescriptor file(m_locks / file_name(host), O_RDWR | O_CREAT);
    if (!file.try_lock()) return nullptr;
    return std::make_unique<FileTurn>(std::move(file));
}

std::optional<model::Time> SqliteHosts::not_before(std::string const &host) const {
    auto const reader = m_session.reader();
    auto row = reader->rows("SELECT not_before FROM hosts WHERE name = ? AND not_before IS NOT NULL", host);
    return row.next() ? std::optional(time_of(row.integer(0))) : std::nullopt;
}

void SqliteHosts::leave_alone(std::string const &host, model::Time until) {
    m_session.writer("leave a host alone")
        .run("INSERT INTO hosts (name, not_before) VALUES (?1, ?2)"
             " ON CONFLICT (name) DO UPDATE SET not_before = ?2",
             host, seconds_of(until));
}

std::optional<KeptRobots> SqliteHosts::robots(std::string const &host) const {
    auto const reader = m_session.reader();
    auto row = reader->rows("SELECT robots, robots_status, robots_asked FROM hosts"
                            " WHERE name = ? AND robots_asked IS NOT NULL",
                            host);
    if (!row.next()) return std::nullopt;
    return KeptRobots{row.text(0), static_cast<int>(row.integer(1)), time_of(row.integer(2))};
}

void SqliteHosts::keep_robots(std::string const &host, KeptRobots const &robots) {
    m_session.writer("keep a robots.txt")
        .run("INSERT INTO hosts (name, robots, robots_status, robots_asked) VALUES (?1, ?2, ?3, ?4)"
             " ON CONFLICT (name) DO UPDATE SET robots = ?2, robots_status = ?3, robots_asked = ?4",
             host, robots.text, robots.status, seconds_of(robots.asked));
}

std::vector<std::pair<std::string, std::string>> SqliteHosts::certificates() const {
    auto const reader = m_session.reader();
    auto rows = reader->rows("SELECT name, certificate_expires FROM hosts"
                             " WHERE certificate_expires IS NOT NULL ORDER BY name");
    std::vector<std::pair<std::string, std::string>> certificates;
    while (rows.next()) certificates.emplace_back(rows.text(0), rows.text(1));
    return certificates;
}

void SqliteHosts::note_certificate(std::string const &host, std::string const &last_day) {
    m_session.writer("note a certificate")
        .run("INSERT INTO hosts (name, certificate_expires) VALUES (?1, ?2)"
             " ON CONFLICT (name) DO UPDATE SET certificate_expires = ?2",
             host, last_day);
}

} // namespace tsunagi::store::sqlite
