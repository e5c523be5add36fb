// The daemon of the schedule: takes what is due and runs it, each dataset in a thread of its own.
#pragma once

#include "app/work/configuration.hpp"
#include "app/work/due.hpp"
#include "app/work/stopping.hpp"
#include "harvester/harvest.hpp"

#include <atomic>
#include <functional>
#include <list>
#include <map>
#include <set>

namespace tsunagi::app {

/// Which of the due datasets begin now: in their order, as many as there are places, never two of a host.
std::vector<Due> chosen_from(std::vector<Due> const &due, std::set<std::string> busy_hosts,
                             std::size_t places);

class Worker {
public:
    /// Told after every run, from the thread that ran it.
    using AfterRun = std::function<void(Workspace &, model::HarvestRun const &)>;

    Worker(Configuration &configuration, harvester::Clock &clock, std::stop_token stop, AfterRun after_run);

    /// Works until it is to stop. Runs under way then finish the page in hand; the next Worker takes them up.
    /// False when one of them did not come to its end within ten seconds: its thread still runs, and the
    /// process has to be left without waiting for it. Nothing is lost by that: a run survives kill -9.
    bool work();

private:
    struct Job {
        model::DatasetId dataset;
        std::string host;
        std::atomic<bool> is_over = false;
        std::jthread thread; ///< the last member: joined before the others go
    };

    void look_at_configuration();
    void note_first_sights();
    void start_due();
    bool is_busy_or_resting(model::DatasetId const &id);
    void start(Due const &due);
    void run(Workspace &workspace, model::DatasetId const &id, harvester::HarvestRequest const &request);
    void let_rest(model::DatasetId const &id, std::chrono::seconds duration);
    bool all_end_in_time();

    Configuration &m_configuration;
    harvester::Clock &m_clock;
    std::stop_token m_stop;
    AfterRun m_after_run;
    std::mutex m_mutex; ///< of the next three members
    std::condition_variable_any m_changed;
    bool m_one_is_over = false;
    std::map<model::DatasetId, model::Time> m_resting; ///< not again before
    std::list<Job> m_jobs;                             ///< joined before anything else goes
};

} // namespace tsunagi::app
