#include "harvester/wanted_records.hpp"

#include <algorithm>

#include "harvester/due.hpp"
#include "harvester/http/url.hpp"
#include "harvester/taking_up.hpp"

namespace tsunagi::harvester {

namespace {

using store::WantedRecord;

/// Changes what is wanted, with whatever belongs to it in the same transaction.
template <class Change>
void commit(RunState &state, Change const &change) {
    auto const transaction = state.around.store.begin();
    change(state.around.store);
    if (state.is_through()) state.conclude();
    state.ledger().save_run(state.run);
    transaction->commit();
}

void keep(RunState &state, store::Store &store, FetchedPage &page) {
    auto const archived = store.archive().keep(std::move(page.provenance), page.body);
    ++state.run.pages;
    for (auto &record : page.records) {
        record.page = archived.id;
        record.run = state.run.id;
        if (record.identifier.empty())
            record.identifier = archived.hash + "#" + std::to_string(record.place.ordinal);
        store.ledger().see(state.dataset.id, record);
        ++state.noted;
    }
}

/// What the archive keeps instead of the record: the reason, from which the same note is cut at every replay.
FetchedPage unavailable(RunState const &state, WantedRecord const &wanted, std::string const &reason) {
    FetchedPage page;
    page.body = "the record breaks every answer that holds it: " + reason;
    page.provenance.dataset = state.dataset.id;
    page.provenance.run = state.run.id;
    page.provenance.ordinal = static_cast<std::uint32_t>(state.run.pages);
    page.provenance.url = "unavailable:?" + query_text({{"identifier", wanted.identifier}});
    page.provenance.cut_as = "unavailable";
    page.provenance.media_type = "text/plain";
    page.provenance.fetched = rfc3339(state.around.clock.now());
    store::SeenRecord record;
    record.identifier = wanted.identifier;
    record.place.length = page.body.size();
    record.unreadable = true;
    page.records.push_back(std::move(record));
    return page;
}

bool is_about_the_record(model::Failure const &failure) {
    return failure.code == "http_status" || failure.code == "page_truncated" || failure.code == "not_oai" ||
           failure.code == "too_big" || failure.code == "doctype" || failure.code.starts_with("oai_error:");
}

/// False when asking for further records is pointless.
bool fetch(RunState &state, Source &source, WantedRecord const &wanted) {
    auto page = source.record(wanted, state.run);
    auto const &name = wanted.identifier;
    if (!page && wanted.isolated && is_about_the_record(page.failure())) {
        state.add_message("record \"" + name + "\" is held back: " + page.failure().message);
        page = unavailable(state, wanted, page.failure().message);
    }
    if (!page && page.failure().code != "oai_error:idDoesNotExist") {
        state.add_reason(page.failure().code);
        state.add_message("record \"" + name + "\": " + page.failure().message);
        return false;
    }
    if (!page)
        state.add_message("record \"" + name + "\" is in the list, but GetRecord answers idDoesNotExist");
    commit(state, [&](store::Store &store) {
        if (page) keep(state, store, *page);
        store.windows().fetched(state.dataset.id, name);
    });
    return true;
}

void leave_to_a_full_list(RunState &state, std::size_t count) {
    state.add_message("the list names " + std::to_string(count) +
                      " records that are unknown here or dated otherwise, more than the " +
                      std::to_string(max_single_records) +
                      " that are fetched one by one: the next run takes the whole list");
    commit(state, [&](store::Store &store) {
        store.windows().want_nothing(state.dataset.id);
        ask_for_full_list(state.dataset, store.ledger());
    });
}

} // namespace

void fetch_wanted(RunState &state, Source &source) {
    if (std::any_of(state.windows.begin(), state.windows.end(), is_open)) return; // the run ends early
    auto const wanted = state.around.store.windows().wanted(state.dataset.id);
    if (wanted.size() > max_single_records) return leave_to_a_full_list(state, wanted.size());
    for (auto const &one : wanted)
        if (!fetch(state, source, one)) return;
}

} // namespace tsunagi::harvester
