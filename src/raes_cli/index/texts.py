"""The searched texts of a record: its own texts, and the names of the things it is linked to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from raes_cli import dates, text, vocabularies
from raes_cli.curate import Curated
from raes_cli.curate.naming import Record
from raes_cli.index.rows import Rows
from raes_cli.record import UNSEARCHED, WEIGHTS
from raes_cli.text import both

Thing = tuple[str, str]
"""The kind of vocabulary and the id of what has names there."""
_Occurrence = tuple[int, int, int]
"""The number of a text or thing, of the record that it stands in, and of the field."""

_OTHER_FIELD = 2
_LANGUAGES = ("en", "ru", "az")
_TYPES = {"organization": 0.95, "statement": 0.9, "conflict": 0.9, "gap": 0.7, "source": 0.8}
_DAY_OF_EVENT = 1.5  # a question about a day asks what happened on it
_IN_AZERBAIJANI = 0.9
_PLACES = ("place", "country")
_GROUPED = 1000  # from here on the digits of a number are grouped

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


class _Field(dict[str, "_Field | None"]):
    """A field of the records of a type by its `name`, and by key those in it; None for one that is not searched."""

    def __init__(self, type_: str, name: str = "") -> None:
        super().__init__()
        self.type, self.name, self.key = type_, name, name.rpartition(".")[2]
        self.number = 0
        """Its number in the index; 0 before anything is found in it."""

    def __missing__(self, key: str) -> _Field | None:
        inner = None if key in UNSEARCHED else _Field(self.type, f"{self.name}.{key}" if self.name else key)
        self[key] = inner
        return inner


class Texts:
    """Writes the texts of records into an index, each once."""

    def __init__(self, curated: Curated, rows: Rows) -> None:
        self.curated = curated
        self.rows = rows
        self.numbers: dict[str | Thing, int] = {}
        """The number of each text, and of each thing with its names."""
        self.written: list[tuple[int, int, str]] = []
        """The new ones: row, number and text."""
        self.count = 0
        self.fields: dict[str, _Field] = {}
        """By type, what its records have in them."""
        self.known: dict[tuple[str, str], int] = {}
        """The number of each field of the records of a type."""

    def add(self, number: int, record: Record) -> None:
        """Write what finds the `record` of this number."""
        type_ = record["type"]
        found = {
            (self.numbers.get(what) or self.number(what), number, self.field(type_, field))
            for field, what in _besides(record, self.curated)
        }
        self.gather(record, self.fields.setdefault(type_, _Field(type_)), number, found)
        self.rows.add("INSERT INTO occurrence VALUES (?,?,?)", found)
        self.rows.add("INSERT INTO text VALUES (?,?,?)", self.written)
        folded = [(row, text.folded(name)) for row, _, name in self.written]
        self.rows.add("INSERT INTO words (rowid, folded) VALUES (?,?)", folded)
        self.written.clear()

    def field(self, type_: str, name: str) -> int:
        """The number of a field of the records of a type, which is written when it is new."""
        number = self.known.get((type_, name))
        if number is None:
            number = self.known[type_, name] = len(self.known) + 1
            self.rows.add("INSERT INTO field VALUES (?,?,?,?)", [(number, type_, name, _worth(type_, name))])
        return number

    def numbered(self, field: _Field) -> int:
        """The number of a field that something is found in."""
        field.number = self.field(field.type, field.name)
        return field.number

    def gather(self, parts: Record, field: _Field, number: int, found: set[_Occurrence]) -> None:
        """Add to `found` each text and thing in `parts` of the record of this number, however deep."""
        for key, part in parts.items():
            if part and (inner := field[key]) is not None:
                for one in part if isinstance(part, list) else (part,):
                    if isinstance(one, str):
                        what = self.numbers.get(one) or self.number(one)
                        found.add((what, number, inner.number or self.numbered(inner)))
                    elif "name" in one:
                        self.gather(self.unnamed(one, inner, number, found), inner, number, found)
                    else:
                        self.gather(one, inner, number, found)

    def unnamed(self, part: Record, field: _Field, number: int, found: set[_Occurrence]) -> Record:
        """A `part` without the name of a thing, which is `found` instead; of a place with all around it."""
        id_ = part.get("id", "")
        kind = "place" if field.key in _PLACES else "indicator" if field.key == "indicator" else "actor"
        if id_ not in self.curated.vocabulary[kind]:
            return part  # a document has a title
        things = self.curated.around[id_] if kind == "place" else (id_,)
        name = self.field(field.type, f"{field.name}.name")
        found.update((self.number((kind, thing)), number, name) for thing in things)
        return {key: inner for key, inner in part.items() if key != "name"}

    def number(self, what: str | Thing) -> int:
        """The number of a text or a thing, which is written when it is new."""
        number = self.numbers.get(what)
        if number is None:
            number = self.numbers[what] = self.count + 1
            for name in self.names(what):
                self.count += 1
                self.written.append((self.count, number, name))
        return number

    def names(self, what: str | Thing) -> Iterable[str]:
        """A text alone, or each name of a thing once."""
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
