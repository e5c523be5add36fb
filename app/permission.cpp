#include "app/permission.hpp"

#include "config/schedule/windows.hpp"

namespace tsunagi::app {

namespace {

std::string opening(model::Dataset const &dataset, config::TimeZone const &zone, model::Time now) {
    auto const opens = config::next_opening(dataset.windows, zone, now);
    if (!opens) return "no window opens within ten years";
    return "the next one opens at " + harvester::rfc3339(*opens);
}

} // namespace

std::function<std::optional<model::Failure>()>
permission(model::Dataset const &dataset, harvester::Clock const &clock, std::stop_token stop) {
    return [&dataset, &clock, stop, zone = config::TimeZone(dataset.schedule.time_zone)]() {
        std::optional<model::Failure> refusal;
        if (stop.stop_requested())
            refusal = {"interrupted", "the program was told to end; the next run goes on from here"};
        else if (!config::is_open(dataset.windows, zone, clock.now()))
            refusal = {"outside_window", "'" + dataset.id + "' may not be visited now: it is outside its " +
                                             "maintenance windows (" + dataset.schedule.time_zone + "); " +
                                             opening(dataset, zone, clock.now())};
        return refusal;
    };
}

} // namespace tsunagi::app
