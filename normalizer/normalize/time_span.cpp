#include "normalizer/normalize/time_span.hpp"

#include <algorithm>

#include "normalizer/normalize/dates/assemble.hpp"
#include "normalizer/normalize/dates/edtf.hpp"
#include "normalizer/normalize/dates/events.hpp"
#include "normalizer/normalize/dates/grammar.hpp"
#include "normalizer/normalize/dates/guards.hpp"
#include "normalizer/normalize/text.hpp"

namespace tsunagi::normalizer {

struct DateReader::Tables {
    explicit Tables(model::Vocabularies const &vocabularies)
        : eras(vocabularies), periods(vocabularies.table("periods")),
          facets(vocabularies.table("eras_facet")), folder(eras.variants()), lexicon(eras, periods, folder) {}

    dates::Eras eras;
    dates::Periods periods;
    dates::Facets facets;
    dates::Folder folder;
    dates::Lexicon lexicon;
};

namespace {

using dates::Value;

/// What a text tells before it is put into the words of the record.
struct Reading {
    std::optional<Value> value; ///< none = not understood
    int kind = -1;              ///< told by a word
    std::vector<model::DateEvent> events;
};

std::string_view kind_name(int kind) {
    return kind < 0 ? "" : dates::kind_names[static_cast<std::size_t>(kind)];
}

dates::Region region_of(dates::TokenSpan tokens, std::string_view object_region) {
    for (auto const &token : tokens)
        if (token.sign == dates::Sign::region) return static_cast<dates::Region>(token.value);
    return object_region == "CN"   ? dates::Region::china
           : object_region == "KR" ? dates::Region::korea
                                   : dates::Region::japan;
}

Value unknown_value() {
    Value value;
    value.status = Value::Status::unknown;
    return value;
}

std::string shown(dates::Folded const &folded, dates::TokenSpan tokens) {
    auto const begin = tokens.front().begin, end = tokens.back().end;
    return utf8(std::u32string_view(folded.shown).substr(begin, end - begin));
}

model::DateEvent later_event(dates::Event const &event, dates::Folded const &folded,
                             dates::Surroundings const &around) {
    model::DateEvent told{.provided = shown(folded, event.tokens),
                          .kind = std::string(kind_name(event.kind))};
    if (told.kind.empty()) told.kind = "created";
    auto const words = dates::date_words(event.tokens);
    auto const value = dates::read_value(words, around);
    if (value && value->status == Value::Status::read) {
        told.start = value->span.start;
        told.end = value->span.end;
    }
    return told;
}

Reading read_free_text(dates::Folded const &folded, dates::Lexicon const &lexicon,
                       DateContext const &context) {
    Reading reading;
    auto const tokens = dates::tokenize(folded.text, lexicon);
    if (dates::says_unknown(tokens)) {
        reading.value = unknown_value();
        return reading;
    }
    // ©2005 dates the item in a field for dates only, not in a text about rights.
    if (!context.date_field && dates::tells_copyright(tokens)) return reading;
    if (dates::tells_a_life(tokens) || dates::is_too_tangled(tokens)) return reading;
    dates::Surroundings const around{lexicon, region_of(tokens, context.region), context.date_field};
    auto const events = dates::split_events(tokens);
    reading.kind = events.front().kind;
    reading.value = dates::read_value(events.front().tokens, around);
    if (!reading.value || events.size() == 1) return reading;
    reading.value->flags |= dates::flag_events;
    for (auto event = events.begin() + 1; event != events.end(); ++event)
        reading.events.push_back(later_event(*event, folded, around));
    return reading;
}

Reading read_text(std::string_view provided, dates::Folder const &folder, dates::Lexicon const &lexicon,
                  DateContext const &context) {
    Reading reading;
    auto const trimmed = squash(provided);
    auto const folded = folder.fold(trimmed);
    if (dates::is_filler_text(folded.text)) {
        reading.value = unknown_value();
        return reading;
    }
    reading.value = dates::read_edtf(trimmed, context.typed);
    if (context.typed && !reading.value) reading.value = dates::invalid_value();
    if (reading.value) return reading;
    return read_free_text(folded, lexicon, context);
}

} // namespace

DateReader::DateReader(model::Vocabularies const &vocabularies)
    : m_tables(std::make_unique<Tables>(vocabularies)) {}
DateReader::~DateReader() = default;
DateReader::DateReader(DateReader &&) noexcept = default;

model::TimeSpan DateReader::read(std::string_view provided, DateContext const &context) const {
    model::TimeSpan span;
    span.provided = provided;
    auto reading = read_text(provided, m_tables->folder, m_tables->lexicon, context);
    if (!context.kind.empty()) span.kind = context.kind;
    if (reading.kind >= 0) span.kind = kind_name(reading.kind);
    if (!reading.value) {
        span.rule = "DT-UNPARSED";
        return span;
    }
    span.events = std::move(reading.events);
    dates::assemble(*reading.value, kind_name(reading.kind), m_tables->facets, span);
    return span;
}

model::TimeSpan DateReader::given(std::string_view provided, std::optional<std::int64_t> first_year,
                                  std::optional<std::int64_t> last_year, DateContext const &context) const {
    if (!first_year && !last_year) return read(provided, context);
    model::TimeSpan span;
    span.provided = provided;
    auto reading = read_text(provided, m_tables->folder, m_tables->lexicon, context);
    if (!context.kind.empty()) span.kind = context.kind;
    if (reading.kind >= 0) span.kind = kind_name(reading.kind);
    Value value;
    if (first_year && last_year && *last_year < *first_year) value = dates::invalid_value();
    if (first_year) value.span.start = model::CivilDay{*first_year, 1, 1};
    if (last_year) value.span.end = model::CivilDay{*last_year, 12, 31};
    value.precision = first_year == last_year ? dates::Precision::year : dates::Precision::year_range;
    if (!first_year) value.flags |= dates::flag_open_start;
    if (!last_year) value.flags |= dates::flag_open_end;
    value.rule = "DT-GIVEN";
    if (reading.value && reading.value->status == Value::Status::read) {
        value.approximate = reading.value->approximate;
        value.uncertain = reading.value->uncertain;
        value.named = reading.value->named;
        span.events = std::move(reading.events);
    }
    dates::assemble(value, kind_name(reading.kind), m_tables->facets, span);
    return span;
}

} // namespace tsunagi::normalizer
