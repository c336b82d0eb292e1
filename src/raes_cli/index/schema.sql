-- The index: finished records, and what finds them. A cache, never migrated: its name is a digest of
-- what it is made of, this file included.

-- Every record as the JSON it is printed as, and the columns that filters and order need.
CREATE TABLE record (
    number INTEGER PRIMARY KEY,      -- order of an export; the row of `words`
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    kind TEXT,                       -- of an event, document, organization, source; rule of a conflict
    ordinal INTEGER,                 -- of a numbered session
    earliest TEXT,                   -- ISO days that bound the date, inclusive; null where open
    latest TEXT,
    undated INTEGER NOT NULL,        -- 1: on some unknown day of a window open or wider than a year
    status TEXT,
    json TEXT NOT NULL
);
CREATE INDEX record_by_type ON record (type, kind);

-- What a record has to do with: role 'with' (took part, organized, spoke, signed), 'met' (took part in a
-- meeting, talks or a call that was held), 'by' (whose account it is), 'place' (with all around it), 'topic',
-- 'source', 'indicator', 'event' (a statement's or a paper's), 'about', 'claim'.
CREATE TABLE link (
    role TEXT NOT NULL,
    target TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (role, target, record)
) WITHOUT ROWID;
CREATE INDEX link_by_record ON link (record, role);

-- What options may name: kind is 'actor', 'place', 'topic', 'source', 'indicator', or 'event-kind' and so on
-- for the kinds of a type of record.
CREATE TABLE vocabulary (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    names TEXT NOT NULL,             -- every name and spelling, one a line; the first is the English name
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;

-- Folded words of those names.
CREATE TABLE name_key (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (kind, key, id)
) WITHOUT ROWID;

-- Folded words of all texts; terms are whole words, folded before they come here.
CREATE VIRTUAL TABLE words USING fts5 (
    title, body, evidence,
    content = '', tokenize = "unicode61 remove_diacritics 0", prefix = '3'
);
CREATE VIRTUAL TABLE word USING fts5vocab (words, row);
