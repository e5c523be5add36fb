#include "tests/support/workspace.hpp"

#include "schemas/codec/record_json.hpp"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

namespace tsunagi::tests {

namespace fs = std::filesystem;

namespace {

void write(fs::path const &file, std::string const &text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
}

} // namespace

fs::path shared_data(std::string const &journey) {
    auto const *told = std::getenv("TSUNAGI_SHARED_DATA");
    fs::path const folder = told ? fs::path(told) : fs::path(TSUNAGI_SOURCE_DIR) / ".." / "shared" / "data";
    if (fs::is_directory(folder)) return folder;
    std::cout << "skipped: " << journey << " needs the real records, and there is no folder "
              << folder.string() << std::endl;
    return {};
}

TestWorkspace::TestWorkspace() {
    write(folder() / "config/service.json",
          R"({"contact":"test@tsunagi.invalid","allow_private_networks":["127.0.0.0/8"]})");
    write(folder() / "config/institutions/test_museum.json",
          R"({"id":"test_museum","name":{"ja":"試験博物館","en":"Test Museum"}})");
}

void TestWorkspace::dataset(std::string const &id, std::string const &schema, std::string const &source) {
    write(folder() / "config/datasets" / (id + ".json"),
          R"({"id":")" + id + R"(","institution":"test_museum","name":{"ja":")" + id + R"("},"schema":")" +
              schema + R"(","source":)" + source + R"(,"rights":{"metadata":"cc0"}})");
}

void TestWorkspace::take_samples(int port) {
    fs::path const samples = fs::path(TSUNAGI_SOURCE_DIR) / "config/samples";
    for (auto const *kind : {"institutions", "datasets"})
        for (auto const &file : fs::directory_iterator(samples / kind)) {
            std::ifstream in(file.path());
            std::string text{std::istreambuf_iterator<char>(in), {}};
            for (auto at = text.find("127.0.0.1:8091"); at != text.npos; at = text.find("127.0.0.1:8091"))
                text.replace(at, 14, "127.0.0.1:" + std::to_string(port));
            write(folder() / "config" / kind / file.path().filename(), text);
        }
}

SampleInstitutions::SampleInstitutions()
    : m_server({fs::path(TSUNAGI_BINARY).replace_filename("sample-institutions").string(), "--data",
                TSUNAGI_SOURCE_DIR "/config/samples/data", "--listen", "127.0.0.1:0", "--port-file",
                (m_folder.path() / "port").string()}),
      m_port(port_in(m_folder.path() / "port")) {}

Arguments TestWorkspace::command(Arguments const &arguments) const {
    Arguments all{TSUNAGI_BINARY, "--workspace", folder().string()};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return all;
}

Finished TestWorkspace::tsunagi(Arguments const &arguments) const { return run(command(arguments)); }

std::vector<model::Record> TestWorkspace::records() const {
    std::vector<model::Record> records;
    std::istringstream lines(tsunagi({"export", "--restricted", "--deleted"}).out);
    for (std::string line; std::getline(lines, line);) records.push_back(schemas::read_record(line));
    return records;
}

long count_in(std::string const &line, std::string const &key) {
    auto const at = line.find(" " + key + "=");
    return at == line.npos ? -1 : std::atol(line.c_str() + at + key.size() + 2);
}

bool sum_is_true(std::string const &line) {
    return count_in(line, "received") == count_in(line, "new") + count_in(line, "changed") +
                                             count_in(line, "unchanged") + count_in(line, "deleted") +
                                             count_in(line, "held_back");
}

} // namespace tsunagi::tests
