// The few texts of a record that every list shows, chosen for the page's language.
#pragma once

#include <string>

#include "api/portal/html.hpp"
#include "api/portal/tongue.hpp"
#include "schemas/loader/catalog.hpp"
#include "schemas/model/record.hpp"

namespace tsunagi::api {

/// First title of a kind, null when there is none.
model::Title const *title_of(model::Record const &record, std::string_view kind);
/// The main title in an element with its language; a sentence where the record has none.
Html shown_title(Tongue tongue, model::Record const &record);
std::string plain_title(Tongue tongue, model::Record const &record);

std::string first_author(model::Record const &record);
/// "天保2年頃（1831年頃）": as written, our years behind it when they say more.
std::string shown_date(Tongue tongue, model::TimeSpan const &span);
std::string type_label(Tongue tongue, std::string const &code, schemas::Catalog const &);

} // namespace tsunagi::api
