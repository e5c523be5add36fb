#include "tests/store/workspace.hpp"

#include <fstream>
#include <iterator>
#include <random>

#include <boost/test/unit_test.hpp>

namespace tsunagi::store::tests {
namespace {

std::string random_bytes(std::size_t size) {
    std::mt19937_64 source(4711);
    std::string bytes;
    for (; bytes.size() < size; bytes.resize(std::min(size, bytes.size()))) {
        auto const word = source();
        bytes.append(reinterpret_cast<char const *>(&word), sizeof word);
    }
    bytes.resize(size);
    return bytes;
}

std::filesystem::path only_segment(TemporaryFolder const &folder) {
    return folder.path / "archive" / "segment-000001.zst";
}

std::string bytes_of(std::filesystem::path const &file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void overwrite(std::filesystem::path const &file, std::string const &bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

} // namespace

BOOST_AUTO_TEST_SUITE(raw_archive)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_body_comes_back_byte_for_byte, Backend, Backends) {
    Workspace<Backend> w;
    auto const run = w.open_run();
    std::string const bodies[] = {"", "<OAI-PMH/>", std::string("zero \0 and bad \xff utf-8\r\n", 24),
                                  std::string(300'000, 'x'), random_bytes(10'000'000)};
    std::vector<ArchivedPage> pages;
    for (auto const &body : bodies) pages.push_back(w.keep(run, body));
    w.reopen();
    for (std::size_t i = 0; i < pages.size(); ++i) {
        auto const page = w.store->archive().find(pages[i].id).value();
        BOOST_TEST((page.size == bodies[i].size() && page.hash == pages[i].hash));
        BOOST_TEST((w.store->archive().body(page) == bodies[i]), "body " << i);
    }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_hash_of_a_body_is_its_sha256, Backend, Backends) {
    Workspace<Backend> w;
    BOOST_TEST(w.keep(w.open_run(), "abc").hash ==
               "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(provenance_comes_back_whole, Backend, Backends) {
    Workspace<Backend> w;
    auto const run = w.open_run();
    PageProvenance const told{
        .dataset = "museum",
        .run = run.id,
        .ordinal = 3,
        .url = "https://example.org/oai?verb=ListRecords",
        .url_reached = "https://www.example.org/oai?verb=ListRecords",
        .method = "GET",
        .status = 200,
        .media_type = "text/xml; charset=utf-8",
        .cut_as = "oai_pmh",
        .request_headers = {{"Authorization", "$MUSEUM_KEY"}},
        .response_headers = {{"Date", "Sun, 04 Jan 2026"}, {"X-Odd", "a\\b\nc"}, {"Date", ""}},
        .fetched = "2026-01-04T17:00:00Z",
        .milliseconds = 120,
        .remote_address = "192.0.2.1",
        .tls = "TLSv1.3",
        .token_before = "a",
        .token_after = "b+c",
        .exchange = {.redirects = {"301 https://www.example.org/oai", "302 https://www.example.org/oai/"},
                     .http_version = "1.1",
                     .software = "Tsunagi/0.1.0",
                     .wire_bytes = 5'000'000'000,
                     .queued = 1000,
                     .lookup = 1,
                     .connected = 20,
                     .first_byte = 300,
                     .decoded_hash = "sha256:00",
                     .tls_version = "TLSv1.3",
                     .tls_cipher = "TLS_AES_256_GCM_SHA384",
                     .tls_chain = "sha256:01",
                     .tls_exception = "until 2026-12-31: the provider renews\nin spring"}};
    PageId id = 0;
    w.write([&] { id = w.store->archive().keep(told, "page").id; });
    auto const found = w.store->archive().find(id).value().provenance;
    BOOST_TEST((found.dataset == told.dataset && found.run == told.run && found.ordinal == told.ordinal));
    BOOST_TEST((found.url == told.url && found.url_reached == told.url_reached && found.method == "GET"));
    BOOST_TEST((found.status == 200 && found.media_type == told.media_type && found.cut_as == "oai_pmh"));
    BOOST_TEST((found.request_headers == told.request_headers));
    BOOST_TEST((found.response_headers == told.response_headers));
    BOOST_TEST((found.fetched == told.fetched && found.milliseconds == 120));
    BOOST_TEST((found.remote_address == told.remote_address && found.tls == told.tls));
    BOOST_TEST((found.token_before == "a" && found.token_after == "b+c"));
    BOOST_TEST((found.exchange == told.exchange));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(equal_bodies_are_stored_once_and_arrive_twice, Backend, Backends) {
    Workspace<Backend> w;
    auto const run = w.open_run();
    auto const body = random_bytes(50'000);
    auto const first = w.keep(run, body, 0);
    auto const size = std::filesystem::file_size(only_segment(w.folder));
    auto const second = w.keep(run, body, 1);
    BOOST_TEST((first.id != second.id && first.hash == second.hash));
    BOOST_TEST(std::filesystem::file_size(only_segment(w.folder)) == size);
    BOOST_TEST((w.store->archive().body(second) == body));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(pages_are_listed_by_run_and_by_dataset_in_order_of_arrival, Backend, Backends) {
    Workspace<Backend> w;
    auto const run = w.open_run(), other = w.open_run("library");
    auto const a = w.keep(run, "a", 0).id;
    w.keep(other, "of another dataset");
    auto const b = w.keep(run, "b", 1).id;
    w.close(run, model::Outcome::complete);
    auto const c = w.keep(w.open_run(), "c", 0).id;
    std::vector<PageId> of_run, of_dataset;
    for (auto const &page : w.store->archive().pages_of_run(run.id)) of_run.push_back(page.id);
    for (auto const &page : w.store->archive().pages_of_dataset("museum")) of_dataset.push_back(page.id);
    BOOST_TEST(of_run == (std::vector{a, b}), boost::test_tools::per_element());
    BOOST_TEST(of_dataset == (std::vector{a, b, c}), boost::test_tools::per_element());
    BOOST_TEST(
        (w.store->archive().pages_of_run("r-9").empty() && w.store->archive().pages_of_dataset("x").empty()));
    BOOST_TEST(!w.store->archive().find(99));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_damaged_segment_is_told_in_a_sentence, Backend, Backends) {
    Workspace<Backend> w;
    auto const page = w.keep(w.open_run(), random_bytes(1000));
    auto const file = only_segment(w.folder);
    auto const whole = bytes_of(file);

    auto one_byte_other = whole;
    one_byte_other[500] = static_cast<char>(one_byte_other[500] ^ 1);
    std::string const damages[] = {one_byte_other, whole.substr(0, whole.size() / 2), "",
                                   std::string(2000, '?')};
    for (auto const &damage : damages) {
        overwrite(file, damage);
        BOOST_CHECK_EXCEPTION(w.store->archive().body(page), StoreError, names("damaged"));
    }
    std::filesystem::remove(file);
    BOOST_CHECK_EXCEPTION(w.store->archive().body(page), StoreError, names("segment-000001.zst"));
    overwrite(file, whole);
    BOOST_TEST(w.store->archive().body(page).size() == 1000);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_unknown_hash_is_told_in_a_sentence, Backend, Backends) {
    Workspace<Backend> w;
    auto page = w.keep(w.open_run(), "page");
    page.hash.back() = page.hash.back() == '0' ? '1' : '0';
    BOOST_CHECK_EXCEPTION(w.store->archive().body(page), StoreError, names(page.hash));
    page.hash = "md5:1";
    BOOST_CHECK_EXCEPTION(w.store->archive().body(page), StoreError, names("md5:1"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace tsunagi::store::tests
