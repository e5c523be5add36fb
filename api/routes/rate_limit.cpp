#include "api/routes/rate_limit.hpp"

#include <algorithm>
#include <cmath>

namespace tsunagi::api {
namespace {

constexpr std::size_t most_buckets = 10'000;

} // namespace

int RateLimit::window_seconds() const {
    return static_cast<int>(std::ceil(static_cast<double>(m_burst) / m_per_second));
}

double RateLimit::filled(Bucket const &bucket, Time now) const {
    std::chrono::duration<double> const passed = now - bucket.filled;
    return std::min(static_cast<double>(m_burst), bucket.tokens + passed.count() * m_per_second);
}

void RateLimit::forget_full_buckets(Time now) {
    std::erase_if(m_buckets, [&](auto const &entry) { return filled(entry.second, now) >= m_burst; });
}

Allowance RateLimit::take(std::string const &address, Time now) {
    if (m_exempt.contain(address) || m_per_second <= 0) return {true, m_burst, 0};
    std::lock_guard const lock(m_mutex);
    if (m_buckets.size() >= most_buckets) forget_full_buckets(now);
    auto &bucket = m_buckets.try_emplace(address, Bucket{static_cast<double>(m_burst), now}).first->second;
    bucket = {filled(bucket, now), now};
    if (bucket.tokens < 1) return {false, 0, static_cast<int>(std::ceil((1 - bucket.tokens) / m_per_second))};
    bucket.tokens -= 1;
    return {true, static_cast<int>(bucket.tokens),
            static_cast<int>(std::ceil((m_burst - bucket.tokens) / m_per_second))};
}

} // namespace tsunagi::api
