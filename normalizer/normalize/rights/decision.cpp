#include "normalizer/normalize/rights/decision.hpp"

#include "normalizer/normalize/rights/sentences.hpp"
#include "normalizer/normalize/text.hpp"

#include <algorithm>
#include <array>

namespace tsunagi::normalizer::rights {

namespace {

constexpr std::array<std::string_view, 7> from_open_to_closed{"internet", "registered", "library", "onsite",
                                                              "partial",  "closed",     "none"};

} // namespace

void Decision::tell_access(std::string const &access) {
    auto const rank = [](std::string const &word) {
        return std::find(from_open_to_closed.begin(), from_open_to_closed.end(), word) -
               from_open_to_closed.begin();
    };
    if (access.empty()) return;
    if (m_result.access == "unknown" || rank(access) > rank(m_result.access)) m_result.access = access;
}

/// A text of the dataset's mapping.rights_texts, agreed with its provider.
bool Decision::read_agreed(std::size_t source) {
    auto const &provided = m_provided[source];
    auto found = m_defaults.agreed_texts.find(provided.text);
    if (found == m_defaults.agreed_texts.end()) found = m_defaults.agreed_texts.find(squash(provided.text));
    if (found == m_defaults.agreed_texts.end()) return false;
    auto const *statement = m_statements.find(found->second);
    if (!statement) statement = m_statements.of_code(found->second);
    Finding finding{.rule = "AGREED", .statement = statement ? statement->name : "UNKNOWN"};
    if (!statement) finding.kind = Kind::unknown;
    place(finding, source);
    return true;
}

/// The scope that the text names wins over that of its place, except that nothing leaves the metadata field.
void Decision::place(Finding const &finding, std::size_t source) {
    auto const &provided = m_provided[source];
    auto scope = provided.scope;
    if (finding.scope == "metadata" || finding.scope == "description") {
        bool const metadata = finding.scope == "metadata";
        if (scope == "content" || scope == "access" || scope == "media") {
            auto problem =
                metadata ? speaks_of_metadata(provided.text) : speaks_of_description(provided.text);
            problem.source_path = provided.source_path;
            add(std::move(problem), m_result.rights.content);
        }
        if (scope != "metadata" && !metadata) return;
        scope = "metadata";
    } else if (finding.scope == "media" && scope == "content") {
        scope = "media";
    }
    if (scope != "metadata" && scope != "thumbnail") tell_access(finding.access);
    if (finding.wishes_credit && scope != "metadata") m_result.rights.credit_requested = true;
    m_by_scope[scope].push_back({finding, source});
}

void Decision::read(std::size_t source) {
    auto const reading = m_reader.read(m_provided[source].text);
    if (m_result.rights.holder.empty() && m_provided[source].scope != "metadata")
        m_result.rights.holder = reading->holder;
    for (auto const &finding : reading->findings) {
        // A field for access need not speak of rights: what is not understood there is no restriction of use.
        bool const unread_access = m_provided[source].scope == "access" && finding.kind == Kind::unknown;
        if (!unread_access) place(finding, source);
    }
}

void Decision::read_all() {
    for (std::size_t source = 0; source < m_provided.size(); ++source)
        if (!read_agreed(source)) read(source);
}

std::string Decision::texts_of(std::vector<std::size_t> const &sources) const {
    std::string joined;
    for (auto const source : sources) {
        if (!joined.empty()) joined += " / ";
        joined += m_provided[source].text;
    }
    return joined;
}

void Decision::add(model::Problem problem, model::RightsStatement &statement) {
    problem.field = "rights." + statement.scope;
    if (!statement.source_path.empty()) problem.source_path = statement.source_path.front();
    auto &warnings = statement.warnings;
    if (std::find(warnings.begin(), warnings.end(), problem.rule) == warnings.end())
        warnings.push_back(problem.rule);
    auto &problems = m_result.problems;
    if (std::find(problems.begin(), problems.end(), problem) == problems.end())
        problems.push_back(std::move(problem));
}

void Decision::report(model::RightsStatement &statement, Merged const &merged,
                      std::vector<Placed> const &findings) {
    std::string const text = statement.provided.empty() ? std::string() : statement.provided.front();
    for (auto const &fault : merged.faults) add(fault_found(fault), statement);
    for (auto const &label : merged.dropped_labels)
        add(label_disagrees(label.statement, statement.statement), statement);
    if (merged.limits_the_public_domain) {
        std::vector<std::size_t> sources;
        for (auto const &placed : findings)
            if (sources.empty() || sources.back() != placed.source) sources.push_back(placed.source);
        add(public_domain_limited(texts_of(sources)), statement);
    }
    if (merged.ignores_conditions) add(condition_without_effect(text, statement.statement), statement);
    if (!merged.conflict.empty())
        add(statements_conflict(texts_of(merged.conflict), statement.statement), statement);
    if (statement.scope == "metadata" || statement.inherited || !merged.faults.empty()) return;
    if (statement.statement == "UNKNOWN") add(not_understood(text), statement);
    if (statement.statement == "OTHER") add(own_terms(text), statement);
}

model::RightsStatement Decision::published(std::string const &scope, Merged const &merged,
                                           std::vector<Placed> const &findings) {
    auto const &statement = m_statements[merged.chosen.statement];
    model::RightsStatement result{.scope = scope,
                                  .statement = statement.name,
                                  .code = statement.code,
                                  .uri = uri_of(merged.chosen, statement),
                                  .version = merged.chosen.version,
                                  .port = merged.chosen.port,
                                  .rule = merged.chosen.rule,
                                  .checked_at = m_now};
    std::size_t next = 0; // sources come in order, some of them several times
    for (auto const &placed : findings) {
        if (placed.source < next) continue;
        next = placed.source + 1;
        result.provided.push_back(m_provided[placed.source].text);
        result.source_path.push_back(m_provided[placed.source].source_path);
    }
    for (auto const source : merged.conflict) result.conflict.push_back(m_provided[source].text);
    report(result, merged, findings);
    return result;
}

/// The statement of one group of findings; nothing when they say nothing.
std::optional<model::RightsStatement> Decision::stated(std::string const &scope, std::string const &group) {
    auto const found = m_by_scope.find(group);
    if (found == m_by_scope.end() || found->second.empty()) return {};
    auto const merged = merge(found->second, m_statements);
    auto result = published(scope, merged, found->second);
    if (!merged.stated) {
        m_blank.insert_or_assign(scope, std::move(result));
        return {};
    }
    if (scope == "content") m_out_of_copyright = merged.chosen.out_of_copyright;
    return result;
}

model::RightsStatement Decision::none(std::string const &scope) const {
    auto const blank = m_blank.find(scope);
    return blank == m_blank.end() ? model::RightsStatement{.scope = scope, .checked_at = m_now}
                                  : blank->second;
}

/// version.
std::string uri_of(Finding const &finding, Statement const &statement) {
    if (finding.by_uri || !finding.uri.empty() || finding.kind == Kind::access_only) return finding.uri;
    return finding.faults.empty() ? statement.uri : std::string();
}

void Decision::set_flags() {
    auto &rights = m_result.rights;
    rights.flags = m_statements[rights.content.statement].flags;
    if (m_out_of_copyright == "?") rights.flags.out_of_copyright = "U";
    if (m_out_of_copyright == "Y") rights.flags.out_of_copyright = "Y";
}

RightsDecision Decision::run() {
    read_all();
    auto const early_warnings = m_result.rights.content.warnings; // R19, found while reading
    decide_media();
    decide_content();
    decide_other_scopes();
    auto &warnings = m_result.rights.content.warnings;
    warnings.insert(warnings.end(), early_warnings.begin(), early_warnings.end());
    set_flags();
    return std::move(m_result);
}

} // namespace tsunagi::normalizer::rights
