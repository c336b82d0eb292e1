"""The questions: functions from a base, a reading and arguments other than filters to an answer."""

from __future__ import annotations

import re
import sys
from collections.abc import Container, Sequence
from typing import Any

from raes_cli.base import Base
from raes_cli.cli.commands import COMMANDS
from raes_cli.errors import RaesError, UnknownError, UsageError, no_such
from raes_cli.lookup.query import Answer, Reading
from raes_cli.lookup.scope import TYPES_ASKED
from raes_cli.offices import office
from raes_cli.text import both, fold

_WITH_RECORDS = (*TYPES_ASKED, "who", "search")
"""The commands whose records can be cited."""


def question(base: Base, reading: Reading, words: Sequence[str]) -> Answer[Any]:
    """Answer a question in words; a word that means nothing may be a misspelt command."""
    try:
        answer = base.ask(words, reading)
    except (UnknownError, UsageError) as error:
        from raes_cli.cli.synonyms import for_command

        known = isinstance(error, UnknownError) and len(words) > 1 and base.knows(words[0])
        hint = None if known or words[0] in COMMANDS else for_command(words[0], COMMANDS)
        if hint and len(words) == 1:
            raise no_such("command", "команды", words[0], hint) from None
        raise type(error)(error.message, hint or error.hint) from None
    if answer.reading.question == "search" and len(words) == 1 and not base.knows(words[0]):
        from raes_cli.cli.synonyms import for_command

        if hint := for_command(words[0], COMMANDS):
            raise no_such("command", "команды", words[0], hint)
    return answer


def records(base: Base, reading: Reading, words: Sequence[str] = ()) -> Answer[Any]:
    """Return the records of the question that the filters and the words leave."""
    return base.ask(words, reading) if words else base.find(reading)


def council(base: Base, reading: Reading, words: Sequence[str] = ()) -> Answer[Any]:
    """Return the sessions of a numbered body; for a number too short to be a year, that session in full."""
    if len(words) == 1 and words[0].isdecimal() and len(words[0]) < len("2023"):
        return base.session(words[0], reading)
    return records(base, reading, words)


def who(base: Base, reading: Reading, words: Sequence[str]) -> Answer[Any]:
    """Return a person or body by name or post, or several by id; or answer another question that begins with who."""
    several = len(words) > 1 and all(base.vocabulary.has(word, "person", "organization") for word in words)
    holders = _holders(base, reading, words) if any(map(office, fold(" ".join(words)).split())) else None
    if holders is not None:
        return holders
    try:
        return base.who(words if several else " ".join(words), reading)
    except UnknownError as unknown:
        try:
            return base.ask(words, reading)
        except UnknownError:
            raise unknown from None


def _holders(base: Base, reading: Reading, words: Sequence[str]) -> Answer[Any] | None:
    """Return who held the post that the words name, on the days of an option; None if they mean something else."""
    days = [day for option in ("--year", "--on") if (day := reading.option(option))]
    try:
        answer = base.ask([*words, *days], reading)
    except (UnknownError, UsageError):
        return None
    return answer if answer.reading.question == "who" and (answer.records or answer.reading.notes) else None


def show(base: Base, reading: Reading, ids: Sequence[str]) -> Answer[Any]:
    """Return records by id, which may come from a pipe; or answer a question that begins with show."""
    try:
        return base.show(_piped(ids), reading)
    except UnknownError as error:
        return _asked_with(base, reading, ids, error)


def _asked_with(
    base: Base, reading: Reading, words: Sequence[str], error: RaesError, *, begins: Container[str] = ()
) -> Answer[Any]:
    """Answer a question in which the name of the command is a verb: show me, list all.

    Raises `error` unless the first word is a cue for a question or one of `begins`: a misspelt id or list is never
    answered with something else.
    """
    first, *more = words
    if not more or any("-" in word for word in words) or not (first in begins or _cues(first)):
        raise error
    try:
        return base.ask(words, Reading("", reading.query._replace(written=False), reading.said_as))
    except RaesError:
        raise error from None


def _piped(words: Sequence[str]) -> Sequence[str]:
    """Return `words`; for `-`, the ids at the start of each line of stdin, as in `plain` output."""
    if list(words) != ["-"]:
        return words
    try:
        lines = sys.stdin.buffer.read().decode("utf-8", "backslashreplace").splitlines() if sys.stdin else []
    except OSError:  # closed, or a folder
        lines = []
    if found := [one for line in lines for one in line.partition("\t")[0].split()]:
        return found
    message = both("no ids on standard input", "на стандартном вводе нет идентификаторов")
    raise UsageError(message, both("raes meetings 2023 | raes show -", "raes meetings 2023 | raes show -"))


def sources(base: Base, reading: Reading, words: Sequence[str] = ()) -> Answer[Any]:
    """Return all sources, those with these ids, or those that the words describe; or what the sources disagree on."""
    if words and "-" not in words[0] and "conflicts" in _cues(words[0]):
        return question(base, Reading("", reading.query._replace(types=()), reading.said_as), words)
    if not words or not all(re.fullmatch("[a-z0-9-]*[a-z][a-z0-9-]*", word) for word in words):
        return records(base, reading, words)
    try:
        return base.show(words, reading, ("source",))
    except UnknownError:
        if any("-" in word for word in words):
            raise  # only ids contain hyphens
        return records(base, reading, words)


def cite(base: Base, reading: Reading, words: Sequence[str] = ()) -> Answer[Any]:
    """Return what to cite: records by id, the answer to a question, or those of the filters; else all sources."""
    words, limit = _piped(words), reading.query.limit
    if limit:  # the limit is applied below, nearest records first
        reading = Reading(reading.question, reading.query._replace(limit=None), reading.said_as, reading.notes)
    ids = all(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", word) for word in words)
    # A term without a hyphen may be a plain word, unless it is the id of a record.
    if words and ids and all("-" in word or base.vocabulary.has(word) for word in words):
        answer = base.show(words, reading)
    elif words and words[0] in _WITH_RECORDS:
        narrowed = base.read(words[0]) & Reading("", reading.query, reading.said_as)
        command = COMMANDS[words[0]]
        answer = command.load()(base, narrowed, *([words[1:]] if command.arguments else []))
    elif words:
        answer = question(base, Reading("", reading.query, reading.said_as), words)
    else:
        answer = base.find(reading if reading.said_as else base.read("sources"))
    answer.view = "cite"
    answer.records = _nearest_first(answer)[: limit or None]
    told = answer.reading.told()
    answer.notes = tuple(answer.reading.told("raes cite") if note == told else note for note in answer.notes)
    return answer


def _nearest_first(answer: Answer[Any]) -> list[str]:
    """Return the records of an answer, those first whose dates are exactly the range asked for."""
    asked = [answer.reading.query.first, answer.reading.query.last]
    if None in asked:
        return list(answer.records)
    import json  # lazy: only what is cited by date needs it

    return sorted(answer.records, key=lambda text: [(one := json.loads(text))["earliest"], one["latest"]] != asked)


def search(base: Base, reading: Reading, terms: Sequence[str]) -> Answer[Any]:
    """Return the records that a full-text search finds."""
    return base.search(terms, reading)


def stats(base: Base, reading: Reading, words: Sequence[str] = (), by: str | None = None) -> Answer[Any]:
    """Return counts of the records that the filters and the words leave, in the group `by` or in all groups."""
    reading.said_as = (*([("--by", by)] if by else []), *reading.said_as)
    return base.ask(words, reading) if words else base.counts(reading)


def _cues(word: str) -> frozenset[str]:
    from raes_cli.lookup.reading.language import cues  # a slow import that a misspelt id does without

    return cues(fold(word))


def listing(base: Base, reading: Reading, what: str = "", words: Sequence[str] = ()) -> Answer[Any]:
    """Return the names in the list `what`; without one, the lists there are."""
    listed = reading.of(*filter(None, [what]))
    try:
        return base.ask(words, listed) if words else base.listing(what, listed)
    except UsageError as error:
        return _asked_with(base, reading, [what, *words], error, begins=TYPES_ASKED)


def export(base: Base, reading: Reading, words: Sequence[str] = ()) -> Answer[Any]:
    """Return all records that the filters and the words leave."""
    return base.ask(words, reading) if words else base.every(reading, streamed=True)
