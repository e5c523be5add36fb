// A run as people and scripts read it (cli contract 3.1).
#pragma once

#include "schemas/model/run.hpp"

#include <string>

namespace tsunagi::app {

/// "ndl_pdm r-12 complete received=2713 new=2713 … records=2713 seconds=3.1"
std::string run_line(model::HarvestRun const &run);
/// One JSON object on one line.
std::string run_json(model::HarvestRun const &run);

std::string name_of(model::Outcome outcome);
std::string name_of(model::ProposalKind);
std::string name_of(model::ProposalState);
std::string name_of(model::RunKind kind);

/// Exit status of one run; of several the worst decides, in the order 1, 4, 3, 0.
int exit_status(model::Outcome outcome);
int worse(int a, int b);

} // namespace tsunagi::app
