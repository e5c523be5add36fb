#include "normalizer/normalize/agents/life_dates.hpp"

#include "normalizer/normalize/text.hpp"

#include <algorithm>
#include <array>

namespace tsunagi::normalizer::agents {

namespace {

constexpr std::array<std::string_view, 9> dash_forms{"‐", "‑", "–", "—", "―", "−", "~", "〜", "ー"};

std::string with_plain_dashes(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        auto const *const dash = std::find_if(dash_forms.begin(), dash_forms.end(),
                                              [&](std::string_view d) { return text.starts_with(d); });
        out += dash == dash_forms.end() ? text.front() : '-';
        text.remove_prefix(dash == dash_forms.end() ? 1 : dash->size());
    }
    return out;
}

std::string_view trimmed(std::string_view text, std::string_view marks = " ,.") {
    auto const first = text.find_first_not_of(marks);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(marks) - first + 1);
}

/// "ca. 1797?" -> "1797"; empty when it is no year of three or four digits.
std::string year(std::string_view text) {
    for (std::string_view const mark : {"ca.", "c.", "ca", "約", "?"})
        if (text = trimmed(text); text.starts_with(mark)) text.remove_prefix(mark.size());
    for (std::string_view const mark : {"?", "頃", "年", "年頃"})
        if (text = trimmed(text); text.ends_with(mark)) text.remove_suffix(mark.size());
    text = trimmed(text);
    bool const digits =
        text.size() >= 3 && text.size() <= 4 && text.find_first_not_of("0123456789") == text.npos;
    return digits ? std::string(text) : std::string();
}

bool is_unknown_year(std::string_view text) {
    text = trimmed(text);
    return text.empty() || text == "?" || text == "不明";
}

std::optional<LifeDates> one_sided(std::string_view text) {
    for (std::string_view const mark : {"born", "b."})
        if (text.starts_with(mark))
            if (auto birth = year(text.substr(mark.size())); !birth.empty()) return LifeDates{birth, "", ""};
    for (std::string_view const mark : {"died", "d."})
        if (text.starts_with(mark))
            if (auto death = year(text.substr(mark.size())); !death.empty()) return LifeDates{"", death, ""};
    for (std::string_view const mark : {"年生まれ", "年生", "生まれ", "生"})
        if (text.ends_with(mark))
            if (auto birth = year(text.substr(0, text.size() - mark.size())); !birth.empty())
                return LifeDates{birth, "", ""};
    return {};
}

/// "1797-1858", "1954-", "-1858", "?-1858", "b. 1954".
std::optional<LifeDates> read(std::string_view text) {
    text = trimmed(text);
    auto const dash = text.find('-');
    if (dash == text.npos) return one_sided(text);
    auto const left = text.substr(0, dash), right = text.substr(dash + 1);
    LifeDates dates{year(left), year(right), ""};
    if ((dates.birth.empty() && !is_unknown_year(left)) || (dates.death.empty() && !is_unknown_year(right)))
        return {};
    if (dates.birth.empty() && dates.death.empty()) return {};
    bool const backwards =
        !dates.birth.empty() && !dates.death.empty() && std::stoi(dates.birth) > std::stoi(dates.death);
    return backwards ? std::nullopt : std::optional(dates);
}

std::optional<LifeDates> split_at(std::string_view text, std::size_t begin, std::string_view dates) {
    auto found = read(dates);
    auto const name = trimmed(text.substr(0, begin), " ,");
    if (!found || name.empty()) return {};
    found->name = name;
    return found;
}

/// In brackets at the end; a nationality before the years goes with them.
std::optional<LifeDates> in_brackets(std::string_view text) {
    auto const open = text.rfind('(');
    if (!text.ends_with(')') || open == text.npos) return {};
    auto inside = text.substr(open + 1, text.size() - open - 2);
    if (auto const comma = inside.rfind(','); comma != inside.npos) inside.remove_prefix(comma + 1);
    return split_at(text, open, inside);
}

std::optional<LifeDates> behind_comma(std::string_view text) {
    auto const comma = text.rfind(',');
    return comma == text.npos ? std::nullopt : split_at(text, comma, text.substr(comma + 1));
}

std::optional<LifeDates> behind_space(std::string_view text) {
    for (auto at = text.find(' '); at != text.npos; at = text.find(' ', at + 1)) {
        auto const next = at + 1 < text.size() ? text[at + 1] : '\0';
        if ((next >= '0' && next <= '9') || next == '-' || next == '?')
            return split_at(text, at, text.substr(at + 1));
    }
    return {};
}

} // namespace

std::optional<LifeDates> take_life_dates(std::string_view name) {
    if (name.find_first_of("0123456789") == name.npos && name.find("\xEF\xBC") == name.npos)
        return {}; // full-width digits start with EF BC
    auto const text = with_plain_dashes(squash(nfkc(name)));
    if (auto dates = in_brackets(text)) return dates;
    if (auto dates = behind_comma(text)) return dates;
    return behind_space(text);
}

} // namespace tsunagi::normalizer::agents
