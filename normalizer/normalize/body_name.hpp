// Names of bodies, told from names of people by the words that end them.
#pragma once

#include <string_view>

namespace tsunagi::normalizer {

/// True only when sure: 株式会社…, …美術館, … University. Takes any text; compares as `comparable`.
bool is_body_name(std::string_view name);

} // namespace tsunagi::normalizer
