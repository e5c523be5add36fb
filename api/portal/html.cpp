#include "api/portal/html.hpp"

namespace tsunagi::api {

namespace {

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

Html icon(std::string_view name, bool as_icon) {
    auto const address = "/assets/icons.svg#" + std::string(name);
    return element("svg", {{"class", when(as_icon, "icon")}, {"aria-hidden", "true"}},
                   element("use", {{"href", address}}, {}));
}

} // namespace tsunagi::api
