#include "indexer/document/row_of_record.hpp"

#include <algorithm>
#include <cstdio>
#include <limits>

#include "indexer/facet_values.hpp"

namespace tsunagi::indexer {

namespace {

using DayLimits = std::numeric_limits<std::int32_t>;

/// "2026-01-02T03:00:00Z", "2026-01-02T12:00:00.250+09:00" or a day; 0 when it is none of these.
std::int64_t milliseconds_of(std::string const &time) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, millisecond = 0;
    int const fields = std::sscanf(time.c_str(), "%d-%d-%dT%d:%d:%d.%3d", &year, &month, &day, &hour, &minute,
                                   &second, &millisecond);
    if (fields < 3 || !model::is_valid({year, month, day})) return 0;
    std::int64_t seconds = model::day_number({year, month, day}) * 86400 + hour * 3600 + minute * 60 + second;
    int offset_hours = 0, offset_minutes = 0;
    auto const zone = time.find_first_of("+-", std::min<std::size_t>(time.size(), 11));
    if (zone != std::string::npos &&
        std::sscanf(time.c_str() + zone + 1, "%d:%d", &offset_hours, &offset_minutes) >= 1)
        seconds -= (time[zone] == '-' ? -1 : 1) * (offset_hours * 3600 + offset_minutes * 60);
    return seconds * 1000 + millisecond;
}

void add_span(std::vector<DaySpan> &spans, std::optional<model::CivilDay> const &start,
              std::optional<model::CivilDay> const &end) {
    if (!start && !end) return;
    auto const first = start ? clamped_day(model::day_number(*start)) : DayLimits::min();
    auto const last = end ? clamped_day(model::day_number(*end)) : DayLimits::max();
    if (first <= last) spans.push_back({first, last});
}

std::vector<DaySpan> spans_of(model::Record const &record) {
    std::vector<DaySpan> spans;
    for (auto const &span : record.temporal) {
        add_span(spans, span.start, span.end);
        for (auto const &event : span.events) add_span(spans, event.start, event.end);
    }
    return spans;
}

/// A given point before one of a prefecture's office; a hidden one never.
std::optional<RowPoint> point_of(model::Record const &record) {
    std::optional<RowPoint> point;
    for (auto const &place : record.spatial) {
        if (!place.point || place.point->source == "hidden") continue;
        RowPoint const found{place.point->lat, place.point->lon};
        if (place.point->source == "given") return found;
        if (!point) point = found;
    }
    return point;
}

model::Title const *title_of_kind(model::Record const &record, std::string_view kind) {
    auto const found = std::find_if(record.titles.begin(), record.titles.end(),
                                    [&](auto const &title) { return title.kind == kind; });
    return found == record.titles.end() ? nullptr : &*found;
}

bool is_english(std::string const &lang) { return lang == "en" || lang.starts_with("en-"); }

template <class Values, class Test>
bool any(Values const &values, Test test) {
    return std::any_of(values.begin(), values.end(), test);
}

std::uint32_t exists_bits(model::Record const &record, FacetValues const &facets, bool has_point) {
    std::uint32_t bits = 0;
    auto const set = [&bits](std::string_view field, bool exists) {
        if (exists) bits |= exists_bit(field);
    };
    for (auto const field : {"id", "database", "lastUpdatedDate", "access", "apiType"}) set(field, true);
    set("provider",
        !record.provider.id.empty() || !record.provider.name.ja.empty() || !record.provider.name.en.empty());
    set("ownerOrg",
        !record.owner.id.empty() || !record.owner.name.ja.empty() || !record.owner.name.en.empty());
    set("title", main_title(record) != nullptr);
    set("titleYomi", title_of_kind(record, "reading") != nullptr);
    set("titleEn", any(record.titles, [](auto const &title) { return is_english(title.lang); }));
    set("description", any(record.description, [](auto const &text) { return !is_english(text.lang); }));
    set("descriptionEn", any(record.description, [](auto const &text) { return is_english(text.lang); }));
    set("contributor", !record.agents.empty());
    set("temporal", any(record.temporal, [](auto const &span) { return !span.provided.empty(); }));
    set("location", any(record.spatial,
                        [](auto const &place) { return !place.provided.empty() || !place.label.empty(); }));
    set("coordinates", has_point);
    set("category", !facets.type.empty());
    set("subCategory",
        any(record.subjects, [](auto const &subject) { return !subject.scheme.starts_with("ndc"); }) ||
            any(record.type, [](auto const &type) { return !type.provided.empty(); }));
    set("dclass",
        any(record.subjects, [](auto const &subject) { return subject.scheme.starts_with("ndc"); }));
    set("contentsType", !record.media.empty());
    set("contentsRightsType", !record.rights.content.code.empty());
    set("contentsAccess", !contents_access(record.access).empty());
    set("thumbnailUrl", !record.links.thumbnail.empty());
    set("contentsUrl", !record.links.content.empty());
    set("iiifUrl", !record.links.iiif.empty());
    set("linkUrl", !record.links.landing_page.empty());
    set("providerUrl", !record.provider.url.empty());
    return bits;
}

} // namespace

model::Title const *main_title(model::Record const &record) {
    if (auto const *title = title_of_kind(record, "main")) return title;
    auto const found = std::find_if(record.titles.begin(), record.titles.end(),
                                    [](auto const &title) { return title.kind != "reading"; });
    return found == record.titles.end() ? nullptr : &*found;
}

Row row_of(model::Record const &record, Folding const &folding) {
    auto facets = facet_values(record);
    Row row;
    row.id = record.id;
    row.spans = spans_of(record);
    row.point = point_of(record);
    row.updated = milliseconds_of(record.updated);
    row.exists = exists_bits(record, facets, row.point.has_value());
    auto const *title = main_title(record);
    auto const *reading = title_of_kind(record, "reading");
    if (reading || title) row.title_key = folding.fold(reading ? reading->value : title->value);
    if (title) {
        auto const atoms = folding.atoms(folding.readable(title->value)).list.size();
        row.title_length = static_cast<std::uint8_t>(std::min<std::size_t>(atoms, 255));
    }
    row.facets = {std::move(facets.rights), std::move(facets.contents), std::move(facets.type),
                  std::move(facets.db),     std::move(facets.cm),       std::move(facets.tempo)};
    return row;
}

} // namespace tsunagi::indexer
