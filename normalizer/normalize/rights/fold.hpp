// Text about use as it is compared (rights contract 5, steps 2 and 3).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tsunagi::normalizer::rights {

/// Where a URI was taken out; no other control character is left in a folded text.
inline constexpr char uri_mark = '\x01';

struct FoldedText {
    std::string text;              ///< lower case, URIs replaced by uri_mark
    std::vector<std::string> uris; ///< in order, as written but for NFKC
};

/// Takes foreign text of any kind; never throws for bytes that are no UTF-8.
FoldedText fold(std::string_view provided);

/// A phrase of the table, folded like the text that it is looked for in.
std::string fold_phrase(std::string_view phrase);

} // namespace tsunagi::normalizer::rights
