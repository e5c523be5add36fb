#include "harvester/files/zip_directory.hpp"

#include "harvester/files/content.hpp"

namespace tsunagi::harvester {

namespace {

// APPNOTE.TXT 4.3: offsets inside the three structures, all numbers little-endian.
constexpr std::string_view end_mark("PK\x05\x06", 4), central_mark("PK\x01\x02", 4),
    local_mark("PK\x03\x04", 4);
constexpr std::size_t end_size = 22, central_size = 46, local_size = 30, max_comment = 0xFFFF;
constexpr std::size_t max_entries = 100'000;
constexpr std::uint16_t encrypted = 1, sizes_follow = 8;

[[noreturn]] void damaged(std::string const &what) {
    throw ContentError("page_truncated", "the zip is damaged: " + what);
}

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t width) {
    if (bytes.size() < width || at > bytes.size() - width) damaged("it ends inside its directory");
    std::uint32_t value = 0;
    for (std::size_t byte = width; byte-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[at + byte]);
    return value;
}

std::string_view part(std::string_view bytes, std::size_t at, std::size_t length) {
    if (at > bytes.size() || length > bytes.size() - at) damaged("it ends inside its directory");
    return bytes.substr(at, length);
}

std::size_t find_end(std::string_view zip) {
    auto const from = zip.size() > end_size + max_comment ? zip.size() - end_size - max_comment : 0;
    auto const at = zip.substr(from).rfind(end_mark);
    if (at == std::string_view::npos) damaged("its directory is missing");
    return from + at;
}

std::string shown(std::string_view name) { return "\"" + std::string(name.substr(0, 200)) + "\""; }

/// The local header that a central entry points to must describe the same file: readers that trust the one or
/// the other would see different contents.
void compare(std::string_view zip, std::size_t central, std::string_view name) {
    auto const local = number(zip, central + 42, 4);
    if (part(zip, local, 4) != local_mark)
        damaged("entry " + shown(name) + " is not where the directory says");
    auto const local_name = part(zip, local + local_size, number(zip, local + 26, 2));
    auto const differs = [&](std::string const &what) {
        throw ContentError("page_truncated", "the zip's directory disagrees with its content: entry " +
                                                 shown(name) + " has " + what);
    };
    if (local_name != name) differs("the name " + shown(local_name) + " in its own header");
    if (number(zip, local + 8, 2) != number(zip, central + 10, 2)) differs("another compression method");
    bool const told_later = (number(zip, local + 6, 2) & sizes_follow) != 0;
    if (!told_later && number(zip, local + 22, 4) != number(zip, central + 24, 4)) differs("another size");
    if (!told_later && number(zip, local + 14, 4) != number(zip, central + 16, 4))
        differs("another checksum");
}

} // namespace

std::vector<ZipEntry> read_zip_directory(std::string_view zip) {
    auto const end = find_end(zip);
    std::size_t const count = number(zip, end + 10, 2);
    std::size_t at = number(zip, end + 16, 4);
    if (count == 0xFFFF || at == 0xFFFFFFFF || count > max_entries)
        throw ContentError("too_big", "the zip has more entries or bytes than a plain zip can hold (zip64)");
    std::vector<ZipEntry> entries;
    for (std::size_t index = 0; index < count; ++index) {
        if (part(zip, at, 4) != central_mark)
            damaged("entry " + std::to_string(index + 1) + " of its directory");
        auto const name = part(zip, at + central_size, number(zip, at + 28, 2));
        if ((number(zip, at + 8, 2) & encrypted) != 0)
            throw ContentError("page_truncated", "entry " + shown(name) + " of the zip is encrypted");
        compare(zip, at, name);
        entries.push_back({std::string(name), number(zip, at + 24, 4), number(zip, at + 16, 4)});
        at += central_size + name.size() + number(zip, at + 30, 2) + number(zip, at + 32, 2);
    }
    return entries;
}

} // namespace tsunagi::harvester
