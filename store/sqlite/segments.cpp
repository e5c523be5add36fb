#include "store/sqlite/segments.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

#include <fcntl.h>

#include "store/sqlite/zstd_context.hpp"
#include "store/store.hpp"

namespace tsunagi::store::sqlite {
namespace {

// Level 1: archiving shares its processor with the harvest; on pages of CSV and JSON level 3 saved about 5 %
// of the room for up to a third more time.
constexpr int level = 1;
constexpr std::size_t chunk_bytes = 1U << 20;

std::filesystem::path segment_file(std::filesystem::path const &folder, std::int64_t segment) {
    std::array<char, 40> name{};
    std::snprintf(name.data(), name.size(), "segment-%06lld.zst", static_cast<long long>(segment));
    return folder / name.data();
}

std::string sentence(std::filesystem::path const &folder, FramePlace const &place, std::string const &what) {
    return "The raw archive is damaged: " + segment_file(folder, place.segment).string() + ", byte " +
           std::to_string(place.offset) + ", " + what + ".";
}

} // namespace

struct SegmentWriter::Compressor {
    Compression context{ZSTD_createCCtx()};
    std::vector<char> chunk; ///< compressed bytes on their way to the file
};

SegmentWriter::SegmentWriter(std::filesystem::path folder, std::uint64_t limit)
    : m_folder(std::move(folder)), m_limit(limit), m_compressor(std::make_unique<Compressor>()) {
    ZSTD_CCtx_setParameter(m_compressor->context.get(), ZSTD_c_compressionLevel, level);
}

SegmentWriter::~SegmentWriter() = default;

void SegmentWriter::open(std::int64_t segment) {
    if (segment == m_segment) return;
    m_file = FileDescriptor(segment_file(m_folder, segment), O_RDWR | O_CREAT);
    m_segment = segment;
}

void SegmentWriter::resume_after(FramePlace const &last) {
    open(last.segment);
    m_end = last.end();
    if (m_file.size() > m_end) m_file.shorten(m_end);
}

FramePlace SegmentWriter::append(std::string_view body) {
    if (m_end >= m_limit) {
        sync(); // a run's end syncs the last segment only
        resume_after({.segment = m_segment + 1});
    }
    auto *const context = m_compressor->context.get();
    auto &chunk = m_compressor->chunk;
    chunk.resize(std::max(chunk.size(), std::min(chunk_bytes, ZSTD_compressBound(body.size()))));
    ZSTD_CCtx_reset(context, ZSTD_reset_session_only);
    ZSTD_CCtx_setPledgedSrcSize(context, body.size());

    FramePlace place{.segment = m_segment, .offset = m_end};
    ZSTD_inBuffer input{body.data(), body.size(), 0};
    for (std::size_t left = 1; left != 0;) {
        ZSTD_outBuffer output{chunk.data(), chunk.size(), 0};
        left = ZSTD_compressStream2(context, &output, &input, ZSTD_e_end);
        if (ZSTD_isError(left) != 0)
            throw StoreError(std::string("A page could not be compressed: ") + ZSTD_getErrorName(left) + ".");
        m_file.write_at(place.end(), {chunk.data(), output.pos});
        place.length += output.pos;
    }
    m_end = place.end();
    return place;
}

void SegmentWriter::sync() {
    m_file.sync();
    FileDescriptor(m_folder, O_RDONLY | O_DIRECTORY).sync(); // the name of a new segment
}

std::string read_frame(std::filesystem::path const &folder, FramePlace const &place, std::uint64_t size) {
    FileDescriptor const file(segment_file(folder, place.segment), O_RDONLY);
    // Not a std::vector: a frame may be large, and zeroing it first is work for nothing.
    std::unique_ptr<char[]> const frame(new char[place.length]);
    if (file.read_at(place.offset, {frame.get(), place.length}) != place.length)
        throw StoreError(sentence(folder, place, "ends before the page that should be there"));
    std::string body(size, '\0');
    auto const bytes = ZSTD_decompressDCtx(decompression_of_this_thread(), body.data(), body.size(),
                                           frame.get(), place.length);
    if (ZSTD_isError(bytes) != 0)
        throw StoreError(
            sentence(folder, place, std::string("does not decompress (") + ZSTD_getErrorName(bytes) + ")"));
    if (bytes != size)
        throw StoreError(sentence(
            folder, place, "holds " + std::to_string(bytes) + " bytes, expected " + std::to_string(size)));
    return body;
}

} // namespace tsunagi::store::sqlite
