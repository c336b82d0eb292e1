"""Full-text search: what is typed, read without errors; what it finds, ranked, with what matched; what would find more.

A record must have every word that is asked for. First come those that have them all as they were asked for, in any
of their forms, a phrase or a hyphenated word in one piece; then those that have words of the same family, or apart.
"""

import re
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import pairwise
from math import log1p
from typing import NamedTuple

from raes_cli import text
from raes_cli.lookup.find import joined, select
from raes_cli.lookup.forms import STOP, distinct
from raes_cli.lookup.hits import Finder, Run, Sought
from raes_cli.lookup.match import context
from raes_cli.lookup.query import Query

_MAX_WORDS = 32
_DAY = r"(\d{1,2})(?:st|nd|rd|th|-?го|-?е)?"
_DATE = rf"\b(?:{_DAY} )?([^\W\d_]{{3,}})\.?(?: {_DAY},?)? (\d{{4}})\b(?: ?(?:года|году|год|г)\b\.?)?"
"""What may be a day or a month with its year, in either order of the day and the month."""
_NUMERIC = r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b"
_GROUPED = r"(?<!\d)\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)"
_QUOTES = str.maketrans(dict.fromkeys("«»“”„‟", '"'))
_DASHES = "-–—−"
_SPACED_DASH = rf'(?<!\S)([^\s:"]+)\s+[{_DASHES}]\s+(?=[^\s:"]+(?!\S))'
_UNQUOTED = r'([-−]?(?:([A-Za-z]+):)?)([^"]*\s[^"]*)'
_PART = r'([-−](?=[^\s\-−]))?(?:([A-Za-z]+):)?(?:"([^"]*)"?|(\S+))'
_LIKE = 0.75  # of a word that is offered for another
_SHORTEST = 4  # letters of such a word
_FILED_UNDER = ("topics", "kind", "place.name", "indicator.name", "date", "value", "growth_percent")
_CYRILLIC = frozenset(map(chr, range(0x400, 0x500)))
_PAIR, _AGAIN = 0.5, 0.1  # what two words next to each other add, and every hit but the best

Filter = tuple[str, str]
"""A field and its value."""


class Asked(NamedTuple):
    """A search as understood: what must stand, what must not, and the filters of both sorts."""

    wanted: tuple[Run, ...] = ()
    unwanted: tuple[Run, ...] = ()
    fields: tuple[Filter, ...] = ()
    barred: tuple[Filter, ...] = ()


def read(arguments: Sequence[str], fields: Collection[str]) -> Asked:
    """The words of a search: `"…"` or «…» is a phrase, `-word` excludes, `place:Baku` filters by one of `fields`.

    No input is an error of syntax: what is no operator is a word, what has no letter is nothing.
    """
    given = [argument.translate(_QUOTES) for argument in arguments]
    whole = " ".join(given if len(given) == 1 else (_as_typed(argument, fields) for argument in given))
    if any(f" {dash} " in whole for dash in _DASHES):
        whole = re.sub(_SPACED_DASH, r"\1-", whole)  # Север — Юг is Север-Юг
    if '"' not in whole and any(letter.isdigit() for letter in whole):
        whole = _joined(whole)
    runs: tuple[list[Run], list[Run]] = ([], [])
    filters: tuple[list[Filter], list[Filter]] = ([], [])
    # Words alone are most of what is asked, and need no pattern compiled.
    plain = [("", "", "", word) for word in whole.split()] if whole.replace(" ", "").isalnum() else None
    for minus, name, phrase, word in plain or re.findall(_PART, whole):
        if name.lower() in fields and (phrase or word):
            filters[bool(minus)].append((name.lower(), phrase or word))
        else:
            runs[bool(minus)].extend(_runs([name, *re.split("[:/]", word)]))
            runs[bool(minus)].extend(_runs([phrase], quoted=True))
    wanted, unwanted = runs
    telling = [run for run in wanted if run.quoted or not STOP.issuperset(run.words)] or wanted
    fields_, barred = filters
    return Asked(tuple(telling[:_MAX_WORDS]), tuple(unwanted[:_MAX_WORDS]), tuple(fields_), tuple(barred))


def search(base: sqlite3.Connection, asked: Asked, query: Query, without: Iterable[Query] = ()) -> list[str]:
    """The records with the words `asked` for among those of `query`, best first, each with its `match`.

    Left out is what any of the queries `without` finds. Where no word is asked for, the records are in their usual
    order, and nothing has matched.
    """
    finder = Finder(base, query)
    out = {record for run in asked.unwanted for record in finder.hits(run, finder.terms(run), aliases=False)}
    out |= {number for other in without for number in _numbers(base, other)}
    sought = [finder.sought(run) for run in asked.wanted]
    numbers = _ranked(finder, sought) if sought else _numbers(base, query._replace(limit=None))
    if sought and query.reverse:  # newest first, as everywhere
        ranked = set(numbers)
        numbers = [number for number in _numbers(base, query._replace(limit=None)) if number in ranked]
    shown = [number for number in numbers if number not in out][: query.limit]
    cyrillic = any(_is_cyrillic(word) for run in asked.wanted for word in run.words)

    @cache  # records under one topic match in one text
    def printed(field: str, value: str, verbatim: int) -> str:
        extract, words = context(value, [terms for one in sought for terms in one.terms])
        array = f"json_array({','.join('?' * len(words))})"
        sql = f"SELECT json_object('field', ?, 'text', ?, 'words', {array}, 'verbatim', json(iif(?, 'true', 'false')))"
        return str(base.execute(sql, (field, extract, *words, verbatim)).fetchone()[0])

    found = []
    for number in shown:
        match = _match(sought, number, cyrillic=cyrillic)
        # What is not verbatim is another name of what stands in the field, or its number or date in words.
        record, verbatim = _record(base, number, match[1] if match else "")
        found.append(joined(record, match=printed(*match, verbatim) if match else "null"))
    return found


def alone(base: sqlite3.Connection, asked: Asked, query: Query) -> dict[str, int]:
    """How many records of `query` each word finds by itself."""
    finder = Finder(base, query)
    words = (word for run in asked.wanted for word in run.words if word not in STOP)
    return {word: len(finder.sought(Run((word,))).near) for word in words}


def nearest(base: sqlite3.Connection, word: str, query: Query) -> list[str]:
    """The words of the base that look most like `word` and find something among the records of `query`."""
    finder = Finder(base, query)
    terms = (row[0] for row in base.execute("SELECT term FROM word"))
    known = (
        term for term in terms if len(term) >= _SHORTEST and term[0] == word[:1] and term.isalpha() and term not in STOP
    )
    near = distinct(text.nearest(word, known, 9, _LIKE))
    return [term for term in near if finder.hits(Run((term,)), (frozenset((term,)),))][:3]


def _joined(whole: str) -> str:
    """What is typed, with each date one run of words and each number one word, as the base has them."""
    whole = re.sub(_NUMERIC, lambda found: f"{found[1]:0>2}.{found[2]:0>2}.{found[3]}", whole)
    whole = re.sub(_DATE, _joined_date, whole)
    return re.sub(_GROUPED, lambda found: "".join(found[0].split()), whole)


def _joined_date(found: re.Match[str]) -> str:
    """Day, month and year in this order, the month as beside a day; what is no date stays as it is."""
    from raes_cli import dates  # only a date needs them
    from raes_cli.lookup import dating

    before, month, after, year = found.groups()
    number, day = dating.month(month), before or after
    if number is None:
        return found[0]
    english, nominative, genitive, *_ = dates.MONTHS[number - 1]
    if day or month.lower() not in (english.lower(), nominative):
        month = english if month.isascii() else genitive
    return "-".join(part for part in (day, month, year) if part)


def _runs(parts: Iterable[str], *, quoted: bool = False) -> list[Run]:
    """The runs of words in `parts`; stop words say nothing outside of a phrase."""
    found = [text.words(part)[:_MAX_WORDS] for part in parts]
    if not quoted:
        found = [[word for word in words if word not in STOP] or words for words in found]
    return [Run(tuple(words), quoted) for words in found if words]


def _as_typed(argument: str, fields: Collection[str]) -> str:
    """An argument with its quotes again: the shell has taken them from `place:"Saint Petersburg"`."""
    match = re.fullmatch(_UNQUOTED, argument) if " " in argument else None
    if match and match[1] and (match[2] is None or match[2].lower() in fields):
        return f'{match[1]}"{match[3]}"'
    return argument


def _ranked(finder: Finder, sought: Sequence[Sought]) -> list[int]:
    """The records that every run has hit: the close ones before the others, the best first."""
    close = set(sought[0].close).intersection(*(one.close for one in sought))
    near = set(sought[0].near).intersection(*(one.near for one in sought))
    pairs = [
        finder.hits(Run(one.run.words + other.run.words), one.terms[0] + other.terms[0])
        for one, other in pairwise(sought)
    ]
    scores = dict.fromkeys(near, 0.0)
    for hits, weight in (*((one.near, 1.0) for one in sought), *((pair, _PAIR) for pair in pairs)):
        rarity = log1p(finder.size / max(len(hits), 1))
        for record in near.intersection(hits):
            worths = [hit.worth for hit in hits[record]]
            scores[record] += weight * rarity * ((1 - _AGAIN) * max(worths) + _AGAIN * sum(worths))
    return sorted(near, key=lambda record: (record not in close, -scores[record], record))


def _match(sought: Sequence[Sought], record: int, *, cyrillic: bool) -> tuple[str, str] | None:
    """Where a record matched, field and text: of its texts that with most runs, in the script asked in, worth most."""
    runs: dict[tuple[str, str], float] = {}
    worth: dict[tuple[str, str], float] = {}
    for one in sought:
        parts: dict[tuple[str, str], float] = {}
        for hit in one.near[record]:
            at = hit.field, hit.text
            parts[at] = min(parts.get(at, 0) + hit.part, 1)
            worth[at] = max(worth.get(at, 0), hit.worth)
        runs |= {at: runs.get(at, 0) + part for at, part in parts.items()}

    def telling(at: tuple[str, str]) -> tuple[float, bool, bool, float]:
        return runs[at], _is_cyrillic(at[1]) == cyrillic, at[0] not in _FILED_UNDER, worth[at]

    return max(runs, key=telling, default=None)


def _numbers(base: sqlite3.Connection, query: Query) -> list[int]:
    return [row[0] for row in base.execute(*select(query, "number"))]


def _record(base: sqlite3.Connection, number: int, value: str) -> tuple[str, int]:
    """A record, and whether `value` is one of the texts in it: 1 or 0."""
    sql = "SELECT json, instr(json, json_quote(?)) > 0 FROM record WHERE number = ?"
    record, verbatim = base.execute(sql, (value, number)).fetchone()
    return record, verbatim


def _is_cyrillic(value: str) -> bool:
    return not _CYRILLIC.isdisjoint(value)
