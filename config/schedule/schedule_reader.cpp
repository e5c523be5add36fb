#include "config/readers.hpp"
#include "config/schedule/cron.hpp"
#include "config/schedule/time_zone.hpp"
#include "config/schedule/windows.hpp"

namespace tsunagi::config {

namespace {

/// Each text of a list must be readable.
template <class Read>
void expect(JsonPlace const &place, Read const &read, char const *expected) {
    auto const *text = place.text();
    if (text && !read(*text)) place.mistake(expected);
}

void read_time(ObjectReader &reader, char const *key, std::string &out) {
    reader.text(key, out);
    if (auto const place = reader.find(key))
        expect(*place, read_local_time, "a local time of the calendar, as 2026-12-01T02:00");
}

void read_every(ObjectReader &every, model::Every &out) {
    int units = 0;
    for (auto const *unit : {"hours", "days", "weeks", "months"}) {
        if (!every.has(unit)) continue;
        every.number(unit, out.count, 1, 10'000);
        out.unit = unit;
        ++units;
    }
    if (units != 1) every.mistake("weeks", "one of 'hours', 'days', 'weeks', 'months'");
    every.require("start", "the first time, as 2026-01-05T02:00");
    read_time(every, "start", out.start);
}

void read_times(ObjectReader &schedule, model::Schedule &out) {
    read_cron_line(schedule, "cron", out.cron);
    schedule.object("every", [&](ObjectReader &every) { read_every(every, out.every.emplace()); });
    read_time(schedule, "at", out.at);
    int const kinds =
        (schedule.has("cron") ? 1 : 0) + (schedule.has("every") ? 1 : 0) + (schedule.has("at") ? 1 : 0);
    if (kinds > 1) schedule.mistake("cron", "only one of 'cron', 'every', 'at'");
}

void read_windows(ObjectReader &windows, model::MaintenanceWindows &out) {
    windows.texts("allowed", out.allowed);
    windows.items("allowed", [](JsonPlace const &item) {
        expect(item, read_daily_hours, "hours from one time to another, as 22:00-06:00");
    });
    windows.texts("blackout", out.blackout);
    windows.items("blackout", [](JsonPlace const &item) {
        expect(item, read_days, "days of the calendar, the first and the last, as 2026-12-28/2027-01-04");
    });
}

} // namespace

void read_cron_line(ObjectReader &reader, std::string_view key, std::string &line) {
    reader.text(key, line);
    if (line.empty()) return;
    if (auto const cron = read_cron(line); !cron) reader.mistake(key, cron.failure().message);
}

void read_time_zone(ObjectReader &reader, std::string &name) {
    reader.text("time_zone", name);
    if (!TimeZone::is_known(name))
        reader.mistake("time_zone", "a name of the time zone database, as Asia/Tokyo");
}

void read_schedule(ObjectReader &file, model::Dataset &dataset) {
    file.object("schedule", [&](ObjectReader &schedule) {
        auto &out = dataset.schedule;
        read_times(schedule, out);
        read_time_zone(schedule, out.time_zone);
        schedule.number("jitter_minutes", out.jitter_minutes, 0, 1440);
        schedule.flag("paused", out.paused);
    });
    file.object("windows", [&](ObjectReader &windows) { read_windows(windows, dataset.windows); });
}

} // namespace tsunagi::config
