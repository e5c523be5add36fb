#include "api/portal/terms.hpp"

#include "api/portal/spoken.hpp"
#include "api/portal/use_badge.hpp"

namespace tsunagi::api {

namespace {

Html pair(std::string_view name, Html const &value) {
    return element("dt", text(name)) + element("dd", value);
}

Html code(std::string_view words) { return element("code", text(words)); }

/// Original text, where it stood, code, rule, date checked, inherited or not (look, section 7, three scopes).
Html proof(Tongue tongue, model::RightsStatement const &statement) {
    Html rows;
    for (auto const &provided : statement.provided)
        rows += pair(say(tongue, "元の文", "Original text"),
                     element("span", {{"class", "record"}}, spoken(provided)));
    for (auto const &path : statement.source_path)
        rows += pair(say(tongue, "元の場所", "Where it stood"), code(path));
    if (statement.provided.empty() && !statement.inherited)
        rows +=
            pair(say(tongue, "元の文", "Original text"), text(say(tongue, "記載がありません", "not stated")));
    if (statement.inherited)
        rows += pair(say(tongue, "元の場所", "Where it stood"),
                     text(statement.from == "institution"
                              ? say(tongue, "機関の定義", "definition of the institution")
                          : statement.from == "parent"
                              ? say(tongue, "上の階層の記録", "the record above it")
                              : say(tongue, "データベースの定義", "definition of the database")));
    rows += pair(say(tongue, "符号", "Code"), code(statement.code));
    if (!statement.uri.empty()) rows += pair("URI", outward(statement.uri, text(statement.uri)));
    rows += pair(say(tongue, "規則", "Rule"), code(statement.rule));
    for (auto const &original : statement.conflict)
        rows += pair(say(tongue, "食い違い", "Conflict"),
                     element("span", {{"class", "record"}}, spoken(original)));
    if (!statement.checked_at.empty())
        rows += pair(say(tongue, "確かめた日", "Checked"), text(day_of(tongue, statement.checked_at)));
    return element("dl", {{"class", "proof"}}, rows);
}

Html scope(Tongue tongue, std::string_view name, model::RightsStatement const &statement, bool open) {
    auto const heading = element("h3", text(name) + use_badge(tongue, statement));
    auto const evidence =
        element("details", {{"open", when(open)}},
                element("summary", text(say(tongue, "この判断のもと", "Why we say so")) + icon("down")) +
                    proof(tongue, statement));
    return element("li", heading + element("p", text(use_explained(tongue, statement.code))) + evidence);
}

} // namespace

Html terms_section(Tongue tongue, model::Record const &record) {
    auto const rows =
        scope(tongue, say(tongue, "作品の画像・本文", "The work's content"), record.rights.content, true) +
        scope(tongue, say(tongue, "小さな見本画像", "Thumbnail"), record.rights.thumbnail, false) +
        scope(tongue, say(tongue, "この目録の文字", "This description"), record.rights.metadata, false);
    return element(
        "section", {{"class", "terms"}, {"aria-labelledby", "terms"}},
        element("h2", {{"id", "terms"}}, text(say(tongue, "利用条件", "Terms of use"))) +
            element("p", {{"class", "fine"}},
                    text(say(tongue, "三つは別々に決まっています。", "The three are decided apart."))) +
            element("ul", {{"class", "scopes"}}, rows));
}

} // namespace tsunagi::api
