#pragma once

#include "app/workspace.hpp"
#include "harvester/http/mail.hpp"
#include "store/alerts.hpp"

#include <functional>
#include <string>
#include <vector>

namespace tsunagi::app {

/// Brings a mail to its server.
using Post = std::function<model::Result<model::Done>(std::string const &smtp, harvester::Mail const &)>;

/// Sends the mail that gathers alerts (alerts.mail.digest: daily or weekly) when its time has come and there
/// is something to tell; else nothing. One that could not be sent is tried again an hour later. The mistake,
/// if there was one.
std::string send_digest(Workspace &workspace, Post const &post, model::Time now);

/// What was opened, still lasts and has ended since the last mail, in Japanese and English; empty when there
/// is nothing to tell.
std::string digest_text(std::vector<store::Alert> const &lasting, std::vector<store::Alert> const &changed,
                        model::Time since, config::Service const &service);

} // namespace tsunagi::app
