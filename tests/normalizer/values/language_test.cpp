#include "normalizer/normalize/language.hpp"

#include "normalizer/normalize/language_tag.hpp"
#include "normalizer/normalize/says_nothing.hpp"
#include "tests/normalizer/vocabularies.hpp"

#include <boost/test/unit_test.hpp>

using namespace tsunagi::normalizer;

namespace {

std::string code(char const *provided) {
    static LanguageReader const reader(tsunagi::tests::vocabularies());
    auto const language = reader.read(provided);
    return language ? language->code : "";
}

std::string tag(char const *text, char const *given, char const *latin = "und") {
    auto const found = language_tag(text, given, latin);
    return found.script.empty() ? found.lang : found.lang + "-" + found.script;
}

} // namespace

BOOST_AUTO_TEST_SUITE(languages)

BOOST_AUTO_TEST_CASE(codes_and_words_become_iso_639_3) {
    struct {
        char const *provided, *code;
    } const cases[] = {
        {"ja", "jpn"},
        {"jpn", "jpn"},
        {"JA", "jpn"},
        {"日本語", "jpn"},
        {"Japanese", "jpn"},
        {"ger", "deu"},
        {"deu", "deu"},
        {"chi", "zho"},
        {"zh-Hant", "zho"},
        {"ja-Kana", "jpn"},
        {"sw", "swa"},
        {"ain", "ain"},
        {"zxx", "zxx"},
        {"複数言語", "mul"},
        {"不明", "und"},
        {"中国語", "zho"},
        {"日本語（漢字かな交じり）", "jpn"},
        {"日本語・英語", "mul"},
        {"ニホンゴ", ""},
        {"qqq", ""},
        {"", ""},
        {"\xFF", ""},
    };
    for (auto const &c : cases) BOOST_TEST(code(c.provided) == c.code, c.provided);
}

BOOST_AUTO_TEST_CASE(an_explicit_tag_wins_over_the_script_of_the_text) {
    BOOST_TEST(tag("ふじ", "en") == "en-Hira");
    BOOST_TEST(tag("ソラノタビ", "ja-hrkt") == "ja-Hrkt");
    BOOST_TEST(tag("Sora no tabi", "ja-Latn") == "ja-Latn");
    BOOST_TEST(tag("冨嶽", "jpn") == "ja-Jpan");
    BOOST_TEST(tag("冨嶽", "no such tag!") == "ja-Jpan");
}

BOOST_AUTO_TEST_CASE(without_a_tag_the_script_decides) {
    BOOST_TEST(tag("フガク サンジュウロッケイ", "") == "ja-Kana");
    BOOST_TEST(tag("ふがく・36", "") == "ja-Hira");
    BOOST_TEST(tag("ゲンジものがたり", "") == "ja-Hrkt");
    BOOST_TEST(tag("冨嶽三十六景", "") == "ja-Jpan");
    BOOST_TEST(tag("日本のArt", "") == "ja-Jpan");
    BOOST_TEST(tag("훈민정음", "") == "ko-Kore");
    BOOST_TEST(tag("Война", "") == "ru-Cyrl");
    BOOST_TEST(tag("The Great Wave", "") == "und-Latn");
    BOOST_TEST(tag("The Great Wave", "", "en") == "en-Latn");
    BOOST_TEST(tag("1984", "") == "und");
}

BOOST_AUTO_TEST_CASE(a_reading_holds_kana_and_no_other_letter) {
    BOOST_TEST(is_kana_only("フガク 36・ケイー"));
    BOOST_TEST(!is_kana_only("フガク ABC"));
    BOOST_TEST(!is_kana_only("冨嶽"));
    BOOST_TEST(!is_kana_only("123"));
}

BOOST_AUTO_TEST_CASE(texts_that_say_nothing_are_told_from_texts_that_say_unknown) {
    for (auto const *text :
         {"", "　", "null", "N/A", "-", "―", "[未詳]", "［記載なし］", "(出版地不明)", "\\N"})
        BOOST_TEST(says_nothing(text), text);
    for (auto const *text : {"不明", "なし", "空", "0", "作者不詳", "-1"})
        BOOST_TEST(!says_nothing(text), text);
}

BOOST_AUTO_TEST_SUITE_END()
