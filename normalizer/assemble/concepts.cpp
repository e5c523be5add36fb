#include "normalizer/assemble/assembly.hpp"
#include "normalizer/normalize/language_tag.hpp"

#include <algorithm>

namespace tsunagi::normalizer {

namespace {

/// Three digits, perhaps with decimals: a class of the Nippon Decimal Classification. In a mixed subject
/// field it is believed only when the dataset says so (mapping.ndc_in_subject).
bool looks_like_ndc(std::string const &text) {
    auto const digits = text.substr(0, text.find('.'));
    return digits.size() == 3 && text.find_first_not_of("0123456789.") == text.npos;
}

void add_subject(Assembly const &a, model::MappedValue const &value) {
    model::Subject subject{.value = value.value.text, .scheme = value.scheme, .evidence = evidence_of(value)};
    if (auto const uri = value.parts.find("uri"); uri != value.parts.end())
        subject.uri = uri->second.front().text;
    if (auto const scheme = value.parts.find("scheme"); scheme != value.parts.end())
        subject.scheme = scheme->second.front().text;
    if (subject.scheme.empty() && a.origin.dataset->mapping.ndc_in_subject && looks_like_ndc(subject.value))
        subject.scheme = "ndc";
    if (subject.scheme.empty())
        subject.lang =
            language_tag(subject.value, value.value.lang, a.origin.dataset->mapping.latin_language).lang;
    if (!subject.value.empty()) a.record.subjects.push_back(std::move(subject));
}

void add_type(Assembly const &a, model::MappedValue const &value) {
    auto type = a.readers.types.read(value.value.text);
    auto const same = [&](model::ItemType const &other) {
        return other.code == type.code && other.provided == type.provided;
    };
    if (std::ranges::any_of(a.record.type, same)) return;
    type.provided = value.value.as_provided();
    type.evidence = evidence_of(value, "item_types", type.code == "other" ? 0 : 1);
    if (type.code == "other")
        a.report(problem_about("R35", model::Severity::warn, "type", value,
                               {"種類「" + value.value.text + "」は 41 種類のどれにも当てはまりません。",
                                "the type '" + value.value.text + "' maps to none of the 41 item types"}));
    a.record.type.push_back(std::move(type));
}

/// A record that several words describe is of the known types; "other" stands only where nothing is known.
void drop_needless_other(std::vector<model::ItemType> &types) {
    bool const known = std::ranges::any_of(types, [](auto const &type) { return type.code != "other"; });
    if (known)
        std::erase_if(types, [](auto const &type) { return type.code == "other" && type.provided.empty(); });
}

void add_language(Assembly const &a, model::MappedValue const &value) {
    auto language = a.readers.languages.read(value.value.text);
    if (!language) {
        a.report(problem_about(
            "R36", model::Severity::warn, "languages", value,
            {"言語「" + value.value.text + "」は ISO 639 の符号でも、知られた言語名でもありません。",
             "the language '" + value.value.text + "' is neither an ISO 639 code nor a known word"}));
        return;
    }
    language->evidence = evidence_of(value, "languages");
    a.record.languages.push_back(std::move(*language));
}

} // namespace

void assemble_concepts(Assembly const &a) {
    for (auto const &value : a.values("subjects")) add_subject(a, value);
    for (auto const &value : a.values("type")) add_type(a, value);
    drop_needless_other(a.record.type);
    for (auto const &value : a.values("languages")) add_language(a, value);
    for (auto const &value : a.values("media"))
        if (a.record.media.empty()) a.record.media = a.readers.types.medium(value.value.text);
}

} // namespace tsunagi::normalizer
