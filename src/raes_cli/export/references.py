"""The parts of a citation in any style: a source, the fact cited from it, the passages that prove the fact.

Nothing unknown is filled in: no author, publisher or date stands in for one that the source does not give. The titles
of sources are our own, as they are in the base.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from raes_cli import amounts, dates, labels
from raes_cli.show.page import Page
from raes_cli.show.wording import Record, day, named, phrase
from raes_cli.text import both

_NOT_BEFORE = both("not before {}", "не ранее {}")
_PRECISION = {"day": 3, "month": 2, "year": 1}


class Passage(NamedTuple):
    """Words of a source, and the line on which they begin if its text has lines."""

    anchor: str
    line: int | None


class Reference(NamedTuple):
    """A source, or a `fact` with the passages of this source that prove it."""

    source: Record
    fact: Record | None
    passages: tuple[Passage, ...]

    @property
    def key(self) -> str:
        """Return the unique key of the reference: the id of the source, preceded by that of the fact if any."""
        own: str = self.source["id"]
        return f"{self.fact['id']}.{own}" if self.fact else own

    def publisher(self, lang: str) -> str:
        """Return the publisher of the source, else its outlet; empty if neither is known."""
        known = self.source["publisher"]
        return named(known, lang) if known else str(self.source.get("outlet") or "")

    def published(self) -> tuple[int, ...]:
        """Return the year, month and day of publication, as far as they are known."""
        edtf = self.source["published"]
        known = dates.parse(edtf) if edtf else None
        if known is None or known.start is None or known.start != known.end or known.start.precision not in _PRECISION:
            return ()
        first = known.start.first
        return (first.year, first.month, first.day)[: _PRECISION[known.start.precision]]

    def when(self, lang: str) -> str:
        """Return the date of publication in words; if it is only bounded, “no date” and the bound."""
        edtf = self.source["published"]
        if not edtf or self.published():
            return dates.words(edtf, lang) if edtf else labels.NO_DATE[lang]
        known = dates.parse(edtf)
        bound = dates.words(edtf, lang)
        if known.latest is None and known.earliest:
            genitive = dates.words(f"[{known.earliest}..]", "ru").removeprefix("не ранее ")
            bound = _NOT_BEFORE[lang].format(genitive if lang == "ru" else dates.words(str(known.earliest), lang))
        return f"{labels.NO_DATE[lang]}; {bound}"

    def title(self, lang: str) -> str:
        """Return our title of the source."""
        return named(self.source, lang)

    def own_language(self) -> str:
        """Return the language for the title in a bibliography: Russian for a source in Russian, else English."""
        return "ru" if self.source["language"] == "ru" else "en"


def references(records: Sequence[str], page: Page) -> Iterator[Reference]:
    """Yield a reference for each source among `records`, and for each source of every other record.

    Sources whose passages contain the number of a figure come before its other sources.
    """
    for text in records:
        record = json.loads(text)
        if record["type"] == "source":
            yield Reference(record, None, ())
            continue
        passages: dict[str, list[Passage]] = {}
        for one in record["sources"]:
            line = (one["locator"] or {}).get("line")
            passages.setdefault(one["source"], []).append(Passage(one["anchor"], line))
        for id_, found in sorted(passages.items(), key=lambda one: not _says(record, one[1])):
            yield Reference(page.known[id_], record, tuple(found))


def _says(record: Record, passages: Sequence[Passage]) -> bool:
    """Return whether the passages contain the number of a figure; always true of other records."""
    number = record.get("stated")
    return not number or any(number in one.anchor.replace(",", ".") for one in passages)


def told(fact: Record, page: Page) -> str:
    """Return what a fact says: its title, followed by its value, its text, or its date and place."""
    lang = page.lang
    match fact["type"]:
        case "figure":
            parts = [amounts.amount(fact, lang, page.units), amounts.growth(fact, lang)]
        case "statement" | "conflict" | "gap":
            parts = [fact["text"][lang]]
        case "event" | "document":
            parts = [day(fact, lang) if fact["date"] else "", phrase(fact.get("place"), lang)]
        case _:
            parts = []
    said = ", ".join(part for part in parts if part)
    return f"{named(fact, lang)}: {said}" if said else named(fact, lang)
