#include "app/bring_up_index.hpp"
#include "app/commands/commands.hpp"
#include "app/work/stopping.hpp"
#include "app/work/work_process.hpp"

namespace tsunagi::app {

namespace {

/// What `serve` wants to find; a new workspace has neither store nor index.
void make_ready(Folder const &folder) {
    auto workspace = open_workspace(folder, store::Access::read_write);
    bring_up_index(workspace);
}

} // namespace

int up_command(Folder const &folder, ServeCommand const &options) {
    block_ending_signals(); // also in the thread that keeps `work` alive: only `serve` waits for them
    make_ready(folder);
    WorkProcess const work(folder);
    return serve_command(folder, options);
}

} // namespace tsunagi::app
