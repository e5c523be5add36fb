// docs/harvest-failures.md: every failure that the contract knows is met, and what is named as its proof
// exists.
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

std::string contents(fs::path const &file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Row number -> its line.
std::map<int, std::string> rows_of_the_page() {
    static std::regex const row(R"(\| (\d+) \|.*)");
    std::map<int, std::string> rows;
    std::ifstream in(fs::path(TSUNAGI_SOURCE_DIR) / "docs/harvest-failures.md");
    std::smatch match;
    for (std::string line; std::getline(in, line);)
        if (std::regex_match(line, match, row)) rows[std::stoi(match[1])] = line;
    return rows;
}

struct Proof {
    std::string file, name; ///< "harvester/oai_page_test" and a case of it, or "drill" and a fault
};

std::vector<Proof> proofs_in(std::string const &line) {
    static std::regex const proof(R"(`([a-z_/]+_test|drill)/([a-z0-9_]+)`)");
    std::vector<Proof> proofs;
    for (std::sregex_iterator at(line.begin(), line.end(), proof), end; at != end; ++at)
        proofs.push_back({(*at)[1], (*at)[2]});
    return proofs;
}

/// The faults that the drill's server knows; empty where that server is not at hand.
std::string faults() {
    auto const *told = std::getenv("TSUNAGI_SHARED_DATA");
    fs::path const data = told ? fs::path(told) : fs::path(TSUNAGI_SOURCE_DIR) / ".." / "shared" / "data";
    return contents(data / ".." / "tools" / "oai_serve.py");
}

} // namespace

BOOST_AUTO_TEST_SUITE(failures)

BOOST_AUTO_TEST_CASE(every_failure_of_the_contract_has_a_line_and_a_proof) {
    auto const rows = rows_of_the_page();
    for (int row = 1; row <= 78; ++row) {
        BOOST_TEST(rows.contains(row), "row " << row << " is missing in docs/harvest-failures.md");
        if (rows.contains(row))
            BOOST_TEST(!proofs_in(rows.at(row)).empty(), "row " << row << " names no test");
    }
}

BOOST_AUTO_TEST_CASE(every_proof_that_is_named_exists) {
    auto const known_faults = faults();
    for (auto const &[row, line] : rows_of_the_page())
        for (auto const &[file, name] : proofs_in(line))
            if (file != "drill")
                BOOST_TEST(contents(fs::path(TSUNAGI_SOURCE_DIR) / "tests" / (file + ".cpp"))
                                   .find("BOOST_AUTO_TEST_CASE(" + name + ")") != std::string::npos,
                           "row " << row << ": tests/" << file << ".cpp has no case " << name);
            else if (!known_faults.empty())
                BOOST_TEST(known_faults.find("'" + name + "': (") != std::string::npos,
                           "row " << row << ": the drill has no fault " << name);
}

BOOST_AUTO_TEST_SUITE_END()
