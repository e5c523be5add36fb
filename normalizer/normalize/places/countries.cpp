#include "normalizer/normalize/places/countries.hpp"

#include "normalizer/normalize/text.hpp"

#include <unicode/locid.h>

#include <array>

namespace tsunagi::normalizer::places {

namespace {

struct Everyday {
    std::string_view code, label; ///< the label that paths show
    std::array<std::string_view, 6> words;
};

constexpr std::array everyday{
    Everyday{"US", "アメリカ", {"米国", "アメリカ合衆国", "usa", "u.s.a.", "united states of america"}},
    Everyday{"GB", "イギリス", {"英国", "連合王国", "uk", "u.k.", "great britain", "england"}},
    Everyday{"CN", "中国", {"中華人民共和国", "people's republic of china"}},
    Everyday{"KR", "韓国", {"大韓民国", "republic of korea", "korea"}},
    Everyday{"KP", "北朝鮮", {"朝鮮民主主義人民共和国"}},
    Everyday{"TW", "台湾", {"臺灣", "台灣", "中華民国"}},
    Everyday{"DE", "ドイツ", {"独国", "独逸", "ドイツ連邦共和国"}},
    Everyday{"FR", "フランス", {"仏国", "仏蘭西"}},
    Everyday{"IT", "イタリア", {"伊国", "イタリー", "伊太利"}},
    Everyday{"NL", "オランダ", {"蘭国", "阿蘭陀", "和蘭", "holland", "the netherlands"}},
    Everyday{"RU", "ロシア", {"露国", "ロシア連邦", "露西亜", "russian federation"}},
    Everyday{"IN", "インド", {"印度"}},
    Everyday{"TH", "タイ", {"タイ国", "タイ王国", "シャム"}},
    Everyday{"VN", "ベトナム", {"ヴェトナム", "越南"}},
    Everyday{"AU", "オーストラリア", {"豪州", "濠州"}},
    Everyday{"MM", "ミャンマー", {"ビルマ", "burma"}},
    Everyday{"HK", "香港", {"hong kong"}},
    Everyday{"JP", "日本", {"日本国", "nippon"}},
};

/// They keep their names and get no code (our decision, contract 7).
constexpr std::array<std::string_view, 26> historical_states{"満洲国",         "満州国",
                                                             "満洲",           "満州",
                                                             "ソビエト連邦",   "ソ連",
                                                             "ソヴィエト連邦", "清",
                                                             "清国",           "明国",
                                                             "朝鮮",           "李氏朝鮮",
                                                             "大韓帝国",       "高麗",
                                                             "新羅",           "百済",
                                                             "高句麗",         "渤海",
                                                             "プロイセン",     "プロシア",
                                                             "オスマン帝国",   "ローマ帝国",
                                                             "神聖ローマ帝国", "ユーゴスラヴィア",
                                                             "ユーゴスラビア", "チェコスロバキア"};

/// Words that make another one of the country before them: 日本海, フランス領, 中国語.
constexpr std::array<std::string_view, 8> no_country_behind{"領", "製", "語", "人", "系", "風", "海", "地方"};

std::string display_country(icu::Locale const &country, icu::Locale const &language) {
    icu::UnicodeString name;
    country.getDisplayCountry(language, name);
    std::string out;
    name.toUTF8String(out);
    return out;
}

} // namespace

Countries::Countries() {
    for (auto const &known : everyday) {
        auto const number = add_country(std::string(known.code), std::string(known.label));
        for (auto const word : known.words) add(word, number);
    }
    for (auto const state : historical_states) add_country("", std::string(state));
    for (auto const *const *code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
        icu::Locale const country("", *code);
        auto const japanese = display_country(country, icu::Locale::getJapanese());
        auto const number = add_country(*code, japanese);
        add(display_country(country, icu::Locale::getEnglish()), number);
    }
}

std::size_t Countries::add_country(std::string code, std::string label) {
    for (std::size_t i = 0; i < m_countries.size(); ++i)
        if (!code.empty() && m_countries[i].code == code) {
            add(label, i);
            return i;
        }
    m_countries.push_back({std::move(code), std::move(label)});
    add(m_countries.back().label, m_countries.size() - 1);
    return m_countries.size() - 1;
}

void Countries::add(std::string_view word, std::size_t number) { m_index.add(comparable(word), number); }

/// The country first or last, a place in it beside it: "アメリカ シカゴ", "Paris, France".
std::optional<CountryMatch> Countries::in_pieces(std::vector<Piece> const &pieces) const {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        auto const number = m_index.whole(pieces[i].folded);
        if (!number) continue;
        auto const &country = m_countries[*number];
        CountryMatch match{country.code, country.label, "",
                           country.code == "CN" && pieces[i].folded == "中国"};
        if (pieces.size() > 1) match.city = pieces[i + 1 < pieces.size() ? i + 1 : i - 1].written;
        return match;
    }
    return {};
}

std::optional<CountryMatch> Countries::find(PlaceText const &text) const {
    if (text.folded == "中国地方") return CountryMatch{"JP", "日本", "", true};
    if (auto match = in_pieces(text.segments)) return match;
    if (auto match = in_pieces(text.words)) return match;
    auto const hit = m_index.longest_at(text.folded, 0); // アメリカ合衆国イリノイ州
    if (!hit || hit->length < 9) return {};              // bytes: three characters are sure enough
    auto const rest = std::string_view(text.folded).substr(hit->length);
    for (auto const word : no_country_behind)
        if (rest.starts_with(word)) return {};
    auto const &country = m_countries[hit->id];
    return CountryMatch{country.code, country.label, "", false};
}

} // namespace tsunagi::normalizer::places
