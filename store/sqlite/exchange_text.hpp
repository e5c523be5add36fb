// The column `exchange` of the pages: name, value, name, value … one a line; what is empty or 0 is left out.
#pragma once

#include <string>
#include <string_view>

#include "store/raw_archive.hpp"

namespace tsunagi::store::sqlite {

std::string pack_exchange(Exchange const &exchange);
Exchange unpack_exchange(std::string_view packed);

} // namespace tsunagi::store::sqlite
