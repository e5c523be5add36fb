// One completed atom -> its value.
#pragma once

#include <optional>
#include <span>

#include "normalizer/normalize/dates/atom.hpp"

namespace tsunagi::normalizer::dates {

/// What is known beside the tokens of a text.
struct Surroundings {
    Lexicon const &lexicon;
    Region region = Region::japan;
    bool date_field = true;
};

/// None when the atom is no date (33年, 4月1日, a word that may not stand there). `checks` are the values in
/// brackets beside it: they choose between eras of one name. `alone`: nothing else says that it is a date.
std::optional<Value> evaluate(Atom const &, std::span<Value const> checks, Surroundings const &, bool alone);

/// The main text and what stands in brackets behind it (contract 3.9).
Value checked(Value main, Value const &check);

} // namespace tsunagi::normalizer::dates
