// The configuration in force, while its files may be edited at any time.
#pragma once

#include "app/workspace.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace tsunagi::app {

/// What was found when the files had changed.
struct Reloading {
    bool is_in_force = false; ///< false: it has mistakes, and the former one stays in force
    std::string told;         ///< a sentence
};

/// A workspace is never changed: work that is under way keeps the one it began with.
class Configuration {
public:
    /// Throws as open_workspace does: a service does not begin with mistakes.
    explicit Configuration(std::filesystem::path folder);

    /// From any thread.
    std::shared_ptr<Workspace> workspace() const;
    /// Reads the files again when one was added, removed or changed since the last look; else nothing. For
    /// one thread.
    std::optional<Reloading> look();

private:
    using Files = std::map<std::string, std::pair<std::filesystem::file_time_type, std::uintmax_t>>;
    Files files() const;

    std::filesystem::path m_folder;
    Files m_seen;
    mutable std::mutex m_mutex; ///< of the next member
    std::shared_ptr<Workspace> m_workspace;
};

} // namespace tsunagi::app
