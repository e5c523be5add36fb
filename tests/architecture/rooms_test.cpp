// The law of the house (docs/architecture.md): includes go downwards, and each library has one door.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

using Rooms = std::vector<std::string>;

/// Room -> rooms it may include. A room that is missing here may not exist.
std::map<std::string, Rooms> const law{
    {"schemas/model", {}},
    {"schemas/loader", {"schemas/model"}},
    {"schemas/codec", {"schemas/model"}},
    {"config", {"schemas/loader", "schemas/model"}},
    {"store", {"schemas/model"}},
    {"harvester", {"config", "store", "schemas/model"}},
    {"normalizer", {"schemas/loader", "schemas/codec", "schemas/model"}},
    {"indexer", {"schemas/loader", "schemas/codec", "schemas/model", "store"}},
    {"api", {"indexer", "store", "config", "schemas/loader", "schemas/codec", "schemas/model"}},
    {"app",
     {"api", "indexer", "normalizer", "harvester", "store", "config", "schemas/loader", "schemas/codec", "schemas/model"}},
};

/// Library (pattern of its headers) -> the folder that may open it.
std::map<std::string, Rooms> const doors{
    {"curl/", {"harvester/http"}},
    {"openssl/", {"harvester/http", "store/sqlite"}},
    {"sqlite3\\.h", {"store/sqlite"}},
    {"zstd\\.h|zdict\\.h", {"store/sqlite"}},
    {"Lucene|lucene\\+\\+|StandardAnalyzer|CJKAnalyzer", {"indexer/lucene"}},
    {"boost/(asio|beast)", {"api/http"}},
    {"archive\\.h|archive_entry\\.h", {"harvester"}},
    {"CLI/", {"app"}},
};

/// Libraries of text formats: implementation files only, never in a header that another room could include.
std::regex const only_in_cpp("^(pugixml|rapidjson/)");

struct Include {
    std::string file, target;
};

std::string room_of(std::string const &path) {
    std::string best;
    for (auto const &entry : law)
        if (path.starts_with(entry.first + "/") && entry.first.size() > best.size()) best = entry.first;
    return best;
}

void read_includes(fs::path const &file, fs::path const &top, std::vector<Include> &includes) {
    static std::regex const include(R"re(^\s*#\s*include\s*[<"]([^>"]+)[>"])re");
    std::ifstream in(file);
    std::smatch match;
    for (std::string line; std::getline(in, line);)
        if (std::regex_search(line, match, include)) includes.push_back({fs::relative(file, top).string(), match[1]});
}

std::vector<Include> all_includes() {
    fs::path const top = TSUNAGI_SOURCE_DIR;
    std::vector<Include> includes;
    for (auto const &entry : law)
        if (fs::exists(top / entry.first))
            for (auto const &file : fs::recursive_directory_iterator(top / entry.first))
                if (auto const kind = file.path().extension(); kind == ".cpp" || kind == ".hpp")
                    read_includes(file.path(), top, includes);
    return includes;
}

bool contains(Rooms const &rooms, std::string const &room) { return std::ranges::find(rooms, room) != rooms.end(); }

} // namespace

BOOST_AUTO_TEST_SUITE(architecture)

BOOST_AUTO_TEST_CASE(an_include_never_goes_up_or_sideways) {
    for (auto const &[file, target] : all_includes()) {
        auto const from = room_of(file), to = room_of(target);
        if (to.empty() || to == from) continue;
        BOOST_TEST(contains(law.at(from), to), file << " includes " << target << "; the room " << from << " may not look into " << to);
    }
}

BOOST_AUTO_TEST_CASE(every_library_has_one_door) {
    for (auto const &[library, folders] : doors) {
        std::regex const pattern("^(" + library + ")");
        for (auto const &[file, target] : all_includes())
            if (std::regex_search(target, pattern))
                BOOST_TEST(std::ranges::any_of(folders, [&](auto const &folder) { return file.starts_with(folder + "/"); }),
                           file << " opens " << target << "; its only door is " << folders.front());
    }
}

BOOST_AUTO_TEST_CASE(text_format_libraries_stay_out_of_headers_that_other_rooms_read) {
    std::set<std::string> read_by_others;
    auto const includes = all_includes();
    for (auto const &[file, target] : includes)
        if (auto const to = room_of(target); !to.empty() && to != room_of(file)) read_by_others.insert(target);
    for (auto const &[file, target] : includes)
        if (std::regex_search(target, only_in_cpp) && file.ends_with(".hpp"))
            BOOST_TEST(!read_by_others.contains(file), file << " opens " << target << " and is included by another room");
}

BOOST_AUTO_TEST_CASE(the_model_needs_the_standard_library_only) {
    for (auto const &[file, target] : all_includes())
        if (file.starts_with("schemas/model/"))
            BOOST_TEST((target.find('.') == std::string::npos || target.starts_with("schemas/model/")), file << " includes " << target);
}

BOOST_AUTO_TEST_CASE(there_is_no_room_for_everything) {
    for (auto const &file : fs::recursive_directory_iterator(TSUNAGI_SOURCE_DIR)) {
        auto const path = fs::relative(file.path(), TSUNAGI_SOURCE_DIR).string();
        if (path.starts_with("build") || path.starts_with(".") || path.starts_with("workspace") || path.find("node_modules") != path.npos) continue;
        auto const stem = file.path().stem().string();
        BOOST_TEST((stem != "util" && stem != "utils" && stem != "helpers" && stem != "common" && stem != "misc"), path << " names no job");
    }
}

BOOST_AUTO_TEST_SUITE_END()
