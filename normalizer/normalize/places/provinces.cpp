#include "normalizer/normalize/places/provinces.hpp"

#include "normalizer/normalize/text.hpp"

#include <algorithm>

namespace tsunagi::normalizer::places {

namespace {

std::int64_t constexpr last_year_of_provinces = 1870; // the prefectures came in 1871

bool has_suffix(std::string_view form) {
    return form.ends_with("国") || form.ends_with("州") || form.ends_with("藩");
}

/// Codes that all of them share; all codes when they share none.
std::vector<std::string> shared_or_all(std::vector<std::vector<std::string>> const &lists) {
    std::vector<std::string> all, shared;
    for (auto const &list : lists)
        for (auto const &code : list)
            if (std::find(all.begin(), all.end(), code) == all.end()) all.push_back(code);
    std::copy_if(all.begin(), all.end(), std::back_inserter(shared), [&](std::string const &code) {
        return std::all_of(lists.begin(), lists.end(), [&](auto const &list) {
            return std::find(list.begin(), list.end(), code) != list.end();
        });
    });
    return shared.empty() ? all : shared;
}

} // namespace

Provinces::Provinces(model::Vocabularies const &vocabularies) {
    auto const &table = vocabularies.table("provinces");
    for (auto const &row : table.rows()) {
        auto const number = m_provinces.size();
        auto const &name = table.cell(row, "province");
        m_provinces.push_back(
            {name, model::values_of(table.cell(row, "pref_codes")), table.cell(row, "doubtful") == "1"});
        add(name + "国", number);
        m_bare_names.add(comparable(name), number);
        for (auto const &variant : model::values_of(table.cell(row, "variants"))) {
            if (variant == "倭国") continue; // means Japan as a whole, too
            add(has_suffix(variant) ? variant : variant + "国", number);
            if (!has_suffix(variant)) m_bare_names.add(comparable(variant), number);
        }
    }
}

void Provinces::add(std::string const &form, std::size_t number) {
    auto const folded = comparable(form);
    if (auto const known = m_index.whole(folded)) {
        if (m_forms[*known].back() != number) m_forms[*known].push_back(number);
        return;
    }
    m_index.add(folded, m_forms.size());
    m_forms.push_back({number});
}

/// Of provinces written alike the certain ones count before the doubtful (石州: 石見, not 石狩).
ProvinceMatch Provinces::match(std::size_t form) const {
    auto numbers = m_forms[form];
    auto const certain = [&](std::size_t number) { return !m_provinces[number].doubtful; };
    if (std::any_of(numbers.begin(), numbers.end(), certain))
        std::erase_if(numbers, [&](auto n) { return !certain(n); });
    ProvinceMatch result;
    std::vector<std::vector<std::string>> lists;
    for (auto const number : numbers) {
        result.province += (result.province.empty() ? "" : "・") + m_provinces[number].name;
        lists.push_back(m_provinces[number].prefectures);
    }
    result.prefectures = shared_or_all(lists);
    result.ambiguous = numbers.size() > 1;
    return result;
}

std::optional<ProvinceMatch> Provinces::find(PlaceText const &text, std::optional<std::int64_t> year) const {
    for (auto const &piece : text.words) {
        auto const hit = m_index.longest_at(piece.folded, 0);
        if (!hit) continue;
        bool const is_city =
            std::string_view(piece.folded).substr(hit->length).starts_with("市"); // 奥州市, 甲州市
        if (!is_city) return match(hit->id);
    }
    if (!year || *year > last_year_of_provinces) return {};
    for (auto const &piece : text.words)
        if (auto const number = m_bare_names.whole(piece.folded))
            return ProvinceMatch{m_provinces[*number].name, m_provinces[*number].prefectures, false};
    return {};
}

} // namespace tsunagi::normalizer::places
