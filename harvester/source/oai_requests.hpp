// How an OAI-PMH request is written: arguments, times, windows. No network here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schemas/model/dataset.hpp"
#include "schemas/model/ids.hpp"

namespace tsunagi::harvester {

enum class Granularity { day, second };

/// As told by Identify: "YYYY-MM-DD" is day, everything else second.
Granularity granularity_of(std::string const &told);

/// A time in the granularity of the repository, from whole seconds (contract 2.1).
std::string utc_date(model::Time time, Granularity granularity);

/// Reads "2025-01-31" (its first second) and "2025-01-31T12:00:00Z", fractions of a second ignored.
std::optional<model::Time> parse_utc(std::string const &text);

/// The list that a window walks. With one prefix the name of a window is its set.
struct OaiWindow {
    std::string metadata_prefix, set;

    std::string name(bool with_prefix) const;
};

/// Every set for every prefix; the preferred prefix last, because in the ledger the last place wins and the
/// first prefix that a record has is to be mapped.
std::vector<OaiWindow> oai_windows(model::OaiPmhSource const &source, std::string const &only_set);

/// The arguments of a ListRecords request, encoded: a token stands alone beside the verb.
std::string list_records_query(OaiWindow const &window, std::string const &from, std::string const &until,
                               std::string const &token, bool token_verbatim);

} // namespace tsunagi::harvester
