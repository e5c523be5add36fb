// Drives a fuzz target where the compiler has no libFuzzer: inputs made from seeds by a mutator that gives
// the same input for the same number again. Usage: fuzz_X SEED_FOLDER [--seconds 5] [--seed 1]   or   fuzz_X
// FILE (one input) Inputs run in child processes, a thousand each. Of a thousand that does not end well the
// input is found, written to
// ./fuzz-failure and named; exit 1.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const *data, std::size_t size);

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t batch = 1000;
constexpr unsigned longest_input_s = 10; ///< what takes longer counts as endless
constexpr std::size_t largest_input = 64 << 10;

std::string contents(fs::path const &file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Each file is a seed; of a file *.lines each line is one. In order of name, so that a number means the same
/// again.
std::vector<std::string> seeds_of(fs::path const &folder) {
    std::vector<fs::path> files;
    if (!fs::is_directory(folder)) std::printf("no folder %s: starting from nothing\n", folder.c_str());
    std::error_code absent;
    for (auto const &entry : fs::directory_iterator(folder, absent)) files.push_back(entry.path());
    std::ranges::sort(files);
    std::vector<std::string> seeds{""};
    for (auto const &file : files) {
        if (file.extension() != ".lines") {
            seeds.push_back(contents(file));
            continue;
        }
        std::ifstream in(file);
        for (std::string line; std::getline(in, line);) seeds.push_back(line);
    }
    return seeds;
}

class Mutator {
public:
    Mutator(std::vector<std::string> const &seeds, std::uint64_t seed, std::uint64_t number)
        : m_seeds(seeds), m_random(seed * 1'000'003 + number), m_text(any_seed()) {}

    std::string text() {
        for (auto steps = below(8); steps > 0; --steps) mutate();
        m_text.resize(std::min(m_text.size(), largest_input));
        return m_text;
    }

private:
    void mutate() {
        switch (below(6)) {
        case 0:
            return flip();
        case 1:
            return void(m_text.insert(below(m_text.size() + 1), 1, static_cast<char>(below(256))));
        case 2:
            return void(m_text.erase(below(m_text.size() + 1), below(32)));
        case 3:
            return put(slice_of(m_text)); // said twice
        case 4:
            return put(slice_of(any_seed()));
        default:
            return m_text.resize(below(m_text.size() + 1)); // cut off
        }
    }

    void flip() {
        if (m_text.empty()) return;
        auto &byte = m_text[below(m_text.size())];
        byte = static_cast<char>(byte ^ (1 << below(8)));
    }

    void put(std::string const &piece) { m_text.insert(below(m_text.size() + 1), piece); }

    std::string slice_of(std::string const &text) {
        auto const begin = below(text.size() + 1);
        return text.substr(begin, below(64));
    }

    std::string const &any_seed() { return m_seeds[below(m_seeds.size())]; }
    std::size_t below(std::size_t bound) { return m_random() % bound; }

    std::vector<std::string> const &m_seeds;
    std::mt19937_64 m_random;
    std::string m_text;
};

void try_input(std::string const &input) {
    alarm(longest_input_s);
    LLVMFuzzerTestOneInput(reinterpret_cast<std::uint8_t const *>(input.data()), input.size());
    alarm(0);
}

bool ends_well(std::function<void()> const &work) {
    auto const child = fork();
    if (child == 0) {
        work();
        _exit(0);
    }
    int status = 0;
    return waitpid(child, &status, 0) == child && status == 0;
}

/// The first input from `number` on that does not end well is written down and named.
int report(std::function<std::string(std::uint64_t)> const &input, std::uint64_t number) {
    for (auto end = number + batch; number < end; ++number) {
        if (ends_well([&] { try_input(input(number)); })) continue;
        std::ofstream("fuzz-failure", std::ios::binary) << input(number);
        std::printf("input %llu fails; it is in ./fuzz-failure\n", static_cast<unsigned long long>(number));
        return 1;
    }
    std::printf("a thousand inputs fail together, none of them alone\n");
    return 1;
}

std::uint64_t option(std::vector<std::string> const &arguments, std::string const &name,
                     std::uint64_t otherwise) {
    auto const found = std::ranges::find(arguments, name);
    if (found == arguments.end() || found + 1 == arguments.end()) return otherwise;
    return std::strtoull((found + 1)->c_str(), nullptr, 10);
}

} // namespace

int main(int argc, char **argv) {
    std::vector<std::string> const arguments(argv + 1, argv + argc);
    if (arguments.empty())
        return std::printf("usage: fuzz_X SEED_FOLDER [--seconds N] [--seed N] | FILE\n"), 2;
    if (fs::is_regular_file(arguments[0])) return try_input(contents(arguments[0])), 0;
    auto const seeds = seeds_of(arguments[0]);
    auto const seed = option(arguments, "--seed", 1);
    auto const input = [&](std::uint64_t number) { return Mutator(seeds, seed, number).text(); };
    auto const end =
        std::chrono::steady_clock::now() + std::chrono::seconds(option(arguments, "--seconds", 5));
    std::uint64_t number = 0;
    for (; std::chrono::steady_clock::now() < end; number += batch) {
        auto const all = [&] {
            for (auto i = number; i < number + batch; ++i) try_input(input(i));
        };
        if (!ends_well(all)) return report(input, number);
    }
    std::printf("%llu inputs of seed %llu ended well\n", static_cast<unsigned long long>(number),
                static_cast<unsigned long long>(seed));
}
