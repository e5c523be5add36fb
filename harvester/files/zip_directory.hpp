// The central directory of a zip against the local headers it speaks of.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tsunagi::harvester {

struct ZipEntry {
    std::string name; ///< as written; a label, never a path
    std::uint64_t size = 0;
    std::uint32_t crc = 0;
};

/// Entries in the order of the directory. Throws ContentError when a local header names another file, another
/// method or another size, when an entry is encrypted, or when there are more than 100,000 (or zip64).
std::vector<ZipEntry> read_zip_directory(std::string_view zip);

} // namespace tsunagi::harvester
