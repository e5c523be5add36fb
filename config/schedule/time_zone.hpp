// Local times and moments, by ICU's time zone database.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/model/ids.hpp"

namespace tsunagi::config {

using LocalTime = std::chrono::local_seconds; ///< what the clock on the wall of a zone shows

/// Immutable; safe from any thread.
class TimeZone {
public:
    /// A name of the time zone database, as Asia/Tokyo. Throws std::runtime_error naming one that is none.
    explicit TimeZone(std::string const &name);
    static bool is_known(std::string const &name);

    LocalTime local(model::Time) const;
    /// Of a local time that occurs twice the first; of one that daylight saving skips the next valid moment
    /// (cli contract 5).
    model::Time moment(LocalTime) const;
    /// When the clocks are changed next, later than `time`; nothing when they never are.
    std::optional<model::Time> next_change(model::Time time) const;

private:
    struct Rules;
    std::shared_ptr<Rules const> m_rules;
};

/// "2026-01-05T02:00", seconds allowed; nothing when it is no such time of the calendar.
std::optional<LocalTime> read_local_time(std::string_view text);
/// "2026-01-05 02:00"
std::string shown(LocalTime);
/// "2026-01-05".
std::optional<std::chrono::local_days> read_local_day(std::string_view text);

} // namespace tsunagi::config
