// value = range {joint range}; range = side {dash side}; side = atom {atom}; qualifiers stand anywhere.
#pragma once

#include <optional>

#include "normalizer/normalize/dates/evaluate.hpp"

namespace tsunagi::normalizer::dates {

/// Reads the whole of the tokens; none when a word is left that the grammar does not know.
std::optional<Value> read_value(TokenSpan, Surroundings const &);

/// Kinds, qualifiers and words of open sides taken out of a text, with what they say.
struct Qualified {
    Tokens tokens;
    bool approximate = false, uncertain = false, earlier = false, later = false;
};
Qualified take_qualifiers(TokenSpan);

struct Item {
    enum class Joint { beside, list, either, range } joint = Joint::beside; ///< to the item before it
    Atom atom;
};
struct Items {
    std::vector<Item> items;
    bool open_start = false, open_end = false;
};
/// None when a token fits nowhere.
std::optional<Items> read_items(TokenSpan, Surroundings const &);

/// The items as one value.
std::optional<Value> join_items(Items, Surroundings const &, bool qualified);

} // namespace tsunagi::normalizer::dates
