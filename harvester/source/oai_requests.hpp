// How an OAI-PMH request is written: arguments, times, windows. No network here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/model/dataset.hpp"
#include "schemas/model/ids.hpp"
#include "store/windows.hpp"

namespace tsunagi::harvester {

enum class Granularity { day, second };

/// As told by Identify: "YYYY-MM-DD" is day, everything else second.
Granularity granularity_of(std::string const &told);

/// A time in the granularity of the repository, from whole seconds (contract 2.1).
std::string utc_date(model::Time time, Granularity granularity);

/// Reads "2025-01-31" (its first second) and "2025-01-31T12:00:00Z", fractions of a second ignored.
std::optional<model::Time> parse_utc(std::string const &text);

/// A code that the protocol does not know, or none: trouble that passes (contract 2.2; rows 28, 55).
bool is_passing_oai_error(std::string_view reason);

/// The windows of a run that begins now: every set for every prefix, each over the same stretch; the preferred
/// prefix last, because in the ledger the last place wins and the first prefix that a record has is to be
/// mapped.
std::vector<store::Window> oai_windows(model::OaiPmhSource const &source, std::string const &only_set);

/// A stretch cut into slices ("month", "year" or a number of days) from `earliest` to `latest`, for servers
/// that refuse long stretches (row 74): where `from` is open the first slice is what lies before `earliest`.
/// Neighbours share a date, because servers differ in whether `until` is included. Open ends stay open.
std::vector<store::Window> sliced(store::Window const &whole, std::string const &slice, model::Time earliest,
                                  model::Time latest, Granularity granularity);

/// The arguments of a list request, encoded: a token stands alone beside the verb.
std::string list_query(store::Window const &window, std::string const &token, bool token_verbatim);

} // namespace tsunagi::harvester
