// The test server that lies beside the real records (oai_serve.py): OAI-PMH and JSON on a free port of
// loopback.
#pragma once

#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace tsunagi::tests {

class TestServer {
public:
    /// `data` is the folder of the real records, `options` are the server's own, as {"--records", "500"}.
    /// Waits until the server is ready; throws std::runtime_error when it is not within ten minutes (a
    /// million records).
    TestServer(std::filesystem::path const &data, Arguments const &options);

    /// Base URL of its OAI-PMH repository.
    std::string const &address() const { return m_address; }
    /// The `source` of a dataset that harvests it.
    std::string source() const;
    /// Query strings of all requests so far, in the order of their arrival.
    std::vector<std::string> asked() const;

private:
    TemporaryFolder m_folder;
    Background m_server;
    std::string m_address;
};

} // namespace tsunagi::tests
