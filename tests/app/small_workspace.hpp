// A workspace with the dataset "maps" and an empty store, made without any configuration files.
#pragma once

#include "app/workspace.hpp"
#include "tests/config/schedule/moments.hpp"
#include "tests/support/temporary_folder.hpp"

namespace tsunagi::app::tests {

class SmallWorkspace {
public:
    SmallWorkspace() {
        workspace.folder = m_folder.path();
        workspace.store = store::open_store(m_folder.path(), store::Access::read_write);
        auto &dataset = workspace.settings.datasets["maps"];
        dataset.id = "maps";
        dataset.name = {"地図", "Maps"};
        dataset.institution = "museum";
    }

    model::Dataset &dataset() { return workspace.settings.datasets.at("maps"); }
    config::Alerts &alerts() { return workspace.settings.service.alerts; }

    model::HarvestRun run(std::string const &started, model::Outcome outcome,
                          std::vector<std::string> reasons = {}) {
        auto const transaction = workspace.store->begin();
        auto run =
            workspace.store->ledger().open_run({.dataset = "maps", .started = config::tests::utc(started)});
        run.outcome = outcome;
        run.reasons = std::move(reasons);
        if (outcome != model::Outcome::running) run.finished = run.started + std::chrono::minutes(1);
        workspace.store->ledger().save_run(run);
        transaction->commit();
        return run;
    }

    Workspace workspace;

private:
    tsunagi::tests::TemporaryFolder m_folder;
};

} // namespace tsunagi::app::tests
