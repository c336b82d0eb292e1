"""Where words stand in the base, and what each place is worth."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence

from raes_cli import text
from raes_cli.lookup.conditions import marks
from raes_cli.lookup.forms import STOP, family, forms, names_person, spellings, synonyms
from raes_cli.lookup.query import Ids, Query
from raes_cli.lookup.search.excerpt import Terms, places
from raes_cli.lookup.select import select
from raes_cli.tuples import NamedTuple

_HALF = 400  # characters of a text that halve what a hit is worth there; it is worth more where there is nothing else
_LONG = 7  # letters of a word whose family has no namesake
_COMPOUND = r"\w+\s*[-–—]\s*\w+"
_MORE = 2  # letters that the ending of another form may add
_WHOLE, _OTHER_FORM, _OTHER_WORD, _SYNONYM, _ALIAS_OF_TOPIC = 1.2, 0.8, 0.65, 0.3, 0.4


class Run(NamedTuple):
    """Words that belong together: one, those that a hyphen joins, or a quoted phrase."""

    words: tuple[str, ...]
    quoted: bool = False


class Hit:
    """A text that has what was sought: what that is worth, how much of the run it has, where it stands, its number or
    itself, and the thing that it names.
    """

    # Made by the thousand, and on every search: a named tuple takes longer to define and to make.
    __slots__ = ("field", "part", "text", "thing", "worth")

    def __init__(self, worth: float, part: float, field: str, text: int | str, thing: int) -> None:
        self.worth, self.part, self.field, self.text, self.thing = worth, part, field, text, thing


Hits = dict[int, list[Hit]]
"""By number of record."""


class Sought:
    """A run as sought and found: *close* as it stands, in any form; *near* is that and what is like it."""

    __slots__ = ("close", "near", "run", "terms")

    def __init__(self, run: Run, terms: Sequence[Terms], close: Hits, near: Hits) -> None:
        self.run, self.terms, self.close, self.near = run, terms, close, near


class Finder:
    """Finds words among the records of a query."""

    def __init__(self, base: sqlite3.Connection, query: Query) -> None:
        self.base = base
        self.size: int = base.execute("SELECT max(number) FROM record").fetchone()[0] or 0
        self.fields = {row[0]: row[1:] for row in base.execute("SELECT number, name, worth FROM field")}
        # Each column of a row is a call, and there may be thousands.
        self.sql = (
            "SELECT occurrence.record, occurrence.field, text.number, text.thing, length(text.text), {} FROM words"
            " JOIN text ON text.number = words.rowid JOIN occurrence ON occurrence.thing = text.thing"
            " WHERE words MATCH ? AND text.thing NOT IN (SELECT value FROM json_each(?))"
        )
        self.parameters: tuple[object, ...] = ()
        query = query._replace(limit=None, reverse=False)
        if query != Query():
            among, self.parameters = select(base, query, "number", ordered=False)
            self.sql += f" AND occurrence.record IN ({among})"

    def sought(self, run: Run) -> Sought:
        """What a run hits: of one word also its family and synonyms, and what a hyphen joins also apart."""
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
        # What stands under a thing that is hit already is no news.
        known = {hit.thing for hits in near.values() for hit in hits} if meant else ()
        for record, hits in self.hits(run, (meant,), _SYNONYM, but=known).items():
            near.setdefault(record, hits)
        return Sought(run, [terms, *parts, (joined,), (meant,)], close, near)

    def terms(self, run: Run) -> Terms:
        """What will do for each word of a run: its forms and, but in a phrase, the other spellings of a name."""
        known = [forms(self.base, word) for word in run.words]
        if run.quoted:
            return tuple(known)
        return tuple(some | spellings(self.base, word, some) for word, some in zip(run.words, known, strict=True))

    def family(self, word: str, forms: frozenset[str]) -> frozenset[str]:
        """The family of a word but for its own `forms`; a person's name is of none: Путин is not of «пути»."""
        kin = family(self.base, word) - forms
        if len(word) > _LONG or not kin:
            return kin
        people = names_person(self.base, word)
        return frozenset(term for term in kin if not people and not names_person(self.base, term))

    def hits(
        self, run: Run, terms: Terms, share: float = 1.0, *, aliases: bool = True, but: Iterable[int] = ()
    ) -> Hits:
        """The texts with all of `terms`, in one piece, each worth a `share` of what it is, `but` those of some things.

        An alias of a topic (corridor, of Transport) is wider than the records filed under it: it may be left out. Who
        quotes it asks for these very words; but «Север — Юг» is a name and no phrase.
        """
        hits: Hits = {}
        if not all(terms):
            return hits
        typed = self._typed(run.words, terms)
        part, whole = len(terms) / len(run.words), len(" ".join(run.words)) + _MORE
        # A text itself is read only where its words are looked at once more.
        sql = self.sql.format("text.text" if len(terms) > 1 or run.quoted else "NULL")
        texts: dict[int, float] = {}  # what a hit in it is worth, by the text alone
        rows = self.base.execute(sql, (_expression(terms), f"[{','.join(map(str, but))}]", *self.parameters))
        for record, place, number, thing, size, value in rows:
            field, found_there = self.fields[place]
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
        """The text of a hit."""
        if isinstance(hit.text, str):
            return hit.text
        return str(self.base.execute("SELECT text FROM text WHERE number = ?", (hit.text,)).fetchone()[0])

    def _typed(self, words: Sequence[str], terms: Terms) -> set[int] | None:
        """The texts that have `words` just as they were typed; None where all do that are sought."""
        same = [some.intersection(words) for some in terms]
        if not all(same):
            return set()
        if len(same) == 1 and same[0] == terms[0]:
            return None
        rows = self.base.execute("SELECT rowid FROM words WHERE words MATCH ?", (_expression(same),))
        return {row[0] for row in rows}


def expressions(base: sqlite3.Connection, words: Iterable[str]) -> tuple[str, ...]:
    """For each of `words` that says something, the expression of FTS5 for its forms, spellings, family and synonyms.

    Empty where the base has none of one of them.
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
    """The records in which these words stand beside each other, as they are."""
    found = Finder(base, Query()).hits(Run(tuple(words)), tuple(frozenset((word,)) for word in words))
    rows = base.execute(f"SELECT id FROM record WHERE number IN ({marks(tuple(found))})", tuple(found))
    return tuple(id_ for (id_,) in rows)


def _expression(terms: Iterable[Iterable[str]]) -> str:
    """An expression of FTS5 for a text with one of each of `terms`; every word is quoted, so none is an operator."""
    return " AND ".join("(" + " OR ".join(f'"{term}"' for term in sorted(some)) + ")" for some in terms)


def _in_one_piece(run: Run, terms: Terms, value: str) -> bool:
    """Whether a text has a run with nothing between its words; stop words are nothing, but in a phrase."""
    if len(terms) == 1:
        return True
    skipped = frozenset() if run.quoted or not STOP.isdisjoint(run.words) else STOP
    return bool(places([word for word in text.words(value) if word not in skipped], terms))
