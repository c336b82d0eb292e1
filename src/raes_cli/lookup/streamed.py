"""Long answers, streamed: records are read in batches during iteration."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import overload

from raes_cli.index.connection import Index
from raes_cli.lookup.conditions import params
from raes_cli.lookup.find import find, numbers
from raes_cli.lookup.query import Query

_FEW = 500


class Records(Sequence[str]):
    """A sequence of the JSON of records, by their `numbers`; valid as long as the base is open."""

    def __init__(self, base: sqlite3.Connection, numbers: Sequence[int]) -> None:
        self.base, self.numbers = base, numbers

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return list(Records(self.base, self.numbers[at]))
        return next(iter(Records(self.base, [self.numbers[at]])))

    def __iter__(self) -> Iterator[str]:
        for start in range(0, len(self.numbers), _FEW):
            asked = self.numbers[start : start + _FEW]
            read = self._read(asked)
            # A file truncated since it was opened may yield zeros or fewer rows, without an error.
            if isinstance(self.base, Index) and (len(read) < len(asked) or any("\0" in one for one in read.values())):
                self.base.give_up()
                read = self._read(asked)
            yield from map(read.__getitem__, asked)

    def only(self, fits: Callable[[str], bool]) -> Records:
        """Return the records for which `fits` is true."""
        return Records(self.base, [number for number, one in zip(self.numbers, self, strict=True) if fits(one)])

    def _read(self, asked: Sequence[int]) -> dict[int, str]:
        return dict(self.base.execute(f"SELECT number, json FROM record WHERE number IN ({params(asked)})", asked))


def streamed(base: sqlite3.Connection, query: Query) -> Sequence[str]:
    """Return the records that match `query`, in the order of `select`: a list if they are few, else streamed."""
    found = counted(base, query)
    return found if len(found) > _FEW else find(base, query)


def counted(base: sqlite3.Connection, query: Query) -> Records:
    """Return the records that match `query`, in the order of `select`, none of them read yet."""
    return Records(base, numbers(base, query))
