#include "config/schedule/occurrences.hpp"

#include <algorithm>

#include "config/schedule/cron.hpp"
#include "config/schedule/time_zone.hpp"

namespace tsunagi::config {

namespace {

using model::Time;

std::optional<Time> next_by_cron(Cron const &cron, TimeZone const &zone, Time after) {
    auto wall = cron.first(zone.local(after));
    while (wall && zone.moment(*wall) <= after) wall = cron.first(*wall + std::chrono::minutes(1));
    if (!wall) return std::nullopt;
    return zone.moment(*wall);
}

/// So many months later; of a month that is too short the last day.
LocalTime months_later(LocalTime start, int months) {
    using namespace std::chrono;
    auto const day = floor<days>(start);
    year_month_day const first(day);
    auto const month_later = first.year() / first.month() + std::chrono::months(months);
    auto const last = (month_later / std::chrono::last).day();
    return local_days(month_later / std::min(first.day(), last)) + (start - day);
}

/// The time number `n` of a series of days, weeks or months, counted from 0.
LocalTime nth(model::Every const &every, LocalTime start, int n) {
    if (every.unit == "months") return months_later(start, n * every.count);
    return start + std::chrono::days((every.unit == "weeks" ? 7 : 1) * n * every.count);
}

std::optional<Time> next_by_hours(model::Every const &every, Time first, Time after) {
    if (after < first) return first;
    std::chrono::seconds const step = std::chrono::hours(every.count);
    return first + ((after - first) / step + 1) * step;
}

std::optional<Time> next_by_interval(model::Every const &every, TimeZone const &zone, Time after) {
    auto const start = read_local_time(every.start);
    if (!start || every.count < 1) return std::nullopt;
    if (every.unit == "hours") return next_by_hours(every, zone.moment(*start), after);
    auto const days_of_step = every.count * (every.unit == "months" ? 31 : every.unit == "weeks" ? 7 : 1);
    auto const passed = std::chrono::floor<std::chrono::days>(zone.local(after) - *start).count();
    int n = static_cast<int>(std::max<long>(0, passed / days_of_step - 1)); // not beyond the one sought
    while (zone.moment(nth(every, *start, n)) <= after) ++n;
    return zone.moment(nth(every, *start, n));
}

std::optional<Time> next_by_date(std::string const &at, TimeZone const &zone, Time after) {
    auto const wall = read_local_time(at);
    if (!wall || zone.moment(*wall) <= after) return std::nullopt;
    return zone.moment(*wall);
}

std::optional<Time> next_written(model::Schedule const &schedule, TimeZone const &zone, Time after) {
    if (schedule.every) return next_by_interval(*schedule.every, zone, after);
    auto const cron = read_cron(schedule.cron);
    return cron ? next_by_cron(*cron, zone, after) : std::nullopt;
}

} // namespace

std::chrono::minutes own_jitter(model::DatasetId const &id, int jitter_minutes) {
    std::uint64_t hash = 14695981039346656037ULL; // FNV-1a, 64 bits: the same on every machine
    for (unsigned char const byte : id) hash = (hash ^ byte) * 1099511628211ULL;
    return std::chrono::minutes(hash % (static_cast<std::uint64_t>(jitter_minutes) + 1));
}

std::optional<Time> next_start(model::Schedule const &schedule, model::DatasetId const &id, Time after) {
    if (schedule.paused) return std::nullopt;
    TimeZone const zone(schedule.time_zone);
    if (!schedule.at.empty()) return next_by_date(schedule.at, zone, after);
    auto const jitter = own_jitter(id, schedule.jitter_minutes);
    auto const written = next_written(schedule, zone, after - jitter);
    if (!written) return std::nullopt;
    return *written + jitter;
}

std::vector<Time> next_starts(model::Schedule const &schedule, model::DatasetId const &id, Time after,
                              std::size_t count) {
    std::vector<Time> starts;
    for (auto next = next_start(schedule, id, after); next && starts.size() < count;
         next = next_start(schedule, id, *next))
        starts.push_back(*next);
    return starts;
}

} // namespace tsunagi::config
