#include "indexer/columns/columns.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tsunagi::indexer {

namespace {

constexpr double earth_radius_metres = 6'371'008.8; // mean radius, IUGG

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

double great_circle_metres(RowPoint a, RowPoint b) {
    double const half_lat = std::sin(radians(b.lat - a.lat) / 2);
    double const half_lon = std::sin(radians(b.lon - a.lon) / 2);
    double const h =
        half_lat * half_lat + std::cos(radians(a.lat)) * std::cos(radians(b.lat)) * half_lon * half_lon;
    return 2 * earth_radius_metres * std::asin(std::min(1.0, std::sqrt(h)));
}

} // namespace

Bitmap FacetColumn::having(std::string_view code) const {
    Bitmap found(ends.size());
    auto const at = std::find(codes.begin(), codes.end(), code);
    if (at == codes.end()) return found;
    auto const wanted = static_cast<std::uint16_t>(at - codes.begin());
    std::uint32_t next = 0;
    for (std::size_t document = 0; document < ends.size(); ++document)
        for (; next < ends[document]; ++next)
            if (ordinals[next] == wanted) found.set(document);
    return found;
}

void FacetColumn::count(Bitmap const &documents, std::vector<std::uint64_t> &counts) const {
    documents.for_each([&](std::uint32_t document) {
        for (auto i = begin_of(document); i < ends[document]; ++i) ++counts[ordinals[i]];
    });
}

Bitmap Columns::overlapping(DaySpan wanted) const {
    Bitmap found(size());
    std::uint32_t next = 0;
    for (std::size_t document = 0; document < size(); ++document)
        for (; next < m_span_ends[document]; ++next)
            if (m_spans[next].first <= wanted.last && m_spans[next].last >= wanted.first) found.set(document);
    return found;
}

Bitmap Columns::within(double lat, double lon, double metres) const {
    Bitmap found(size());
    for (auto const &[document, point] : m_points)
        if (great_circle_metres({lat, lon}, point) <= metres) found.set(document);
    return found;
}

Bitmap Columns::existing(std::uint32_t bit, bool negated) const {
    Bitmap found(size());
    for (std::size_t document = 0; document < size(); ++document)
        if (((m_exists[document] & bit) != 0) != negated) found.set(document);
    return found;
}

} // namespace tsunagi::indexer
