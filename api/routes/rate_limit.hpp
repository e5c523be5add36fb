// So many requests a second for each address (query API contract 1: Pace).
#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <unordered_map>

#include "api/routes/networks.hpp"

namespace tsunagi::api {

struct Allowance {
    bool allowed = true;
    int remaining = 0;     ///< requests that may follow at once
    int seconds_until = 0; ///< until the next one is allowed, or until the bucket is full again
};

/// A bucket of `burst` requests for each address, filled with `per_second`. Safe from any thread.
class RateLimit {
public:
    using Time = std::chrono::steady_clock::time_point;

    RateLimit(double per_second, int burst, Networks exempt)
        : m_per_second(per_second), m_burst(burst), m_exempt(std::move(exempt)) {}

    Allowance take(std::string const &address, Time now);
    int burst() const { return m_burst; }
    /// Seconds in which an empty bucket fills.
    int window_seconds() const;

private:
    struct Bucket {
        double tokens = 0;
        Time filled;
    };
    void forget_full_buckets(Time now);
    double filled(Bucket const &, Time now) const;

    double m_per_second;
    int m_burst;
    Networks m_exempt;
    std::mutex m_mutex;
    std::unordered_map<std::string, Bucket> m_buckets;
};

} // namespace tsunagi::api
