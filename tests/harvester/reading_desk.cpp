#include "tests/harvester/reading_desk.hpp"

#include <cstdlib>
#include <fstream>

#include "harvester/cut.hpp"
#include "harvester/http/url.hpp"

namespace tsunagi::testing {

namespace fs = std::filesystem;
using harvester::HttpRequest;
using harvester::HttpResponse;

void TestClock::sleep_for(std::chrono::milliseconds duration) {
    slept += duration;
    if (at_sleep) at_sleep();
    m_now += std::chrono::ceil<std::chrono::seconds>(duration);
}

model::Result<HttpResponse> TestNetwork::send(HttpRequest const &request) {
    if (harvester::target_of(request.url) == "/robots.txt") {
        asked_robots.push_back(request.url);
        return robots(request);
    }
    asked.push_back(request.body.empty() ? request.url : request.url + "#" + request.body);
    auto response = answer(request);
    if (response) response->sent = request.headers;
    return response;
}

HttpResponse page(std::string body, int status, harvester::Headers headers) {
    HttpResponse response;
    response.status = status;
    response.url_reached = "http://oai.example.jp/oai";
    response.headers = std::move(headers);
    response.body = std::move(body);
    return response;
}

namespace {

std::string envelope(std::string const &inside) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<OAI-PMH "
           "xmlns=\"http://www.openarchives.org/OAI/2.0/\" "
           "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><responseDate>2026-01-04T00:00:00Z"
           "</responseDate><request>http://oai.example.jp/oai</request>" +
           inside + "</OAI-PMH>";
}

} // namespace

std::string identify(std::string const &granularity) {
    return envelope(
        "<Identify><repositoryName>N</repositoryName><deletedRecord>persistent</deletedRecord><granularity>" +
        granularity + "</granularity></Identify>");
}

std::string record(std::string const &identifier) {
    return "<record><header><identifier>" + identifier +
           "</identifier><datestamp>2025-06-01T00:00:00Z</datestamp><setSpec>map</setSpec></header><metadata>"
           "<dc:dc xmlns:dc=\"urn:dc\"><dc:title>地図 " +
           identifier + "</dc:title></dc:dc></metadata></record>";
}

std::string deleted_record(std::string const &identifier) {
    return "<record><header status=\"deleted\"><identifier>" + identifier +
           "</identifier><datestamp>2025-06-01T00:00:00Z</datestamp></header></record>";
}

std::string list_records(std::string const &inside) {
    return envelope("<ListRecords>" + inside + "</ListRecords>");
}

std::string oai_error(std::string const &code) { return envelope("<error code=\"" + code + "\">no</error>"); }

std::string Repository::list(std::size_t number) const {
    std::string inside;
    auto const begin = number * page_size, end = std::min(begin + page_size, identifiers.size());
    for (auto at = begin; at < end; ++at) inside += record(identifiers[at]);
    auto const size = tells_size ? " completeListSize=\"" + std::to_string(identifiers.size()) + "\"" : "";
    auto const token = end < identifiers.size() ? "p" + std::to_string(number + 1) : "";
    if (identifiers.size() > page_size)
        inside += "<resumptionToken" + size + ">" + token + "</resumptionToken>";
    return list_records(inside);
}

model::Result<HttpResponse> Repository::operator()(HttpRequest const &request) const {
    auto const verb = harvester::argument_of(request.url, "verb");
    if (verb == "Identify") return page(identify(granularity));
    if (verb == "ListMetadataFormats") return page(oai_error("noMetadataFormats"));
    auto const token = harvester::argument_of(request.url, "resumptionToken");
    if (identifiers.empty()) return page(oai_error("noRecordsMatch"));
    return page(list(token.empty() ? 0 : std::strtoul(token.c_str() + 1, nullptr, 10)));
}

Desk::Desk() {
    // Every transaction syncs: in memory the whole program takes a second, on a busy disk many.
    auto const folder = fs::exists("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path();
    auto pattern = (folder / "tsunagi-desk-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    workspace = pattern;
    dataset.id = "maps";
    dataset.source.type = "oai_pmh";
    dataset.source.oai_pmh.url = "http://oai.example.jp/oai";
    dataset.source.oai_pmh.metadata_prefixes = {"oai_dc"};
    dataset.politeness.delay_ms = 0;
    reopen();
    know_prefixes({"oai_dc", "jpcoar_2.0"});
}

Desk::~Desk() {
    store.reset();
    std::error_code ignored;
    fs::remove_all(workspace, ignored);
}

void Desk::know_prefixes(std::vector<std::string> const &prefixes) {
    auto const transaction = store->begin();
    for (auto const &prefix : prefixes)
        store->ledger().remember(dataset.id, "prefix_checked:" + prefix, "1");
    transaction->commit();
}

void Desk::reopen() {
    store.reset();
    store = store::open_store(workspace, store::Access::read_write);
}

harvester::Surroundings Desk::surroundings() {
    return {*store, network, clock, workspace, listener, may_ask};
}

model::HarvestRun Desk::harvest(harvester::HarvestRequest const &request) {
    return concluded(receive(request));
}

model::HarvestRun Desk::receive(harvester::HarvestRequest const &request) {
    return harvester::harvest(dataset, request, surroundings());
}

model::HarvestRun Desk::ingest(std::vector<std::string> const &files, harvester::Delivery delivery) {
    return concluded(harvester::ingest(dataset, {files, delivery}, surroundings()));
}

model::HarvestRun Desk::concluded(model::HarvestRun run) {
    run.outcome = run.received_as;
    run.finished = clock.now();
    auto const transaction = store->begin();
    store->ledger().save_run(run);
    transaction->commit();
    return run;
}

model::Result<harvester::Identity> Desk::identify() {
    return harvester::identify(dataset, surroundings());
}

std::string Desk::file(std::string const &name, std::string const &content) const {
    auto const path = workspace / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
    return path.string();
}

std::vector<model::RawRecord> Desk::replay(model::RunId const &run) const {
    std::vector<model::RawRecord> records;
    for (auto const &archived : store->archive().pages_of_run(run))
        harvester::cut(archived, store->archive().body(archived), dataset,
                       [&](model::RawRecord &&one) { records.push_back(std::move(one)); });
    return records;
}

std::vector<model::RawRecord> cut_as(std::string const &how, std::string_view body,
                                     model::Dataset const &dataset) {
    store::ArchivedPage archived;
    archived.provenance.cut_as = how;
    std::vector<model::RawRecord> records;
    harvester::cut(archived, body, dataset,
                   [&](model::RawRecord &&one) { records.push_back(std::move(one)); });
    return records;
}

} // namespace tsunagi::testing
