"""Progress reports of long-running work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import TypeVar

from raes_cli.text import Words

Told = Callable[[Words, int, int], None]
"""A progress callback: takes what is being done, how much of it is done, and the total."""
Watch = Callable[[], AbstractContextManager[Told]]
"""Returns a context manager that shows the progress of a piece of work, and yields the callback."""

Item = TypeVar("Item")


def untold(doing: Words, done: int, whole: int) -> None:
    """Ignore progress: the callback when nobody is watching."""


def counted(items: Iterable[Item], whole: int, doing: Words, told: Told) -> Iterator[Item]:
    """Yield `items`, reporting progress to `told` about a hundred times, or on each item if there are fewer."""
    step = max(whole // 100, 1)
    for number, item in enumerate(items):
        if number % step == 0:
            told(doing, number, whole)
        yield item
