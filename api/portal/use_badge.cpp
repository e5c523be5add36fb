#include "api/portal/use_badge.hpp"

#include <array>

namespace tsunagi::api {

namespace {

struct Use {
    std::string_view codes; ///< separated and enclosed by spaces
    std::string_view shape, ja, en, explained_ja, explained_en;
};

constexpr std::array uses{
    Use{" cc0 pdm ", "com", "商用でも使えます", "Free to use, also commercially",
        "申請なしで、商用でも、形を変えても使えます。",
        "You may use this for anything, also commercially. No need to ask."},
    Use{" ccby ccbysa ", "com", "商用でも使えます", "Free to use, also commercially",
        "作者などを示せば、申請なしで、商用でも使えます。",
        "You may use this for anything if you name the source. No need to ask."},
    Use{" ccbync ccbyncsa ", "noncom", "非商用なら使えます", "Free for non-commercial use",
        "作者などを示せば、商用でない使い方ができます。",
        "You may use this without commercial purpose if you name the source."},
    Use{" incr_edu ", "edu", "教育なら使えます", "Free for education",
        "著作権があります。教育の場では申請なしで使えます。",
        "In copyright. You may use it in education without asking."},
    Use{" ccbynd ccbyncnd ", "ask", "そのままなら使えます", "Unchanged only", "形を変えなければ使えます。",
        "You may share it unchanged."},
    Use{" nocr_cont nocr_other others ", "ask", "条件つきです", "Conditions apply",
        "所蔵者の条件があります。使う前に所蔵者のページで確かめてください。",
        "The holder has conditions. Check the holder's page before use."},
    Use{" incr ", "ask", "許諾が必要です", "Ask for permission",
        "著作権があります。使うには権利者の許しが必要です。",
        "In copyright. You need the rights holder's permission."},
};

constexpr Use not_evaluated{"",
                            "uneval",
                            "条件は未評価です",
                            "Not evaluated",
                            "使ってよいかどうか、まだ分かっていません。所蔵者に確かめてください。",
                            "Nobody has said yet whether you may use it. Ask the holder."};

Use const &use_of(std::string_view code) {
    auto const word = " " + std::string(code) + " ";
    for (auto const &use : uses)
        if (use.codes.find(word) != use.codes.npos) return use;
    return not_evaluated;
}

} // namespace

std::string_view use_class(std::string_view code) { return use_of(code).shape; }
std::string_view use_sentence(Tongue tongue, std::string_view code) {
    return say(tongue, use_of(code).ja, use_of(code).en);
}
std::string_view use_explained(Tongue tongue, std::string_view code) {
    return say(tongue, use_of(code).explained_ja, use_of(code).explained_en);
}

Html use_badge(Tongue tongue, model::RightsStatement const &statement) {
    auto const shape = use_class(statement.code);
    bool const named = shape != "uneval";
    // Licences of Creative Commons differ from version to version; its two dedications have one each.
    bool const versioned = statement.statement.starts_with("CC BY") && !statement.version.empty();
    auto const name = versioned ? statement.statement + " " + statement.version : statement.statement;
    return element("span", {{"class", "use " + std::string(shape)}},
                   icon("use-" + std::string(shape), false) + text(use_sentence(tongue, statement.code)) +
                       (named ? element("code", text(name)) : Html{}));
}

} // namespace tsunagi::api
