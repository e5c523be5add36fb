#include "store/sqlite/tallies.hpp"

namespace tsunagi::store::sqlite {
namespace {

constexpr Sql add_to_run =
    "INSERT INTO run_tallies (run, pending, fresh, changed, unchanged, deleted, held_back, quarantined, "
    "errors,"
    " warnings, infos) VALUES (?,?,?,?,?,?,?,?,?,?,?)"
    " ON CONFLICT (run) DO UPDATE SET pending = pending + excluded.pending, fresh = fresh + excluded.fresh,"
    " changed = changed + excluded.changed, unchanged = unchanged + excluded.unchanged,"
    " deleted = deleted + excluded.deleted, held_back = held_back + excluded.held_back,"
    " quarantined = quarantined + excluded.quarantined, errors = errors + excluded.errors,"
    " warnings = warnings + excluded.warnings, infos = infos + excluded.infos";

constexpr Sql add_to_page =
    "INSERT INTO pending_pages (dataset, page, identifiers) VALUES (?,?,?)"
    " ON CONFLICT (dataset, page) DO UPDATE SET identifiers = identifiers + excluded.identifiers";

constexpr Sql read_run =
    "SELECT pending + fresh + changed + unchanged + deleted + held_back, fresh, changed, unchanged, deleted,"
    " held_back, quarantined, errors, warnings, infos FROM run_tallies WHERE run = ?";

} // namespace

void Tallies::add(Standing const &standing, int sign) {
    auto &run = m_runs[standing.run];
    run.by_fate[static_cast<std::size_t>(standing.fate)] += sign;
    if (standing.fate == model::Fate::pending) {
        m_pending_pages[{standing.dataset, standing.page}] += sign;
        return; // its problems are those of the settlement to come
    }
    run.quarantined += standing.quarantined ? sign : 0;
    run.errors += sign * standing.errors;
    run.warnings += sign * standing.warnings;
    run.infos += sign * standing.infos;
}

void Tallies::write(Connection &connection) {
    for (auto const &[number, run] : m_runs) {
        auto const &[pending, fresh, changed, unchanged, deleted, held_back] = run.by_fate;
        connection.run(add_to_run, number, pending, fresh, changed, unchanged, deleted, held_back,
                       run.quarantined, run.errors, run.warnings, run.infos);
    }
    for (auto const &[place, identifiers] : m_pending_pages) {
        if (identifiers == 0) continue;
        connection.run(add_to_page, place.first, place.second, identifiers);
        connection.run("DELETE FROM pending_pages WHERE dataset = ? AND page = ? AND identifiers = 0",
                       place.first, place.second);
    }
    forget();
}

void Tallies::forget() noexcept {
    m_runs.clear();
    m_pending_pages.clear();
}

void Tallies::recount_pending(Connection &connection, std::int64_t dataset, std::int64_t run) {
    connection.run("DELETE FROM run_tallies WHERE run IN (SELECT no FROM runs WHERE dataset = ?)", dataset);
    connection.run("INSERT INTO run_tallies (run, pending)"
                   " SELECT ?, count(*) FROM identifiers WHERE dataset = ?",
                   run, dataset);
    connection.run("DELETE FROM pending_pages WHERE dataset = ?", dataset);
    connection.run("INSERT INTO pending_pages (dataset, page, identifiers)"
                   " SELECT dataset, page, count(*) FROM identifiers WHERE dataset = ? GROUP BY page",
                   dataset);
}

void Tallies::read(Connection &connection, std::int64_t run, model::HarvestRun &counters) {
    auto row = connection.rows(read_run, run);
    bool const known = row.next(); // a run that received nothing has no row
    auto const value = [&](int column) { return known ? row.count(column) : 0; };
    counters.received = value(0);
    counters.fresh = value(1);
    counters.changed = value(2);
    counters.unchanged = value(3);
    counters.deleted = value(4);
    counters.held_back = value(5);
    counters.quarantined = value(6);
    counters.errors = value(7);
    counters.warnings = value(8);
    counters.infos = value(9);
}

std::uint64_t Tallies::received(Connection &connection, std::int64_t run) {
    model::HarvestRun counters;
    read(connection, run, counters);
    return counters.received;
}

} // namespace tsunagi::store::sqlite
