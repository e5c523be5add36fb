#include "tests/support/test_server.hpp"

#include <chrono>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace tsunagi::tests {

namespace {

namespace fs = std::filesystem;

Arguments command(fs::path const &data, fs::path const &folder, Arguments const &options) {
    Arguments all{"python3", TSUNAGI_SOURCE_DIR "/tests/support/logged_server.py",
                  (data / ".." / "tools").string(), folder.string()};
    all.insert(all.end(), options.begin(), options.end());
    return all;
}

/// The second word of "ready ADDRESS …"; empty as long as the line is not whole.
std::string address_in(fs::path const &file) {
    std::ifstream in(file);
    std::string line;
    if (!std::getline(in, line) || in.eof() || !line.starts_with("ready ")) return {};
    return line.substr(6, line.find(' ', 6) - 6);
}

} // namespace

TestServer::TestServer(fs::path const &data, Arguments const &options)
    : m_server(command(data, m_folder.path(), options)) {
    for (int i = 0; i < 6000 && !m_server.finished(); ++i) {
        m_address = address_in(m_folder.path() / "ready");
        if (!m_address.empty()) return;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    throw std::runtime_error("the test server in " + (data / ".." / "tools").string() + " did not start");
}

std::string TestServer::source() const {
    return R"({"type":"oai_pmh","url":")" + m_address + R"(","metadata_prefix":"oai_dc"})";
}

std::vector<std::string> TestServer::asked() const {
    std::ifstream in(m_folder.path() / "asked");
    std::vector<std::string> queries;
    for (std::string line; std::getline(in, line);) queries.push_back(line);
    return queries;
}

} // namespace tsunagi::tests
