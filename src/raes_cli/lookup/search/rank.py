"""Finds where words occur in a base, and how much each hit is worth."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

from raes_cli import text
from raes_cli.lookup.conditions import params
from raes_cli.lookup.forms import STOP, family, forms, names_person, spellings, synonyms
from raes_cli.lookup.query import Ids, Query
from raes_cli.lookup.search.excerpt import Terms, places
from raes_cli.lookup.select import select
from raes_cli.tuples import NamedTuple

_HALF = 400  # length of a text, in characters, at which a hit is worth half; hits in short texts are worth more
_LONG = 7  # letters of a word that is too long to be confused with a name
_COMPOUND = r"\w+\s*[-–—]\s*\w+"
_MORE = 2  # letters that another inflectional ending may add
_KEPT = 8  # runs
_WHOLE, _OTHER_FORM, _OTHER_WORD, _SYNONYM, _ALIAS_OF_TOPIC = 1.2, 0.8, 0.65, 0.3, 0.4


class Run(NamedTuple):
    """Words that belong together: a single word, hyphenated words, or a quoted phrase."""

    words: tuple[str, ...]
    quoted: bool = False


class Hit:
    """A text that matches, with its worth, the share of the run that it matches, its field, and the thing it names.

    `text` is the text itself, or its number in the index.
    """

    # A plain class, since thousands are created per search, and a named tuple takes longer to define and create.
    __slots__ = ("field", "part", "text", "thing", "worth")

    def __init__(self, worth: float, part: float, field: str, text: int | str, thing: int) -> None:
        self.worth, self.part, self.field, self.text, self.thing = worth, part, field, text, thing


Hits = dict[int, list[Hit]]
"""Number of a record → its hits."""


class Sought:
    """A run with its hits: *close* as it stands, in any form; *near* also includes looser matches."""

    __slots__ = ("close", "near", "run", "terms")

    def __init__(self, run: Run, terms: Sequence[Terms], close: Hits, near: Hits) -> None:
        self.run, self.terms, self.close, self.near = run, terms, close, near


class Finder:
    """Finds words in the records of a query; equal to another one of the same base and query."""

    def __init__(self, base: sqlite3.Connection, query: Query) -> None:
        self.base = base
        # Every column costs a call per row, and there may be thousands of rows.
        self.sql = (
            "SELECT occurrence.record, occurrence.field, text.number, text.thing, length(text.text), {} FROM words"
            " JOIN text ON text.number = words.rowid JOIN occurrence ON occurrence.thing = text.thing"
            " WHERE words MATCH ? AND text.thing NOT IN (SELECT value FROM json_each(?))"
        )
        self.parameters: tuple[object, ...] = ()
        query = query._replace(limit=None, reverse=False)
        self.query = query
        if query != Query():
            among, self.parameters = select(base, query, "number", ordered=False)
            self.sql += f" AND occurrence.record IN ({among})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Finder) and (self.base, self.query) == (other.base, other.query)

    def __hash__(self) -> int:
        return hash((self.base, self.query))

    @cached_property
    def size(self) -> int:
        """The number of records in the base."""
        return int(self.base.execute("SELECT records FROM base").fetchone()[0])

    @cached_property
    def fields(self) -> dict[int, tuple[str, float]]:
        """Each field by its number, as its name and the worth of a hit in it."""
        return {row[0]: row[1:] for row in self.base.execute("SELECT number, name, worth FROM field")}

    def sought(self, run: Run) -> Sought:
        """Return the hits of a run: a single word also by family and synonyms, hyphenated words also separately."""
        return _sought(self, run)

    def anew(self, run: Run) -> Sought:
        """Return what `sought` returns, without looking whether it is known."""
        terms = self.terms(run)
        close = self.hits(run, terms)
        if run.quoted:
            return Sought(run, [terms], close, close)
        joined = forms(self.base, "".join(run.words)) if len(terms) > 1 and not run.quoted else frozenset()
        for record, hits in self.hits(Run(("".join(run.words),)), (joined,)).items():  # cease-fire
            close.setdefault(record, []).extend(hits)
        parts = [(some,) for some in terms] if len(terms) > 1 else [(self.family(run.words[0], terms[0]),)]
        if len(terms) > 1 and all(map(text.is_slight, run.words)):
            parts = [(frozenset(),)]
        loose = [self.hits(run, part, _OTHER_WORD) for part in parts]
        near = dict(close)
        for record in set(loose[0]).intersection(*loose):
            near[record] = [*near.get(record, ()), *(hit for hits in loose for hit in hits[record])]
        meant = synonyms(self.base, run.words[0]) - terms[0] if len(terms) == 1 else frozenset[str]()
        # A thing that is hit already need not be searched again.
        known = {hit.thing for hits in near.values() for hit in hits} if meant else ()
        for record, hits in self.hits(run, (meant,), _SYNONYM, but=known).items():
            near.setdefault(record, hits)
        return Sought(run, [terms, *parts, (joined,), (meant,)], close, near)

    def terms(self, run: Run) -> Terms:
        """Return what matches each word of a run: its forms and, outside of phrases, other spellings of a name."""
        known = [forms(self.base, word) for word in run.words]
        if run.quoted:
            return tuple(known)
        return tuple(some | spellings(self.base, word, some) for word, some in zip(run.words, known, strict=True))

    def family(self, word: str, forms: frozenset[str]) -> frozenset[str]:
        """Return the family of a word without its `forms` and names of people: Путин is not related to «пути»."""
        kin = family(self.base, word) - forms
        if len(word) > _LONG or not kin:
            return kin
        people = names_person(self.base, word)
        return frozenset(term for term in kin if not people and not names_person(self.base, term))

    def hits(
        self, run: Run, terms: Terms, share: float = 1.0, *, aliases: bool = True, but: Iterable[int] = ()
    ) -> Hits:
        """Return the texts with all of `terms` in one piece, weighted by `share`, without the things in `but`.

        An alias of a topic (corridor, of Transport) is broader than the records under it, so `aliases` may be left out.
        In a quoted run they do not count either, except for compound names such as «Север — Юг».
        """
        hits: Hits = {}
        if not all(terms):
            return hits
        typed = self._typed(run.words, terms)
        part, whole = len(terms) / len(run.words), len(" ".join(run.words)) + _MORE
        # The text itself is read only if its words have to be checked again.
        sql = self.sql.format("text.text" if len(terms) > 1 or run.quoted else "NULL")
        texts, fields = dict[int, float](), self.fields  # the worth of a hit by the text alone
        rows = self.base.execute(sql, (_expression(terms), f"[{','.join(map(str, but))}]", *self.parameters))
        for record, place, number, thing, size, value in rows:
            field, found_there = fields[place]
            worth = texts.get(number)
            if worth is None:
                worth = share * _in_one_piece(run, terms, value) * (_WHOLE if size <= whole else 1) / (1 + size / _HALF)
                worth = texts[number] = worth if typed is None or number in typed else worth * _OTHER_FORM
            alias = field == "topics" and number > thing + 1
            if alias and (not aliases or (run.quoted and not re.fullmatch(_COMPOUND, value))):
                continue
            if worth:
                worth *= found_there * (_ALIAS_OF_TOPIC if alias else 1)
                hit = Hit(worth, part, field, number, thing)
                if record in hits:
                    hits[record].append(hit)
                else:
                    hits[record] = [hit]
        return hits

    def text(self, hit: Hit) -> str:
        """Return the text of a hit."""
        if isinstance(hit.text, str):
            return hit.text
        return str(self.base.execute("SELECT text FROM text WHERE number = ?", (hit.text,)).fetchone()[0])

    def _typed(self, words: Sequence[str], terms: Terms) -> set[int] | None:
        """Return the texts that contain `words` exactly as typed; None if that holds for all texts that match."""
        same = [some.intersection(words) for some in terms]
        if not all(same):
            return set()
        if len(same) == 1 and same[0] == terms[0]:
            return None
        rows = self.base.execute("SELECT rowid FROM words WHERE words MATCH ?", (_expression(same),))
        return {row[0] for row in rows}


@lru_cache(maxsize=_KEPT)
def _sought(finder: Finder, run: Run) -> Sought:
    """Return the hits of a run; the words of an empty answer are looked for in several ways."""
    return finder.anew(run)


def expressions(base: sqlite3.Connection, words: Iterable[str]) -> tuple[str, ...]:
    """Return, for each of `words` except stop words, the FTS5 expression for its forms, spellings, family and synonyms.

    Empty if the base has nothing for one of them.
    """
    finder = Finder(base, Query())
    found = []
    for word in (word for word in words if word not in STOP):
        (forms_,) = finder.terms(Run((word,)))
        kin = (term for term in finder.family(word, forms_) if forms_ or not names_person(base, term))
        if not (terms := forms_.union(kin, synonyms(base, word))):
            return ()
        found.append(_expression((terms,)))
    return tuple(found)


def holding(base: sqlite3.Connection, words: Sequence[str]) -> Ids:
    """Return the records in which these exact words occur next to each other."""
    found = Finder(base, Query()).hits(Run(tuple(words)), tuple(frozenset((word,)) for word in words))
    rows = base.execute(f"SELECT id FROM record WHERE number IN ({params(tuple(found))})", tuple(found))
    return tuple(id_ for (id_,) in rows)


def _expression(terms: Iterable[Iterable[str]]) -> str:
    """Return an FTS5 expression for texts with one of each of `terms`, quoted so that no word is an operator."""
    return " AND ".join("(" + " OR ".join(f'"{term}"' for term in sorted(some)) + ")" for some in terms)


def _in_one_piece(run: Run, terms: Terms, value: str) -> bool:
    """Return whether a text has the words of a run side by side; outside of phrases, stop words are skipped."""
    if len(terms) == 1:
        return True
    skipped = frozenset() if run.quoted or not STOP.isdisjoint(run.words) else STOP
    return bool(places([word for word in text.words(value) if word not in skipped], terms))
