#include "api/portal/eras.hpp"

#include <algorithm>

namespace tsunagi::api {

namespace {

struct Era {
    std::string code;
    std::uint64_t count = 0;
    bool chosen = false;
};

constexpr std::uint64_t column = 12, bar = 10, height = 100; // units of the picture

std::vector<Era> eras_of(Address const &address, indexer::Hits const &hits, Labels const &labels) {
    std::vector<Era> eras;
    auto const facet = std::ranges::find(hits.facets, "tempo", &indexer::Facet::key);
    if (facet == hits.facets.end() || facet->counts.empty()) return eras;
    for (auto const &code : labels.codes("tempo")) {
        auto const counted =
            std::ranges::find(facet->counts, code, &std::pair<std::string, std::uint64_t>::first);
        eras.push_back({.code = code,
                        .count = counted == facet->counts.end() ? 0 : counted->second,
                        .chosen = address.has("f-tempo", "+" + code) || address.has("f-tempo", code)});
    }
    return eras;
}

Html bars(std::vector<Era> const &eras) {
    auto const most = std::max<std::uint64_t>(1, std::ranges::max(eras, {}, &Era::count).count);
    auto const width = std::to_string(column * eras.size());
    Html rectangles;
    std::uint64_t x = 1;
    for (auto const &era : eras) {
        auto const tall = era.count == 0 ? 0 : std::max<std::uint64_t>(1, era.count * height / most);
        rectangles += element("rect",
                              {{"class", era.chosen ? "bar in" : "bar"},
                               {"x", std::to_string(x)},
                               {"y", std::to_string(height - tall)},
                               {"width", std::to_string(bar)},
                               {"height", std::to_string(tall)}},
                              {});
        x += column;
    }
    rectangles += element("path", {{"class", "foot"}, {"d", "M0 100h" + width}}, {});
    return element(
        "svg",
        {{"viewBox", "0 0 " + width + " 100"}, {"preserveAspectRatio", "none"}, {"aria-hidden", "true"}},
        rectangles);
}

Html links(std::vector<Era> const &eras, Address const &address, Labels const &labels) {
    bool const alone = std::ranges::count_if(eras, &Era::chosen) == 1;
    Html row;
    for (auto const &era : eras) {
        auto const words = text(labels.brief("tempo", era.code)) + element("small", text(grouped(era.count)));
        if (era.count == 0 && !era.chosen) {
            row += element("span", words);
            continue;
        }
        auto const open = address.without("f-tempo");
        auto const target = era.chosen && alone ? open : open.with("f-tempo", "+" + era.code);
        row += element("a", {{"href", target.url()}, {"aria-current", when(era.chosen, "true")}}, words);
    }
    return element(
        "nav", {{"class", "eras"}, {"aria-label", say(labels.tongue(), "時代でしぼる", "Limit to a period")}},
        row);
}

} // namespace

Html timeline(Address const &address, indexer::Hits const &hits, Labels const &labels) {
    auto const eras = eras_of(address, hits, labels);
    if (eras.empty()) return {};
    return element("div", {{"class", "years-plot"}}, bars(eras) + links(eras, address, labels));
}

} // namespace tsunagi::api
