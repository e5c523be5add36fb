#include "api/portal/shown_record.hpp"

#include <algorithm>

#include "api/portal/spoken.hpp"

namespace tsunagi::api {

model::Title const *title_of(model::Record const &record, std::string_view kind) {
    auto const found = std::ranges::find_if(
        record.titles, [&](auto const &title) { return title.kind == kind && !title.value.empty(); });
    return found == record.titles.end() ? nullptr : &*found;
}

Html shown_title(Tongue tongue, model::Record const &record) {
    auto const *title = title_of(record, "main");
    return title ? spoken(title->value, title->lang) : text(plain_title(tongue, record));
}

std::string plain_title(Tongue tongue, model::Record const &record) {
    auto const *title = title_of(record, "main");
    return title ? title->value : std::string(say(tongue, "（題名の記載がありません）", "(no title stated)"));
}

Html shown_reading(model::Record const &record) {
    auto const *reading = title_of(record, "reading");
    if (!reading) return {};
    auto const japanese = reading->lang.empty() || reading->lang == "ja";
    return spoken(reading->value, japanese ? "ja-Kana" : reading->lang);
}

namespace {

std::vector<std::string> parts_of(std::string_view words) {
    std::vector<std::string> parts{""};
    for (std::size_t i = 0; i < words.size(); ++i) {
        bool const wide = words.substr(i).starts_with("　");
        if (words[i] != ' ' && !wide)
            parts.back() += words[i];
        else if (!parts.back().empty())
            parts.emplace_back();
        if (wide) i += 2;
    }
    if (parts.back().empty()) parts.pop_back();
    return parts;
}

Html under(std::string const &base, std::string const &reading) {
    auto const bracket = [](std::string_view sign) { return element("rp", text(sign)); };
    return element("ruby", text(base) + bracket("（") + element("rt", {{"lang", "ja-Kana"}}, text(reading)) +
                               bracket("）"));
}

constexpr std::size_t longest_ruby = 36; ///< bytes, 12 characters: a ruby does not break over lines

} // namespace

Html titled_with_reading(Tongue tongue, model::Record const &record) {
    auto const *title = title_of(record, "main");
    auto const *reading = title_of(record, "reading");
    if (!title || !reading) return shown_title(tongue, record);
    auto const bases = parts_of(title->value), readings = parts_of(reading->value);
    bool const fits = bases.size() == readings.size() && std::ranges::all_of(bases, [](auto const &part) {
                          return part.size() <= longest_ruby;
                      });
    if (!fits)
        return shown_title(tongue, record) + element("small", {{"class", "yomi"}}, shown_reading(record));
    Html ruby;
    for (std::size_t i = 0; i < bases.size(); ++i)
        ruby += (i ? text(" ") : Html{}) + under(bases[i], readings[i]);
    return element("span", {{"lang", language_of(title->value, title->lang)}}, ruby);
}

std::string first_author(model::Record const &record) {
    return record.agents.empty() ? "" : record.agents.front().name;
}

namespace {

std::string year_text(Tongue tongue, std::int64_t year) {
    if (year > 0) return std::to_string(year);
    auto const before = std::to_string(1 - year); // 1 BC = year 0
    return tongue == Tongue::ja ? "前" + before : before + " BC";
}

} // namespace

std::string years_text(Tongue tongue, std::optional<std::int64_t> from, std::optional<std::int64_t> to) {
    if (!from && !to) return "";
    bool const ja = tongue == Tongue::ja;
    if (!to) return ja ? year_text(tongue, *from) + "年から" : "from " + year_text(tongue, *from);
    if (!from) return ja ? year_text(tongue, *to) + "年まで" : "until " + year_text(tongue, *to);
    auto const range =
        *from == *to ? year_text(tongue, *from) : year_text(tongue, *from) + "–" + year_text(tongue, *to);
    return ja ? range + "年" : range;
}

std::string tidied_years(Tongue tongue, model::TimeSpan const &span) {
    auto const year = [](auto const &day) { return day ? std::optional(day->year) : std::nullopt; };
    auto const years = years_text(tongue, year(span.start), year(span.end));
    if (years.empty() || !span.certainty.starts_with("approximate")) return years;
    return tongue == Tongue::ja ? years + "頃" : "about " + years;
}

Html shown_date(Tongue tongue, model::TimeSpan const &span) {
    auto const ours = tidied_years(tongue, span);
    if (span.provided.empty()) return text(ours);
    auto const said = [&](auto const &day) {
        return !day || span.provided.find(std::to_string(day->year)) != span.provided.npos;
    };
    if (ours.empty() || (said(span.start) && said(span.end))) return spoken(span.provided);
    return spoken(span.provided) + text(tongue == Tongue::ja ? "（" + ours + "）" : " (" + ours + ")");
}

} // namespace tsunagi::api
