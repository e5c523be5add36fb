// An open file of the system, closed when destroyed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <utility>

namespace tsunagi::store::sqlite {

/// All members throw StoreError with the file's name and the system's reason.
class FileDescriptor {
public:
    FileDescriptor() = default;
    /// `flags` as open(2); a new file is readable for all, writable for the owner.
    FileDescriptor(std::filesystem::path file, int flags);
    FileDescriptor(FileDescriptor &&other) noexcept
        : m_file(std::move(other.m_file)), m_number(std::exchange(other.m_number, -1)) {}
    FileDescriptor &operator=(FileDescriptor &&other) noexcept {
        std::swap(m_file, other.m_file);
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~FileDescriptor();

    bool is_open() const { return m_number >= 0; }
    std::uint64_t size() const;
    void shorten(std::uint64_t size) const;
    void write_at(std::uint64_t offset, std::string_view bytes) const;
    /// Fills the buffer as far as the file goes; bytes read.
    std::size_t read_at(std::uint64_t offset, std::span<char> buffer) const;
    /// On the disk, not only in the system's cache.
    void sync() const;
    /// flock(2), exclusive: waits for it, or says false at once when another holds it.
    void lock() const;
    bool try_lock() const;

private:
    [[noreturn]] void fail(char const *could_not) const;

    std::filesystem::path m_file;
    int m_number = -1;
};

} // namespace tsunagi::store::sqlite
