#include "indexer/analysis/numerals.hpp"

#include <algorithm>

#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/plain_text.hpp"

namespace tsunagi::indexer {

namespace {

constexpr std::u32string_view digit_characters = U"〇一二三四五六七八九零壱弐参壹貳參弌弍";
constexpr std::u32string_view digit_values = U"0123456789012312312";
constexpr std::u32string_view counters = U"巻号冊次景編年月日世丁章回枚幅帖輯集版期番卷號册";
static_assert(digit_characters.size() == digit_values.size());

std::optional<std::uint64_t> digit(char32_t c) {
    auto const at = digit_characters.find(c);
    if (at == std::u32string_view::npos) return std::nullopt;
    return digit_values[at] - U'0';
}

/// 十 and 拾 multiply by ten, 廿 is two of them already.
struct Unit {
    std::uint64_t value, times;
};
std::optional<Unit> unit(char32_t c) {
    switch (c) {
    case U'十':
    case U'拾':
        return Unit{10, 1};
    case U'廿':
        return Unit{10, 2};
    case U'卅':
    case U'丗':
        return Unit{10, 3};
    case U'百':
        return Unit{100, 1};
    case U'千':
        return Unit{1000, 1};
    case U'万':
    case U'萬':
        return Unit{10000, 1};
    default:
        return std::nullopt;
    }
}

bool is_numeral(char32_t c) { return digit(c) || unit(c); }

std::optional<std::uint64_t> positional(std::u32string_view text) {
    std::uint64_t value = 0;
    for (char32_t const c : text) value = value * 10 + *digit(c);
    return value;
}

std::optional<std::uint64_t> with_units(std::u32string_view text) {
    std::uint64_t total = 0, section = 0, pending = 0;
    bool has_pending = false;
    for (char32_t const c : text) {
        if (auto const value = digit(c)) {
            if (has_pending) return std::nullopt; // 二三十 is no number
            pending = *value;
            has_pending = true;
        } else if (auto const found = unit(c); found->value == 10000) {
            total += std::max<std::uint64_t>(section + pending, 1) * 10000;
            section = pending = 0;
            has_pending = false;
        } else {
            section += (has_pending ? pending : found->times) * found->value;
            pending = 0;
            has_pending = false;
        }
    }
    return total + section + pending;
}

/// Whether the numeral at [begin, end) is meant as a number: 第一, 三十六景, or alone.
bool counts_something(std::u32string_view text, std::size_t begin, std::size_t end) {
    bool const after_ordinal = begin > 0 && text[begin - 1] == U'第';
    bool const before_counter = end < text.size() && counters.find(text[end]) != std::u32string_view::npos;
    bool const parted_before = begin == 0 || !is_unit_script(text[begin - 1]);
    bool const parted_after = end == text.size() || !is_unit_script(text[end]);
    return after_ordinal || before_counter || (parted_before && parted_after && end - begin >= 2);
}

} // namespace

std::optional<std::uint64_t> kanji_number(std::u32string_view text) {
    if (text.empty() || text.size() > 15 || !std::all_of(text.begin(), text.end(), is_numeral))
        return std::nullopt;
    bool const has_unit =
        std::any_of(text.begin(), text.end(), [](char32_t c) { return unit(c).has_value(); });
    return has_unit ? with_units(text) : positional(text);
}

std::optional<std::u32string> with_digits(std::u32string_view text) {
    if (std::none_of(text.begin(), text.end(), is_numeral)) return std::nullopt;
    std::u32string out;
    bool changed = false;
    for (std::size_t at = 0; at < text.size();) {
        auto end = at;
        while (end < text.size() && is_numeral(text[end])) ++end;
        auto const value = end > at && counts_something(text, at, end)
                               ? kanji_number(text.substr(at, end - at))
                               : std::nullopt;
        if (value) {
            out += to_utf32(std::to_string(*value));
            changed = true;
        } else {
            out += text.substr(at, end - at);
        }
        at = end;
        if (at < text.size() && !is_numeral(text[at])) out += text[at++];
    }
    if (!changed) return std::nullopt;
    return out;
}

} // namespace tsunagi::indexer
