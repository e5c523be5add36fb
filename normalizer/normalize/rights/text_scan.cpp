#include "normalizer/normalize/rights/text_scan.hpp"

#include "normalizer/normalize/rights/licence_uri.hpp"
#include "normalizer/normalize/text.hpp"

#include <algorithm>
#include <array>

namespace tsunagi::normalizer::rights {

namespace {

/// Words about asking that no phrase covers; what waives the asking is taken off first.
constexpr std::array<std::string_view, 10> permission_words{
    "許可", "許諾", "申請", "承認", "承諾", "届出", "permission", "禁止", "不許可", "prior approval"};
constexpr std::array<std::string_view, 5> contact_words{"連絡", "相談", "商用", "営利", "commercial use"};
constexpr std::array<std::string_view, 13> waivers{
    "不要",   "必要はありま", "必要ありま", "要りま", "必要な", "なしで", "必要がな",
    "いりま", "可能",         "できます",   "問わ",   "自由",   "も可"};

template <class Words>
std::size_t first_of(std::string_view text, Words const &words) {
    auto first = text.npos;
    for (auto const word : words) first = std::min(first, text.find(word));
    return first;
}

bool is_waived(std::string_view behind) {
    return first_of(behind, waivers) != behind.npos && behind.find("不可") == behind.npos;
}

/// The first word that is not waived in the twelve characters behind it.
template <class Words>
std::size_t first_unwaived(std::string_view text, Words const &words) {
    std::size_t constexpr near_bytes = 36;
    for (std::size_t from = 0; from < text.size();) {
        auto const at = first_of(text.substr(from), words);
        if (at == text.npos) break;
        if (!is_waived(text.substr(from + at, near_bytes))) return from + at;
        from += at + 1;
    }
    return text.npos;
}

Finding short_form_finding(ShortForm const &form, std::string_view written) {
    Finding finding{.rule = "RU-SHORT", .is_label = true};
    if (form.licence == "zero") {
        finding.statement = "CC0";
        if (form.version.empty() || form.version == "1.0") return finding;
        finding.faults.push_back({Fault::Kind::unusable_version, std::string(written), "CC0 1.0"});
        return finding;
    }
    finding.statement = creative_commons_statement(form.licence);
    auto const uri = creative_commons_uri(form.licence, form.version, form.port);
    if (uri) {
        finding.uri = *uri;
        finding.version = form.version;
        finding.port = form.port;
    } else {
        auto const kind = form.version.empty() ? Fault::Kind::missing_version : Fault::Kind::unusable_version;
        finding.faults.push_back({kind, std::string(written), finding.statement + " 4.0"});
    }
    return finding;
}

Finding phrase_finding(Phrase const &phrase, std::string_view written) {
    Finding finding{.kind = phrase.kind,
                    .rule = phrase.rule,
                    .statement = phrase.statement,
                    .access = phrase.access,
                    .out_of_copyright = phrase.out_of_copyright,
                    .is_label = phrase.is_label,
                    .wishes_credit = phrase.wishes_credit};
    if (finding.access == "unknown") finding.access.clear();
    if (finding.statement.starts_with("CC BY"))
        finding.faults.push_back(
            {Fault::Kind::missing_version, std::string(written), finding.statement + " 4.0"});
    return finding;
}

} // namespace

TextScan::TextScan(FoldedText const &folded, StatementTable const &statements, PhraseTable const &phrases)
    : m_folded(folded), m_text(folded.text), m_statements(statements), m_hits(phrases.find(folded.text)),
      m_clauses(clauses_of(folded.text)), m_damaged(folded.text.find("\uFFFD") != folded.text.npos) {
    for (auto const &hit : m_hits)
        if (!m_statements[hit.phrase->statement].is_free()) m_limits.push_back(hit.span);
}

std::vector<Finding> TextScan::run() {
    read_uris();
    read_short_forms();
    read_phrases();
    read_conditions();
    return std::move(m_findings);
}

void TextScan::read_uris() {
    std::size_t number = 0;
    for (auto at = m_text.find(uri_mark); at != m_text.npos; at = m_text.find(uri_mark, at + 1)) {
        auto finding = read_uri(m_folded.uris.at(number++));
        Span const span{at, at + 1};
        if (finding && pass(span, m_statements[finding->statement], *finding)) add(span, std::move(*finding));
    }
}

void TextScan::read_short_forms() {
    for (std::size_t at = 0; at < m_text.size(); ++at) {
        if (!starts_character(m_text[at])) continue;
        auto const form = short_form_at(m_text, at);
        if (!form) continue;
        take_short_form(*form);
        at = form->end - 1;
    }
}

void TextScan::take_short_form(ShortForm const &form) {
    Span const span{form.begin, form.end};
    if (form.licence.empty()) return refuse(span, Verdict::refused);
    auto finding = short_form_finding(form, m_text.substr(span.begin, span.end - span.begin));
    if (pass(span, m_statements[finding.statement], finding)) add(span, std::move(finding));
}

void TextScan::read_phrases() {
    for (auto const &hit : m_hits)
        if (!is_taken(hit.span)) take_phrase(hit);
}

void TextScan::take_phrase(PhraseHit const &hit) {
    auto const &statement = m_statements[hit.phrase->statement];
    if (statement.is_free() && is_refused(hit.span)) return;
    auto finding = phrase_finding(*hit.phrase, m_text.substr(hit.span.begin, hit.span.end - hit.span.begin));
    if (statement.name == "JP-GJSTU" && names_version_one(m_text, hit.span)) finding.statement = "OTHER";
    if (pass(hit.span, m_statements[finding.statement], finding)) add(hit.span, std::move(finding));
}

Verdict TextScan::guard(Span const &span, Statement const &statement) const {
    GuardedText const guarded{m_text, reach_of(m_clauses, clause_at(span.begin)), m_limits};
    if (statement.is_free() && m_damaged) return Verdict::refused;
    if (statement.is_free()) return guard_free(guarded, span, statement.name == "PDM");
    if (statement.name == "RS InC-EDU") return guard_conditional(guarded, span);
    return Verdict::accepted;
}

/// Whether a finding stands; one about another country is changed to what it says.
bool TextScan::pass(Span const &span, Statement const &statement, Finding &finding) {
    auto const verdict = guard(span, statement);
    if (verdict == Verdict::accepted) return true;
    if (verdict == Verdict::in_the_united_states && !finding.by_uri) {
        finding.statement = "RS NoC-US";
        finding.out_of_copyright.clear();
        return true;
    }
    refuse(span, verdict);
    return false;
}

void TextScan::add(Span const &span, Finding finding) {
    m_taken.push_back(span);
    finding.scope = m_clauses[clause_at(span.begin)].scope;
    bool const grants = m_statements[finding.statement].is_free();
    bool const also_content =
        finding.scope == "metadata" && !grants && m_clauses[clause_at(span.begin)].names_content;
    m_findings.push_back(finding);
    if (!also_content) return;
    finding.scope.clear(); // a limit on 画像・メタデータ holds for both; a licence only for the metadata
    m_findings.push_back(std::move(finding));
}

void TextScan::refuse(Span const &span, Verdict verdict) {
    m_refused.push_back(span);
    if (verdict == Verdict::equivalent)
        m_refusals.push_back(
            {Fault::Kind::equivalent, std::string(m_text.substr(span.begin, span.end - span.begin)), ""});
}

bool TextScan::is_taken(Span const &span) const {
    return std::any_of(m_taken.begin(), m_taken.end(), [&](Span const &s) { return s.overlaps(span); });
}

bool TextScan::is_refused(Span const &span) const {
    return std::any_of(m_refused.begin(), m_refused.end(), [&](Span const &s) { return s.overlaps(span); });
}

bool TextScan::grants_in(std::string const &scope) const {
    return std::any_of(m_findings.begin(), m_findings.end(), [&](Finding const &finding) {
        return finding.scope == scope && m_statements[finding.statement].is_free();
    });
}

/// Only beside a grant: without one the text is unknown, or another phrase already limits it.
void TextScan::read_conditions() {
    std::string rest(m_text);
    for (auto const &span : m_taken)
        std::fill(rest.begin() + static_cast<std::ptrdiff_t>(span.begin),
                  rest.begin() + static_cast<std::ptrdiff_t>(span.end), ' ');
    auto const contact = first_unwaived(rest, contact_words);
    auto const permission = first_unwaived(rest, permission_words);
    if (contact == rest.npos && permission == rest.npos) return;
    auto const at = std::min(contact, permission);
    auto const scope = m_clauses[clause_at(at)].scope;
    if (!grants_in(scope)) return;
    auto const kind = contact != rest.npos ? Kind::commercial : Kind::condition;
    m_findings.push_back({.kind = kind, .rule = "UNKNOWN", .statement = "UNKNOWN", .scope = scope});
}

std::size_t TextScan::clause_at(std::size_t position) const {
    for (std::size_t i = 0; i < m_clauses.size(); ++i)
        if (position < m_clauses[i].end) return i;
    return m_clauses.empty() ? 0 : m_clauses.size() - 1;
}

} // namespace tsunagi::normalizer::rights
