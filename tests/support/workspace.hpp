// A workspace in a passing folder, with the few files a journey needs.
#pragma once

#include "schemas/model/record.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

#include <filesystem>
#include <string>

namespace tsunagi::tests {

/// Where the real records lie (TSUNAGI_SHARED_DATA, else ../shared/data beside the project); empty where
/// absent. Prints a loud line once when absent, so that a skipped journey is seen.
std::filesystem::path shared_data(std::string const &journey);

class TestWorkspace {
public:
    TestWorkspace();

    std::filesystem::path const &folder() const { return m_folder.path(); }
    /// Writes config/datasets/{id}.json; `source` is the JSON of its source.
    void dataset(std::string const &id, std::string const &schema, std::string const &source);
    /// Institutions and datasets of config/samples, their sources on this port of loopback.
    void take_samples(int port);
    /// Runs `tsunagi --workspace … ARGUMENTS`.
    Finished tsunagi(Arguments const &arguments) const;
    Arguments command(Arguments const &arguments) const;
    /// Live records and tombstones in order of id.
    std::vector<model::Record> records() const;

private:
    TemporaryFolder m_folder;
};

/// The bundled sample institutions as a server of their own, on a free port.
class SampleInstitutions {
public:
    SampleInstitutions();
    int port() const { return m_port; }

private:
    TemporaryFolder m_folder;
    Background m_server;
    int m_port;
};

/// "received" of a run line: the number behind `key=`; -1 when it is not there.
long count_in(std::string const &line, std::string const &key);

/// received = new + changed + unchanged + deleted + held_back?
bool sum_is_true(std::string const &line);

} // namespace tsunagi::tests
