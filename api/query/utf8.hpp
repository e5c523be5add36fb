// UTF-8 as it comes over the wire.
#pragma once

#include <string_view>

namespace tsunagi::api {

/// Well-formed in the sense of RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view);

/// The code point at `at` of valid UTF-8; `at` moves behind it.
char32_t next_code_point(std::string_view, std::size_t &at);

} // namespace tsunagi::api
