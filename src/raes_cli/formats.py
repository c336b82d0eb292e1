"""The formats: each a function from records and page to text, imported only when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any

from raes_cli.show.page import Page

Format = Callable[[Sequence[str], Page], str | bytes | Iterator[str]]

FORMATS = {
    "table": "show.tables:table",
    "plain": "show.plain:plain",
    "json": "show.stored:json",
    "jsonl": "show.stored:jsonl",
    "csv": "show.delimited:csv",
    "tsv": "show.delimited:tsv",
    "md": "show.markdown:md",
    "yaml": "show.yamlform:yaml",
}
"""Name of a format → module and function below `raes_cli`."""

EXPORTS = {
    "ics": "export.calendar:ics",
    "sqlite": "export.database:sqlite",
    "html": "export.html:html",
    "xlsx": "export.workbook:xlsx",
    "graphml": "export.graph:graphml",
    "bibtex": "export.cite:bibtex",
    "csl-json": "export.cite:csl_json",
    "ris": "export.cite:ris",
}
"""What other programs read, in the same way."""

STYLES = {
    "text": "export.cite:text",
    "gost": "export.cite:gost",
    "bibtex": EXPORTS["bibtex"],
    "csl-json": EXPORTS["csl-json"],
    "ris": EXPORTS["ris"],
    "md": "export.cite:md",
}
"""How a citation is written, in the same way."""

PICTURES = {"svg": "show.plot:svg", "png": "show.plot:png"}
"""What only a chart can be written as, in the same way."""

PARTIAL = {"ics": "export.calendar:has_place", "graphml": "export.graph:has_place", "chart": "show.series:has_place"}
"""Formats that have no place for every record, a chart among them, and what tells whether one has."""

BINARY = ("png", "sqlite", "xlsx")
"""Formats whose answer is bytes, which no terminal shows."""

MARKED = ("csv", "tsv")
"""Formats that can begin with a byte order mark."""

COLUMNED = ("csv", "tsv", "plain", "md")
"""Formats of which columns can be picked."""

ENDINGS = {
    ".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".tsv": "tsv", ".md": "md", ".yaml": "yaml", ".yml": "yaml",
    ".txt": "plain",
    ".ics": "ics", ".sqlite": "sqlite", ".sqlite3": "sqlite", ".db": "sqlite", ".html": "html", ".xlsx": "xlsx",
    ".graphml": "graphml", ".bib": "bibtex", ".ris": "ris",
}  # fmt: skip
"""Ending of a file → the format that it is written in."""

CITATIONS = {".txt": "text", ".bib": "bibtex", ".json": "csl-json", ".ris": "ris", ".md": "md"}
"""The same of citations."""

CHARTS = {".svg": "svg", ".png": "png", ".txt": "table"}
"""The same of a chart."""


def pieces(records: Sequence[str], page: Page, form: str) -> Iterator[str] | Iterator[bytes]:
    """`records`, each one JSON text, as the format `form` writes them; citations as a style of them.

    Formats that say one record after the other are made as they are asked for, so that no more is in memory.
    """
    known = STYLES if page.view == "cite" else {**FORMATS, **PICTURES, **EXPORTS}
    write: Format = _loaded(known[form])
    made = write(records, page)
    if isinstance(made, bytes):
        return iter((made,))
    return iter((made,)) if isinstance(made, str) else made


def render(records: Sequence[str], page: Page, form: str) -> str | bytes:
    """The same in one piece."""
    made: list[Any] = list(pieces(records, page, form))
    return (b"" if made and isinstance(made[0], bytes) else "").join(made)


def fitting(records: Sequence[str], form: str, *, chart: bool = False) -> Sequence[str]:
    """Those of `records` that the format `form`, or a chart, has a place for."""
    if not (partial := PARTIAL.get("chart" if chart else form)):
        return records
    from raes_cli.lookup.streamed import Records  # only an export has them

    fits = _loaded(partial)
    return records.only(fits) if isinstance(records, Records) else list(filter(fits, records))


def by_days(records: Sequence[str], *, reverse: bool) -> Sequence[str]:
    """`records` from the first day that bounds each to the last, undated ones at the end; or the other way."""
    import json  # only a chart needs it

    last = ("9999-12-31", "9999-12-31")

    def bounds(text: str) -> tuple[str, ...]:
        record = json.loads(text)
        return tuple(record[key] or end for key, end in zip(("earliest", "latest"), last, strict=True))

    return sorted(records, key=bounds, reverse=reverse)


def _loaded(path: str) -> Callable[..., Any]:
    module, function = path.split(":")
    found: Callable[..., Any] = getattr(import_module(f"raes_cli.{module}"), function)
    return found
