#include "harvester/cut/page_text.hpp"

namespace tsunagi::harvester {

std::string declared_encoding(std::string_view xml) {
    if (xml.starts_with("\xEF\xBB\xBF")) xml.remove_prefix(3);
    if (!xml.starts_with("<?xml")) return {};
    auto const declaration = xml.substr(0, xml.find("?>"));
    auto const name = declaration.find("encoding");
    auto const open = declaration.find_first_of("\"'", name);
    if (name == std::string_view::npos || open == std::string_view::npos) return {};
    auto const close = declaration.find(declaration[open], open + 1);
    if (close == std::string_view::npos) return {};
    return std::string(declaration.substr(open + 1, close - open - 1));
}

ReadableText xml_text(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return readable_text(bytes, {}, false);
    auto const encoding = declared_encoding(bytes);
    bool const is_utf8_by_name =
        encoding.empty() || encoding == "UTF-8" || encoding == "utf-8" || encoding == "utf8";
    if (is_utf8_by_name) return {bytes, {}, {}};
    bool const seven_bit = encoding.starts_with("ISO-2022"); // every byte of it is ASCII and so valid UTF-8
    if (seven_bit)
        if (auto converted = to_utf8(bytes, encoding)) return {bytes, std::move(*converted), encoding};
    auto read = readable_text(bytes, {encoding}, false);
    if (read.encoding.empty()) read.bytes = bytes;
    return read;
}

} // namespace tsunagi::harvester
