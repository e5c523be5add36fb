#include "app/dry_run.hpp"

#include "app/pipeline.hpp"
#include "app/run_report.hpp"

#include <cstdlib>
#include <iostream>
#include <stdexcept>

namespace tsunagi::app {

namespace {

/// A folder of its own that vanishes with the object.
class PassingFolder {
public:
    PassingFolder() {
        auto pattern = (std::filesystem::temp_directory_path() / "tsunagi-XXXXXX").string();
        if (!mkdtemp(pattern.data()))
            throw std::runtime_error("cannot make a folder for the dry run in " + pattern);
        m_folder = pattern;
    }
    ~PassingFolder() {
        std::error_code ignored; // a folder that stays behind in the system's temporary place harms nobody
        std::filesystem::remove_all(m_folder, ignored);
    }
    PassingFolder(PassingFolder const &) = delete;
    PassingFolder &operator=(PassingFolder const &) = delete;
    std::filesystem::path const &path() const { return m_folder; }

private:
    std::filesystem::path m_folder;
};

} // namespace

int dry_run(Workspace const &workspace, std::vector<model::Dataset const *> const &datasets,
            std::uint64_t records) {
    PassingFolder const folder;
    Workspace passing{folder.path(), workspace.catalog, workspace.settings,
                      store::open_store(folder.path(), store::Access::read_write)};
    Pipeline pipeline(passing, harvester::system_clock(), network_of(passing.settings.service));
    int status = 0;
    for (auto const *dataset : datasets) {
        auto const run = pipeline.harvest(*dataset, {.full = true, .limit = records}, false).front();
        std::uint64_t shown = 0;
        passing.store->records().scan(dataset->id, [&](store::StoredRecord const &record) {
            std::cout << record.json << '\n';
            return ++shown < records;
        });
        for (auto const &message : run.messages) std::cerr << dataset->id << ": " << message << "\n";
        if (run.outcome == model::Outcome::failed) status = 1;
    }
    return status;
}

} // namespace tsunagi::app
