// What is owed to a host, whichever datasets live there (harvesting contract 9 and 11).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "schemas/model/ids.hpp"

namespace tsunagi::store {

/// When a host was asked last and when it wants to be asked again, for all processes. The beginning of time =
/// never.
struct HostPace {
    model::Moment last_answer{}; ///< its end
    model::Moment rest_until{};  ///< as the host asked, minutes at most; longer rests are `not_before`
};

/// Held while a host is being asked: no other thread or process asks it meanwhile. Released when destroyed or
/// when the process dies.
class HostTurn {
public:
    virtual ~HostTurn() = default;
    virtual HostPace pace() const = 0;
    virtual void set_pace(HostPace const &) = 0;
};

/// robots.txt of a host as it was told last.
struct KeptRobots {
    std::string text;    ///< of the last answer that brought one; empty = no rules
    int status = 0;      ///< HTTP, of the last answer
    model::Time asked{}; ///< when that was
};

/// A host is named by its host name, on loopback with its port. All members throw StoreError. Calls that
/// write belong to the open transaction; a turn does not.
class Hosts {
public:
    virtual ~Hosts() = default;

    /// Null when another has it.
    virtual std::unique_ptr<HostTurn> turn(std::string const &host) = 0;

    /// Until when the host wants to be left alone, though it may be past; empty = it never said so.
    virtual std::optional<model::Time> not_before(std::string const &host) const = 0;
    virtual void leave_alone(std::string const &host, model::Time until) = 0;

    virtual std::optional<KeptRobots> robots(std::string const &host) const = 0;
    virtual void keep_robots(std::string const &host, KeptRobots const &) = 0;

    /// Last day of the certificate that a host showed last (2026-12-31), of every host asked by https: host,
    /// day.
    virtual std::vector<std::pair<std::string, std::string>> certificates() const = 0;
    virtual void note_certificate(std::string const &host, std::string const &last_day) = 0;
};

} // namespace tsunagi::store
