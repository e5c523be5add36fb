#include "normalizer/normalize/body_name.hpp"

#include "normalizer/normalize/text.hpp"
#include "normalizer/normalize/word_index.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace tsunagi::normalizer {

namespace {

/// 院 and 堂 are left out (建礼門院, 大雅堂 are people), 市 町 村 too (木村).
constexpr std::array<std::string_view, 50> endings{
    "館",       "大学",    "大学校", "学校",   "学園",           "学院",
    "高校",     "研究所",  "研究室", "研究科", "センター",       "会社",
    "財団",     "法人",    "会",     "連盟",   "組合",           "機構",
    "機関",     "事務所",  "事務局", "出版",   "書店",           "書房",
    "書院",     "病院",    "社",     "新聞",   "放送局",         "放送",
    "文庫",     "省",      "庁",     "局",     "役所",           "役場",
    "県",       "寺",      "神社",   "神宮",   "プロダクション", "スタジオ",
    "フィルム", "図書室",  "(株)",   "(有)",   "本部",           "支部",
    "幕府",     "グループ"};

constexpr std::array<std::string_view, 7> beginnings{"株式会社", "有限会社", "(株)",        "(有)",
                                                     "一般社団", "公益財団", "独立行政法人"};

constexpr std::array<std::string_view, 34> latin_words{
    "museum",      "museums",     "library",     "libraries", "university", "college",  "institute",
    "institution", "society",     "association", "company",   "co.",        "ltd",      "ltd.",
    "inc.",        "corporation", "committee",   "ministry",  "department", "office",   "press",
    "foundation",  "studio",      "studios",     "gallery",   "galleries",  "archive",  "archives",
    "centre",      "center",      "council",     "agency",    "bureau",     "orchestra"};

bool has_word(std::string_view text, std::string_view word) {
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1))
        if (is_whole_word(text, at, word.size())) return true;
    return false;
}

} // namespace

bool is_body_name(std::string_view name) {
    std::size_t constexpr longest = 180; // bytes; sixty kanji
    if (name.size() > longest) return false;
    auto const folded = comparable(name);
    std::string_view const text = folded;
    auto const begins = [&](std::string_view word) {
        return text.size() > word.size() && text.starts_with(word);
    };
    if (std::any_of(beginnings.begin(), beginnings.end(), begins)) return true;
    std::size_t constexpr two_kanji = 6; // bytes before the ending, so that 小館 or 千省 are not taken
    auto const ends = [&](std::string_view word) {
        return text.size() >= word.size() + (word.size() > 3 ? 3 : two_kanji) && text.ends_with(word);
    };
    if (std::any_of(endings.begin(), endings.end(), ends)) return true;
    return std::any_of(latin_words.begin(), latin_words.end(),
                       [&](std::string_view word) { return has_word(text, word); });
}

} // namespace tsunagi::normalizer
