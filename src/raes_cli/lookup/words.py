"""Full-text search: words to an expression that never fails, hits ranked, what matched shown.

No stemmer: the Russian ones split «Азербайджан» from «Азербайджану». A word finds its forms (a common
stem with two endings), then its family (words that begin with its stem), which rank below.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from raes_cli import names, text
from raes_cli.lookup.find import joined, select
from raes_cli.lookup.query import Query

FIELDS = ("type", "kind", "with", "place", "topic", "source", "year", "from", "to", "on")
"""The filters that may stand among the words, as `field:value`."""

_MAX_WORDS = 32
_AROUND = 60
_PHRASE_MARKS = re.compile('[«»“”„"]')
_PART = re.compile(r'(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))')
# Titles and names, then the other texts, then the evidence.
_RANK = "bm25(words, 10.0, 3.0, 1.0)"

_ENDINGS = frozenset(
    [
        "а",
        "я",
        "о",
        "е",
        "и",
        "ы",
        "у",
        "ю",
        "ь",
        "й",
        "ам",
        "ям",
        "ом",
        "ем",
        "ой",
        "ей",
        "ою",
        "ею",
        "ах",
        "ях",
        "ами",
        "ями",
        "ов",
        "ев",
        "ий",
        "ый",
        "ая",
        "яя",
        "ое",
        "ее",
        "ые",
        "ие",
        "его",
        "ого",
        "ему",
        "ому",
        "им",
        "ым",
        "их",
        "ых",
        "ими",
        "ыми",
        "ую",
        "юю",
        "ия",
        "ии",
        "ию",
        "ией",
        "иям",
        "иях",
        "иями",
        "ием",
        "ья",
        "ью",
        "ье",
        "s",
        "es",
        "y",
        "ies",
    ]
) | {""}
_LONGEST_ENDING = max(map(len, _ENDINGS))
_DERIVED = re.compile("(?:ическ|еск|ск|енн|нн|н|ств|ост)$")
_SHORTEST_STEM, _SHORTEST_FAMILY = 3, 4


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as understood: runs of words that must stand, runs that must not, and filters."""

    wanted: tuple[tuple[str, ...], ...]
    unwanted: tuple[tuple[str, ...], ...]
    fields: tuple[tuple[str, str], ...]


def read(arguments: Sequence[str]) -> Asked:
    """The words of a search: `"…"` or «…» is a phrase, `-word` excludes, `place:Baku` filters.

    No input is an error of syntax: what is no operator is a word, what has no letter is nothing.
    """
    wanted: list[tuple[str, ...]] = []
    unwanted: list[tuple[str, ...]] = []
    fields: list[tuple[str, str]] = []
    for minus, field, phrase, word in _PART.findall(_PHRASE_MARKS.sub('"', " ".join(arguments))):
        value = phrase or word
        if field in FIELDS and value and not minus:
            fields.append((field, value))
            continue
        found = text.words(f"{field} {value}")
        runs = [tuple(found)] if phrase else [(one,) for one in found]
        (unwanted if minus else wanted).extend(run for run in runs if run)
    return Asked(tuple(wanted[:_MAX_WORDS]), tuple(unwanted[:_MAX_WORDS]), tuple(fields))


def search(base: sqlite3.Connection, asked: Asked, query: Query) -> list[str]:
    """The records with the words `asked` for among those of `query`, best first, each with its `match`."""
    close = [_forms(base, run) for run in asked.wanted]
    wide = [forms | _family(base, run) for forms, run in zip(close, asked.wanted, strict=True)]
    unwanted = [_forms(base, run) for run in asked.unwanted]
    hits: dict[str, str] = {}
    for groups in (close, wide):
        if not groups or not all(groups):
            continue
        expression = " AND ".join(map(_either, groups))
        for forms in filter(None, unwanted):
            expression = f"({expression}) NOT {_either(forms)}"
        sql, parameters = select(query, "id")
        rows = base.execute(
            "SELECT record.id, record.json FROM words JOIN record ON record.number = words.rowid"
            f" WHERE words MATCH ? AND record.id IN ({sql}) ORDER BY {_RANK}, record.number",
            (expression, *parameters),
        )
        for id_, record in rows:
            hits.setdefault(id_, record)
    matched = frozenset(word for forms in wide for phrase in forms for word in phrase)
    return [joined(record, match=_match(record, matched)) for record in hits.values()]


def suggestions(base: sqlite3.Connection, asked: Asked) -> list[str]:
    """Words of the base near those that find nothing."""
    near: list[str] = []
    for run in asked.wanted:
        if not _forms(base, run) and not _family(base, run):
            terms = [row[0] for row in base.execute("SELECT term FROM word")]
            near += [one for word in run for one in text.nearest(word, terms)]
    return list(dict.fromkeys(near))


Phrases = frozenset[tuple[str, ...]]


def _forms(base: sqlite3.Connection, run: tuple[str, ...]) -> Phrases:
    """What of the base a run of words finds: the words as they stand, and of one word its forms."""
    if len(run) > 1:
        return frozenset((run,))
    (word,) = run
    stem = min((word[:-size] if size else word for size in _endings(word)), key=len)
    found = {term for term in _starting(base, stem) if _same_word(word, term)}
    return frozenset((term,) for term in found) or frozenset(_named(base, word))


def _family(base: sqlite3.Connection, run: tuple[str, ...]) -> Phrases:
    """Words of the base that begin with the stem of a single word."""
    if len(run) > 1 or not run[0].isalpha():
        return frozenset()
    word = run[0]
    sizes = [size for size in _endings(word) if len(word) - size >= _SHORTEST_FAMILY]
    stem = word[: len(word) - max(sizes, default=0)]
    root = _DERIVED.sub("", stem)
    stem = root if len(root) > _SHORTEST_FAMILY else stem
    if len(stem) < _SHORTEST_FAMILY:
        return frozenset()
    return frozenset((term,) for term in _starting(base, stem))


def _named(base: sqlite3.Connection, word: str) -> Iterator[tuple[str, ...]]:
    """The English names of the people that an odd spelling of a name leads to, as phrases."""
    from raes_cli.lookup.resolve import Keys

    for id_ in names.resolve(word, Keys(base, "actor")):
        row = base.execute("SELECT names FROM vocabulary WHERE kind = 'actor' AND id = ?", (id_,)).fetchone()
        yield tuple(text.words(row[0].split("\n")[0]))


def _endings(word: str) -> list[int]:
    """The lengths of the endings that `word` may have, none included."""
    most = min(_LONGEST_ENDING, max(len(word) - _SHORTEST_STEM, 0))
    return [size for size in range(most + 1) if word[len(word) - size :] in _ENDINGS]


def _same_word(one: str, other: str) -> bool:
    """Whether two words are forms of one: what follows their common stem is an ending in both."""
    if one == other:
        return True
    common = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    common = min(len(one), len(other)) if common is None else common
    # The stem may be shorter than what the two words share: «встреча» and «встречам».
    return any(
        one[at:] in _ENDINGS and other[at:] in _ENDINGS
        for at in range(common, max(_SHORTEST_STEM, common - _LONGEST_ENDING) - 1, -1)
    )


def _starting(base: sqlite3.Connection, stem: str) -> list[str]:
    rows = base.execute("SELECT term FROM word WHERE term >= ? AND term < ?", (stem, stem + "\U0010ffff"))
    return [row[0] for row in rows]


def _either(phrases: Phrases) -> str:
    """An expression of FTS5 for any of `phrases`; every word is quoted, so none is an operator."""
    return "(" + " OR ".join('"' + " ".join(phrase) + '"' for phrase in sorted(phrases)) + ")"


def _match(record: str, matched: frozenset[str]) -> str:
    """What of `record` matched: the field, its text around the first hit, and the words that hit, as JSON."""
    for field, value in _texts(json.loads(record)):
        spans = [span for span in re.finditer(r"[^\W_]+", value) if text.fold(span[0]) in matched]
        if spans:
            return json.dumps(
                {
                    "field": field,
                    "text": _around(value, spans[0].start(), spans[0].end()),
                    "words": list(dict.fromkeys(span[0] for span in spans)),
                },
                ensure_ascii=False,
            )
    return "null"


def _texts(record: dict[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a record with its path, titles first and evidence last."""
    late = {"sources": 1, "origin": 2, "id": 2}
    for key, value in sorted(record.items(), key=lambda item: late.get(item[0], 0)):
        path = f"{prefix}{key}"
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, dict):
            yield from _texts(value, f"{path}.")
        elif isinstance(value, list):
            for inner in value:
                yield from _texts(inner, f"{path}.") if isinstance(inner, dict) else ((path, str(inner)),)


def _around(value: str, start: int, end: int) -> str:
    """The words around a hit, with … where something is left out."""
    first, last = max(0, start - _AROUND), min(len(value), end + _AROUND)
    first = value.find(" ", first) + 1 if first and value.find(" ", first) < start else first
    cut = value.rfind(" ", end, last) if last < len(value) else last
    last = cut if cut > end else last
    return ("…" if first else "") + value[first:last] + ("…" if last < len(value) else "")
