// The year counts that texts use: Japanese and foreign eras, and 皇紀.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/model/civil_day.hpp"
#include "schemas/model/table.hpp"

namespace tsunagi::normalizer::dates {

/// No date of an item lies after this year; a later one is a misprint (2999年 is invalid).
inline constexpr std::int64_t latest_year = 2100;

struct Era {
    std::string name;
    std::int64_t first = 0;           ///< western label year of year 1
    std::optional<std::int64_t> last; ///< none = the era or count goes on
    bool japanese = true;
    std::int64_t lunisolar_until = 0;                   ///< last western label year that is lunisolar
    std::optional<model::CivilDay> first_day, last_day; ///< proleptic Gregorian
    std::string_view rule = "DT-ERA";

    std::int64_t western(std::int64_t number) const { return first + number - 1; }
    bool holds(std::int64_t number) const {
        return number >= 1 && western(number) <= last.value_or(latest_year);
    }
};

/// How one spelling leads to an era.
struct EraSpelling {
    std::string text;
    Era const *era = nullptr;
    bool abbreviation = false;
    int rank = 0; ///< smaller first: 0 the name, 1 its reading, 2 another reading
};

/// Old forms of characters, told by the tables: 應 -> 応.
struct CharacterVariant {
    char32_t old_form = 0, form = 0;
};

class Eras {
public:
    explicit Eras(model::Vocabularies const &);
    std::vector<EraSpelling> const &spellings() const { return m_spellings; }
    std::vector<CharacterVariant> const &variants() const { return m_variants; }
    std::deque<Era> const &all() const { return m_eras; }

private:
    void read_japanese(model::Table const &);
    void read_foreign(model::Table const &);
    void add_counts();
    void learn_variants(std::string_view era, std::string_view variant);

    std::deque<Era> m_eras;
    std::vector<EraSpelling> m_spellings;
    std::vector<CharacterVariant> m_variants;
};

} // namespace tsunagi::normalizer::dates
