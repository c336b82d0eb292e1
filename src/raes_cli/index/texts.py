"""The searched texts of a record: its own texts, and the names of the things it is linked to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from raes_cli import dates, text, vocabularies
from raes_cli.curate import Curated
from raes_cli.curate.naming import Record
from raes_cli.index.rows import Rows
from raes_cli.record import TYPES, UNSEARCHED, WEIGHTS
from raes_cli.record_parts import PARTS, Field
from raes_cli.text import both

Thing = tuple[str, str]
"""A kind of vocabulary, and the id of something that has names in it."""

_OTHER_FIELD = 2
_LANGUAGES = ("en", "ru", "az")
_TYPES = {"organization": 0.95, "statement": 0.9, "conflict": 0.9, "gap": 0.7, "source": 0.8}
_DAY_OF_EVENT = 1.5  # a question about a day asks what happened on it
_IN_AZERBAIJANI = 0.9
_THINGS = {"place": "place", "country": "place", "indicator": "indicator"}
"""The kind of the thing under a key, where it is not an actor."""
_GROUPED = 1000  # digits are grouped from here on

# In full, where the base and the vocabularies abbreviate.
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


class _Field:
    """A searched field of the records of a type, with the fields inside it; a text has none."""

    def __init__(self, type_: str, field: Field, around: str = "") -> None:
        self.key, self.kind, self.many = field.key, str(field.shape.kind), field.shape.many
        self.name = f"{around}{field.key}"
        self.number = 0
        """Its number in the index; 0 until a text is found in it."""
        self.within = _searched(type_, PARTS.get(self.kind, ()), f"{self.name}.")
        self.unnamed = [inner for inner in self.within if inner.key != "name"]
        """The fields inside it without the name, which a thing has from the vocabulary."""
        self.thing = _THINGS.get(field.key, "actor") if len(self.unnamed) < len(self.within) else ""
        """The kind of the thing that it names; empty where it names none."""


def _searched(type_: str, fields: Iterable[Field], around: str = "") -> list[_Field]:
    """Return those of `fields` that are searched."""
    found = (_Field(type_, one, around) for one in fields if one.key not in UNSEARCHED)
    return [one for one in found if one.within or one.kind not in PARTS]


class Texts:
    """Writes the texts of records into an index, each once."""

    def __init__(self, curated: Curated, rows: Rows) -> None:
        self.curated = curated
        self.rows = rows
        self.texts, self.words = rows["text"], rows["words (rowid, folded)"]
        self.found: set[tuple[int, int, int]] = set()
        """The occurrences in the record being written."""
        self.numbers: dict[str | Thing, int] = {}
        """The number of each text, and of each thing."""
        self.count = 0
        self.fields = {type_: _searched(type_, fields) for type_, fields in TYPES.items()}
        self.known: dict[tuple[str, str], int] = {}
        """The number of each field, by type and name."""

    def add(self, number: int, record: Record) -> None:
        """Write the occurrences that find the `record` with this number."""
        type_ = record["type"]
        self.found.update(
            (self.numbers.get(what) or self.number(what), number, self.field(type_, field))
            for field, what in _besides(record, self.curated)
        )
        self.gather(type_, record, self.fields[type_], number)
        self.rows["occurrence"] += self.found
        self.found.clear()

    def field(self, type_: str, name: str) -> int:
        """Return the number of a field of the records of a type, which is written if new."""
        number = self.known.get((type_, name))
        if number is None:
            number = self.known[type_, name] = len(self.known) + 1
            self.rows["field"].append((number, type_, name, _worth(type_, name)))
        return number

    def gather(self, type_: str, parts: Record, fields: list[_Field], number: int) -> None:
        """Note the occurrences of each text and thing in these `fields` of `parts`, at any depth."""
        for field in fields:
            part = parts.get(field.key)
            if not part:
                continue
            for one in part if field.many else (part,):
                if not field.within:
                    what = self.numbers.get(one) or self.number(one)
                    at = field.number = field.number or self.field(type_, field.name)
                    self.found.add((what, number, at))
                elif field.thing and one["id"] in self.curated.vocabulary[field.thing]:
                    self.name(type_, one["id"], field, number)
                    self.gather(type_, one, field.unnamed, number)
                else:
                    self.gather(type_, one, field.within, number)

    def name(self, type_: str, id_: str, field: _Field, number: int) -> None:
        """Note the occurrences of the thing with this id; for a place, also of all places around it."""
        name = self.field(type_, f"{field.name}.name")
        things = self.curated.around[id_] if field.thing == "place" else (id_,)
        self.found.update((self.number((field.thing, thing)), number, name) for thing in things)

    def number(self, what: str | Thing) -> int:
        """Return the number of a text or a thing, whose texts are written if new."""
        number = self.numbers.get(what)
        if number is None:
            number = self.numbers[what] = self.count + 1
            if not isinstance(what, str):
                self.rows["thing"].append((*what, number))
            for name in self.names(what):
                self.count += 1
                self.texts.append((self.count, number, name))
                self.words.append((self.count, text.spaced(name)))
        return number

    def names(self, what: str | Thing) -> Iterable[str]:
        """Return a text by itself, or the distinct names of a thing."""
        return (what,) if isinstance(what, str) else dict.fromkeys(self.curated.vocabulary[what[0]][what[1]])


def _besides(record: Record, curated: Curated) -> Iterator[tuple[str, str | Thing]]:
    """Yield what finds a record besides its texts and the names in them, each with its field."""
    yield "id", record["id"]
    if record["date"]:
        yield from (("date", worded) for worded in _dated(record["date"]))
    if record.get("number"):
        yield from (("title", title) for title in _titles(record, curated))
    if record.get("kind"):
        yield "kind", (f"{record['type']}-kind", record["kind"])
    yield from (("topics", ("topic", topic)) for topic in record["topics"])
    if record.get("value") is not None:
        yield from (("value", worded) for worded in _worded(record, curated.entries["unit"][record["unit"]]))
    if record.get("growth_percent") is not None:
        yield from (("growth_percent", worded) for worded in _grown(str(record["growth_percent"])))


def _worth(type_: str, field: str) -> float:
    """Return the weight of a hit in a field; the lowest weight of its parts counts: a related title is not a title.

    Records about a thing rank before statements about it, and these before gaps about it.
    """
    parts = field.split(".")
    worth = min(WEIGHTS.get(part, _OTHER_FIELD) for part in parts if part not in _LANGUAGES)
    worth *= _DAY_OF_EVENT if (type_, field) == ("event", "date") else 1
    return worth * _TYPES.get(type_, 1) * (_IN_AZERBAIJANI if parts[-1] == "az" else 1)


@lru_cache(maxsize=1 << 14)
def _dated(edtf: str) -> tuple[str, ...]:
    """Return the forms of a date: as the base writes it, in words in both languages, and in figures."""
    day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", edtf)
    figures = [".".join(day.groups()[::-1])] if day else []
    return edtf, dates.words(edtf, "en"), dates.words(edtf, "ru"), *figures


def _titles(record: Record, curated: Curated) -> Iterator[str]:
    """Yield other names of a numbered event in both languages: “third session of” and the body's acronym."""
    number = record["number"]
    ordinals = _ORDINALS[number - 1] if number <= len(_ORDINALS) else both(str(number), str(number))
    names = curated.vocabulary["actor"][record["body"]["id"]] if record["body"] else ()
    for name in filter(str.isupper, names):
        language = "en" if name.isascii() else "ru"
        yield from (f"{ordinals[language]} {_OF[language].format(word, name)}" for word in _SITTINGS[language])


def _worded(record: Record, unit: Record) -> Iterator[str]:
    """Yield the forms in which people write the number of a figure, with its scale and unit, in both languages."""
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
    """Yield the forms in which people write a growth rate, in both languages."""
    yield from (f"growth of {percent}%", f"{percent} percent growth", f"рост на {percent}%", f"рост {percent} процента")
