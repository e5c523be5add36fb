// Atoms that name an era or a period: 昭和33年, 天保年間, 江戸後期, 寛政壬子.
#pragma once

#include <optional>
#include <span>

#include "normalizer/normalize/dates/evaluate.hpp"

namespace tsunagi::normalizer::dates {

/// A year, decade or fiscal year of an era; invalid when the era had no such year.
std::optional<Value> era_year(Atom const &, std::span<Value const> checks, Surroundings const &);

/// The whole or a part of an era or a period; none when the name may not stand so.
std::optional<Value> named_span(Atom const &, Surroundings const &);

} // namespace tsunagi::normalizer::dates
