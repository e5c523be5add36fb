// The role words of roles.tsv and where in a text they count (vocabularies README, "roles.tsv").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schemas/model/table.hpp"

namespace tsunagi::normalizer::agents {

struct Role {
    std::string word;      ///< folded
    std::string role;      ///< ours
    std::string certainty; ///< "uncertain" for attributions
    bool latin = false;
    bool doubtful = false; ///< short or ambiguous: needs brackets or a place of its own
};

/// A name with its role taken off, and how the source wrote the role.
struct TakenRole {
    Role const *role = nullptr; ///< null: written in brackets as a role but not known
    std::string provided;
    std::string name;
};

/// Immutable after construction.
class RoleWords {
public:
    explicit RoleWords(model::Vocabularies const &);

    /// 著, 共著, 等訳, 作・画; nothing for text that is no role.
    Role const *find(std::string_view text) const;

    /// "[監督]森田浩光", "作者：北斎", "attributed to X", "伝 雪舟"
    std::optional<TakenRole> take_from_front(std::string_view text) const;
    /// "中根淑 著", "北斎画", "北斎 [画]", "北斎（画）", "William Blake, author"
    std::optional<TakenRole> take_from_end(std::string_view text) const;

private:
    Role const *exact(std::string const &folded) const;
    std::optional<TakenRole> bracket_at_front(std::string_view text) const;
    std::optional<TakenRole> label_at_front(std::string_view text) const;
    std::optional<TakenRole> preposition_at_front(std::string_view text) const;
    std::optional<TakenRole> bracket_at_end(std::string_view text) const;
    std::optional<TakenRole> word_at_end(std::string_view text) const;
    std::optional<TakenRole> suffix_at_end(std::string_view text) const;

    std::unordered_map<std::string, Role> m_roles;
    std::vector<std::string> m_suffixes;     ///< may follow a name without a space; longest first
    std::vector<std::string> m_prepositions; ///< Latin words before a name; longest first
};

} // namespace tsunagi::normalizer::agents
