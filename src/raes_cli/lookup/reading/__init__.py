"""Words, read: what a question or the words after a command ask for, in English, Russian or Azerbaijani."""

from __future__ import annotations

import datetime as dt
import sqlite3

from raes_cli.errors import UnknownError, UsageError
from raes_cli.lookup.reading.grammar import Asked, Reader
from raes_cli.lookup.reading.tokens import tokens
from raes_cli.text import both, one_line


def understood(base: sqlite3.Connection, line: str, question: str = "", today: str | None = None) -> Asked:
    """What a `line` of words asks, after the command `question` where one is given.

    Raises `UnknownError` for what names nobody and stands in no text, `UsageError` for a line that asks nothing.
    """
    day = dt.date.fromisoformat(today) if today else dt.date.today()  # noqa: DTZ011 - the user's day
    reader = Reader(base, tokens(line), day, question)
    if not reader.says_anything():
        hint = both("try raes NAME, or raes last meeting of …", "попробуйте raes ИМЯ или raes последняя встреча …")
        raise UsageError(both("there is nothing to look for", "не сказано, что искать"), hint)
    if whole := reader.titled():
        return whole
    for item in (*reader.unknown(), *reader.strangers()):
        rest = " ".join(word.typed for at, word in enumerate(reader.words) if not item.start <= at < item.end)
        from raes_cli.lookup.reading.strangers import stranger

        raise stranger(base, reader.typed(item), rest)
    if reader.number and not reader.sessions:
        shown = one_line(line)
        message = both(
            f"no session of that number in the base: {shown}", f"в базе нет заседания с таким номером: {shown}"
        )
        raise UnknownError(message, both("`raes council` lists them", "`raes council` покажет все"))
    return reader.asked()
