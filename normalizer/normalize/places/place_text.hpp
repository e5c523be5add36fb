// A place text cut into the pieces that names are compared with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tsunagi::normalizer::places {

struct Piece {
    std::string written; ///< NFKC
    std::string folded;
};

struct PlaceText {
    std::string folded;
    std::vector<Piece> segments; ///< between commas, slashes, brackets, '>'
    std::vector<Piece> words;    ///< segments, cut at spaces too
};

PlaceText place_text(std::string_view provided);

} // namespace tsunagi::normalizer::places
