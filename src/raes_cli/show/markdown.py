"""Markdown for reading and pasting: a GitHub table for each type of record, the evidence numbered below.

A column that is empty in every row is left out. Nothing in a text can become a link, an image, HTML or a cell.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from raes_cli import labels
from raes_cli.show import plain
from raes_cli.show.page import Page
from raes_cli.show.wording import (
    Record,
    counted_names,
    day,
    flat,
    inferred,
    label,
    locator,
    named,
    phrase,
    post_title,
    quoted,
)
from raes_cli.text import Words, both

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "event": (
        "date",
        "kind",
        "title",
        "place",
        "body",
        "participants",
        "organizers",
        "initiated_by",
        "mediated_by",
        "theme",
        "documents",
        "part_of",
        "parts",
        "related",
        "status",
    ),
    "figure": ("date", "title", "value", "growth", "implied", "status", "measure", "text"),
    "statement": ("date", "title", "speakers", "collective", "mode", "text", "event", "about"),
    "document": (
        "date", "kind", "title", "status", "signatories", "initialled_by", "authors",
        "text", "events", "full_text", "aliases"),
    "person": ("title", "aliases", "spellings", "country", "posts", "met_with"),
    "organization": ("title", "kind", "aliases", "spellings", "country", "part_of", "parts", "posts", "met_with"),
    "source": ("date", "kind", "title", "publisher", "relays", "language", "file", "sha256", "url", "documents"),
    "conflict": ("rule", "title", "text", "claims"),
    "gap": ("date", "title", "text", "about", "missing_numbers"),
}  # fmt: skip
"""Type of a record → its columns, as far as people want them in a table."""
TAIL = ("attribution", "date_text", "date_note", "place_note", "topics", "note", "conflicts", "sources", "id")

_HEADINGS = {
    **labels.FIELDS,
    "kind": both("kind", "вид"),
    "growth": labels.FIELDS["growth_percent"],
    "met_with": labels.MET,
    "sources": labels.EVIDENCE,
    "id": both("id", "id"),
    "group": both("counted", "что подсчитано"),
    "key": both("of", "значение"),
    "count": both("number", "количество"),
}
_TYPES = {
    "event": labels.EVENTS,
    "figure": both("Figures", "Показатели"),
    "statement": labels.SAID,
    "document": labels.DOCUMENTS,
    "person": both("People", "Люди"),
    "organization": both("Organisations", "Организации"),
    "source": labels.SOURCES,
    "conflict": both("Conflicts", "Противоречия"),
    "gap": labels.GAPS,
}
_PARTS = {
    "events": labels.EVENTS,
    "statements": labels.SAID,
    "documents": labels.DOCUMENTS,
    "papers": labels.DOCUMENTS,
    "attributed": both("According to them", "С их слов"),
    "gaps": labels.GAPS,
    "claim_records": both("Claims", "Утверждения"),
}
"""Key that holds whole records → the heading over them."""

# All that has a meaning inside a line, on GitHub and elsewhere: emphasis, code, links, images, HTML, entities,
# cells, strikethrough, formulas, attributes, mentions; a colon or point that makes a link or a picture of a word.
_SPECIAL = re.compile(r"[\\`*_\[\]{<>|~$&#@^]|:(?=\S)|(?<=www)\.", re.IGNORECASE)


def md(records: Sequence[str], page: Page) -> str:
    """The tables, those of records inside a record under its name, then the evidence."""
    sheet = _Sheet(page)
    read = [json.loads(record) for record in records]
    blocks = [*sheet.tables(read, "##"), *sheet.parts(read), *sheet.evidence()]
    return "\n\n".join(blocks) + "\n" if blocks else ""


def escaped(text: str) -> str:
    """`text` on one line, in which nothing is Markdown."""
    return _SPECIAL.sub(r"\\\g<0>", flat(text))


class _Sheet:
    """One answer in one language; what it cites is numbered as it is met."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lang = page.lang
        self._names = page.names
        self._cited: dict[tuple[str, str, str], int] = {}

    def tables(self, records: Iterable[Record], level: str) -> Iterator[str]:
        """A table for each type, under a heading where there are several."""
        groups: dict[str, list[Record]] = {}
        for record in records:
            groups.setdefault(record.get("type", ""), []).append(record)
        for type_, group in groups.items():
            if len(groups) > 1:
                yield f"{level} {escaped(label(_TYPES, type_, self.lang))}"
            yield self._table(type_, group)

    def parts(self, records: Iterable[Record]) -> Iterator[str]:
        """The records that a record holds: the events of a person, the claims of a conflict."""
        for record in records:
            for key, value in record.items():
                several = value if isinstance(value, list) else []
                inner = [one for one in several if isinstance(one, dict) and "type" in one]
                if inner:
                    yield f"## {escaped(named(record, self.lang))}: {escaped(label(_PARTS, key, self.lang))}"
                    yield from self.tables(inner, "###")

    def evidence(self) -> Iterator[str]:
        """All that was cited, by its number."""
        if self._cited:
            yield f"## {labels.EVIDENCE[self.lang]}"
            yield "\n".join(
                f"{number}. {quoted(escaped(anchor), self.lang)} — "
                f"{escaped(', '.join(filter(None, (self._name(source), place))))}"
                for (anchor, source, place), number in self._cited.items()
            )

    def _name(self, source: str) -> str:
        return f"{self._names[source][self.lang]} ({source})" if source in self._names else source

    def _table(self, type_: str, records: Sequence[Record]) -> str:
        columns = (*COLUMNS[type_], *TAIL) if type_ else plain.COUNT
        rows = [self._row(columns, record) for record in records]
        shown = [place for place in range(len(columns)) if any(row[place] for row in rows)]
        header = [_heading(columns[place], type_, self.lang) for place in shown]
        lines = [header, ["---"] * len(shown), *([row[place] for place in shown] for row in rows)]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)

    def _row(self, columns: Sequence[str], record: Record) -> list[str]:
        known = (*plain.HEAD, *plain.COLUMNS[record["type"]], *plain.TAIL) if "type" in record else plain.COUNT
        said = dict(zip(known, plain.cells(record, self.page), strict=True))
        said |= {column: cell(record, self.lang) for column, cell in _CELLS.items() if column in said}
        if "key" in said:
            said["key"] = _counted(record, self.page)
        if "posts" in said:
            said["posts"] = "; ".join(self._post(post, record) for post in record["posts"])
        if "sources" in said:
            said["sources"] = self._marks(record["sources"])
        return [escaped(said.get(column, "")) for column in columns]

    def _post(self, post: Record, holder: Record) -> str:
        """A post as attested on a day, with the numbers of its evidence; who held it, where that is another."""
        holds = post_title(post, self.lang)
        if post["person"]["id"] != holder["id"]:
            holds = f"{named(post['person'], self.lang)}: {post['title'][self.lang]}"
        asides = (day(post, self.lang), phrase(post["date_note"], self.lang), phrase(post["note"], self.lang))
        return f"{holds} ({', '.join(filter(None, asides))}) [{self._marks(post['sources'])}]"

    def _marks(self, citations: Iterable[Record]) -> str:
        cited = [(one["anchor"], one["source"], locator(one["locator"], self.lang)) for one in citations]
        return ", ".join(str(self._cited.setdefault(one, len(self._cited) + 1)) for one in cited)


def _heading(column: str, type_: str, lang: str) -> str:
    words = labels.TYPES[type_] if column == "title" else _HEADINGS[column]
    return words[lang][:1].upper() + words[lang][1:]


def _date(record: Record, lang: str) -> str:
    if not record["date"]:
        return ""
    doubt = inferred(record, lang)
    return f"{day(record, lang)} ({doubt})" if doubt else day(record, lang)


def _status(record: Record, lang: str) -> str:
    """What is as one expects, an event held and a figure reported, needs no word."""
    expected = record["status"] in ("held", "reported")
    return "" if expected else label(labels.STATUSES, record["status"] or "", lang)


def _counted(record: Record, page: Page) -> str:
    words: Words | None = record.get("title") or record.get("name")
    return words[page.lang] if words else label(counted_names(record["group"], page), str(record["key"]), page.lang)


_CELLS: Mapping[str, Callable[[Record, str], str]] = {
    "date": _date,
    "status": _status,
    "event": lambda record, lang: phrase(record["event_title"], lang),
    "conflicts": lambda record, lang: phrase(record.get("conflict_texts") or record["conflicts"], lang),
    "group": lambda record, lang: label(labels.GROUPS, record["group"], lang),
}
