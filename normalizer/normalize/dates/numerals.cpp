#include "normalizer/normalize/dates/numerals.hpp"

#include <algorithm>
#include <string>

namespace tsunagi::normalizer::dates {

namespace {

constexpr std::size_t longest_run = 12;

int kanji_digit(char32_t c) {
    constexpr std::u32string_view digits = U"〇一二三四五六七八九", formal = U"零壱弐参";
    if (auto const at = digits.find(c); at != digits.npos) return static_cast<int>(at);
    if (auto const at = formal.find(c); at != formal.npos) return static_cast<int>(at);
    return c == U'○' ? 0 : -1;
}

// 十 100 1000 multiply what stands before them; 廿 and 卅 stand for 二十 and 三十.
int kanji_unit(char32_t c) {
    switch (c) {
    case U'十':
    case U'拾':
        return 10;
    case U'百':
        return 100;
    case U'千':
        return 1000;
    case U'廿':
        return 20;
    case U'卅':
    case U'丗':
        return 30;
    default:
        return 0;
    }
}

std::int64_t with_units(std::u32string_view run) {
    std::int64_t total = 0, pending = 0;
    for (auto const c : run) {
        auto const unit = kanji_unit(c);
        if (unit == 0)
            pending = pending * 10 + kanji_digit(c);
        else if (unit == 20 || unit == 30)
            total += unit;
        else {
            total += (pending == 0 ? 1 : pending) * unit;
            pending = 0;
        }
    }
    return total + pending;
}

} // namespace

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_kanji_numeral(char32_t c) { return c != U'○' && (kanji_digit(c) >= 0 || kanji_unit(c) > 0); }

std::optional<Numeral> kanji_numeral(std::u32string_view run) {
    if (run.empty() || run.size() > longest_run) return std::nullopt;
    bool const units = std::any_of(run.begin(), run.end(), [](char32_t c) { return kanji_unit(c) > 0; });
    auto const value = with_units(run);
    if (value == 0) return std::nullopt;
    auto const digits = units ? std::to_string(value).size() : run.size();
    return Numeral{value, static_cast<int>(digits)};
}

} // namespace tsunagi::normalizer::dates
