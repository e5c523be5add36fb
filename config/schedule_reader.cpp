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

void check_every(ObjectReader &every) {
    int number = 0, units = 0;
    for (auto const *unit : {"hours", "days", "weeks", "months"}) {
        every.number(unit, number, 1, 10'000);
        if (every.has(unit)) ++units;
    }
    if (units != 1) every.mistake("weeks", "one of 'hours', 'days', 'weeks', 'months'");
    every.require("start", "the first time, as 2026-01-05T02:00");
    if (auto const start = every.find("start"))
        expect_shape(*start, local_time, "a local time, as 2026-01-05T02:00");
}

void read_times(ObjectReader &schedule, model::Dataset &dataset) {
    schedule.text("cron", dataset.schedule_cron);
    if (auto const expected = dataset.schedule_cron.empty() ? "" : cron_mistake(dataset.schedule_cron);
        !expected.empty())
        schedule.mistake("cron", expected);
    schedule.object("every", check_every);
    if (auto const at = schedule.find("at"))
        expect_shape(*at, local_time, "a local time, as 2026-12-01T02:00");
    int const kinds =
        (schedule.has("cron") ? 1 : 0) + (schedule.has("every") ? 1 : 0) + (schedule.has("at") ? 1 : 0);
    if (kinds > 1) schedule.mistake("cron", "only one of 'cron', 'every', 'at'");
}

void check_windows(ObjectReader &windows) {
    std::vector<std::string> texts;
    windows.texts("allowed", texts);
    windows.items("allowed", [](JsonPlace const &item) {
        expect_shape(item, R"(([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d)", "hours, as 22:00-06:00");
    });
    windows.texts("blackout", texts);
    windows.items("blackout", [](JsonPlace const &item) {
        expect_shape(item, R"(\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?)", "days, as 2026-12-28/2027-01-04");
    });
}

} // namespace

void read_schedule(ObjectReader &file, model::Dataset &dataset) {
    file.object("schedule", [&](ObjectReader &schedule) {
        read_times(schedule, dataset);
        if (auto const zone = schedule.find("time_zone"))
            expect_shape(*zone, "[A-Za-z0-9_+/-]+", "a name of the time zone database, as Asia/Tokyo");
        schedule.text("time_zone", dataset.schedule_time_zone);
        int jitter_minutes = 0;
        schedule.number("jitter_minutes", jitter_minutes, 0, 1440);
        schedule.flag("paused", dataset.paused);
    });
    file.object("windows", check_windows);
}

} // namespace tsunagi::config
