"""CSV and TSV: a flat row for each record with everything it holds, safe to open in a spreadsheet.

A column is named by its path in the JSON: `title.en`, `place.id`. An empty cell is null or a missing key, a list is
compact JSON, numbers are unchanged. docs/formats.md shows how to read it all back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from csv import writer
from io import StringIO
from typing import Any

from raes_cli import record, record_parts
from raes_cli.errors import no_such
from raes_cli.record_parts import Field
from raes_cli.show.page import Page
from raes_cli.show.wording import Record
from raes_cli.text import both, listed, nearest

Row = dict[str, Any]
Shape = Mapping[str, "Shape"]

_VIEWS = {
    "timeline": ("event", ""),
    "meetings": ("event", ""),
    "council": ("event", ""),
    "session": ("event", "statements papers gaps"),
    "who": ("person organization", "events statements documents attributed met_with"),
    "said": ("statement", ""),
    "trade": ("figure", ""),
    "figures": ("figure", ""),
    "sources": ("source", ""),
    "conflicts": ("conflict", "claim_records"),
    "gaps": ("gap", "about_titles"),
    "search": (" ".join(record.TYPES), "match"),
    "stats": ("Count", ""),
    "list": ("Listed", ""),
}
"""View → the types of its records, and the keys that it adds. Any other view can have all types."""

# Text that a spreadsheet takes for a formula, or trims until it is one (OWASP; also full-width), and two quotes: the
# guard itself, and the one that a TSV reader may take for the start of a quoted cell.
_RISKY = re.compile(r"""['"\t\r\n]|[\s\x00-\x1f]*[=+\-@＝＋－＠]""")
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def csv(records: Sequence[str], page: Page) -> Iterator[str]:
    """Yield rows as in RFC 4180: commas, CRLF, cells quoted where they need it."""
    line = StringIO()
    write = writer(line).writerow
    for row in table(records, page):
        write(row)
        yield _marked(line.getvalue(), page)
        line.seek(0)
        line.truncate()
        page = page._replace(bom=False)


def tsv(records: Sequence[str], page: Page) -> Iterator[str]:
    r"""Yield rows with tabs, LF and no quoted cells; `\t`, `\n`, `\r` and `\\` stand for what would separate cells."""
    for row in table(records, page):
        yield _marked("\t".join(cell.translate(_ESCAPES) for cell in row) + "\n", page)
        page = page._replace(bom=False)


def guarded(text: str) -> str:
    """Return `text` so that no spreadsheet runs it: with `'` before a possible formula, before a quote, and if empty.

    To read it back, remove a leading `'`.
    """
    return f"'{text}" if not text or _RISKY.match(text) else text


def _marked(text: str, page: Page) -> str:
    return f"\ufeff{text}" if text and page.bom else text


def table(records: Sequence[str], page: Page) -> Iterator[Sequence[str]]:
    """Yield the header and the rows; without records, the header that some would have.

    The header depends on all records. They are read twice, so that they need not be kept in memory.
    """
    header = columns(records, page.view)
    if page.columns:
        header = picked([*header, *columns((), page.view)], page.columns)
    yield header
    for one in records:
        row = spread(json.loads(one))
        values = map(row.get, header)
        yield [guarded(value) if isinstance(value, str) else cell(value) for value in values]


def columns(records: Sequence[str], view: str) -> Sequence[str]:
    """Return the columns of `records`; if there are none, those that records of the `view` would have."""
    return _header({tuple(spread(one)) for one in (map(json.loads, records) if records else blank(view))})


def picked(known: Iterable[str], asked: Iterable[str]) -> list[str]:
    """Return those of the `known` columns that are `asked` for, in that order; a path selects all columns below it.

    Raises `UsageError` for a name that selects no column.
    """
    known, found = dict.fromkeys(known), []
    for name in asked:
        its = [column for column in known if column == name or column.startswith(f"{name}.")]
        if not its:
            all_, near = listed(known), nearest(name, known, 1)
            en, ru = (f"did you mean {near[0]}? ", f"возможно, {near[0]}? ") if near else ("", "")
            raise no_such("column", "столбца", name, both(f"{en}columns: {all_}", f"{ru}столбцы: {all_}"))
        found += its
    return found


def blank(view: str) -> Iterator[Record]:
    """Yield an empty record of each type that a view can have."""
    types, added = _VIEWS.get(view, (" ".join(record.TYPES), ""))
    for type_ in types.split():
        fields = record.TYPES.get(type_) or record_parts.PARTS[type_]
        keys = (field.key for field in fields if not field.added)
        yield dict.fromkeys((*keys, *added.split())) | ({"type": type_} if type_ in record.TYPES else {})


def _header(rows: Iterable[tuple[str, ...]]) -> Sequence[str]:
    """Merge the columns of all rows, each after the one it follows in its own row, whatever the order of the rows."""
    header: list[str] = []
    for columns in sorted(rows):
        place = 0
        for column in columns:
            if column not in header:
                header.insert(place, column)
            place = header.index(column) + 1
    return header


def spread(found: Record) -> Row:
    """Return the values of a record by column."""
    fields = (
        record.TYPES[found["type"]] if "type" in found else record_parts.PARTS["Listed" if "list" in found else "Count"]
    )
    inner = {field.key: _inner(field) for field in fields}
    return {column: cell for key, value in found.items() for column, cell in _cells(key, value, inner.get(key, {}))}


def _inner(field: Field) -> Shape:
    """Return the keys that an object can have, even if it is null or lacks some: columns must not depend on that."""
    one = isinstance(field.shape.kind, str) and not field.shape.many
    return {part.key: _inner(part) for part in (record_parts.PARTS.get(str(field.shape.kind), ()) if one else ())}


def _cells(path: str, value: Any, shape: Shape) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - any value of JSON
    """Yield the columns below `path` with their values; an object gets a column for each key that it can have."""
    inner = {**shape, **(value or {})} if value is None or isinstance(value, dict) else {}
    if not inner:
        yield path, value
    for key in inner:
        yield from _cells(f"{path}.{key}", (value or {}).get(key), shape.get(key, {}))


def cell(value: object) -> str:
    """Return a JSON value as the text of a cell; text is unchanged."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
