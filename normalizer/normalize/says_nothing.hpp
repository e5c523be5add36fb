// Texts that stand in a field and say nothing (crosswalks contract, rule 7): dropped and counted.
#pragma once

#include <string_view>

namespace tsunagi::normalizer {

/// Blank, null, N/A, \N, -, [未詳], [記載なし] …
bool says_nothing(std::string_view text);

} // namespace tsunagi::normalizer
