// The ledger: ledger_runs.cpp keeps runs and facts, ledger.cpp the identifiers.
#pragma once

#include "store/ledger.hpp"
#include "store/sqlite/session.hpp"
#include "store/sqlite/tallies.hpp"

namespace tsunagi::store::sqlite {

class SqliteLedger final : public Ledger, private Participant {
public:
    explicit SqliteLedger(Session &session);

    model::HarvestRun open_run(model::HarvestRun run) override;
    void save_run(model::HarvestRun const &run) override;
    std::optional<model::HarvestRun> find_run(model::RunId const &id) const override;
    std::vector<model::HarvestRun> runs(model::DatasetId const &id) const override;
    std::vector<model::HarvestRun> newest_runs(model::DatasetId const &id, std::size_t count) const override;
    std::optional<model::HarvestRun> unfinished_run(model::DatasetId const &id) const override;
    std::string cursor(model::DatasetId const &id) const override;
    std::string fact(model::DatasetId const &id, std::string const &name) const override;
    void remember(model::DatasetId const &id, std::string const &name, std::string const &value) override;

    void see(model::DatasetId const &id, SeenRecord const &record) override;
    Listed list(model::DatasetId const &id, SeenRecord const &header) override;
    std::optional<SeenRecord> seen(model::DatasetId const &id, std::string const &identifier) const override;
    std::optional<Settlement> last_settlement(model::DatasetId const &id,
                                              std::string const &identifier) const override;
    void settle(model::DatasetId const &id, std::string const &identifier,
                Settlement const &settlement) override;
    bool is_pending(model::DatasetId const &id, std::string const &identifier, PageId page,
                    std::uint32_t ordinal) const override;
    void reopen_all(model::DatasetId const &id, model::RunId const &run) override;
    std::vector<PageId> pending_pages(model::DatasetId const &id) const override;
    std::uint64_t received(model::DatasetId const &id, model::RunId const &run) const override;
    void count(model::HarvestRun &run) const override;
    std::vector<std::pair<std::string, std::string>> held_back(model::DatasetId const &id) const override;

    /// What an identifier adds to the sums now; empty when it was never received.
    std::optional<Standing> standing(Connection &connection, std::int64_t dataset,
                                     std::string const &identifier) const;
    Tallies &tallies() { return m_tallies; }

private:
    void before_commit(Connection &connection, bool durable) override;
    void transaction_ended(bool committed) noexcept override;
    /// Sums that a read inside the open transaction must see are written first.
    void write_tallies_for(Reader const &reader) const;

    Session &m_session;
    /// Touched only by the thread of the open transaction, reads included.
    mutable Tallies m_tallies;
};

} // namespace tsunagi::store::sqlite
