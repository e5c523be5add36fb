#include "normalizer/assemble/assembly.hpp"
#include "normalizer/normalize/language_tag.hpp"

#include <algorithm>

namespace tsunagi::normalizer {

namespace {

bool is_reading_script(std::string const &script) {
    return script == "Kana" || script == "Hira" || script == "Hrkt";
}

/// What a title is that the crosswalk does not name: the first text that is no reading is the main one.
std::string kind_of(model::Title const &title, bool has_main, bool main_is_japanese) {
    if (is_reading_script(title.script) && (has_main || title.lang.find('-') != title.lang.npos))
        return "reading";
    if (!has_main) return "main";
    return title.lang == "en" && main_is_japanese ? "translated" : "alternative";
}

/// Tagged readings may stand before the title they belong to; they never become the main title beside
/// another.
bool may_be_main(model::Title const &title) { return title.kind.empty() && !is_reading_script(title.script); }

void settle_kinds(std::vector<model::Title> &titles) {
    auto const named = std::ranges::find(titles, std::string("main"), &model::Title::kind);
    auto main = named != titles.end() ? named : std::ranges::find_if(titles, may_be_main);
    if (main == titles.end()) main = std::ranges::find(titles, std::string(), &model::Title::kind);
    if (main == titles.end()) return;
    main->kind = "main";
    bool const japanese = main->lang.starts_with("ja");
    for (auto &title : titles) {
        if (title.kind.empty()) title.kind = kind_of(title, true, japanese);
        bool const kana_beside_kanji = title.kind == "alternative" && is_reading_script(title.script) &&
                                       !is_reading_script(main->script);
        if (kana_beside_kanji) title.kind = "reading";
    }
    std::stable_partition(titles.begin(), titles.end(),
                          [](auto const &title) { return title.kind == "main"; });
}

} // namespace

void assemble_titles(Assembly const &a) {
    for (auto const &value : a.values("titles")) {
        model::Title title{.value = value.value.text, .kind = value.kind, .evidence = evidence_of(value)};
        auto const tag =
            language_tag(title.value, value.value.lang, a.origin.dataset->mapping.latin_language);
        title.lang = tag.lang;
        title.script = tag.script;
        if (!title.value.empty()) a.record.titles.push_back(std::move(title));
    }
    settle_kinds(a.record.titles);
}

} // namespace tsunagi::normalizer
