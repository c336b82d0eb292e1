"""What can be found of a record: its texts, and the names of what it stands under."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from functools import cache

from raes_cli import dates, text, vocabularies
from raes_cli.curate import Curated
from raes_cli.curate.naming import Record
from raes_cli.record import UNSEARCHED, WEIGHTS
from raes_cli.text import both

Thing = tuple[str, str]
"""The kind of vocabulary and the id of what has names there; a plain text is a thing of the kind ""."""

_OTHER_FIELD = 2
_LANGUAGES = ("en", "ru", "az")
_TYPES = {"organization": 0.95, "statement": 0.9, "conflict": 0.9, "gap": 0.7, "source": 0.8}
_DAY_OF_EVENT = 1.5  # who asks for a day asks what happened on it
_IN_AZERBAIJANI = 0.9
_PLACES = ("place", "country")
_GROUPED = 1000  # from here on the digits of a number are grouped

# In full, where the base and its tables are short.
_SCALES = {
    "thousand": both("thousand", "тысяч"),
    "mn": both("million", "миллионов"),
    "bn": both("billion", "миллиардов"),
}
_ORDINALS = tuple(both(en, ru) for en, ru in (
    ("first", "первое"), ("second", "второе"), ("third", "третье"), ("fourth", "четвёртое"), ("fifth", "пятое"),
    ("sixth", "шестое"), ("seventh", "седьмое"), ("eighth", "восьмое"), ("ninth", "девятое"), ("tenth", "десятое"),
))  # fmt: skip
_SITTINGS = {"en": ("session", "meeting"), "ru": ("заседание", "сессия")}
_OF = both("{} of {}", "{} {}")


class Texts:
    """Writes the texts of records into an index, each once."""

    def __init__(self, curated: Curated, connection: sqlite3.Connection) -> None:
        self.curated = curated
        self.connection = connection
        self.things: dict[Thing, int] = {}
        self.count = 0

    def add(self, number: int, record: Record) -> None:
        """Write what finds the `record` of this number."""
        occurrences = {(self.thing(thing), number, field) for field, thing in _found_by(record, self.curated)}
        self.connection.executemany("INSERT INTO occurrence VALUES (?,?,?)", sorted(occurrences))
        worth = [(record["type"], field, _worth(record["type"], field)) for _, _, field in occurrences]
        self.connection.executemany("INSERT OR IGNORE INTO worth VALUES (?,?,?)", worth)

    def thing(self, thing: Thing) -> int:
        """The number of a thing, written with its names when it is new."""
        number = self.things.get(thing)
        if number is None:
            number = self.things[thing] = self.count + 1
            kind, id_ = thing
            names = list(dict.fromkeys(self.curated.vocabulary[kind][id_])) if kind else [id_]
            for self.count, name in enumerate(names, number):
                self.connection.execute("INSERT INTO text VALUES (?,?,?)", (self.count, number, name))
                folded = " ".join(text.words(name))
                self.connection.execute("INSERT INTO words (rowid, folded) VALUES (?,?)", (self.count, folded))
        return number


def _found_by(record: Record, curated: Curated) -> Iterator[tuple[str, Thing]]:
    """Every text of a record and every thing that it stands under, with its field."""
    yield "id", ("", record["id"])
    if record["date"]:
        yield from (("date", ("", worded)) for worded in _dated(record["date"]))
    if record.get("number"):
        yield from (("title", ("", title)) for title in _titles(record, curated))
    if record.get("kind"):
        yield "kind", (f"{record['type']}-kind", record["kind"])
    yield from (("topics", ("topic", topic)) for topic in record["topics"])
    if record.get("value") is not None:
        yield from (("value", ("", worded)) for worded in _worded(record, curated.entries["unit"][record["unit"]]))
    if record.get("growth_percent") is not None:
        yield from (("growth_percent", ("", worded)) for worded in _grown(str(record["growth_percent"])))
    for key, value in record.items():
        yield from _texts(key, value, curated)


def _texts(field: str, value: object, curated: Curated) -> Iterator[tuple[str, Thing]]:
    """The texts and things in a part of a record, however deep."""
    key = field.rpartition(".")[2]
    if key in UNSEARCHED:
        return
    if isinstance(value, str):
        yield field, ("", value)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(field, one, curated)
    elif isinstance(value, dict):
        named = "name" in value and value.get("id")
        if named and key in _PLACES:
            yield from ((f"{field}.name", ("place", place)) for place in curated.around[named])
        elif named:
            kind = "indicator" if key == "indicator" else "actor"
            named = named if named in curated.vocabulary[kind] else None  # a document has a title
            yield from [(f"{field}.name", (kind, named))] if named else []
        for inner, part in value.items():
            if not (named and inner == "name"):
                yield from _texts(f"{field}.{inner}", part, curated)


@cache
def _worth(type_: str, field: str) -> float:
    """What a hit is worth in a field of a record, of whose parts the least counts: a related title is no title.

    Records about a thing come before what was said of it, and that before what is not known of it.
    """
    parts = field.split(".")
    worth = min(WEIGHTS.get(part, _OTHER_FIELD) for part in parts if part not in _LANGUAGES)
    worth *= _DAY_OF_EVENT if (type_, field) == ("event", "date") else 1
    return worth * _TYPES.get(type_, 1) * (_IN_AZERBAIJANI if parts[-1] == "az" else 1)


def _dated(edtf: str) -> Iterator[str]:
    """A date as the base writes it and as people do, in words and in figures."""
    yield edtf
    yield from (dates.words(edtf, language) for language in ("en", "ru"))
    if day := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", edtf):
        yield ".".join(day.groups()[::-1])


def _titles(record: Record, curated: Curated) -> Iterator[str]:
    """What else people call a numbered event: “third session of” a body's acronym, and so in Russian."""
    number = record["number"]
    ordinals = _ORDINALS[number - 1] if number <= len(_ORDINALS) else both(str(number), str(number))
    names = curated.vocabulary["actor"][record["body"]["id"]] if record["body"] else ()
    for name in filter(str.isupper, names):
        language = "en" if name.isascii() else "ru"
        yield from (f"{ordinals[language]} {_OF[language].format(word, name)}" for word in _SITTINGS[language])


def _worded(record: Record, unit: Record) -> Iterator[str]:
    """The number of a figure with its scale and unit, as people write it in either language."""
    number, value, scale = record["stated"], record["value"], record["scale"]
    for language in ("en", "ru"):
        counted = unit["full"][language] if "full" in unit else unit[language][-1]
        if not scale:
            yield f"{number} {counted}".strip()
        for scales in (vocabularies.SCALES, _SCALES) if scale else ():
            scaled = f"{number} {scales[scale][language]}"
            yield from (scaled, f"{scaled} {counted}")
    if value == int(value) and value >= _GROUPED:
        yield from (str(int(value)), f"{int(value):,}")


def _grown(percent: str) -> Iterator[str]:
    """A growth rate as people write it in either language."""
    yield from (f"growth of {percent}%", f"{percent} percent growth", f"рост на {percent}%", f"рост {percent} процента")
