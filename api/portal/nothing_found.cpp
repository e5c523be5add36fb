#include "api/portal/nothing_found.hpp"

#include <array>
#include <set>

#include "api/portal/visible_search.hpp"

namespace tsunagi::api {

namespace {

std::string first_words(Address const &address) {
    for (auto const &each : address.list())
        if (each.name == "keyword") return each.value;
    return "";
}

Html repairs(Tongue tongue, Address const &address, Readers const &readers) {
    struct Repair {
        std::string_view ja, en;
        Address target;
    };
    std::array const all{
        Repair{"年代を外します", "Any date", address.without("r-tempo").without("f-tempo")},
        Repair{"しぼりこみをすべて外します", "Take all conditions away", address.without_conditions()},
        Repair{"言葉を外します", "Any words", address.without("keyword")}};
    Html buttons;
    std::set<std::string> offered{address.url()};
    for (auto const &[ja, en, target] : all) {
        if (offered.size() > 2 || offered.contains(target.url())) continue;
        auto const count = count_at(target, readers);
        if (count == 0) continue;
        offered.insert(target.url());
        auto const found = counted(tongue, count);
        auto const words = tongue == Tongue::ja ? std::string(ja) + "（" + found + "）"
                                                : std::string(en) + " (" + found + ")";
        buttons += element("a", {{"class", "button"}, {"href", target.url()}}, text(words));
    }
    return buttons.empty() ? buttons : element("p", {{"class", "acts"}}, buttons);
}

} // namespace

Html nothing_found(Visit const &visit, Address const &address, Readers const &readers) {
    auto const tongue = visit.tongue;
    if (readers.index.records() == 0)
        return element(
            "div", {{"class", "none"}},
            element("h2", text(say(tongue, "まだ記録が届いていません", "No records have arrived yet"))) +
                element("p", text(say(tongue, "最初の受信が終わると、ここでさがせます。",
                                      "You can search here after the first harvest."))));
    auto const words = first_words(address);
    auto const heading = words.empty() ? std::string(say(tongue, "この条件の記録は見つかりませんでした",
                                                         "Nothing found under these conditions"))
                         : tongue == Tongue::ja ? "「" + words + "」の記録は見つかりませんでした"
                                                : "Nothing found for “" + words + "”";
    auto const advice = say(tongue, "言葉を短くするか、ほかの書き方でさがしてください。",
                            "Try fewer words or another spelling.");
    return element("div", {{"class", "none"}},
                   element("h2", text(heading)) + element("p", text(advice)) +
                       repairs(tongue, address, readers));
}

} // namespace tsunagi::api
