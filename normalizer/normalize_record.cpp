#include "normalizer/normalize_record.hpp"

#include "normalizer/assemble/assembly.hpp"
#include "normalizer/crosswalk/map_record.hpp"
#include "normalizer/normalize/rights_doubts.hpp"
#include "normalizer/readers.hpp"
#include "normalizer/validate/record_rules.hpp"
#include "schemas/codec/record_json.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace tsunagi::normalizer {

namespace {

/// Raised with every change of the normaliser that can change a record: stored records are then mapped anew.
constexpr auto normalizer_version = "n2";

Normalized unreadable(std::string rule, std::string why, std::string expected_ja) {
    Normalized result;
    result.problems.push_back({.rule = std::move(rule),
                               .severity = model::Severity::error,
                               .message = {expected_ja + "（" + why + "）", why}});
    result.held_back = std::move(why);
    return result;
}

/// The dataset's crosswalk; for XML the one whose root this is, when the dataset's does not fit
/// (contract 1.2).
model::Crosswalk const *crosswalk_for(SourceTree const &tree, model::Crosswalk const &expected,
                                      model::Crosswalks const &all) {
    if (accepts(expected, tree)) return &expected;
    if (expected.media_type != "xml") return nullptr;
    auto const found = std::ranges::find_if(all, [&](auto const &entry) {
        return entry.second.media_type == "xml" && accepts(entry.second, tree);
    });
    return found == all.end() ? nullptr : &found->second;
}

void report_other_root(model::Record &record, model::Crosswalk const &expected,
                       model::MappedRecord const &mapped) {
    record.problems.push_back(
        {.rule = "D17",
         .severity = model::Severity::info,
         .value = mapped.root,
         .message = {"宣言された形式 " + expected.id + " と異なる形式 " + mapped.schema + " の記録です。",
                     "the record is " + mapped.schema + ", the dataset declares " + expected.id}});
}

model::Record assemble(model::RawRecord const &raw, model::MappedRecord const &mapped, Origin const &origin,
                       Readers const &readers) {
    model::Record record;
    Assembly const assembly{raw, mapped, origin, readers, record};
    for (auto const fill :
         {assemble_identity, assemble_titles, assemble_people, assemble_dates, assemble_places,
          assemble_concepts, assemble_texts, assemble_links, assemble_rights})
        fill(assembly);
    return record;
}

std::string hash_of(model::Record const &record) {
    auto const canonical = schemas::canonical_record(record);
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "xxh3:%016llx",
                  static_cast<unsigned long long>(XXH3_64bits(canonical.data(), canonical.size())));
    return text.data();
}

/// A record without metadata and without a deleted flag is kept as `empty`, not deleted (contract 2,
/// pitfalls).
Normalized empty_record(model::RawRecord const &raw, Origin const &origin, model::Crosswalk const &crosswalk,
                        Readers const &readers) {
    Normalized result;
    result.mapped = model::MappedRecord{.schema = crosswalk.id, .version = crosswalk.version};
    result.record = assemble(raw, *result.mapped, origin, readers);
    result.record->status = "empty";
    result.content_hash = hash_of(*result.record);
    return result;
}

/// The year of an RFC 3339 time.
std::int64_t year_of(std::string const &time) { return std::atoll(time.substr(0, 4).c_str()); }

void hold_by_rules(Normalized &result, std::vector<std::string> const &hold_rules) {
    for (auto const &problem : result.record->problems)
        if (problem.severity == model::Severity::error &&
            std::ranges::find(hold_rules, problem.rule) != hold_rules.end())
            result.held_back = "rule " + problem.rule + ": " + problem.message.en;
}

} // namespace

Normalizer::Normalizer(std::shared_ptr<schemas::Catalog const> catalog)
    : m_readers(std::make_unique<Readers const>(std::move(catalog))) {}
Normalizer::~Normalizer() = default;
Normalizer::Normalizer(Normalizer &&) noexcept = default;

Normalized Normalizer::normalize(model::RawRecord const &raw, Origin const &origin) const {
    if (!raw.fault.empty()) return unreadable(raw.fault_rule, raw.fault, "記録を読み取れません");
    auto const &all = m_readers->catalog->crosswalks;
    auto const expected = all.find(origin.dataset->schema);
    if (expected == all.end())
        return unreadable("X-ROOT", "there is no schema '" + origin.dataset->schema + "'",
                          "形式が見つかりません");
    if (raw.payload.empty()) return empty_record(raw, origin, expected->second, *m_readers);

    auto const tree = read_payload(raw);
    if (!tree) return unreadable(tree.failure().code, tree.failure().message, "記録を読み取れません");
    auto const *crosswalk = crosswalk_for(*tree, expected->second, all);
    if (!crosswalk)
        return unreadable("X-ROOT",
                          "the root '" + root_name(*tree) + "' belongs to no known schema; expected " +
                              expected->first,
                          "知らない形式の記録です");

    Normalized result;
    result.mapped = map_record(*tree, *crosswalk, m_readers->catalog->vocabularies);
    result.record = assemble(raw, *result.mapped, origin, *m_readers);
    if (crosswalk != &expected->second) report_other_root(*result.record, expected->second, *result.mapped);
    check_record(*result.record);
    for (auto &doubt : doubts_about_rights(*result.record, year_of(origin.now)))
        result.record->problems.push_back(std::move(doubt));
    hold_by_rules(result, origin.dataset->guards.hold_rules);
    result.problems = result.record->problems;
    result.content_hash = hash_of(*result.record);
    return result;
}

std::string Normalizer::mapper_version(model::SchemaId const &schema) const {
    auto const found = m_readers->catalog->crosswalks.find(schema);
    auto const version = found == m_readers->catalog->crosswalks.end() ? 0 : found->second.version;
    return schema + "@" + std::to_string(version) + "+" + normalizer_version;
}

} // namespace tsunagi::normalizer
