#pragma once

#include <chrono>
#include <string>

#include "schemas/model/ids.hpp"

namespace tsunagi::harvester {

/// The edge to time: tests put a clock of their own here.
class Clock {
public:
    virtual ~Clock() = default;
    virtual model::Time now() const = 0;
    virtual model::Moment moment() const { return now(); } ///< as fine as the clock goes
    virtual void sleep_for(std::chrono::milliseconds) = 0;
};

Clock &system_clock();

std::string rfc3339(model::Time); ///< 2026-01-04T17:00:00Z

} // namespace tsunagi::harvester
