// One mail to one SMTP server. Beside http_client.cpp the other door to libcurl.
#pragma once

#include <string>
#include <vector>

#include "schemas/model/ids.hpp"
#include "schemas/model/result.hpp"

namespace tsunagi::harvester {

struct Mail {
    std::string from;
    std::vector<std::string> to;
    std::string subject, text; ///< UTF-8
    model::Time date{};
};

/// The mail as it is sent (RFC 5322, RFC 2045, RFC 2047): plain text in base64, so that no server changes it.
std::string written(Mail const &mail);

/// Brings a mail to "smtp://host:port" or "smtps://user:password@host"; a server that offers encryption gets
/// it. The addresses are the operator's own (service.json), private ones too. Failure codes: mail,
/// configuration; their sentences do not hold the address of the server, which may hold a password.
model::Result<model::Done> send_mail(std::string const &smtp, Mail const &mail);

} // namespace tsunagi::harvester
