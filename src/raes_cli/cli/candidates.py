"""What may stand in a place of the command line: the values that the base has for an option or an argument.

No value is offered that the command would refuse, or for which none of what it answers with has anything to do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from raes_cli.base import Base, open_base
from raes_cli.cli.language import LANGUAGES, say, spoken
from raes_cli.lookup.scope import LISTS
from raes_cli.text import both, fold

Candidates = dict[str, str]
"""What may be typed, and what it means."""


class Asked(NamedTuple):
    """What is typed of a value, for which command, after which words, and the base it is about."""

    command: str
    before: tuple[str, ...]
    start: str
    facts: tuple[str, ...]

    def base(self) -> Base:
        """The base, for a `with`."""
        return open_base(self.facts)


_ROLES = (("actor", "with"), ("actor", "about"), ("place", "place"), ("topic", "topic"), ("indicator", "indicator"))
"""What words name, and as what the records have to do with it."""
_FILTERED = (("actor", "with"), ("place", "place"), ("topic", "topic"))
"""Of these, what words narrow records of every type by."""

Source = Callable[[Asked], Candidates | None]
"""Gives the candidates for a value; None where it is a file."""


def fitting(start: str, values: Mapping[str, str] | Iterable[str]) -> Candidates:
    """Those of `values` that begin with `start`, with what they mean, where that is told."""
    told = values if isinstance(values, Mapping) else dict.fromkeys(values, "")
    return {value: meaning for value, meaning in told.items() if value.startswith(start)}


def _files(asked: Asked) -> None:
    """Files: the shell knows them."""
    del asked


def _rules(asked: Asked) -> Candidates:
    from raes_cli.curate.rules import explanations

    return fitting(asked.start, {rule: say(text).partition("\n")[0] for rule, text in explanations().items()})


def _ids(*types: str) -> Source:
    """Ids of records, of `types` only where there are some."""

    def ids(asked: Asked) -> Candidates:
        with asked.base() as base:
            found = base.vocabulary.ids(asked.start, types)
        return {id_: say(both(*titles)) for id_, titles in found.items() if id_ not in asked.before}

    return ids


def _of_base(has: Callable[[Base, Asked], Mapping[str, str] | Iterable[str]]) -> Source:
    """What a base has for a value."""

    def offered(asked: Asked) -> Candidates:
        with asked.base() as base:
            return fitting(asked.start, has(base, asked))

    return offered


def _linked(vocabulary: str, role: str) -> Callable[[Asked], Candidates]:
    """Names of a `vocabulary`, of whatever the records of the command have to do with in this `role`."""

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
    """Names of people, bodies, places, topics, kinds and indicators that the records of the command have to do with.

    They may begin with words before the cursor; of people a part will do.
    """
    if not asked.start:
        return {}
    with asked.base() as base:
        found = fitting(asked.start, base.vocabulary.years(asked.command or "timeline"))
        people = base.vocabulary.ids("", ("person",))
        roles = [one for one in _ROLES if one in _FILTERED or asked.command not in ("export", "list", "stats")]
        known = [base.vocabulary.named(kind, asked.command and role, asked.command) for kind, role in roles]
        known.append(base.vocabulary.kinds(asked.command).get("event", {}))
    # A name goes on from as many as possible of the words before the cursor.
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
    """What `source` offers, and words."""
    return lambda asked: {**(source(asked) or {}), **words(asked)}


def _lists(asked: Asked) -> Candidates:
    """What is listed, then words that narrow what is counted."""
    if asked.before:
        return words(asked._replace(before=asked.before[1:]))
    return fitting(asked.start, tuple(LISTS))


def _actors(asked: Asked) -> Candidates:
    """Everybody, after the words that are there already."""
    with asked.base() as base:
        return _named(asked, base.vocabulary.named("actor").items(), ids=False, inside=True)


def _named(
    asked: Asked, entries: Iterable[tuple[str, list[str]]], *, ids: bool = True, inside: bool = False
) -> Candidates:
    """One candidate for each of the entries: its name as printed, or with `inside` from the word that begins so.

    Other spellings are offered only where no printed name begins so; with `ids` the id beside the names.
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
    """What of `name` comes after the words before the cursor and begins with what is typed, in the letters typed."""
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
"""Where the values of an option come from that has no choices."""

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
"""Where the arguments of a command come from that have no choices."""
