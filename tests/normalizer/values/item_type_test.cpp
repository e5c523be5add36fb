#include "normalizer/normalize/item_type.hpp"

#include "tests/normalizer/vocabularies.hpp"

#include <boost/test/unit_test.hpp>

using tsunagi::normalizer::TypeReader;

namespace {

TypeReader const &reader() {
    static TypeReader const types(tsunagi::tests::vocabularies());
    return types;
}

} // namespace

BOOST_AUTO_TEST_SUITE(item_types)

BOOST_AUTO_TEST_CASE(every_word_of_the_table_gives_its_row) {
    auto const &table = tsunagi::tests::vocabularies().table("item_types");
    for (auto const &row : table.rows())
        for (auto const *column : {"words_ja", "words_en"})
            for (auto const &word : tsunagi::model::values_of(table.cell(row, column)))
                BOOST_TEST(reader().read(word).code == table.cell(row, "code"), word);
}

BOOST_AUTO_TEST_CASE(the_whole_value_counts_before_a_part_and_the_longest_part_before_a_shorter) {
    struct {
        char const *provided, *code;
    } const cases[] = {
        {"浮世絵", "paint"},
        {"Ukiyo-e; Woodblock Prints", "paint"},
        {"写真絵葉書", "postcard"},
        {"映画ポスター", "poster"},
        {"新聞広告", "poster"},
        {"ＤＶＤ", "video"},
        {"http://purl.org/dc/dcmitype/MovingImage", "video"},
        {"刀・鍔", "weaponry"},
        {"日本", "other"},
        {"party", "other"},
        {"ナニカ", "other"},
        {"", "other"},
        {"\xE3\x81", "other"},
    };
    for (auto const &c : cases) BOOST_TEST(reader().read(c.provided).code == c.code, c.provided);
}

BOOST_AUTO_TEST_CASE(a_known_word_for_other_is_surer_than_an_unknown_word) {
    BOOST_TEST(reader().read("その他").evidence.confidence == 1);
    BOOST_TEST(reader().read("ナニカ").evidence.confidence == 0);
    BOOST_TEST(reader().read("ナニカ").provided == "ナニカ");
}

BOOST_AUTO_TEST_CASE(media_are_told_by_mime_types_and_plain_words) {
    struct {
        char const *provided, *medium;
    } const cases[] = {
        {"image/jpeg", "image"},
        {"IMAGE", "image"},
        {"application/pdf", "pdf"},
        {"video/mp4", "video"},
        {"audio/mpeg", "sound"},
        {"text/html", "text"},
        {"model/gltf-binary", "3d"},
        {"静止画像", "image"},
        {"3D", "3d"},
        {"http://purl.org/dc/dcmitype/Sound", "sound"},
        {"写真", ""},
        {"", ""},
    };
    for (auto const &c : cases) BOOST_TEST(reader().medium(c.provided) == c.medium, c.provided);
}

BOOST_AUTO_TEST_SUITE_END()
