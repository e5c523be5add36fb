#include "config/schedule/time_zone.hpp"

#include <array>
#include <charconv>
#include <cstdio>
#include <stdexcept>

#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/tztrans.h>

namespace tsunagi::config {

namespace {

using std::chrono::milliseconds;

UDate icu_date(milliseconds since_1970) { return static_cast<UDate>(since_1970.count()); }

model::Time time_of(UDate date) {
    return model::Time(
        std::chrono::floor<std::chrono::seconds>(milliseconds(static_cast<std::int64_t>(date))));
}

icu::UnicodeString icu_text(std::string const &text) { return icu::UnicodeString::fromUTF8(text); }

/// The digits at a place; -1 when one of them is none.
int number_at(std::string_view text, std::size_t place, std::size_t digits) {
    int value = 0;
    auto const part = text.substr(place, digits);
    auto const [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
    bool const is_number = error == std::errc() && end == part.data() + part.size() && part.front() != '-';
    return is_number ? value : -1;
}

} // namespace

struct TimeZone::Rules {
    std::unique_ptr<icu::BasicTimeZone const> zone;
};

bool TimeZone::is_known(std::string const &name) {
    UErrorCode status = U_ZERO_ERROR;
    UBool is_of_database = false;
    icu::UnicodeString canonical;
    icu::TimeZone::getCanonicalID(icu_text(name), canonical, is_of_database, status);
    return U_SUCCESS(status) && is_of_database && name != UCAL_UNKNOWN_ZONE_ID;
}

TimeZone::TimeZone(std::string const &name) {
    std::unique_ptr<icu::TimeZone> zone(is_known(name) ? icu::TimeZone::createTimeZone(icu_text(name))
                                                       : nullptr);
    auto const *basic = dynamic_cast<icu::BasicTimeZone const *>(zone.get());
    if (!basic)
        throw std::runtime_error("there is no time zone '" + name +
                                 "'; expected a name of the time zone database, as Asia/Tokyo");
    zone.release();
    m_rules = std::make_shared<Rules const>(Rules{std::unique_ptr<icu::BasicTimeZone const>(basic)});
}

LocalTime TimeZone::local(model::Time time) const {
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t raw = 0, saving = 0;
    m_rules->zone->getOffset(icu_date(time.time_since_epoch()), false, raw, saving, status);
    return LocalTime(time.time_since_epoch() +
                     std::chrono::floor<std::chrono::seconds>(milliseconds(raw + saving)));
}

model::Time TimeZone::moment(LocalTime wall) const {
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t raw = 0, saving = 0;
    m_rules->zone->getOffsetFromLocal(icu_date(wall.time_since_epoch()), UCAL_TZ_LOCAL_FORMER,
                                      UCAL_TZ_LOCAL_FORMER, raw, saving, status);
    model::Time const time(wall.time_since_epoch() -
                           std::chrono::floor<std::chrono::seconds>(milliseconds(raw + saving)));
    if (local(time) == wall) return time;
    icu::TimeZoneTransition skipping;
    m_rules->zone->getPreviousTransition(icu_date(time.time_since_epoch()), true, skipping);
    return time_of(skipping.getTime());
}

std::optional<model::Time> TimeZone::next_change(model::Time time) const {
    icu::TimeZoneTransition change;
    if (!m_rules->zone->getNextTransition(icu_date(time.time_since_epoch()), false, change))
        return std::nullopt;
    return time_of(change.getTime());
}

std::string shown(LocalTime wall) {
    auto const day = std::chrono::floor<std::chrono::days>(wall);
    std::chrono::year_month_day const date(day);
    auto const minutes = std::chrono::floor<std::chrono::minutes>(wall - day).count();
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u %02d:%02d", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(minutes / 60), static_cast<int>(minutes % 60));
    return text.data();
}

std::optional<std::chrono::local_days> read_local_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    using namespace std::chrono;
    auto const month_number = number_at(text, 5, 2), day_number = number_at(text, 8, 2);
    year_month_day const date(year(number_at(text, 0, 4)), month(static_cast<unsigned>(month_number)),
                              day(static_cast<unsigned>(day_number)));
    if (number_at(text, 0, 4) < 0 || !date.ok()) return std::nullopt;
    return local_days(date);
}

std::optional<LocalTime> read_local_time(std::string_view text) {
    auto const date = read_local_day(text.substr(0, 10));
    bool const has_seconds = text.size() == 19;
    if (!date || (text.size() != 16 && !has_seconds) || text[10] != 'T' || text[13] != ':' ||
        (has_seconds && text[16] != ':'))
        return std::nullopt;
    auto const hour = number_at(text, 11, 2), minute = number_at(text, 14, 2);
    auto const second = has_seconds ? number_at(text, 17, 2) : 0;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return std::nullopt;
    return *date + std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second);
}

} // namespace tsunagi::config
