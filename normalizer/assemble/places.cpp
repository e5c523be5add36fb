#include "normalizer/assemble/assembly.hpp"
#include "normalizer/normalize/text.hpp"

#include <algorithm>

namespace tsunagi::normalizer {

namespace {

std::optional<std::int64_t> first_year(model::Record const &record) {
    for (auto const &span : record.temporal)
        if (span.start) return span.start->year;
    return std::nullopt;
}

std::optional<model::GeoPoint> point_of(Assembly const &a, model::MappedValue const &value,
                                        std::string const &lat, std::string const &lon) {
    std::optional<model::Problem> problem;
    auto point = a.readers.places.point(lat, lon, problem);
    if (problem) {
        problem->source_path = value.value.path;
        a.report(std::move(*problem));
    }
    return point;
}

/// "35.68,139.75": coverage and single columns may hold a point as latitude and longitude.
std::optional<std::pair<std::string, std::string>> pair_of(std::string const &text) {
    auto const comma = text.find(',');
    if (comma == text.npos || text.find_first_not_of("0123456789.,+- ") != text.npos) return std::nullopt;
    return std::pair(squash(text.substr(0, comma)), squash(text.substr(comma + 1)));
}

void add_place(Assembly const &a, model::MappedValue const &value, std::string kind) {
    auto place = a.readers.places.read(value.value.text, {.year = first_year(a.record), .kind = kind});
    auto const lat = part_of(value, "lat"), lon = part_of(value, "lon");
    if (!lat.empty() && !lon.empty()) place.point = point_of(a, value, lat, lon);
    if (auto uri = part_of(value, "uri"); !uri.empty()) place.place_uri = std::move(uri);
    place.evidence = evidence_of(value, place.rule,
                                 place.certainty == "exact"       ? 1
                                 : place.certainty == "ambiguous" ? 0.5
                                                                  : 0);
    place.provided = value.value.as_provided();
    a.record.spatial.push_back(std::move(place));
}

void add_point(Assembly const &a, model::MappedValue const &value, std::string const &lat,
               std::string const &lon) {
    auto const point = point_of(a, value, lat, lon);
    if (!point) return;
    auto const bare = std::ranges::find_if(a.record.spatial, [](auto const &place) { return !place.point; });
    if (bare != a.record.spatial.end()) {
        bare->point = point;
        bare->evidence.source_path.push_back(value.value.path);
        return;
    }
    a.record.spatial.push_back({.provided = lat + "," + lon,
                                .point = point,
                                .certainty = "exact",
                                .rule = "PL-POINT",
                                .evidence = evidence_of(value, "PL-POINT")});
}

bool is_date(Assembly const &a, std::string const &text) { return a.readers.dates.read(text).has_interval(); }

} // namespace

void assemble_places(Assembly const &a) {
    // 所在地 is where the holder is, unless the dataset says that its column names the place of the object
    // itself.
    bool const of_object = a.origin.dataset->mapping.location_is == "object";
    auto const kind_of = [&](model::MappedValue const &value) {
        return value.kind.empty() || (of_object && value.kind == "holder") ? std::string("unknown")
                                                                           : value.kind;
    };
    for (auto const &value : a.values("spatial")) add_place(a, value, kind_of(value));
    for (auto const &value : a.values("temporal"))
        if (value.kind == "coverage" && !is_date(a, value.value.text)) {
            auto const pair = pair_of(value.value.text);
            pair ? add_point(a, value, pair->first, pair->second) : add_place(a, value, "unknown");
        }
    for (auto const &value : a.values("spatial.latlon"))
        if (auto const pair = pair_of(value.value.text)) add_point(a, value, pair->first, pair->second);
    if (auto const lats = a.values("spatial.lat"), lons = a.values("spatial.lon");
        !lats.empty() && !lons.empty())
        add_point(a, lats.front(), lats.front().value.text, lons.front().value.text);
    for (auto const &place : a.record.spatial)
        if (auto problem = a.readers.places.too_far(place)) a.report(std::move(*problem));
}

} // namespace tsunagi::normalizer
