// Years of birth and death behind a name. They are never a date of the item.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tsunagi::normalizer::agents {

struct LifeDates {
    std::string birth, death; ///< years as text; one may be empty
    std::string name;         ///< what stands before them
};

/// "歌川, 広重, 1797-1858", "北斎（1760–1849）", "Turner (British, 1775-1851)", "Doe, Jane, b. 1954".
std::optional<LifeDates> take_life_dates(std::string_view name);

} // namespace tsunagi::normalizer::agents
