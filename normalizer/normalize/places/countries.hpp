// Country words in Japanese and English, and states that are no more.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "normalizer/normalize/places/place_text.hpp"
#include "normalizer/normalize/word_index.hpp"

namespace tsunagi::normalizer::places {

struct CountryMatch {
    std::string code;  ///< ISO 3166-1; empty for a historical state
    std::string label; ///< アメリカ
    std::string city;  ///< the piece beside the country: シカゴ
    bool ambiguous = false;
};

/// Names of ICU's CLDR data and the everyday words beside them. Immutable after construction.
class Countries {
public:
    Countries();
    Countries(Countries const &) = delete;

    std::optional<CountryMatch> find(PlaceText const &) const;

private:
    struct Country {
        std::string code, label;
    };
    void add(std::string_view word, std::size_t number);
    std::size_t add_country(std::string code, std::string label);
    std::optional<CountryMatch> in_pieces(std::vector<Piece> const &) const;

    std::vector<Country> m_countries;
    WordIndex m_index;
};

} // namespace tsunagi::normalizer::places
