#include "normalizer/normalize/agents/role_words.hpp"

#include "normalizer/normalize/text.hpp"

#include <algorithm>
#include <array>

namespace tsunagi::normalizer::agents {

namespace {

struct Brackets {
    std::string_view open, close;
};

constexpr std::array brackets{Brackets{"[", "]"},   Brackets{"［", "］"}, Brackets{"【", "】"},
                              Brackets{"〔", "〕"}, Brackets{"(", ")"},   Brackets{"（", "）"},
                              Brackets{"〈", "〉"}};

/// 共著, 原著, 等訳, 他編, ほか著
constexpr std::array<std::string_view, 5> before_roles{"共", "原", "等", "他", "ほか"};

/// Single characters that end a name without a space; others end names of their own (耕作, 雅文).
constexpr std::array<std::string_view, 8> safe_suffixes{"著", "編", "訳", "撰", "画", "筆", "輯", "註"};

/// Of longer words only those of authorship: 東映アニメーション and 凸版印刷 are names.
constexpr std::array<std::string_view, 8> roles_of_suffixes{
    "author", "editor", "translator", "artist", "supervisor", "reviser", "annotator", "director"};

template <class List>
bool has(List const &list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool longer(std::string const &a, std::string const &b) { return a.size() > b.size(); }

bool ends_with_preposition(std::string_view word) {
    return word.ends_with(" by") || word.ends_with(" of") || word.ends_with(" to") ||
           word.ends_with(" after") || word == "by" || word == "after" || word == "with";
}

bool may_be_suffix(Role const &role) {
    if (role.latin || role.doubtful || !has(roles_of_suffixes, role.role)) return false;
    return code_points(role.word).size() > 1 || has(safe_suffixes, role.word);
}

/// Without spaces and the marks that part a role from its name.
std::string without_marks(std::string_view text) {
    constexpr std::array<std::string_view, 8> marks{" ", "　", ",", "，", "、", "∥", "|", ":"};
    for (bool again = true; again;) {
        again = false;
        for (auto const mark : marks) {
            if (text.starts_with(mark)) text.remove_prefix(mark.size()), again = true;
            if (text.ends_with(mark)) text.remove_suffix(mark.size()), again = true;
        }
    }
    return std::string(text);
}

std::vector<std::string_view> split(std::string_view text, std::string_view mark) {
    std::vector<std::string_view> parts;
    for (auto at = text.find(mark); at != text.npos; at = text.find(mark)) {
        parts.push_back(text.substr(0, at));
        text.remove_prefix(at + mark.size());
    }
    parts.push_back(text);
    return parts;
}

} // namespace

RoleWords::RoleWords(model::Vocabularies const &vocabularies) {
    auto const &table = vocabularies.table("roles");
    for (auto const &row : table.rows()) {
        Role role{.word = comparable(table.cell(row, "word")),
                  .role = table.cell(row, "role"),
                  .certainty = table.cell(row, "certainty"),
                  .latin = table.cell(row, "script") == "Latn",
                  .doubtful = table.cell(row, "doubtful") == "1"};
        if (may_be_suffix(role)) m_suffixes.push_back(role.word);
        if (role.latin && ends_with_preposition(role.word)) m_prepositions.push_back(role.word);
        auto word = role.word;
        m_roles.emplace(std::move(word), std::move(role));
    }
    std::sort(m_suffixes.begin(), m_suffixes.end(), longer);
    std::sort(m_prepositions.begin(), m_prepositions.end(), longer);
}

Role const *RoleWords::exact(std::string const &folded) const {
    auto const found = m_roles.find(folded);
    if (found != m_roles.end()) return &found->second;
    for (auto const word : before_roles)
        if (folded.size() > word.size() && folded.starts_with(word))
            return exact(without_marks(std::string_view(folded).substr(word.size())));
    return nullptr;
}

Role const *RoleWords::find(std::string_view text) const {
    std::size_t constexpr longest = 120; // bytes
    if (text.size() > longest) return nullptr;
    auto const folded = without_marks(comparable(text));
    if (auto const *role = exact(folded)) return role;
    for (std::string_view const mark : {"・", "/", "､", "、", ","}) {
        if (folded.find(mark) == folded.npos) continue;
        for (auto const part : split(folded, mark))
            if (auto const *role = exact(without_marks(part))) return role;
    }
    return nullptr;
}

/// A bracket before a name holds its role, known or not.
std::optional<TakenRole> RoleWords::bracket_at_front(std::string_view text) const {
    for (auto const &pair : brackets) {
        if (!text.starts_with(pair.open)) continue;
        auto const end = text.find(pair.close);
        if (end == text.npos) continue;
        auto const inside = text.substr(pair.open.size(), end - pair.open.size());
        auto name = without_marks(text.substr(end + pair.close.size()));
        if (name.empty() || inside.empty()) return {};
        auto const *role = find(inside);
        bool const round = pair.open == "(" || pair.open == "（"; // (株)講談社
        if (!role && round) return {};
        return TakenRole{role, std::string(inside), std::move(name)};
    }
    return {};
}

/// "作者：葛飾北斎", "Author: X"
std::optional<TakenRole> RoleWords::label_at_front(std::string_view text) const {
    for (std::string_view const colon : {":", "："}) {
        auto const at = text.find(colon);
        if (at == text.npos || at == 0) continue;
        auto const *role = find(text.substr(0, at));
        auto name = without_marks(text.substr(at + colon.size()));
        if (role && !name.empty()) return TakenRole{role, without_marks(text.substr(0, at)), std::move(name)};
    }
    return {};
}

/// "Attributed to X", "after X", "伝 雪舟"; a Japanese one only before a space (伝次郎 is a name).
std::optional<TakenRole> RoleWords::preposition_at_front(std::string_view text) const {
    std::string_view constexpr tradition = "伝";
    for (std::string_view const space : {" ", "　"})
        if (auto const start = std::string(tradition) + std::string(space); text.starts_with(start))
            return TakenRole{find(tradition), std::string(tradition),
                             without_marks(text.substr(start.size()))};
    if (text.empty() || static_cast<unsigned char>(text.front()) >= 0x80) return {};
    auto const folded = lower(text);
    for (auto const &word : m_prepositions)
        if (folded.starts_with(word + " "))
            return TakenRole{find(word), std::string(text.substr(0, word.size())),
                             without_marks(text.substr(word.size()))};
    return {};
}

std::optional<TakenRole> RoleWords::take_from_front(std::string_view text) const {
    if (auto taken = bracket_at_front(text)) return taken;
    if (auto taken = label_at_front(text)) return taken;
    return preposition_at_front(text);
}

std::optional<TakenRole> RoleWords::bracket_at_end(std::string_view text) const {
    for (auto const &pair : brackets) {
        if (!text.ends_with(pair.close)) continue;
        auto const begin = text.rfind(pair.open);
        if (begin == text.npos || begin == 0) continue;
        auto const inside =
            text.substr(begin + pair.open.size(), text.size() - pair.close.size() - begin - pair.open.size());
        auto name = without_marks(text.substr(0, begin));
        if (auto const *role = find(inside); role && !name.empty())
            return TakenRole{role, std::string(inside), std::move(name)};
    }
    return {};
}

/// The last word: "中根淑 著", "夏目漱石∥著", "William Blake, author".
std::optional<TakenRole> RoleWords::word_at_end(std::string_view text) const {
    for (std::string_view const mark : {"∥", "||", " ", "　", ","}) {
        auto const at = text.rfind(mark);
        if (at == text.npos || at == 0) continue;
        auto const word = text.substr(at + mark.size());
        auto name = without_marks(text.substr(0, at));
        auto const *role = find(word);
        bool const latin_place = mark == "," || mark == "∥" || mark == "||";
        if (!role || name.empty() || (role->latin && !latin_place)) continue;
        return TakenRole{role, without_marks(word), std::move(name)};
    }
    return {};
}

std::optional<TakenRole> RoleWords::suffix_at_end(std::string_view text) const {
    std::size_t constexpr shortest_name = 6; // bytes: two kanji
    for (auto const &suffix : m_suffixes) {
        if (!text.ends_with(suffix) || text.size() < suffix.size() + shortest_name) continue;
        auto name = text.substr(0, text.size() - suffix.size());
        auto provided = suffix;
        for (auto const word : before_roles)
            if (word != "原" && name.ends_with(word) && name.size() >= word.size() + shortest_name) {
                name.remove_suffix(word.size());
                provided.insert(0, word);
                break;
            }
        return TakenRole{exact(suffix), std::move(provided), without_marks(name)};
    }
    return {};
}

std::optional<TakenRole> RoleWords::take_from_end(std::string_view text) const {
    if (auto taken = bracket_at_end(text)) return taken;
    if (auto taken = word_at_end(text)) return taken;
    return suffix_at_end(text);
}

} // namespace tsunagi::normalizer::agents
