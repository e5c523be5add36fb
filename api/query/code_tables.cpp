#include "api/query/code_tables.hpp"

#include <algorithm>

namespace tsunagi::api {
namespace {

std::vector<Code> usability() {
    return {{"com", {"商用利用可", "Commercial use permitted"}},
            {"noncom", {"非商用利用可", "Non-commercial use permitted"}},
            {"edu", {"教育利用可", "Educational use permitted"}}};
}

std::vector<Code> access() {
    return {{"internet", {"インターネット公開", "Open on the web"}},
            {"restricted", {"限定公開", "Restricted access"}},
            {"not_exist", {"デジタルコンテンツなし", "No digital object"}}};
}

std::vector<Code> medium() {
    return {{"image", {"画像", "Image"}}, {"text", {"テキスト", "Text"}}, {"video", {"動画", "Video"}},
            {"pdf", {"PDF", "PDF"}},      {"sound", {"音声", "Sound"}},   {"3d", {"3D", "3D"}}};
}

/// The facet of that name is the union of access, medium and what is present (contract 6.3).
std::vector<Code> contents() {
    auto values = access();
    for (auto &code : medium()) values.push_back(std::move(code));
    values.push_back({"thumb", {"サムネイルあり", "With thumbnail"}});
    values.push_back({"iiif", {"IIIFあり", "With IIIF manifest"}});
    return values;
}

/// Code and labels of a vocabulary; of several rows with one code the first speaks (contract 6.1).
std::vector<Code> from_vocabulary(std::string_view name, schemas::Catalog const &catalog) {
    auto const &table = catalog.vocabularies.table(name);
    auto const code = table.column("code"), ja = table.column("label_ja"), en = table.column("label_en");
    std::vector<Code> values;
    for (auto const &row : table.rows()) {
        bool const known = std::any_of(values.begin(), values.end(),
                                       [&](Code const &other) { return other.code == row[code]; });
        if (!known) values.push_back({row[code], {row[ja], row[en]}});
    }
    return values;
}

} // namespace

std::optional<CodeTable> code_table(std::string_view id, schemas::Catalog const &catalog) {
    if (id == "rights")
        return CodeTable{"rights", {"権利表示", "Rights"}, from_vocabulary("rights_codes", catalog)};
    if (id == "usability") return CodeTable{"usability", {"利用区分", "Usability"}, usability()};
    if (id == "access") return CodeTable{"access", {"公開範囲", "Access"}, access()};
    if (id == "medium") return CodeTable{"medium", {"メディア", "Medium"}, medium()};
    if (id == "contents") return CodeTable{"contents", {"コンテンツ", "Contents"}, contents()};
    if (id == "type") return CodeTable{"type", {"資料種別", "Type"}, from_vocabulary("item_types", catalog)};
    if (id == "cm") return CodeTable{"cm", {"分野", "Sector"}, from_vocabulary("sectors", catalog)};
    if (id == "tempo") return CodeTable{"tempo", {"時代", "Era"}, from_vocabulary("eras_facet", catalog)};
    return std::nullopt;
}

bool is_known_code(std::string_view facet, std::string_view code, schemas::Catalog const &catalog) {
    auto const holds = [&](std::string_view id) {
        auto const table = code_table(id, catalog);
        return table && std::any_of(table->values.begin(), table->values.end(),
                                    [&](Code const &value) { return value.code == code; });
    };
    return holds(facet) || (facet == "rights" && holds("usability"));
}

} // namespace tsunagi::api
