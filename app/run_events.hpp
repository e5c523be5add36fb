// What a run leaves in the journal for people.
#pragma once

#include "schemas/model/run.hpp"
#include "store/journal.hpp"

namespace tsunagi::app {

/// In the open transaction that ends the run: how it ended, and each of its messages as a warning.
void tell_end(store::Journal &journal, model::HarvestRun const &run);

} // namespace tsunagi::app
