#include "tests/support/reference_fixture.hpp"

#include <optional>
#include <stdexcept>
#include <string>

#include "schemas/loader/table_reader.hpp"

namespace tsunagi::tests {

namespace {

using model::Record;

struct Work {
    char const *id, *title, *title_en, *contributor, *contributor_en, *contributor_reading, *date;
    int first_year, last_year;
    char const *era, *type, *rights, *access, *media;
    bool thumbnail, iiif;
    std::optional<model::GeoPoint> point;
};

std::vector<Work> const works{
    {"ukiyoe-0001", "冨嶽三十六景 神奈川沖浪裏", "The Great Wave off Kanagawa", "葛飾北斎",
     "Katsushika Hokusai", "カツシカ ホクサイ", "天保2年頃", 1831, 1831, "edo", "paint", "pdm", "internet",
     "image", true, true, model::GeoPoint{35.45, 139.64}},
    {"ukiyoe-0002", "東海道五拾三次之内 日本橋 朝之景", "Nihonbashi, Morning View", "歌川広重", "",
     "ウタガワ ヒロシゲ", "天保4-5年", 1833, 1834, "edo", "paint", "pdm", "internet", "image", true, true,
     model::GeoPoint{35.6841, 139.7745}},
    {"ukiyoe-0003", "名所江戸百景 大はしあたけの夕立", "Sudden Shower over Shin-Ohashi Bridge", "歌川広重",
     "", "ウタガワ ヒロシゲ", "安政4年", 1857, 1857, "edo", "paint", "cc0", "internet", "image", true, true,
     model::GeoPoint{35.6886, 139.7915}},
    {"kotenseki-0001", "源氏物語 桐壺", "The Tale of Genji: Kiritsubo", "紫式部", "", "", "室町時代写", 1336,
     1573, "muromachi", "ancdoc", "ccbysa", "internet", "image", true, true, std::nullopt},
    {"kotenseki-0002", "解体新書", "Kaitai Shinsho", "杉田玄白", "", "", "安永3年", 1774, 1774, "edo",
     "ancdoc", "pdm", "internet", "image", true, true, std::nullopt},
    {"chizu-0001", "大日本沿海輿地全図", "Maps of the Coastal Areas of Japan", "伊能忠敬", "", "", "文政4年",
     1821, 1821, "edo", "map", "pdm", "internet", "image", true, true, std::nullopt},
    {"chizu-0002", "南滿洲鐵道路線圖", "Route Map of the South Manchuria Railway", "南滿洲鐵道株式會社", "",
     "", "大正5年", 1916, 1916, "taisyo", "map", "uneval", "onsite", "", false, false, std::nullopt},
    {"kaiga-0001", "風神雷神図屏風", "Wind God and Thunder God", "俵屋宗達", "", "", "江戸時代 17世紀", 1603,
     1700, "edo", "paint", "ccby", "internet", "image", true, false, model::GeoPoint{35.0006, 135.7736}},
    {"kaiga-0002", "湖畔", "Lakeside", "黒田清輝", "", "", "明治30年", 1897, 1897, "meiji", "paint", "cc0",
     "internet", "image", true, false, model::GeoPoint{35.2049, 139.0246}},
    {"kaiga-0003", "鳥獣人物戯画 甲巻", "Scrolls of Frolicking Animals, First Scroll", "伝鳥羽僧正覚猷", "",
     "", "平安時代 12世紀", 1101, 1185, "heian", "paint", "pdm", "internet", "image", true, false,
     model::GeoPoint{35.0599, 135.6783}},
    {"tosho-0001", "門", "The Gate", "夏目漱石", "", "ナツメ ソウセキ", "明治44年", 1911, 1911, "meiji",
     "book", "pdm", "internet", "text", false, false, std::nullopt},
    {"tosho-0002", "吾輩ハ猫デアル", "I Am a Cat", "夏目漱石", "", "ナツメ ソウセキ", "明治38年", 1905, 1905,
     "meiji", "book", "ccbynd", "none", "", false, false, std::nullopt},
    {"shashin-0001", "浅草凌雲閣", "Ryounkaku Tower, Asakusa", "", "", "", "明治23年", 1890, 1890, "meiji",
     "photo", "ccbync", "internet", "image", true, false, model::GeoPoint{35.7148, 139.7935}},
    {"shashin-0002", "大震災後の浅草", "Asakusa after the Great Earthquake", "", "", "", "大正12年", 1923,
     1923, "taisyo", "photo", "incr_edu", "internet", "image", true, false,
     model::GeoPoint{35.7148, 139.7967}},
};

std::vector<std::string> sectors_of(std::string const &dataset) {
    if (dataset == "ukiyoe") return {"art"};
    if (dataset == "kotenseki") return {"book", "humanities"};
    if (dataset == "chizu") return {"map"};
    if (dataset == "kaiga") return {"art", "cultural"};
    if (dataset == "tosho") return {"book"};
    return {"regional"};
}

/// The statement that gives the code (rights_codes.tsv).
std::string statement_of(std::string const &code) {
    if (code == "pdm") return "PDM";
    if (code == "cc0") return "CC0";
    if (code == "ccby") return "CC BY";
    if (code == "ccbysa") return "CC BY-SA";
    if (code == "ccbynd") return "CC BY-ND";
    if (code == "ccbync") return "CC BY-NC";
    if (code == "incr_edu") return "RS InC-EDU";
    return "NONE";
}

void add_titles(Record &record, Work const &work) {
    record.titles.push_back({.value = work.title, .lang = "ja", .script = "Jpan"});
    record.titles.push_back({.value = work.title_en, .lang = "en", .script = "Latn", .kind = "translated"});
}

void add_agents(Record &record, Work const &work) {
    if (*work.contributor)
        record.agents.push_back({.name = work.contributor,
                                 .reading = work.contributor_reading,
                                 .role = "creator",
                                 .provided = work.contributor});
    if (*work.contributor_en)
        record.agents.push_back(
            {.name = work.contributor_en, .role = "creator", .provided = work.contributor_en});
}

void add_time(Record &record, Work const &work) {
    record.temporal.push_back({.provided = work.date,
                               .start = model::CivilDay{work.first_year, 1, 1},
                               .end = model::CivilDay{work.last_year, 12, 31},
                               .era_codes = {work.era},
                               .certainty = "exact",
                               .precision = "year"});
}

void add_links(Record &record, Work const &work) {
    std::string const base = "https://museum.example/";
    record.links.landing_page = base + "items/" + work.id;
    if (work.thumbnail) record.links.thumbnail = {base + "thumb/" + work.id + ".jpg"};
    if (work.iiif) record.links.iiif = base + "iiif/" + work.id + "/manifest.json";
}

/// What the contract 5.2 shows of the first record beyond its row in the table.
void complete_the_wave(Record &record) {
    record.titles.push_back({.value = "フガク サンジュウロッケイ カナガワオキ ナミウラ",
                             .lang = "ja-Kana",
                             .script = "Kana",
                             .kind = "reading"});
    record.temporal.push_back({.provided = "ca. 1831",
                               .start = model::CivilDay{1831, 1, 1},
                               .end = model::CivilDay{1831, 12, 31},
                               .era_codes = {"edo"},
                               .certainty = "approximate",
                               .precision = "year"});
    record.spatial.front().provided = record.spatial.front().label = "神奈川";
    record.spatial.front().path = "日本 > 神奈川県";
    record.subjects.push_back({.value = "浮世絵", .lang = "ja"});
    record.subjects.push_back({.value = "721", .scheme = "ndc10"});
    record.links.content = {"https://museum.example/full/0001.jpg"};
    record.source = {{"1", {"冨嶽三十六景 神奈川沖浪裏"}},
                     {"5", {"天保2年頃"}},
                     {"9", {"https://museum.example/items/0001"}},
                     {"11", {"35.45,139.64"}}};
}

Record record_of(Work const &work) {
    Record record{.id = work.id, .dataset = std::string(model::dataset_of(work.id))};
    add_titles(record, work);
    add_agents(record, work);
    add_time(record, work);
    add_links(record, work);
    if (work.point) record.spatial.push_back({.point = work.point});
    record.type.push_back({.code = work.type});
    record.sectors = sectors_of(record.dataset);
    record.rights.content.code = work.rights;
    record.rights.content.statement = statement_of(work.rights);
    record.access = work.access;
    record.media = work.media;
    record.provider = {
        .id = "example_museum", .name = {"見本美術館", "Example Museum"}, .url = "https://museum.example/"};
    record.owner = record.provider;
    record.updated = "2026-01-01T00:00:00Z";
    if (record.id == "ukiyoe-0001") complete_the_wave(record);
    return record;
}

} // namespace

std::vector<model::Record> const &reference_records() {
    static auto const records = [] {
        std::vector<Record> made;
        for (auto const &work : works) made.push_back(record_of(work));
        return made;
    }();
    return records;
}

model::Vocabularies const &reference_vocabularies() {
    static auto const loaded = [] {
        model::Mistakes mistakes;
        auto tables = schemas::read_vocabularies(TSUNAGI_SOURCE_DIR "/schemas/vocabularies", "", mistakes);
        if (!mistakes.empty()) throw std::runtime_error(mistakes.front().message);
        return tables;
    }();
    return loaded;
}

} // namespace tsunagi::tests
