// What the columns know of one record, as it is stored with the document: the columns of a segment are read
// from these rows when the segment is opened, so a merge never has to carry them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tsunagi::indexer {

/// Days since 1970, both inclusive; open sides and days beyond 32 bits are the limits.
struct DaySpan {
    std::int32_t first = 0, last = 0;
    bool operator==(DaySpan const &) const = default;
};

struct RowPoint {
    double lat = 0, lon = 0;
    bool operator==(RowPoint const &) const = default;
};

/// rights contents type db cm tempo
inline constexpr std::size_t facet_count = 6;
inline constexpr std::array<std::string_view, facet_count> facet_names{"rights", "contents", "type",
                                                                       "db",     "cm",       "tempo"};
inline constexpr std::size_t db_facet = 3;

struct Row {
    std::string id;
    std::array<std::vector<std::string>, facet_count> facets;
    std::vector<DaySpan> spans;
    std::optional<RowPoint> point;
    std::int64_t updated = 0; ///< milliseconds since 1970
    std::string title_key;
    std::uint32_t exists = 0;      ///< bit i = common field i of common_fields has a value
    std::uint8_t title_length = 0; ///< atoms of the main title, 255 at most
    bool operator==(Row const &) const = default;
};

std::string encode(Row const &);
/// Throws IndexError when the bytes are no row.
Row decode_row(std::string_view bytes);

/// A day number as kept in spans: clamped to 32 bits.
std::int32_t clamped_day(std::int64_t day_number);

/// The 27 fields of the compatible item (query API contract 5.3), without "common.".
inline constexpr std::array<std::string_view, 27> common_fields{"id",
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

/// Its bit in Row::exists, 0 for an unknown path. "common.title" and "title" are the same.
std::uint32_t exists_bit(std::string_view path);

} // namespace tsunagi::indexer
