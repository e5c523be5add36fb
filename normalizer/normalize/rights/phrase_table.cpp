#include "normalizer/normalize/rights/phrase_table.hpp"

#include "normalizer/normalize/rights/fold.hpp"
#include "normalizer/normalize/text.hpp"

#include <algorithm>
#include <tuple>

namespace tsunagi::normalizer::rights {

namespace {

/// What a row is good for beside others follows from what it says: "?" means that the text itself is silent
/// on copyright.
Kind kind_of(Phrase const &phrase, std::string_view folded) {
    if (folded == "©" || folded == "(c)") return Kind::notice;
    if (phrase.out_of_copyright != "?") return Kind::statement;
    if (!phrase.access.empty()) return Kind::access_only;
    if (phrase.statement == "RS InC") return Kind::permission;
    if (phrase.statement == "RS InC-NC") return Kind::limit;
    if (phrase.statement == "RS NoC-CR") return Kind::contract;
    if (phrase.statement == "RS NoC-OKLR") return Kind::added_flag;
    return phrase.rule == "RP16" || phrase.wishes_credit ? Kind::claim : Kind::statement;
}

Phrase phrase_of(model::Table const &table, model::Table::Row const &row, std::string_view folded) {
    auto const match = table.cell(row, "match");
    Phrase phrase{.rule = table.cell(row, "rule_id"),
                  .statement = table.cell(row, "statement"),
                  .out_of_copyright = table.cell(row, "out_of_copyright"),
                  .access = table.cell(row, "access"),
                  .characters = code_points(folded).size(),
                  .whole = match == "whole",
                  .prefix = match == "prefix"};
    // Names in Latin letters and names of licences can contradict a URI; terms like 無断転載禁止 are no
    // names.
    phrase.is_label = match == "word" || phrase.statement.starts_with("CC");
    phrase.wishes_credit = folded.find("明記") != folded.npos || folded.find("クレジット") != folded.npos;
    phrase.kind = kind_of(phrase, folded);
    return phrase;
}

/// The whole field, a full stop at its end set aside.
bool is_whole(std::string_view folded, Span const &span) {
    auto const rest = folded.substr(span.end);
    return span.begin == 0 && (rest.empty() || rest == "。" || rest == ".");
}

/// "(c)" in the middle of a text is the third point of a list unless a year follows.
bool year_follows(std::string_view folded, std::size_t at) {
    while (at < folded.size() && folded[at] == ' ') ++at;
    auto const digits = folded.substr(at, 4);
    return digits.size() == 4 && digits.find_first_not_of("0123456789") == digits.npos;
}

bool stands_right(Phrase const &phrase, std::string_view folded, Span const &span) {
    if (phrase.whole) return is_whole(folded, span);
    if (!phrase.prefix || span.begin == 0) return true;
    bool const bracketed = folded[span.begin] == '(';
    return phrase.kind == Kind::notice && (!bracketed || year_follows(folded, span.end));
}

} // namespace

PhraseTable::PhraseTable(model::Vocabularies const &vocabularies) {
    auto const &table = vocabularies.table("rights_phrases");
    for (auto const &row : table.rows()) {
        auto folded = fold_phrase(table.cell(row, "phrase"));
        m_phrases.push_back(phrase_of(table, row, folded));
        m_index.add(std::move(folded), m_phrases.size() - 1);
    }
}

std::vector<PhraseHit> PhraseTable::find(std::string_view folded) const {
    std::vector<PhraseHit> found;
    for (auto const &hit : m_index.hits(folded)) {
        PhraseHit const candidate{&m_phrases[hit.id], {hit.position, hit.end()}};
        if (stands_right(*candidate.phrase, folded, candidate.span)) found.push_back(candidate);
    }
    std::stable_sort(found.begin(), found.end(), [](PhraseHit const &a, PhraseHit const &b) {
        return std::tie(b.phrase->characters, a.phrase->rule, a.span.begin) <
               std::tie(a.phrase->characters, b.phrase->rule, b.span.begin);
    });
    return found;
}

} // namespace tsunagi::normalizer::rights
