"""How far a long piece of work has come, for whoever watches it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import TypeVar

from raes_cli.text import Words

Told = Callable[[Words, int, int], None]
"""Hears what is being done, how much of it is done, and of how much."""
Watch = Callable[[], AbstractContextManager[Told]]
"""Begins to watch a piece of work, and ends when that does, however it ends."""

Item = TypeVar("Item")


def untold(doing: Words, done: int, whole: int) -> None:
    """Nobody watches."""


def counted(items: Iterable[Item], whole: int, doing: Words, told: Told) -> Iterator[Item]:
    """The `items`, of which `told` hears how many have been gone through, a hundred times or with each of fewer."""
    step = max(whole // 100, 1)
    for number, item in enumerate(items):
        if number % step == 0:
            told(doing, number, whole)
        yield item
