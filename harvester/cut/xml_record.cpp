#include "harvester/cut/xml_record.hpp"

#include <algorithm>

namespace tsunagi::harvester {

namespace {

using Declarations = std::vector<XmlScanner::Declaration>;

bool declared_later(Declarations const &scope, std::size_t index) {
    return std::any_of(scope.begin() + static_cast<std::ptrdiff_t>(index) + 1, scope.end(),
                       [&](auto const &other) { return other.prefix == scope[index].prefix; });
}

/// Declarations from outside the element that the scanner has just begun.
std::string outer_declarations(Declarations const &scope, std::size_t own_depth) {
    std::string written;
    for (std::size_t at = 0; at < scope.size() && scope[at].depth < own_depth; ++at) {
        if (declared_later(scope, at) || (scope[at].prefix.empty() && scope[at].uri.empty())) continue;
        written += " xmlns";
        if (!scope[at].prefix.empty()) written.append(":").append(scope[at].prefix);
        auto const quote = scope[at].uri.find('"') == std::string_view::npos ? '"' : '\'';
        written.append("=").append(1, quote).append(scope[at].uri).append(1, quote);
    }
    return written;
}

std::size_t tag_name_end(std::string_view text) {
    return std::min(text.find_first_of(" \t\r\n/>"), text.size());
}

} // namespace

std::string XmlPiece::alone() const {
    auto const at = tag_name_end(text);
    std::string whole;
    whole.reserve(text.size() + declarations.size());
    whole.append(text.substr(0, at)).append(declarations).append(text.substr(at));
    return whole;
}

bool read_piece(XmlScanner &scanner, XmlPiece &piece) {
    auto const begin = scanner.begin();
    piece.declarations = outer_declarations(scanner.scope(), scanner.depth());
    if (!scanner.skip_element()) return false;
    piece.text = scanner.all().substr(begin, scanner.end() - begin);
    return true;
}

std::size_t end_of_broken(std::string_view text, std::size_t begin, std::string_view name,
                          std::string_view parent) {
    auto const closing = "</" + std::string(name);
    for (auto at = text.find(closing, begin); at != std::string_view::npos; at = text.find(closing, at + 1)) {
        auto const bracket = text.find('>', at);
        if (bracket == std::string_view::npos) return bracket;
        if (tag_name_end(text.substr(at + 2)) != name.size()) continue;
        // An element of that name inside of the record (MARCXML in OAI-PMH) is followed by other end tags.
        auto const rest = trimmed(text.substr(bracket + 1));
        auto const follower = rest.substr(rest.starts_with("</") ? 2 : std::min<std::size_t>(1, rest.size()));
        auto const follower_name = follower.substr(0, tag_name_end(follower));
        bool const parent_ends = rest.starts_with("</") && follower_name == parent;
        bool const sibling = rest.starts_with("<") && !rest.starts_with("</");
        if (parent_ends || sibling) return bracket + 1;
    }
    return std::string_view::npos;
}

} // namespace tsunagi::harvester
