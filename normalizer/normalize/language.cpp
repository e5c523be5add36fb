#include "normalizer/normalize/language.hpp"

#include "normalizer/normalize/text.hpp"
#include "normalizer/normalize/word_index.hpp"

#include <unicode/uloc.h>

#include <array>
#include <string>
#include <unordered_map>

namespace tsunagi::normalizer {

namespace {

/// ISO 639-2: the twenty bibliographic codes that differ from the terminological ones (= 639-3).
constexpr std::array<std::pair<std::string_view, std::string_view>, 20> bibliographic{{
    {"alb", "sqi"}, {"arm", "hye"}, {"baq", "eus"}, {"bur", "mya"}, {"chi", "zho"},
    {"cze", "ces"}, {"dut", "nld"}, {"fre", "fra"}, {"geo", "kat"}, {"ger", "deu"},
    {"gre", "ell"}, {"ice", "isl"}, {"mac", "mkd"}, {"mao", "mri"}, {"may", "msa"},
    {"per", "fas"}, {"rum", "ron"}, {"slo", "slk"}, {"tib", "bod"}, {"wel", "cym"},
}};

bool is_code_like(std::string_view text) {
    return (text.size() == 2 || text.size() == 3) &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
}

/// "ja-hrkt" -> "ja": only when what follows are subtags, so that no word is cut.
std::string_view primary_subtag(std::string_view text) {
    auto const dash = text.find_first_of("-_");
    if (dash == std::string_view::npos) return text;
    auto const rest = text.substr(dash + 1);
    bool const subtags =
        rest.size() >= 2 && rest.size() <= 16 &&
        rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == std::string_view::npos;
    return subtags ? text.substr(0, dash) : text;
}

} // namespace

struct LanguageReader::Tables {
    std::unordered_map<std::string, std::string> codes; ///< any ISO 639 code -> ISO 639-3
    std::vector<std::string> iso639_3;                  ///< by word id
    WordIndex words;

    void add_codes_of_icu();
    void add_words(model::Table const &);
    std::string code(std::string_view text) const;
    std::string word(std::string_view text) const;
    std::string words_inside(std::string_view text) const;
};

void LanguageReader::Tables::add_codes_of_icu() {
    for (auto const *const *code = uloc_getISOLanguages(); *code != nullptr; ++code) {
        std::string const three = uloc_getISO3Language(*code);
        if (three.empty()) continue;
        codes.emplace(*code, three);
        codes.emplace(three, three);
    }
    for (auto const &[old_code, new_code] : bibliographic)
        codes.insert_or_assign(std::string(old_code), std::string(new_code));
    for (auto const *special : {"und", "mul", "zxx", "sgn"}) codes.emplace(special, special);
}

void LanguageReader::Tables::add_words(model::Table const &table) {
    for (auto const &row : table.rows()) {
        auto const &code_of_row = table.cell(row, "iso639_3");
        words.add(comparable(table.cell(row, "word")), iso639_3.size());
        iso639_3.push_back(code_of_row);
        codes.emplace(code_of_row, code_of_row);
        codes.emplace(table.cell(row, "bcp47"), code_of_row);
    }
}

std::string LanguageReader::Tables::code(std::string_view text) const {
    auto const tag = primary_subtag(text);
    if (!is_code_like(tag)) return {};
    auto const found = codes.find(std::string(tag));
    return found == codes.end() ? std::string() : found->second;
}

std::string LanguageReader::Tables::word(std::string_view text) const {
    auto const id = words.whole(text);
    return id ? iso639_3[*id] : std::string();
}

/// 日本語（漢字かな交じり文）-> jpn; 日本語・英語 -> mul, which is what the text says.
std::string LanguageReader::Tables::words_inside(std::string_view text) const {
    std::string found;
    std::size_t behind = 0;
    for (auto const &hit : words.hits(text)) {
        if (hit.position < behind) continue; // 国語 inside 中国語
        behind = hit.end();
        if (found.empty())
            found = iso639_3[hit.id];
        else if (found != iso639_3[hit.id])
            return "mul";
    }
    return found;
}

LanguageReader::LanguageReader(model::Vocabularies const &vocabularies)
    : m_tables(std::make_unique<Tables>()) {
    m_tables->add_codes_of_icu();
    m_tables->add_words(vocabularies.table("languages"));
}

LanguageReader::~LanguageReader() = default;
LanguageReader::LanguageReader(LanguageReader &&) noexcept = default;

std::optional<model::Language> LanguageReader::read(std::string_view provided) const {
    auto const text = comparable(provided);
    double confidence = 1;
    auto code = m_tables->word(text);
    if (code.empty()) code = m_tables->code(text);
    if (code.empty()) {
        code = m_tables->words_inside(text);
        confidence = 0.8;
    }
    if (code.empty()) return {};
    model::Language language{.code = std::move(code), .provided = std::string(provided)};
    language.evidence = {.rule = "languages", .confidence = confidence};
    return language;
}

} // namespace tsunagi::normalizer
