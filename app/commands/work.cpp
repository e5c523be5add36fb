#include "app/alerts/alert_desk.hpp"
#include "app/alerts/review.hpp"
#include "app/commands/commands.hpp"
#include "app/run_report.hpp"
#include "app/work/worker.hpp"

#include <cstdlib>
#include <iostream>

namespace tsunagi::app {

namespace {

void tell(model::HarvestRun const &run) {
    std::string text = run_line(run) + "\n";
    std::cout << text << std::flush;
    for (auto const &message : run.messages)
        std::cerr << run.dataset + " " + run.id + ": " + message + "\n" << std::flush;
}

/// Every few seconds, until it is to stop.
void look_after_alerts(Configuration const &configuration, std::stop_token const &stop) {
    WakingClock clock(harvester::system_clock(), stop);
    for (AlertDesk desk(clock); !stop.stop_requested(); clock.sleep_for(std::chrono::seconds(5)))
        desk.look(*configuration.workspace());
}

int already_held(Folder const &folder) {
    std::cerr << "tsunagi: another process works in '" << folder.string()
              << "' already (`work` or `up`); expected one for each workspace\n";
    return 4;
}

} // namespace

int work_command(Folder const &folder) {
    StopAtSignal const signal;
    Configuration configuration(folder);
    auto const first = configuration.workspace();
    auto const lock = first->store->lock_work();
    if (!lock) return already_held(folder);
    auto const after_run = [](Workspace &workspace, model::HarvestRun const &run) {
        tell(run);
        review_alerts(workspace, workspace.dataset(run.dataset), harvester::system_clock().now());
    };
    Worker worker(configuration, harvester::system_clock(), signal.token(), after_run);
    std::jthread const alerts([&] { look_after_alerts(configuration, signal.token()); });
    std::cerr << "Working by the schedule of " << first->settings.datasets.size()
              << " datasets. Ctrl-C ends it.\n";
    if (worker.work()) return 0;
    std::cerr
        << "work: a run did not end within ten seconds and is left as it is; the next `work` takes it up\n";
    std::_Exit(0);
}

} // namespace tsunagi::app
