// Owners for the objects of the zstd library. Private to this folder.
#pragma once

#include <memory>

#include <zstd.h>

namespace tsunagi::store::sqlite {

struct ZstdDelete {
    void operator()(ZSTD_CCtx *context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx *context) const { ZSTD_freeDCtx(context); }
    void operator()(ZSTD_CDict *dictionary) const { ZSTD_freeCDict(dictionary); }
    void operator()(ZSTD_DDict *dictionary) const { ZSTD_freeDDict(dictionary); }
};

using Compression = std::unique_ptr<ZSTD_CCtx, ZstdDelete>;
using Decompression = std::unique_ptr<ZSTD_DCtx, ZstdDelete>;
using CompressionDictionary = std::unique_ptr<ZSTD_CDict, ZstdDelete>;
using DecompressionDictionary = std::unique_ptr<ZSTD_DDict, ZstdDelete>;

/// One for each thread that reads: making it costs more than a small record's decompression.
inline ZSTD_DCtx *decompression_of_this_thread() {
    thread_local Decompression const context(ZSTD_createDCtx());
    return context.get();
}

} // namespace tsunagi::store::sqlite
