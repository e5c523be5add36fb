#include "api/query/known_parameters.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace tsunagi::api {
namespace {

using enum ParameterKind;

struct Known {
    std::string_view name;
    ParameterKind kind;
};

constexpr std::array known{Known{"keyword", keyword},
                           Known{"keywordOr", single},
                           Known{"from", single},
                           Known{"size", single},
                           Known{"sort", single},
                           Known{"f-rights", filter},
                           Known{"f-contents", filter},
                           Known{"f-type", filter},
                           Known{"f-db", filter},
                           Known{"f-cm", filter},
                           Known{"f-tempo", filter},
                           Known{"f-about", filter},
                           Known{"r-tempo", single},
                           Known{"g-coordinates", single},
                           Known{"r-coordinates", unsupported},
                           Known{"q-loc", field_text},
                           Known{"q-tempo", field_text},
                           Known{"q-title", field_text},
                           Known{"q-contributor", field_text},
                           Known{"q-about", field_text},
                           Known{"q-description", field_text},
                           Known{"exists", ParameterKind::exists},
                           Known{"image", unsupported},
                           Known{"text2image", unsupported},
                           Known{"image2text", unsupported},
                           Known{"csid", silent},
                           Known{"scrollId", scroll_only}};

/// What clients of Japan Search and of other catalogues write instead.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> meant{{{"any", "keyword"},
                                                                               {"q", "keyword"},
                                                                               {"query", "keyword"},
                                                                               {"keywords", "keyword"},
                                                                               {"database", "f-db"},
                                                                               {"sector", "f-cm"},
                                                                               {"era", "f-tempo"},
                                                                               {"title", "q-title"},
                                                                               {"location", "q-loc"},
                                                                               {"creator", "q-contributor"},
                                                                               {"limit", "size"},
                                                                               {"rows", "size"},
                                                                               {"offset", "from"},
                                                                               {"start", "from"}}};

constexpr std::array common_fields{"id",
                                   "title",
                                   "titleYomi",
                                   "titleEn",
                                   "description",
                                   "descriptionEn",
                                   "contributor",
                                   "temporal",
                                   "location",
                                   "coordinates",
                                   "category",
                                   "subCategory",
                                   "dclass",
                                   "contentsType",
                                   "contentsRightsType",
                                   "contentsAccess",
                                   "thumbnailUrl",
                                   "contentsUrl",
                                   "iiifUrl",
                                   "linkUrl",
                                   "provider",
                                   "providerUrl",
                                   "ownerOrg",
                                   "database",
                                   "lastUpdatedDate",
                                   "access",
                                   "apiType"};

bool takes_effect(Known const &entry) { return entry.kind != unsupported && entry.kind != silent; }

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

/// "r-rights" and "rights" mean the stem "rights"; so does "F-Rights".
std::string stem(std::string_view name) {
    auto text = lower(name);
    if (text.size() > 2 && text[1] == '-') text.erase(0, 2);
    return text;
}

} // namespace

ParameterKind parameter_kind(std::string_view name) {
    auto const found =
        std::find_if(known.begin(), known.end(), [&](auto const &e) { return e.name == name; });
    return found == known.end() ? unknown : found->kind;
}

std::string near_parameter(std::string_view name) {
    for (auto const &[other, ours] : meant)
        if (other == lower(name)) return std::string(ours);
    for (auto const &entry : known)
        if (takes_effect(entry) && stem(entry.name) == stem(name)) return std::string(entry.name);
    return {};
}

bool is_common_field(std::string_view path) {
    if (!path.starts_with("common.")) return false;
    return std::find(common_fields.begin(), common_fields.end(), path.substr(7)) != common_fields.end();
}

} // namespace tsunagi::api
