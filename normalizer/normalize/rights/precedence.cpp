// Which statement counts for a scope: its own, that of a file, a default (rights contract 4).
#include "normalizer/normalize/rights/decision.hpp"
#include "normalizer/normalize/rights/sentences.hpp"

#include <algorithm>

namespace tsunagi::normalizer::rights {

namespace {

bool is_access_only(std::vector<Placed> const &findings) {
    return std::all_of(findings.begin(), findings.end(), [](Placed const &placed) {
        return placed.finding.kind == Kind::access_only || placed.finding.kind == Kind::blank;
    });
}

} // namespace

/// A default of the dataset or institution, read like any text.
std::optional<model::RightsStatement>
Decision::declared(std::string const &scope, model::RightsDefault const &wanted, char const *from) {
    auto const &text = !wanted.uri.empty() ? wanted.uri : !wanted.code.empty() ? wanted.code : wanted.text;
    if (text.empty()) return {};
    auto const reading = m_reader.read(text); // held: the reader's memory may not keep it
    std::vector<Placed> findings;
    for (auto const &finding : reading->findings) findings.push_back({finding, 0});
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

} // namespace tsunagi::normalizer::rights
