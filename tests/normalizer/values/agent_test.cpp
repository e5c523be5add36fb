#include "normalizer/normalize/agent.hpp"

#include "normalizer/normalize/body_name.hpp"
#include "tests/normalizer/vocabularies.hpp"

#include <boost/test/unit_test.hpp>

using namespace tsunagi::normalizer;

namespace {

std::vector<tsunagi::model::Agent> read(char const *text) {
    static AgentReader const reader(tsunagi::tests::vocabularies());
    return reader.read(text, "creator");
}

/// "name<role", joined by " + ".
std::string names_and_roles(char const *text) {
    std::string line;
    for (auto const &agent : read(text)) line += (line.empty() ? "" : " + ") + agent.name + "<" + agent.role;
    return line;
}

} // namespace

BOOST_AUTO_TEST_SUITE(agents)

BOOST_AUTO_TEST_CASE(names_and_roles_are_told_apart) {
    struct {
        char const *text, *expected;
    } const cases[] = {
        {"[監督]森田浩光　／　[脚本]武上純希", "森田浩光<director + 武上純希<screenwriter"},
        {"[声の出演]山田太郎、鈴木花子", "山田太郎<voice actor + 鈴木花子<voice actor"},
        {"[未知の役]森田浩光", "森田浩光<creator"},
        {"中根淑 著", "中根淑<author"},
        {"葛飾北斎 画", "葛飾北斎<artist"},
        {"雪舟筆", "雪舟<artist"},
        {"紫式部著 ; 与謝野晶子訳", "紫式部<author + 与謝野晶子<translator"},
        {"山田太郎、鈴木花子共著", "山田太郎<author + 鈴木花子<author"},
        {"夏目漱石∥著", "夏目漱石<author"},
        {"葛飾北斎（画）", "葛飾北斎<artist"},
        {"作者：葛飾北斎", "葛飾北斎<author"},
        {"attributed to Sesshū", "Sesshū<attributed"},
        {"伝 雪舟筆", "雪舟<artist"},
        {"Illustrated by Jane Doe", "Jane Doe<illustrator"},
        {"Blake, William, illustrator", "Blake, William<illustrator"},
        {"Blake, William", "Blake, William<creator"},
        {"歌川, 広重, 1797-1858", "歌川広重<creator"},
        {"[葛飾北斎]", "葛飾北斎<creator"},
        {"田中耕作", "田中耕作<creator"},
        {"東映アニメーション", "東映アニメーション<creator"},
        {"伝次郎", "伝次郎<creator"},
        {"(株)講談社", "(株)講談社<creator"},
        {"作者不詳", "作者不詳<creator"},
        {"ヴィンセント・ファン・ゴッホ", "ヴィンセント・ファン・ゴッホ<creator"},
        {"ビデオひろば[主催]:[主催]", "ビデオひろば<organizer"},
        {"高木摩利　／　霧魔緑　／　他", "高木摩利<creator + 霧魔緑<creator"},
        {"[著]", "著<creator"},
        {"", ""},
        {"[未詳]", ""},
    };
    for (auto const &c : cases)
        BOOST_TEST(names_and_roles(c.text) == c.expected, c.text << ": " << names_and_roles(c.text));
}

BOOST_AUTO_TEST_CASE(life_dates_belong_to_the_person_and_leave_the_name) {
    struct {
        char const *text, *name, *birth, *death;
    } const cases[] = {
        {"歌川, 広重, 1797-1858", "歌川広重", "1797", "1858"},
        {"葛飾北斎（1760–1849）", "葛飾北斎", "1760", "1849"},
        {"夏目漱石 １８６７－１９１６", "夏目漱石", "1867", "1916"},
        {"Turner, Joseph Mallord William (British, 1775-1851)", "Turner, Joseph Mallord William", "1775",
         "1851"},
        {"Doe, Jane, b. 1954", "Doe, Jane", "1954", ""},
        {"Doe, Jane, 1954-", "Doe, Jane", "1954", ""},
        {"雪舟, 1420-ca. 1506", "雪舟", "1420", "1506"},
        {"第3回展 12-13", "第3回展 12-13", "", ""},
        {"Doe, Jane, 1900-1850", "Doe, Jane, 1900-1850", "", ""},
    };
    for (auto const &c : cases) {
        auto const agent = read(c.text).at(0);
        BOOST_TEST(agent.name == c.name);
        BOOST_TEST(agent.birth == c.birth, c.text);
        BOOST_TEST(agent.death == c.death, c.text);
        BOOST_TEST(agent.provided == c.text);
    }
}

BOOST_AUTO_TEST_CASE(an_attribution_is_uncertain_and_keeps_its_words) {
    auto const agent = read("伝 雪舟筆").at(0);
    BOOST_TEST(agent.certainty == "uncertain");
    BOOST_TEST(agent.role_provided == "伝・筆");
    BOOST_TEST(read("葛飾北斎 画").at(0).certainty == "exact");
    BOOST_TEST(read("formerly attributed to X").at(0).certainty == "uncertain");
}

BOOST_AUTO_TEST_CASE(a_reading_in_kana_leaves_the_name) {
    BOOST_TEST(read("葛飾北斎（カツシカ ホクサイ）").at(0).reading == "カツシカ ホクサイ");
    BOOST_TEST(read("葛飾北斎∥カツシカ ホクサイ").at(0).name == "葛飾北斎");
}

BOOST_AUTO_TEST_CASE(bodies_and_persons_are_told_apart_only_when_sure) {
    for (auto const *body :
         {"株式会社講談社", "東京国立博物館", "文部省", "日本山岳会", "British Museum", "東京大学"})
        BOOST_TEST(read(body).at(0).kind == "body", body);
    for (auto const *person : {"Blake, William", "歌川, 広重, 1797-1858", "夏目, 漱石"})
        BOOST_TEST(read(person).at(0).kind == "person", person);
    for (auto const *unsure : {"葛飾北斎", "William Blake", "木村", "大雅堂", "建礼門院"})
        BOOST_TEST(read(unsure).at(0).kind == "", unsure);
}

BOOST_AUTO_TEST_CASE(every_role_word_is_understood_in_brackets) {
    auto const &table = tsunagi::tests::vocabularies().table("roles");
    for (auto const &row : table.rows()) {
        auto const text = "[" + table.cell(row, "word") + "]葛飾北斎";
        auto const agents = read(text.c_str());
        BOOST_TEST(agents.at(0).role == table.cell(row, "role"), text);
        BOOST_TEST(agents.at(0).name == "葛飾北斎", text);
    }
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_text_are_a_name_like_any) {
    BOOST_TEST(read("\xFF\xFE").size() == 1u);
    BOOST_TEST(read("[\xE3").at(0).name == "[\xE3");
}

BOOST_AUTO_TEST_SUITE_END()
