#include "normalizer/validate/record_rules.hpp"

#include "normalizer/normalize/text.hpp"

#include <unicode/uchar.h>

#include <algorithm>

namespace tsunagi::normalizer {

namespace {

using model::Problem;
using model::Record;
using model::Severity;

void fail(Record &record, std::string rule, Severity severity, std::string field, model::LocalText message) {
    record.problems.push_back({.rule = std::move(rule),
                               .severity = severity,
                               .field = std::move(field),
                               .message = std::move(message)});
}

bool in_sector(Record const &record, std::initializer_list<std::string_view> sectors) {
    return std::ranges::any_of(record.sectors, [&](auto const &sector) {
        return std::ranges::find(sectors, sector) != sectors.end();
    });
}

/// A letter, digit or ideograph: 〃 and punctuation alone say nothing.
bool says_something(std::string const &title) {
    return std::ranges::any_of(code_points(nfkc(title)),
                               [](char32_t c) { return u_isalnum(static_cast<UChar32>(c)); });
}

void r01_title(Record &record) {
    bool const named =
        std::ranges::any_of(record.titles, [](auto const &title) { return says_something(title.value); });
    if (!named)
        fail(record, "R01", Severity::error, "titles",
             {"題名がありません。文字か数字を含む題名が必要です。",
              "there is no title; expected one with a letter, digit or ideograph"});
}

void r03_identifier(Record &record) {
    if (record.id.empty())
        fail(record, "R03", Severity::error, "sourceIds",
             {"識別子がありません。提供元での識別子が必要です。",
              "there is no identifier; expected the source's own"});
}

void r05_item_page(Record &record) {
    if (record.links.landing_page.empty())
        fail(record, "R05", Severity::error, "links.landingPage",
             {"資料のページの URL がありません。",
              "there is no address of the item's page; expected an absolute http or https URL"});
}

void r24_creator(Record &record) {
    if (record.agents.empty())
        fail(record, "R24",
             in_sector(record, {"science", "official", "cultural"}) ? Severity::info : Severity::warn,
             "agents",
             {"作者の記載がありません。不明のときは「作者不詳」と書いてください。",
              "no creator is given; where unknown, expected 作者不詳 or unknown"});
}

void r27_date(Record &record) {
    if (record.temporal.empty())
        fail(record, "R27",
             in_sector(record, {"science", "cultural", "map", "regional"}) ? Severity::info : Severity::warn,
             "temporal",
             {"年代の記載がありません。不明のときは「不詳」と書いてください。",
              "no date is given; where unknown, expected 不詳 or unknown"});
}

} // namespace

void check_record(Record &record) {
    for (auto const check : {r01_title, r03_identifier, r05_item_page, r24_creator, r27_date}) check(record);
}

} // namespace tsunagi::normalizer
