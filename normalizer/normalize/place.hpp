// Place names and coordinates (dates and places contract 7).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/model/problem.hpp"
#include "schemas/model/record.hpp"
#include "schemas/model/table.hpp"

namespace tsunagi::normalizer {

/// What is known beside the text.
struct PlaceContext {
    bool agent_field = false;         ///< short prefecture names are surnames there
    std::optional<std::int64_t> year; ///< of the item: provinces without 国 count before 1871
    std::string kind = "unknown";     ///< created published found depicted collected holder unknown
};

/// Immutable; safe from any thread.
class PlaceReader {
public:
    explicit PlaceReader(model::Vocabularies const &);
    ~PlaceReader();
    PlaceReader(PlaceReader &&) noexcept;

    model::Place read(std::string_view provided, PlaceContext const & = {}) const;

    /// Latitude and longitude as written (decimal, degrees-minutes-seconds, hdddmmss). Nothing when they are
    /// absent or not valid; then `problem` holds R32 unless both are absent.
    std::optional<model::GeoPoint> point(std::string_view lat, std::string_view lon,
                                         std::optional<model::Problem> &problem) const;

    /// R33 when the place has a point and prefectures and lies too far from all of their offices.
    std::optional<model::Problem> too_far(model::Place const &) const;

private:
    struct Tables;
    std::unique_ptr<Tables> m_tables;
};

} // namespace tsunagi::normalizer
