#include <algorithm>

#include "normalizer/normalize/dates/combine.hpp"
#include "normalizer/normalize/dates/edtf.hpp"
#include "normalizer/normalize/dates/edtf_date.hpp"
#include "normalizer/normalize/dates/eras.hpp"

namespace tsunagi::normalizer::dates {

namespace {

bool may_be_edtf(std::string_view text) {
    constexpr std::string_view letters = "0123456789-/?~%.,:[]{}+XYESTZuunknownopen ";
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [&](char c) { return letters.find(c) != letters.npos; });
}

bool is_w3cdtf(EdtfDate const &date) {
    return date.year.open == 0 && !date.long_year && date.significant == 0 && !date.approximate &&
           !date.uncertain && date.year.low >= 0 &&
           (!date.month || (date.month->open == 0 && date.month->low <= 12)) &&
           (!date.day || date.day->open == 0);
}

// In free text 1939-41 and 1920-21 are ranges of years rather than quarters and seasons; 2001-21 is a season,
// for spans of twenty years are written in full.
bool rather_a_range(EdtfDate const &date) {
    constexpr std::int64_t longest_short_span = 19;
    if (!date.month || date.month->open > 0 || date.month->low <= 12 || date.day || date.year.open > 0)
        return false;
    auto const span = date.month->low - date.year.low % 100;
    return date.month->low < 21 || date.month->low > 41 || (span > 0 && span <= longest_short_span);
}

std::optional<Value> read_one(std::string_view text, bool typed) {
    auto const date = parse_edtf_date(text);
    if (!date) return std::nullopt;
    bool const bare_year = !date->month && is_w3cdtf(*date);
    if (!typed) {
        if (rather_a_range(*date)) return std::nullopt;
        // 1999-00 completes a year; only with a day are zeros placeholders.
        if (date->month && date->month->low == 0 && date->month->open == 0 && !date->day) return std::nullopt;
        if (!date->long_year && date->year.low > latest_year) return invalid_value();
    }
    auto value = edtf_value(*date);
    if (value.status != Value::Status::read) return value;
    if (is_w3cdtf(*date)) value.rule = bare_year && !typed ? "DT-WESTERN" : "DT-W3CDTF";
    if (!typed && date->month && is_w3cdtf(*date) && !date->day && value.precision == Precision::month &&
        date->month->low == (date->year.low + 1) % 100) {
        value.uncertain = true;
        value.flags |= flag_ambiguous;
    }
    return value;
}

struct Side {
    std::optional<Value> value;
    bool open = false, unknown = false;
};

std::optional<Side> read_side(std::string_view text) {
    Side side;
    side.unknown = text.empty() || text == "unknown";
    side.open = side.unknown || text == ".." || text == "open";
    if (side.open) return side;
    side.value = read_one(text, true);
    if (!side.value) return std::nullopt;
    return side;
}

std::optional<Value> ranged(Side const &from, Side const &to) {
    for (auto const *side : {&from, &to})
        if (side->value && side->value->status != Value::Status::read) return side->value;
    if (from.open && to.open) return std::nullopt;
    auto value = from.open ? *to.value : to.open ? *from.value : range_of(*from.value, *to.value);
    if (value.has(flag_conflict)) return invalid_value();
    if (from.open || to.open) value = opened(std::move(value), from.open, to.open);
    value.uncertain |= from.unknown || to.unknown;
    value.rule = "DT-EDTF";
    return value;
}

std::optional<Value> read_interval(std::string_view from_text, std::string_view to_text) {
    auto const from = read_side(from_text), to = read_side(to_text);
    if (!from || !to) return std::nullopt;
    return ranged(*from, *to);
}

std::optional<Value> read_member(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    // Within a set a missing side is open, not unknown.
    if (auto const at = text.find(".."); at != text.npos) {
        auto const open = [](std::string_view side) { return side.empty() ? std::string_view("..") : side; };
        return read_interval(open(text.substr(0, at)), open(text.substr(at + 2)));
    }
    return text.empty() ? std::nullopt : read_one(text, true);
}

// [1667,1668,1670..1672], {1960,1961-12}: the hull.
std::optional<Value> read_set(std::string_view members) {
    std::optional<Value> all;
    for (;;) {
        auto const comma = members.find(',');
        auto member = read_member(members.substr(0, comma));
        if (!member || member->status != Value::Status::read) return member;
        all = all ? set_of(*all, *member) : *member;
        if (comma == members.npos) break;
        members.remove_prefix(comma + 1);
    }
    all->flags |= flag_alternative;
    all->rule = "DT-EDTF";
    return all;
}

bool is_set(std::string_view text) {
    return text.size() > 2 &&
           ((text.front() == '[' && text.back() == ']') || (text.front() == '{' && text.back() == '}'));
}

bool is_interval(std::string_view text) { return std::count(text.begin(), text.end(), '/') == 1; }

} // namespace

std::optional<Value> read_edtf(std::string_view text, bool typed) {
    if (!may_be_edtf(text)) return std::nullopt;
    if (is_set(text)) {
        auto const members = text.substr(1, text.size() - 2);
        if (!typed && members.find(',') == members.npos && members.find("..") == members.npos)
            return std::nullopt;
        return read_set(members);
    }
    if (!is_interval(text)) return read_one(text, typed);
    auto const slash = text.find('/');
    return read_interval(text.substr(0, slash), text.substr(slash + 1));
}

} // namespace tsunagi::normalizer::dates
