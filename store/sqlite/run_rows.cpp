#include "store/sqlite/run_rows.hpp"

#include <array>

#include "store/sqlite/run_number.hpp"
#include "store/sqlite/text_list.hpp"
#include "store/store.hpp"

namespace tsunagi::store::sqlite {
namespace {

// In the order of model::RunKind and model::Outcome.
constexpr std::array<std::string_view, 6> kinds{"full",   "incremental", "reconcile",
                                                "replay", "ingest",      "rollback"};
constexpr std::array<std::string_view, 5> outcomes{"running", "complete", "incomplete", "failed", "refused"};
constexpr std::array<std::string_view, 3> proposal_kinds{"deletions", "publication", "rekey"};
constexpr std::array<std::string_view, 3> proposal_states{"waiting", "approved", "rejected"};

template <class Enumeration, std::size_t size>
std::string_view word(std::array<std::string_view, size> const &words, Enumeration value) {
    return words.at(static_cast<std::size_t>(value));
}

template <class Enumeration, std::size_t size>
Enumeration value_of(std::array<std::string_view, size> const &words, std::string_view text) {
    for (std::size_t i = 0; i < size; ++i)
        if (words[i] == text) return static_cast<Enumeration>(i);
    throw StoreError("The store holds a run of the kind or outcome \"" + std::string(text) +
                     "\", which this program does not know.");
}

std::int64_t seconds(model::Time time) { return time.time_since_epoch().count(); }
model::Time time_from(std::int64_t seconds) { return model::Time(std::chrono::seconds(seconds)); }

std::optional<std::int64_t> finished_of(model::HarvestRun const &run) {
    if (!run.finished) return std::nullopt;
    return seconds(*run.finished);
}

std::optional<std::int64_t> stated_size_of(model::HarvestRun const &run) {
    if (!run.stated_size) return std::nullopt;
    return static_cast<std::int64_t>(*run.stated_size);
}

constexpr Sql insert =
    "INSERT INTO runs (dataset, kind, outcome, started, finished, received, fresh, changed, unchanged, "
    "deleted,"
    " held_back, quarantined, deleted_by_absence, pages, requests, bytes, stated_size, asked_from, "
    "asked_until,"
    " asked_set, partial, cursor, resumption_token, window_set, reasons, messages, errors, warnings, infos,"
    " generation, started_by, milliseconds, received_as, stage, whole_list)"
    " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

constexpr Sql update =
    "UPDATE runs SET kind = ?2, outcome = ?3, started = ?4, finished = ?5, received = ?6, fresh = ?7,"
    " changed = ?8, unchanged = ?9, deleted = ?10, held_back = ?11, quarantined = ?12,"
    " deleted_by_absence = ?13, pages = ?14, requests = ?15, bytes = ?16, stated_size = ?17, asked_from = "
    "?18,"
    " asked_until = ?19, asked_set = ?20, partial = ?21, cursor = ?22, resumption_token = ?23,"
    " window_set = ?24, reasons = ?25, messages = ?26, errors = ?27, warnings = ?28, infos = ?29,"
    " generation = ?30, started_by = ?31, milliseconds = ?32, received_as = ?33, stage = ?34, whole_list = ?35"
    " WHERE no = ?1";

/// Columns of the view harvest_runs from proposal_kind on; NULL where a run has no proposal.
std::optional<model::Proposal> proposal_from(Query const &row) {
    if (row.is_null(36)) return std::nullopt;
    model::Proposal proposal{.kind = value_of<model::ProposalKind>(proposal_kinds, row.view(36)),
                             .state = value_of<model::ProposalState>(proposal_states, row.view(37)),
                             .count = row.count(38),
                             .share = row.real(39),
                             .sample = unpack(row.view(40)),
                             .by = row.text(41),
                             .reason = row.text(42)};
    if (!row.is_null(43)) proposal.time = time_from(row.integer(43));
    return proposal;
}

/// Both statements take the same values; `key` is the dataset of a new run, the number of a known one.
void write(Connection &connection, Sql sql, std::int64_t key, model::HarvestRun const &run) {
    connection.run(sql, key, word(kinds, run.kind), word(outcomes, run.outcome), seconds(run.started),
                   finished_of(run), run.received, run.fresh, run.changed, run.unchanged, run.deleted,
                   run.held_back, run.quarantined, run.deleted_by_absence, run.pages, run.requests, run.bytes,
                   stated_size_of(run), run.from, run.until, run.set, run.partial, run.cursor,
                   run.resumption_token, run.window_set, pack(run.reasons), pack(run.messages), run.errors,
                   run.warnings, run.infos, run.generation, run.started_by, run.milliseconds,
                   word(outcomes, run.received_as), run.stage, run.whole_list);
}

} // namespace

std::int64_t insert_run(Connection &connection, std::int64_t dataset, model::HarvestRun const &run) {
    write(connection, insert, dataset, run);
    return connection.last_row();
}

bool update_run(Connection &connection, std::int64_t number, model::HarvestRun const &run) {
    write(connection, update, number, run);
    return connection.changed_rows() == 1;
}

model::HarvestRun run_from(Query const &row) {
    model::HarvestRun run{.id = run_id(row.integer(0)),
                          .dataset = row.text(1),
                          .kind = value_of<model::RunKind>(kinds, row.view(2)),
                          .outcome = value_of<model::Outcome>(outcomes, row.view(3)),
                          .started = time_from(row.integer(4)),
                          .received = row.count(6),
                          .fresh = row.count(7),
                          .changed = row.count(8),
                          .unchanged = row.count(9),
                          .deleted = row.count(10),
                          .held_back = row.count(11),
                          .quarantined = row.count(12),
                          .deleted_by_absence = row.count(13),
                          .pages = row.count(14),
                          .requests = row.count(15),
                          .bytes = row.count(16),
                          .from = row.text(18),
                          .until = row.text(19),
                          .set = row.text(20),
                          .partial = row.truth(21),
                          .cursor = row.text(22),
                          .resumption_token = row.text(23),
                          .window_set = row.text(24),
                          .reasons = unpack(row.view(25)),
                          .messages = unpack(row.view(26)),
                          .errors = row.count(27),
                          .warnings = row.count(28),
                          .infos = row.count(29),
                          .generation = row.text(30),
                          .started_by = row.text(31)};
    run.milliseconds = row.count(32);
    run.received_as = value_of<model::Outcome>(outcomes, row.view(33));
    run.stage = row.text(34);
    run.whole_list = row.truth(35);
    run.proposal = proposal_from(row);
    if (!row.is_null(5)) run.finished = time_from(row.integer(5));
    if (!row.is_null(17)) run.stated_size = row.count(17);
    return run;
}

void write_proposal(Connection &connection, std::int64_t run, model::Proposal const &proposal) {
    std::optional<std::int64_t> decided;
    if (proposal.time) decided = seconds(*proposal.time);
    connection.run("INSERT OR REPLACE INTO proposals (run, kind, state, count, share, sample, decided_by, reason,"
                   " decided) VALUES (?,?,?,?,?,?,?,?,?)",
                   run, word(proposal_kinds, proposal.kind), word(proposal_states, proposal.state),
                   proposal.count, proposal.share, pack(proposal.sample), proposal.by, proposal.reason, decided);
}

} // namespace tsunagi::store::sqlite
