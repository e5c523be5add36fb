// Lists of texts in one TEXT column, one item a line, so that an operator can read them with `sqlite3`.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tsunagi::store::sqlite {

/// Every item ends with a line feed; a line feed or backslash inside an item is written \n or \\.
std::string pack(std::vector<std::string> const &items);
std::vector<std::string> unpack(std::string_view packed);

/// Name, value, name, value …
std::string pack_pairs(std::vector<std::pair<std::string, std::string>> const &pairs);
std::vector<std::pair<std::string, std::string>> unpack_pairs(std::string_view packed);

} // namespace tsunagi::store::sqlite
