// Old provinces (国) and the prefectures that they became.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "normalizer/normalize/places/place_text.hpp"
#include "normalizer/normalize/word_index.hpp"
#include "schemas/model/table.hpp"

namespace tsunagi::normalizer::places {

struct ProvinceMatch {
    std::string province; ///< 武蔵; several joined by ・ when written alike (総州)
    std::vector<std::string> prefectures;
    bool ambiguous = false;
};

/// Immutable after construction.
class Provinces {
public:
    explicit Provinces(model::Vocabularies const &);
    Provinces(Provinces const &) = delete;

    /// 上野国, 信州; the bare name (上野) only of things made before the provinces ended in 1871.
    std::optional<ProvinceMatch> find(PlaceText const &, std::optional<std::int64_t> year) const;

private:
    struct Province {
        std::string name;
        std::vector<std::string> prefectures;
        bool doubtful = false;
    };
    void add(std::string const &form, std::size_t number);
    ProvinceMatch match(std::size_t form) const;

    std::vector<Province> m_provinces;
    std::vector<std::vector<std::size_t>> m_forms; ///< by form id: provinces written so
    WordIndex m_index, m_bare_names;
};

} // namespace tsunagi::normalizer::places
