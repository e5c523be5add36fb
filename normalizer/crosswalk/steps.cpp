#include "normalizer/crosswalk/steps.hpp"

#include "normalizer/normalize/text.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <string_view>

namespace tsunagi::normalizer {

namespace {

using Arguments = std::vector<std::string>;
using Tables = model::Vocabularies;

std::string argument(Arguments const &arguments, std::size_t i) {
    return i < arguments.size() ? arguments[i] : "";
}

template <class Change>
void each(SourceValues &values, Change const &change) {
    for (auto &value : values) {
        auto changed = change(value.text);
        if (value.provided.empty() && changed != value.text) value.provided = std::move(value.text);
        value.text = std::move(changed);
    }
    std::erase_if(values, [](auto const &value) { return value.text.empty(); });
}

void squash_step(SourceValues &values, Arguments const &, Tables const &) {
    each(values, [](std::string text) { return squash(text); });
}

void strip_step(SourceValues &values, Arguments const &arguments, Tables const &) {
    auto const marks = code_points(arguments.empty() ? " \t\r\n　" : arguments[0]);
    each(values, [&](std::string const &text) {
        auto points = code_points(text);
        auto const first = points.find_first_not_of(marks);
        if (first == points.npos) return std::string();
        return utf8(points.substr(first, points.find_last_not_of(marks) - first + 1));
    });
}

void cut_at(model::SourceValue const &value, Arguments const &separators, SourceValues &parts) {
    std::string_view rest = value.text;
    while (true) {
        auto at = std::string_view::npos;
        std::size_t length = 0;
        for (auto const &separator : separators)
            if (auto const found = rest.find(separator); found < at && !separator.empty())
                at = found, length = separator.size();
        if (auto text = squash(rest.substr(0, at)); !text.empty())
            parts.push_back({std::move(text), value.lang, value.path});
        if (at == std::string_view::npos) return;
        rest.remove_prefix(at + length);
    }
}

void split_step(SourceValues &values, Arguments const &arguments, Tables const &) {
    SourceValues parts;
    for (auto const &value : values) cut_at(value, arguments, parts);
    values = std::move(parts);
}

void unique_step(SourceValues &values, Arguments const &, Tables const &) {
    SourceValues kept;
    for (auto &value : values)
        if (std::ranges::none_of(kept, [&](auto const &other) { return other.text == value.text; }))
            kept.push_back(std::move(value));
    values = std::move(kept);
}

void first_step(SourceValues &values, Arguments const &, Tables const &) {
    if (values.size() > 1) values.resize(1);
}

void prefix_step(SourceValues &values, Arguments const &arguments, Tables const &) {
    each(values, [&](std::string const &text) { return argument(arguments, 0) + text; });
}

void suffix_step(SourceValues &values, Arguments const &arguments, Tables const &) {
    each(values, [&](std::string text) { return text + argument(arguments, 0); });
}

void replace_step(SourceValues &values, Arguments const &arguments, Tables const &) {
    auto const from = argument(arguments, 0), to = argument(arguments, 1);
    if (from.empty()) return;
    each(values, [&](std::string text) {
        for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
            text.replace(at, from.size(), to);
        return text;
    });
}

void lower_step(SourceValues &values, Arguments const &, Tables const &) {
    each(values, [](std::string const &text) { return lower(text); });
}

/// Compiled once per thread and pattern; patterns come from crosswalks, so they are few.
std::regex const &pattern(std::string const &text) {
    thread_local std::map<std::string, std::regex> compiled;
    auto const found = compiled.find(text);
    return found != compiled.end() ? found->second : compiled.emplace(text, std::regex(text)).first->second;
}

void drop_if_step(SourceValues &values, Arguments const &arguments, Tables const &) {
    auto const &unwanted = pattern(argument(arguments, 0));
    std::erase_if(values, [&](auto const &value) { return std::regex_search(value.text, unwanted); });
}

void keep_if_step(SourceValues &values, Arguments const &arguments, Tables const &) {
    auto const &wanted = pattern(argument(arguments, 0));
    std::erase_if(values, [&](auto const &value) { return !std::regex_search(value.text, wanted); });
}

/// ["lookup", vocabulary, key column, value column]: a text without a row stays as it is.
void lookup_step(SourceValues &values, Arguments const &arguments, Tables const &tables) {
    auto const &table = tables.table(argument(arguments, 0));
    auto const key = table.column(argument(arguments, 1)), result = table.column(argument(arguments, 2));
    each(values, [&](std::string text) {
        for (auto const &row : table.rows())
            if (row[key] == text) return row[result];
        return text;
    });
}

void join_step(SourceValues &values, Arguments const &arguments, Tables const &) {
    for (std::size_t i = 1; i < values.size(); ++i) values[0].text += argument(arguments, 0) + values[i].text;
    first_step(values, {}, {});
}

using StepFunction = void (*)(SourceValues &, Arguments const &, Tables const &);

std::map<std::string, StepFunction, std::less<>> const &all_steps() {
    static std::map<std::string, StepFunction, std::less<>> const steps{
        {"squash", squash_step},   {"strip", strip_step},     {"split", split_step},
        {"unique", unique_step},   {"first", first_step},     {"prefix", prefix_step},
        {"suffix", suffix_step},   {"replace", replace_step}, {"lower", lower_step},
        {"drop_if", drop_if_step}, {"keep_if", keep_if_step}, {"lookup", lookup_step},
        {"join", join_step}};
    return steps;
}

} // namespace

void apply_steps(SourceValues &values, std::vector<model::Step> const &steps,
                 model::Vocabularies const &vocabularies) {
    for (auto const &step : steps)
        if (auto const found = all_steps().find(step.name); found != all_steps().end())
            found->second(values, step.arguments, vocabularies);
}

} // namespace tsunagi::normalizer
