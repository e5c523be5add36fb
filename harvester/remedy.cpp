#include "harvester/remedy.hpp"

#include <algorithm>
#include <array>

namespace tsunagi::harvester {

namespace {

using model::Failure;
using model::Time;
using std::chrono::seconds;
using store::Window;

constexpr std::uint32_t max_restarts = 3; // contract 6.3

seconds unit_of(DateCutting const &cutting) {
    return cutting.granularity == Granularity::day ? std::chrono::days(1) : seconds(1);
}

/// One page or one record may be what the server stumbles over.
bool may_be_one_record(Failure const &failure) {
    return failure.code == "bad_token" || failure.code == "http_status" || failure.code == "page_truncated" ||
           failure.code == "size_short" || is_passing_oai_error(failure.code);
}

/// Everything else is about the server or the way to it: the next window would meet the same.
bool is_about_this_list(Failure const &failure) {
    constexpr std::array codes{"bad_token", "size_short", "not_oai", "doctype", "too_big", "configuration"};
    return (failure.code.starts_with("oai_error:") && !is_passing_oai_error(failure.code)) ||
           std::find(codes.begin(), codes.end(), failure.code) != codes.end();
}

struct Bounds {
    Time lower, upper;
};

/// The dates between which its records lie; an open end is where records were seen, or the server's clock.
std::optional<Bounds> bounds_of(Window const &window, DateCutting const &cutting) {
    auto lower = parse_utc(window.from);
    if (!lower) lower = parse_utc(window.oldest);
    if (!lower) lower = cutting.earliest;
    auto const upper = parse_utc(window.until).value_or(cutting.latest);
    if (!lower || *lower > upper) return {};
    return Bounds{*lower, upper};
}

bool is_one_granule(Window const &window, DateCutting const &cutting) {
    auto const from = parse_utc(window.from), until = parse_utc(window.until);
    return from && until && *until - *from <= unit_of(cutting);
}

Window part_of(Window const &window) {
    Window part;
    part.list = window.list;
    part.set = window.set;
    part.from = window.from;
    part.until = window.until;
    part.headers_only = window.headers_only;
    part.isolates = window.isolates;
    part.restarts = max_restarts; // the window has had them
    return part;
}

} // namespace

Remedy remedy_for(Failure const &failure, Window const &window, std::optional<DateCutting> const &cutting,
                  bool may_search) {
    if (failure.code == "bad_token" && window.restarts < max_restarts && !window.token.empty())
        return Remedy::restart;
    if (may_be_one_record(failure) && cutting && may_search) {
        bool const one_granule = is_one_granule(window, *cutting);
        if (one_granule && !window.headers_only) return Remedy::isolate;
        if (!one_granule && bounds_of(window, *cutting)) return Remedy::halve;
    }
    return is_about_this_list(failure) ? Remedy::next_window : Remedy::stop;
}

void restart(Window &window, std::optional<DateCutting> const &cutting, std::uint64_t received) {
    ++window.restarts;
    window.token.clear();
    window.list_now = {.received_before = received};
    if (window.headers_only) window.whole = window.list_now;
    window.restart_from.clear();
    if (!cutting) return;
    auto const newest = parse_utc(window.newest);
    if (newest && window.in_date_order && !window.headers_only) {
        auto const from = *newest - cutting->overlap;
        if (auto const start = parse_utc(window.from); !start || from > *start)
            window.restart_from = utc_date(from, cutting->granularity);
    }
    // Some servers put an `until` of another resolution into their own tokens, and refuse it (row 39).
    bool const dated = !window.from.empty() || !window.restart_from.empty();
    if (window.restarts > 1 && window.until.empty() && dated)
        window.until = utc_date(cutting->latest, cutting->granularity);
}

std::optional<std::pair<Window, Window>> halves(Window const &window, DateCutting const &cutting) {
    auto const bounds = bounds_of(window, cutting);
    if (!bounds || is_one_granule(window, cutting)) return {};
    auto const unit = unit_of(cutting);
    auto middle = bounds->lower + (bounds->upper - bounds->lower) / 2 / unit * unit;
    if (bounds->upper - bounds->lower <= unit) // the rest lies in the open end
        middle = window.from.empty() ? bounds->lower - unit : bounds->upper + unit;
    auto older = part_of(window), newer = part_of(window);
    older.until = newer.from = utc_date(middle, cutting.granularity);
    return std::pair(older, newer);
}

Window isolating(Window const &window) {
    auto list = part_of(window);
    list.headers_only = list.isolates = true;
    return list;
}

std::string described(Window const &window) {
    auto text = std::string("the list");
    if (!window.list.empty()) text += " \"" + window.list + "\"";
    if (!window.set.empty()) text += " of set \"" + window.set + "\"";
    if (!window.from.empty()) text += " from " + window.from;
    if (!window.until.empty()) text += " until " + window.until;
    return text;
}

} // namespace tsunagi::harvester
