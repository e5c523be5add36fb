#include "config/schedule/words.hpp"

#include <array>
#include <bit>
#include <string>
#include <vector>

#include "config/schedule/cron.hpp"

namespace tsunagi::config {

namespace {

using model::LocalText;
using Texts = std::vector<LocalText>;

constexpr std::size_t most_times_named = 6;
constexpr std::uint64_t all_minutes = (std::uint64_t{1} << 60) - 1, all_hours = (1U << 24) - 1,
                        all_months = 0x1FFE, all_weekdays = 0x7F;

constexpr std::array<char const *, 7> weekdays_en{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                  "Thursday", "Friday", "Saturday"};
constexpr std::array<char const *, 7> weekdays_ja{"日曜", "月曜", "火曜", "水曜", "木曜", "金曜", "土曜"};
constexpr std::array<char const *, 13> months_en{"",        "January",  "February", "March",  "April",
                                                 "May",     "June",     "July",     "August", "September",
                                                 "October", "November", "December"};

std::vector<unsigned> numbers(std::uint64_t field) {
    std::vector<unsigned> all;
    for (unsigned i = 0; i < 64; ++i)
        if (has(field, i)) all.push_back(i);
    return all;
}

/// "a", "a and b", "a, b and c"; a・b・c
LocalText listed(Texts const &items) {
    LocalText list;
    for (std::size_t i = 0; i < items.size(); ++i) {
        list.en += (i == 0 ? "" : i + 1 == items.size() ? " and " : ", ") + items[i].en;
        list.ja += (i == 0 ? "" : "・") + items[i].ja;
    }
    return list;
}

std::string two_digits(unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); }

LocalText clock_time(unsigned hour, unsigned minute) {
    return {std::to_string(hour) + ":" + two_digits(minute), two_digits(hour) + ":" + two_digits(minute)};
}

/// n when the field is "every n-th from 0 on"; else 0.
unsigned step_of(std::uint64_t field, unsigned size) {
    auto const all = numbers(field);
    if (all.size() < 2 || all.front() != 0) return 0;
    for (std::size_t i = 1; i < all.size(); ++i)
        if (all[i] != all[1] * i) return 0;
    return all.size() * all[1] == size ? all[1] : 0;
}

LocalText times_of(Cron const &cron) {
    Texts times;
    for (auto const hour : numbers(cron.hours))
        for (auto const minute : numbers(cron.minutes)) times.push_back(clock_time(hour, minute));
    if (times.size() > most_times_named) {
        auto const count = std::to_string(times.size());
        return {times.front().ja + "から" + times.back().ja + "まで1日" + count + "回",
                count + " times from " + times.front().en + " to " + times.back().en};
    }
    auto list = listed(times);
    list.en = "at " + list.en;
    return list;
}

bool is_every_day(Cron const &cron) {
    return cron.any_day && cron.any_weekday && numbers(cron.days).size() == 31 &&
           cron.weekdays == all_weekdays && cron.months == all_months;
}

LocalText months_of(Cron const &cron) {
    Texts months;
    if (cron.months != all_months)
        for (auto const month : numbers(cron.months))
            months.push_back({std::to_string(month) + "月", months_en.at(month)});
    return listed(months);
}

LocalText month_days_of(Cron const &cron) {
    Texts days;
    for (auto const day : numbers(cron.days))
        days.push_back({std::to_string(day) + "日", std::to_string(day)});
    auto list = listed(days);
    list.en = (days.size() == 1 ? "on day " : "on days ") + list.en;
    return list;
}

LocalText weekdays_of(Cron const &cron) {
    Texts days;
    for (auto const day : numbers(cron.weekdays)) days.push_back({weekdays_ja.at(day), weekdays_en.at(day)});
    auto list = listed(days);
    list.en = "every " + list.en;
    return list;
}

LocalText days_of(Cron const &cron) {
    if (is_every_day(cron)) return {"毎日", "every day"};
    auto const months = months_of(cron);
    auto const month_ja = months.ja.empty() ? "毎月" : months.ja + "の";
    auto const month_en = months.en.empty() ? " of every month" : " of " + months.en;
    bool const all_days = numbers(cron.days).size() == 31;
    if (all_days && cron.weekdays == all_weekdays) return {month_ja + "毎日", "every day" + month_en};
    auto const weekdays = weekdays_of(cron), days = month_days_of(cron);
    auto const in_months = months.en.empty() ? "" : " in " + months.en;
    if (all_days)
        return {(months.ja.empty() ? "" : month_ja) + "毎週" + weekdays.ja, weekdays.en + in_months};
    if (cron.weekdays == all_weekdays) return {month_ja + days.ja, days.en + month_en};
    bool const both = cron.any_day || cron.any_weekday;
    return {month_ja + days.ja + (both ? "のうち" : "と毎週") + weekdays.ja,
            days.en + month_en + (both ? ", if it is " : " and ") +
                (both ? weekdays.en.substr(std::string("every ").size()) : weekdays.en + in_months)};
}

LocalText every_few_minutes(Cron const &cron) {
    auto const step = cron.minutes == all_minutes ? 1 : step_of(cron.minutes, 60);
    if (step == 1) return {"毎分", "every minute"};
    if (step > 1) return {std::to_string(step) + "分ごと", "every " + std::to_string(step) + " minutes"};
    if (std::popcount(cron.minutes) != 1) return {};
    auto const minute = numbers(cron.minutes).front();
    return {"毎時" + std::to_string(minute) + "分", "every hour at minute " + std::to_string(minute)};
}

LocalText words_of(Cron const &cron) {
    if (is_every_day(cron) && cron.hours == all_hours)
        if (auto const often = every_few_minutes(cron); !often.en.empty()) return often;
    auto const days = days_of(cron), times = times_of(cron);
    return {days.ja + " " + times.ja, days.en + " " + times.en};
}

LocalText words_of(std::string const &local_time) {
    auto const date = local_time.substr(0, 10);
    auto const wall = read_local_time(local_time).value_or(LocalTime());
    auto const minutes =
        std::chrono::floor<std::chrono::minutes>(wall - std::chrono::floor<std::chrono::days>(wall)).count();
    auto const time = clock_time(static_cast<unsigned>(minutes / 60), static_cast<unsigned>(minutes % 60));
    return {date + " " + time.ja, date + " at " + time.en};
}

LocalText words_of(model::Every const &every) {
    auto const start = words_of(every.start);
    auto const count = std::to_string(every.count);
    auto const unit_ja = every.unit == "hours"   ? "時間"
                         : every.unit == "days"  ? "日"
                         : every.unit == "weeks" ? "週間"
                                                 : "か月";
    auto const unit_en =
        every.count == 1 ? every.unit.substr(0, every.unit.size() - 1) : count + " " + every.unit;
    return {start.ja + "から" + count + unit_ja + "ごと", "every " + unit_en + " from " + start.en};
}

LocalText without_zone(model::Schedule const &schedule) {
    if (schedule.every) return words_of(*schedule.every);
    if (!schedule.at.empty()) {
        auto const time = words_of(schedule.at);
        return {time.ja + "に1回", "once, on " + time.en};
    }
    auto const cron = read_cron(schedule.cron);
    return cron ? words_of(*cron) : LocalText();
}

} // namespace

LocalText in_words(model::Schedule const &schedule) {
    auto words = without_zone(schedule);
    if (words.en.empty()) return {"手動のみ", "by hand only"};
    words.en += " (" + schedule.time_zone + ")";
    if (schedule.time_zone != "Asia/Tokyo") words.ja += "（" + schedule.time_zone + "）";
    if (schedule.paused) return {words.ja + "、休止中", words.en + ", paused"};
    return words;
}

} // namespace tsunagi::config
