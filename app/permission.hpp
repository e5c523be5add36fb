// What may forbid the next request of a run besides the host itself.
#pragma once

#include "harvester/clock.hpp"
#include "schemas/model/dataset.hpp"
#include "schemas/model/result.hpp"

#include <functional>
#include <optional>
#include <stop_token>

namespace tsunagi::app {

/// Asked before every request: Failure `interrupted` when the program is to end, `outside_window` outside the
/// maintenance window with a sentence that says when it opens. The arguments must outlive it.
std::function<std::optional<model::Failure>()> permission(model::Dataset const &, harvester::Clock const &,
                                                          std::stop_token stop);

} // namespace tsunagi::app
