-- The index: finished records, and the tables by which they are found. A cache, never migrated: its name is a digest
-- of everything it is made of, this file included. Besides these tables it has what was read of files: see `readings.py`.

-- The base that the index was built from.
CREATE TABLE base (
    digest TEXT NOT NULL,            -- SHA-256 of its files, concatenated
    makers TEXT NOT NULL,            -- digest of the program and the libraries that made it
    phrased TEXT NOT NULL,           -- digest of everything that its phrases are made of
    records INTEGER NOT NULL,        -- number of all records
    facts INTEGER NOT NULL,          -- number of events, figures, statements and documents
    oldest TEXT,                     -- first and last of their earliest days, without what is only planned
    newest TEXT
);

-- Every record as the JSON that is printed, and the columns that filters and sorting need.
CREATE TABLE record (
    number INTEGER PRIMARY KEY,      -- order of an export, with gaps for records to come
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    kind TEXT,                       -- of an event, document, organization, source; rule of a conflict
    ordinal INTEGER,                 -- of a numbered session
    earliest TEXT,                   -- ISO days that bound the date, inclusive; null if open
    latest TEXT,
    undated INTEGER NOT NULL,        -- 1: on an unknown day of a window that is open or wider than a year
    width INTEGER NOT NULL,          -- how far apart the bounds are: see `widths.py`
    place TEXT NOT NULL,             -- earliest and latest, an open bound as ~: the sort key for dates
    status TEXT,                     -- of an event, document or figure; of a gap, open or closed
    mark TEXT NOT NULL,              -- digest of the record and its links: see `renewal.py`
    json TEXT NOT NULL
);
CREATE UNIQUE INDEX record_by_id ON record (id);
-- The rows are long, so scans use one of these indexes: in order or newest first, with the id by which links are found;
-- by kind, by day.
CREATE INDEX record_in_order ON record (type, undated, place, number, status, id);
CREATE INDEX record_reversed ON record (type, undated, place DESC, number DESC, status, kind, id);
CREATE INDEX record_by_kind ON record (kind, ordinal, type, status);
CREATE INDEX record_by_day ON record (type, width, earliest, latest, status);
CREATE INDEX record_by_end ON record (type, undated, latest);
CREATE INDEX record_by_publisher ON record (json_extract(json, '$.publisher.id')) WHERE type = 'source';
CREATE INDEX record_by_day_of_year ON record (type, width, substr(earliest, 6));

-- What records are linked to. Roles: 'with' (took part, organized, spoke, signed), 'met' (took part in a meeting, talks
-- or a call that was held), 'by' (whose account it is), 'for' (the bodies of the speakers), 'to' (the participants of
-- the event at which it was said), 'of' (the bodies of the participants), 'place' (with all places around it), 'topic',
-- 'source', 'indicator', 'event' (of a statement or document), 'part' (the whole it is a part of), 'about', 'claim',
-- 'exactly' (the place itself), 'at' (the actors of the gathering on whose margins it was, and the bodies of which its
-- body is a part), 'at-kind' (the kind of that gathering).
CREATE TABLE link (
    role TEXT NOT NULL,
    target TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (role, target, record)
) WITHOUT ROWID;
CREATE INDEX link_by_record ON link (record, role, target);

-- The number of records linked to something in a role, or in one of several ('with, at'): a lookup starts from the
-- rarest link.
CREATE TABLE tally (
    role TEXT NOT NULL,
    target TEXT NOT NULL,
    records INTEGER NOT NULL,
    PRIMARY KEY (role, target)
) WITHOUT ROWID;

-- What indicators are found by. Roles: 'topic' (that its figures are filed under), 'word' (folded, of its names), 'way'
-- (the place that it counts from or to), 'measure' (a rank, a share).
CREATE TABLE measured (
    indicator TEXT NOT NULL,
    role TEXT NOT NULL,
    target TEXT NOT NULL,
    PRIMARY KEY (indicator, role, target)
) WITHOUT ROWID;
CREATE INDEX measured_by ON measured (role, target, indicator);

-- The names that options accept: kind is 'actor', 'place', 'topic', 'source', 'indicator', 'unit', 'word', or
-- 'event-kind' and so on for the kinds of a type of record.
CREATE TABLE vocabulary (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    names TEXT NOT NULL,             -- every name and alias, one per line; the first is the English name
    folded TEXT NOT NULL,            -- the folded words of each, one name per line
    entry TEXT,                      -- what else the base says about it, as JSON
    mark TEXT NOT NULL,              -- digest of its names, its entry and the places around it
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;

-- Folded words of those names.
CREATE TABLE name_key (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (kind, key, id)
) WITHOUT ROWID;

-- Every word of the texts and every such key once, in order, and its bigrams: for completion by prefix and for near
-- matches.
CREATE TABLE spelt (
    number INTEGER PRIMARY KEY,      -- the row of `pairs`
    sort TEXT NOT NULL,              -- 'text', or the kind of the names
    word TEXT NOT NULL
);
CREATE INDEX spelt_in_texts ON spelt (word) WHERE sort = 'text';
CREATE VIRTUAL TABLE pairs USING fts5 (letters, content = '', columnsize = 0, detail = none, tokenize = "ascii");

-- The folded words of every spelling of a person or body in a source, inflected or not.
CREATE TABLE printed (
    words TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (words, id)
) WITHOUT ROWID;

-- The folded words of the titles of records other than sources: a question with all of them means that record.
CREATE TABLE titled (
    words TEXT NOT NULL,
    record INTEGER NOT NULL,
    PRIMARY KEY (words, record)
) WITHOUT ROWID;

-- The meanings of other phrases: names and verbs of the vocabularies, posts of people.
CREATE TABLE phrase (
    number INTEGER PRIMARY KEY,
    sort TEXT NOT NULL,              -- a kind of vocabulary, or 'post'
    id TEXT NOT NULL,
    words TEXT NOT NULL              -- folded, separated by spaces
);
CREATE INDEX phrase_of_post ON phrase (words) WHERE sort = 'post';
-- The words of phrases, except those of sources, whose names are also texts, and of posts.
CREATE TABLE spoken (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE phrase_key (
    key TEXT NOT NULL,               -- a stem of its rarest word; of a post, '@' and a stem or sound of any word
    phrase INTEGER NOT NULL,
    PRIMARY KEY (key, phrase)
) WITHOUT ROWID;

-- The searched texts: every text of the records, and every name of the things that records are linked to. The names of
-- one thing (a place, a topic) share its number, that of the first of them; a plain text is a thing of its own.
CREATE TABLE text (
    number INTEGER PRIMARY KEY,      -- the row of `words`
    thing INTEGER NOT NULL,
    text TEXT NOT NULL
);

-- The number of each thing that has names in the vocabulary.
CREATE TABLE thing (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;

-- The records and fields in which a thing occurs.
CREATE TABLE occurrence (
    thing INTEGER NOT NULL,
    record INTEGER NOT NULL,
    field INTEGER NOT NULL,
    PRIMARY KEY (thing, record, field)
) WITHOUT ROWID;

-- The fields of the records of each type, and the weight of a hit in them.
CREATE TABLE field (
    number INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    name TEXT NOT NULL,              -- 'title.ru', 'participants.name', 'sources.anchor'
    worth REAL NOT NULL
);

-- The words of each text, folded before they are inserted; only queried for which texts have a word.
CREATE VIRTUAL TABLE words USING fts5 (
    folded,
    content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars '.'"
);
CREATE VIRTUAL TABLE word USING fts5vocab (words, row);
