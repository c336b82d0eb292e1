"""Completion candidates: the values that the base has for an option or an argument.

A value is not offered if the command would refuse it, or if no record that the command can return is linked to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from raes_cli.base import Base, open_base
from raes_cli.cli.language import LANGUAGES, say, spoken
from raes_cli.lookup.scope import LISTS
from raes_cli.text import both, fold

Candidates = dict[str, str]
"""What can be typed → what it means."""


class Asked(NamedTuple):
    """A value to complete: its command, the words before it, what is typed of it, and the base."""

    command: str
    before: tuple[str, ...]
    start: str
    facts: tuple[str, ...]

    def base(self) -> Base:
        """Open the base, for use in a `with`."""
        return open_base(self.facts)


_ROLES = (("actor", "with"), ("actor", "about"), ("place", "place"), ("topic", "topic"), ("indicator", "indicator"))
"""What words can name, and the role in which records are linked to it."""
_FILTERED = (("actor", "with"), ("place", "place"), ("topic", "topic"))
"""Those of the roles by which words can narrow records of every type."""

Source = Callable[[Asked], Candidates | None]
"""A function that returns the candidates for a value; None if the value is a file."""


def fitting(start: str, values: Mapping[str, str] | Iterable[str]) -> Candidates:
    """Return those of `values` that begin with `start`, with their meanings if `values` has any."""
    told = values if isinstance(values, Mapping) else dict.fromkeys(values, "")
    return {value: meaning for value, meaning in told.items() if value.startswith(start)}


def _files(asked: Asked) -> None:
    """Return None: the shell completes file names itself."""
    del asked


def _rules(asked: Asked) -> Candidates:
    from raes_cli.curate.rules import explanations

    return fitting(asked.start, {rule: say(text).partition("\n")[0] for rule, text in explanations().items()})


def _ids(*types: str) -> Source:
    """Return a source of record ids, only of these `types` if any are given."""

    def ids(asked: Asked) -> Candidates:
        with asked.base() as base:
            found = base.vocabulary.ids(asked.start, types)
        return {id_: say(both(*titles)) for id_, titles in found.items() if id_ not in asked.before}

    return ids


def _of_base(has: Callable[[Base, Asked], Mapping[str, str] | Iterable[str]]) -> Source:
    """Return a source of the values that `has` finds in the base."""

    def offered(asked: Asked) -> Candidates:
        with asked.base() as base:
            return fitting(asked.start, has(base, asked))

    return offered


def _linked(vocabulary: str, role: str) -> Callable[[Asked], Candidates]:
    """Return a source of names in a `vocabulary`, only of what records of the command are linked to in this `role`."""

    def linked(asked: Asked) -> Candidates:
        with asked.base() as base:
            known = base.vocabulary.named(vocabulary, role, asked.command).items()
        return _named(asked, known, ids=vocabulary != "actor", inside=vocabulary == "actor")

    return linked


def _kinds(asked: Asked) -> Candidates:
    with asked.base() as base:
        kinds = base.vocabulary.kinds(asked.command).values()
    return {value: meaning for named in kinds for value, meaning in _named(asked, named.items()).items()}


def words(asked: Asked) -> Candidates:
    """Return names of people, bodies, places, topics, kinds and indicators that the command's records are linked to.

    A name may begin in the words before the cursor; names of people are also completed from a later word.
    """
    if not asked.start:
        return {}
    with asked.base() as base:
        found = fitting(asked.start, base.vocabulary.years(asked.command or "timeline"))
        people = base.vocabulary.people()
        roles = [one for one in _ROLES if one in _FILTERED or asked.command not in ("export", "list", "stats")]
        known = [base.vocabulary.named(kind, asked.command and role, asked.command) for kind, role in roles]
        known.append(base.vocabulary.kinds(asked.command).get("event", {}))
    # Prefer names that continue as many words before the cursor as possible.
    for count in range(len(asked.before) + 1) if not found else ():
        typed = asked._replace(before=asked.before[count:])
        for named in known:
            for inside in (True, False):
                entries = [entry for entry in named.items() if (entry[0] in people) == inside]
                found |= _named(typed, entries, ids=False, inside=inside)
        if found:
            break
    return found


def _with_words(source: Source) -> Source:
    """Return a source of the candidates of `source` and of `words`."""
    return lambda asked: {**(source(asked) or {}), **words(asked)}


def _lists(asked: Asked) -> Candidates:
    """Return the names of lists; after one of them, words that narrow what is counted."""
    if asked.before:
        return words(asked._replace(before=asked.before[1:]))
    return fitting(asked.start, tuple(LISTS))


def _actors(asked: Asked) -> Candidates:
    """Return the people and bodies whose names continue the words typed so far."""
    with asked.base() as base:
        return _named(asked, base.vocabulary.named("actor").items(), ids=False, inside=True)


def _named(
    asked: Asked, entries: Iterable[tuple[str, list[str]]], *, ids: bool = True, inside: bool = False
) -> Candidates:
    """Return one candidate for each entry: its name as printed or, with `inside`, from the matching word on.

    Other spellings are offered only if no printed name matches; with `ids`, the id is tried along with the names.
    """
    language = LANGUAGES.index(spoken())
    for printed in (True, False):
        found: Candidates = {}
        for id_, names in entries:
            own = names[language:2] + names[:language]
            for name in [*([id_] if ids else []), *own] if printed else [*names[2:], id_]:
                value = _from_typed(asked, name, inside=inside)
                if value is not None:
                    value = id_ if name == id_ else value
                    meaning = own[0] if own[0] != value else ""
                    found[value] = f"{found[value]}, {meaning}" if found.get(value) and meaning else meaning
                    break
        if found:
            return found
    return {}


def _from_typed(asked: Asked, name: str, *, inside: bool) -> str | None:
    """Return the part of `name` that follows the words before the cursor and begins with what is typed, else None.

    Letters that are already typed keep their case.
    """
    before = [fold(word) for word in asked.before]
    words = name.split()
    for place in range(len(words) if inside else 1):
        if [fold(word) for word in words[place : place + len(before)]] == before:
            rest = " ".join(words[place + len(before) :])
            if rest and rest.lower().startswith(asked.start.lower()):
                return asked.start + rest[len(asked.start) :]
    return None


_YEARS = _of_base(lambda base, asked: base.vocabulary.years(asked.command))
VALUES: dict[str, Source] = {
    "--with": _linked("actor", "with"),
    **{f"--{kind}": _linked(kind, kind) for kind in ("place", "topic", "source", "indicator")},
    "--kind": _kinds,
    "--status": _of_base(lambda base, asked: base.vocabulary.statuses(asked.command)),
    **dict.fromkeys(("--year", "--on", "--from", "--to"), _YEARS),
    "--explain": _rules,
    **dict.fromkeys(("--facts", "--output", "-o", "--texts"), _files),
}
"""Option without fixed choices → where its values come from."""

_ASKING = ("timeline", "meetings", "said", "trade", "figures", "search", "conflicts", "gaps", "stats", "export")
ARGUMENTS: dict[str, Source] = {
    **dict.fromkeys(_ASKING, words),
    "who": _actors,
    "list": _lists,
    "show": _ids(),
    "sources": _with_words(_ids("source")),
    "council": _with_words(_of_base(lambda base, asked: () if asked.before else base.sessions())),
    **dict.fromkeys(("check", "draft"), _files),
}
"""Command whose arguments have no fixed choices → where these come from."""
