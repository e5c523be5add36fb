// The columns absent_run and proposal of the identifiers, and the tables of proposals and changed identifiers.
#pragma once

#include "store/sqlite/ledger.hpp"
#include "store/withdrawals.hpp"

namespace tsunagi::store::sqlite {

class SqliteWithdrawals final : public Withdrawals {
public:
    SqliteWithdrawals(Session &session, SqliteLedger &ledger) : m_session(session), m_ledger(ledger) {}

    void note_absent(model::DatasetId const &id, model::RunId const &run, model::Time began) override;
    std::vector<Absent> absent(model::DatasetId const &id) const override;
    void end_absence(model::DatasetId const &id, std::string const &identifier) override;

    void forget_settlement(model::DatasetId const &id, std::string const &identifier) override;

    void propose(model::RunId const &run, model::Proposal const &proposal) override;
    std::vector<model::RunId> waiting_runs(model::DatasetId const &id) const override;
    void hold(model::DatasetId const &id, std::string const &identifier, model::RunId const &run) override;
    std::vector<Waiting> waiting(model::RunId const &run) const override;
    void release(model::DatasetId const &id, std::string const &identifier) override;
    void reopen(model::DatasetId const &id, std::string const &identifier) override;

    void pair(model::RunId const &run, std::string const &old_identifier,
              std::string const &new_identifier) override;
    IdentifierPairs pairs(model::RunId const &run) const override;
    void rebind(model::DatasetId const &id, std::string const &old_identifier,
                std::string const &new_identifier) override;
    std::unordered_map<std::string, model::RecordId> bindings(model::DatasetId const &id) const override;

private:
    std::int64_t read_dataset(Reader const &reader, model::DatasetId const &id) const {
        return m_session.dataset(*reader, id).value_or(0);
    }

    Session &m_session;
    SqliteLedger &m_ledger;
};

} // namespace tsunagi::store::sqlite
