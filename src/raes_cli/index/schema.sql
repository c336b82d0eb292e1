-- The index: finished records, and what finds them. A cache, never migrated: its name is a digest of
-- what it is made of, this file included.

-- Of which text all this is the answer.
CREATE TABLE base (
    digest TEXT NOT NULL,            -- SHA-256 of its files, one after the other
    facts INTEGER NOT NULL,          -- how many events, figures, statements and documents
    oldest TEXT,                     -- of those with a date that has come, the first of their first days, and the last
    newest TEXT
);

-- Every record as the JSON it is printed as, and the columns that filters and order need.
CREATE TABLE record (
    number INTEGER PRIMARY KEY,      -- order of an export
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    kind TEXT,                       -- of an event, document, organization, source; rule of a conflict
    ordinal INTEGER,                 -- of a numbered session
    earliest TEXT,                   -- ISO days that bound the date, inclusive; null where open
    latest TEXT,
    undated INTEGER NOT NULL,        -- 1: on some unknown day of a window open or wider than a year
    width INTEGER NOT NULL,          -- how far apart the bounds are: see `widths.py`
    place TEXT NOT NULL,             -- earliest and latest, an open bound as ~: what is ordered by date is ordered by it
    status TEXT,                     -- of an event, document or figure; of a gap open or closed
    json TEXT NOT NULL
);
-- The rows are long, so what is looked through is one of these: in their order or the newest first, by kind, by day.
CREATE INDEX record_in_order ON record (type, undated, place, number, status);
CREATE INDEX record_reversed ON record (type, undated, place DESC, number DESC, status, kind);
CREATE INDEX record_by_kind ON record (kind, ordinal, type, status);
CREATE INDEX record_by_day ON record (type, width, earliest, latest, status);
CREATE INDEX record_by_day_of_year ON record (type, width, substr(earliest, 6));

-- What a record has to do with: role 'with' (took part, organized, spoke, signed), 'met' (took part in a
-- meeting, talks or a call that was held), 'by' (whose account it is), 'for' (the bodies of who speaks), 'to' (at
-- whose event), 'of' (the bodies of who took part), 'place' (with all around it), 'topic', 'source', 'indicator', 'event' (a statement's or a paper's),
-- 'part' (of what it is a part), 'about', 'claim', 'exactly' (the place itself), 'at' (whose gathering it was on the
-- margins of, and of what body its own is a part), 'at-kind' (of which kind that gathering is).
CREATE TABLE link (
    role TEXT NOT NULL,
    target TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (role, target, record)
) WITHOUT ROWID;
CREATE INDEX link_by_record ON link (record, role, target);

-- How many records have to do with something in a role, or in one of several ('with, at'): a lookup goes by what
-- fewest have to do with.
CREATE TABLE tally (
    role TEXT NOT NULL,
    target TEXT NOT NULL,
    records INTEGER NOT NULL,
    PRIMARY KEY (role, target)
) WITHOUT ROWID;

-- The topics that the figures of an indicator are filed under.
CREATE TABLE filed (
    indicator TEXT NOT NULL,
    topic TEXT NOT NULL,
    PRIMARY KEY (indicator, topic)
) WITHOUT ROWID;

-- What options may name: kind is 'actor', 'place', 'topic', 'source', 'indicator', 'unit', or 'event-kind' and so
-- on for the kinds of a type of record.
CREATE TABLE vocabulary (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    names TEXT NOT NULL,             -- every name and spelling, one a line; the first is the English name
    folded TEXT NOT NULL,            -- the folded words of each, one name a line
    entry TEXT,                      -- what else the base says of a kind, a unit or a topic, as JSON
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;

-- Folded words of those names.
CREATE TABLE name_key (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (kind, key, id)
) WITHOUT ROWID;

-- Every word of the texts and every such key once, in their order, and the pairs of letters that it has: what begins so,
-- or is nearly one, is found by these.
CREATE TABLE spelt (
    number INTEGER PRIMARY KEY,      -- the row of `pairs`
    sort TEXT NOT NULL,              -- 'text', or the kind of the names
    word TEXT NOT NULL
);
CREATE INDEX spelt_in_texts ON spelt (word) WHERE sort = 'text';
CREATE VIRTUAL TABLE pairs USING fts5 (letters, content = '', columnsize = 0, detail = none, tokenize = "ascii");

-- The folded words of every spelling of a person or body that a source prints, in whatever case.
CREATE TABLE printed (
    words TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (words, id)
) WITHOUT ROWID;

-- The folded words of the titles of records but of sources: who types all of one means that record.
CREATE TABLE titled (
    words TEXT NOT NULL,
    record INTEGER NOT NULL,
    PRIMARY KEY (words, record)
) WITHOUT ROWID;

-- What runs of words mean besides: names and verbs of the vocabularies, posts of people.
CREATE TABLE phrase (
    number INTEGER PRIMARY KEY,
    sort TEXT NOT NULL,              -- a kind of vocabulary, or 'post'
    id TEXT NOT NULL,
    words TEXT NOT NULL              -- folded, with a space between
);
CREATE INDEX phrase_of_post ON phrase (words) WHERE sort = 'post';
-- The words of phrases but of sources, whose names are texts as well, and of posts.
CREATE TABLE spoken (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE phrase_key (
    key TEXT NOT NULL,               -- a stem of its rarest word; of a post, '@' and the office
    phrase INTEGER NOT NULL,
    PRIMARY KEY (key, phrase)
) WITHOUT ROWID;

-- What can be found: every text of the records, and every name of what records stand under. The names of one
-- thing (of a place, a topic) share its number, that of the first of them; a plain text is a thing of its own.
CREATE TABLE text (
    number INTEGER PRIMARY KEY,      -- the row of `words`
    thing INTEGER NOT NULL,
    text TEXT NOT NULL
);

-- In which field of which record a thing stands.
CREATE TABLE occurrence (
    thing INTEGER NOT NULL,
    record INTEGER NOT NULL,
    field INTEGER NOT NULL,
    PRIMARY KEY (thing, record, field)
) WITHOUT ROWID;

-- The fields of the records of each type, and what a hit is worth there.
CREATE TABLE field (
    number INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    name TEXT NOT NULL,              -- 'title.ru', 'participants.name', 'sources.anchor'
    worth REAL NOT NULL
);

-- The words of each text, folded before they come here. Which texts have a word is all that is asked of it.
CREATE VIRTUAL TABLE words USING fts5 (
    folded,
    content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars '.'"
);
CREATE VIRTUAL TABLE word USING fts5vocab (words, row);
