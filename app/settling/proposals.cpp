#include "app/settling/proposals.hpp"

#include <cmath>

namespace tsunagi::app {

namespace {

using model::ProposalKind;

constexpr std::size_t sample_size = 20;

std::string percent(double share) { return std::to_string(std::lround(share * 100)) + " %"; }

void close(store::Store &store, model::RunId const &run, model::Time now, std::string reason) {
    auto proposal = store.ledger().find_run(run)->proposal.value();
    proposal.state = model::ProposalState::rejected;
    proposal.by = "tsunagi";
    proposal.time = now;
    proposal.reason = std::move(reason);
    store.withdrawals().propose(run, proposal);
}

} // namespace

model::Proposal new_proposal(ProposalKind kind, Intent const &intent, std::uint64_t pairs) {
    model::Proposal proposal{.kind = kind};
    auto const whole = kind == ProposalKind::publication ? intent.received : intent.live;
    proposal.count = kind == ProposalKind::publication ? intent.held_back
                     : kind == ProposalKind::rekey     ? pairs
                                                       : intent.withdrawn();
    proposal.share = whole == 0 ? 1 : static_cast<double>(proposal.count) / static_cast<double>(whole);
    return proposal;
}

void add_sample(model::Proposal &proposal, std::string const &identifier) {
    if (proposal.sample.size() < sample_size) proposal.sample.push_back(identifier);
}

std::string reason_code(ProposalKind kind) {
    switch (kind) {
    case ProposalKind::publication:
        return "guard_held_back";
    case ProposalKind::rekey:
        return "rekeyed";
    case ProposalKind::deletions:
        break;
    }
    return "guard_deletions";
}

std::string sentence_of(model::Proposal const &proposal, model::RunId const &run) {
    auto const count = std::to_string(proposal.count) + " records (" + percent(proposal.share);
    auto const decide = "; decide with `tsunagi approve " + run + "` or `tsunagi reject " + run + "`";
    switch (proposal.kind) {
    case ProposalKind::publication:
        return count + " of what came) would be held back, more than the guard allows; nothing of the run is "
                       "published" + decide;
    case ProposalKind::rekey:
        return count + " of the live ones) seem to have got other identifiers at the source; both wait" + decide;
    case ProposalKind::deletions:
        break;
    }
    return count + " of the live ones) would be deleted, more than the guard allows; the deletions wait" + decide;
}

std::string waiting_sentence(ProposalKind kind, model::RunId const &run) {
    switch (kind) {
    case ProposalKind::publication:
        return "waits for a decision on run " + run + ", of which too much would be held back";
    case ProposalKind::rekey:
        return "waits for a decision on run " + run + ", which seems to have changed identifiers";
    case ProposalKind::deletions:
        break;
    }
    return "its deletion waits for a decision on run " + run;
}

void tidy_proposals(store::Store &store, model::DatasetId const &dataset, model::RunId const &run,
                    model::Time now) {
    auto &withdrawals = store.withdrawals();
    auto const present = store.ledger().find_run(run)->proposal;
    for (auto const &earlier : withdrawals.waiting_runs(dataset)) {
        if (earlier == run) continue;
        auto const kind = store.ledger().find_run(earlier)->proposal->kind;
        auto const waiting = withdrawals.waiting(earlier);
        bool const replaced = present && present->kind == kind;
        if (replaced)
            for (auto const &one : waiting) withdrawals.hold(dataset, one.identifier, run);
        if (replaced)
            close(store, earlier, now, "replaced by the proposal of " + run);
        else if (waiting.empty())
            close(store, earlier, now, "nothing waits any more since " + run);
    }
}

} // namespace tsunagi::app
