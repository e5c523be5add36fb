#include "normalizer/normalize/agent.hpp"

#include "normalizer/normalize/agents/life_dates.hpp"
#include "normalizer/normalize/agents/role_words.hpp"
#include "normalizer/normalize/body_name.hpp"
#include "normalizer/normalize/language_tag.hpp"
#include "normalizer/normalize/says_nothing.hpp"
#include "normalizer/normalize/text.hpp"

#include <algorithm>
#include <array>

namespace tsunagi::normalizer {

using namespace agents;

struct AgentReader::Tables {
    RoleWords roles;
};

namespace {

/// Between groups, each with roles of its own; a comma is not among them: 歌川, 広重.
constexpr std::array<std::string_view, 8> group_marks{"／", " / ", "；", ";", "\n", "\r", "｜", " | "};
constexpr std::array<std::string_view, 1> name_marks{"、"};

template <class Marks>
std::vector<std::string> split(std::string_view text, Marks const &marks) {
    std::vector<std::string> parts;
    std::size_t start = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const rest = text.substr(at);
        auto const *const mark =
            std::find_if(marks.begin(), marks.end(), [&](std::string_view m) { return rest.starts_with(m); });
        if (mark == marks.end()) {
            ++at;
            continue;
        }
        parts.push_back(squash(text.substr(start, at - start)));
        start = at += mark->size();
    }
    parts.push_back(squash(text.substr(start)));
    std::erase_if(parts, [](std::string const &part) { return says_nothing(part); });
    if (parts.size() > 1)
        std::erase_if(parts, [](std::string const &part) { return part == "他" || part == "ほか"; });
    return parts;
}

/// One name on its way: what is understood is taken off its text.
struct Draft {
    model::Agent agent;
    Role const *role = nullptr; ///< null = none written, or an unknown one
    bool leading = false;       ///< the role stands before the name, as in [声]A、B
};

void take(Draft &draft, TakenRole taken, bool leading) {
    auto &agent = draft.agent;
    if (taken.role && taken.role->certainty == "uncertain") agent.certainty = "uncertain";
    bool const first = !draft.role;
    bool const attribution_only = draft.role && draft.role->certainty == "uncertain";
    if (taken.role && (first || attribution_only)) draft.role = taken.role; // 伝雪舟筆: the artist, uncertain
    agent.role_provided += (agent.role_provided.empty() ? "" : "・") + taken.provided;
    agent.name = std::move(taken.name);
    draft.leading = draft.leading || leading;
}

void take_roles(Draft &draft, RoleWords const &roles) {
    for (int i = 0; i < 4; ++i) { // [原作][脚本]X
        auto taken = roles.take_from_front(draft.agent.name);
        if (!taken || taken->name.empty()) break;
        take(draft, *std::move(taken), true);
    }
    for (int i = 0; i < 2; ++i) { // ビデオひろば[主催]:[主催]
        auto taken = roles.take_from_end(draft.agent.name);
        if (!taken || taken->name.empty()) break;
        take(draft, *std::move(taken), false);
    }
}

/// "葛飾北斎（カツシカ ホクサイ）", "葛飾北斎∥カツシカ ホクサイ"
void take_reading(model::Agent &agent) {
    std::string_view const name = agent.name;
    for (auto const &[open, close] :
         {std::pair<std::string_view, std::string_view>("(", ")"), {"（", "）"}, {"∥", ""}, {"||", ""}}) {
        auto const begin = name.rfind(open);
        if (begin == name.npos || begin == 0 || !name.ends_with(close)) continue;
        auto const inside =
            squash(name.substr(begin + open.size(), name.size() - close.size() - begin - open.size()));
        auto before = squash(name.substr(0, begin));
        if (!is_kana_only(inside) || is_kana_only(before)) continue;
        agent.reading = inside;
        agent.name = std::move(before);
        return;
    }
}

void take_dates(model::Agent &agent) {
    auto dates = take_life_dates(agent.name);
    if (!dates) return;
    agent.birth = std::move(dates->birth);
    agent.death = std::move(dates->death);
    agent.name = std::move(dates->name);
}

bool has_han(std::string_view text) { return language_tag(text, "", "").script == "Jpan"; }

/// Authority form to plain form: "歌川, 広重" -> "歌川広重". Latin and kana names keep their comma.
void join_family_and_given_name(model::Agent &agent) {
    auto const comma = agent.name.find(',');
    if (comma == agent.name.npos || agent.name.find(',', comma + 1) != agent.name.npos) return;
    auto const family = squash(agent.name.substr(0, comma)), given = squash(agent.name.substr(comma + 1));
    if (family.empty() || given.empty() || !has_han(family) || !has_han(given)) return;
    if (agent.kind.empty()) agent.kind = "person";
    agent.name = family + given;
}

bool is_inverted(std::string_view name) {
    auto const comma = name.find(", ");
    return comma != name.npos && comma > 0 && name.find(", ", comma + 2) == name.npos;
}

void tell_kind(model::Agent &agent) {
    bool const dated = !agent.birth.empty() || !agent.death.empty();
    if (dated)
        agent.kind = "person";
    else if (is_body_name(agent.name))
        agent.kind = "body";
    else if (is_inverted(agent.name))
        agent.kind = "person";
}

/// A whole name in brackets is one that the cataloguer supplied: [葛飾北斎].
void take_off_outer_brackets(std::string &name) {
    for (auto const &[open, close] : {std::pair<std::string_view, std::string_view>("[", "]"), {"［", "］"}})
        if (name.size() > open.size() + close.size() && name.starts_with(open) && name.ends_with(close) &&
            name.find(open, 1) == name.npos)
            name =
                squash(std::string_view(name).substr(open.size(), name.size() - open.size() - close.size()));
}

Draft draft_of(std::string const &text, RoleWords const &roles) {
    Draft draft;
    draft.agent.provided = text;
    draft.agent.name = text;
    draft.agent.certainty = "exact";
    take_roles(draft, roles);
    take_off_outer_brackets(draft.agent.name);
    take_dates(draft.agent);
    if (!draft.role) take_roles(draft, roles); // Blake, William, illustrator, 1757-1827
    take_reading(draft.agent);
    tell_kind(draft.agent);
    join_family_and_given_name(draft.agent);
    return draft;
}

void copy_role(Draft const &from, Draft &to) {
    to.role = from.role;
    to.agent.role_provided = from.agent.role_provided;
    if (from.role && from.role->certainty == "uncertain") to.agent.certainty = "uncertain";
}

/// [声の出演]A、B and A、B共著: one role for all names of the group that have none.
void share_roles(std::vector<Draft> &group) {
    for (std::size_t i = 1; i < group.size(); ++i)
        if (group[i].agent.role_provided.empty() && group[i - 1].leading) {
            copy_role(group[i - 1], group[i]);
            group[i].leading = true;
        }
    for (auto i = group.size(); i-- > 1;)
        if (group[i - 1].agent.role_provided.empty() && group[i].role && !group[i].leading)
            copy_role(group[i], group[i - 1]);
}

model::Agent finished(Draft draft, std::string_view default_role) {
    auto &agent = draft.agent;
    agent.role = draft.role ? draft.role->role : std::string(default_role);
    if (draft.role) agent.evidence.rule = "roles";
    if (agent.certainty == "uncertain") agent.evidence.confidence = 0.8;
    return std::move(agent);
}

} // namespace

AgentReader::AgentReader(model::Vocabularies const &vocabularies)
    : m_tables(std::make_unique<Tables>(Tables{RoleWords(vocabularies)})) {}

AgentReader::~AgentReader() = default;
AgentReader::AgentReader(AgentReader &&) noexcept = default;

std::vector<model::Agent> AgentReader::read(std::string_view provided, std::string_view default_role) const {
    std::vector<model::Agent> agents;
    for (auto const &part : split(provided, group_marks)) {
        std::vector<Draft> group;
        for (auto const &name : split(part, name_marks)) group.push_back(draft_of(name, m_tables->roles));
        share_roles(group);
        for (auto &draft : group) agents.push_back(finished(std::move(draft), default_role));
    }
    if (agents.size() == 1) agents.front().provided = std::string(provided);
    return agents;
}

} // namespace tsunagi::normalizer
