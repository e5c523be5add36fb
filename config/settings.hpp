// A workspace's configuration, read once into an immutable value (cli contract 4–7).
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "schemas/loader/catalog.hpp"
#include "schemas/model/dataset.hpp"
#include "schemas/model/institution.hpp"
#include "schemas/model/mistake.hpp"

namespace tsunagi::config {

struct Webhook {
    std::string url;                     ///< or "env:NAME"
    std::vector<std::string> rules{"*"}; ///< names of AlertRules; "*" = all
};

struct AlertMail {
    std::string smtp;                 ///< smtp://host:port, smtps://…, or "env:NAME"; empty = no mail
    std::string from;
    std::vector<std::string> to;
    std::string digest = "weekly"; ///< none | daily | weekly
};

/// How many runs in a row, or which threshold; empty = off.
struct AlertRules {
    std::optional<double> run_failed = 1, run_incomplete = 2, run_refused = 1;
    std::optional<double> stale_days; ///< empty = the dataset's target_days
    std::optional<double> score_drop = 5, tls_expiry_days = 14, links_failing_percent = 5,
                          disk_free_percent = 10;
};

struct Alerts {
    std::vector<Webhook> webhooks;
    AlertMail mail;
    AlertRules rules;
};

struct Service {
    model::LocalText name{"つなぎ", "Tsunagi"};
    std::string base_url = "http://127.0.0.1:8080", listen = "127.0.0.1:8080";
    std::string contact, project_url; ///< without a contact no harvest leaves loopback
    std::vector<std::string> allow_private_networks, file_roots;
    std::string time_zone = "Asia/Tokyo";
    int parallel_hosts = 4;
    double api_rate_per_second = 10;
    int api_burst = 50;
    std::vector<std::string> api_exempt{"127.0.0.0/8", "::1/128"}, trusted_proxies;
    Alerts alerts;
};

struct Settings {
    std::filesystem::path workspace;
    Service service;
    std::map<model::InstitutionId, model::Institution> institutions;
    std::map<model::DatasetId, model::Dataset> datasets;
};

/// The address that a source is asked at first; empty for files that are not fetched.
std::string const &url_of(model::Source const &);

/// Reads config/ of a workspace. Every mistake of every file is appended to `mistakes` (unknown keys are
/// mistakes, too); a file with mistakes contributes nothing. Throws std::runtime_error with a sentence when
/// the workspace has no config/service.json.
Settings load_settings(std::filesystem::path const &workspace, schemas::Catalog const &,
                       model::Mistakes &mistakes);

/// Writes a new workspace: a commented service.json, and examples ending in .json.example that are not read.
/// Throws std::runtime_error when the folder exists and is not empty.
void init_workspace(std::filesystem::path const &workspace);

} // namespace tsunagi::config
