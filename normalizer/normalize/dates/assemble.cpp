#include "normalizer/normalize/dates/assemble.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "normalizer/normalize/dates/edtf.hpp"

namespace tsunagi::normalizer::dates {

namespace {

// The order of contract 6.
constexpr std::array<std::pair<Flag, std::string_view>, 11> flag_names{{
    {flag_lunisolar, "lunisolar"},
    {flag_supplied, "supplied"},
    {flag_period, "period"},
    {flag_part, "part"},
    {flag_alternative, "alternative"},
    {flag_open_start, "open-start"},
    {flag_open_end, "open-end"},
    {flag_conflict, "conflict"},
    {flag_ambiguous, "ambiguous"},
    {flag_placeholder, "placeholder"},
    {flag_events, "events"},
}};

std::string_view main_word(Value const &value) {
    if (value.approximate) return value.uncertain ? "approximate-uncertain" : "approximate";
    return value.uncertain ? "uncertain" : "exact";
}

// An open side that another part has closed (昭和（戦後）) is open no more.
Value with_open_flags(Value value) {
    value.flags &= ~static_cast<unsigned>(flag_open_start | flag_open_end);
    if (!value.span.start) value.flags |= flag_open_start;
    if (!value.span.end) value.flags |= flag_open_end;
    return value;
}

// The era when one is named (江戸時代・天保5年), else the period.
std::string name_told(Value const &value) {
    auto const era =
        std::find_if(value.named.begin(), value.named.end(), [](Named const &named) { return named.is_era; });
    if (era != value.named.end()) return std::string(era->name);
    return value.named.empty() ? std::string() : std::string(value.named.front().name);
}

} // namespace

std::string_view precision_name(Precision precision) {
    switch (precision) {
    case Precision::day:
        return "day";
    case Precision::day_range:
        return "day-range";
    case Precision::month:
        return "month";
    case Precision::year:
        return "year";
    case Precision::year_range:
        return "year-range";
    case Precision::decade:
        return "decade";
    case Precision::century:
        return "century";
    case Precision::period:
        return "period";
    case Precision::none:
        break;
    }
    return "none";
}

std::string certainty_text(Value const &value, std::string_view told_kind) {
    std::string text(main_word(value));
    for (auto const &[flag, name] : flag_names)
        if (value.has(flag)) text.append(";").append(name);
    // Created is what every date tells; beside further events or a mere period the kind is in its own field.
    bool const shows_kind = !value.has(flag_events) && value.precision != Precision::period;
    if (shows_kind && !told_kind.empty() && told_kind != "created") text.append(";kind:").append(told_kind);
    return text;
}

void assemble(Value const &value, std::string_view told_kind, Facets const &facets, model::TimeSpan &span) {
    span.rule = value.rule;
    if (value.status != Value::Status::read) {
        span.certainty = value.status == Value::Status::invalid ? "invalid" : "unknown";
        span.rule = value.status == Value::Status::invalid ? "DT-INVALID" : "DT-UNKNOWN";
        return;
    }
    span.start = value.span.start;
    span.end = value.span.end;
    span.open_start = !value.span.start;
    span.open_end = !value.span.end;
    span.precision = precision_name(value.precision);
    span.certainty = certainty_text(with_open_flags(value), told_kind);
    span.calendar = value.has(flag_lunisolar) ? "lunisolar" : value.calendar;
    span.edtf = write_edtf(value);
    span.era_codes = facets.codes(value);
    span.era_name = name_told(value);
}

} // namespace tsunagi::normalizer::dates
