#include "normalizer/normalize/dates/words.hpp"

namespace tsunagi::normalizer::dates {

namespace {

constexpr int of(Part part, int bits = 0) { return static_cast<int>(part) | bits; }

constexpr Word time_words[] = {
    {"年", Sign::year},
    {"月", Sign::month},
    {"日", Sign::day},
    {"年度|会計年度", Sign::fiscal, 0},
    {"fy|fiscal year", Sign::fiscal, 1},
    {"first", Sign::number_word, 1},
    {"second", Sign::number_word, 2},
    {"third", Sign::number_word, 3},
    {"fourth", Sign::number_word, 4},
    {"fifth", Sign::number_word, 5},
    {"sixth", Sign::number_word, 6},
    {"seventh", Sign::number_word, 7},
    {"eighth", Sign::number_word, 8},
    {"ninth", Sign::number_word, 9},
    {"tenth", Sign::number_word, 10},
    {"eleventh", Sign::number_word, 11},
    {"twelfth", Sign::number_word, 12},
    {"thirteenth", Sign::number_word, 13},
    {"fourteenth", Sign::number_word, 14},
    {"fifteenth", Sign::number_word, 15},
    {"sixteenth", Sign::number_word, 16},
    {"seventeenth", Sign::number_word, 17},
    {"eighteenth", Sign::number_word, 18},
    {"nineteenth", Sign::number_word, 19},
    {"twentieth", Sign::number_word, 20},
    {"twenty-first|twenty first", Sign::number_word, 21},
    {"世紀|century|cent.", Sign::century},
    {"年代|decade", Sign::decade},
    {"一桁|ひとけた|ヒトケタ", Sign::decade, 1},
    {"桁", Sign::decade, 2},
    {"千年紀|millennium|millennia", Sign::millennium},
    {"年間|期|時代|代|朝|period|era|dynasty|reign|age|times", Sign::era_span},
    {"閏", Sign::leap},
    {"紀元前|西暦前|西紀前|前|bc|b.c.|bce|b.c.e.", Sign::before_christ},
    {"西暦|西紀|紀元後|ad|a.d.|ce|c.e.", Sign::after_christ},
    {"紀元", Sign::imperial},
    {"bp|b.p.|cal bp|cal. bp|before present|years bp", Sign::before_present},
    // Parts.
    {"前半|前半期|上半期|first half", Sign::part, of(Part::first_half)},
    {"後半|後半期|下半期|second half|last half|latter half", Sign::part, of(Part::second_half)},
    {"初頭|初め|はじめ|始め|初|beginning", Sign::part, of(Part::beginning, about_bit)},
    {"初期|初年", Sign::part, of(Part::early, opening_bit)},
    {"前葉|前期|早期|early|first third", Sign::part, of(Part::early)},
    {"中葉|中期|半ば|mid|middle|second third", Sign::part, of(Part::middle)},
    {"中頃|中ごろ|なかば", Sign::part, of(Part::middle, about_bit)},
    {"後葉|後期|late|last third", Sign::part, of(Part::late)},
    {"末|末期|末年|晩期|終末期|末葉|終わり|終り|終頃", Sign::part, of(Part::end, about_bit)},
    {"end", Sign::part, of(Part::end)},
    {"四半期|quarter", Sign::part, of(Part::quarter)},
    {"first quarter", Sign::part, of(Part::quarter_1)},
    {"second quarter", Sign::part, of(Part::quarter_2)},
    {"third quarter", Sign::part, of(Part::quarter_3)},
    {"last quarter|fourth quarter", Sign::part, of(Part::quarter_4)},
    {"上旬|初旬", Sign::ten_days, 1},
    {"中旬", Sign::ten_days, 2},
    {"下旬", Sign::ten_days, 3},
    // Months and seasons; the lunisolar month names are those of letters and colophons.
    {"正月|睦月|january|jan|jan.", Sign::month_name, 1},
    {"如月|february|feb|feb.", Sign::month_name, 2},
    {"march|mar|mar.", Sign::month_name, 3},
    {"卯月|april|apr|apr.", Sign::month_name, 4},
    {"皐月|may", Sign::month_name, 5},
    {"水無月|june|jun|jun.", Sign::month_name, 6},
    {"文月|july|jul|jul.", Sign::month_name, 7},
    {"葉月|august|aug|aug.", Sign::month_name, 8},
    {"長月|september|sept|sept.|sep|sep.", Sign::month_name, 9},
    {"神無月|october|oct|oct.", Sign::month_name, 10},
    {"霜月|november|nov|nov.", Sign::month_name, 11},
    {"師走|december|dec|dec.", Sign::month_name, 12},
    {"春|春季|孟春|仲春|季春|spring", Sign::season, 21},
    {"夏|夏季|孟夏|仲夏|季夏|summer", Sign::season, 22},
    {"秋|秋季|孟秋|仲秋|季秋|autumn|fall", Sign::season, 23},
    {"冬|冬季|孟冬|仲冬|季冬|winter", Sign::season, 24},
    {"i.e.|i.e|recte|monday|tuesday|wednesday|thursday|friday|saturday|sunday|吉日|吉辰|吉旦|吉祥日|signed "
     "and dated|signed|dated|inscribed|of the|of|the|year|years|in|の|に|中",
     Sign::filler},
};

} // namespace

std::span<Word const> words_of_time() { return time_words; }

} // namespace tsunagi::normalizer::dates
