// One pending record on its way to the record store: read and mapped, but not yet written, so that the guards
// can look at a whole run before anything of it is seen outside.
#pragma once

#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "store/ledger.hpp"

namespace tsunagi::app {

struct Prepared {
    enum class Kind {
        as_before, ///< same bytes and same mapping as last time
        record,
        tombstone, ///< the source tells its deletion
        held_back
    };
    std::string identifier;
    Kind kind = Kind::as_before;
    store::Settlement settlement; ///< without the fate of records and tombstones, which the writer decides
    std::string json, content_hash, updated; ///< of a record or tombstone
    model::RunId run;
    std::string former_hash; ///< content hash of what stands under its id now; empty = nothing ever did
    bool lives = false;      ///< and it is live

    bool is_new() const { return former_hash.empty(); }
};

/// Keeps what was prepared, in order: a little in memory, much in a file that vanishes with the object and with
/// the process.
class Spool {
public:
    /// Throws std::runtime_error when `folder` cannot take a file.
    explicit Spool(std::filesystem::path folder);

    void add(Prepared const &prepared);
    /// In the order they came; may be called again.
    void each(std::function<void(Prepared &&)> const &visit);

private:
    void write_out();

    std::filesystem::path m_folder;
    std::string m_memory;
    std::unique_ptr<std::FILE, int (*)(std::FILE *)> m_file{nullptr, std::fclose};
};

} // namespace tsunagi::app
