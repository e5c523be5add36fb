#include "normalizer/normalize/item_type.hpp"

#include "normalizer/normalize/text.hpp"
#include "normalizer/normalize/word_index.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace tsunagi::normalizer {

namespace {

struct MediumWord {
    std::string_view word, medium;
};

/// MIME families, DCMI type names and the plain words for a form of content. Kinds of things (写真, 映画) are
/// item types, not media: a photograph may be described without being shown.
constexpr std::array medium_words{
    MediumWord{"image", "image"},       MediumWord{"stillimage", "image"},
    MediumWord{"still image", "image"}, MediumWord{"画像", "image"},
    MediumWord{"静止画", "image"},      MediumWord{"静止画像", "image"},
    MediumWord{"text", "text"},         MediumWord{"テキスト", "text"},
    MediumWord{"文字", "text"},         MediumWord{"video", "video"},
    MediumWord{"movingimage", "video"}, MediumWord{"moving image", "video"},
    MediumWord{"動画", "video"},        MediumWord{"映像", "video"},
    MediumWord{"pdf", "pdf"},           MediumWord{"sound", "sound"},
    MediumWord{"audio", "sound"},       MediumWord{"音声", "sound"},
    MediumWord{"音響", "sound"},        MediumWord{"3d", "3d"},
    MediumWord{"model", "3d"},          MediumWord{"3dモデル", "3d"},
    MediumWord{"3dデータ", "3d"},
};

/// "http://purl.org/dc/dcmitype/StillImage" -> "stillimage".
std::string_view last_segment(std::string_view text) {
    if (text.find("://") == std::string_view::npos) return text;
    return text.substr(text.find_last_of("/#") + 1);
}

bool is_one_character(std::string_view word) { return code_points(word).size() == 1; }

bool ends_with_latin_letter(std::string_view word) {
    return word.back() >= 'a' && word.back() <= 'z' && word.back() != 's';
}

/// Marks between the parts of a value: 絵画・刀.
constexpr std::array<std::string_view, 15> separators{"・", "、", "，", "/", ",", ";", "|", " ",
                                                      "(",  ")",  ">",  ":", "[", "]", "。"};

std::vector<std::string_view> parts_of(std::string_view text) {
    std::vector<std::string_view> parts;
    std::size_t start = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const rest = text.substr(at);
        auto const *const mark = std::find_if(separators.begin(), separators.end(),
                                              [&](std::string_view s) { return rest.starts_with(s); });
        if (mark == separators.end()) {
            ++at;
            continue;
        }
        if (at > start) parts.push_back(text.substr(start, at - start));
        start = at += mark->size();
    }
    if (start < text.size()) parts.push_back(text.substr(start));
    return parts;
}

} // namespace

struct TypeReader::Tables {
    std::vector<std::string> codes;
    WordIndex whole;  ///< words, labels and codes: the whole value or a whole part of it
    WordIndex inside; ///< words that may stand inside a longer text

    void add(std::string const &word, std::size_t code);
    std::optional<std::size_t> whole_part(std::string_view text) const;
};

/// One character is too little evidence inside a longer text: 本 stands in 日本.
void TypeReader::Tables::add(std::string const &word, std::size_t code) {
    auto const folded = comparable(word);
    whole.add(folded, code);
    if (is_one_character(folded)) return;
    inside.add(folded, code);
    if (!ends_with_latin_letter(folded)) return;
    whole.add(folded + 's', code); // paintings, prints
    inside.add(folded + 's', code);
}

std::optional<std::size_t> TypeReader::Tables::whole_part(std::string_view text) const {
    for (auto const part : parts_of(text))
        if (auto const code = whole.whole(part)) return code;
    return {};
}

TypeReader::TypeReader(model::Vocabularies const &vocabularies) : m_tables(std::make_unique<Tables>()) {
    auto const &table = vocabularies.table("item_types");
    for (auto const &row : table.rows()) {
        auto const code = m_tables->codes.size();
        m_tables->codes.push_back(table.cell(row, "code"));
        for (auto const *column : {"words_ja", "words_en"})
            for (auto const &word : model::values_of(table.cell(row, column))) m_tables->add(word, code);
    }
    for (std::size_t code = 0; code < table.rows().size(); ++code)
        for (auto const *column : {"code", "label_ja", "label_en"})
            m_tables->whole.add(comparable(table.cell(table.rows()[code], column)), code);
}

TypeReader::~TypeReader() = default;
TypeReader::TypeReader(TypeReader &&) noexcept = default;

model::ItemType TypeReader::read(std::string_view provided) const {
    model::ItemType type{.code = "other", .provided = std::string(provided)};
    type.evidence = {.rule = "item_types", .confidence = 0};
    auto const decide = [&](std::size_t code, double confidence) {
        type.code = m_tables->codes[code];
        type.evidence.confidence = confidence;
        return type;
    };
    auto const folded = comparable(provided);
    auto const text = last_segment(folded);
    if (auto const code = m_tables->whole.whole(text)) return decide(*code, 1);
    if (auto const hit = m_tables->inside.longest(text)) return decide(hit->id, 0.8);
    if (auto const code = m_tables->whole_part(text)) return decide(*code, 0.8);
    return type;
}

std::string TypeReader::medium(std::string_view provided) const {
    auto const folded = comparable(provided);
    auto const text = last_segment(folded);
    if (text.starts_with("application/pdf")) return "pdf";
    auto const word = text.substr(0, text.find('/')); // the family of a MIME type: image/jpeg
    for (auto const &known : medium_words)
        if (known.word == word) return std::string(known.medium);
    return {};
}

} // namespace tsunagi::normalizer
