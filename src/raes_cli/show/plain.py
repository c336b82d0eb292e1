"""Plain lines for pipes: one record per line, fields separated by tabs, complete, never wrapped or cut.

The columns depend only on the type of the record: `HEAD`, then its own in `COLUMNS`, then `TAIL`. A column that has no
value, or is only filled by other questions, is empty. A count of `raes stats` has the columns of `COUNT`, a name of
`raes list` those of `LISTED`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from raes_cli import amounts, labels, vocabularies
from raes_cli.show.page import Page
from raes_cli.show.wording import Record, flat, kind, label, named, phrase

HEAD = ("id", "date", "kind", "title")
_ACTOR = (
    "aliases", "spellings", "country", "part_of", "parts", "posts", "met_with", "events", "statements", "documents",
    "attributed",
)  # fmt: skip
COLUMNS = {
    "event": (
        "participants", "place", "status", "theme", "theme_original", "organizers", "initiated_by", "mediated_by",
        "part_of", "related", "documents", "place_note", "statements", "papers", "gaps", "body", "parts",
    ),
    "figure": ("value", "growth", "status", "measure", "text", "number", "implied", "basis"),
    "statement": ("speakers", "collective", "mode", "event", "text", "about", "claimed_date"),
    "document": ("signatories", "authors", "status", "events", "text", "initialled_by", "full_text", "aliases"),
    "person": _ACTOR,
    "organization": _ACTOR,
    "source": ("publisher", "relays", "language", "file", "sha256", "url", "documents", "outlet", "read", "grade"),
    "conflict": ("rule", "claims", "text", "claim_records"),
    "gap": ("about", "text", "missing_numbers", "closed_by"),
}  # fmt: skip
TAIL = (
    "attribution", "date_text", "date_note", "topics", "note", "conflicts", "sources",
    "conflict_texts", "origin", "match", "remark", "mentioned_in",
)  # fmt: skip
COUNT = ("group", "key", "count")
LISTED = ("id", "name", "count", "list", "of", "aliases")


def plain(records: Sequence[str], page: Page) -> Iterator[str]:
    """Yield the lines, with titles and words in the language of `page`."""
    rows: Iterator[Iterable[str]] = (cells(json.loads(record), page) for record in records)
    if page.columns:
        rows = islice(worded(records, page), 1, None)
    return ("\t".join(map(flat, row)) + "\n" for row in rows)


def cells(record: Record, page: Page) -> Iterator[str]:
    """Yield the fields of one line."""
    return (cell(record, column, page) for column in columns(record))


def worded(records: Sequence[str], page: Page) -> Iterator[list[str]]:
    """Yield the names of the columns that `page` asks for, then their cells for each record.

    Columns of plain lines go by their names, others by their paths in the JSON. Raises `UsageError` for an unknown one.
    """
    from raes_cli.show import delimited  # most lines are whole and need none of it

    own = dict.fromkeys(column for one in delimited.blank(page.view) for column in columns(one))
    own |= dict.fromkeys(column for record in records for column in columns(json.loads(record)))
    known = [*own, *delimited.columns(records, page.view), *delimited.columns((), page.view)]
    header: list[str] = []
    for name in page.columns:
        header += [name] if name in own else delimited.picked(known, [name])
    yield header
    for text in records:
        record = json.loads(text)
        its, row = columns(record), delimited.spread(record)
        yield [cell(record, column, page) if column in its else delimited.cell(row.get(column)) for column in header]


def columns(record: Record) -> tuple[str, ...]:
    """Return the columns of the line for a record."""
    if "list" in record:
        return LISTED
    return (*HEAD, *COLUMNS[record["type"]], *TAIL) if "type" in record else COUNT


def cell(record: Record, column: str, page: Page) -> str:
    """Return the value of a record in a column, in words."""
    lang = page.lang
    if column == "kind":
        return named(record["indicator"], lang) if record["type"] == "figure" else kind(record, page)
    if column == "value":
        return amounts.amount(record, lang, page.units)
    if column in _CELLS:
        return _CELLS[column](record, lang)
    if column in vocabularies.VOCABULARIES:
        return label(vocabularies.VOCABULARIES[column], record[column] or "", lang)
    return phrase(record.get(column), lang)


def _title(record: Record, lang: str) -> str:
    return _name(record, lang) if record["type"] in ("person", "organization") else named(record, lang)


def _name(record: Record, _: str) -> str:
    """Return the name in every language."""
    return " / ".join(record["name"].values())


def _collective(record: Record, lang: str) -> str:
    return labels.COLLECTIVE[lang] if record["collective"] and record["mode"] != "discussed" else ""


def _number(record: Record, _: str) -> str:
    """Return a figure in whole units, for programs: 4400000000."""
    return "" if record["type"] != "figure" or record["value"] is None else str(record["value"])


def _match(record: Record, lang: str) -> str:
    """Return where a search matched, and the text there: `text.ru: …`."""
    match = record.get("match")
    by = labels.FOUND_BY[lang].format(match["found_by"]) if match and match.get("found_by") else ""
    return f"{match['field']}: {match['text']}{by and f' ({by})'}" if match else ""


_CELLS: Mapping[str, Callable[[Record, str], str]] = {
    "title": _title,
    "name": _name,
    "growth": amounts.growth,
    "collective": _collective,
    "number": _number,
    "match": _match,
}
