#pragma once

#include <string>
#include <string_view>

namespace tsunagi::indexer {

/// The stem of a lower-case English word by Porter's algorithm (M. F. Porter, "An algorithm for suffix
/// stripping", 1980). Words of fewer than four letters, or with other characters than a–z, are their own
/// stem.
std::u32string english_stem(std::u32string_view word);

} // namespace tsunagi::indexer
