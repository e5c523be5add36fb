#include "normalizer/assemble/assembly.hpp"

#include "normalizer/normalize/says_nothing.hpp"
#include "normalizer/normalize/text.hpp"

namespace tsunagi::normalizer {

std::vector<model::MappedValue> Assembly::values(std::string_view to) const {
    std::vector<model::MappedValue> kept;
    if (auto const *all = mapped.find(to))
        for (auto const &value : *all)
            if (!value.parts.empty() || !says_nothing(value.value.text)) kept.push_back(value);
    return kept;
}

std::string Assembly::first(std::string_view to) const {
    auto const all = values(to);
    return all.empty() ? std::string() : all.front().value.text;
}

model::Evidence evidence_of(model::MappedValue const &value, std::string rule, double confidence) {
    model::Evidence evidence;
    if (!value.value.path.empty()) evidence.source_path.push_back(value.value.path);
    evidence.rule = rule.empty() ? value.rule : std::move(rule);
    evidence.confidence = confidence;
    return evidence;
}

std::string part_of(model::MappedValue const &value, std::string const &name) {
    auto const found = value.parts.find(name);
    return found == value.parts.end() || found->second.empty() ? "" : found->second.front().text;
}

bool is_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

namespace {

/// "oai_dc#/fields/5" -> "schemas/standards/oai_dc.json#/fields/5"
std::string crosswalk_place(std::string const &rule) {
    auto const hash = rule.find('#');
    return hash == rule.npos ? "" : "schemas/standards/" + rule.substr(0, hash) + ".json" + rule.substr(hash);
}

} // namespace

model::Problem problem_about(std::string rule, model::Severity severity, std::string field,
                             model::MappedValue const &value, model::LocalText message) {
    return {.rule = std::move(rule),
            .severity = severity,
            .field = std::move(field),
            .value = utf8(code_points(value.value.text).substr(0, 200)),
            .message = std::move(message),
            .source_path = value.value.path,
            .crosswalk = crosswalk_place(value.rule)};
}

} // namespace tsunagi::normalizer
