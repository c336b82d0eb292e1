"""The fields of a record, each beside its name, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from raes_cli import amounts, dates, labels, vocabularies
from raes_cli.show import wording
from raes_cli.show.tables.layout import joined
from raes_cli.show.tables.paper import Paper
from raes_cli.show.tables.styled import Text
from raes_cli.show.wording import Record

COLUMN = 16
"""Columns for the names of fields."""

ANSWERS: Mapping[str, tuple[str, ...]] = {
    "figure": ("value", "growth_percent", "implied", "period", "status", "text", "attribution", "basis", "note"),
    "event": ("status", "date", "place", "theme", "participants", "organizers", "attribution", "note"),
    "statement": ("speakers", "text", "date", "event", "attribution", "note"),
    "document": ("status", "date", "signatories", "initialled_by", "authors", "text", "attribution", "note"),
    "gap": ("text", "about", "about_titles", "missing_numbers", "closed_by"),
    "conflict": ("text", "rounding", "note"),
    "source": ("publisher", "relays", "published", "date_note", "language", "read", "grade", "url", "note"),
}
"""Type of record → the keys that are shown first; the evidence follows them."""
HEAD = ("id", "type", "title", "name", "kind", "number", "posts", "sources", "conflict_texts", "event_title",
    "growth_qualifier", "theme_original")  # fmt: skip
"""Keys that the heading, the evidence and other fields show."""
_PROGRAMS = (
    "earliest", "latest", "unit", "stated", "scale", "qualifier", "measure", "topics", "origin", "mentioned_in",
)  # fmt: skip
"""Keys for programs, which even a verbose list does not show."""
_LAST = ("related", "mentioned_in", "topics", "remark", "conflicts", "date_text", "earliest", "latest", "origin")

_MISSED = ("date", "place", "participants", "signatories", "authors", "value", "published", "publisher")
_UNDATED = ("person", "organization", "conflict")


def details(record: Record, paper: Paper) -> Iterator[Text]:
    """Yield what a list leaves out of a record: id, kind, everything linked, remarks, the passages."""
    told = ("note", "status", "conflict_texts")
    kind = paper.ink(wording.kind(record, paper.page))
    yield from paper.wrap(paper.dotted((paper.ink(record["id"], "dim"), kind)))
    for key in ordered(record):
        hidden = key != "posts" and key in (*HEAD, *_PROGRAMS, *told)
        if not hidden and record[key] not in (None, [], "", False):
            yield from field(key, values(key, record[key], record, paper), paper)
    for citation in record["sources"]:
        at = paper.ink(wording.locator(citation["locator"], paper.lang), "dim")
        quote = paper.quote(citation["anchor"])
        yield from paper.wrap(joined(" ", (paper.tags([citation]), at, quote)))


def ordered(record: Record) -> Iterator[str]:
    """Yield the keys of a record in reading order: the answer, the rest, those for the curator and for programs."""
    first = ANSWERS.get(record["type"], ())
    if "about_titles" in record:  # in place of the ids
        record = {key: value for key, value in record.items() if key != "about"}
    yield from (key for key in first if key in record)
    yield from (key for key in record if key not in (*first, *_LAST))
    yield from (key for key in _LAST if key in record and key not in first)


def field(key: str, paragraphs: Iterable[Text], paper: Paper) -> Iterator[Text]:
    """Yield paragraphs beside the name of a field; nothing if they are all empty."""
    said = [paragraph for paragraph in paragraphs if paragraph]
    if said:
        yield from paper.entry(_name(key, paper, "dim"), COLUMN, said)


def fields(keys: Iterable[str], record: Record, paper: Paper) -> Iterator[Text]:
    """Yield some fields of a record, then, together, the names of those it does not have."""
    missing = []
    for key in keys:
        if record[key] in (None, [], ""):
            # Other keys are missing because of what the record is, which says nothing about the sources.
            missed = key in _MISSED and (key != "date" or record["type"] not in _UNDATED)
            missing += [_name(key, paper)] if missed else []
        else:
            yield from field(key, values(key, record[key], record, paper), paper)
    if missing:
        yield from paper.entry(paper.say(labels.EMPTY, "dim"), COLUMN, [joined(", ", missing)])


def values(key: str, value: object, record: Record, paper: Paper) -> Iterator[Text]:
    """Yield the value of a field as paragraphs, one for each of several values."""
    if key in _OWN:
        yield _OWN[key](value, record, paper)
    elif key == "conflicts":
        texts = {one["id"]: paper.say(one["text"]) for one in record.get("conflict_texts", ())}
        yield from (joined(". ", (paper.ink(id_, "conflict"), texts.get(id_, Text()))) for id_ in record[key])
    elif isinstance(value, str) and key in vocabularies.VOCABULARIES:
        yield paper.ink(wording.label(vocabularies.VOCABULARIES[key], value, paper.lang))
    elif isinstance(value, str) and key == "text":
        yield paper.quote(value)
    else:
        yield from (_item(item, paper) for item in (value if isinstance(value, list) else [value]))


def _date(edtf: str, _: Record, paper: Paper) -> Text:
    words = dates.words(edtf, paper.lang)
    return _with(paper.ink(words, "date"), edtf if words != edtf else "", paper)


_OWN: Mapping[str, Callable[[Any, Record, Paper], Text]] = {
    **dict.fromkeys(("date", "period", "published"), _date),
    "value": lambda number, record, paper: _with(
        paper.ink(amounts.amount(record, paper.lang, paper.page.units), "number"), number, paper
    ),
    "unit": lambda unit, _, paper: paper.ink(
        amounts.unit_forms(unit, paper.page.units)[paper.lang][-1] or labels.RANK[paper.lang]
    ),
    "theme": lambda _, record, paper: theme(record, paper),
    "event": lambda id_, record, paper: _with(paper.say(record["event_title"]), id_, paper),
    "growth_percent": lambda _, record, paper: paper.ink(amounts.growth(record, paper.lang)),
    "rounding": lambda explains, _, paper: paper.say(labels.ROUNDED if explains else labels.NOT_ROUNDED),
    "url": lambda url, _, paper: paper.link(url),
    "topics": lambda topics, _, paper: joined(", ", map(paper.named, topics)),
    "aliases": lambda words, _, paper: joined(", ", map(paper.ink, words)),
}
"""Key → how its value is shown, where that differs from other keys."""


def theme(record: Record, paper: Paper) -> Text:
    """Return the theme of a session in quotes, with the language in which the source prints it."""
    original = record["theme_original"]
    words = paper.quote(record["theme"][paper.lang])
    if not original or original == paper.lang:
        return words
    language = vocabularies.LANGUAGES[original][paper.lang]
    return joined(" ", (words, paper.ink(f"({labels.TRANSLATED[paper.lang].format(language)})", "dim")))


def _name(key: str, paper: Paper, style: str = "") -> Text:
    return paper.ink(wording.label(labels.FIELDS, key, paper.lang), style)


def _item(value: object, paper: Paper) -> Text:
    """Return one value, with the id to use in further queries."""
    known = isinstance(value, Mapping) and "id" in value and not {"organization", "text"} & set(value)
    if not isinstance(value, Mapping) or not known:
        return paper.phrase(value)
    words = wording.named(value, paper.lang) if "title" in value else wording.phrase(value, paper.lang)
    return _with(paper.ink(words, "actor" if "capacity" in value else ""), value["id"], paper)


def _with(text: Text, exact: object, paper: Paper) -> Text:
    """Return words, followed in parentheses by what programs call it."""
    return joined(" ", (text, paper.ink(f"({exact})" if exact else "", "dim")))
