#include "normalizer/assemble/assembly.hpp"

#include <algorithm>
#include <charconv>

namespace tsunagi::normalizer {

namespace {

constexpr auto warn = model::Severity::warn;

std::optional<std::int64_t> year_of(std::string const &text) {
    std::int64_t year = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(year) : std::nullopt;
}

bool is_certainty(model::TimeSpan const &span, std::string_view main) {
    return std::string_view(span.certainty).substr(0, span.certainty.find(';')) == main;
}

double confidence_of(model::TimeSpan const &span) { // dates contract 4, ranking
    if (is_certainty(span, "exact")) return span.precision == "period" ? 0.7 : 1;
    return is_certainty(span, "approximate") ? 0.9 : span.has_interval() ? 0.8 : 0;
}

void report_unread(Assembly const &a, model::MappedValue const &value, model::TimeSpan const &span) {
    if (is_certainty(span, "unparsed"))
        a.report(
            problem_about("R29", warn, "temporal", value,
                          {"年代「" + value.value.text +
                               "」を読み取れません。年、元号の年、世紀、時代名のどれかで書いてください。",
                           "the date '" + value.value.text +
                               "' is not understood; expected a year, era year, century or named period"}));
    if (is_certainty(span, "invalid"))
        a.report(problem_about(
            value.scheme.empty() ? "R30" : "R28", value.scheme.empty() ? warn : model::Severity::error,
            "temporal", value,
            {"年代「" + value.value.text + "」はあり得ない日付です。実在する日付が必要です。",
             "the date '" + value.value.text + "' cannot exist; expected a date of its calendar or era"}));
}

DateContext context_of(model::MappedValue const &value, std::string kind) {
    return {.typed = value.scheme == "w3cdtf" || value.scheme == "edtf",
            .date_field = true,
            .kind = std::move(kind)};
}

void add(Assembly const &a, model::MappedValue const &value, model::TimeSpan span) {
    report_unread(a, value, span);
    span.evidence = evidence_of(value, span.rule, confidence_of(span));
    span.provided = value.value.as_provided();
    a.record.temporal.push_back(std::move(span));
}

/// The provider's own interval goes with its first date text (Tate: dateText and dateRange).
bool take_given_years(Assembly const &a, std::vector<model::MappedValue> const &dates) {
    auto const first = year_of(a.first("temporal.start")), last = year_of(a.first("temporal.end"));
    if (!first && !last) return false;
    auto value = dates.empty() ? a.values(first ? "temporal.start" : "temporal.end").front() : dates.front();
    add(a, value, a.readers.dates.given(value.value.text, first, last, context_of(value, value.kind)));
    return true;
}

} // namespace

void assemble_dates(Assembly const &a) {
    auto dates = a.values("temporal");
    std::erase_if(dates, [](auto const &value) { return value.kind == "coverage"; });
    bool given = take_given_years(a, dates);
    for (auto const &value : dates) {
        if (!std::exchange(given, false))
            add(a, value, a.readers.dates.read(value.value.text, context_of(value, value.kind)));
    }
    for (auto const &value : a.values("temporal"))
        if (value.kind == "coverage")
            if (auto span = a.readers.dates.read(value.value.text); span.has_interval())
                add(a, value, std::move(span));
}

} // namespace tsunagi::normalizer
