#include "config/schedule/cron.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

namespace tsunagi::config {

namespace {

using std::chrono::days;

struct Field {
    std::string_view name;
    int least, most;
    std::string_view names; ///< three letters each, the first stands for `least`
};

constexpr std::array<Field, 5> fields{{{"minute", 0, 59, ""},
                                       {"hour", 0, 23, ""},
                                       {"day of the month", 1, 31, ""},
                                       {"month", 1, 12, "janfebmaraprmayjunjulaugsepoctnovdec"},
                                       {"weekday", 0, 7, "sunmontuewedthufrisat"}}};

constexpr days longest_pause{8 * 366};

std::vector<std::string_view> parts_of(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        auto const end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<int> value_of(std::string_view text, Field const &field) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (lower.size() == 3)
        for (std::size_t i = 0; i + 3 <= field.names.size(); i += 3)
            if (field.names.substr(i, 3) == lower) return field.least + static_cast<int>(i / 3);
    auto const value = number(lower);
    return value && *value >= field.least && *value <= field.most ? value : std::nullopt;
}

/// "*", "5", "1-5"; the first and the last with a step, as "*/2".
std::optional<std::uint64_t> numbers_of(std::string_view range, Field const &field) {
    auto const slash = range.find('/');
    auto const step = slash == range.npos ? 1 : number(range.substr(slash + 1)).value_or(0);
    range = range.substr(0, slash);
    auto const dash = range.find('-');
    bool const is_one = range != "*" && dash == range.npos;
    auto const first = range == "*" ? field.least : value_of(range.substr(0, dash), field).value_or(-1);
    auto const last = range == "*" ? field.most
                      : is_one     ? first
                                   : value_of(range.substr(dash + 1), field).value_or(-1);
    if (step < 1 || first < 0 || last < first || (is_one && slash != range.npos)) return std::nullopt;
    std::uint64_t numbers = 0;
    for (int i = first; i <= last; i += step) numbers |= std::uint64_t{1} << i;
    return numbers;
}

model::Failure mistake(std::string expected) { return {"configuration", std::move(expected)}; }

model::Result<std::uint64_t> read_field(std::string_view written, Field const &field) {
    std::uint64_t all = 0;
    for (auto const range : parts_of(written, ',')) {
        auto const numbers = numbers_of(range, field);
        if (!numbers)
            return mistake("a " + std::string(field.name) + " from " + std::to_string(field.least) + " to " +
                           std::to_string(field.most) + " or * instead of '" + std::string(written) + "'");
        all |= *numbers;
    }
    return all;
}

/// 7 is Sunday, too.
std::uint64_t folded(std::uint64_t weekdays) { return (weekdays | weekdays >> 7) & 0x7F; }

} // namespace

bool has(std::uint64_t field, unsigned number) { return (field >> number & 1) != 0; }

bool Cron::falls_on(std::chrono::local_days day) const {
    std::chrono::year_month_day const date(day);
    if (!has(months, static_cast<unsigned>(date.month()))) return false;
    bool const day_fits = has(days, static_cast<unsigned>(date.day()));
    bool const weekday_fits = has(weekdays, std::chrono::weekday(day).c_encoding());
    return any_day || any_weekday ? day_fits && weekday_fits : day_fits || weekday_fits;
}

std::optional<LocalTime> Cron::first(LocalTime from) const {
    auto const first_day = std::chrono::floor<std::chrono::days>(from);
    for (auto day = first_day; day <= first_day + longest_pause; day += std::chrono::days(1)) {
        if (!falls_on(day)) continue;
        for (unsigned minute = 0; minute < 24 * 60; ++minute) {
            auto const time = day + std::chrono::minutes(minute);
            if (time >= from && has(hours, minute / 60) && has(minutes, minute % 60)) return time;
        }
    }
    return std::nullopt;
}

model::Result<Cron> read_cron(std::string_view line) {
    auto written = parts_of(line, ' ');
    std::erase(written, std::string_view());
    if (written.size() != fields.size())
        return mistake("five fields: minute hour day month weekday; these are " +
                       std::to_string(written.size()));
    std::array<std::uint64_t, fields.size()> read{};
    for (std::size_t i = 0; i < fields.size(); ++i) {
        auto const numbers = read_field(written[i], fields[i]);
        if (!numbers) return numbers.failure();
        read[i] = *numbers;
    }
    Cron const cron{.minutes = read[0],
                    .hours = read[1],
                    .days = read[2],
                    .months = read[3],
                    .weekdays = folded(read[4]),
                    .any_day = written[2].starts_with('*'),
                    .any_weekday = written[4].starts_with('*')};
    if (!cron.first(LocalTime())) return mistake("a day that some year has");
    return cron;
}

} // namespace tsunagi::config
