#pragma once

#include <string>

namespace tsunagi::tests {

/// Does the expression lead to a value of the JSON text? "$.list[0].common.title", "$['a-b'][1]".
bool has_path(std::string const &json, std::string const &expression);

} // namespace tsunagi::tests
