#include "normalizer/normalize/rights_doubts.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

namespace tsunagi::normalizer {

namespace {

std::int64_t constexpr term_years = 70;
std::int64_t constexpr last_death_before_the_long_term = 1967;
std::int64_t constexpr last_year_surely_free = 1899, last_year_without_question = 1957;
std::int64_t constexpr longest_life = 100;

using Year = std::optional<std::int64_t>;

/// Agents that did not make the work.
constexpr std::array<std::string_view, 14> other_roles{
    "publisher", "distributor", "film distributor", "holder",     "former owner", "donor",     "depositor",
    "depicted",  "addressee",   "collector",        "determiner", "sponsor",      "organizer", "broadcaster"};

Year year_in(std::string const &text) {
    std::int64_t year = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    return error == std::errc() && end == text.data() + text.size() ? Year(year) : std::nullopt;
}

struct Makers {
    bool any = false, all_dead = true;
    Year last_death, last_birth_of_the_living;
};

void raise(Year &year, std::int64_t to) { year = year ? std::max(*year, to) : to; }

Makers makers_of(model::Record const &record) {
    Makers makers;
    for (auto const &agent : record.agents) {
        if (std::find(other_roles.begin(), other_roles.end(), agent.role) != other_roles.end()) continue;
        makers.any = true;
        auto const death = year_in(agent.death), birth = year_in(agent.birth);
        makers.all_dead = makers.all_dead && death.has_value();
        if (death)
            raise(makers.last_death, *death);
        else if (birth)
            raise(makers.last_birth_of_the_living, *birth);
    }
    return makers;
}

Year earliest_year(model::Record const &record) {
    Year first;
    for (auto const &span : record.temporal)
        if (span.start) first = first ? std::min(*first, span.start->year) : span.start->year;
    return first;
}

Year last_year(model::Record const &record) {
    Year last;
    for (auto const &span : record.temporal)
        if (span.end) raise(last, span.end->year);
    return last;
}

bool has_sector(model::Record const &record, std::string_view sector) {
    return std::find(record.sectors.begin(), record.sectors.end(), sector) != record.sectors.end();
}

bool is_declared_free(std::string const &statement) {
    return statement == "PDM" || (statement.starts_with("RS NoC-") && statement != "RS NoC-US");
}

model::Problem doubt(char const *rule, model::Severity severity, std::string value, model::LocalText message,
                     model::LocalText suggestion) {
    return {.rule = rule,
            .severity = severity,
            .field = "rights.content",
            .value = std::move(value),
            .message = std::move(message),
            .suggestion = std::move(suggestion)};
}

model::Problem nothing_stated() {
    return doubt("R10", model::Severity::error, "",
                 {"コンテンツが公開されていますが利用条件がありません。資料ごとの表示か既定値が必要です。",
                  "Content is linked but its rights are not stated; a statement of the item or a default is "
                  "expected."},
                 {"権利の URI を記入するか、データベースの既定値を申告してください。",
                  "Give a rights URI or declare a default for the dataset."});
}

model::Problem looks_out_of_copyright(std::string const &statement, std::int64_t year) {
    auto const told = std::to_string(year);
    return doubt("R16", model::Severity::info, statement,
                 {"「" + statement + "」とありますが、" + told +
                      " 年から見て保護期間は満了しているようです。PDM などが期待されます。",
                  "The statement is '" + statement + "' but the year " + told +
                      " suggests that the term has ended; PDM, CC0 or NoC-* is expected."},
                 {"満了していれば PDM を付けてください。", "Mark the work PDM if its term has ended."});
}

model::Problem may_be_in_copyright(std::string const &statement, std::int64_t year) {
    auto const told = std::to_string(year);
    return doubt("R17", model::Severity::warn, statement,
                 {"「" + statement + "」とありますが、" + told + " 年から見て保護期間中の可能性があります。",
                  "The statement is '" + statement + "' but the year " + told +
                      " suggests that the work may be in copyright; a term that has ended is expected."},
                 {"著作権の状態を確認してください。", "Please check the state of the copyright."});
}

model::Problem only_the_holder_can_waive(std::int64_t birth) {
    auto const told = std::to_string(birth);
    return doubt(
        "R17", model::Severity::warn, "CC0",
        {"「CC0」とありますが、作者（" + told +
             " 年生まれ）は存命の可能性があります。放棄できるのは権利者だけです。",
         "The statement is 'CC0' but the maker (born " + told +
             ") may be living; only the rights holder can waive the rights."},
        {"権利者本人による表示か確認してください。", "Please check that the rights holder stated it."});
}

bool links_content(model::Links const &links) {
    return !links.content.empty() || !links.iiif.empty() || !links.thumbnail.empty();
}

/// The year that a mark as out of copyright stands against.
Year year_against_free(Makers const &makers, model::Record const &record, std::int64_t this_year) {
    if (makers.last_death) {
        bool const protected_term = *makers.last_death > last_death_before_the_long_term &&
                                    *makers.last_death + term_years >= this_year;
        return protected_term ? makers.last_death : std::nullopt;
    }
    auto const first = earliest_year(record);
    return first && *first > last_year_without_question ? first : std::nullopt;
}

Year year_of_freedom(Makers const &makers, model::Record const &record, std::int64_t this_year) {
    if (makers.any && makers.all_dead && *makers.last_death + term_years < this_year)
        return makers.last_death;
    auto const last = last_year(record);
    return last && *last <= last_year_surely_free ? last : std::nullopt;
}

} // namespace

model::Problems doubts_about_rights(model::Record const &record, std::int64_t this_year) {
    model::Problems problems;
    auto const &statement = record.rights.content.statement;
    if (statement == "NONE" && links_content(record.links)) problems.push_back(nothing_stated());
    if (has_sector(record, "science") || has_sector(record, "dataset")) return problems;
    auto const makers = makers_of(record);
    if (statement == "CC0") {
        auto const birth = makers.last_birth_of_the_living;
        if (birth && *birth + longest_life > this_year) problems.push_back(only_the_holder_can_waive(*birth));
    } else if (is_declared_free(statement)) {
        if (auto const year = year_against_free(makers, record, this_year))
            problems.push_back(may_be_in_copyright(statement, *year));
    } else if (statement.starts_with("RS InC")) {
        if (auto const year = year_of_freedom(makers, record, this_year))
            problems.push_back(looks_out_of_copyright(statement, *year));
    }
    return problems;
}

} // namespace tsunagi::normalizer
