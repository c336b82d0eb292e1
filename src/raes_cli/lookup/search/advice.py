"""Advice when a search finds nothing: other words, other filters, the counts of each word alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from raes_cli.errors import UnknownError
from raes_cli.lookup import hints, suggestions
from raes_cli.lookup.find import undated
from raes_cli.lookup.forms import STOP, distinct
from raes_cli.lookup.query import Query, Reading
from raes_cli.lookup.search.find import is_year, matching
from raes_cli.lookup.search.parse import Asked, Filter, spelled
from raes_cli.lookup.search.rank import Finder, Run
from raes_cli.text import Words, both, chained, listed, one_line

_GUESSES = 9  # candidates for an unknown word


def advice(base: sqlite3.Connection, asked: Asked, reading: Reading, filters: Mapping[Filter, Query]) -> Words | None:
    """Return what would find something where the search `asked` finds nothing; None if nothing would.

    Raises `UnknownError` for a word that occurs in no text, with the closest words and with what the others find.
    """
    query = reading.query
    counts = alone(base, asked.wanted or asked.sought(), Query())
    strangers = [word for word, count in counts.items() if not count and not is_year(word)]
    if strangers and (asked.wanted or len(strangers) == len(counts)):
        like = [other for word in strangers for other in nearest(base, word, query)]
        told = [both(f"closest: {listed(like)}", f"ближайшие: {listed(like)}")] if like else []
        left = (_without(run, strangers) for run in asked.wanted if {*run.words} - {*strangers})
        rest = Asked(tuple(left), asked.unwanted)
        if rest.wanted and (count := len(matching(base, rest, query._replace(limit=None)))):
            command = f"raes search {hints.spelled(spelled(rest), reading.said_as)}"
            told += [both(f"without it, {command} finds {count}", f"без этого {command} найдёт: {count}")]
        en, ru = (listed(marks.format(one_line(word)) for word in strangers) for marks in ("'{}'", "«{}»"))
        raise UnknownError(both(f"no text in the base has {en}", f"в базе нет текста с {ru}"), chained(told))
    told = list(hints.without(base, reading, lambda other: len(matching(base, asked, other, filters))))
    if not told and (elsewhere := len(matching(base, Asked(asked.wanted), Query()))):
        en = f"without the filters and exclusions it finds {elsewhere}"
        told = [both(en, f"без ограничений и исключений найдётся: {elsewhere}")]
    counts = alone(base, asked.sought(), query)
    if not told and len(counts) > 1:
        found = listed(f"{word}: {count}" for word, count in counts.items())
        told = [both(f"separately: {found}", f"по отдельности: {found}")]
    return chained(told or (*hints.offices(base, query), *undated(base, query)))


def _without(run: Run, strangers: Sequence[str]) -> Run:
    """Return a run without its unknown words, no longer as a phrase; unchanged if it has none."""
    known = tuple(word for word in run.words if word not in strangers)
    return run if known == run.words else Run(known)


def alone(base: sqlite3.Connection, runs: Iterable[Run], query: Query) -> dict[str, int]:
    """Return how many records of `query` each word of `runs` finds on its own."""
    finder = Finder(base, query)
    words = (word for run in runs for word in run.words if word not in STOP)
    return {word: len(finder.sought(Run((word,))).near) for word in words}


def nearest(base: sqlite3.Connection, word: str, query: Query) -> list[str]:
    """Return up to three words that look like `word`, or that it contains (transcaucasia), and that find records."""
    finder = Finder(base, query)
    like = distinct(suggestions.words(base, word, _GUESSES) or suggestions.parts(base, word))
    return [term for term in like if finder.hits(Run((term,)), (frozenset((term,)),))][:3]
