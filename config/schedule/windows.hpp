// Maintenance windows: when a source may be visited (cli contract 5, windows).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "config/schedule/time_zone.hpp"
#include "schemas/model/dataset.hpp"

namespace tsunagi::config {

/// Hours of the day, "22:00-06:00": minutes from midnight, the end not included; it may lie on the next day.
struct DailyHours {
    int from = 0, until = 24 * 60;
    bool holds(int minute_of_day) const;
};
/// Nothing when it is not written so; 24:00 may be an end. Equal times are no hours at all.
std::optional<DailyHours> read_daily_hours(std::string_view text);

/// "2026-12-28" or "2026-12-28/2027-01-04": both days included.
struct Days {
    std::chrono::local_days first, last;
};
std::optional<Days> read_days(std::string_view text);

/// May the source be visited at this time? On a blackout day never, from its midnight to the next.
bool is_open(model::MaintenanceWindows const &, TimeZone const &, model::Time);

/// `time` itself when it is open, else the first open moment after it; nothing within ten years.
std::optional<model::Time> next_opening(model::MaintenanceWindows const &, TimeZone const &,
                                        model::Time time);

} // namespace tsunagi::config
