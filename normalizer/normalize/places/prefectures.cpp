#include "normalizer/normalize/places/prefectures.hpp"

#include "normalizer/normalize/text.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace tsunagi::normalizer::places {

namespace {

/// What may follow a short name at the start of a text: 京都市 is in 京都府. Not 区, 町, 村 (福島区 is in
/// 大阪) and not the rest of a person's name (千葉常胤).
constexpr std::array<std::string_view, 8> followers{"市", "城", "港", "近郊", "郊外", "地方", "周辺", "の"};

constexpr std::array<std::string_view, 7> latin_followers{" prefecture", " pref.", " metropolis", " city",
                                                          "-ken",        "-to",    "-fu"};

/// Old names of one or two characters are words of other names: 京 only as the whole value.
bool is_whole_only(std::string_view variant) { return variant == "京" || variant == "京師"; }

bool is_full_name(std::string_view name) {
    constexpr std::array<std::string_view, 5> endings{"市", "府", "県", "縣", "庁"};
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view e) { return name.ends_with(e); });
}

} // namespace

Prefectures::Prefectures(model::Vocabularies const &vocabularies) {
    auto const &table = vocabularies.table("prefectures");
    for (auto const &row : table.rows()) {
        auto const number = m_prefectures.size();
        m_prefectures.push_back({table.cell(row, "iso3166_2"), table.cell(row, "name_ja"),
                                 std::strtod(table.cell(row, "lat").c_str(), nullptr),
                                 std::strtod(table.cell(row, "lon").c_str(), nullptr)});
        m_by_code.emplace(table.cell(row, "iso3166_2"), number);
        add_full_name(comparable(table.cell(row, "name_ja")), number);
        m_short.add(comparable(table.cell(row, "short_ja")), number);
        m_short.add(comparable(table.cell(row, "name_en")), number);
        for (auto const &variant : model::values_of(table.cell(row, "variants")))
            add_variant(variant, number);
    }
}

/// Names with a period, as 名東県(1873-1875併合), need a dated table and are left out.
void Prefectures::add_variant(std::string const &variant, std::size_t number) {
    auto const folded = comparable(variant);
    if (folded.find('(') != folded.npos) return;
    if (is_whole_only(folded)) return m_whole.add(folded, number);
    is_full_name(folded) ? add_full_name(folded, number) : m_short.add(folded, number);
}

/// 縣 is written in every document before 1946.
void Prefectures::add_full_name(std::string const &name, std::size_t number) {
    std::string_view constexpr today = "県";
    m_full.add(name, number);
    if (name.ends_with(today)) m_full.add(name.substr(0, name.size() - today.size()) + "縣", number);
}

Prefecture const *Prefectures::find(std::string_view code) const {
    auto const found = m_by_code.find(code);
    return found == m_by_code.end() ? nullptr : &m_prefectures[found->second];
}

/// Left to right without overlaps: 東京都府中市 does not name 京都府.
std::vector<Prefecture const *> Prefectures::full_names(std::string_view folded) const {
    std::vector<Prefecture const *> found;
    std::size_t behind = 0;
    for (auto const &hit : m_full.hits(folded)) {
        if (hit.position < behind) continue;
        behind = hit.end();
        auto const *prefecture = &m_prefectures[hit.id];
        if (std::find(found.begin(), found.end(), prefecture) == found.end()) found.push_back(prefecture);
    }
    return found;
}

Prefecture const *Prefectures::named(std::string_view word) const {
    if (auto const number = m_short.whole(word)) return &m_prefectures[*number];
    for (auto const follower : latin_followers)
        if (word.ends_with(follower))
            if (auto const number = m_short.whole(word.substr(0, word.size() - follower.size())))
                return &m_prefectures[*number];
    return nullptr;
}

Prefecture const *Prefectures::at_start(std::string_view text) const {
    auto const hit = m_short.longest_at(text, 0);
    if (!hit) return nullptr;
    auto const rest = text.substr(hit->length);
    bool const follows = std::any_of(followers.begin(), followers.end(),
                                     [&](std::string_view f) { return rest.starts_with(f); });
    return follows ? &m_prefectures[hit->id] : nullptr;
}

Prefecture const *Prefectures::short_name(PlaceText const &text) const {
    if (auto const number = m_whole.whole(text.folded)) return &m_prefectures[*number];
    for (auto const &piece : text.segments)
        if (auto const *prefecture = named(piece.folded)) return prefecture;
    for (auto const &piece : text.words)
        if (auto const *prefecture = named(piece.folded)) return prefecture;
    return at_start(text.folded);
}

} // namespace tsunagi::normalizer::places
