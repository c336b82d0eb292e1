"""The long suites: each draws cases without end, or all that there are, from a seed; a case fails by an assertion.

`python -m tests.long` runs them for as long as it is told to, `tests/test_suites.py` a few of each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from random import Random
from typing import NamedTuple


class Case(NamedTuple):
    """Something to try: what it is, and what tries it."""

    name: str
    check: Callable[[], object]


class Skipped(Exception):  # noqa: N818 - it is no error
    """What a case needs is not here."""


Suite = Callable[[Random, Path], Iterator[Case]]
"""From chance and a folder of its own to cases."""

SHARES = {
    "bases": 6, "sound": 3, "words": 4, "answers": 5, "streams": 3, "caches": 4, "faults": 6, "environments": 3,
    "privacy": 2, "differential": 4, "drafts": 3, "page": 2,
}  # fmt: skip
"""Name of a suite, which is that of its module and of the function in it → its share of the time."""


def suite(name: str) -> Suite:
    """The suite of that name."""
    found: Suite = getattr(import_module(f"suites.{name}"), name)
    return found
