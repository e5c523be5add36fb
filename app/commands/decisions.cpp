#include "app/bring_up_index.hpp"
#include "app/commands/commands.hpp"
#include "app/decisions.hpp"
#include "app/run_report.hpp"

#include <cstdlib>
#include <iostream>

namespace tsunagi::app {

namespace {

constexpr int usage = 2;

Decision decision_of(DecisionCommand const &options) {
    auto by = options.by;
    for (auto const *variable : {"USER", "LOGNAME"})
        if (auto const *name = std::getenv(variable); by.empty() && name != nullptr) by = name;
    return {options.run, by.empty() ? "operator" : by, options.reason};
}

/// `decide` gives the run as it is afterwards.
template <class Decide>
int carry_out(Folder const &folder, DecisionCommand const &options, Decide const &decide) {
    auto workspace = open_workspace(folder, store::Access::read_write);
    Decisions decisions(workspace, harvester::system_clock());
    try {
        model::HarvestRun const run = decide(decisions, decision_of(options));
        bring_up_index(workspace);
        std::cout << (options.json ? run_json(run) : run_line(run)) << std::endl;
        for (auto const &message : run.messages)
            std::cerr << run.dataset << " " << run.id << ": " << message << "\n";
        return run.kind == model::RunKind::rollback ? exit_status(run.outcome) : 0;
    } catch (NothingToDecide const &nothing) {
        std::cerr << "tsunagi: " << nothing.what() << "\n";
        return usage;
    }
}

} // namespace

int approve_command(Folder const &folder, DecisionCommand const &options) {
    return carry_out(folder, options,
                     [](Decisions &decisions, Decision const &decision) { return decisions.approve(decision); });
}

int reject_command(Folder const &folder, DecisionCommand const &options) {
    return carry_out(folder, options,
                     [](Decisions &decisions, Decision const &decision) { return decisions.reject(decision); });
}

int rollback_command(Folder const &folder, DecisionCommand const &options) {
    return carry_out(folder, options, [&](Decisions &decisions, Decision const &decision) {
        auto const done = decisions.rollback(decision, options.force);
        for (auto const &id : done.changed_since) std::cerr << "left as it is: " << id << "\n";
        return done.run;
    });
}

} // namespace tsunagi::app
