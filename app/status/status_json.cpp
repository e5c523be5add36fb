#include "app/status/status_json.hpp"

#include "app/run_report.hpp"
#include "harvester/clock.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace tsunagi::app {

namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void text(Writer &json, char const *key, std::string const &value) {
    json.Key(key);
    value.empty() ? json.Null() : json.String(value);
}

void time(Writer &json, char const *key, std::optional<model::Time> value) {
    text(json, key, value ? harvester::rfc3339(*value) : "");
}

void run(Writer &json, model::HarvestRun const &run) {
    auto const object = run_json(run);
    json.RawValue(object.data(), object.size(), rapidjson::kObjectType);
}

void nothing(Writer &json, char const *key) {
    json.Key(key);
    json.Null();
}

void write(Writer &json, DatasetStatus const &status) {
    json.StartObject();
    text(json, "id", status.dataset->id);
    text(json, "institution", status.dataset->institution);
    json.Key("records");
    json.Uint64(status.records);
    json.Key("last_run");
    status.last_run ? run(json, *status.last_run) : void(json.Null());
    time(json, "next_run", status.next_run ? std::optional(status.next_run->at) : std::nullopt);
    json.Key("freshness_days");
    status.freshness_days ? json.Int64(*status.freshness_days) : json.Null();
    nothing(json, "score");
    json.Key("holds");
    json.StartArray();
    for (auto const &hold : status.holds) run(json, hold);
    json.EndArray();
    time(json, "not_before", status.not_before);
    nothing(json, "link_failures");
    json.Key("paused");
    json.Bool(status.dataset->schedule.paused);
    json.EndObject();
}

} // namespace

std::string status_json(std::vector<DatasetStatus> const &datasets, std::string const &generation,
                        std::size_t queue) {
    rapidjson::StringBuffer buffer;
    Writer json(buffer);
    json.StartObject();
    json.Key("datasets");
    json.StartArray();
    for (auto const &status : datasets) write(json, status);
    json.EndArray();
    text(json, "generation", generation);
    json.Key("queue");
    json.Uint64(queue);
    json.EndObject();
    return buffer.GetString();
}

} // namespace tsunagi::app
