#include "api/portal/shown_record.hpp"

#include <algorithm>

#include "api/query/code_tables.hpp"

namespace tsunagi::api {

model::Title const *title_of(model::Record const &record, std::string_view kind) {
    auto const found = std::ranges::find(record.titles, kind, &model::Title::kind);
    return found == record.titles.end() ? nullptr : &*found;
}

Html shown_title(Tongue tongue, model::Record const &record) {
    auto const *title = title_of(record, "main");
    if (!title) return text(say(tongue, "（題名の記載がありません）", "(no title stated)"));
    return element("span", {{"lang", when(!title->lang.empty(), title->lang)}}, text(title->value));
}

std::string plain_title(Tongue tongue, model::Record const &record) {
    auto const *title = title_of(record, "main");
    return title ? title->value : std::string(say(tongue, "（題名の記載がありません）", "(no title stated)"));
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

std::string years(Tongue tongue, model::TimeSpan const &span) {
    auto const from = span.start ? year_text(tongue, span.start->year) : "";
    auto const to = span.end ? year_text(tongue, span.end->year) : "";
    auto const range = from == to ? from : from + "–" + to;
    bool const about = span.certainty.starts_with("approximate");
    if (tongue == Tongue::ja) return range + "年" + (about ? "頃" : "");
    return (about ? "about " : "") + range;
}

} // namespace

std::string shown_date(Tongue tongue, model::TimeSpan const &span) {
    if (!span.has_interval()) return span.provided;
    auto const ours = years(tongue, span);
    auto const year = span.start ? std::to_string(span.start->year) : "";
    bool const says_it = !year.empty() && span.provided.find(year) != span.provided.npos;
    if (says_it) return span.provided;
    return tongue == Tongue::ja ? span.provided + "（" + ours + "）" : span.provided + " (" + ours + ")";
}

std::string type_label(Tongue tongue, std::string const &code, schemas::Catalog const &catalog) {
    auto const table = code_table("type", catalog);
    if (!table) return code;
    auto const found = std::ranges::find(table->values, code, &Code::code);
    return found == table->values.end() ? code : name_in(tongue, found->label);
}

} // namespace tsunagi::api
