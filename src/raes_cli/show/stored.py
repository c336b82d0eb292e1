"""JSON and JSON Lines: the stored texts joined without parsing, whatever the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from raes_cli.show.page import Page


def json(records: Sequence[str], page: Page) -> Iterator[str]:  # noqa: ARG001 - the same on every page
    """Yield one array, a record per line."""
    before = "[\n"
    for record in records:
        yield before + record
        before = ",\n"
    yield "\n]\n" if records else "[]\n"


def jsonl(records: Sequence[str], page: Page) -> Iterator[str]:  # noqa: ARG001 - the same on every page
    """Yield a record per line."""
    return (f"{record}\n" for record in records)
