#include "app/bring_up_index.hpp"
#include "app/commands/commands.hpp"
#include "app/pipeline.hpp"
#include "app/run_report.hpp"

#include <iostream>

namespace tsunagi::app {

int index_command(Folder const &folder, bool rebuild, bool json) {
    auto workspace = open_workspace(folder, store::Access::read_write);
    auto const update = bring_up_index(workspace, rebuild);
    if (json)
        std::cout << R"({"put":)" << update.put << R"(,"removed":)" << update.removed << R"(,"generation":")"
                  << update.generation << "\"}\n";
    else
        std::cout << "index " << update.generation << " put=" << update.put << " removed=" << update.removed
                  << "\n";
    return 0;
}

} // namespace tsunagi::app
