#include "indexer/lucene/engine.hpp"

#include <algorithm>
#include <cstring>
#include <memory>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <IndexInput.h>
#include <NoLockFactory.h>
#include <SimpleFSDirectory.h>
#include <StringUtils.h>

namespace tsunagi::indexer {

namespace {

/// One mapped file. It stays readable after the engine has removed its name.
class Mapping {
public:
    explicit Mapping(std::string const &path) {
        int const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (file < 0) throw Lucene::FileNotFoundException(Lucene::StringUtils::toUnicode(path));
        struct stat status {};
        bool const known = ::fstat(file, &status) == 0;
        m_size = known ? static_cast<std::size_t>(status.st_size) : 0;
        void *const start = m_size ? ::mmap(nullptr, m_size, PROT_READ, MAP_SHARED, file, 0) : nullptr;
        ::close(file);
        if (!known || start == MAP_FAILED)
            throw Lucene::IOException(Lucene::StringUtils::toUnicode("cannot map " + path));
        m_start = static_cast<std::uint8_t const *>(start);
    }
    ~Mapping() {
        if (m_start) ::munmap(const_cast<std::uint8_t *>(m_start), m_size);
    }
    Mapping(Mapping const &) = delete;
    Mapping &operator=(Mapping const &) = delete;

    std::uint8_t const *start() const { return m_start; }
    std::size_t size() const { return m_size; }

private:
    std::uint8_t const *m_start = nullptr;
    std::size_t m_size = 0;
};

class MappedInput : public Lucene::IndexInput {
public:
    MappedInput() = default;
    explicit MappedInput(std::shared_ptr<Mapping const> mapping) : m_mapping(std::move(mapping)) {}
    using String = Lucene::String; // the macro expects it
    LUCENE_CLASS(MappedInput);

    std::uint8_t readByte() override {
        require(1);
        return m_mapping->start()[m_position++];
    }
    void readBytes(std::uint8_t *bytes, std::int32_t offset, std::int32_t length) override {
        auto const count = static_cast<std::size_t>(length);
        require(count);
        if (count) std::memcpy(bytes + offset, m_mapping->start() + m_position, count);
        m_position += count;
    }
    std::int32_t readVInt() override {
        if (m_position + 5 > m_mapping->size()) return IndexInput::readVInt();
        std::uint8_t const *at = m_mapping->start() + m_position;
        std::uint32_t value = *at & 0x7Fu;
        for (unsigned shift = 7; *at++ & 0x80u && shift < 35; shift += 7) value |= (*at & 0x7Fu) << shift;
        m_position = static_cast<std::size_t>(at - m_mapping->start());
        return static_cast<std::int32_t>(value);
    }
    void close() override {}
    std::int64_t getFilePointer() override { return static_cast<std::int64_t>(m_position); }
    void seek(std::int64_t position) override { m_position = static_cast<std::size_t>(position); }
    std::int64_t length() override { return static_cast<std::int64_t>(m_mapping->size()); }
    Lucene::LuceneObjectPtr clone(Lucene::LuceneObjectPtr const &other) override {
        auto const copy = IndexInput::clone(other ? other : Lucene::newLucene<MappedInput>());
        auto const input = boost::dynamic_pointer_cast<MappedInput>(copy);
        input->m_mapping = m_mapping;
        input->m_position = m_position;
        return input;
    }

private:
    void require(std::size_t count) const {
        if (m_position > m_mapping->size() || count > m_mapping->size() - m_position)
            throw Lucene::IOException(L"read past the end of an index file");
    }

    std::shared_ptr<Mapping const> m_mapping;
    std::size_t m_position = 0;
};

class MappedDirectory : public Lucene::SimpleFSDirectory {
public:
    /// No lock of the engine's: WriterLock is the lock, and it does not outlive its process.
    explicit MappedDirectory(Lucene::String const &path)
        : SimpleFSDirectory(path, Lucene::NoLockFactory::getNoLockFactory()) {}
    using String = Lucene::String; // the macro expects it
    LUCENE_CLASS(MappedDirectory);

    Lucene::IndexInputPtr openInput(Lucene::String const &name) override {
        ensureOpen();
        return Lucene::newLucene<MappedInput>(
            std::make_shared<Mapping const>(plain(getFile() + L"/" + name)));
    }
    Lucene::IndexInputPtr openInput(Lucene::String const &name, std::int32_t) override {
        return openInput(name);
    }
};

} // namespace

std::string plain(Lucene::String const &text) { return Lucene::StringUtils::toUTF8(text); }
Lucene::String wide(std::string const &utf8) { return Lucene::StringUtils::toUnicode(utf8); }

void require_format(std::filesystem::path const &folder, Lucene::MapStringString commit_data) {
    bool const written = commit_data && commit_data.contains(L"format");
    auto const found = written ? plain(commit_data.get(L"format")) : std::string("none");
    if (found == index_format) return;
    throw IndexError("index folder '" + folder.string() + "' has format '" + found +
                     "', this program reads '" + index_format +
                     "'; build the index again with 'tsunagi index --rebuild'");
}

Lucene::DirectoryPtr open_directory(std::filesystem::path const &folder) {
    return Lucene::newLucene<MappedDirectory>(wide(folder.string()));
}

} // namespace tsunagi::indexer
