// The words of the store's tests, and the backends that every test of the interface runs over.
#pragma once

#include "store/store.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>

#include <csignal>
#include <cstdlib>
#include <sys/wait.h>
#include <unistd.h>

namespace tsunagi::store::tests {

struct Sqlite {
    static std::unique_ptr<Store> open(std::filesystem::path const &folder, Access access) {
        return open_store(folder, access);
    }
};

/// A second backend joins here, and has to pass everything.
using Backends = std::tuple<Sqlite>;

/// In memory where the system has that: the tests make dozens of databases, and waiting for a disk shows
/// nothing that a killed process could lose.
inline std::filesystem::path quick_folder() {
    return ::access("/dev/shm", W_OK) == 0 ? "/dev/shm" : std::filesystem::temp_directory_path();
}

class TemporaryFolder {
public:
    TemporaryFolder() {
        auto name = (quick_folder() / "tsunagi_store_XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path = name;
    }
    TemporaryFolder(TemporaryFolder const &) = delete;
    TemporaryFolder &operator=(TemporaryFolder const &) = delete;
    ~TemporaryFolder() { std::filesystem::remove_all(path); }
    std::filesystem::path path;
};

/// A fresh workspace with the dataset "museum".
template <class Backend>
class Workspace {
public:
    Workspace() { reopen(); }

    void reopen() {
        store.reset();
        store = Backend::open(folder.path, Access::read_write);
    }
    void write(std::function<void()> const &work) {
        auto const transaction = store->begin();
        work();
        transaction->commit();
    }
    model::HarvestRun open_run(model::DatasetId const &dataset = "museum") {
        model::HarvestRun run{.dataset = dataset,
                              .started = model::Time(std::chrono::seconds(1'767'546'000))};
        write([&] { run = store->ledger().open_run(run); });
        return run;
    }
    model::HarvestRun close(model::HarvestRun run, model::Outcome outcome, std::string const &cursor = "") {
        run.outcome = outcome;
        run.cursor = cursor;
        write([&] { store->ledger().save_run(run); });
        return run;
    }
    ArchivedPage keep(model::HarvestRun const &run, std::string_view body, std::uint32_t ordinal = 0) {
        ArchivedPage page;
        write([&] {
            page = store->archive().keep({.dataset = run.dataset, .run = run.id, .ordinal = ordinal}, body);
        });
        return page;
    }
    void see(model::HarvestRun const &run, std::string const &identifier, PageId page,
             std::uint32_t ordinal = 0) {
        write([&] {
            store->ledger().see(run.dataset, {.identifier = identifier,
                                              .page = page,
                                              .place = {.ordinal = ordinal, .offset = 10, .length = 20},
                                              .datestamp = "2026-01-04",
                                              .payload_hash = "xxh3:1",
                                              .run = run.id});
        });
    }
    void settle(std::string const &identifier, Settlement const &settlement) {
        write([&] { store->ledger().settle("museum", identifier, settlement); });
    }
    model::HarvestRun counted(model::HarvestRun run) {
        store->ledger().count(run);
        return run;
    }
    StoredRecord put(model::HarvestRun const &run, std::string const &local_id, std::string const &json,
                     std::string const &status = "live") {
        StoredRecord record{.id = run.dataset + "-" + local_id,
                            .dataset = run.dataset,
                            .status = status,
                            .json = json,
                            .content_hash = "xxh3:2",
                            .updated = "2026-01-04T17:00:00Z",
                            .run = run.id};
        write([&] { record = store->records().put(record); });
        return record;
    }
    std::string scanned(model::DatasetId const &dataset) {
        std::string ids;
        store->records().scan(dataset, [&](StoredRecord const &record) {
            ids += record.id + " ";
            return true;
        });
        return ids;
    }

    TemporaryFolder folder;
    std::unique_ptr<Store> store;
};

/// Begins `work` in a process of its own. No store may be open in this process meanwhile.
inline ::pid_t start_process(std::function<void()> const &work) {
    auto const process = ::fork();
    if (process != 0) return process;
    try {
        work();
    } catch (std::exception const &) {
        ::_exit(1);
    }
    ::_exit(0);
}

/// 0 = it came to its end, otherwise the signal that killed it, or -1 when it threw.
inline int end_of(::pid_t process) {
    int status = 0;
    ::waitpid(process, &status, 0);
    if (WIFSIGNALED(status)) return WTERMSIG(status);
    return WEXITSTATUS(status) == 0 ? 0 : -1;
}

inline int in_another_process(std::function<void()> const &work) { return end_of(start_process(work)); }

/// For BOOST_CHECK_EXCEPTION: a finished sentence that names the thing.
inline auto names(std::string const &thing) {
    return [thing](StoreError const &error) {
        std::string_view const sentence = error.what();
        return sentence.ends_with('.') && sentence.find(thing) != sentence.npos;
    };
}

} // namespace tsunagi::store::tests
