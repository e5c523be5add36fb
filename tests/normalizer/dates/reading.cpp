#include "tests/normalizer/dates/reading.hpp"

#include "tests/normalizer/vocabularies.hpp"

namespace tsunagi::tests {

namespace {

std::string side(std::optional<model::CivilDay> const &day) { return day ? model::to_string(*day) : ".."; }

} // namespace

normalizer::DateReader const &date_reader() {
    static normalizer::DateReader const reader(vocabularies());
    return reader;
}

model::TimeSpan read_date(std::string_view text) { return date_reader().read(text); }

model::TimeSpan read_typed(std::string_view text) { return date_reader().read(text, {.typed = true}); }

model::TimeSpan read_outside_date_field(std::string_view text) {
    return date_reader().read(text, {.date_field = false});
}

model::TimeSpan read_in_region(std::string_view text, std::string region) {
    return date_reader().read(text, {.region = std::move(region)});
}

std::string interval(model::TimeSpan const &span) {
    return span.has_interval() ? side(span.start) + "/" + side(span.end) : "";
}

std::string told(model::TimeSpan const &span) {
    return interval(span) + " " + span.precision + " " + span.certainty;
}

std::string eras(model::TimeSpan const &span) {
    std::string codes;
    for (auto const &code : span.era_codes) codes += (codes.empty() ? "" : " ") + code;
    return codes;
}

} // namespace tsunagi::tests
