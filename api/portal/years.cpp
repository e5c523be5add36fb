#include "api/portal/years.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "api/portal/address.hpp"
#include "api/query/ranges.hpp"

namespace tsunagi::api {

namespace {

struct Typed {
    std::string raw;
    std::optional<std::int64_t> year; ///< nothing: an empty field, or one that cannot be read
    bool readable() const { return raw.empty() || year; }
};

/// Digits of a Japanese keyboard (０–９ = EF BC 90–99) and its minus signs as ASCII; blanks and 年 left out.
std::string plain_digits(std::string_view typed) {
    std::string plain;
    for (std::size_t i = 0; i < typed.size();) {
        auto const rest = typed.substr(i);
        if (rest.size() > 2 && rest.starts_with("\xEF\xBC") && rest[2] >= '\x90' && rest[2] <= '\x99') {
            plain += static_cast<char>('0' + (rest[2] - '\x90'));
            i += 3;
        } else if (rest.starts_with("－") || rest.starts_with("−")) {
            plain += '-';
            i += 3;
        } else if (rest.starts_with("年") || rest.starts_with("　")) {
            i += 3;
        } else {
            if (rest.front() != ' ') plain += rest.front();
            ++i;
        }
    }
    return plain;
}

Typed read_field(std::string const &raw) {
    auto const plain = plain_digits(raw);
    Typed typed{.raw = plain.empty() ? "" : raw};
    std::int64_t year = 0;
    auto const [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), year);
    if (error == std::errc{} && end == plain.data() + plain.size() && plain.size() <= 7) typed.year = year;
    return typed;
}

/// "0300", "-0300": four digits at least, as r-tempo is written.
std::string four_digits(std::optional<std::int64_t> year) {
    if (!year) return "";
    std::array<char, 24> text{};
    auto const magnitude = static_cast<long long>(*year < 0 ? -*year : *year);
    std::snprintf(text.data(), text.size(), "%s%04lld", *year < 0 ? "-" : "", magnitude);
    return text.data();
}

std::string digits(std::optional<std::int64_t> year) { return year ? std::to_string(*year) : ""; }

Html field(Tongue tongue, std::string const &name, std::string_view label, std::string const &value,
           bool wrong) {
    auto const say_id = name + "-say";
    auto const input = lone("input", {{"id", name},
                                      {"name", name},
                                      {"inputmode", "numeric"},
                                      {"value", value},
                                      {"aria-invalid", when(wrong, "true")},
                                      {"aria-describedby", when(wrong, say_id)}});
    auto const labelled = element("label", {{"for", name}}, text(label) + input);
    if (!wrong) return labelled;
    auto const sentence =
        say(tongue, "年は西暦の数字で書いてください。例：1868", "Write the year in digits, such as 1868.");
    return labelled + element("span", {{"class", "say"}, {"id", say_id}}, icon("info") + text(sentence));
}

} // namespace

std::optional<Response> redirected_years(Parameters const &parameters) {
    if (!parameters.has("year-from") && !parameters.has("year-to")) return std::nullopt;
    auto from = read_field(parameters.last("year-from")), to = read_field(parameters.last("year-to"));
    if (!from.readable() || !to.readable()) return std::nullopt;
    if (from.year && to.year && *from.year > *to.year) std::swap(from.year, to.year);
    auto address = Address(parameters).without("r-tempo");
    if (from.year || to.year)
        address = address.with("r-tempo", four_digits(from.year) + "," + four_digits(to.year));
    return Response{.status = 303,
                    .content_type = "text/plain; charset=utf-8",
                    .headers = {{"Location", address.url()}},
                    .body = ""};
}

Html year_fields(Tongue tongue, Parameters const &parameters) {
    auto const range = read_years(parameters.last("r-tempo")).value_or(indexer::YearRange{});
    bool const typed = parameters.has("year-from") || parameters.has("year-to");
    auto const from = read_field(parameters.last("year-from")), to = read_field(parameters.last("year-to"));
    return element("div", {{"class", "years-set"}},
                   field(tongue, "year-from", say(tongue, "はじめの年", "From year"),
                         typed ? from.raw : digits(range.from), !from.readable()) +
                       field(tongue, "year-to", say(tongue, "おわりの年", "To year"),
                             typed ? to.raw : digits(range.to), !to.readable()) +
                       element("button", {{"type", "submit"}},
                               text(say(tongue, "この年代でしぼります", "Limit to these years"))));
}

} // namespace tsunagi::api
