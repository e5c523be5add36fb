// The readers of the single files of config/. Private to this room.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>

#include "config/settings.hpp"
#include "schemas/loader/object_reader.hpp"

namespace tsunagi::config {

using schemas::JsonPlace;
using schemas::ObjectReader;

/// What a file may refer to.
struct Surroundings {
    std::filesystem::path workspace; ///< absolute
    Service const &service;
    std::set<std::string> const &institutions; ///< ids, by the names of their files
    schemas::Catalog const &catalog;
};

/// The absolute path of a file or folder that a dataset names, links followed; nothing when it lies neither
/// in the workspace nor below one of the file_roots: coordinators edit datasets in the console and must reach
/// no other files of the machine (cli contract 5).
std::optional<std::filesystem::path> path_for_dataset(std::string const &written, Surroundings const &);

/// `id`, given and equal to the file name.
void read_own_id(ObjectReader &, std::string const &file_stem, std::string &id);
void read_url(ObjectReader &, std::string_view key, std::string &url);

Service read_service(ObjectReader &);
model::Institution read_institution(ObjectReader &, std::string const &file_stem, schemas::Catalog const &);
model::Dataset read_dataset(ObjectReader &, std::string const &file_stem, Surroundings const &);

// Parts of a dataset.
void read_source(ObjectReader &, model::Source &, Surroundings const &);
void read_rights_default(ObjectReader &, std::string_view scope, std::optional<model::RightsDefault> &,
                         schemas::Catalog const &);
void read_schedule(ObjectReader &dataset, model::Dataset &);
/// A crontab line, or nothing.
void read_cron_line(ObjectReader &, std::string_view key, std::string &line);
/// `time_zone`, a name that the time zone database knows.
void read_time_zone(ObjectReader &, std::string &name);
void read_labels(ObjectReader &dataset, std::vector<model::Label> &);

} // namespace tsunagi::config
