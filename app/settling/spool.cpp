#include "app/settling/prepared.hpp"

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <stdexcept>

#include <unistd.h>

namespace tsunagi::app {

namespace {

constexpr std::size_t most_in_memory = 16 << 20;

void write(std::string &out, std::uint64_t number) {
    out.append(reinterpret_cast<char const *>(&number), sizeof number);
}

void write(std::string &out, std::string const &text) {
    write(out, text.size());
    out += text;
}

void write(std::string &out, Prepared const &prepared) {
    auto const &settlement = prepared.settlement;
    for (auto const *text : {&prepared.identifier, &prepared.json, &prepared.content_hash, &prepared.updated,
                             &prepared.run, &prepared.former_hash, &settlement.record_id, &settlement.settled_hash, &settlement.reason})
        write(out, *text);
    for (std::uint64_t const number :
         {static_cast<std::uint64_t>(prepared.kind), std::uint64_t{prepared.lives},
          static_cast<std::uint64_t>(settlement.fate), std::uint64_t{settlement.quarantined},
          std::uint64_t{settlement.errors}, std::uint64_t{settlement.warnings}, std::uint64_t{settlement.infos}})
        write(out, number);
}

/// Reads what `write` has written; every entry is preceded by its length.
class EntryReader {
public:
    explicit EntryReader(std::string_view bytes) : m_rest(bytes) {}

    std::uint64_t number() {
        std::uint64_t value = 0;
        std::memcpy(&value, m_rest.data(), sizeof value);
        m_rest.remove_prefix(sizeof value);
        return value;
    }
    std::string text() {
        auto const size = number();
        std::string value(m_rest.substr(0, size));
        m_rest.remove_prefix(size);
        return value;
    }
    Prepared prepared() {
        Prepared one;
        auto &settlement = one.settlement;
        for (auto *text_of : {&one.identifier, &one.json, &one.content_hash, &one.updated, &one.run,
                              &one.former_hash, &settlement.record_id, &settlement.settled_hash, &settlement.reason})
            *text_of = text();
        one.kind = static_cast<Prepared::Kind>(number());
        one.lives = number() != 0;
        settlement.fate = static_cast<model::Fate>(number());
        settlement.quarantined = number() != 0;
        for (auto *count : {&settlement.errors, &settlement.warnings, &settlement.infos})
            *count = static_cast<std::uint32_t>(number());
        return one;
    }
    bool at_end() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
};

std::FILE *passing_file(std::filesystem::path const &folder) {
    auto name = (folder / "settling-XXXXXX").string();
    int const descriptor = mkstemp(name.data());
    if (descriptor < 0)
        throw std::runtime_error("records on their way cannot be kept in " + folder.string() + ": " +
                                 std::strerror(errno) + "; expected a folder that can be written to");
    unlink(name.c_str()); // whatever happens, the space is given back
    return fdopen(descriptor, "w+b");
}

} // namespace

Spool::Spool(std::filesystem::path folder) : m_folder(std::move(folder)) {}

void Spool::add(Prepared const &prepared) {
    std::string entry;
    write(entry, prepared);
    write(m_memory, entry);
    if (m_memory.size() > most_in_memory) write_out();
}

void Spool::write_out() {
    if (!m_file) m_file.reset(passing_file(m_folder));
    if (std::fwrite(m_memory.data(), 1, m_memory.size(), m_file.get()) != m_memory.size())
        throw std::runtime_error("records on their way cannot be kept in " + m_folder.string() +
                                 ": the disk is full");
    m_memory.clear();
}

void Spool::each(std::function<void(Prepared &&)> const &visit) {
    if (m_file) {
        write_out();
        std::rewind(m_file.get());
        std::uint64_t size = 0;
        std::string entry;
        while (std::fread(&size, sizeof size, 1, m_file.get()) == 1) {
            entry.resize(size);
            if (std::fread(entry.data(), 1, size, m_file.get()) != size)
                throw std::runtime_error("records on their way cannot be read back from " + m_folder.string());
            visit(EntryReader(entry).prepared());
        }
        return;
    }
    for (EntryReader entries(m_memory); !entries.at_end();) visit(EntryReader(entries.text()).prepared());
}

} // namespace tsunagi::app
