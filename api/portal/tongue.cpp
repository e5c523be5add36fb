#include "api/portal/tongue.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "schemas/model/civil_day.hpp"

namespace tsunagi::api {

namespace {

std::string_view next_part(std::string_view &list, char separator) {
    auto part = list.substr(0, list.find(separator));
    list.remove_prefix(std::min(part.size() + 1, list.size()));
    part.remove_prefix(std::min(part.find_first_not_of(" \t"), part.size()));
    return part.substr(0, part.find_last_not_of(" \t") + 1);
}

bool names_language(std::string_view range, std::string_view code) {
    auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    bool const whole =
        range.size() == code.size() || (range.size() > code.size() && range[code.size()] == '-');
    return whole && std::ranges::equal(range.substr(0, code.size()), code, {}, lower);
}

double quality(std::string_view weight) {
    double value = 1;
    if (weight.starts_with("q=")) std::from_chars(weight.data() + 2, weight.data() + weight.size(), value);
    return value;
}

/// Highest weight that the header gives to a language; 0 when it does not name it.
double wish(std::string_view accepted, std::string_view code) {
    double best = 0;
    while (!accepted.empty()) {
        auto item = next_part(accepted, ',');
        auto const range = next_part(item, ';');
        if (names_language(range, code)) best = std::max(best, quality(next_part(item, ';')));
    }
    return best;
}

} // namespace

std::string Visit::link(std::string const &path) const {
    return told ? path + "?lang=" + std::string(code_of(tongue)) : path;
}

Visit visit_of(Request const &request, Parameters const &parameters) {
    auto const told = parameters.last("lang");
    if (told == "en" || told == "ja") return {told == "en" ? Tongue::en : Tongue::ja, true};
    auto const accepted = request.header("Accept-Language");
    return {wish(accepted, "en") > wish(accepted, "ja") ? Tongue::en : Tongue::ja, false};
}

std::string const &name_in(Tongue tongue, model::LocalText const &name) {
    auto const &own = tongue == Tongue::ja ? name.ja : name.en;
    auto const &translated = tongue == Tongue::ja ? name.en : name.ja;
    return own.empty() ? translated : own;
}

std::string grouped(std::uint64_t number) {
    auto text = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

std::string counted(Tongue tongue, std::uint64_t number) {
    if (tongue == Tongue::ja) return grouped(number) + " 件";
    return grouped(number) + (number == 1 ? " record" : " records");
}

std::string day_of(Tongue tongue, std::string const &moment) {
    static constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                             "May",       "June",     "July",     "August",
                                                             "September", "October",  "November", "December"};
    auto const day = model::parse_civil_day(std::string_view(moment).substr(0, moment.find('T')));
    if (!day || !model::is_valid(*day)) return moment;
    auto const year = std::to_string(day->year), date = std::to_string(day->day);
    if (tongue == Tongue::ja) return year + "年" + std::to_string(day->month) + "月" + date + "日";
    return date + " " + std::string(months.at(static_cast<std::size_t>(day->month - 1))) + " " + year;
}

} // namespace tsunagi::api
