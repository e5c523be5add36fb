#include "harvester/clock.hpp"

#include <array>
#include <ctime>
#include <thread>

namespace tsunagi::harvester {

namespace {

class SystemClock final : public Clock {
public:
    model::Time now() const override {
        return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    }
    model::Moment moment() const override {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
    void sleep_for(std::chrono::milliseconds duration) override { std::this_thread::sleep_for(duration); }
};

} // namespace

Clock &system_clock() {
    static SystemClock clock;
    return clock;
}

std::string rfc3339(model::Time time) {
    auto const seconds = static_cast<std::time_t>(time.time_since_epoch().count());
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    auto const length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return {text.data(), length};
}

} // namespace tsunagi::harvester
