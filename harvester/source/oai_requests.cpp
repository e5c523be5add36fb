#include "harvester/source/oai_requests.hpp"

#include <charconv>

#include "harvester/clock.hpp"
#include "harvester/http/url.hpp"

namespace tsunagi::harvester {

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
    namespace chrono = std::chrono;
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

std::string OaiWindow::name(bool with_prefix) const {
    if (!with_prefix) return set;
    return set.empty() ? metadata_prefix : metadata_prefix + " " + set; // a setSpec holds no space
}

std::vector<OaiWindow> oai_windows(model::OaiPmhSource const &source, std::string const &only_set) {
    std::vector<std::string> sets = source.sets;
    if (!only_set.empty()) sets = {only_set};
    if (sets.empty()) sets.emplace_back();
    std::vector<OaiWindow> windows;
    auto const &prefixes = source.metadata_prefixes;
    for (auto prefix = prefixes.rbegin(); prefix != prefixes.rend(); ++prefix)
        for (auto const &set : sets) windows.push_back({*prefix, set});
    return windows;
}

std::string list_records_query(OaiWindow const &window, std::string const &from, std::string const &until,
                               std::string const &token, bool token_verbatim) {
    if (token.empty())
        return query_text({{"verb", "ListRecords"},
                           {"metadataPrefix", window.metadata_prefix},
                           {"from", from},
                           {"until", until},
                           {"set", window.set}});
    return "verb=ListRecords&resumptionToken=" + (token_verbatim ? token : percent_encoded(token));
}

} // namespace tsunagi::harvester
