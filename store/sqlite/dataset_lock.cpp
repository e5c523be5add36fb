#include "store/sqlite/dataset_lock.hpp"

#include <fcntl.h>

#include "store/sqlite/file_descriptor.hpp"

namespace tsunagi::store::sqlite {
namespace {

class FileLock final : public DatasetLock {
public:
    explicit FileLock(FileDescriptor file) : m_file(std::move(file)) {}

private:
    FileDescriptor m_file; ///< locked as long as it is open
};

std::unique_ptr<DatasetLock> lock_file(std::filesystem::path const &path) {
    FileDescriptor file(path, O_RDWR | O_CREAT);
    if (!file.try_lock()) return nullptr;
    return std::make_unique<FileLock>(std::move(file));
}

} // namespace

std::unique_ptr<DatasetLock> lock_dataset(std::filesystem::path const &folder,
                                          model::DatasetId const &dataset) {
    if (dataset.empty() || dataset.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != dataset.npos)
        throw StoreError("\"" + dataset +
                         "\" cannot be locked: a dataset is named with a-z, 0-9 and _ only.");
    return lock_file(folder / dataset);
}

std::unique_ptr<DatasetLock> lock_work(std::filesystem::path const &folder) {
    return lock_file(folder / ".work");
}

} // namespace tsunagi::store::sqlite
