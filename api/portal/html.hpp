// HTML that is escaped by construction: text becomes markup only through text(), so no record can speak as
// the page.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace tsunagi::api {

/// A piece of finished markup.
struct Html {
    std::string markup;
    Html &operator+=(Html const &more) {
        markup += more.markup;
        return *this;
    }
    friend Html operator+(Html a, Html const &b) { return a += b; }
    bool empty() const { return markup.empty(); }
};

using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// Text with & < > " ' escaped; control characters become U+FFFD.
Html text(std::string_view);

/// <name a="b">inner</name>; an attribute whose value is `absent` is left out, one with an empty value is
/// written bare.
Html element(std::string_view name, Attributes attributes, Html const &inner);
Html element(std::string_view name, Html const &inner);
/// An element without content: <input …>, <meta …>.
Html lone(std::string_view name, Attributes attributes);

/// For attributes that are there or not: element("input", {{"checked", when(chosen)}}).
inline constexpr std::string_view absent{"\0", 1};
inline std::string_view when(bool condition, std::string_view value = "") {
    return condition ? value : absent;
}

/// A link out of the service. Only http and https become a link: the address came with a record, and a page
/// trusts no record; anything else stands there as text.
Html outward(std::string_view url, Html const &words, std::string_view css_class = absent);
bool is_web_address(std::string_view url);

/// <svg><use href="/assets/icons.svg#NAME"/></svg>
Html icon(std::string_view name, bool as_icon = true);

} // namespace tsunagi::api
