#include "tests/api/reference_service.hpp"

#include "api/query/parameters.hpp"
#include "tests/support/reference_fixture.hpp"

namespace tsunagi::tests {
namespace {

std::string encoded(std::string const &target) {
    std::string text;
    for (char const c : target) {
        bool const as_written = c > ' ' && c < '\x7F' && c != '"';
        text += as_written ? std::string(1, c) : api::percent_encode(std::string(1, c));
    }
    return text;
}

config::Settings reference_settings() {
    auto settings = ReadingRoom().settings;
    auto const ukiyoe = settings.datasets.at("ukiyoe");
    settings.datasets = {{"ukiyoe", ukiyoe}};
    for (auto const &record : reference_records()) {
        auto &dataset = settings.datasets[record.dataset];
        dataset.id = record.dataset;
        dataset.institution = "example_museum";
        dataset.sectors = record.sectors;
        if (dataset.name.ja.empty()) dataset.name = {record.dataset, record.dataset};
    }
    return settings;
}

} // namespace

ReferenceService::ReferenceService() : m_settings(reference_settings()) {
    auto const writer = indexer::open_writer(m_folder.path(), reference_vocabularies());
    for (auto const &record : reference_records()) {
        m_records.add(record);
        writer->put(record);
    }
    writer->commit(m_records.last_sequence());
    m_index = indexer::open_index(m_folder.path(), reference_vocabularies());
    m_router = api::make_router({*m_index, m_records, m_settings, vocabularies_only()});
}

api::Request request_of(std::string const &method, std::string const &target) {
    auto const mark = target.find('?');
    return {.method = method,
            .path = encoded(target.substr(0, mark)),
            .query = mark == target.npos ? "" : encoded(target.substr(mark + 1)),
            .remote_address = "127.0.0.1"};
}

api::Response ReferenceService::get(std::string const &target) const {
    return ask(request_of("GET", target));
}

ReferenceService const &reference_service() {
    static ReferenceService const service;
    return service;
}

} // namespace tsunagi::tests
