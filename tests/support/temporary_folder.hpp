// Small files in a folder that goes away with the test, and what is wrong with them.
#pragma once

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <unistd.h>

#include "schemas/model/mistake.hpp"

namespace tsunagi::tests {

class TemporaryFolder {
public:
    TemporaryFolder() {
        static std::atomic<int> count{0};
        m_path = std::filesystem::temp_directory_path() /
                 ("tsunagi_test_" + std::to_string(::getpid()) + "_" + std::to_string(count++));
        std::filesystem::create_directories(m_path);
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TemporaryFolder(TemporaryFolder const &) = delete;
    TemporaryFolder &operator=(TemporaryFolder const &) = delete;

    std::filesystem::path const &path() const { return m_path; }
    std::filesystem::path write(std::filesystem::path const &name, std::string_view text) const {
        std::filesystem::create_directories((m_path / name).parent_path());
        std::ofstream(m_path / name, std::ios::binary) << text;
        return m_path / name;
    }

private:
    std::filesystem::path m_path;
};

/// "file pointer" of every mistake, one a line, in the order found.
inline std::string places(model::Mistakes const &mistakes) {
    std::string lines;
    for (auto const &mistake : mistakes)
        lines += (lines.empty() ? "" : "\n") + mistake.file + " " + mistake.pointer;
    return lines;
}

/// All sentences, for the message of a failing check.
inline std::string sentences(model::Mistakes const &mistakes) {
    std::string lines;
    for (auto const &mistake : mistakes) lines += mistake.message + "\n";
    return lines;
}

} // namespace tsunagi::tests
