// Short forms and names of Creative Commons licences: CC BY 4.0, CC-BY-SA-2.1-JP, 表示-非営利, 表示 4.0 国際,
// Attribution 4.0 International (rights contract 2).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tsunagi::normalizer::rights {

struct ShortForm {
    std::size_t begin = 0, end = 0; ///< bytes of the folded text
    std::string licence;            ///< "by-nc", "zero"; empty when it only looks like a licence
    std::string version, port;      ///< empty = not named
};

/// The short form that starts at `begin` of a folded text. One without `licence` (CC BY-XX) must not be read
/// as the shorter licence in it.
std::optional<ShortForm> short_form_at(std::string_view folded, std::size_t begin);

} // namespace tsunagi::normalizer::rights
