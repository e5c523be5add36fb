#include "app/commands/commands.hpp"
#include "app/workspace.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iostream>
#include <stdexcept>

namespace tsunagi::app {

namespace {

/// What the operator may give to others: cli contract, `export`.
bool may_be_given_out(model::Dataset const &dataset) {
    return dataset.visibility == "public" && dataset.api == "ok";
}

std::vector<std::string> chosen(Workspace const &workspace, ExportCommand const &options) {
    std::vector<std::string> ids;
    for (auto const &[id, dataset] : workspace.settings.datasets) {
        bool const asked =
            options.datasets.empty() || std::ranges::find(options.datasets, id) != options.datasets.end();
        if (asked && (options.restricted || may_be_given_out(dataset))) ids.push_back(id);
    }
    for (auto const &id : options.datasets) {
        auto const &dataset = workspace.dataset(id);
        if (!options.restricted && !may_be_given_out(dataset))
            throw std::runtime_error("dataset '" + id + "' may not be given out (visibility '" +
                                     dataset.visibility + "', api '" + dataset.api +
                                     "'); --restricted exports it for the operator's own use");
    }
    return ids;
}

/// `--since` is a sequence number or a time.
struct Since {
    std::uint64_t sequence = 0;
    std::string time;
    explicit Since(std::string const &text) {
        auto const end = text.data() + text.size();
        if (auto const read = std::from_chars(text.data(), end, sequence); read.ptr != end)
            sequence = 0, time = text;
    }
    bool holds(store::StoredRecord const &record) const {
        return record.sequence > sequence && record.updated >= time;
    }
};

} // namespace

int export_command(Folder const &folder, ExportCommand const &options) {
    auto workspace = open_workspace(folder, store::Access::read_only);
    auto const ids = chosen(workspace, options);
    std::ofstream file;
    if (!options.out.empty()) file.open(options.out);
    if (!options.out.empty() && !file) throw std::runtime_error("cannot write '" + options.out + "'");
    auto &out = options.out.empty() ? std::cout : file;
    Since const since(options.since);
    for (auto const &id : ids)
        workspace.store->records().scan(id, [&](store::StoredRecord const &record) {
            if (since.holds(record) && (options.deleted || record.status != "deleted"))
                out << record.json << '\n';
            return out.good();
        });
    out.flush();
    if (!out)
        throw std::runtime_error("writing the export failed: the disk may be full or the reader has gone");
    return 0;
}

} // namespace tsunagi::app
