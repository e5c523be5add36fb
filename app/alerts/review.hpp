#pragma once

#include "app/workspace.hpp"

namespace tsunagi::app {

/// Opens an alert for each finding that has none, and ends those whose rule finds nothing any more, in one
/// transaction. One alert per (rule, dataset) until it has ended; once acknowledged, only another run opens
/// the next. Looks at one dataset.
void review_alerts(Workspace &workspace, model::Dataset const &dataset, model::Time now);

/// The same for every dataset, for the disk, and for datasets that are configured no more.
void review_all_alerts(Workspace &workspace, model::Time now);

} // namespace tsunagi::app
