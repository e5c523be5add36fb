#include <boost/test/unit_test.hpp>

#include <set>

#include "indexer/analysis/fold.hpp"
#include "indexer/analysis/numerals.hpp"
#include "indexer/analysis/plain_text.hpp"
#include "indexer/analysis/porter.hpp"
#include "indexer/analysis/romaji.hpp"
#include "indexer/analysis/spellings.hpp"
#include "indexer/analysis/tokens.hpp"
#include "indexer/analysis/wareki.hpp"
#include "schemas/model/civil_day.hpp"
#include "tests/support/reference_fixture.hpp"

using namespace tsunagi;
using namespace tsunagi::indexer;

namespace {

struct Case {
    std::string written, folded;
};

Folding const &folding() {
    static Folding const instance(tests::reference_vocabularies());
    return instance;
}

std::string romaji(std::string const &latin) { return to_utf8(folded_romaji(plain_text(latin))); }
std::string from_kana(std::string const &kana) { return to_utf8(romaji_of_kana(to_utf32(kana))); }

/// "1958-01-01/1958-12-31", or "text" when the term is no date.
std::string days(std::string const &term) {
    static Wareki const wareki(tests::reference_vocabularies(), folding());
    auto const found = wareki.days(folding().readable(term));
    if (!found) return "text";
    return model::to_string(model::civil_day(found->first)) + "/" +
           model::to_string(model::civil_day(found->last));
}

} // namespace

BOOST_AUTO_TEST_SUITE(folding_of_text)

BOOST_AUTO_TEST_CASE(each_rule_of_the_first_layer_folds) {
    std::vector<Case> const cases{
        {"ＡＢＣ図譜", "abc 図譜"},
        {"ｶﾞﾗｽ", "がらす"},
        {"㍻の記録", "平成の記録"},
        {"㍿", "株式会社"},
        {"Café Ōkubo", "cafe okubo"},
        {"葛󠄀飾", "葛飾"},
        {"神", "神"},
        {"ラ－メン", "らーめん"},
        {"佐々木", "佐佐木"},
        {"こゝろ", "こころ"},
        {"いすゞ", "いすず"},
        {"いろ〳〵", "いろいろ"},
        {"南滿洲鐵道", "南満州鉄道"},
        {"𠮷野", "吉野"},
        {"レオナルド・ダ・ヴィンチ", "れおなるどだゔぃんち"},
        {"源氏　物語", "源氏物語"},
        {"東京、都", "東京 都"},
        {"The Great Wave", "the great wave"},
        {"<b>浮世</b>絵&amp;版画", "浮世絵 版画"},
        {"第Ⅻ巻", "第 12 巻"},
        {"<江戸>", "江戸"},
    };
    for (auto const &[written, folded] : cases)
        BOOST_TEST(folding().fold(written) == folded, written << " gives " << folding().fold(written));
}

BOOST_AUTO_TEST_CASE(what_is_folded_stays_as_it_is) {
    for (auto const &text : {"冨嶽三十六景 神奈川沖浪裏", "ラ－メン ABC", "佐々木・こゝろ", "Café、渡邊",
                             "ヴァイオリン＝教本"}) {
        auto const once = folding().fold(text);
        BOOST_TEST(folding().fold(once) == once);
    }
}

BOOST_AUTO_TEST_CASE(variants_end_in_one_step_and_spare_ordinary_characters) {
    auto const &table = tests::reference_vocabularies().table("kanji_variants");
    std::set<std::string> variants, canonical;
    for (auto const &row : table.rows()) {
        BOOST_TEST(variants.insert(table.cell(row, "variant")).second,
                   "twice: " << table.cell(row, "variant"));
        canonical.insert(table.cell(row, "canonical"));
        BOOST_TEST(to_utf32(table.cell(row, "variant")).size() == 1u);
        BOOST_TEST(folding().fold(table.cell(row, "variant")) == table.cell(row, "canonical"));
    }
    for (auto const &character : canonical)
        BOOST_TEST(!variants.contains(character), character << " is a variant itself");
    for (auto const &character :
         {"后", "里", "干", "谷", "斗", "丑", "松", "郁", "未", "末", "土", "士", "天", "夭", "日", "曰"})
        BOOST_TEST(!variants.contains(character), character << " must stay");
}

BOOST_AUTO_TEST_CASE(voice_and_long_vowels_inside_words_are_never_folded) {
    BOOST_TEST(folding().fold("はは") != folding().fold("ばば"));
    BOOST_TEST(folding().fold("ビール") != folding().fold("ビル"));
}

BOOST_AUTO_TEST_CASE(broken_text_folds_without_harm) {
    for (auto const &text : {"\xFF\xFE", "\xE3\x81", "a\xC0\xAF", "<", "&", "&#xFFFFFFFF;", "&#0;", "<a",
                             "\xE2\x85", "々", "〳"})
        BOOST_CHECK_NO_THROW(folding().fold(text));
}

BOOST_AUTO_TEST_CASE(kanji_numerals_become_digits_where_they_count) {
    std::vector<Case> const cases{
        {"三十六景", "36景"},   {"五拾三次", "53次"},     {"第壱巻", "第1巻"},
        {"第十一巻", "第11巻"}, {"一九五八年", "1958年"}, {"廿五日", "25日"},
        {"百二十番", "120番"},  {"千九百年", "1900年"},   {"二万五千号", "25000号"}};
    for (auto const &[written, digits] : cases) {
        auto const found = with_digits(to_utf32(written));
        BOOST_TEST((found ? to_utf8(*found) : "none") == digits, written);
    }
    for (auto const &name : {"三島由紀夫", "一茶", "八重", "千代田", "二三十年", "江戸"})
        BOOST_TEST(!with_digits(to_utf32(name)).has_value(), name);
}

BOOST_AUTO_TEST_CASE(english_words_share_a_stem) {
    std::vector<Case> const cases{
        {"prints", "print"},       {"printing", "print"},    {"landscapes", "landscap"},
        {"landscape", "landscap"}, {"ponies", "poni"},       {"caresses", "caress"},
        {"agreed", "agre"},        {"hopping", "hop"},       {"relational", "relat"},
        {"formalize", "formal"},   {"art", "art"},           {"generalizations", "gener"},
        {"happy", "happi"},        {"adjustment", "adjust"}, {"adoption", "adopt"},
        {"controll", "control"}};
    for (auto const &[word, stem] : cases)
        BOOST_TEST(to_utf8(english_stem(to_utf32(word))) == stem,
                   word << " gives " << to_utf8(english_stem(to_utf32(word))));
}

BOOST_AUTO_TEST_CASE(spellings_of_romaji_meet) {
    for (auto const &spelling : {"Tōkyō", "tokyo", "toukyou", "Tôkyô", "tohkyo"})
        BOOST_TEST(romaji(spelling) == "tokyo", spelling);
    std::vector<Case> const cases{{"huziyama", "fujiyama"}, {"shinbun", "shimbun"}, {"sinbun", "shimbun"},
                                  {"syasin", "shashin"},    {"tyawan", "chawan"},   {"matcha", "maccha"},
                                  {"mattya", "maccha"},     {"zyuudou", "judo"},    {"kon'ya", "konya"},
                                  {"tuzumi", "tsuzumi"},    {"shuuchi", "shuchi"}};
    for (auto const &[written, folded] : cases)
        BOOST_TEST(romaji(written) == folded, written << " gives " << romaji(written));
}

BOOST_AUTO_TEST_CASE(kana_are_written_as_the_romaji_of_a_query) {
    std::vector<Case> const cases{{"ほくさい", "hokusai"}, {"ほっかいどう", "hokkaido"},
                                  {"しんぶん", "shinbun"}, {"まっちゃ", "matcha"},
                                  {"じゅうどう", "judo"},  {"きょうと", "kyoto"},
                                  {"らーめん", "ramen"},   {"ふぁ", "fa"},
                                  {"ゔぁ", "ba"}};
    for (auto const &[kana, latin] : cases)
        BOOST_TEST(from_kana(kana) == romaji(latin), kana << " gives " << from_kana(kana));
}

BOOST_AUTO_TEST_CASE(terms_for_pairs_can_be_told_apart) {
    std::set<Token> seen;
    for (char32_t a = 0x3041; a < 0x3081; ++a)
        for (char32_t b = 0x4E00; b < 0x5200; ++b) BOOST_REQUIRE(seen.insert(pair_token(a, b)).second);
    BOOST_TEST((pair_token(0x20BB7, U'野') == Token{0x20BB7, U'野'}));
}

BOOST_AUTO_TEST_CASE(other_spellings_widen_a_term) {
    Spellings const spellings(tests::reference_vocabularies(), folding());
    auto const holds = [&](std::string const &term, std::string const &other) {
        auto const found = spellings.others(folding().readable(term));
        return std::find(found.begin(), found.end(), to_utf32(other)) != found.end();
    };
    BOOST_TEST(holds("コンピューター", "こんぴゅーた"));
    BOOST_TEST(holds("コンピュータ年鑑", "こんぴゅーたー年鑑"));
    BOOST_TEST(holds("ベートーベン", "べーとーゔぇん"));
    BOOST_TEST(holds("ヴァイオリン", "ばいおりん"));
    BOOST_TEST(holds("受付名簿", "受け付け名簿"));
    BOOST_TEST(!holds("ビール", "びる"));
    BOOST_TEST(spellings.others(folding().readable("バビブベボバビブベボ取扱受付申込")).size() <= 12u);
}

BOOST_AUTO_TEST_CASE(dates_of_a_query_are_read) {
    std::vector<Case> const cases{
        {"昭和33年", "1958-01-01/1958-12-31"},
        {"昭和三十三年", "1958-01-01/1958-12-31"},
        {"S33", "1958-01-01/1958-12-31"},
        {"S33.4.1", "1958-04-01/1958-04-01"},
        {"昭和33年4月", "1958-04-01/1958-04-30"},
        {"昭33", "1958-01-01/1958-12-31"},
        {"㍼33", "text"},
        {"元禄15年", "1702-01-01/1702-12-31"},
        {"正保元年", "1644-01-01/1644-12-31"},
        {"天保元年", "1830-01-01/1830-12-31"},
        {"天保年間", "1830-01-01/1844-12-31"},
        {"寶曆3年", "1753-01-01/1753-12-31"},
        {"明治45年", "1912-01-01/1912-12-31"},
        {"大正元年", "1912-01-01/1912-12-31"},
        {"18世紀後半", "1751-01-01/1800-12-31"},
        {"1950年代", "1950-01-01/1959-12-31"},
        {"皇紀2600年", "1940-01-01/1940-12-31"},
        {"1958", "1958-01-01/1958-12-31"},
        {"昭和70年", "text"},
        {"明治大学", "text"},
        {"昭和町", "text"},
        {"昭和", "text"},
        {"文化", "text"},
        {"昭和33", "text"},
        {"慶応4年8月1日", "1868-01-01/1868-12-31"},
        {"昭和33年13月", "text"},
        {"明治5年12月3日", "1872-01-01/1872-12-31"},
    };
    for (auto const &[term, span] : cases) BOOST_TEST(days(term) == span, term << " gives " << days(term));
}

BOOST_AUTO_TEST_SUITE_END()
