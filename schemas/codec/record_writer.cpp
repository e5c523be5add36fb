#include "schemas/codec/record_writer.hpp"

#include <array>

namespace tsunagi::schemas {

namespace {

constexpr std::size_t excerpt_characters = 200;

std::string_view first_characters(std::string_view text, std::size_t wanted) {
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const starts_character = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
        if (starts_character && characters++ == wanted) return text.substr(0, i);
    }
    return text;
}

std::string_view without_trailing_zeros(std::string_view digits) {
    while (digits.ends_with('0')) digits.remove_suffix(1);
    if (digits.ends_with('.')) digits.remove_suffix(1);
    return digits == "-0" ? "0" : digits;
}

} // namespace

void RecordWriter::excerpt(std::string_view name, std::string_view text_of_source) {
    text(name, first_characters(text_of_source, excerpt_characters));
}

/// Six digits are a tenth of a metre; more is noise of the source's arithmetic.
void RecordWriter::degrees(std::string_view name, double degrees) {
    std::array<char, 340> digits; // the largest double has 309 digits before the point
    auto const end = std::to_chars(digits.begin(), digits.end(), degrees, std::chars_format::fixed, 6).ptr;
    number(name, without_trailing_zeros({digits.begin(), end}));
}

void RecordWriter::confidence(std::string_view name, double confidence) {
    std::array<char, 32> digits;
    auto const end = std::to_chars(digits.begin(), digits.end(), confidence).ptr;
    number(name, {digits.begin(), end});
}

void RecordWriter::severity(std::string_view name, model::Severity severity) {
    switch (severity) {
    case model::Severity::info:
        return text(name, "INFO");
    case model::Severity::warn:
        return text(name, "WARN");
    case model::Severity::error:
        return text(name, "ERROR");
    }
}

void RecordWriter::table(std::string_view name,
                         std::vector<std::pair<std::string, std::vector<std::string>>> const &columns) {
    if (columns.empty()) return;
    key(name);
    braces([&] {
        for (auto const &[column, values] : columns) texts_always(column, values);
    });
}

void RecordWriter::evidence_of_fields(std::string_view name,
                                      std::map<std::string, std::vector<model::Evidence>> const &fields) {
    if (fields.empty()) return;
    key(name);
    braces([&] {
        for (auto const &[field, evidence] : fields) {
            key(field);
            brackets(evidence, [&](model::Evidence const &each) {
                braces([&] {
                    text_or_texts("sourcePath", each.source_path);
                    text("rule", each.rule);
                    if (each.confidence != 1) confidence("confidence", each.confidence);
                });
            });
        }
    });
}

} // namespace tsunagi::schemas
