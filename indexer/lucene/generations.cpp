#include "indexer/lucene/generations.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "indexer/search_index.hpp"

namespace tsunagi::indexer {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(fs::path const &path, std::string const &what) {
    throw IndexError("index file '" + path.string() + "' " + what + ": " + std::strerror(errno) +
                     "; check the folder's permissions and free space");
}

/// The number in "g000042", 0 for other names.
std::uint64_t number_of(std::string const &name) {
    std::uint64_t number = 0;
    if (name.size() < 7 || name[0] != 'g') return 0;
    auto const [end, error] = std::from_chars(name.data() + 1, name.data() + name.size(), number);
    return error == std::errc{} && end == name.data() + name.size() ? number : 0;
}

std::string name_of(std::uint64_t number) {
    auto digits = std::to_string(number);
    return "g" + std::string(digits.size() < 6 ? 6 - digits.size() : 0, '0') + digits;
}

void sync(fs::path const &path, int flags) {
    int const file = ::open(path.c_str(), flags | O_CLOEXEC);
    if (file < 0) fail(path, "cannot be opened");
    bool const synced = ::fsync(file) == 0;
    ::close(file);
    if (!synced) fail(path, "cannot be written to disk");
}

std::vector<std::string> generations_in(fs::path const &folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (auto const &entry : fs::directory_iterator(folder, error))
        if (number_of(entry.path().filename().string())) names.push_back(entry.path().filename().string());
    return names;
}

} // namespace

void replace_file(fs::path const &file, std::string const &text) {
    auto const fresh = fs::path(file).concat(".new");
    {
        std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
        out << text;
        if (!out.flush()) fail(fresh, "cannot be written");
    }
    sync(fresh, O_RDONLY);
    if (::rename(fresh.c_str(), file.c_str()) != 0) fail(file, "cannot be replaced");
    sync(file.parent_path(), O_RDONLY | O_DIRECTORY);
}

std::optional<std::string> Generations::live() const {
    std::ifstream in(m_folder / "live");
    std::string name;
    if (!(in >> name)) return std::nullopt;
    if (!number_of(name) || !fs::is_directory(path(name)))
        throw IndexError(
            "index file '" + (m_folder / "live").string() + "' names '" + name +
            "', which is no generation of this index; build it again with 'tsunagi index --rebuild'");
    return name;
}

std::string Generations::create_next() const {
    std::uint64_t last = 0;
    for (auto const &name : generations_in(m_folder)) last = std::max(last, number_of(name));
    auto const name = name_of(last + 1);
    std::error_code error;
    if (!fs::create_directories(path(name), error) || error)
        throw IndexError("index folder '" + path(name).string() + "' cannot be made: " + error.message() +
                         "; check the workspace's permissions");
    return name;
}

void Generations::make_live(std::string const &generation) const {
    auto const before = live();
    replace_file(m_folder / "live", generation + "\n");
    for (auto const &name : generations_in(m_folder)) {
        if (name == generation || name == before) continue;
        std::error_code ignored; // what cannot be removed now is tried again at the next switch
        fs::remove_all(path(name), ignored);
    }
}

WriterLock::WriterLock(fs::path const &index_folder) : m_file(-1) {
    auto const path = index_folder / "write.lock";
    m_file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (m_file < 0) fail(path, "cannot be opened");
    if (::flock(m_file, LOCK_EX | LOCK_NB) == 0) return;
    ::close(m_file);
    throw IndexBusy("index folder '" + index_folder.string() +
                    "' is being written by another process; wait until it is done, or stop it");
}

WriterLock::~WriterLock() { ::close(m_file); }

} // namespace tsunagi::indexer
