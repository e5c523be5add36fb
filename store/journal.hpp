// What happened, for people: the events of runs and of the service (harvesting contract 11).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "schemas/model/ids.hpp"

namespace tsunagi::store {

struct Event {
    std::int64_t id = 0;      ///< given by the journal, growing
    model::DatasetId dataset; ///< empty = the whole service
    model::RunId run;         ///< empty = none
    model::Time time{};
    std::string kind; ///< run_started stage run_finished warning alert configuration
    std::string text; ///< a sentence
};

/// All members throw StoreError. `add` belongs to the open transaction; reading is safe from any thread.
class Journal {
public:
    virtual ~Journal() = default;

    virtual void add(Event const &) = 0;
    /// The newest events of a dataset (empty = of all), newest first.
    virtual std::vector<Event> newest(model::DatasetId const &, std::size_t count) const = 0;
    /// Events that came after the event `id`, oldest first.
    virtual std::vector<Event> since(std::int64_t id, std::size_t count) const = 0;
};

} // namespace tsunagi::store
