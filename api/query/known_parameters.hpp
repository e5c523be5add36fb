// The names of query API contract 3.1, and what a client may have meant by another one.
#pragma once

#include <string>
#include <string_view>

namespace tsunagi::api {

enum class ParameterKind {
    keyword,    ///< keyword
    field_text, ///< q-*
    filter,     ///< f-*
    single,     ///< one value counts: from size sort keywordOr r-tempo g-coordinates
    exists,
    unsupported, ///< legal elsewhere, out of scope here
    silent,      ///< accepted without effect: csid
    scroll_only, ///< scrollId
    unknown,
};

ParameterKind parameter_kind(std::string_view name);

/// The known name that a client most likely meant ("rights" -> "f-rights"); empty when there is none near.
std::string near_parameter(std::string_view unknown_name);

/// The 27 fields of the compatible item as `exists` names them ("common.title").
bool is_common_field(std::string_view path);

} // namespace tsunagi::api
