"""Given names, by which people are recognized whom a base does not have."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from raes_cli.endings import alike
from raes_cli.text import fold

_COMMON = Path(__file__).with_name("givens.txt").read_text(encoding="utf-8").split()
"""Common given names of the region, of Europe, and of the Near East, folded."""


class Givens:
    """The given names of the people in a base, and common ones, by which others with the same name are recognized."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_start: dict[str, set[str]] = {}
        for name in (*names, *_COMMON):
            first = fold(name.split()[0])
            if len(first) > len("ам") and first.isalpha():
                self._by_start.setdefault(first[:2], set()).add(first)

    def __contains__(self, word: str) -> bool:
        return any(alike(word, name) for name in self._by_start.get(word[:2], ()))
