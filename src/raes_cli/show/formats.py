"""The formats: each a function from records and page to text, imported only when asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from raes_cli.show.page import Page

Format = Callable[[Sequence[str], Page], str | bytes]

FORMATS = {
    "table": "tables:table",
    "plain": "plain:plain",
    "json": "stored:json",
    "jsonl": "stored:jsonl",
    "csv": "delimited:csv",
    "tsv": "delimited:tsv",
    "md": "markdown:md",
    "yaml": "yamlform:yaml",
}
"""Name of a format → module and function below `raes_cli.show`."""

PICTURES = {"svg": "plot:svg", "png": "plot:png"}
"""What only a chart can be written as, in the same way."""

BINARY = ("png",)
"""Formats whose answer is bytes, which no terminal shows."""

MARKED = ("csv", "tsv")
"""Formats that can begin with a byte order mark."""

ENDINGS = {
    ".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".tsv": "tsv", ".md": "md", ".yaml": "yaml", ".yml": "yaml",
    ".txt": "plain",
}  # fmt: skip
"""Ending of a file → the format that it is written in."""

CHARTS = {".svg": "svg", ".png": "png", ".txt": "table"}
"""The same of a chart."""


def render(records: Sequence[str], page: Page, form: str) -> str | bytes:
    """`records`, each one JSON text, as the format `form` writes them."""
    module, function = {**FORMATS, **PICTURES}[form].split(":")
    write: Format = getattr(import_module(f"raes_cli.show.{module}"), function)
    return write(records, page)
