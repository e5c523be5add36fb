#include "api/portal/cover.hpp"

#include <algorithm>
#include <array>

namespace tsunagi::api {

namespace {

/// `ai` books, `shibu` prints, `miru` maps and nature, `nibi` documents and science, `suo` literature and
/// stage.
std::string_view cloth_of(model::Record const &record) {
    static constexpr std::array cloths{
        std::pair{" paint photo poster postcard arts craft ceramic lacquer metal sculpture daw ", " shibu"},
        std::pair{" map natural site architecture archeology stone ", " miru"},
        std::pair{" docs offdoc dataset article ematerial ", " nibi"},
        std::pair{" ancdoc performance movie video anime game media mscore recording ", " suo"},
    };
    for (auto const &type : record.type)
        for (auto const &[codes, cloth] : cloths)
            if (std::string_view(codes).find(" " + type.code + " ") != std::string_view::npos) return cloth;
    return "";
}

/// The first seven characters, cut between code points of UTF-8.
std::string slip(std::string_view title) {
    std::size_t characters = 0, at = 0;
    for (; at < title.size(); ++at)
        if ((static_cast<unsigned char>(title[at]) & 0xC0U) != 0x80U && ++characters > 7) break;
    return std::string(title.substr(0, at));
}

Html binding() {
    return element("svg",
                   {{"viewBox", "0 0 14 140"},
                    {"preserveAspectRatio", "none"},
                    {"fill", "none"},
                    {"stroke", "currentColor"},
                    {"stroke-width", "1.4"},
                    {"aria-hidden", "true"}},
                   element("path", {{"d", "M3 0v140M3 9h11M3 50h11M3 91h11M3 131h11"}}, {}));
}

} // namespace

std::string picture_of(model::Record const &record) {
    auto const secure = [](std::string const &url) { return url.starts_with("https://"); };
    auto const picture = std::ranges::find_if(record.links.thumbnail, secure);
    return picture == record.links.thumbnail.end() ? "" : *picture;
}

Html cover(model::Record const &record, std::string_view title) {
    return element("div", {{"class", "cover" + std::string(cloth_of(record))}, {"aria-hidden", "true"}},
                   binding() + element("span", text(slip(title))));
}

Html plate(model::Record const &record, std::string_view title, std::string_view author) {
    auto const picture = picture_of(record);
    if (picture.empty()) return element("div", {{"class", "plate"}}, cover(record, title));
    auto const described =
        author.empty() ? std::string(title) : std::string(title) + "、" + std::string(author);
    return element("div", {{"class", "plate"}},
                   lone("img", {{"src", picture}, {"alt", described}, {"loading", "lazy"}}));
}

} // namespace tsunagi::api
