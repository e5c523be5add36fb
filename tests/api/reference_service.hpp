// The reference fixture (query API contract 11) behind the router, searched by the real index.
#pragma once

#include <memory>

#include "tests/api/reading_room.hpp"
#include "tests/support/temporary_folder.hpp"

namespace tsunagi::tests {

class ReferenceService {
public:
    ReferenceService();
    api::Response ask(api::Request const &request) const { return m_router(request); }
    /// GET of an address written as people write it: other characters than ASCII, spaces and quotes are
    /// percent-encoded here.
    api::Response get(std::string const &target) const;

private:
    TemporaryFolder m_folder;
    MemoryRecords m_records;
    config::Settings m_settings;
    std::unique_ptr<indexer::SearchIndex> m_index;
    api::Handler m_router;
};

/// The same for every test case: nothing changes it.
ReferenceService const &reference_service();

/// A request from the loopback.
api::Request request_of(std::string const &method, std::string const &target);

} // namespace tsunagi::tests
