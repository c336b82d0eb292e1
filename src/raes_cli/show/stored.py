"""JSON and JSON Lines: the stored texts joined, never parsed, whatever the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from raes_cli.show.page import Page


def json(records: Sequence[str], page: Page) -> Iterator[str]:  # noqa: ARG001 - the same on every page
    """One array, a record a line."""
    before = "[\n"
    for record in records:
        yield before + record
        before = ",\n"
    yield "\n]\n" if records else "[]\n"


def jsonl(records: Sequence[str], page: Page) -> Iterator[str]:  # noqa: ARG001 - the same on every page
    """A record a line."""
    return (f"{record}\n" for record in records)
