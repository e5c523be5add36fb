// The few texts of a record that every list shows, chosen for the page's language.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "api/portal/html.hpp"
#include "api/portal/tongue.hpp"
#include "schemas/model/record.hpp"

namespace tsunagi::api {

/// First title of a kind, null when there is none.
model::Title const *title_of(model::Record const &record, std::string_view kind);
/// The main title in an element with its language; a sentence where the record has none.
Html shown_title(Tongue tongue, model::Record const &record);
std::string plain_title(Tongue tongue, model::Record const &record);
/// The reading of the title, marked as kana; empty when there is none.
Html shown_reading(model::Record const &record);

/// The title under its reading (ruby), part by part; the reading follows as a line of its own where the parts
/// of the two do not answer each other.
Html titled_with_reading(Tongue tongue, model::Record const &record);

std::string first_author(model::Record const &record);

/// "1831年", "1760–1868年", "前300年", "1800年から"; empty when both sides are open.
std::string years_text(Tongue tongue, std::optional<std::int64_t> from, std::optional<std::int64_t> to);
/// The years of a span in our words, "1831年頃"; empty without interval.
std::string tidied_years(Tongue tongue, model::TimeSpan const &span);
/// "天保2年頃（1831年頃）": as written, our years behind it when they say more.
Html shown_date(Tongue tongue, model::TimeSpan const &span);

} // namespace tsunagi::api
