#include "normalizer/normalize/dates/parts.hpp"

#include <algorithm>

namespace tsunagi::normalizer::dates {

namespace {

// Offsets within the hundred years, then within the ten.
struct Offsets {
    Part part;
    int century_first, century_last, decade_first, decade_last;
};

constexpr Offsets offsets[] = {
    {Part::first_half, 0, 49, 0, 4}, {Part::second_half, 50, 99, 5, 9}, {Part::beginning, 0, 14, 0, 2},
    {Part::early, 0, 32, 0, 4},      {Part::middle, 33, 65, 3, 6},      {Part::late, 66, 99, 5, 9},
    {Part::end, 84, 99, 8, 9},       {Part::quarter_1, 0, 24, 0, 2},    {Part::quarter_2, 25, 49, 3, 4},
    {Part::quarter_3, 50, 74, 5, 7}, {Part::quarter_4, 75, 99, 8, 9},
};

Offsets const *offsets_of(Part part) {
    auto const *found = std::find_if(std::begin(offsets), std::end(offsets),
                                     [part](Offsets const &row) { return row.part == part; });
    return found == std::end(offsets) ? nullptr : found;
}

// At the ends of an era: its first or last third, five years at most.
constexpr std::int64_t longest_edge = 5;

} // namespace

YearsOf part_of_century(YearsOf century, Part part) {
    auto const *row = offsets_of(part);
    return row ? YearsOf{century.first + row->century_first, century.first + row->century_last} : century;
}

YearsOf part_of_decade(YearsOf decade, Part part) {
    auto const *row = offsets_of(part);
    if (!row) return decade;
    return {std::min(decade.first + row->decade_first, decade.last),
            std::min(decade.first + row->decade_last, decade.last)};
}

YearsOf part_of_era(YearsOf era, Part part, bool opening) {
    auto const years = era.last - era.first + 1, third = (years + 2) / 3, half = (years + 1) / 2;
    auto const edge = std::min(longest_edge, third);
    if (part == Part::early && opening) part = Part::beginning;
    switch (part) {
    case Part::first_half:
        return {era.first, era.first + half - 1};
    case Part::second_half:
        return {era.last - half + 1, era.last};
    case Part::beginning:
        return {era.first, era.first + edge - 1};
    case Part::early:
        return {era.first, era.first + third - 1};
    case Part::middle:
        return {era.first + years / 3, era.first + years / 3 + third - 1};
    case Part::late:
        return {era.last - third + 1, era.last};
    case Part::end:
        return {era.last - edge + 1, era.last};
    case Part::quarter_1:
    case Part::quarter_2:
    case Part::quarter_3:
    case Part::quarter_4: {
        auto const which = static_cast<std::int64_t>(part) - static_cast<std::int64_t>(Part::quarter_1);
        return {era.first + years * which / 4,
                std::max(era.first + years * which / 4, era.first + years * (which + 1) / 4 - 1)};
    }
    default:
        return era;
    }
}

bool part_of_era_is_exact(Part part) { return part == Part::first_half || part == Part::second_half; }

MonthsOf part_of_year(Part part) {
    switch (part) {
    case Part::first_half:
        return {1, 6};
    case Part::second_half:
        return {7, 12};
    case Part::beginning:
        return {1, 3};
    case Part::early:
        return {1, 4};
    case Part::middle:
        return {5, 8};
    case Part::late:
        return {9, 12};
    case Part::end:
        return {10, 12};
    case Part::quarter_1:
        return {1, 3};
    case Part::quarter_2:
        return {4, 6};
    case Part::quarter_3:
        return {7, 9};
    case Part::quarter_4:
        return {10, 12};
    default:
        return {};
    }
}

int ten_days_of_month(Part part) {
    switch (part) {
    case Part::beginning:
    case Part::early:
        return 1;
    case Part::middle:
        return 2;
    case Part::late:
    case Part::end:
        return 3;
    default:
        return 0;
    }
}

} // namespace tsunagi::normalizer::dates
