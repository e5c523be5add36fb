#include "app/commands/commands.hpp"
#include "app/work/stopping.hpp"
#include "app/work/work_process.hpp"
#include "app/workspace.hpp"

namespace tsunagi::app {

int up_command(Folder const &folder, ServeCommand const &options) {
    block_ending_signals(); // also in the thread that keeps `work` alive: only `serve` waits for them
    open_workspace(folder,
                   store::Access::read_write); // a new workspace has no store yet, and `serve` makes none
    WorkProcess const work(folder);
    return serve_command(folder, options);
}

} // namespace tsunagi::app
