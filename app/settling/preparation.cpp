#include "app/settling/preparation.hpp"

#include "app/settling/proposals.hpp"
#include "harvester/cut.hpp"
#include "schemas/codec/record_json.hpp"

#include <atomic>
#include <stdexcept>
#include <thread>

namespace tsunagi::app {

/// One record on its way: cut, then (perhaps) normalised.
struct Preparation::Item {
    model::RawRecord raw;
    std::string identifier;  ///< in the ledger
    std::string settled_key; ///< payload hash and mapping: equal to last time = nothing to do
    normalizer::Origin origin;
    std::optional<store::Settlement> last;
    bool as_before = false;
    normalizer::Normalized normalized;
};

namespace {

constexpr std::size_t batch_records = 512;
constexpr std::size_t batch_bytes = 8 << 20;

/// "oai:museum.example:0001" -> "museum.example" (OAI identifier format, section 2).
std::string namespace_of(std::string const &identifier) {
    if (!identifier.starts_with("oai:")) return "";
    auto const end = identifier.find(':', 4);
    return end == identifier.npos ? "" : identifier.substr(4, end - 4);
}

void count_problems(model::Problems const &problems, store::Settlement &settlement) {
    for (auto const &problem : problems)
        ++(problem.severity == model::Severity::error  ? settlement.errors
           : problem.severity == model::Severity::warn ? settlement.warnings
                                                       : settlement.infos);
}

Prepared held_back(Prepared prepared, std::string reason) {
    prepared.kind = Prepared::Kind::held_back;
    prepared.settlement.fate = model::Fate::held_back;
    prepared.settlement.reason = std::move(reason);
    return prepared;
}

template <class Items, class Work>
void on_all_cores(Items &items, Work const &work) {
    std::atomic<std::size_t> next = 0;
    auto const run = [&] {
        for (auto i = next++; i < items.size(); i = next++) work(items[i]);
    };
    std::vector<std::jthread> helpers;
    for (unsigned i = 1; i < std::thread::hardware_concurrency() && items.size() > 16; ++i)
        helpers.emplace_back(run);
    run();
}

} // namespace

Preparation::Preparation(Workspace &workspace, normalizer::Normalizer const &normalizer,
                         harvester::Clock &clock, model::Dataset const &dataset, bool anew)
    : m_workspace(workspace), m_normalizer(normalizer), m_dataset(dataset), m_anew(anew),
      m_version(normalizer.mapper_version(dataset.schema)), m_now(harvester::rfc3339(clock.now())),
      m_bindings(workspace.store->withdrawals().bindings(dataset.id)) {}

Preparation::~Preparation() = default;

void Preparation::each(std::function<void(Prepared const &)> const &visit) {
    m_visit = visit;
    auto &store = *m_workspace.store;
    for (auto const page_id : store.ledger().pending_pages(m_dataset.id)) {
        auto const page = store.archive().find(page_id);
        if (!page)
            throw std::runtime_error(
                "the ledger of dataset '" + m_dataset.id + "' waits for page " + std::to_string(page_id) +
                ", which the raw archive does not have; restore store/ and archive/ together");
        m_runs.insert(page->provenance.run);
        auto const body = store.archive().body(*page);
        harvester::cut(*page, body, m_dataset, [&](model::RawRecord &&raw) { take(*page, std::move(raw)); });
        hand_over();
    }
}

void Preparation::take(store::ArchivedPage const &page, model::RawRecord &&raw) {
    auto const identifier = harvester::ledger_identifier(page, raw);
    if (!m_workspace.store->ledger().is_pending(m_dataset.id, identifier, page.id, raw.place.ordinal)) return;
    m_bytes += raw.payload.size();
    m_items.push_back(item(page, std::move(raw), identifier));
    if (m_items.size() >= batch_records || m_bytes >= batch_bytes) hand_over();
}

void Preparation::hand_over() {
    on_all_cores(m_items, [&](Item &item) {
        if (item.as_before) return;
        if (item.raw.deleted) item.raw.payload.clear();
        item.normalized = m_normalizer.normalize(item.raw, item.origin);
    });
    for (auto &item : m_items) m_visit(prepared(item));
    m_items.clear();
    m_bytes = 0;
}

/// A deletion that was told before is told again, whatever has become of the mapping since.
Preparation::Item Preparation::item(store::ArchivedPage const &page, model::RawRecord &&raw,
                                    std::string const &identifier) {
    Item item{.raw = std::move(raw),
              .identifier = identifier,
              .settled_key = {},
              .origin = {},
              .last = {},
              .normalized = {}};
    auto const hash = harvester::payload_hash(item.raw);
    item.settled_key = item.raw.deleted ? "deleted" : hash + " " + m_version;
    item.last = m_workspace.store->ledger().last_settlement(m_dataset.id, identifier);
    bool const anew = m_anew && !item.raw.deleted;
    item.as_before = !anew && item.last && item.last->settled_hash == item.settled_key;
    item.origin = origin(page, item.raw, hash);
    return item;
}

normalizer::Origin Preparation::origin(store::ArchivedPage const &page, model::RawRecord const &raw,
                                       std::string const &hash) {
    auto const institution = [&](std::string const &id) {
        auto const found = m_workspace.settings.institutions.find(id);
        return found == m_workspace.settings.institutions.end() ? nullptr : &found->second;
    };
    return {.dataset = &m_dataset,
            .institution = institution(m_dataset.institution),
            .owner = institution(m_dataset.owner),
            .oai_namespace = raw.metadata_prefix.empty() ? "" : oai_namespace(raw.identifier),
            .run = page.provenance.run,
            .request = page.provenance.url,
            .page_hash = page.hash,
            .harvested = page.provenance.fetched,
            .content_hash = hash,
            .now = m_now};
}

/// The namespace of the dataset's first record, remembered for ever (crosswalks contract 1.1, `id`).
std::string const &Preparation::oai_namespace(std::string const &identifier) {
    auto &ledger = m_workspace.store->ledger();
    if (m_namespace.empty()) m_namespace = ledger.fact(m_dataset.id, "oai_namespace");
    if (m_namespace.empty() && !namespace_of(identifier).empty()) {
        m_namespace = namespace_of(identifier);
        auto const transaction = m_workspace.store->begin();
        ledger.remember(m_dataset.id, "oai_namespace", m_namespace);
        transaction->commit();
    }
    return m_namespace;
}

Prepared Preparation::prepared(Item &item) {
    if (!item.as_before) return item.raw.deleted ? withdrawn(item) : mapped(item);
    Prepared same{.identifier = item.identifier, .settlement = *item.last};
    if (same.settlement.fate != model::Fate::held_back) same.settlement.fate = model::Fate::unchanged;
    return same;
}

/// What is held back keeps the record that it had.
Prepared Preparation::begun(Item const &item, Prepared::Kind kind) {
    Prepared prepared{.identifier = item.identifier, .kind = kind};
    prepared.settlement.settled_hash = item.settled_key;
    if (item.last) prepared.settlement.record_id = item.last->record_id;
    return prepared;
}

Prepared Preparation::withdrawn(Item &item) {
    auto prepared = begun(item, Prepared::Kind::tombstone);
    if (!item.normalized.record)
        return held_back(std::move(prepared), "the deleted record's identity cannot be read");
    auto tombstone = std::move(*item.normalized.record);
    tombstone.status = "deleted";
    tombstone.reason = withdrawn_by_source;
    return stored(std::move(prepared), std::move(tombstone), "deleted");
}

Prepared Preparation::mapped(Item &item) {
    auto prepared = begun(item, Prepared::Kind::record);
    auto &normalized = item.normalized;
    count_problems(normalized.problems, prepared.settlement);
    if (!normalized.record || !normalized.held_back.empty()) {
        prepared.settlement.quarantined = !normalized.record;
        return held_back(std::move(prepared), normalized.held_back);
    }
    auto const id = normalized.record->id;
    if (stands_twice(item, id)) {
        prepared.settlement.record_id = id;
        return held_back(std::move(prepared),
                         "rule R04: the identifier '" + id + "' stands twice in the source");
    }
    return stored(std::move(prepared), std::move(*normalized.record), normalized.content_hash);
}

Prepared Preparation::stored(Prepared prepared, model::Record record, std::string const &content_hash) const {
    record.id = bound_id(prepared.identifier, record.id);
    auto const former = m_workspace.store->records().get(record.id);
    if (former) prepared.former_hash = former->content_hash;
    prepared.lives = former && former->status != "deleted";
    prepared.settlement.record_id = record.id;
    prepared.json = schemas::write_record(record);
    prepared.content_hash = content_hash;
    prepared.updated = record.updated;
    prepared.run = record.provenance.run;
    return prepared;
}

/// Where a source changed its identifiers and a person agreed, a record keeps the id it had (contract 7).
std::string Preparation::bound_id(std::string const &identifier, model::RecordId const &made) const {
    auto const bound = m_bindings.find(identifier);
    return bound == m_bindings.end() ? made : bound->second;
}

/// Only where the crosswalk makes the id can two records of one run meet in one: the second is kept back and
/// named.
bool Preparation::stands_twice(Item const &item, model::RecordId const &id) {
    if (!item.raw.identifier.empty()) return false;
    auto const [known, fresh] = m_owner_of_id.emplace(id, item.identifier);
    return !fresh && known->second != item.identifier;
}

} // namespace tsunagi::app
