"""Posts among words: who is attested in the one that a run of them says."""

import sqlite3
from collections.abc import Iterator, Sequence

from raes_cli import sounds
from raes_cli.endings import azerbaijani_stems
from raes_cli.index import phrases
from raes_cli.lookup.forms import STOP
from raes_cli.lookup.query import Ids
from raes_cli.lookup.reading.tokens import Word
from raes_cli.offices import holder, may_be, office

_LONGEST = 16
_SHORTEST_NAME = 4  # letters of what an Azerbaijani suffix is taken from


Run = tuple[int, int, str, Ids]
"""From which word to before which, what it names, and its ids."""


def posts(base: sqlite3.Connection, words: Sequence[Word], names: Sequence[Run]) -> Iterator[Run]:
    """The longest runs of `words` that say a post, and who has it; of a body among the `names` in it, where one is.

    A country stands for a state that has an ambassador as well as for one that he is in.
    """
    named = [office(word.text) for word in words]
    if not any(named):
        return
    told = {
        word.text: _with_word(base, word.text)
        for word, its in zip(words, named, strict=True)
        if not its and word.text not in STOP
    }
    rows = base.execute("SELECT number, id, words FROM phrase WHERE sort = 'post'")
    places = {(at, to) for at, to, sort, _ in names if sort == "place"}
    known = {number: (id_, offices.split()) for number, id_, offices in rows}
    for start in range(len(words)):
        for end in range(min(len(words), start + _LONGEST), start, -1):
            run = [word.text for word in words[start:end] if word.text not in STOP]
            asked = holder(run) if STOP.isdisjoint((words[start].text, words[end - 1].text)) else None
            if asked is None:
                continue
            others = {its for its in named[start:end] if its} - {asked, "head", "minister"}
            fits = set(known).intersection(*(told[word] for word in run if word in told))
            ids = [
                known[at][0] for at in sorted(fits) if may_be(asked, known[at][1][0]) and others <= set(known[at][1])
            ]
            inside = {
                id_
                for at, to, sort, its in names
                if sort == "actor" and start <= at and to <= end and to - at < end - start and (at, to) not in places
                for id_ in its
            }
            if ids := _of_bodies(base, ids, inside):
                yield start, end, "post", tuple(dict.fromkeys(ids))
                break


def _of_bodies(base: sqlite3.Connection, people: list[str], named: set[str]) -> list[str]:
    """Those of `people` who have a post in one of the bodies that are `named`; all where none is.

    Who directs a department for the members of a union does not lead the union.
    """
    marks = ",".join("?" * len(named))
    bodies = base.execute(f"SELECT id FROM record WHERE type = 'organization' AND id IN ({marks})", tuple(named))
    if not people or not (wanted := {row[0] for row in bodies}):
        return people
    sql = (
        "WITH RECURSIVE body (id) AS (SELECT json_extract(post.value, '$.organization.id')"
        " FROM record, json_each(record.json, '$.posts') AS post WHERE record.id = ?"
        " UNION SELECT target FROM link JOIN body ON record = body.id WHERE role = 'part') SELECT id FROM body"
    )
    return [id_ for id_ in people if not wanted.isdisjoint(row[0] for row in base.execute(sql, (id_,)))]


def _with_word(base: sqlite3.Connection, word: str) -> set[int]:
    """The numbers of the posts that have a form of `word`."""
    names = (stem for stem in azerbaijani_stems(word) if len(stem) >= _SHORTEST_NAME)
    heard = {f"@{key}" for key in (*sounds.forms(word), *(key for stem in names for key in sounds.keys(stem)))}
    keys = phrases.post_keys([word]) | heard
    sql = f"SELECT phrase FROM phrase_key WHERE key IN ({','.join('?' * len(keys))})"
    return {row[0] for row in base.execute(sql, sorted(keys))}
