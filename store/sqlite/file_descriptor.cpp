#include "store/sqlite/file_descriptor.hpp"

#include "store/store.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tsunagi::store::sqlite {

FileDescriptor::FileDescriptor(std::filesystem::path file, int flags)
    : m_file(std::move(file)), m_number(::open(m_file.c_str(), flags | O_CLOEXEC, 0644)) {
    if (m_number < 0) fail("opened");
}

FileDescriptor::~FileDescriptor() {
    if (is_open()) ::close(m_number);
}

void FileDescriptor::fail(char const *could_not) const {
    int const reason = errno;
    throw StoreError("The file " + m_file.string() + " could not be " + could_not + ": " +
                     std::strerror(reason) + ".");
}

std::uint64_t FileDescriptor::size() const {
    struct stat status {};
    if (::fstat(m_number, &status) != 0) fail("measured");
    return static_cast<std::uint64_t>(status.st_size);
}

void FileDescriptor::shorten(std::uint64_t size) const {
    if (::ftruncate(m_number, static_cast<off_t>(size)) != 0) fail("shortened");
}

void FileDescriptor::write_at(std::uint64_t offset, std::string_view bytes) const {
    while (!bytes.empty()) {
        auto const written = ::pwrite(m_number, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("written");
        bytes.remove_prefix(static_cast<std::size_t>(written));
        offset += static_cast<std::uint64_t>(written);
    }
}

std::size_t FileDescriptor::read_at(std::uint64_t offset, std::span<char> buffer) const {
    std::size_t filled = 0;
    while (filled < buffer.size()) {
        auto const bytes = ::pread(m_number, buffer.data() + filled, buffer.size() - filled,
                                   static_cast<off_t>(offset + filled));
        if (bytes < 0 && errno == EINTR) continue;
        if (bytes < 0) fail("read");
        if (bytes == 0) break;
        filled += static_cast<std::size_t>(bytes);
    }
    return filled;
}

void FileDescriptor::sync() const {
    if (::fsync(m_number) != 0) fail("brought to the disk");
}

void FileDescriptor::lock() const {
    while (::flock(m_number, LOCK_EX) != 0)
        if (errno != EINTR) fail("locked");
}

bool FileDescriptor::try_lock() const {
    if (::flock(m_number, LOCK_EX | LOCK_NB) == 0) return true;
    if (errno != EWOULDBLOCK) fail("locked");
    return false;
}

} // namespace tsunagi::store::sqlite
