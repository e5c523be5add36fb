// What a harvest costs (harvesting contract 15): synthetic records of 1.1 kB from the test server on
// loopback.
#pragma once

#include <filesystem>

namespace tsunagi::bench {

/// 100,000 records in pages of 100 and of 1,000: receiving alone (fetch, archive, ledger, cut, hash), the
/// whole command without and with the index, cutting everything again from the archive, and the floor: the
/// same pages fetched and only searched for their token. Medians of `runs`.
void bench_harvest(std::filesystem::path const &data, int runs);

/// Memory of receiving and of the command at 10,000, 100,000 and 1,000,000 records, once each, and an
/// incremental harvest after each. Takes 10 GB of memory (most of it the server's) and some minutes.
void bench_million(std::filesystem::path const &data);

} // namespace tsunagi::bench
