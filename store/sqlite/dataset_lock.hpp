// One process at a time changes a dataset: a lock on a file, which the system lets go when the process dies.
#pragma once

#include <filesystem>
#include <memory>

#include "store/store.hpp"

namespace tsunagi::store::sqlite {

/// Null when another holds it, in this process or another. Throws StoreError.
std::unique_ptr<DatasetLock> lock_dataset(std::filesystem::path const &folder,
                                          model::DatasetId const &dataset);
/// The lock of the process that works by the schedule; its file cannot be a dataset's.
std::unique_ptr<DatasetLock> lock_work(std::filesystem::path const &folder);

} // namespace tsunagi::store::sqlite
