#include "tests/app/aggregator.hpp"

#include "harvester/http/url.hpp"
#include "schemas/codec/record_json.hpp"

namespace tsunagi::tests {

namespace {

constexpr auto service = R"({"contact":"test@tsunagi.invalid"})";
constexpr auto institution = R"({"id":"museum","name":{"ja":"試験博物館"}})";
constexpr auto dataset = R"({"id":"maps","institution":"museum","name":{"ja":"地図"},"schema":"oai_dc",
 "source":{"type":"oai_pmh","url":"http://oai.example.jp/oai","metadata_prefix":"oai_dc"},
 "rights":{"metadata":"cc0"},"politeness":{"delay_ms":0})";

std::string name(int number) { return "oai:example.jp:item-" + std::to_string(number); }

/// The network whose other end is a repository in memory.
class MemoryNetwork final : public harvester::HttpClient {
public:
    explicit MemoryNetwork(Aggregator &aggregator) : m_aggregator(aggregator) {}
    model::Result<harvester::HttpResponse> send(harvester::HttpRequest const &request) override {
        if (m_aggregator.before_request) m_aggregator.before_request();
        harvester::HttpResponse response;
        response.status = request.url.find("/robots.txt") == std::string::npos ? 200 : 404;
        response.url_reached = request.url;
        if (response.status == 200) response.body = m_aggregator.repository.answer(request.url);
        return response;
    }

private:
    Aggregator &m_aggregator;
};

std::string header(std::string const &identifier, SmallRepository::Entry const &entry) {
    return std::string(entry.deleted ? "<header status=\"deleted\">" : "<header>") + "<identifier>" + identifier +
           "</identifier><datestamp>" + entry.datestamp + "</datestamp></header>";
}

std::string record(std::string const &identifier, SmallRepository::Entry const &entry) {
    auto const metadata =
        entry.deleted ? std::string{}
                      : "<metadata><oai_dc:dc xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\" "
                        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" +
                            entry.title + "</dc:title></oai_dc:dc></metadata>";
    return "<record>" + header(identifier, entry) + metadata + "</record>";
}

} // namespace

std::string SmallRepository::answer(std::string const &url) {
    asked.push_back(harvester::argument_of(url, "verb"));
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">"
           "<responseDate>" +
           now + "</responseDate><request>http://oai.example.jp/oai</request>" + inside(url) + "</OAI-PMH>";
}

std::string SmallRepository::inside(std::string const &url) {
    auto const &verb = asked.back();
    if (verb == "Identify")
        return "<Identify><repositoryName>N</repositoryName><baseURL>http://oai.example.jp/oai</baseURL>"
               "<deletedRecord>" +
               deleted_record + "</deletedRecord><granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>";
    if (verb == "ListMetadataFormats")
        return "<ListMetadataFormats><metadataFormat><metadataPrefix>oai_dc</metadataPrefix></metadataFormat>"
               "</ListMetadataFormats>";
    if (verb == "GetRecord") return get(harvester::argument_of(url, "identifier"));
    return list(verb, harvester::argument_of(url, "from"));
}

std::string SmallRepository::list(std::string const &verb, std::string const &from) const {
    std::string rows;
    for (auto const &[identifier, entry] : entries)
        if (entry.datestamp >= from)
            rows += verb == "ListIdentifiers" ? header(identifier, entry) : record(identifier, entry);
    return rows.empty() ? "<error code=\"noRecordsMatch\">none</error>" : "<" + verb + ">" + rows + "</" + verb + ">";
}

std::string SmallRepository::get(std::string const &identifier) const {
    auto const entry = entries.find(identifier);
    if (entry == entries.end()) return "<error code=\"idDoesNotExist\">no</error>";
    return "<GetRecord>" + record(identifier, entry->second) + "</GetRecord>";
}

Aggregator::Aggregator(std::string const &options) {
    m_folder.write("config/service.json", service);
    m_folder.write("config/institutions/museum.json", institution);
    m_folder.write("config/datasets/maps.json", dataset + options + "}");
    reopen();
}

void Aggregator::reopen() {
    workspace.reset();
    workspace = app::open_workspace(m_folder.path(), store::Access::read_write);
}

void Aggregator::hold(int count) {
    for (int number = 1; number <= count; ++number)
        repository.entries[name(number)] = {"地図 " + std::to_string(number)};
}

void Aggregator::withdraw(int first, int last) {
    for (int number = first; number <= last; ++number) repository.entries.erase(name(number));
}

void Aggregator::tell_deleted(int first, int last) {
    for (int number = first; number <= last; ++number)
        repository.entries[name(number)] = {"", true, repository.now};
}

app::Pipeline Aggregator::pipeline() {
    return {*workspace, clock, [this] { return std::make_unique<MemoryNetwork>(*this); }};
}

std::vector<model::HarvestRun> Aggregator::harvest(harvester::HarvestRequest const &request) {
    return pipeline().harvest(workspace->dataset("maps"), request, false);
}

model::HarvestRun Aggregator::approve(model::HarvestRun const &run) {
    return app::Decisions(*workspace, clock).approve({run.id, "hanako", "they told us so"});
}

model::HarvestRun Aggregator::reject(model::HarvestRun const &run) {
    return app::Decisions(*workspace, clock).reject({run.id, "hanako", "their server was broken"});
}

app::Rollback Aggregator::rollback(model::HarvestRun const &run, bool force) {
    return app::Decisions(*workspace, clock).rollback({run.id, "hanako", "a mistake"}, force);
}

void Aggregator::wait(std::chrono::hours duration) {
    clock.time += duration;
    repository.now = harvester::rfc3339(clock.time);
}

std::string Aggregator::titles() {
    std::string titles;
    workspace->store->records().scan("maps", [&](store::StoredRecord const &stored) {
        if (stored.status == "live")
            titles += (titles.empty() ? "" : " ") + schemas::read_record(stored.json).titles.front().value;
        return true;
    });
    return titles;
}

std::string Aggregator::status_of(std::string const &identifier) {
    auto const settled = workspace->store->ledger().last_settlement("maps", "oai:example.jp:" + identifier);
    if (!settled) return "unknown";
    auto const record = workspace->store->records().get(settled->record_id);
    return record ? record->status : "none";
}

bool sum_is_true(model::HarvestRun const &run) {
    return run.received == run.fresh + run.changed + run.unchanged + run.deleted + run.held_back;
}

std::string reasons(model::HarvestRun const &run) {
    std::string all;
    for (auto const &reason : run.reasons) all += (all.empty() ? "" : " ") + reason;
    return all;
}

} // namespace tsunagi::tests
