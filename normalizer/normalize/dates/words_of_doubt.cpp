#include "normalizer/normalize/dates/words.hpp"

namespace tsunagi::normalizer::dates {

namespace {

constexpr int region(Region where) { return static_cast<int>(where); }

constexpr Word doubt_words[] = {
    {"頃|ごろ|ころ|比|前後|約|およそ|凡そ|推計|ca.|ca|circa|c.|ci.|cir.|c. "
     "in|about|um|etwa|approximately|approx.|approx|around|~",
     Sign::approximate},
    {"か|?|推定|伝|と推定|カ|可能性|probably|possibly|perhaps|prob.|poss.|likely|attributed to",
     Sign::uncertain},
    {"c", Sign::letter, 0},
    {"p", Sign::letter, 1},
    {"不明|不詳|未詳|未定|記載なし|記載無し|無記載|なし|無し|無年紀|年紀なし|unknown|not known|undated|not "
     "dated|"
     "no date|n.d.|n.d|nd|s.d.|s.d|s.a.|n/a|none|null|not recorded|date unknown|unrecorded",
     Sign::unknown},
    {"刊年|年次|年紀|年月日|年月|月日|日付|時期|date|dates", Sign::filler},
    {"生年|没年|歿年|生没年|生歿年|生没|生|没|歿|享年|b.|d.|born|died|fl.|active|lived|life dates",
     Sign::life},
    {"中国|中華|china|chinese", Sign::region, region(Region::china)},
    {"朝鮮|韓国|korea|korean", Sign::region, region(Region::korea)},
    {"日本|japan|japanese", Sign::region, region(Region::japan)},
};

constexpr Word joint_words[] = {
    {"-", Sign::dash, 1},
    {"–|—|―|〜|~|至|→|to|through|thru|bis|..|...", Sign::dash},
    {"から|より", Sign::from},
    {"自|from", Sign::from_before},
    {"between", Sign::between},
    {"まで|迄|until|till|up to|'til", Sign::until},
    {"以前|より前|before|vor|prior to|by|pre|not after|no later than|not later than|on or before|or "
     "earlier|or "
     "before|"
     "and earlier|and before",
     Sign::earlier},
    {"以降|以後|以来|after|nach|since|post|not before|no earlier than|not earlier than|on or "
     "after|onwards|onward|"
     "or later|or after|and later|and after",
     Sign::later},
    {"present|現在|現代まで|今日|date present", Sign::present},
    {"/", Sign::slash},
    {".", Sign::dot},
    {",|、|;", Sign::comma},
    {"・|·", Sign::middot},
    {"or|and|oder|und|&|及び|および|並びに|または|又は|もしくは|若しくは|あるいは|或いは|と", Sign::either},
    {"[|〔|【|〘", Sign::open_square},
    {"]|〕|】|〙", Sign::close_square},
    {"(|<|〈|《", Sign::open_round},
    {")|>|〉|》", Sign::close_round},
    {"--|---|----", Sign::blank, 1},
    {"□|□□|○|○○|×|××|_|__|___|??|*|**", Sign::blank},
};

} // namespace

std::span<Word const> words_of_doubt() { return doubt_words; }
std::span<Word const> words_of_joint() { return joint_words; }

} // namespace tsunagi::normalizer::dates
