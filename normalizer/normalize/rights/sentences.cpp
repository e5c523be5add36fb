#include "normalizer/normalize/rights/sentences.hpp"

#include "normalizer/normalize/text.hpp"

namespace tsunagi::normalizer::rights {

namespace {

std::string cut(std::string_view text) {
    std::size_t constexpr longest = 200; // characters; cli contract 3.2
    auto const characters = code_points(text);
    return characters.size() <= longest ? std::string(text) : utf8(characters.substr(0, longest));
}

std::string ja(std::string_view text) { return "「" + cut(text) + "」"; }
std::string en(std::string_view text) { return "'" + cut(text) + "'"; }

model::Problem problem(char const *rule, model::Severity severity, std::string_view value,
                       model::LocalText message, model::LocalText suggestion) {
    return {.rule = rule,
            .severity = severity,
            .value = cut(value),
            .message = std::move(message),
            .suggestion = std::move(suggestion)};
}

using model::Severity;

model::LocalText const &use_a_uri() {
    static model::LocalText const text{
        "CC ライセンス、CC0、PDM または RightsStatements.org の URI を記入してください。",
        "Give the URI of a CC licence, CC0, PDM or a statement of RightsStatements.org."};
    return text;
}

model::Problem broken_uri(Fault const &fault) {
    return problem(
        "R12", Severity::error, fault.value,
        {"権利の URI " + ja(fault.value) + " は文法に合いません。" + ja(fault.expected) + " の形が必要です。",
         "The rights URI " + en(fault.value) + " does not follow the grammar; expected " +
             en(fault.expected) + "."},
        {"存在する版と国・地域の組み合わせの URI に直してください。",
         "Correct it to a version and port that exist."});
}

model::Problem version_missing(Fault const &fault) {
    return problem("R15", Severity::warn, fault.value,
                   {"ライセンス " + ja(fault.value) + " に版がありません。" + ja(fault.expected) +
                        " のように版が必要です。",
                    "The licence " + en(fault.value) + " has no version; expected one as in " +
                        en(fault.expected) + "."},
                   {"版を含む URI を記入してください。", "Give the URI with its version."});
}

model::Problem version_unusable(Fault const &fault) {
    return problem("R15", Severity::warn, fault.value,
                   {ja(fault.value) + " の版と国・地域のライセンスは存在しません。" + ja(fault.expected) +
                        " のような版が必要です。",
                    "There is no licence " + en(fault.value) +
                        " of that version and port; expected one as in " + en(fault.expected) + "."},
                   {"版を含む URI を記入してください。", "Give the URI with its version."});
}

model::Problem badge_instead_of_uri(Fault const &fault) {
    return problem("R11", Severity::warn, fault.value,
                   {ja(fault.value) + " はライセンスの画像です。ライセンスの URI " + ja(fault.expected) +
                        " が必要です。",
                    en(fault.value) + " is the image of a licence; expected the licence URI " +
                        en(fault.expected) + "."},
                   use_a_uri());
}

model::Problem licence_retired(Fault const &fault) {
    return problem("R11", Severity::warn, fault.value,
                   {ja(fault.value) + " は廃止されたライセンスです。現行の CC ライセンスの URI が必要です。",
                    en(fault.value) + " is a retired licence; expected the URI of a current CC licence."},
                   use_a_uri());
}

model::Problem code_doubtful(Fault const &fault) {
    return problem(
        "R11", Severity::warn, fault.value,
        {ja(fault.value) + " は確認された権利区分ではないため " + ja(fault.expected) + " として扱いました。",
         en(fault.value) + " is no confirmed rights code and is read as " + en(fault.expected) + "."},
        use_a_uri());
}

model::Problem only_equivalent(Fault const &fault) {
    return problem("R11", Severity::warn, fault.value,
                   {ja(fault.value) + " に相当・準拠とあり、ライセンスそのものではないため未評価としました。",
                    "The text only says equivalent to " + en(fault.value) +
                        ", which is not the licence itself; it stays not evaluated."},
                   {"ライセンスの URI を記入するか、この文言の扱いを連携先と取り決めてください。",
                    "Give the licence URI, or agree on how this text is to be read."});
}

model::Problem blank_is_ambiguous(Fault const &fault) {
    return problem("R11", Severity::warn, fault.value,
                   {"権利表示が " + ja(fault.value) + " で、制限がないのか未記入なのか分かりません。",
                    "The rights text is " + en(fault.value) +
                        ", which may mean no restriction or no entry; a statement is expected."},
                   use_a_uri());
}

} // namespace

model::Problem fault_found(Fault const &fault) {
    switch (fault.kind) {
    case Fault::Kind::bad_uri:
        return broken_uri(fault);
    case Fault::Kind::missing_version:
        return version_missing(fault);
    case Fault::Kind::unusable_version:
        return version_unusable(fault);
    case Fault::Kind::badge:
        return badge_instead_of_uri(fault);
    case Fault::Kind::retired:
        return licence_retired(fault);
    case Fault::Kind::doubtful_code:
        return code_doubtful(fault);
    case Fault::Kind::equivalent:
        return only_equivalent(fault);
    case Fault::Kind::blank:
        break;
    }
    return blank_is_ambiguous(fault);
}

model::Problem not_understood(std::string_view text) {
    return problem("R11", Severity::warn, text,
                   {"権利表示 " + ja(text) + " を解釈できないため未評価としました。既知の URI が必要です。",
                    "The rights text " + en(text) +
                        " is not understood and stays not evaluated; a known URI is expected."},
                   use_a_uri());
}

model::Problem own_terms(std::string_view text) {
    return problem("R11", Severity::warn, text,
                   {"権利表示 " + ja(text) + " は独自の条件です。国際的に通用する URI が必要です。",
                    "The rights text " + en(text) +
                        " states terms of its own; an internationally known URI is expected."},
                   use_a_uri());
}

model::Problem statements_conflict(std::string_view texts, std::string_view published) {
    return problem(
        "R13", Severity::error, texts,
        {"権利表示 " + ja(texts) + " は互いに矛盾します。より厳しい " + ja(published) + " を公開します。",
         "The rights texts " + en(texts) + " contradict each other; the more restrictive " + en(published) +
             " is published, one statement is expected."},
        {"一つの範囲には一つの条件だけを記入してください。", "State one condition for one scope."});
}

model::Problem condition_without_effect(std::string_view text, std::string_view licence) {
    return problem(
        "R13", Severity::warn, text,
        {ja(text) + " の追加条件は " + ja(licence) + " の条件を狭められません。ライセンスのみが有効です。",
         "The conditions added in " + en(text) + " cannot narrow " + en(licence) +
             "; the licence alone is expected."},
        {"追加条件を別の欄に移してください。", "Move the added conditions to another field."});
}

model::Problem label_disagrees(std::string_view label, std::string_view licence) {
    return problem(
        "R14", Severity::warn, label,
        {"文言 " + ja(label) + " と URI " + ja(licence) + " が異なるライセンスを示します。URI に従います。",
         "The label says " + en(label) + " but the URI says " + en(licence) +
             "; the URI counts, the same licence is expected in both."},
        {"文言と URI を一致させてください。", "Make label and URI name the same licence."});
}

model::Problem public_domain_limited(std::string_view text) {
    return problem("R18", Severity::warn, text,
                   {"権利が満了した資料の表示 " + ja(text) +
                        " が許可や申請を求めています。契約による制限として扱います。",
                    "The text " + en(text) +
                        " asks for permission for a work out of copyright; it is read as a "
                        "contractual limit, no procedure is expected."},
                   {"制限の根拠がなければ手続きの記載を外してください。",
                    "Remove the procedure unless a contract requires it."});
}

model::Problem speaks_of_metadata(std::string_view text) {
    return problem(
        "R19", Severity::info, text,
        {ja(text) + " はメタデータの条件で、コンテンツの権利欄にあります。メタデータの条件として扱います。",
         en(text) + " states terms of the metadata but stands in the field for content rights; it is "
                    "read as metadata rights."},
        {"メタデータの条件はデータベース単位で申告してください。",
         "Declare the metadata licence for the dataset."});
}

model::Problem speaks_of_description(std::string_view text) {
    return problem(
        "R19", Severity::info, text,
        {ja(text) + " は解説文の条件を含みます。コンテンツの権利には数えません。",
         en(text) + " states terms of the description; they do not count as rights of the content."},
        {"解説文の条件は別の欄に記入してください。",
         "State the terms of descriptions in a field of their own."});
}

} // namespace tsunagi::normalizer::rights
