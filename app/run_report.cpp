#include "app/run_report.hpp"

#include "harvester/clock.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <array>
#include <cmath>
#include <cstdio>

namespace tsunagi::app {

namespace {

using model::HarvestRun;
using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

double seconds(HarvestRun const &run) {
    return static_cast<double>(run.milliseconds / 100) / 10; // one decimal, as the contract shows
}

std::uint64_t records(HarvestRun const &run) { return run.fresh + run.changed + run.unchanged; }

void text(Writer &json, char const *name, std::string const &value) {
    json.Key(name);
    value.empty() ? json.Null() : json.String(value);
}

void count(Writer &json, char const *name, std::uint64_t value) {
    json.Key(name);
    json.Uint64(value);
}

void counts(Writer &json, HarvestRun const &run) {
    count(json, "received", run.received);
    count(json, "new", run.fresh);
    count(json, "changed", run.changed);
    count(json, "unchanged", run.unchanged);
    count(json, "deleted", run.deleted);
    count(json, "held_back", run.held_back);
    count(json, "quarantined", run.quarantined);
    count(json, "records", records(run));
    count(json, "deleted_by_absence", run.deleted_by_absence);
    count(json, "pages", run.pages);
    count(json, "requests", run.requests);
    count(json, "bytes", run.bytes);
    json.Key("stated_size");
    run.stated_size ? json.Uint64(*run.stated_size) : json.Null();
}

void findings(Writer &json, HarvestRun const &run) {
    json.Key("reasons");
    json.StartArray();
    for (auto const &reason : run.reasons) json.String(reason);
    json.EndArray();
    json.Key("problems");
    json.StartObject();
    count(json, "error", run.errors);
    count(json, "warn", run.warnings);
    count(json, "info", run.infos);
    json.EndObject();
}

void proposal(Writer &json, HarvestRun const &run) {
    json.Key("proposal");
    if (!run.proposal) return void(json.Null());
    json.StartObject();
    text(json, "kind", name_of(run.proposal->kind));
    count(json, "count", run.proposal->count);
    json.Key("share");
    json.Double(std::round(run.proposal->share * 10'000) / 10'000);
    text(json, "state", name_of(run.proposal->state));
    text(json, "by", run.proposal->by);
    text(json, "time", run.proposal->time ? harvester::rfc3339(*run.proposal->time) : "");
    text(json, "reason", run.proposal->reason);
    json.EndObject();
}

} // namespace

std::string name_of(model::ProposalKind kind) {
    static constexpr std::array names{"deletions", "publication", "rekey"};
    return names.at(static_cast<std::size_t>(kind));
}

std::string name_of(model::ProposalState state) {
    static constexpr std::array names{"waiting", "approved", "rejected"};
    return names.at(static_cast<std::size_t>(state));
}

std::string name_of(model::Outcome outcome) {
    static constexpr std::array names{"running", "complete", "incomplete", "failed", "refused"};
    return names.at(static_cast<std::size_t>(outcome));
}

std::string name_of(model::RunKind kind) {
    static constexpr std::array names{"full", "incremental", "reconcile", "replay", "ingest", "rollback"};
    return names.at(static_cast<std::size_t>(kind));
}

std::string run_line(HarvestRun const &run) {
    std::array<char, 32> time{};
    std::snprintf(time.data(), time.size(), "%.1f", seconds(run));
    auto const pair = [](char const *name, std::uint64_t value) {
        return " " + std::string(name) + "=" + std::to_string(value);
    };
    return run.dataset + " " + run.id + " " + name_of(run.outcome) + pair("received", run.received) +
           pair("new", run.fresh) + pair("changed", run.changed) + pair("unchanged", run.unchanged) +
           pair("deleted", run.deleted) + pair("held_back", run.held_back) +
           pair("quarantined", run.quarantined) + pair("records", records(run)) + " seconds=" + time.data();
}

std::string run_json(HarvestRun const &run) {
    rapidjson::StringBuffer buffer;
    Writer json(buffer);
    json.StartObject();
    text(json, "dataset", run.dataset);
    text(json, "run", run.id);
    text(json, "kind", name_of(run.kind));
    text(json, "outcome", name_of(run.outcome));
    text(json, "started", harvester::rfc3339(run.started));
    text(json, "finished", run.finished ? harvester::rfc3339(*run.finished) : "");
    json.Key("seconds");
    json.Double(seconds(run));
    counts(json, run);
    text(json, "from", run.from);
    text(json, "until", run.until);
    text(json, "cursor", run.cursor);
    findings(json, run);
    proposal(json, run);
    text(json, "generation", run.generation);
    text(json, "started_by", run.started_by);
    json.EndObject();
    return buffer.GetString();
}

int exit_status(model::Outcome outcome) {
    switch (outcome) {
    case model::Outcome::complete:
        return 0;
    case model::Outcome::incomplete:
    case model::Outcome::running:
        return 3;
    case model::Outcome::refused:
        return 4;
    case model::Outcome::failed:
        break;
    }
    return 1;
}

int worse(int a, int b) {
    for (int const status : {1, 4, 3})
        if (a == status || b == status) return status;
    return 0;
}

} // namespace tsunagi::app
