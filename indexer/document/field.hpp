// The fields of the index.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tsunagi::indexer {

enum class Field : std::uint8_t {
    title,
    contributor,
    about,
    location,
    temporal,
    description,
    other, ///< names of provider and holder, publishers
    title_reading,
    contributor_reading,
    title_romaji,
    contributor_romaji,
    era_label,  ///< rdfindex.temporal: found by q-tempo only
    place_path, ///< rdfindex.spatial: found by q-loc only
    unit,       ///< single characters of the text fields
    form,       ///< which pairs stand in another character form than the folded one; for ranking
    whole,      ///< whole titles and subjects, class numbers, identifiers
};
inline constexpr std::size_t field_count = 16;

constexpr std::size_t index_of(Field field) { return static_cast<std::size_t>(field); }

/// Names in the engine: they stand in every term, so they are short.
inline constexpr std::array<std::string_view, field_count> field_names{
    "t", "c", "s", "p", "d", "x", "o", "tk", "ck", "tr", "cr", "e", "l", "u", "f", "w"};

/// Without positions: a term is there or not.
constexpr bool is_plain(Field field) {
    return field == Field::unit || field == Field::form || field == Field::whole;
}

} // namespace tsunagi::indexer
