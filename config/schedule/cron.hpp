// The five fields of a crontab line: minute hour day month weekday, with * , - / and the English names of
// months and weekdays (crontab(5)).
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "config/schedule/time_zone.hpp"
#include "schemas/model/result.hpp"

namespace tsunagi::config {

/// Bit n of a field is set when the number n belongs to it; Sunday is 0.
struct Cron {
    std::uint64_t minutes = 0, hours = 0, days = 0, months = 0, weekdays = 0;
    /// The field begins with *. When neither day field does, a day fits that fits one of them.
    bool any_day = true, any_weekday = true;

    bool falls_on(std::chrono::local_days) const;
    /// The first matching local minute at `from` or after it; nothing within the eight years that the longest
    /// pause (29 February around 2100) takes.
    std::optional<LocalTime> first(LocalTime from) const;
};

bool has(std::uint64_t field, unsigned number);

/// Failure `configuration` that says what is expected; also for days that no year has (30 February).
model::Result<Cron> read_cron(std::string_view line);

} // namespace tsunagi::config
