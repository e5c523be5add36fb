#include "api/portal/pager.hpp"

#include <algorithm>

namespace tsunagi::api {

namespace {

constexpr std::uint64_t window = 2000;

std::string place_of(Tongue tongue, PageOfList const &page) {
    auto const first = grouped(page.from + 1), last = grouped(page.from + page.shown);
    if (tongue == Tongue::ja)
        return counted(tongue, page.total) + "のうち " + first + " から " + last + " まで";
    return first + " to " + last + " of " + grouped(page.total);
}

Html way(Address const &address, std::uint64_t from, std::string_view relation, Html const &words) {
    auto const target = from == 0 ? address : address.with("from", std::to_string(from));
    return element("a", {{"class", "button"}, {"href", target.url()}, {"rel", relation}}, words);
}

} // namespace

Html pager(Tongue tongue, Address const &address, PageOfList const &page) {
    auto inner = element("span", {{"class", "fine"}}, text(place_of(tongue, page)));
    auto const next = page.from + page.size;
    Html ways;
    if (page.from > 0)
        ways += way(address, page.from - std::min(page.from, page.size), "prev",
                    icon("next") + text(say(tongue, "まえのページ", "Previous")));
    if (next < page.total && next + page.size <= window)
        ways += way(address, next, "next", text(say(tongue, "つぎのページ", "Next")) + icon("next"));
    if (!ways.empty()) inner += element("div", {{"class", "turn"}}, ways);
    if (next < page.total && next + page.size > window)
        inner +=
            element("p", {{"class", "fine"}},
                    text(say(tongue, "ここで見られるのは 2,000 件までです。続きは条件をしぼってください。",
                             "The list ends at 2,000. Narrow it down to see the others.")));
    return element("nav", {{"class", "pager"}, {"aria-label", say(tongue, "つづき", "Pages")}}, inner);
}

} // namespace tsunagi::api
