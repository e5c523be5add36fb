#include "normalizer/normalize/rights/clauses.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace tsunagi::normalizer::rights {

namespace {

constexpr std::array<std::string_view, 6> metadata_words{"メタデータ", "metadata", "書誌データ",
                                                         "目録データ", "書誌情報", "目録情報"};
constexpr std::array<std::string_view, 2> media_words{"画像", "image"};
constexpr std::array<std::string_view, 5> description_words{"解説文", "解説テキスト", "説明文", "作品解説",
                                                            "description"};
constexpr std::array<std::string_view, 7> content_words{"画像",       "写真", "資料", "作品",
                                                        "コンテンツ", "本文", "image"};

constexpr std::array<std::string_view, 7> sentence_ends{"。", "!", "?", ". ", "。 ", "│", "|"};
constexpr std::array<std::string_view, 4> clause_ends{"、", ",", ";", "/"};

template <class Words>
bool mentions(std::string_view text, Words const &words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

std::string scope_of(std::string_view text) {
    if (mentions(text, metadata_words)) return "metadata";
    if (mentions(text, description_words)) return "description";
    return mentions(text, media_words) ? "media" : "";
}

/// Cuts behind each mark.
template <class Marks>
std::vector<Clause> cut(std::string_view text, Clause const &whole, Marks const &marks) {
    std::vector<Clause> pieces;
    auto start = whole.begin;
    for (auto at = whole.begin; at < whole.end;) {
        auto const rest = text.substr(at, whole.end - at);
        auto const *const mark =
            std::find_if(marks.begin(), marks.end(), [&](std::string_view m) { return rest.starts_with(m); });
        if (mark == marks.end()) {
            ++at;
            continue;
        }
        at += mark->size();
        pieces.push_back({start, at, "", false});
        start = at;
    }
    if (start < whole.end || pieces.empty()) pieces.push_back({start, whole.end, "", false});
    return pieces;
}

void name_scope(std::string_view text, Clause &clause) {
    auto const piece = text.substr(clause.begin, clause.end - clause.begin);
    clause.scope = scope_of(piece);
    clause.names_content = mentions(piece, content_words);
}

bool speaks_of_several(std::vector<Clause> const &parts) {
    std::set<std::string_view> scopes;
    for (auto const &part : parts)
        if (!part.scope.empty()) scopes.insert(part.scope);
    return scopes.size() > 1;
}

/// "画像はCC BY 4.0、解説文は無断転載禁止" is two clauses; with one scope in it the sentence stays whole.
std::vector<Clause> parts_of(std::string_view text, Clause sentence) {
    auto parts = cut(text, sentence, clause_ends);
    for (auto &part : parts) name_scope(text, part);
    if (!speaks_of_several(parts)) {
        name_scope(text, sentence);
        return {sentence};
    }
    for (std::size_t i = 1; i < parts.size(); ++i) // a part without a word of its own goes on with the last
        if (parts[i].scope.empty()) parts[i].scope = parts[i - 1].scope;
    return parts;
}

/// "画像" alone only means the content: a scope of its own needs another beside it.
void forget_lone_media(std::vector<Clause> &clauses) {
    if (speaks_of_several(clauses)) return;
    for (auto &clause : clauses)
        if (clause.scope == "media") clause.scope.clear();
}

} // namespace

std::vector<Clause> clauses_of(std::string_view folded) {
    Clause const whole{0, folded.size(), "", false};
    if (scope_of(folded).empty()) return {whole};
    std::vector<Clause> clauses;
    for (auto const &sentence : cut(folded, whole, sentence_ends))
        for (auto &part : parts_of(folded, sentence)) clauses.push_back(std::move(part));
    forget_lone_media(clauses);
    return clauses;
}

std::size_t reach_of(std::vector<Clause> const &clauses, std::size_t i) {
    for (auto next = i + 1; next < clauses.size(); ++next)
        if (!clauses[next].scope.empty() && clauses[next].scope != clauses[i].scope)
            return clauses[next].begin;
    return clauses.empty() ? 0 : clauses.back().end;
}

} // namespace tsunagi::normalizer::rights
