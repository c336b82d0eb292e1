"""Completion in the shell: the values that the base has for what is being typed, in the script being typed."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

import typer

from raes_cli.errors import RaesError
from raes_cli.text import fold

Completed = list[tuple[str, str]]
Complete = Callable[..., Completed]


def names(*kinds: str) -> Complete:
    """Single words of the names of `kinds` of vocabulary, and ids; the help is the whole name."""
    return _from_base(lambda base, start: _words(base, kinds, start))


def choices(values: Iterable[str]) -> Complete:
    """Of a closed list."""
    listed = tuple(values)

    def complete(incomplete: str) -> Completed:
        return [(value, "") for value in listed if value.startswith(incomplete)]

    return complete


def ids(*types: str) -> Complete:
    """Ids of records, of `types` only where there are some; the help is the title."""
    return _from_base(lambda base, start: _ids(base, types, start))


def _from_base(values: Callable[[sqlite3.Connection, str], Iterator[tuple[str, str]]]) -> Complete:
    def complete(ctx: typer.Context, incomplete: str) -> Completed:
        from raes_cli.lookup.base import open_base

        # A base that cannot be read completes nothing; the command itself will say why.
        with suppress(RaesError):
            base = open_base(ctx.params.get("facts") or ())
            return list(dict(values(base, incomplete)).items())
        return []

    return complete


def _words(base: sqlite3.Connection, kinds: tuple[str, ...], start: str) -> Iterator[tuple[str, str]]:
    """A word with a space in it would be two for the shell: names are completed word by word."""
    from raes_cli.lookup.forms import STOP

    folded = fold(start)
    marks = ",".join("?" * len(kinds))
    rows = base.execute(f"SELECT id, names FROM vocabulary WHERE kind IN ({marks}) ORDER BY id", kinds)  # noqa: S608
    for id_, lines in rows:
        spellings = lines.split("\n")
        for spelling in spellings:
            for word in spelling.replace("(", " ").replace(")", " ").split():
                # A shell takes what goes on from the letters typed, capital or not, and trips over quotes.
                plain = len(word) > 1 and word.replace("-", "").isalnum() and fold(word) not in STOP
                if plain and word.lower().startswith(start.lower()):
                    yield start + word[len(start) :], spellings[0]
        if start and id_.startswith(folded):
            yield id_, spellings[0]


def _ids(base: sqlite3.Connection, types: tuple[str, ...], start: str) -> Iterator[tuple[str, str]]:
    where = f" AND type IN ({','.join('?' * len(types))})" if types else ""
    rows = base.execute(
        "SELECT id, coalesce(json_extract(json, '$.title.en'), json_extract(json, '$.name.en')) FROM record"  # noqa: S608
        f" WHERE id >= ? AND id < ?{where} ORDER BY id",
        (start, start + "\U0010ffff", *types),
    )
    yield from rows
