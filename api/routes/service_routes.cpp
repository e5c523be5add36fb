#include "api/routes/actions.hpp"

#include "api/routes/caching.hpp"
#include "store/store.hpp"

namespace tsunagi::api {
namespace {

Response state_answer(std::string body) {
    Response response{.body = std::move(body)};
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

bool store_answers(store::RecordStore const &records) {
    try {
        records.last_sequence();
        return true;
    } catch (store::StoreError const &) { // the answer of this address is whether that happens
        return false;
    }
}

} // namespace

Response show_health(Call const &) { return state_answer(R"({"status":"ok"})"); }

Response show_readiness(Call const &call) {
    if (call.readers.index.generation().empty() || !store_answers(call.readers.records)) return unavailable();
    return state_answer(R"({"status":"ready"})");
}

Response refuse_as_not_offered(Call const &call) {
    return error_response(501, "not-implemented", "This service does not offer " + call.request.path + ".");
}

} // namespace tsunagi::api
