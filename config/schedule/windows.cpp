#include "config/schedule/windows.hpp"

#include <algorithm>
#include <regex>

namespace tsunagi::config {

namespace {

using model::Time;
using std::chrono::days;
using std::chrono::minutes;

constexpr days horizon{3653};

int minute_at(std::string_view text, std::size_t place) {
    return ((text[place] - '0') * 10 + text[place + 1] - '0') * 60 + (text[place + 3] - '0') * 10 +
           text[place + 4] - '0';
}

bool is_blacked_out(model::MaintenanceWindows const &windows, std::chrono::local_days day) {
    return std::ranges::any_of(windows.blackout, [&](auto const &text) {
        auto const span = read_days(text);
        return span && span->first <= day && day <= span->last;
    });
}

/// Where a closed day may begin to be open, if the clocks are not changed: at midnight, or with its hours.
std::vector<minutes> beginnings(model::MaintenanceWindows const &windows) {
    std::vector<minutes> all{minutes(0)};
    for (auto const &text : windows.allowed)
        if (auto const hours = read_daily_hours(text)) all.emplace_back(hours->from);
    return all;
}

} // namespace

bool DailyHours::holds(int minute) const {
    return from < until ? from <= minute && minute < until : minute >= from || minute < until;
}

std::optional<DailyHours> read_daily_hours(std::string_view text) {
    static std::regex const shape(R"(([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00))");
    if (!std::regex_match(text.begin(), text.end(), shape)) return std::nullopt;
    DailyHours const hours{minute_at(text, 0), minute_at(text, 6)};
    if (hours.from == hours.until) return std::nullopt;
    return hours;
}

std::optional<Days> read_days(std::string_view text) {
    auto const slash = text.find('/');
    auto const first = read_local_day(text.substr(0, slash));
    auto const last = slash == text.npos ? first : read_local_day(text.substr(slash + 1));
    if (!first || !last || *last < *first) return std::nullopt;
    return Days{*first, *last};
}

bool is_open(model::MaintenanceWindows const &windows, TimeZone const &zone, Time time) {
    auto const wall = zone.local(time);
    auto const day = std::chrono::floor<days>(wall);
    if (is_blacked_out(windows, day)) return false;
    if (windows.allowed.empty()) return true;
    auto const minute = static_cast<int>(std::chrono::floor<minutes>(wall - day).count());
    return std::ranges::any_of(windows.allowed, [&](auto const &text) {
        auto const hours = read_daily_hours(text);
        return hours && hours->holds(minute);
    });
}

std::optional<Time> next_opening(model::MaintenanceWindows const &windows, TimeZone const &zone, Time time) {
    if (is_open(windows, zone, time)) return time;
    auto const today = std::chrono::floor<days>(zone.local(time));
    auto change = zone.next_change(zone.moment(today) - std::chrono::seconds(1));
    for (auto day = today; day < today + horizon; day += days(1)) {
        std::optional<Time> first;
        auto const consider = [&](Time candidate) {
            if (candidate > time && is_open(windows, zone, candidate) && (!first || candidate < *first))
                first = candidate;
        };
        auto const day_ends = zone.moment(day + days(1));
        for (auto const begin : beginnings(windows)) consider(zone.moment(day + begin));
        for (; change && *change <= day_ends; change = zone.next_change(*change)) {
            consider(*change); // into the middle of open hours
            // Hours that come a second time begin anew.
            for (auto const begin : beginnings(windows)) {
                auto const again = *change + (day + begin - zone.local(*change));
                if (zone.local(again) == day + begin) consider(again);
            }
        }
        if (first) return first;
    }
    return std::nullopt;
}

} // namespace tsunagi::config
