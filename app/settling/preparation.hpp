// raw archive -> prepared records: every pending record of a dataset is cut again and normalised.
#pragma once

#include "app/settling/prepared.hpp"
#include "app/workspace.hpp"
#include "harvester/clock.hpp"
#include "normalizer/normalize_record.hpp"

#include <functional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace tsunagi::app {

/// Works in batches: normalising uses all cores, the store is asked by one thread.
class Preparation {
public:
    /// `anew`: also records whose bytes and mapping are as before, because the configuration may have changed.
    Preparation(Workspace &workspace, normalizer::Normalizer const &normalizer, harvester::Clock &clock,
                model::Dataset const &dataset, bool anew);
    ~Preparation();

    /// Hands over every pending record once, in order of arrival. Throws std::runtime_error when the archive
    /// lacks a page that the ledger waits for.
    void each(std::function<void(Prepared const &)> const &visit);
    /// The runs that the records came with.
    std::set<model::RunId> const &runs() const { return m_runs; }

private:
    struct Item;

    void take(store::ArchivedPage const &page, model::RawRecord &&raw);
    void hand_over();
    Item item(store::ArchivedPage const &page, model::RawRecord &&raw, std::string const &identifier);
    normalizer::Origin origin(store::ArchivedPage const &page, model::RawRecord const &raw,
                              std::string const &hash);
    std::string const &oai_namespace(std::string const &identifier);
    Prepared prepared(Item &item);
    static Prepared begun(Item const &item, Prepared::Kind kind);
    Prepared withdrawn(Item &item);
    Prepared mapped(Item &item);
    Prepared stored(Prepared prepared, model::Record record, std::string const &content_hash) const;
    std::string bound_id(std::string const &identifier, model::RecordId const &made) const;
    bool stands_twice(Item const &item, model::RecordId const &id);

    Workspace &m_workspace;
    normalizer::Normalizer const &m_normalizer;
    model::Dataset const &m_dataset;
    bool m_anew;
    std::string m_version, m_now, m_namespace;
    std::unordered_map<std::string, model::RecordId> m_bindings;
    std::unordered_map<model::RecordId, std::string> m_owner_of_id;
    std::set<model::RunId> m_runs;
    std::vector<Item> m_items;
    std::size_t m_bytes = 0;
    std::function<void(Prepared const &)> m_visit;
};

} // namespace tsunagi::app
