#include "harvester/http/asked_wait.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>

namespace tsunagi::harvester {

namespace {

using std::chrono::seconds;

constexpr seconds far_off{100LL * 365 * 86400};     // more than anybody can mean
constexpr long long earliest_epoch = 1'000'000'000; // 2001: no wait is so long, no reset is so early

/// Nothing when it is no number; digits past all measure are far_off.
std::optional<seconds> whole_seconds(std::string_view text) {
    if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos) return {};
    long long number = 0;
    auto const parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    return parsed.ec == std::errc{} ? std::min(seconds{number}, far_off) : far_off;
}

/// The number after `name=` in a structured field: "limit=100, remaining=0, reset=7" or "\"day\";r=0;t=7".
std::string_view parameter(std::string_view field, std::string_view name) {
    for (std::size_t at = 0; at < field.size();) {
        auto const end = std::min(field.find_first_of(",;", at), field.size());
        auto part = field.substr(at, end - at);
        part.remove_prefix(std::min(part.find_first_not_of(" \t"), part.size()));
        if (part.starts_with(name) && part.substr(name.size()).starts_with('='))
            return part.substr(name.size() + 1);
        at = end + 1;
    }
    return {};
}

bool is_nothing_left(std::string_view remaining) { return remaining == "0"; }

std::optional<seconds> until_reset(std::string_view reset, model::Time now) {
    auto const told = whole_seconds(reset);
    if (!told || told->count() < earliest_epoch) return told;
    return std::max(seconds{0}, *told - now.time_since_epoch());
}

std::optional<seconds> until_limit_is_renewed(HttpResponse const &response, model::Time now) {
    auto const together = response.header("RateLimit");
    for (auto const &[remaining, reset] : {std::pair("remaining", "reset"), std::pair("r", "t")})
        if (is_nothing_left(parameter(together, remaining)))
            return until_reset(parameter(together, reset), now);
    for (std::string const prefix : {"RateLimit-", "X-RateLimit-", "X-Rate-Limit-"})
        if (is_nothing_left(response.header(prefix + "Remaining")))
            return until_reset(response.header(prefix + "Reset"), now);
    return {};
}

} // namespace

std::optional<seconds> asked_wait(HttpResponse const &response, model::Time now) {
    bool const is_success = response.status >= 200 && response.status < 300;
    if (auto const told = retry_after(response.header("Retry-After"), now); told && !is_success) return told;
    return until_limit_is_renewed(response, now);
}

std::optional<seconds> retry_after(std::string const &value, model::Time now) {
    if (auto const told = whole_seconds(value)) return told;
    auto const date = http_date(value);
    if (!date) return {};
    return std::max(seconds{0}, std::chrono::duration_cast<seconds>(*date - now));
}

std::optional<model::Time> http_date(std::string const &text) {
    // RFC 9110, 5.6.7: the form to send, and two that must still be read.
    for (auto const *form :
         {"%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"}) {
        std::tm parts{};
        auto const *end = strptime(text.c_str(), form, &parts);
        if (end == nullptr || *end != '\0') continue;
        return model::Time{seconds{timegm(&parts)}};
    }
    return {};
}

} // namespace tsunagi::harvester
