#include "config/cron.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

namespace tsunagi::config {

namespace {

struct Field {
    std::string_view name;
    int least, most;
    std::string_view names; ///< three letters each, the first stands for `least`
};

constexpr Field fields[]{{"minute", 0, 59, ""},
                         {"hour", 0, 23, ""},
                         {"day of the month", 1, 31, ""},
                         {"month", 1, 12, "janfebmaraprmayjunjulaugsepoctnovdec"},
                         {"weekday", 0, 7, "sunmontuewedthufrisat"}};

std::vector<std::string_view> parts_of(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        auto const end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<int> value_of(std::string_view text, Field const &field) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (lower.size() == 3)
        for (std::size_t i = 0; i + 3 <= field.names.size(); i += 3)
            if (field.names.substr(i, 3) == lower) return field.least + static_cast<int>(i / 3);
    auto const value = number(lower);
    return value && *value >= field.least && *value <= field.most ? value : std::nullopt;
}

/// "*", "5", "1-5", each with "/2".
bool fits(std::string_view range, Field const &field) {
    auto const slash = range.find('/');
    if (slash != std::string_view::npos && number(range.substr(slash + 1)).value_or(0) < 1) return false;
    range = range.substr(0, slash);
    if (range == "*") return true;
    auto const dash = range.find('-');
    auto const first = value_of(range.substr(0, dash), field);
    if (dash == std::string_view::npos) return first.has_value();
    auto const last = value_of(range.substr(dash + 1), field);
    return first && last && *first <= *last;
}

} // namespace

std::string cron_mistake(std::string_view text) {
    auto written = parts_of(text, ' ');
    std::erase(written, std::string_view());
    if (written.size() != std::size(fields))
        return "five fields: minute hour day month weekday; these are " + std::to_string(written.size());
    for (std::size_t i = 0; i < written.size(); ++i)
        for (auto const range : parts_of(written[i], ','))
            if (!fits(range, fields[i]))
                return "a " + std::string(fields[i].name) + " from " + std::to_string(fields[i].least) +
                       " to " + std::to_string(fields[i].most) + " or * instead of '" +
                       std::string(written[i]) + "'";
    return "";
}

} // namespace tsunagi::config
