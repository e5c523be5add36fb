#include "store/sqlite/schema.hpp"

#include <string>
#include <vector>

#include "store/store.hpp"

namespace tsunagi::store::sqlite {
namespace {

// Every row names its run (harvesting contract 11). Enumerations that an operator reads in few rows are
// words; in the big tables (identifiers, records) they are numbers and words of one byte or two.
constexpr char const *runs = R"sql(
CREATE TABLE datasets (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    live INTEGER NOT NULL DEFAULT 0          -- live records now
) STRICT;

CREATE TABLE runs (                          -- "r-12" is row 12
    no INTEGER PRIMARY KEY,
    dataset INTEGER NOT NULL REFERENCES datasets,
    kind TEXT NOT NULL,
    outcome TEXT NOT NULL,
    started INTEGER NOT NULL,                -- seconds since 1970, UTC
    finished INTEGER,
    received INTEGER NOT NULL, fresh INTEGER NOT NULL, changed INTEGER NOT NULL, unchanged INTEGER NOT NULL,
    deleted INTEGER NOT NULL, held_back INTEGER NOT NULL, quarantined INTEGER NOT NULL,
    deleted_by_absence INTEGER NOT NULL,
    pages INTEGER NOT NULL, requests INTEGER NOT NULL, bytes INTEGER NOT NULL,
    stated_size INTEGER,
    asked_from TEXT NOT NULL, asked_until TEXT NOT NULL, asked_set TEXT NOT NULL,
    partial INTEGER NOT NULL,
    cursor TEXT NOT NULL,
    resumption_token TEXT NOT NULL, window_set TEXT NOT NULL,
    reasons TEXT NOT NULL, messages TEXT NOT NULL, -- one per line
    errors INTEGER NOT NULL, warnings INTEGER NOT NULL, infos INTEGER NOT NULL,
    generation TEXT NOT NULL,
    started_by TEXT NOT NULL,
    milliseconds INTEGER NOT NULL            -- worked on it, all attempts together
) STRICT;
CREATE INDEX runs_of_dataset ON runs (dataset);
CREATE UNIQUE INDEX one_unfinished_run ON runs (dataset) WHERE outcome = 'running';

CREATE VIEW harvest_runs AS
    SELECT runs.no, datasets.id AS dataset, kind, outcome, started, finished, received, fresh, changed,
        unchanged, deleted, held_back, quarantined, deleted_by_absence, pages, requests, bytes, stated_size,
        asked_from, asked_until, asked_set, partial, cursor, resumption_token, window_set, reasons, messages,
        errors, warnings, infos, generation, started_by, milliseconds
    FROM runs JOIN datasets ON datasets.no = runs.dataset;

CREATE TABLE facts (
    dataset INTEGER NOT NULL REFERENCES datasets,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    run INTEGER REFERENCES runs,             -- the dataset's newest run when it was learnt
    PRIMARY KEY (dataset, name)
) STRICT, WITHOUT ROWID;
)sql";

constexpr char const *archive = R"sql(
CREATE TABLE bodies (                        -- one frame in archive/segment-NNNNNN.zst
    no INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,               -- SHA-256
    size INTEGER NOT NULL,
    segment INTEGER NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL,
    run INTEGER NOT NULL REFERENCES runs     -- the first that received it
) STRICT;

CREATE TABLE pages (
    no INTEGER PRIMARY KEY,
    dataset INTEGER NOT NULL REFERENCES datasets,
    run INTEGER NOT NULL REFERENCES runs,
    ordinal INTEGER NOT NULL,
    body INTEGER NOT NULL REFERENCES bodies,
    url TEXT NOT NULL, url_reached TEXT NOT NULL, method TEXT NOT NULL,
    status INTEGER NOT NULL, media_type TEXT NOT NULL, cut_as TEXT NOT NULL,
    request_headers TEXT NOT NULL, response_headers TEXT NOT NULL, -- name, value, name, value … one per line
    fetched TEXT NOT NULL, milliseconds INTEGER NOT NULL,
    remote_address TEXT NOT NULL, tls TEXT NOT NULL,
    token_before TEXT NOT NULL, token_after TEXT NOT NULL
) STRICT;
CREATE INDEX pages_of_run ON pages (run, ordinal);
CREATE INDEX pages_of_dataset ON pages (dataset);

CREATE VIEW archived_pages AS
    SELECT pages.no, datasets.id AS dataset, pages.run, ordinal, url, url_reached, method, status, media_type,
        cut_as, request_headers, response_headers, fetched, milliseconds, remote_address, tls, token_before,
        token_after, bodies.hash, bodies.size, pages.dataset AS dataset_no
    FROM pages JOIN datasets ON datasets.no = pages.dataset JOIN bodies ON bodies.no = pages.body;
)sql";

// One row for every identifier that a dataset ever had: clustered by its key, without a second copy of the
// identifier in an index. run_tallies and pending_pages are the sums of its rows, kept in the same
// transaction, so that counting a run of millions costs one look-up.
constexpr char const *identifiers = R"sql(
CREATE TABLE identifiers (
    dataset INTEGER NOT NULL REFERENCES datasets,
    identifier TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES runs,    -- the last that received it
    pending INTEGER NOT NULL,
    page INTEGER NOT NULL REFERENCES pages,
    ordinal INTEGER NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL,
    deleted INTEGER NOT NULL, unreadable INTEGER NOT NULL,
    datestamp TEXT NOT NULL,
    payload_hash TEXT NOT NULL,
    first_run INTEGER NOT NULL,              -- first seen
    changed_run INTEGER,                     -- last changed
    -- The last settlement; fate 0 = none yet, 1 fresh, 2 changed, 3 unchanged, 4 deleted, 5 held back.
    fate INTEGER NOT NULL DEFAULT 0,
    quarantined INTEGER NOT NULL DEFAULT 0,
    errors INTEGER NOT NULL DEFAULT 0, warnings INTEGER NOT NULL DEFAULT 0, infos INTEGER NOT NULL DEFAULT 0,
    record TEXT NOT NULL DEFAULT '',
    settled_hash TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset, identifier)
) STRICT, WITHOUT ROWID;
CREATE INDEX identifiers_held_back ON identifiers (dataset, identifier) WHERE fate = 5;

CREATE TABLE run_tallies (
    run INTEGER PRIMARY KEY REFERENCES runs,
    pending INTEGER NOT NULL DEFAULT 0, fresh INTEGER NOT NULL DEFAULT 0, changed INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0, deleted INTEGER NOT NULL DEFAULT 0,
    held_back INTEGER NOT NULL DEFAULT 0, quarantined INTEGER NOT NULL DEFAULT 0,
    errors INTEGER NOT NULL DEFAULT 0, warnings INTEGER NOT NULL DEFAULT 0, infos INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE pending_pages (
    dataset INTEGER NOT NULL REFERENCES datasets,
    page INTEGER NOT NULL REFERENCES pages,
    identifiers INTEGER NOT NULL,
    PRIMARY KEY (dataset, page)
) STRICT, WITHOUT ROWID;
)sql";

// The row number is the place in the order of all changes of the workspace.
constexpr char const *records = R"sql(
CREATE TABLE dictionaries (
    no INTEGER PRIMARY KEY,                  -- from 1; 0 in a record = compressed without a dictionary
    content BLOB NOT NULL
) STRICT;

CREATE TABLE records (
    sequence INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    dataset INTEGER NOT NULL REFERENCES datasets,
    run INTEGER NOT NULL REFERENCES runs,
    version INTEGER NOT NULL,
    status TEXT NOT NULL,
    updated TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    dictionary INTEGER NOT NULL,
    json BLOB NOT NULL                       -- one zstd frame
) STRICT;

CREATE TABLE history (                       -- former versions, as they stood in records
    sequence INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    dataset INTEGER NOT NULL REFERENCES datasets,
    run INTEGER NOT NULL REFERENCES runs,
    version INTEGER NOT NULL,
    status TEXT NOT NULL,
    updated TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    dictionary INTEGER NOT NULL,
    json BLOB NOT NULL
) STRICT;
CREATE INDEX history_of_record ON history (id, version);
)sql";

// Version 2: the outcome of a run follows its guards; what is absent, and what waits for a person.
constexpr char const *guarded_runs = R"sql(
ALTER TABLE runs ADD COLUMN received_as TEXT NOT NULL DEFAULT 'running'; -- how receiving ended
ALTER TABLE runs ADD COLUMN stage TEXT NOT NULL DEFAULT '';
ALTER TABLE runs ADD COLUMN whole_list INTEGER NOT NULL DEFAULT 0;

CREATE TABLE proposals (
    run INTEGER PRIMARY KEY REFERENCES runs,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    count INTEGER NOT NULL,
    share REAL NOT NULL,
    sample TEXT NOT NULL,                    -- one identifier a line
    decided_by TEXT NOT NULL, reason TEXT NOT NULL, decided INTEGER
) STRICT;

DROP VIEW harvest_runs;
CREATE VIEW harvest_runs AS
    SELECT runs.no, datasets.id AS dataset, runs.kind, outcome, started, finished, received, fresh, changed,
        unchanged, deleted, held_back, quarantined, deleted_by_absence, pages, requests, bytes, stated_size,
        asked_from, asked_until, asked_set, partial, cursor, resumption_token, window_set, reasons, messages,
        errors, warnings, infos, generation, started_by, milliseconds, received_as, stage, whole_list,
        proposals.kind AS proposal_kind, state AS proposal_state, count, share, sample, decided_by, reason,
        decided
    FROM runs JOIN datasets ON datasets.no = runs.dataset LEFT JOIN proposals ON proposals.run = runs.no;
)sql";

constexpr char const *withdrawals = R"sql(
ALTER TABLE identifiers ADD COLUMN absent_run INTEGER REFERENCES runs; -- first complete list without it
ALTER TABLE identifiers ADD COLUMN absent_since INTEGER;
ALTER TABLE identifiers ADD COLUMN proposal INTEGER REFERENCES runs;   -- the run whose proposal it waits in
CREATE INDEX identifiers_absent ON identifiers (dataset, identifier) WHERE absent_run IS NOT NULL;
CREATE INDEX identifiers_waiting ON identifiers (proposal, identifier) WHERE proposal IS NOT NULL;

CREATE TABLE rekeyed (                       -- pairs of a rekey proposal
    run INTEGER NOT NULL REFERENCES runs,
    old_identifier TEXT NOT NULL,
    new_identifier TEXT NOT NULL,
    PRIMARY KEY (run, old_identifier)
) STRICT, WITHOUT ROWID;

CREATE TABLE bindings (                      -- identifiers whose record id is not made from themselves
    dataset INTEGER NOT NULL REFERENCES datasets,
    identifier TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (dataset, identifier)
) STRICT, WITHOUT ROWID;

CREATE INDEX records_of_run ON records (run);
CREATE INDEX history_of_run ON history (run);
)sql";

// What is owed to a host, whichever datasets live there. Version 1 kept not_before as a fact of a dataset
// that was none.
constexpr char const *hosts = R"sql(
CREATE TABLE hosts (
    name TEXT PRIMARY KEY,                   -- on loopback with its port
    not_before INTEGER,                      -- seconds since 1970, UTC
    robots TEXT, robots_status INTEGER, robots_asked INTEGER,
    certificate_expires TEXT                 -- 2026-12-31
) STRICT, WITHOUT ROWID;

INSERT INTO hosts (name, not_before)
    SELECT substr(datasets.id, 6), CAST(value AS INTEGER) FROM facts JOIN datasets ON datasets.no = facts.dataset
    WHERE facts.name = 'not_before' AND substr(datasets.id, 1, 5) = 'host:';
DELETE FROM facts WHERE dataset IN (SELECT no FROM datasets WHERE substr(id, 1, 5) = 'host:');
DELETE FROM datasets WHERE substr(id, 1, 5) = 'host:';
)sql";

constexpr char const *exchanges = R"sql(
ALTER TABLE pages ADD COLUMN exchange TEXT NOT NULL DEFAULT ''; -- name, value, name, value … one a line

DROP VIEW archived_pages;
CREATE VIEW archived_pages AS
    SELECT pages.no, datasets.id AS dataset, pages.run, ordinal, url, url_reached, method, status, media_type,
        cut_as, request_headers, response_headers, fetched, milliseconds, remote_address, tls, token_before,
        token_after, exchange, bodies.hash, bodies.size, pages.dataset AS dataset_no
    FROM pages JOIN datasets ON datasets.no = pages.dataset JOIN bodies ON bodies.no = pages.body;
)sql";

// A run walks its windows in order of their place; what it could only name stays wanted until it is fetched.
constexpr char const *windows = R"sql(
CREATE TABLE windows (
    run INTEGER NOT NULL REFERENCES runs,
    place INTEGER NOT NULL,
    list TEXT NOT NULL, set_spec TEXT NOT NULL, -- metadataPrefix, set
    asked_from TEXT NOT NULL, asked_until TEXT NOT NULL,
    headers_only INTEGER NOT NULL, isolates INTEGER NOT NULL,
    state TEXT NOT NULL,
    token TEXT NOT NULL,
    restarts INTEGER NOT NULL, restart_from TEXT NOT NULL,
    stated_size INTEGER, received INTEGER NOT NULL,
    first TEXT NOT NULL, last TEXT NOT NULL, -- identifiers
    oldest TEXT NOT NULL, newest TEXT NOT NULL, in_date_order INTEGER NOT NULL, outside INTEGER NOT NULL,
    first_page INTEGER NOT NULL, received_before INTEGER NOT NULL,
    again INTEGER NOT NULL, unfetched INTEGER NOT NULL,
    list_first_page INTEGER NOT NULL, list_received_before INTEGER NOT NULL, -- since the last restart
    list_again INTEGER NOT NULL, list_unfetched INTEGER NOT NULL,
    PRIMARY KEY (run, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE wanted (
    dataset INTEGER NOT NULL REFERENCES datasets,
    identifier TEXT NOT NULL,
    list TEXT NOT NULL,
    page INTEGER NOT NULL REFERENCES pages,  -- the last list of headers that named it
    isolated INTEGER NOT NULL,
    PRIMARY KEY (dataset, identifier)
) STRICT, WITHOUT ROWID;

ALTER TABLE identifiers ADD COLUMN listed INTEGER NOT NULL DEFAULT 0; -- the last page of headers that named it
)sql";

// What people are told: the events of the service, alerts, and which of them were delivered.
constexpr char const *told = R"sql(
CREATE TABLE events (
    no INTEGER PRIMARY KEY,
    dataset INTEGER REFERENCES datasets,     -- NULL = the whole service
    run INTEGER REFERENCES runs,
    time INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX events_of_dataset ON events (dataset);

CREATE VIEW told_events AS
    SELECT events.no, datasets.id AS dataset, run, time, kind, text
    FROM events LEFT JOIN datasets ON datasets.no = events.dataset;

CREATE TABLE alerts (
    no INTEGER PRIMARY KEY,
    rule TEXT NOT NULL,
    dataset INTEGER REFERENCES datasets,     -- NULL = the whole service
    run INTEGER REFERENCES runs,
    opened INTEGER NOT NULL, ended INTEGER,
    acknowledged INTEGER, acknowledged_by TEXT NOT NULL,
    severity TEXT NOT NULL,
    ja TEXT NOT NULL, en TEXT NOT NULL
) STRICT;
CREATE INDEX alerts_lasting ON alerts (no) WHERE ended IS NULL;

CREATE VIEW told_alerts AS
    SELECT alerts.no, rule, datasets.id AS dataset, run, opened, ended, acknowledged, acknowledged_by, severity,
        ja, en
    FROM alerts LEFT JOIN datasets ON datasets.no = alerts.dataset;

CREATE TABLE deliveries (
    alert INTEGER NOT NULL REFERENCES alerts,
    webhook TEXT NOT NULL,                   -- as service.json writes it
    tries INTEGER NOT NULL,
    next_try INTEGER NOT NULL,
    delivered INTEGER,
    given_up INTEGER NOT NULL,
    mistake TEXT NOT NULL,
    PRIMARY KEY (alert, webhook)
) STRICT, WITHOUT ROWID;

CREATE TABLE digests (                       -- mails that were sent
    no INTEGER PRIMARY KEY,
    time INTEGER NOT NULL
) STRICT;
)sql";

// Each version is the one before and its scripts: an older workspace is brought up when it is opened.
std::vector<std::vector<char const *>> const versions{
    {runs, archive, identifiers, records},
    {guarded_runs, withdrawals, hosts, exchanges, windows, told},
};

std::int64_t known_version() { return static_cast<std::int64_t>(versions.size()); }

std::int64_t version_of(Connection &connection) { return connection.number("PRAGMA user_version", 0); }

} // namespace

void create_schema(Connection &connection) {
    connection.script("BEGIN IMMEDIATE"); // two processes may open a workspace at once
    for (auto at = version_of(connection); at >= 0 && at < known_version(); ++at) {
        for (auto const *script : versions[static_cast<std::size_t>(at)]) connection.script(script);
        connection.script("PRAGMA user_version = " + std::to_string(at + 1));
    }
    connection.script("COMMIT");
    check_schema(connection);
}

void check_schema(Connection &connection) {
    auto const version = version_of(connection);
    if (version == known_version()) return;
    if (version < known_version())
        throw StoreError("The store has schema version " + std::to_string(version) +
                         ", this program writes version " + std::to_string(known_version()) +
                         ": any command that harvests, normalises or indexes brings it up.");
    throw StoreError("The store has schema version " + std::to_string(version) +
                     ", this program knows version " + std::to_string(known_version()) +
                     ": use the program that wrote it, or replay the archive "
                     "into a new workspace.");
}

} // namespace tsunagi::store::sqlite
