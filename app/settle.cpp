#include "app/settle.hpp"

#include "harvester/cut.hpp"
#include "schemas/codec/record_json.hpp"

#include <algorithm>
#include <atomic>
#include <set>
#include <stdexcept>
#include <thread>
#include <unordered_map>

namespace tsunagi::app {

using model::Fate;

/// One record on its way: cut, then (perhaps) normalised, then written.
struct Settling::Item {
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

/// Records of one page that are normalised together and written in one transaction.
class Settling::Batch {
public:
    Batch(Settling &settling, model::Dataset const &dataset, bool anew)
        : m_workspace(settling.m_workspace), m_normalizer(settling.m_normalizer), m_dataset(dataset),
          m_anew(anew), m_version(m_normalizer.mapper_version(dataset.schema)),
          m_now(harvester::rfc3339(settling.m_clock.now())) {}

    void add(store::ArchivedPage const &page, model::RawRecord &&raw) {
        auto &ledger = m_workspace.store->ledger();
        auto const identifier = harvester::ledger_identifier(page, raw);
        if (!ledger.is_pending(m_dataset.id, identifier, page.id, raw.place.ordinal)) return;
        m_bytes += raw.payload.size();
        m_items.push_back(item(page, std::move(raw), identifier));
        if (m_items.size() >= batch_records || m_bytes >= batch_bytes) write();
    }

    void write() {
        on_all_cores(m_items, [&](Item &item) {
            if (!item.as_before && !item.raw.deleted)
                item.normalized = m_normalizer.normalize(item.raw, item.origin);
        });
        auto transaction = m_workspace.store->begin();
        for (auto &item : m_items)
            m_workspace.store->ledger().settle(m_dataset.id, item.identifier, fate_of(item));
        transaction->commit();
        m_items.clear();
        m_bytes = 0;
    }

private:
    Item item(store::ArchivedPage const &page, model::RawRecord &&raw, std::string const &identifier) {
        Item item{.raw = std::move(raw),
                  .identifier = identifier,
                  .settled_key = {},
                  .origin = {},
                  .last = {},
                  .normalized = {}};
        auto const hash = harvester::payload_hash(item.raw);
        item.settled_key = item.raw.deleted ? "deleted" : hash + " " + m_version;
        item.last = m_workspace.store->ledger().last_settlement(m_dataset.id, identifier);
        item.as_before = !m_anew && item.last && item.last->settled_hash == item.settled_key;
        item.origin = origin(page, item.raw, hash);
        return item;
    }

    normalizer::Origin origin(store::ArchivedPage const &page, model::RawRecord const &raw,
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
    std::string const &oai_namespace(std::string const &identifier) {
        auto &ledger = m_workspace.store->ledger();
        if (m_namespace.empty()) m_namespace = ledger.fact(m_dataset.id, "oai_namespace");
        if (m_namespace.empty() && !namespace_of(identifier).empty()) {
            m_namespace = namespace_of(identifier);
            auto transaction = m_workspace.store->begin();
            ledger.remember(m_dataset.id, "oai_namespace", m_namespace);
            transaction->commit();
        }
        return m_namespace;
    }

    store::Settlement fate_of(Item &item) {
        if (item.as_before) return as_before(*item.last);
        return item.raw.deleted ? withdrawn(item) : stored(item);
    }

    static store::Settlement as_before(store::Settlement last) {
        if (last.fate != Fate::held_back) last.fate = Fate::unchanged;
        return last;
    }

    /// A deletion told by the source: a tombstone at once; told again it is unchanged (cli contract 3.1).
    store::Settlement withdrawn(Item &item) {
        store::Settlement settlement{
            .fate = Fate::unchanged, .record_id = {}, .settled_hash = item.settled_key, .reason = {}};
        item.raw.payload.clear();
        auto const empty = m_normalizer.normalize(item.raw, item.origin);
        if (!empty.record) return held_back(item, settlement, "the deleted record's identity cannot be read");
        settlement.record_id = empty.record->id;
        auto const former = m_workspace.store->records().get(settlement.record_id);
        if (former && former->status == "deleted") return settlement;
        auto tombstone = *empty.record;
        tombstone.status = "deleted";
        tombstone.reason = "withdrawn-by-source";
        put(tombstone, "deleted");
        settlement.fate = Fate::deleted;
        return settlement;
    }

    store::Settlement stored(Item &item) {
        store::Settlement settlement{
            .fate = Fate::pending, .record_id = {}, .settled_hash = item.settled_key, .reason = {}};
        auto const &normalized = item.normalized;
        count_problems(normalized.problems, settlement);
        if (!normalized.record || !normalized.held_back.empty()) {
            settlement.quarantined = !normalized.record;
            return held_back(item, settlement, normalized.held_back);
        }
        settlement.record_id = normalized.record->id;
        if (stands_twice(item))
            return held_back(item, settlement,
                             "rule R04: the identifier '" + settlement.record_id +
                                 "' stands twice in the source");
        auto const former = m_workspace.store->records().get(settlement.record_id);
        bool const lives = former && former->status != "deleted";
        settlement.fate = !lives                                            ? Fate::fresh
                          : former->content_hash == normalized.content_hash ? Fate::unchanged
                                                                            : Fate::changed;
        if (settlement.fate != Fate::unchanged) put(*normalized.record, normalized.content_hash);
        return settlement;
    }

    static store::Settlement held_back(Item const &, store::Settlement settlement, std::string reason) {
        settlement.fate = Fate::held_back;
        settlement.reason = std::move(reason);
        return settlement;
    }

    /// Only where the crosswalk makes the id can two records of one run meet in one: the second is kept back
    /// and named.
    bool stands_twice(Item const &item) {
        if (!item.raw.identifier.empty()) return false;
        auto const [known, fresh] = m_owner_of_id.emplace(item.normalized.record->id, item.identifier);
        return !fresh && known->second != item.identifier;
    }

    void put(model::Record const &record, std::string const &content_hash) {
        m_workspace.store->records().put({.id = record.id,
                                          .dataset = record.dataset,
                                          .status = record.status,
                                          .json = schemas::write_record(record),
                                          .content_hash = content_hash,
                                          .updated = record.updated,
                                          .run = record.provenance.run});
    }

    Workspace &m_workspace;
    normalizer::Normalizer const &m_normalizer;
    model::Dataset const &m_dataset;
    bool m_anew;
    std::string m_version, m_now, m_namespace;
    std::unordered_map<std::string, std::string> m_owner_of_id;
    std::vector<Item> m_items;
    std::size_t m_bytes = 0;
};

Settling::Settling(Workspace &workspace, normalizer::Normalizer const &normalizer, harvester::Clock &clock)
    : m_workspace(workspace), m_normalizer(normalizer), m_clock(clock) {}

void Settling::settle(model::Dataset const &dataset) { settle_pages(dataset, false, {}); }

void Settling::settle_anew(model::Dataset const &dataset, model::RunId const &run) {
    auto transaction = m_workspace.store->begin();
    m_workspace.store->ledger().reopen_all(dataset.id, run);
    transaction->commit();
    settle_pages(dataset, true, {run});
}

void Settling::settle_pages(model::Dataset const &dataset, bool anew, std::set<model::RunId> runs) {
    auto &store = *m_workspace.store;
    Batch batch(*this, dataset, anew);
    for (auto const page_id : store.ledger().pending_pages(dataset.id)) {
        auto const page = store.archive().find(page_id);
        if (!page)
            throw std::runtime_error(
                "the ledger of dataset '" + dataset.id + "' waits for page " + std::to_string(page_id) +
                ", which the raw archive does not have; restore store/ and archive/ together");
        runs.insert(page->provenance.run);
        auto const body = store.archive().body(*page);
        harvester::cut(*page, body, dataset,
                       [&](model::RawRecord &&raw) { batch.add(*page, std::move(raw)); });
        batch.write();
    }
    for (auto const &id : runs)
        if (auto run = store.ledger().find_run(id)) {
            store.ledger().count(*run);
            auto transaction = store.begin();
            store.ledger().save_run(*run);
            transaction->commit();
        }
}

} // namespace tsunagi::app
