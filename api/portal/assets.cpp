#include "api/portal/assets.hpp"

// Written into the program by cmake/embed.cmake, one pair of symbols a file.
extern "C" {
extern char const tsunagi_asset_tokens_css[], tsunagi_asset_tokens_css_end[];
extern char const tsunagi_asset_portal_css[], tsunagi_asset_portal_css_end[];
extern char const tsunagi_asset_icons_svg[], tsunagi_asset_icons_svg_end[];
extern char const tsunagi_asset_sign_svg[], tsunagi_asset_sign_svg_end[];
}

namespace tsunagi::api {

namespace {

struct Embedded {
    std::string_view name, content_type;
    char const *begin, *end;
};

constexpr std::string_view css = "text/css; charset=utf-8", svg = "image/svg+xml";

} // namespace

std::optional<Asset> find_asset(std::string_view name) {
    Embedded const all[] = {
        {"tokens.css", css, tsunagi_asset_tokens_css, tsunagi_asset_tokens_css_end},
        {"portal.css", css, tsunagi_asset_portal_css, tsunagi_asset_portal_css_end},
        {"icons.svg", svg, tsunagi_asset_icons_svg, tsunagi_asset_icons_svg_end},
        {"sign.svg", svg, tsunagi_asset_sign_svg, tsunagi_asset_sign_svg_end},
    };
    for (auto const &file : all)
        if (file.name == name)
            return Asset{file.content_type, {file.begin, static_cast<std::size_t>(file.end - file.begin)}};
    return std::nullopt;
}

} // namespace tsunagi::api
