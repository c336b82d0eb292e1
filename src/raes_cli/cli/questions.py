"""The questions: each a function from a base, a reading and what it takes besides filters to an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raes_cli.base import Base
from raes_cli.cli.commands import COMMANDS
from raes_cli.errors import UnknownError, UsageError
from raes_cli.lookup.query import Answer, Reading
from raes_cli.text import both, one_line


def question(base: Base, reading: Reading, words: Sequence[str]) -> Answer:
    """Whatever the words ask; one that means nothing may be a command misspelt."""
    try:
        return base.ask(words, reading)
    except (UnknownError, UsageError) as error:
        from raes_cli.cli.synonyms import for_command

        hint = for_command(words[0], COMMANDS)
        if hint and len(words) == 1:
            shown = one_line(words[0])
            raise UsageError(both(f"there is no command '{shown}'", f"нет команды '{shown}'"), hint) from None
        raise type(error)(error.message, hint or error.hint) from None


def records(base: Base, reading: Reading, words: Sequence[str] = ()) -> Answer:
    """What the filters and the words leave of what the question asks for."""
    return base.ask(words, reading) if words else base.find(reading)


def council(base: Base, reading: Reading, words: Sequence[str] = ()) -> Answer:
    """The sessions of a numbered body; one whole, by its number."""
    return (
        base.session(words[0], reading) if len(words) == 1 and words[0].isdecimal() else records(base, reading, words)
    )


def who(base: Base, reading: Reading, words: Sequence[str]) -> Answer:
    """A person or body, by the words of a name or a post; or what else is asked with who."""
    try:
        return base.who(" ".join(words), reading)
    except UnknownError as unknown:
        try:
            answer = base.ask(words, reading)
        except UnknownError:
            raise unknown from None
        if answer.reading.question == "search" and len(" ".join(words).split()) == 1:
            raise unknown from None  # one word can only be a name or a post
        return answer


def show(base: Base, reading: Reading, ids: Sequence[str]) -> Answer:
    """Records by their ids."""
    return base.show(ids, reading)


def sources(base: Base, reading: Reading, words: Sequence[str] = ()) -> Answer:
    """The sources; those with these ids, or of which the words are true."""
    ids = all(re.fullmatch("[a-z0-9-]*[a-z][a-z0-9-]*", word) for word in words)
    return base.show(words, reading, ("source",)) if words and ids else records(base, reading, words)


def search(base: Base, reading: Reading, terms: Sequence[str]) -> Answer:
    """The records with these words."""
    return base.search(terms, reading)


def stats(base: Base, _: Reading) -> Answer:
    """How many records there are of what."""
    return base.counts()


def export(base: Base, _: Reading) -> Answer:
    """All records."""
    return base.every()
