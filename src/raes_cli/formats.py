"""The output formats: each a function from records and page to text, imported on first use."""

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
"""Format → module and function under `raes_cli`."""

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
"""The same for formats that other programs read."""

STYLES = {
    "text": "export.cite:text",
    "gost": "export.cite:gost",
    "bibtex": EXPORTS["bibtex"],
    "csl-json": EXPORTS["csl-json"],
    "ris": EXPORTS["ris"],
    "md": "export.cite:md",
}
"""The same for citation styles."""

PICTURES = {"svg": "show.plot:svg", "png": "show.plot:png"}
"""The same for formats that only a chart can have."""

PARTIAL = {"ics": "export.calendar:has_place", "graphml": "export.graph:has_place", "chart": "show.series:has_place"}
"""Formats, or `chart`, that cannot hold every record → the predicate for the records that they can hold."""

BINARY = ("png", "sqlite", "xlsx")
"""Formats whose output is bytes, which cannot go to a terminal."""

MARKED = ("csv", "tsv")
"""Formats that can start with a byte order mark."""

COLUMNED = ("csv", "tsv", "plain", "md")
"""Formats whose columns can be selected."""

ENDINGS = {
    ".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".tsv": "tsv", ".md": "md", ".yaml": "yaml", ".yml": "yaml",
    ".txt": "plain",
    ".ics": "ics", ".sqlite": "sqlite", ".sqlite3": "sqlite", ".db": "sqlite", ".html": "html", ".xlsx": "xlsx",
    ".graphml": "graphml", ".bib": "bibtex", ".ris": "ris",
}  # fmt: skip
"""File extension → format."""

CITATIONS = {".txt": "text", ".bib": "bibtex", ".json": "csl-json", ".ris": "ris", ".md": "md"}
"""File extension → format, for citations."""

CHARTS = {".svg": "svg", ".png": "png", ".txt": "table"}
"""File extension → format, for a chart."""


def pieces(records: Sequence[str], page: Page, form: str) -> Iterator[str] | Iterator[bytes]:
    """Yield `records`, each a JSON text, as the format `form` writes them; citations in the style `form`.

    Formats that write records one after the other are generated lazily, to save memory.
    """
    known = STYLES if page.view == "cite" else {**FORMATS, **PICTURES, **EXPORTS}
    write: Format = _loaded(known[form])
    made = write(records, page)
    if isinstance(made, bytes):
        return iter((made,))
    return iter((made,)) if isinstance(made, str) else made


def render(records: Sequence[str], page: Page, form: str) -> str | bytes:
    """Return the output of `pieces` in one piece."""
    made: list[Any] = list(pieces(records, page, form))
    return (b"" if made and isinstance(made[0], bytes) else "").join(made)


def fitting(records: Sequence[str], form: str, *, chart: bool = False) -> Sequence[str]:
    """Return those of `records` that the format `form`, or a chart, can hold."""
    if not (partial := PARTIAL.get("chart" if chart else form)):
        return records
    from raes_cli.lookup.streamed import Records  # lazy: only exports have them

    fits = _loaded(partial)
    return records.only(fits) if isinstance(records, Records) else list(filter(fits, records))


def by_days(records: Sequence[str], *, reverse: bool) -> Sequence[str]:
    """Return `records` sorted by earliest and latest day, undated ones last; with `reverse`, the other way round."""
    import json  # lazy: only charts need it

    last = ("9999-12-31", "9999-12-31")

    def bounds(text: str) -> tuple[str, ...]:
        record = json.loads(text)
        return tuple(record[key] or end for key, end in zip(("earliest", "latest"), last, strict=True))

    return sorted(records, key=bounds, reverse=reverse)


def _loaded(path: str) -> Callable[..., Any]:
    module, function = path.split(":")
    found: Callable[..., Any] = getattr(import_module(f"raes_cli.{module}"), function)
    return found
