#include "indexer/document/document.hpp"

#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/numerals.hpp"
#include "indexer/analysis/plain_text.hpp"
#include "indexer/analysis/romaji.hpp"
#include "indexer/document/row_of_record.hpp"

namespace tsunagi::indexer {

namespace {

constexpr char32_t own_form_mark = 0xE003, other_form_mark = 0xE004;
constexpr std::uint16_t next_value = 2; // a phrase never goes from one value into the next

std::uint16_t increment_of(Tokens const &tokens) { return tokens.empty() ? 1 : next_value; }

Token marked(char32_t mark, std::u32string_view text) { return Token(1, mark).append(text); }

bool is_class_number(model::Subject const &subject) { return subject.scheme.starts_with("ndc"); }

} // namespace

Token written_title_token(std::string_view title) { return marked(U'e', to_utf32(title)); }
Token folded_title_token(std::u32string_view folded) { return marked(U'f', folded); }
Token subject_token(std::u32string_view folded) { return marked(U'a', folded); }
Token exact_token(std::u32string_view folded) { return marked(U'x', folded); }
Token own_form_token(char32_t first, char32_t second) { return own_form_mark + pair_token(first, second); }
Token other_form_token(char32_t first, char32_t second) {
    return other_form_mark + pair_token(first, second);
}

DocumentBuilder::DocumentBuilder(Folding const &folding, model::Vocabularies const &vocabularies)
    : m_folding(folding) {
    auto const found = vocabularies.all().find("eras_facet");
    if (found == vocabularies.all().end()) return;
    for (auto const &row : found->second.rows())
        m_era_labels[found->second.cell(row, "code")] = found->second.cell(row, "label_ja") + "時代";
}

void DocumentBuilder::build(model::Record const &record, Document &document) const {
    for (auto &tokens : document.fields) tokens.clear();
    document.row = row_of(record, m_folding);
    add_titles(record, document);
    add_agents(record, document);
    add_subjects(record, document);
    add_times(record, document);
    add_places(record, document);
    add_descriptions(record, document);
    add_names(record, document);
}

void DocumentBuilder::add_titles(model::Record const &record, Document &document) const {
    for (auto const &title : record.titles) {
        if (title.kind == "reading") {
            add_reading(document, Field::title_reading, Field::title_romaji, title.value);
            continue;
        }
        add_value(document, Field::title, title.value);
        document[Field::whole].add(written_title_token(title.value), 1);
        document[Field::whole].add(folded_title_token(to_utf32(m_folding.fold(title.value))), 1);
    }
}

void DocumentBuilder::add_agents(model::Record const &record, Document &document) const {
    for (auto const &agent : record.agents) {
        add_value(document, Field::contributor, agent.name.empty() ? agent.provided : agent.name);
        add_reading(document, Field::contributor_reading, Field::contributor_romaji, agent.reading);
    }
}

/// A class number and an identifier are reached by the whole term only (query API contract 5.3, `dclass`).
void DocumentBuilder::add_subjects(model::Record const &record, Document &document) const {
    auto &whole = document[Field::whole];
    for (auto const &subject : record.subjects) {
        auto const folded = to_utf32(m_folding.fold(subject.value));
        whole.add(subject_token(folded), 1);
        if (is_class_number(subject))
            whole.add(exact_token(folded), 1);
        else
            add_value(document, Field::about, subject.value);
    }
    for (auto const &type : record.type) add_value(document, Field::about, type.provided);
    for (auto const &id : record.source_ids) whole.add(exact_token(to_utf32(m_folding.fold(id.value))), 1);
}

void DocumentBuilder::add_times(model::Record const &record, Document &document) const {
    for (auto const &span : record.temporal) {
        add_value(document, Field::temporal, span.provided);
        for (auto const &era : span.era_codes)
            if (auto const label = m_era_labels.find(era); label != m_era_labels.end())
                add_value(document, Field::era_label, label->second);
    }
}

void DocumentBuilder::add_places(model::Record const &record, Document &document) const {
    for (auto const &place : record.spatial) {
        add_value(document, Field::location, place.provided);
        if (place.label != place.provided) add_value(document, Field::location, place.label);
        add_value(document, Field::place_path, place.path);
    }
}

void DocumentBuilder::add_descriptions(model::Record const &record, Document &document) const {
    for (auto const &description : record.description)
        add_value(document, Field::description, description.value);
}

void DocumentBuilder::add_names(model::Record const &record, Document &document) const {
    for (auto const *organization : {&record.provider, &record.owner}) {
        add_value(document, Field::other, organization->name.ja);
        add_value(document, Field::other, organization->name.en);
    }
    for (auto const &publisher : record.publisher) add_value(document, Field::other, publisher.name);
}

/// A value with kanji numerals is indexed as digits and as written: 三十六景 answers to 36景, and to
/// 富嶽三十六.
void DocumentBuilder::add_value(Document &document, Field field, std::string_view text) const {
    if (text.empty()) return;
    auto &tokens = document[field];
    auto const readable = m_folding.readable(text);
    auto const atoms = m_folding.atoms(readable);
    add_text(tokens, atoms, increment_of(tokens));
    if (auto const digits = with_digits(readable))
        add_text(tokens, m_folding.atoms(*digits), increment_of(tokens));
    add_lone_units(document[Field::unit], field, atoms);
    add_forms(document, atoms);
}

void DocumentBuilder::add_reading(Document &document, Field kana, Field romaji,
                                  std::string_view reading) const {
    if (reading.empty()) return;
    auto const atoms = m_folding.atoms(m_folding.readable(reading));
    indexer::add_reading(document[kana], atoms, increment_of(document[kana]));
    std::u32string word;
    auto const end_word = [&] {
        auto const letters = romaji_of_kana(word);
        if (!letters.empty()) add_letters(document[romaji], letters, increment_of(document[romaji]));
        word.clear();
    };
    for (auto const &atom : atoms.list) {
        if (atom.spaced) end_word();
        if (atom.kind == Atom::Kind::unit) word += atom.strict;
    }
    end_word();
}

void DocumentBuilder::add_forms(Document &document, Atoms const &atoms) const {
    auto &forms = document[Field::form];
    for (std::size_t i = 0; i + 1 < atoms.list.size(); ++i) {
        auto const &first = atoms.list[i];
        auto const &second = atoms.list[i + 1];
        if (first.kind != Atom::Kind::unit || second.kind != Atom::Kind::unit || second.gap) continue;
        bool const varies = (is_ideograph(first.source) && first.source != first.strict) ||
                            (is_ideograph(second.source) && second.source != second.strict);
        if (!varies) continue;
        forms.add(own_form_token(first.source, second.source), 1);
        forms.add(other_form_token(first.strict, second.strict), 1);
    }
}

} // namespace tsunagi::indexer
