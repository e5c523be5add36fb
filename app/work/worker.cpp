#include "app/work/worker.hpp"

#include "app/pipeline.hpp"

#include <algorithm>
#include <iostream>

namespace tsunagi::app {

namespace {

using namespace std::chrono_literals;

constexpr auto tick = 5s; ///< between two looks at files, inboxes and the schedule
constexpr auto rest_when_refused = 60s;
constexpr auto rest_after_trouble = 600s;
constexpr auto grace = 10s; ///< for the pages in hand when the program is to end

/// One line, whole, also when several threads talk.
void say(std::string const &sentence) { std::cerr << "work: " + sentence + "\n" << std::flush; }

/// Another process changes the dataset, its window has just closed, or the program ends.
bool never_began(model::HarvestRun const &run) { return run.id == "-"; }

} // namespace

std::vector<Due> chosen_from(std::vector<Due> const &due, std::set<std::string> busy_hosts,
                             std::size_t places) {
    std::vector<Due> chosen;
    for (auto const &each : due)
        if (chosen.size() < places && busy_hosts.insert(host_asked_by(*each.dataset)).second)
            chosen.push_back(each);
    return chosen;
}

Worker::Worker(Configuration &configuration, harvester::Clock &clock, std::stop_token stop,
               AfterRun after_run)
    : m_configuration(configuration), m_clock(clock), m_stop(std::move(stop)),
      m_after_run(std::move(after_run)) {}

bool Worker::work() {
    note_first_sights();
    while (!m_stop.stop_requested()) {
        look_at_configuration();
        m_jobs.remove_if([](Job const &job) { return job.is_over.load(); });
        start_due();
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, m_stop, tick, [this] { return std::exchange(m_one_is_over, false); });
    }
    return all_end_in_time();
}

void Worker::look_at_configuration() {
    auto const reloading = m_configuration.look();
    if (!reloading) return;
    say(reloading->told);
    auto const workspace = m_configuration.workspace();
    auto const transaction = workspace->store->begin();
    workspace->store->journal().add(
        {.time = m_clock.now(), .kind = "configuration", .text = reloading->told});
    transaction->commit();
    if (reloading->is_in_force) note_first_sights();
}

/// The schedule of a dataset counts from here when it has no run yet.
void Worker::note_first_sights() {
    auto const workspace = m_configuration.workspace();
    auto &ledger = workspace->store->ledger();
    auto const transaction = workspace->store->begin();
    for (auto const &[id, dataset] : workspace->settings.datasets)
        if (ledger.fact(id, "first_seen").empty())
            ledger.remember(id, "first_seen", harvester::rfc3339(m_clock.now()));
    transaction->commit();
}

void Worker::start_due() {
    auto const workspace = m_configuration.workspace();
    auto due = due_datasets(*workspace, m_clock.now());
    std::set<std::string> busy_hosts;
    for (auto const &job : m_jobs) busy_hosts.insert(job.host);
    std::erase_if(due, [this](Due const &each) { return is_busy_or_resting(each.dataset->id); });
    auto const places = static_cast<std::size_t>(workspace->settings.service.parallel_hosts);
    for (auto const &each : chosen_from(due, busy_hosts, places - std::min(places, m_jobs.size())))
        start(each);
}

bool Worker::is_busy_or_resting(model::DatasetId const &id) {
    if (std::ranges::any_of(m_jobs, [&](Job const &job) { return job.dataset == id; })) return true;
    std::lock_guard const lock(m_mutex);
    auto const resting = m_resting.find(id);
    return resting != m_resting.end() && m_clock.now() < resting->second;
}

void Worker::start(Due const &due) {
    auto &job = m_jobs.emplace_back();
    job.dataset = due.dataset->id;
    job.host = host_asked_by(*due.dataset);
    harvester::HarvestRequest const request{.started_by = "schedule", .reconcile = due.run.confirms};
    job.thread = std::jthread([this, &job, request, workspace = m_configuration.workspace()] {
        run(*workspace, job.dataset, request);
        std::lock_guard const lock(m_mutex);
        job.is_over = true;
        m_one_is_over = true;
        m_changed.notify_all();
    });
}

/// Whatever goes wrong here concerns this dataset only: the others go on.
void Worker::run(Workspace &workspace, model::DatasetId const &id,
                 harvester::HarvestRequest const &request) try {
    WakingClock clock(m_clock, m_stop);
    Pipeline pipeline(workspace, clock, network_of(workspace.settings.service), {}, m_stop);
    for (auto const &run : pipeline.harvest(workspace.dataset(id), request, true)) {
        if (never_began(run)) return let_rest(id, rest_when_refused);
        m_after_run(workspace, run);
    }
} catch (std::exception const &error) {
    say("the run of " + id + " ended with a mistake of the program or the machine: " + error.what());
    let_rest(id, rest_after_trouble);
}

void Worker::let_rest(model::DatasetId const &id, std::chrono::seconds duration) {
    std::lock_guard const lock(m_mutex);
    m_resting[id] = m_clock.now() + duration;
}

bool Worker::all_end_in_time() {
    auto const end = std::chrono::steady_clock::now() + grace;
    auto const all_are_over = [this] {
        return std::ranges::all_of(m_jobs, [](Job const &job) { return job.is_over.load(); });
    };
    while (!all_are_over() && std::chrono::steady_clock::now() < end) std::this_thread::sleep_for(50ms);
    return all_are_over();
}

} // namespace tsunagi::app
