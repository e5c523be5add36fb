#include "normalizer/normalize/place.hpp"

#include "normalizer/normalize/places/coordinates.hpp"
#include "normalizer/normalize/places/countries.hpp"
#include "normalizer/normalize/places/prefectures.hpp"
#include "normalizer/normalize/places/provinces.hpp"
#include "normalizer/normalize/says_nothing.hpp"
#include "normalizer/normalize/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace tsunagi::normalizer {

using namespace places;

struct PlaceReader::Tables {
    Prefectures prefectures;
    Provinces provinces;
    Countries countries;

    explicit Tables(model::Vocabularies const &vocabularies)
        : prefectures(vocabularies), provinces(vocabularies) {}
};

namespace {

constexpr std::array<std::string_view, 8> unknown_words{"不明",     "所在不明", "産地不明", "出土地不明",
                                                        "地名不明", "未詳",     "unknown",  "[unknown]"};

void decide(model::Place &place, char const *rule, char const *certainty) {
    place.rule = rule;
    place.certainty = certainty;
}

std::string path_in_japan(Prefecture const *prefecture) {
    return prefecture ? "日本 > " + prefecture->name : "日本";
}

void set_prefectures(model::Place &place, std::vector<Prefecture const *> const &found, char const *rule) {
    for (auto const *prefecture : found) place.prefectures.push_back(prefecture->code);
    place.country = "JP";
    place.label = found.front()->name;
    place.path = path_in_japan(found.front());
    decide(place, rule, "exact");
}

/// The path follows the first of today's prefectures; the province stands beside it.
void set_province(model::Place &place, ProvinceMatch const &match, Prefectures const &prefectures) {
    place.prefectures = match.prefectures;
    place.country = "JP";
    place.province = match.province;
    place.label = match.province + (match.ambiguous ? "" : "国");
    place.path =
        path_in_japan(match.prefectures.empty() ? nullptr : prefectures.find(match.prefectures.front()));
    decide(place, "PL-PROVINCE", match.ambiguous ? "ambiguous" : "exact");
}

void set_country(model::Place &place, CountryMatch const &match) {
    bool const city = !match.city.empty() && match.code != "JP";
    place.country = match.code;
    place.label = city ? match.city : match.label;
    place.path = city ? match.label + " > " + match.city : match.label;
    char const *const rule = match.code.empty() ? "PL-STATE" : city ? "PL-CITY" : "PL-COUNTRY";
    decide(place, rule, match.ambiguous ? "ambiguous" : "exact");
}

model::Problem problem(char const *rule, model::Severity severity, std::string value,
                       model::LocalText message, model::LocalText suggestion) {
    return {.rule = rule,
            .severity = severity,
            .field = "spatial",
            .value = std::move(value),
            .message = std::move(message),
            .suggestion = std::move(suggestion)};
}

model::Problem invalid(std::string const &pair) {
    return problem(
        "R32", model::Severity::warn, pair,
        {"座標「" + pair + "」は有効な緯度（-90〜90）と経度（-180〜180）ではありません。",
         "The coordinates '" + pair + "' are no valid latitude (-90 to 90) and longitude (-180 to 180)."},
        {"緯度・経度を十進の度で記入してください。", "Give latitude and longitude in decimal degrees."});
}

/// Proposed, never done silently (our decision, contract 7).
model::Problem swapped(std::string const &pair, std::string const &proposal) {
    return problem("R32", model::Severity::warn, pair,
                   {"座標「" + pair + "」は緯度と経度が逆のようです。緯度, 経度の順が必要です。",
                    "Latitude and longitude look swapped in '" + pair + "'; latitude first is expected."},
                   {"「" + proposal + "」に直してください。", "Correct it to '" + proposal + "'."});
}

bool looks_swapped(double lat, double lon) { return std::abs(lat) > 90 && is_in_range(lon, lat); }

bool is_absent(std::string_view text) {
    auto const folded = comparable(text);
    return says_nothing(text) || folded == "na" || folded == "nan";
}

/// Islands far from the office (contract 7): 北海道, 長崎, 鹿児島, 沖縄, 東京.
double limit_km(std::string_view code) {
    if (code == "JP-01") return 400;
    if (code == "JP-42") return 250;
    if (code == "JP-46" || code == "JP-47") return 600;
    return code == "JP-13" ? 1100 : 150;
}

model::Problem far_from(model::Place const &place, Prefecture const &nearest, double km) {
    std::array<char, 64> pair{};
    std::snprintf(pair.data(), pair.size(), "%.6g,%.6g", place.point->lat, place.point->lon);
    auto const distance = std::to_string(static_cast<int>(std::lround(km)));
    auto const limit = std::to_string(static_cast<int>(limit_km(nearest.code)));
    return problem("R33", model::Severity::info, pair.data(),
                   {"座標「" + std::string(pair.data()) + "」は" + nearest.name + "の庁舎から約" + distance +
                        " km 離れています。" + limit + " km 以内が必要です。",
                    "The coordinates '" + std::string(pair.data()) + "' lie " + distance +
                        " km from the office of " + nearest.name + "; at most " + limit +
                        " km are expected."},
                   {"地名と座標のどちらが正しいか確認してください。",
                    "Check which of the two is right, the place name or the coordinates."});
}

} // namespace

PlaceReader::PlaceReader(model::Vocabularies const &vocabularies)
    : m_tables(std::make_unique<Tables>(vocabularies)) {}

PlaceReader::~PlaceReader() = default;
PlaceReader::PlaceReader(PlaceReader &&) noexcept = default;

model::Place PlaceReader::read(std::string_view provided, PlaceContext const &context) const {
    model::Place place{.provided = std::string(provided), .kind = context.kind, .rule = "PL-UNPARSED"};
    auto const text = place_text(provided);
    if (std::find(unknown_words.begin(), unknown_words.end(), text.folded) != unknown_words.end()) {
        decide(place, "PL-UNKNOWN", "unknown");
        return place;
    }
    if (auto const full = m_tables->prefectures.full_names(text.folded); !full.empty()) {
        set_prefectures(place, full, "PL-PREF");
        return place;
    }
    if (!context.agent_field) // 山口, 千葉 are surnames, too
        if (auto const *prefecture = m_tables->prefectures.short_name(text)) {
            set_prefectures(place, {prefecture}, "PL-SHORT");
            return place;
        }
    auto const year = context.agent_field ? std::nullopt : context.year;
    if (auto const province = m_tables->provinces.find(text, year))
        set_province(place, *province, m_tables->prefectures);
    else if (auto const country = m_tables->countries.find(text))
        set_country(place, *country);
    return place;
}

std::optional<model::GeoPoint> PlaceReader::point(std::string_view lat, std::string_view lon,
                                                  std::optional<model::Problem> &problem) const {
    problem.reset();
    if (is_absent(lat) && is_absent(lon)) return {};
    auto const latitude = degrees(lat), longitude = degrees(lon);
    auto const pair = std::string(lat) + "," + std::string(lon);
    if (latitude && longitude && is_in_range(*latitude, *longitude))
        return model::GeoPoint{.lat = *latitude, .lon = *longitude};
    bool const swap = latitude && longitude && looks_swapped(*latitude, *longitude);
    problem = swap ? swapped(pair, std::string(lon) + "," + std::string(lat)) : invalid(pair);
    return {};
}

std::optional<model::Problem> PlaceReader::too_far(model::Place const &place) const {
    if (!place.point || place.point->source != "given") return {};
    Prefecture const *nearest = nullptr;
    double least = 0;
    for (auto const &code : place.prefectures) {
        auto const *prefecture = m_tables->prefectures.find(code);
        if (!prefecture) continue;
        auto const km = distance_km(place.point->lat, place.point->lon, prefecture->lat, prefecture->lon);
        if (km <= limit_km(code)) return {};
        if (!nearest || km < least) {
            nearest = prefecture;
            least = km;
        }
    }
    return nearest ? std::optional(far_from(place, *nearest, least)) : std::nullopt;
}

} // namespace tsunagi::normalizer
