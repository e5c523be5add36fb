// What to do about a page that could not be had (harvesting contract 6.3; section 12, rows 7, 8, 14, 15, 32).
#pragma once

#include <optional>
#include <utility>

#include "harvester/source/source.hpp"

namespace tsunagi::harvester {

/// `isolate` = its records are listed and asked for one by one; `next_window` = the window stays incomplete;
/// `stop` = the run ends here and may be taken up at this place.
enum class Remedy { restart, halve, isolate, next_window, stop };

/// `may_search` = pages have come, and tries are left to look for the records that break a page.
Remedy remedy_for(model::Failure const &failure, store::Window const &window,
                  std::optional<DateCutting> const &cutting, bool may_search);

/// The window with its list begun again: from the newest datestamp less the overlap where the list was seen
/// in order of dates, else from its start. `received` = by the run so far.
void restart(store::Window &window, std::optional<DateCutting> const &cutting, std::uint64_t received);

/// Two windows in its place, older records first; both hold the date between them, because servers differ in
/// whether `until` is included. Nothing when it cannot be halved.
std::optional<std::pair<store::Window, store::Window>> halves(store::Window const &window,
                                                              DateCutting const &cutting);

/// Names the records of a window that cannot be halved any more, each to be asked for by itself.
store::Window isolating(store::Window const &window);

/// "the list \"oai_dc\" of set \"maps\" from 2025-01-01 until 2025-12-31"
std::string described(store::Window const &window);

} // namespace tsunagi::harvester
