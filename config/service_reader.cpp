#include "config/addresses.hpp"
#include "config/readers.hpp"

namespace tsunagi::config {

namespace {

void read_networks(ObjectReader &reader, std::string_view key, std::vector<std::string> &networks) {
    reader.texts(key, networks);
    reader.items(key, [](JsonPlace const &item) {
        if (item.value.kind == schemas::JsonValue::Kind::text && !is_network(item.value.text))
            item.mistake("a network such as 10.0.0.0/8");
    });
}

void check_text(ObjectReader &reader, std::initializer_list<std::string_view> keys) {
    std::string text;
    for (auto const key : keys) reader.text(key, text);
}

void read_api(ObjectReader &api, Service &service) {
    api.real("rate_per_second", service.api_rate_per_second, 0, 1'000'000);
    api.number("burst", service.api_burst, 1, 1'000'000);
    read_networks(api, "exempt", service.api_exempt);
    read_networks(api, "trusted_proxies", service.trusted_proxies);
    bool keys = false;
    api.flag("keys", keys);
    std::vector<std::string> metrics_from;
    read_networks(api, "metrics_from", metrics_from);
    int gib = 0;
    api.number("export_jobs_gib", gib, 0, 1'000'000);
}

void check_admin(ObjectReader &admin) {
    bool enabled = false;
    int minutes = 0;
    std::string second_factor;
    admin.flag("enabled", enabled);
    admin.number("session_minutes", minutes, 1, 100'000);
    admin.choice("second_factor", second_factor, {"off", "decisions", "always"});
}

void check_index(ObjectReader &index) {
    std::string backend;
    int number = 0;
    index.choice("backend", backend, {"lucene", "elastic"});
    index.number("shards", number, 0, 1024);
    index.number("publish_interval_seconds", number, 1, 86'400);
    index.number("cursor_minutes", number, 1, 10'000);
    std::vector<std::string> urls;
    index.texts("urls", urls);
    check_text(index, {"user"});
}

void check_store(ObjectReader &store) {
    std::string backend = "sqlite";
    store.choice("backend", backend, {"sqlite", "postgres", "elastic"});
    check_text(store, {"url", "user"});
    std::vector<std::string> urls;
    store.texts("urls", urls);
    if (backend == "postgres") store.require("url", "the database, as env:TSUNAGI_POSTGRES");
}

void check_tls(ObjectReader &tls) {
    tls.require("certificate", "the file of the certificate");
    tls.require("key", "the file of the private key");
    check_text(tls, {"certificate", "key"});
}

void check_dumps(ObjectReader &dumps) {
    std::string cron;
    read_cron_line(dumps, "cron", cron);
    std::vector<std::string> formats;
    dumps.choices("formats", formats, {"ndjson", "nquads", "turtle", "jsonld", "csv"});
}

void read_webhook(ObjectReader &reader, Webhook &hook) {
    reader.require("url", "the address, or env:TSUNAGI_WEBHOOK");
    reader.text("url", hook.url);
    if (!hook.url.empty() && !hook.url.starts_with("env:") && !is_http_url(hook.url))
        reader.mistake("url", "an address that begins with http:// or https://, or env:TSUNAGI_WEBHOOK");
    reader.texts("rules", hook.rules);
}

void read_mail(ObjectReader &reader, AlertMail &mail) {
    reader.text("smtp", mail.smtp);
    reader.text("from", mail.from);
    reader.texts("to", mail.to);
    reader.choice("digest", mail.digest, {"none", "daily", "weekly"});
}

/// null switches a rule off.
void read_rule(ObjectReader &rules, char const *name, std::optional<double> &threshold) {
    if (rules.is_null(name)) threshold.reset();
    if (!rules.has(name)) return;
    double value = threshold.value_or(0);
    rules.real(name, value, 0, 100'000);
    threshold = value;
}

void read_rules(ObjectReader &rules, AlertRules &out) {
    read_rule(rules, "run_failed", out.run_failed);
    read_rule(rules, "run_incomplete", out.run_incomplete);
    read_rule(rules, "run_refused", out.run_refused);
    read_rule(rules, "stale_days", out.stale_days);
    read_rule(rules, "score_drop", out.score_drop);
    read_rule(rules, "tls_expiry_days", out.tls_expiry_days);
    read_rule(rules, "links_failing_percent", out.links_failing_percent);
    read_rule(rules, "disk_free_percent", out.disk_free_percent);
}

void read_alerts(ObjectReader &reader, Alerts &alerts) {
    reader.objects("webhooks", [&](ObjectReader &hook) {
        read_webhook(hook, alerts.webhooks.emplace_back());
    });
    reader.object("mail", [&](ObjectReader &mail) { read_mail(mail, alerts.mail); });
    reader.object("rules", [&](ObjectReader &rules) { read_rules(rules, alerts.rules); });
}

/// Sections that other parts of the service act on: known and typed here, so that a mistake in them is told
/// before anything runs.
void check_further_sections(ObjectReader &file) {
    file.object("admin", check_admin);
    file.object("index", check_index);
    file.object("store", check_store);
    file.object("sparql", [](ObjectReader &sparql) {
        std::string url;
        read_url(sparql, "url", url);
    });
    file.object("tls", check_tls);
    file.object("dumps", check_dumps);
}

} // namespace

void read_url(ObjectReader &reader, std::string_view key, std::string &url) {
    reader.text(key, url);
    if (!url.empty() && !is_http_url(url))
        reader.mistake(key, "an address that begins with http:// or https://");
}

Service read_service(ObjectReader &file) {
    Service service;
    file.local("name", service.name);
    read_url(file, "base_url", service.base_url);
    file.text("listen", service.listen);
    if (!is_listen_address(service.listen)) file.mistake("listen", "address and port, as 127.0.0.1:8080");
    file.text("contact", service.contact);
    if (!service.contact.empty() && service.contact.find('@') == std::string::npos)
        file.mistake("contact", "the e-mail address of the operator");
    read_url(file, "project_url", service.project_url);
    read_networks(file, "allow_private_networks", service.allow_private_networks);
    file.texts("file_roots", service.file_roots);
    read_time_zone(file, service.time_zone);
    file.number("parallel_hosts", service.parallel_hosts, 1, 256);
    file.object("api", [&](ObjectReader &api) { read_api(api, service); });
    file.object("alerts", [&](ObjectReader &alerts) { read_alerts(alerts, service.alerts); });
    check_further_sections(file);
    return service;
}

} // namespace tsunagi::config
