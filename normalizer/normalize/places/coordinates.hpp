// Latitude and longitude as they are written (contract 7, "Coordinates").
#pragma once

#include <optional>
#include <string_view>

namespace tsunagi::normalizer::places {

/// "35.689", "35°41′22″", "35度41分22秒N", "N354122", "E1394136" -> degrees, rounded to six digits. Nothing
/// for text that is no angle; the range is not checked.
std::optional<double> degrees(std::string_view written);

bool is_in_range(double lat, double lon); ///< and not 0,0

/// Kilometres on the sphere between two points in degrees.
double distance_km(double lat_a, double lon_a, double lat_b, double lon_b);

} // namespace tsunagi::normalizer::places
