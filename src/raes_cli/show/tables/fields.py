"""The fields of a record, each beside its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from raes_cli import amounts, labels
from raes_cli.show import wording
from raes_cli.show.tables import parts
from raes_cli.show.tables.layout import joined
from raes_cli.show.tables.paper import Paper
from raes_cli.show.wording import Record

if TYPE_CHECKING:
    from rich.text import Text

COLUMN = 16
"""Columns for the names of fields."""

_MISSED = ("date", "place", "participants", "signatories", "authors", "value", "published", "publisher")
_UNDATED = ("person", "organization", "conflict")


def field(key: str, paragraphs: Iterable[Text], paper: Paper) -> Iterator[Text]:
    """Paragraphs beside the name of a field; nothing when they say nothing."""
    said = [paragraph for paragraph in paragraphs if paragraph]
    if said:
        yield from paper.entry(_name(key, paper, "label"), COLUMN, said)


def fields(keys: Iterable[str], record: Record, paper: Paper) -> Iterator[Text]:
    """Some fields of a record; then, together, those of them that it does not have."""
    missing = []
    for key in keys:
        if record[key] in (None, [], ""):
            missing += [_name(key, paper)] if _missed(key, record) else []
        else:
            yield from field(key, values(key, record[key], record, paper), paper)
    if missing:
        yield from paper.entry(paper.say(labels.EMPTY, "gap"), COLUMN, [joined(", ", missing)])


def _missed(key: str, record: Record) -> bool:
    """Whether the want of a field says something of the sources, and not of the kind of record."""
    return key in _MISSED and (key != "date" or record["type"] not in _UNDATED)


def values(key: str, value: object, record: Record, paper: Paper) -> Iterator[Text]:
    """What stands beside the name of a field, a paragraph for each of several."""
    lang = paper.lang
    match key, value:
        case "conflicts", _:
            yield from parts.contested(record, paper)
        case (("date" | "period" | "published"), str(edtf)):
            words = wording.day({"date": edtf}, lang)
            yield _with(paper.ink(words, "date"), edtf if words != edtf else "", paper)
        case "value", number:
            yield _with(paper.ink(amounts.amount(record, lang, paper.page.units), "number"), number, paper)
        case "event", str(id_):
            yield _with(paper.say(record["event_title"]), id_, paper)
        case "growth_percent", _:
            yield paper.ink(amounts.growth(record, lang))
        case "unit", str(unit):
            yield paper.ink(amounts.unit_forms(unit, paper.page.units)[lang][-1] or labels.RANK[lang])
        case "url", str(url):
            yield paper.link(url)
        case "topics", [*topics]:
            yield joined(", ", (paper.named(str(topic)) for topic in topics))
        case "aliases", [*words]:
            yield joined(", ", (paper.ink(word) for word in words))
        case _, str(word) if key in labels.VOCABULARIES:
            yield paper.ink(wording.label(labels.VOCABULARIES[key], word, lang))
        case _, [*items]:
            yield from (_item(item, paper) for item in items)
        case _:
            yield _item(value, paper)


def _name(key: str, paper: Paper, style: str = "") -> Text:
    return paper.ink(wording.label(labels.FIELDS, key, paper.lang), style)


def _item(value: object, paper: Paper) -> Text:
    """One value, with the id to ask further with."""
    id_ = value["id"] if isinstance(value, Mapping) and "name" in value else ""
    return _with(paper.ink(wording.phrase(value, paper.lang)), id_, paper)


def _with(text: Text, exact: object, paper: Paper) -> Text:
    """Words, and in brackets what programs call it."""
    return joined(" ", (text, paper.ink(f"({exact})" if exact else "", "id")))
