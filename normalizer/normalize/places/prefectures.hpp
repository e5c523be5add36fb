// Today's prefectures: their names, old spellings and offices.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "normalizer/normalize/places/place_text.hpp"
#include "normalizer/normalize/word_index.hpp"
#include "schemas/model/table.hpp"

namespace tsunagi::normalizer::places {

struct Prefecture {
    std::string code;        ///< JP-13
    std::string name;        ///< 東京都
    double lat = 0, lon = 0; ///< of its office
};

/// Immutable after construction.
class Prefectures {
public:
    explicit Prefectures(model::Vocabularies const &);
    Prefectures(Prefectures const &) = delete;

    Prefecture const *find(std::string_view code) const;

    /// All full names in the text, from left to right: 東京都, 東京府, 広島縣.
    std::vector<Prefecture const *> full_names(std::string_view folded) const;
    /// A short or old name at the start or standing alone: 京都, 京都市左京区, 福島区 (大阪), Tokyo.
    Prefecture const *short_name(PlaceText const &) const;

private:
    void add_variant(std::string const &variant, std::size_t number);
    void add_full_name(std::string const &name, std::size_t number);
    Prefecture const *named(std::string_view word) const;
    Prefecture const *at_start(std::string_view text) const;

    std::vector<Prefecture> m_prefectures;
    std::map<std::string, std::size_t, std::less<>> m_by_code;
    WordIndex m_full, m_short, m_whole;
};

} // namespace tsunagi::normalizer::places
