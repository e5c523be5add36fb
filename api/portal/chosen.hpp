#pragma once

#include "api/portal/address.hpp"
#include "api/portal/html.hpp"
#include "api/portal/labels.hpp"

namespace tsunagi::api {

/// Chips above the results, each a link that takes its condition away: alternatives of one facet in one chip
/// (または), what is left out struck through, years, further words and conditions that only an address can
/// set.
Html chosen_conditions(Address const &address, Labels const &labels);

/// How many boxes and fields of the page are in use.
std::size_t count_of_conditions(Address const &address);

/// A value of a filter: its sign, which travels as "+" or "-", and the code behind it.
struct SignedCode {
    char sign = ' ';
    std::string code;
};
SignedCode signed_code(std::string const &value);

} // namespace tsunagi::api
