// The append-only files of the raw archive: segment-000001.zst, … each a row of zstd frames, one a body,
// readable with `zstd -d` as a whole.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "store/sqlite/file_descriptor.hpp"

namespace tsunagi::store::sqlite {

/// Where a frame lies.
struct FramePlace {
    std::int64_t segment = 1; ///< number in the file's name
    std::uint64_t offset = 0; ///< bytes
    std::uint64_t length = 0; ///< bytes, compressed
    std::uint64_t end() const { return offset + length; }
};

/// Past this a new segment begins: files of a size that a backup copies well.
constexpr std::uint64_t usual_segment_limit = 256ULL << 20;

/// Appends; used by one thread of one process at a time (inside the store's transaction). All members throw
/// StoreError.
class SegmentWriter {
public:
    explicit SegmentWriter(std::filesystem::path folder, std::uint64_t limit = usual_segment_limit);
    ~SegmentWriter();

    /// Goes on after the last frame that the database knows. What lies behind it was written by a
    /// transaction that did not commit, and is cut off: nobody has read it.
    void resume_after(FramePlace const &last);
    /// Compresses and writes; the bytes are with the system when it returns, on the disk after sync().
    FramePlace append(std::string_view body);
    void sync();

private:
    struct Compressor;
    void open(std::int64_t segment);

    std::filesystem::path m_folder;
    std::uint64_t m_limit;
    std::unique_ptr<Compressor> m_compressor;
    FileDescriptor m_file;
    std::int64_t m_segment = 0; ///< of m_file; 0 = none open
    std::uint64_t m_end = 0;
};

/// The body of a frame, `size` bytes; throws StoreError with a sentence when it is not there or damaged. Any
/// thread.
std::string read_frame(std::filesystem::path const &folder, FramePlace const &place, std::uint64_t size);

} // namespace tsunagi::store::sqlite
