#include <regex>

#include "config/cron.hpp"
#include "config/readers.hpp"

namespace tsunagi::config {

namespace {

void expect_shape(JsonPlace const &place, char const *shape, char const *expected) {
    auto const *text = place.text();
    if (text && !std::regex_match(*text, std::regex(shape))) place.mistake(expected);
}

constexpr char local_time[] = R"(\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?)";

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
    if (auto const start = every.find("start"))
        expect_shape(*start, local_time, "a local time, as 2026-01-05T02:00");
    every.text("start", out.start);
}

void read_times(ObjectReader &schedule, model::Schedule &out) {
    schedule.text("cron", out.cron);
    if (auto const expected = out.cron.empty() ? "" : cron_mistake(out.cron); !expected.empty())
        schedule.mistake("cron", expected);
    schedule.object("every", [&](ObjectReader &every) { read_every(every, out.every.emplace()); });
    if (auto const at = schedule.find("at"))
        expect_shape(*at, local_time, "a local time, as 2026-12-01T02:00");
    schedule.text("at", out.at);
    int const kinds =
        (schedule.has("cron") ? 1 : 0) + (schedule.has("every") ? 1 : 0) + (schedule.has("at") ? 1 : 0);
    if (kinds > 1) schedule.mistake("cron", "only one of 'cron', 'every', 'at'");
}

void read_windows(ObjectReader &windows, model::MaintenanceWindows &out) {
    windows.texts("allowed", out.allowed);
    windows.items("allowed", [](JsonPlace const &item) {
        expect_shape(item, R"(([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d)", "hours, as 22:00-06:00");
    });
    windows.texts("blackout", out.blackout);
    windows.items("blackout", [](JsonPlace const &item) {
        expect_shape(item, R"(\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?)", "days, as 2026-12-28/2027-01-04");
    });
}

} // namespace

void read_schedule(ObjectReader &file, model::Dataset &dataset) {
    file.object("schedule", [&](ObjectReader &schedule) {
        auto &out = dataset.schedule;
        read_times(schedule, out);
        if (auto const zone = schedule.find("time_zone"))
            expect_shape(*zone, "[A-Za-z0-9_+/-]+", "a name of the time zone database, as Asia/Tokyo");
        schedule.text("time_zone", out.time_zone);
        schedule.number("jitter_minutes", out.jitter_minutes, 0, 1440);
        schedule.flag("paused", out.paused);
    });
    file.object("windows", [&](ObjectReader &windows) { read_windows(windows, dataset.windows); });
}

} // namespace tsunagi::config
