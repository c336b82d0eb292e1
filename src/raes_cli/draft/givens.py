"""Given names, by which people are recognized whom a base does not have."""

from __future__ import annotations

from collections.abc import Iterable

from raes_cli.endings import alike
from raes_cli.text import fold


class Givens:
    """The given names of the people in a base, by which others with the same given name are recognized."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_start: dict[str, set[str]] = {}
        for name in names:
            first = fold(name.split()[0])
            if len(first) > len("ам") and first.isalpha():
                self._by_start.setdefault(first[:2], set()).add(first)

    def __contains__(self, word: str) -> bool:
        return any(alike(word, name) for name in self._by_start.get(word[:2], ()))
