#include "app/work/configuration.hpp"

namespace tsunagi::app {

namespace fs = std::filesystem;

Configuration::Configuration(fs::path folder)
    : m_folder(std::move(folder)), m_seen(files()),
      m_workspace(std::make_shared<Workspace>(open_workspace(m_folder, store::Access::read_write))) {}

std::shared_ptr<Workspace> Configuration::workspace() const {
    std::lock_guard const lock(m_mutex);
    return m_workspace;
}

/// By time and size; a file that vanishes while it is looked at is seen at the next look.
Configuration::Files Configuration::files() const {
    Files files;
    std::error_code gone;
    for (auto const *part : {"config", "schemas"})
        for (auto const &entry : fs::recursive_directory_iterator(m_folder / part, gone))
            if (entry.is_regular_file(gone))
                files[entry.path().string()] = {entry.last_write_time(gone), entry.file_size(gone)};
    return files;
}

std::optional<Reloading> Configuration::look() {
    auto now = files();
    if (now == m_seen) return std::nullopt;
    m_seen = std::move(now);
    try {
        auto fresh = std::make_shared<Workspace>(open_workspace(m_folder, store::Access::read_write));
        std::lock_guard const lock(m_mutex);
        m_workspace.swap(fresh);
        return Reloading{true, "the configuration has changed and is in force"};
    } catch (std::runtime_error const &error) {
        return Reloading{false, "the former configuration stays in force: " + std::string(error.what())};
    }
}

} // namespace tsunagi::app
