#pragma once

#include "app/workspace.hpp"
#include "harvester/http/http_client.hpp"
#include "store/alerts.hpp"

#include <string>

namespace tsunagi::app {

/// Sends what is due. A failed delivery is tried again after 1, 2, 4 … minutes, an hour at most, and given
/// up, visibly, a day after the alert was opened. No transaction is open while a webhook is called.
void deliver_alerts(Workspace &workspace, harvester::HttpClient &http, model::Time now);

/// Body of a webhook call (cli contract 7); "url" leads to the list of databases of this service.
std::string webhook_body(store::Alert const &alert, std::string const &base_url);

/// "env:NAME" as the environment has it, anything else as it is; empty when the variable is not set.
std::string resolved(std::string const &written);

} // namespace tsunagi::app
