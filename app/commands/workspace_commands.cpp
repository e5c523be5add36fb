#include "app/commands/commands.hpp"
#include "config/settings.hpp"
#include "schemas/loader/catalog.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <iostream>

namespace tsunagi::app {

namespace {

std::string mistakes_json(model::Mistakes const &mistakes) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer json(buffer);
    json.StartObject();
    json.Key("mistakes");
    json.StartArray();
    for (auto const &mistake : mistakes) {
        json.StartObject();
        for (auto const &[key, value] : {std::pair{"file", &mistake.file},
                                         {"pointer", &mistake.pointer},
                                         {"value", &mistake.value},
                                         {"expected", &mistake.expected},
                                         {"message", &mistake.message}}) {
            json.Key(key);
            json.String(*value);
        }
        json.EndObject();
    }
    json.EndArray();
    json.EndObject();
    return buffer.GetString();
}

} // namespace

int init_command(Folder const &workspace) {
    config::init_workspace(workspace);
    std::cerr << "A new workspace is in " << workspace.string()
              << ". Next: copy an example in config/datasets without "
              << "`.example`, fill it in, and run `tsunagi --workspace " << workspace.string()
              << " check`.\n";
    return 0;
}

int check_command(Folder const &workspace, bool json) {
    model::Mistakes mistakes;
    auto const catalog = schemas::load_catalog(schemas::builtin_schemas(), workspace / "schemas", mistakes);
    auto const settings = config::load_settings(workspace, *catalog, mistakes);
    if (json) {
        std::cout << mistakes_json(mistakes) << "\n";
    } else {
        for (auto const &mistake : mistakes) std::cout << mistake.message << "\n";
        std::cerr << mistakes.size() << " mistakes; " << settings.datasets.size() << " datasets, "
                  << settings.institutions.size() << " institutions, " << catalog->crosswalks.size()
                  << " schemas\n";
    }
    return mistakes.empty() ? 0 : 1;
}

} // namespace tsunagi::app
