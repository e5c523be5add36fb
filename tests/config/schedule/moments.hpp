// Moments as the tests write them: "2026-03-29T00:59Z".
#pragma once

#include <stdexcept>
#include <string>

#include "config/schedule/time_zone.hpp"

namespace tsunagi::config::tests {

inline model::Time utc(std::string const &text) {
    auto const wall = read_local_time(text.substr(0, text.size() - 1));
    if (!wall || text.back() != 'Z') throw std::runtime_error(text + " is no moment of a test");
    return model::Time(wall->time_since_epoch());
}

/// "2026-03-29T00:59Z"
inline std::string shown(std::optional<model::Time> time) {
    if (!time) return "never";
    auto const day = std::chrono::floor<std::chrono::days>(*time);
    std::chrono::year_month_day const date(day);
    auto const minutes = std::chrono::floor<std::chrono::minutes>(*time - day).count();
    auto const two = [](auto number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return std::to_string(static_cast<int>(date.year())) + "-" + two(static_cast<unsigned>(date.month())) +
           "-" + two(static_cast<unsigned>(date.day())) + "T" + two(minutes / 60) + ":" + two(minutes % 60) +
           "Z";
}

} // namespace tsunagi::config::tests
