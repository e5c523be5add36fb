#include "schemas/loader/extract_reader.hpp"

#include <algorithm>
#include <regex>

#include "schemas/loader/path_reader.hpp"

namespace tsunagi::schemas {

namespace {

using Kind = JsonValue::Kind;

/// The steps that schemas/README.md explains, and how many arguments each takes.
struct StepForm {
    std::string_view name;
    std::size_t least = 0, most = 0;
    bool pattern = false; ///< the first argument is a regular expression
    std::string_view arguments;
};

constexpr StepForm step_forms[]{
    {"squash"},
    {"strip", 0, 1, false, "[\"strip\"] or [\"strip\", \"characters\"]"},
    {"split", 1, 20, false, "[\"split\", \"separator\", …]"},
    {"unique"},
    {"first"},
    {"prefix", 1, 1, false, "[\"prefix\", \"text\"]"},
    {"suffix", 1, 1, false, "[\"suffix\", \"text\"]"},
    {"replace", 2, 2, false, "[\"replace\", \"text\", \"other text\"]"},
    {"lower"},
    {"drop_if", 1, 1, true, "[\"drop_if\", \"regular expression\"]"},
    {"keep_if", 1, 1, true, "[\"keep_if\", \"regular expression\"]"},
    {"lookup", 3, 3, false, "[\"lookup\", \"vocabulary\", \"key column\", \"value column\"]"},
    {"join", 0, 1, false, "[\"join\", \"separator\"]"},
};

std::string step_names() {
    std::string names;
    for (auto const &form : step_forms) names += (names.empty() ? "" : ", ") + std::string(form.name);
    return names;
}

/// The mapper searches bytes: a class such as [、；] would match parts of characters, and so almost any text.
bool has_class_beyond_ascii(std::string_view pattern) {
    bool in_class = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '\\')
            ++i;
        else if (pattern[i] == '[' || pattern[i] == ']')
            in_class = pattern[i] == '[';
        else if (in_class && static_cast<unsigned char>(pattern[i]) > 0x7F)
            return true;
    }
    return false;
}

/// A regular expression that the mapper can run; empty and a mistake otherwise.
std::string pattern(std::string const &text, JsonPlace const &place) {
    if (has_class_beyond_ascii(text)) {
        place.mistake("alternatives such as (、|；) instead of a class [、；] of Japanese characters");
        return "";
    }
    try {
        std::regex const compiled(text);
        return text;
    } catch (std::regex_error const &) {
        place.mistake("a regular expression (ECMAScript)");
        return "";
    }
}

std::string pattern_of(ObjectReader &where) {
    auto const found = where.find("matches");
    auto const *text = found ? found->text() : nullptr;
    return text ? pattern(*text, *found) : "";
}

model::Take take_of(ObjectReader &rule) {
    std::string word = "all";
    rule.choice("take", word, {"all", "first", "last", "rest"});
    if (word == "first") return model::Take::first;
    if (word == "last") return model::Take::last;
    return word == "rest" ? model::Take::rest : model::Take::all;
}

} // namespace

model::Extract ExtractReader::read(ObjectReader &rule) const {
    model::Extract extract;
    if (auto const from = rule.find("from")) extract.from = read_short(*from).from;
    if (auto const text = rule.find("template")) {
        if (rule.has("from")) text->mistake("either 'from' or 'template', not both");
        read_template(*text, extract);
    }
    if (auto const fixed = rule.find("default"))
        if (auto const *text = fixed->text()) extract.fixed = *text;
    if (auto const where = rule.find("where"))
        where->each([&](JsonPlace const &place) {
            ObjectReader::read(place,
                               [&](ObjectReader &object) { extract.where.push_back(condition(object)); });
        });
    extract.take = take_of(rule);
    if (auto const steps = rule.find("steps"))
        steps->each([&](JsonPlace const &place) { extract.steps.push_back(step(place)); });
    return extract;
}

model::Extract ExtractReader::read_short(JsonPlace const &place) const {
    model::Extract extract;
    place.each([&](JsonPlace const &item) { extract.from.push_back(path(item)); });
    if (extract.from.empty()) place.mistake("at least one path");
    return extract;
}

model::Path ExtractReader::path(JsonPlace const &place) const {
    auto const *text = place.text();
    return text ? path(*text, place) : model::Path{};
}

model::Path ExtractReader::path(std::string_view text, JsonPlace const &place) const {
    std::string expected;
    auto path = read_path(text, expected);
    if (!expected.empty()) place.mistake(expected);
    for (auto const &step : path.steps) {
        check_prefix(step.name, place);
        for (auto const &test : step.tests) check_prefix(test.name, place);
    }
    return path;
}

void ExtractReader::check_prefix(std::string const &name, JsonPlace const &place) const {
    auto const colon = name.find(':');
    if (!m_xml || colon == std::string::npos) return;
    auto const start = name.starts_with('@') ? 1U : 0U;
    auto const prefix = name.substr(start, colon - start);
    if (prefix != "xml" && !m_prefixes.contains(prefix))
        place.mistake("only prefixes declared in 'prefixes'; '" + prefix + "' is not");
}

/// The paths in braces become `from`, in the order in which the mapper fills them in.
void ExtractReader::read_template(JsonPlace const &place, model::Extract &extract) const {
    auto const *text = place.text();
    if (!text) return;
    extract.template_text = *text;
    extract.from.clear();
    std::string_view rest = *text;
    for (auto open = rest.find_first_of("{}"); open != std::string_view::npos;
         open = rest.find_first_of("{}")) {
        auto const close = rest.find('}', open);
        if (rest[open] == '}' || close == std::string_view::npos)
            return place.mistake("a path in braces, such as {dc:identifier}");
        extract.from.push_back(path(rest.substr(open + 1, close - open - 1), place));
        rest.remove_prefix(close + 1);
    }
    if (extract.from.empty())
        place.mistake("at least one path in braces, such as {dc:identifier}; a fixed text is a 'default'");
}

model::Condition ExtractReader::condition(ObjectReader &where) const {
    model::Condition condition;
    where.object("not", [&](ObjectReader &inner) {
        condition = this->condition(inner);
        condition.negated = !condition.negated;
    });
    auto const attribute = where.find("attribute"), exists = where.find("exists");
    auto const matches = pattern_of(where);
    int const kinds = (attribute ? 1 : 0) + (exists ? 1 : 0) + (where.has("not") ? 1 : 0);
    if (kinds > 1 || (where.has("not") && where.has("matches")) || (kinds == 0 && !where.has("matches")))
        where.mistake(
            exists ? "exists" : "matches",
            "one of 'matches', 'attribute', 'exists' ('matches' may stand beside these two), 'not'; "
            "several conditions are a list");
    if (!attribute && !exists) {
        if (!matches.empty()) condition.matches = matches;
        return condition;
    }
    condition.path = path(attribute ? *attribute : *exists);
    condition.relative_to_record = exists.has_value();
    condition.path_matches = matches;
    return condition;
}

model::Step ExtractReader::step(JsonPlace const &place) const {
    model::Step step;
    place.each([&](JsonPlace const &item) {
        if (auto const *text = item.text()) step.arguments.push_back(*text);
    });
    if (step.arguments.empty()) {
        place.mistake("a step: its name, or [name, arguments…]");
        return step;
    }
    step.name = step.arguments.front();
    step.arguments.erase(step.arguments.begin());
    auto const form = std::ranges::find(step_forms, std::string_view(step.name), &StepForm::name);
    if (form == std::end(step_forms))
        place.log.add(place.pointer, step.name, "one of the steps " + step_names());
    else if (step.arguments.size() < form->least || step.arguments.size() > form->most)
        place.log.add(
            place.pointer, step.name + " with " + std::to_string(step.arguments.size()) + " arguments",
            form->most == 0 ? "'" + step.name + "' without arguments" : std::string(form->arguments));
    else if (form->pattern)
        pattern(step.arguments[0], place.item(1));
    else if (step.name == "lookup")
        check_lookup(step, place);
    return step;
}

void ExtractReader::check_lookup(model::Step const &step, JsonPlace const &place) const {
    auto const &tables = m_vocabularies.all();
    auto const table = tables.find(step.arguments[0]);
    if (table == tables.end()) return place.item(1).mistake("the name of a vocabulary, as in eras.tsv: eras");
    auto const &columns = table->second.columns();
    for (std::size_t i = 1; i < step.arguments.size(); ++i)
        if (std::ranges::find(columns, step.arguments[i]) == columns.end())
            place.item(i + 1).mistake("a column of the vocabulary '" + table->first + "'");
}

} // namespace tsunagi::schemas
