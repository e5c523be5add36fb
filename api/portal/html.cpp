#include "api/portal/html.hpp"

namespace tsunagi::api {

namespace {

/// Characters that HTML forbids even as references (HTML 13.2.5: NUL, control characters).
bool is_forbidden(char c) {
    auto const byte = static_cast<unsigned char>(c);
    return byte == 0x7F || (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f');
}

void escape_into(std::string &out, std::string_view raw) {
    for (char const c : raw) switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            if (is_forbidden(c))
                out += "\uFFFD"; // seen, not dropped
            else
                out += c;
        }
}

void open_tag(std::string &out, std::string_view name, Attributes attributes) {
    out.append("<").append(name);
    for (auto const &[key, value] : attributes) {
        if (value == absent) continue;
        out.append(" ").append(key);
        if (value.empty() && key != "value" && key != "alt") continue;
        out.append("=\"");
        escape_into(out, value);
        out.append("\"");
    }
    out.append(">");
}

} // namespace

Html text(std::string_view raw) {
    Html html;
    escape_into(html.markup, raw);
    return html;
}

Html element(std::string_view name, Attributes attributes, Html const &inner) {
    Html html;
    open_tag(html.markup, name, attributes);
    html.markup.append(inner.markup).append("</").append(name).append(">");
    return html;
}

Html element(std::string_view name, Html const &inner) { return element(name, {}, inner); }

Html lone(std::string_view name, Attributes attributes) {
    Html html;
    open_tag(html.markup, name, attributes);
    return html;
}

bool is_web_address(std::string_view url) {
    return url.starts_with("https://") || url.starts_with("http://");
}

Html outward(std::string_view url, Html const &words, std::string_view css_class) {
    if (!is_web_address(url)) return words;
    return element("a", {{"class", css_class}, {"href", url}, {"rel", "noreferrer"}}, words);
}

Html icon(std::string_view name, bool as_icon) {
    auto const address = "/assets/icons.svg#" + std::string(name);
    return element("svg", {{"class", when(as_icon, "icon")}, {"aria-hidden", "true"}},
                   element("use", {{"href", address}}, {}));
}

} // namespace tsunagi::api
