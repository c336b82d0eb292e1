"""The reader of plain words: what a question asks, or words after a command, in English, Russian or Azerbaijani."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from raes_cli.errors import UnknownError, UsageError
from raes_cli.lookup.reading import sides
from raes_cli.lookup.reading.asking import Asked, idle, titled
from raes_cli.lookup.reading.language import negates
from raes_cli.lookup.reading.line import Line
from raes_cli.lookup.reading.narrowing import asked_by
from raes_cli.lookup.reading.numbered import numbers
from raes_cli.lookup.reading.strangers import stranger, strangers, without_it
from raes_cli.lookup.reading.tokens import tokens
from raes_cli.lookup.reading.unknown import OF_NUMBERS, answers, fits_several, instead, left_out
from raes_cli.text import Words, both, chained, fold, listed, one_line, safe

__all__ = ["idle", "known", "nearest", "understood", "unknown_of"]

if TYPE_CHECKING:
    from raes_cli.lookup.query import Answer
    from raes_cli.lookup.reading.alternatives import Asks
    from raes_cli.lookup.reading.parts import Item


def known(base: sqlite3.Connection, word: str) -> bool:
    """Return whether a word occurs in this form in a text, or has a meaning in the base or a role in a question."""
    word = safe(word)
    if base.execute("SELECT 1 FROM spelt WHERE sort = 'text' AND word = ?", (fold(word),)).fetchone():
        return True
    return any(item.means or item.does for item in Line(base, tokens(word), dt.date.max).items)


def nearest(
    base: sqlite3.Connection,
    typed: str,
    questions: tuple[str, str],
    asks: Asks,
    today: str | None,
    *,
    told: Words | None = None,
) -> Words | None:
    """Return the nearest readings of the words that do have an answer, in addition to the hint `told`.

    `questions` are the one typed and the one understood.
    """
    from raes_cli.lookup.reading.alternatives import nearest_to  # lazy: only for an empty answer

    return nearest_to(Line(base, tokens(typed), _day(today), questions[0]), questions[1], asks, told)


FEW = 3
"""Largest number of records whose gaps are looked up one by one."""


def unknown_of(gaps: Iterable[Answer[Any]]) -> tuple[Words, ...]:
    """Return a note on the gaps in what is known of a cause: on the first of `gaps` that has any."""
    for answer in filter(None, gaps):
        command, many = answer.reading.command(), len(answer)
        return (both(f"what is unknown about it: {command} ({many})", f"что об этом неизвестно: {command} ({many})"),)
    return ()


def _day(today: str | None) -> dt.date:
    return dt.date.fromisoformat(today) if today else dt.date.today()  # noqa: DTZ011 - the user's local day


def _line(base: sqlite3.Connection, typed: str, today: dt.date, question: str) -> Line:
    """Return the line of words after a command, with the command itself if it begins an indicator: trade in manats."""
    if question in ("trade", "figures"):
        whole = Line(base, tokens(f"{question} {typed}"), today, question)
        first = whole.items[0] if whole.items else None
        if first and not first.start and first.end > 1 and "indicator" in first.means:
            return whole
    return Line(base, tokens(typed), today, question)


def _typed_otherwise(line: Line, typed: str) -> Line | None:
    """Return the line as transliterated Russian, or in the other keyboard layout, if all its words are known then."""
    from raes_cli.lookup.reading import respelt  # lazy: only for words to search for

    cyrillic = respelt.in_cyrillic(line)
    for one in filter(None, (cyrillic, respelt.as_in_texts(line), *respelt.on_other_keys(line, typed))):
        other = _line(line.base, one, line.today, line.question)
        known = respelt.is_written(other) if one != cyrillic else next(strangers(other), None) is None
        if known and other.says_anything():
            return other
    return None


def understood(base: sqlite3.Connection, typed: str, question: str = "", today: str | None = None) -> Asked:
    """Return what the words `typed` ask, after the command `question` if one is given.

    Raises `UnknownError` for words that name nobody and occur in no text, `UsageError` for a line that asks nothing.
    """
    line = _line(base, typed, _day(today), question)
    if line.looked_for:
        line = _typed_otherwise(line, typed) or line
    if question in ("", "who") and negates(line.texts) and (whole := _of_absence(line, today)):
        return whole
    span = question in ("", "timeline") and sides.asks_for_a_span(line.texts)
    timed = not sides.SIDES.isdisjoint(line.texts)
    if (span or timed) and not titled(line):
        from raes_cli.lookup.reading.around import Around  # lazy: few lines give a time by an event

        def reads(words: str, question: str) -> Asked:
            return understood(base, words, question, today)

        around = Around(line, reads)
        if span:
            from raes_cli.lookup.reading.elapsed import elapsed  # lazy: few lines ask how long it was

            if between := elapsed(line, around):
                return between
        if timed and (told := around.told()):
            asked = understood(base, told[0], question, today) if told[0] else _asked(line, typed)
            return asked._replace(notes=(*told[1], *asked.notes))
    return _asked(line, typed)


def _of_absence(line: Line, today: str | None) -> Asked | None:
    """Return the question for who was not there, or what was not held, if the line asks for it and the base knows."""
    from raes_cli.lookup.reading import absence  # lazy: few lines negate a verb

    told, question = absence.told(line)
    other = _line(line.base, told, line.today, question) if told else None
    # Without a record of an absence on a day, what took place then is shown.
    known = other and ((question and not line.dates) or answers(other))
    return understood(line.base, told, question, today) if known else None


def _of_series(line: Line, number: Item) -> Words | None:
    """Return a hint for an unknown session number: the numbers there are, and the command that lists them."""
    known = list(numbers(line))
    if not known or any(kind in line.declared("command") for kind, _ in known):
        return both("`raes council` lists them", "`raes council` покажет все")
    shown = listed(dict.fromkeys(str(one) for _, one in known))
    return chained([both(f"numbers here: {shown}", f"номера в базе: {shown}"), without_it(line, number)])


def _asked(line: Line, typed: str) -> Asked:
    """Return what a line asks as it stands."""
    known = line.dates or line.looked_for or any(item.means.keys() - {"event-kind"} for item in line.items)
    if line.verbs and not known:
        raise stranger(line, [line.verbs[0], *strangers(line)])  # without anything known, it may be a name
    if not line.says_anything():
        hint = both("try raes NAME, or raes last meeting of …", "попробуйте raes ИМЯ или raes последняя встреча …")
        raise UsageError(both("nothing to search for", "не сказано, что искать"), hint)
    if (whole := titled(line)) and not fits_several(line):
        return whole
    if unknown := list(strangers(line)):
        from raes_cli.lookup.reading.respelt import years_in_full  # lazy: only for unknown words

        if full := years_in_full(line, unknown):
            return _asked(_line(line.base, full, line.today, line.question), full)
        raise stranger(line, unknown)
    if line.number and not line.sessions:
        shown = one_line(typed)
        message = both(
            f"no session with that number in the base: {shown}", f"в базе нет заседания с таким номером: {shown}"
        )
        raise UnknownError(message, _of_series(line, line.number))
    asked = asked_by(line)
    if line.question == "who" and asked.question == "search" and len(typed.split()) == 1:
        raise stranger(line, line.items)  # a word alone is a name or a post
    if line.verbs and "figures" in line.does and asked.question in OF_NUMBERS:
        raise stranger(line, line.verbs)  # the number of those who do something else would be given
    return left_out(line, line.verbs, instead(line, asked))
