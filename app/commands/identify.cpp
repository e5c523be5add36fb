#include "harvester/identify.hpp"
#include "app/commands/commands.hpp"
#include "app/pipeline.hpp"
#include "app/workspace.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <iomanip>
#include <iostream>

namespace tsunagi::app {

namespace {

using harvester::Identity;

constexpr std::size_t values_in_a_row = 12; // of the table; --json has all

void print_table(Identity const &identity) {
    std::size_t width = 0;
    for (auto const &answer : identity.answers) width = std::max(width, answer.name.size());
    for (auto const &[name, values, is_list] : identity.answers) {
        std::cout << std::left << std::setw(static_cast<int>(width + 2)) << name;
        for (std::size_t at = 0; at < std::min(values.size(), values_in_a_row); ++at)
            std::cout << (at == 0 ? "" : ", ") << values[at];
        if (values.size() > values_in_a_row) std::cout << " … " << values.size() << " in all";
        std::cout << (values.empty() ? "none\n" : "\n");
    }
    for (auto const &[pointer, configured, told, proposal] : identity.differences)
        std::cout << pointer << " is \"" << configured << "\", but the source tells: " << told
                  << (proposal.empty() ? "" : "; proposed: " + proposal) << "\n";
}

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void write(Writer &json, harvester::Answer const &answer) {
    json.Key(answer.name.c_str());
    if (!answer.is_list) return void(json.String(answer.values.front()));
    json.StartArray();
    for (auto const &value : answer.values) json.String(value);
    json.EndArray();
}

void write(Writer &json, harvester::Difference const &difference) {
    json.StartObject();
    for (auto const &[name, value] :
         {std::pair("pointer", &difference.pointer), std::pair("configured", &difference.configured),
          std::pair("told", &difference.told), std::pair("proposal", &difference.proposal)}) {
        json.Key(name);
        value->empty() ? json.Null() : json.String(*value);
    }
    json.EndObject();
}

void print_json(std::string const &dataset, Identity const &identity) {
    rapidjson::StringBuffer buffer;
    Writer json(buffer);
    json.StartObject();
    json.Key("dataset");
    json.String(dataset);
    json.Key("answers");
    json.StartObject();
    for (auto const &answer : identity.answers) write(json, answer);
    json.EndObject();
    json.Key("differences");
    json.StartArray();
    for (auto const &difference : identity.differences) write(json, difference);
    json.EndArray();
    json.EndObject();
    std::cout << buffer.GetString() << "\n";
}

} // namespace

int identify_command(Folder const &folder, std::string const &id, bool json) {
    auto workspace = open_workspace(folder, store::Access::read_write); // what a host asks for is remembered
    auto const &dataset = workspace.dataset(id);
    auto const http = network_of(workspace.settings.service)();
    auto const identity = harvester::identify(
        dataset, {*workspace.store, *http, harvester::system_clock(), workspace.folder, {}});
    if (!identity) {
        std::cerr << "tsunagi: " << identity.failure().message << "\n";
        return identity.failure().code == "not_before" ? 4 : 1;
    }
    json ? print_json(id, *identity) : print_table(*identity);
    return identity->differences.empty() ? 0 : 1;
}

} // namespace tsunagi::app
