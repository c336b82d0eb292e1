"""What nobody knows: the error for a word of a question that means nothing, with what may have been meant."""

from __future__ import annotations

import sqlite3

from raes_cli.errors import UnknownError
from raes_cli.lookup import resolve
from raes_cli.text import Words, both, one_line


def stranger(base: sqlite3.Connection, typed: str, rest: str) -> UnknownError:
    """The error for what was `typed` and is not in the base: it names the closest, else what the `rest` asks alone."""
    shown = one_line(typed)
    message = both(
        f"nothing in the base is called '{shown}', and no text has it", f"в базе нет «{shown}»: ни имени, ни слова"
    )
    return UnknownError(message, closest(base, typed) or _without(rest))


def closest(base: sqlite3.Connection, typed: str) -> Words | None:
    """The people and bodies with the nearest names."""
    try:
        resolve.actors(base, typed)
    except UnknownError as error:
        return error.hint
    return None


def _without(rest: str) -> Words | None:
    shown = one_line(rest)
    return both(f"without it: raes {shown}", f"без этого: raes {shown}") if shown else None
