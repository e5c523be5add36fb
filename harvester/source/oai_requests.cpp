#include "harvester/source/oai_requests.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "harvester/clock.hpp"
#include "harvester/http/url.hpp"

namespace tsunagi::harvester {

namespace chrono = std::chrono;

namespace {

/// Digits at fixed places; -1 when there are none.
int digits(std::string const &text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return -1;
    int value = 0;
    auto const *begin = text.data() + at;
    auto const [end, error] = std::from_chars(begin, begin + count, value);
    return error == std::errc{} && end == begin + count ? value : -1;
}

bool ends_as_utc(std::string const &text) {
    if (text.size() == 20) return text[19] == 'Z';
    return text.size() > 21 && text[19] == '.' && text.back() == 'Z';
}

} // namespace

Granularity granularity_of(std::string const &told) {
    return told == "YYYY-MM-DD" ? Granularity::day : Granularity::second;
}

std::string utc_date(model::Time time, Granularity granularity) {
    return granularity == Granularity::second ? rfc3339(time) : rfc3339(time).substr(0, 10);
}

std::optional<model::Time> parse_utc(std::string const &text) {
    chrono::year_month_day const day{chrono::year(digits(text, 0, 4)),
                                     chrono::month(static_cast<unsigned>(digits(text, 5, 2))),
                                     chrono::day(static_cast<unsigned>(digits(text, 8, 2)))};
    if (!day.ok() || text.size() < 10 || text[4] != '-' || text[7] != '-' || digits(text, 0, 4) < 0)
        return {};
    model::Time const midnight{chrono::sys_days(day)};
    if (text.size() == 10) return midnight;
    auto const hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
    bool const whole =
        text[10] == 'T' && text.size() >= 20 && text[13] == ':' && text[16] == ':' && ends_as_utc(text);
    if (!whole || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return {};
    return midnight + chrono::hours(hour) + chrono::minutes(minute) + chrono::seconds(second);
}

bool is_passing_oai_error(std::string_view reason) {
    constexpr std::string_view prefix = "oai_error:";
    constexpr std::array known{"badArgument",   "badResumptionToken",  "badVerb",       "cannotDisseminateFormat",
                               "idDoesNotExist", "noMetadataFormats", "noRecordsMatch", "noSetHierarchy"};
    return reason.starts_with(prefix) &&
           std::find(known.begin(), known.end(), reason.substr(prefix.size())) == known.end();
}

std::vector<store::Window> oai_windows(model::OaiPmhSource const &source, std::string const &only_set) {
    std::vector<std::string> sets = source.sets;
    if (!only_set.empty()) sets = {only_set};
    if (sets.empty()) sets.emplace_back();
    std::vector<store::Window> windows;
    auto const &prefixes = source.metadata_prefixes;
    for (auto prefix = prefixes.rbegin(); prefix != prefixes.rend(); ++prefix)
        for (auto const &set : sets) {
            store::Window window;
            window.list = *prefix;
            window.set = set;
            windows.push_back(std::move(window));
        }
    return windows;
}

namespace {

/// Where the slice ends that begins at midnight of this day.
chrono::sys_days end_of_slice(chrono::sys_days begin, std::string const &slice) {
    chrono::year_month_day const day{begin};
    if (slice == "month") return chrono::sys_days{day.year() / day.month() / 1 + chrono::months(1)};
    if (slice == "year") return chrono::sys_days{(day.year() + chrono::years(1)) / 1 / 1};
    int days = 1;
    std::from_chars(slice.data(), slice.data() + slice.size(), days);
    return begin + chrono::days(std::max(days, 1));
}

} // namespace

std::vector<store::Window> sliced(store::Window const &whole, std::string const &slice, model::Time earliest,
                                  model::Time latest, Granularity granularity) {
    auto const from = parse_utc(whole.from), until = parse_utc(whole.until);
    // earliestDatestamp is often 1970 or worse (row 50); what is older than the protocol lies in one slice.
    model::Time const protocol{chrono::sys_days{chrono::year(1999) / 1 / 1}};
    auto at = from.value_or(std::max(earliest, protocol));
    auto const last = until.value_or(latest);
    std::vector<store::Window> slices;
    auto const add = [&](std::string const &begin, std::string const &end) {
        slices.push_back(whole);
        slices.back().from = begin;
        slices.back().until = end;
    };
    if (!from) add("", utc_date(std::min(at, last), granularity));
    while (at < last) {
        model::Time const end = end_of_slice(chrono::floor<chrono::days>(at), slice);
        add(utc_date(at, granularity), end < last ? utc_date(end, granularity) : whole.until);
        at = end;
    }
    return slices.empty() ? std::vector{whole} : slices;
}

std::string list_query(store::Window const &window, std::string const &token, bool token_verbatim) {
    auto const verb = window.headers_only ? "ListIdentifiers" : "ListRecords";
    if (token.empty())
        return query_text({{"verb", verb},
                           {"metadataPrefix", window.list},
                           {"from", window.from},
                           {"until", window.until},
                           {"set", window.set}});
    return std::string("verb=") + verb +
           "&resumptionToken=" + (token_verbatim ? token : percent_encoded(token));
}

} // namespace tsunagi::harvester
