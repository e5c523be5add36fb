// The folders of an index: index/g000001, index/g000002 … and the file index/live that names the one in use.
// The file is replaced by rename, so a reader sees the old name or the new one, never half of it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace tsunagi::indexer {

class Generations {
public:
    explicit Generations(std::filesystem::path const &workspace) : m_folder(workspace / "index") {}

    std::filesystem::path const &folder() const { return m_folder; }
    std::filesystem::path path(std::string const &generation) const { return m_folder / generation; }
    /// The generation in use; none before the first commit. Throws IndexError when the file names no folder.
    std::optional<std::string> live() const;
    /// Makes the folder of the next generation; a number is never used twice.
    std::string create_next() const;
    /// Durable when it returns. The generation in use before stays; older and abandoned ones are removed.
    void make_live(std::string const &generation) const;

private:
    std::filesystem::path m_folder;
};

/// A file written beside, synced and renamed over the old one. Throws IndexError.
void replace_file(std::filesystem::path const &file, std::string const &text);

/// Held by one writer; the kernel lets go of it when the process ends, however it ends. Throws IndexError
/// when another process writes.
class WriterLock {
public:
    explicit WriterLock(std::filesystem::path const &index_folder);
    ~WriterLock();
    WriterLock(WriterLock const &) = delete;
    WriterLock &operator=(WriterLock const &) = delete;

private:
    int m_file;
};

} // namespace tsunagi::indexer
