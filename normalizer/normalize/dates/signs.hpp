// What a word of a date text means to the grammar.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace tsunagi::normalizer::dates {

enum class Sign : std::uint8_t {
    number,       ///< 33, 三十三, 19-- (with blanks)
    number_word,  ///< nineteenth; value: the number
    name,         ///< an era or a period
    abbreviation, ///< of an era, directly before a number
    year,
    month,
    day,
    first_year,
    fiscal,
    century,
    decade,
    millennium,
    era_span,   ///< 年間, 期, 時代, period, dynasty
    part,       ///< value: Part, with `about_bit`
    month_name, ///< value: 1–12
    season,     ///< value: 21–24, as in EDTF
    ten_days,   ///< value: 1–3, 上旬 中旬 下旬
    cycle,      ///< value: 0–59, 0 = 甲子
    leap,
    before_christ,
    after_christ,
    before_present,
    imperial, ///< 紀元: of 皇紀 above 2500, else of the western count
    approximate,
    uncertain,
    dash, ///< a range; value 1 = the ASCII hyphen, which also parts a date
    from,
    from_before,
    until,
    between,
    earlier,
    later,
    present,
    slash,
    dot,
    comma,
    middot,
    either,
    open_square,
    close_square,
    open_round,
    close_round,
    kind,      ///< value: Kind
    kind_unit, ///< 版: a kind together with its number
    unknown,
    life,
    blank,
    clock,
    region,
    filler,
    letter, ///< c, p: what they mean depends on the number beside them
    word,   ///< Latin letters that no table knows
    other,
};

/// A part of a century, decade, era, period, year or month (contract 3, Parts).
enum class Part : std::uint8_t {
    none,
    first_half,
    second_half,
    beginning,
    early,
    middle,
    late,
    end,
    quarter_1,
    quarter_2,
    quarter_3,
    quarter_4,
    quarter, ///< 四半期: which one, the number before it tells
};
inline constexpr int about_bit = 0x100;   ///< the word itself says "about" (初頭, 末, 中頃)
inline constexpr int opening_bit = 0x200; ///< 初期, 初年: of an era or a period as 初

inline constexpr std::array<std::string_view, 14> kind_names{
    "created",   "issued",    "copied",  "printed",   "preface", "postscript", "copyright",
    "phonogram", "exhibited", "edition", "broadcast", "found",   "collected",  "acquired"};
enum class Kind : std::uint8_t {
    created,
    issued,
    copied,
    printed,
    preface,
    postscript,
    copyright,
    phonogram,
    exhibited,
    edition,
    broadcast,
    found,
    collected,
    acquired
};

enum class Region : std::uint8_t { japan, china, korea };

} // namespace tsunagi::normalizer::dates
