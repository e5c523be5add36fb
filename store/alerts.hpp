// Alerts (cli contract 7): what a rule found, how long it lasted, and who has been told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schemas/model/ids.hpp"
#include "schemas/model/local_text.hpp"

namespace tsunagi::store {

struct Alert {
    std::int64_t id = 0;      ///< given by the store
    std::string rule;         ///< run_failed run_incomplete … as in service.json
    model::DatasetId dataset; ///< empty = the whole service
    model::RunId run;         ///< what it was found on; empty = none
    model::Time opened{};
    std::optional<model::Time> ended;        ///< when the rule found nothing any more
    std::optional<model::Time> acknowledged; ///< when a person took note
    std::string acknowledged_by;
    std::string severity; ///< error | warn
    model::LocalText message;
};

/// One alert on its way to one webhook.
struct Delivery {
    std::int64_t alert = 0;
    std::string webhook; ///< its address as service.json writes it: never the secret behind env:
    int tries = 0;
    model::Time next_try{};
    std::optional<model::Time> delivered;
    bool given_up = false;
    std::string mistake; ///< why the last try failed
};

/// All members throw StoreError. Calls that write belong to the open transaction.
class Alerts {
public:
    virtual ~Alerts() = default;

    /// Stores a new alert and gives it its id.
    virtual Alert open(Alert) = 0;
    /// False when there is no such alert, or it has ended or been acknowledged before.
    virtual bool end(std::int64_t id, model::Time) = 0;
    virtual bool acknowledge(std::int64_t id, std::string const &by, model::Time) = 0;
    virtual std::optional<Alert> find(std::int64_t id) const = 0;
    /// Not ended yet, acknowledged ones too, oldest first.
    virtual std::vector<Alert> lasting() const = 0;
    /// Opened or ended later than `time`, oldest first.
    virtual std::vector<Alert> changed_since(model::Time time) const = 0;

    /// Stores or replaces the state of a delivery.
    virtual void note(Delivery const &) = 0;
    /// Neither delivered nor given up, in order of their next try.
    virtual std::vector<Delivery> under_way() const = 0;
    virtual std::vector<Delivery> deliveries(std::int64_t alert) const = 0;

    /// When the last digest was sent; empty = never.
    virtual std::optional<model::Time> last_digest() const = 0;
    virtual void note_digest(model::Time) = 0;
};

} // namespace tsunagi::store
