#include "normalizer/normalize/rights.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "normalizer/normalize/rights/merge.hpp"
#include "normalizer/normalize/rights/sentences.hpp"
#include "normalizer/normalize/rights/text_reader.hpp"
#include "normalizer/normalize/text.hpp"

namespace tsunagi::normalizer {

using namespace rights;

struct RightsReader::Tables {
    StatementTable statements;
    TextReader texts;

    explicit Tables(model::Vocabularies const &vocabularies)
        : statements(vocabularies), texts(vocabularies, statements) {}
};

namespace {

using Texts = std::span<ProvidedRights const>;

/// The texts of one record on their way to a decision.
class Decision {
public:
    Decision(StatementTable const &statements, TextReader const &reader, Texts provided,
             RightsDefaults const &defaults, std::string const &now)
        : m_statements(statements), m_reader(reader), m_provided(provided), m_defaults(defaults), m_now(now) {
    }

    RightsDecision run();

private:
    void read_all();
    void read(std::size_t source);
    void place(Finding const &, std::size_t source);
    bool read_agreed(std::size_t source);

    Merged merged(std::string const &scope) { return merge(m_by_scope[scope], m_statements); }
    std::optional<model::RightsStatement> stated(std::string const &scope, std::string const &group);
    model::RightsStatement published(std::string const &scope, Merged const &, std::vector<Placed> const &);
    std::optional<model::RightsStatement> declared(std::string const &scope, model::RightsDefault const &,
                                                   char const *from);
    std::optional<model::RightsStatement> institution_default();
    std::optional<model::RightsStatement> inherited_content();
    model::RightsStatement none(std::string const &scope) const;

    void decide_media();
    void decide_content();
    void decide_other_scopes();
    void put_media_before_content(std::optional<model::RightsStatement> own);
    void set_flags();
    void report(model::RightsStatement &, Merged const &, std::vector<Placed> const &);
    void add(model::Problem, model::RightsStatement &);
    std::string texts_of(std::vector<std::size_t> const &sources) const;
    void tell_access(std::string const &access);

    StatementTable const &m_statements;
    TextReader const &m_reader;
    Texts m_provided;
    RightsDefaults const &m_defaults;
    std::string const &m_now;
    std::map<std::string, std::vector<Placed>> m_by_scope;
    std::map<std::string, model::RightsStatement> m_blank; ///< texts like "-", kept when no default applies
    std::string m_out_of_copyright;                        ///< of the chosen content finding, "?" = not said
    RightsDecision m_result;
};

constexpr std::array<std::string_view, 7> from_open_to_closed{"internet", "registered", "library", "onsite",
                                                              "partial",  "closed",     "none"};

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

/// Canonical URI of a statement with one version; none where the source gave a broken one or named no
/// version.
std::string uri_of(Finding const &finding, Statement const &statement) {
    if (finding.by_uri || !finding.uri.empty() || finding.kind == Kind::access_only) return finding.uri;
    return finding.faults.empty() ? statement.uri : std::string();
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

/// A default of the dataset or institution, read like any text.
std::optional<model::RightsStatement>
Decision::declared(std::string const &scope, model::RightsDefault const &wanted, char const *from) {
    auto const &text = !wanted.uri.empty() ? wanted.uri : !wanted.code.empty() ? wanted.code : wanted.text;
    if (text.empty()) return {};
    std::vector<Placed> findings;
    for (auto const &finding : m_reader.read(text)->findings) findings.push_back({finding, 0});
    auto const merged = merge(std::move(findings), m_statements);
    if (!merged.stated) return {};
    auto const &statement = m_statements[merged.chosen.statement];
    model::RightsStatement result{.scope = scope,
                                  .statement = statement.name,
                                  .code = statement.code,
                                  .uri = uri_of(merged.chosen, statement),
                                  .version = merged.chosen.version,
                                  .port = merged.chosen.port,
                                  .rule = "DEFAULT",
                                  .inherited = true,
                                  .from = from,
                                  .checked_at = m_now};
    if (!wanted.text.empty()) result.provided.push_back(wanted.text);
    for (auto const &fault : merged.faults) add(fault_found(fault), result);
    return result;
}

std::optional<model::RightsStatement> Decision::institution_default() {
    if (!m_defaults.institution_content) return {};
    return declared("content", {.code = *m_defaults.institution_content}, "institution");
}

/// Parent record, then dataset, then institution (rights contract 4).
std::optional<model::RightsStatement> Decision::inherited_content() {
    if (m_defaults.parent_content && m_defaults.parent_content->statement != "NONE") {
        auto result = *m_defaults.parent_content;
        result.scope = "content";
        result.rule = "DEFAULT";
        result.inherited = true;
        result.from = "parent";
        result.checked_at = m_now;
        return result;
    }
    std::optional<model::RightsStatement> result;
    if (m_defaults.content) result = declared("content", *m_defaults.content, "dataset");
    return result ? result : institution_default();
}

/// One statement for each text of a file; files that say the same share one.
void Decision::decide_media() {
    std::map<std::size_t, std::vector<Placed>> by_text;
    for (auto const &placed : m_by_scope["media"]) by_text[placed.source].push_back(placed);
    auto &media = m_result.rights.media;
    for (auto const &[source, findings] : by_text) {
        auto const merged = merge(findings, m_statements);
        auto statement = published("media", merged, findings);
        if (!merged.stated) continue;
        auto const same = std::find_if(media.begin(), media.end(), [&](model::RightsStatement const &other) {
            return other.statement == statement.statement && other.uri == statement.uri;
        });
        if (same == media.end()) {
            media.push_back(std::move(statement));
            continue;
        }
        same->provided.push_back(m_provided[source].text);
        same->source_path.push_back(m_provided[source].source_path);
    }
}

/// The rights of the item page are those of its files; where they differ the most restrictive.
void Decision::put_media_before_content(std::optional<model::RightsStatement> own) {
    auto const &media = m_result.rights.media;
    auto const strictest = std::max_element(media.begin(), media.end(), [&](auto const &a, auto const &b) {
        return m_statements[a.statement].restrictiveness < m_statements[b.statement].restrictiveness;
    });
    auto &content = m_result.rights.content;
    content = *strictest;
    content.scope = "content";
    m_out_of_copyright.clear();
    if (!own) return;
    content.provided.insert(content.provided.end(), own->provided.begin(), own->provided.end());
    content.source_path.insert(content.source_path.end(), own->source_path.begin(), own->source_path.end());
    content.conflict.insert(content.conflict.end(), own->conflict.begin(), own->conflict.end());
}

bool is_access_only(std::vector<Placed> const &findings) {
    return std::all_of(findings.begin(), findings.end(), [](Placed const &placed) {
        return placed.finding.kind == Kind::access_only || placed.finding.kind == Kind::blank;
    });
}

void Decision::decide_content() {
    auto content = stated("content", "content");
    bool const only_access = is_access_only(m_by_scope["access"]);
    if (!content && !only_access) content = stated("content", "access");
    if (!m_result.rights.media.empty()) return put_media_before_content(std::move(content));
    auto const &thumbnail = m_by_scope["thumbnail"];
    bool const notice = std::any_of(thumbnail.begin(), thumbnail.end(),
                                    [](Placed const &p) { return p.finding.kind == Kind::notice; });
    if (!content && notice) content = stated("content", "thumbnail"); // © on a picture of the work (case 45)
    if (!content) content = inherited_content();
    if (!content && only_access) content = stated("content", "access");
    m_result.rights.content = content ? *std::move(content) : none("content");
}

void Decision::decide_other_scopes() {
    auto &rights = m_result.rights;
    auto metadata = stated("metadata", "metadata");
    if (!metadata && m_defaults.metadata) metadata = declared("metadata", *m_defaults.metadata, "dataset");
    rights.metadata = metadata ? *std::move(metadata) : none("metadata");
    auto thumbnail = stated("thumbnail", "thumbnail");
    if (!thumbnail && m_defaults.thumbnail)
        thumbnail = declared("thumbnail", *m_defaults.thumbnail, "dataset");
    rights.thumbnail = thumbnail ? *std::move(thumbnail) : none("thumbnail");
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

} // namespace

RightsReader::RightsReader(model::Vocabularies const &vocabularies)
    : m_tables(std::make_unique<Tables>(vocabularies)) {}

RightsReader::~RightsReader() = default;
RightsReader::RightsReader(RightsReader &&) noexcept = default;

RightsDecision RightsReader::decide(Texts provided, RightsDefaults const &defaults,
                                    std::string const &now) const {
    return Decision(m_tables->statements, m_tables->texts, provided, defaults, now).run();
}

} // namespace tsunagi::normalizer
