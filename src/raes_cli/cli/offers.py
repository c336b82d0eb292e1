"""What may stand in a place of the command line: the values that the base has for an option or an argument.

No value is offered that the command would refuse, or for which none of what it answers with has anything to do.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from typing import Any, NamedTuple

from raes_cli.cli.speech import LANGUAGES, say
from raes_cli.show.formats import FORMATS
from raes_cli.text import both, fold

SHELLS = ("bash", "zsh", "fish")
Candidates = dict[str, str]
"""What may be typed, and what it means."""


class Asked(NamedTuple):
    """What is typed of a value, for which command, after which words, and the base it is about."""

    command: str
    before: tuple[str, ...]
    start: str
    facts: tuple[str, ...]

    def base(self) -> closing[sqlite3.Connection]:
        """The index of the base, for a `with`."""
        from raes_cli.lookup.base import open_base

        return closing(open_base(self.facts))

    def rows(self, sql: str, parameters: Sequence[object]) -> list[Any]:
        """What the index has for a `SELECT`."""
        with self.base() as base:
            return base.execute(sql, parameters).fetchall()


Source = Callable[[Asked], Candidates | None]
"""Gives the candidates for a value; None where it is a file."""


def fitting(start: str, values: Mapping[str, str]) -> Candidates:
    """Those of `values` that begin with `start`."""
    return {value: meaning for value, meaning in values.items() if value.startswith(start)}


def _choices(*values: str) -> Source:
    return lambda asked: fitting(asked.start, dict.fromkeys(values, ""))


def _files(asked: Asked) -> None:
    """Files: the shell knows them."""
    del asked


def _rules(asked: Asked) -> Candidates:
    from raes_cli.curate import explanations

    return fitting(asked.start, {rule: say(text).partition("\n")[0] for rule, text in explanations().items()})


def _ids(*types: str) -> Source:
    """Ids of records, of `types` only where there are some."""

    def ids(asked: Asked) -> Candidates:
        where = f" AND type IN ({','.join('?' * len(types))})" if types else ""
        language = say(both("en", "ru"))
        rows = asked.rows(
            f"SELECT id, coalesce(json_extract(json, '$.title.{language}'), json_extract(json, '$.name.{language}'))"  # noqa: S608
            f" FROM record WHERE id >= ? AND id < ?{where} ORDER BY id",
            (asked.start, asked.start + "\U0010ffff", *types),
        )
        return {id_: title for id_, title in rows if id_ not in asked.before}

    return ids


def _sessions(asked: Asked) -> Candidates:
    from raes_cli.lookup.find import numbered
    from raes_cli.lookup.scope import scope

    with asked.base() as base:
        return {} if asked.before else fitting(asked.start, numbered(base, scope(base, "council").kinds))


def _years(asked: Asked) -> Candidates:
    """The years in which something of what is asked for is dated."""
    sql, parameters = _of_command(asked, "substr(earliest, 1, 4) AS year, undated")
    rows = asked.rows(f"SELECT DISTINCT year FROM ({sql}) WHERE NOT undated AND year ORDER BY year", parameters)  # noqa: S608
    return fitting(asked.start, dict.fromkeys((row[0] for row in rows), ""))


def _of_command(asked: Asked, columns: str) -> tuple[str, tuple[object, ...]]:
    """The SQL for the records that the command answers with, and its parameters."""
    from raes_cli.lookup.find import select
    from raes_cli.lookup.scope import scope

    with asked.base() as base:
        return select(scope(base, asked.command), columns)


def _linked(vocabulary: str, role: str) -> Callable[[Asked], Candidates]:
    """Names of a `vocabulary`, of whatever the records of the command have to do with in this `role`."""

    def linked(asked: Asked) -> Candidates:
        sql, parameters = _of_command(asked, "id")
        known = asked.rows(
            f"SELECT DISTINCT target FROM link WHERE role = ? AND record IN ({sql})",  # noqa: S608
            (role, *parameters),
        )
        return _named(asked, vocabulary, {row[0] for row in known})

    return linked


def _kinds(asked: Asked) -> Candidates:
    sql, parameters = _of_command(asked, "type, kind")
    found: Candidates = {}
    rows = asked.rows(f"SELECT DISTINCT type, kind FROM ({sql}) WHERE kind IS NOT NULL", parameters)  # noqa: S608
    for type_ in sorted({row[0] for row in rows}):
        found |= _named(asked, f"{type_}-kind", {kind for of, kind in rows if of == type_})
    return found


def _actors(asked: Asked) -> Candidates:
    """Everybody, or, of statements, everybody who has made one; after the words that are there already."""
    if asked.command == "said":
        return _linked("actor", "with")(asked)
    return _named(asked, "actor", None)


def _named(asked: Asked, vocabulary: str, known: set[str] | None) -> Candidates:
    """One candidate for each of `known`: its name as printed, from the word on that begins with what is typed.

    Other spellings are offered only where no printed name begins so.
    """
    rows = asked.rows("SELECT id, names FROM vocabulary WHERE kind = ? ORDER BY id", (vocabulary,))
    entries = [(id_, lines.split("\n")) for id_, lines in rows if known is None or id_ in known]
    language = say(both("0", "1"))
    whole = vocabulary == "actor"
    for printed in (True, False):
        found: Candidates = {}
        for id_, names in entries:
            own = names[int(language) : 2] + names[: int(language)]
            for name in [*([] if whole else [id_]), *own] if printed else [*names[2:], id_]:
                value = _from_typed(asked, name, inside=whole)
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


_DATES: Source = _years
VALUES: dict[str, Source] = {
    "--with": _linked("actor", "with"),
    "--place": _linked("place", "place"),
    "--topic": _linked("topic", "topic"),
    "--source": _linked("source", "source"),
    "--indicator": _linked("indicator", "indicator"),
    "--kind": _kinds,
    "--year": _DATES,
    "--on": _DATES,
    "--from": _DATES,
    "--to": _DATES,
    "--format": _choices(*FORMATS),
    "-f": _choices(*FORMATS),
    "check --format": _choices("text", "json", "github"),
    "check -f": _choices("text", "json", "github"),
    "--lang": _choices(*LANGUAGES),
    "--color": _choices("auto", "always", "never"),
    "--group": _choices("year", "month", "none"),
    "--explain": _rules,
    "--facts": _files,
    "--output": _files,
    "-o": _files,
    "--texts": _files,
}
"""Where the values of an option come from; after the name of a command, of this one alone."""

ARGUMENTS: dict[str, Source] = {
    "who": _actors,
    "said": _actors,
    "show": _ids(),
    "sources": _ids("source"),
    "council": _sessions,
    "schema": _choices("base", "output"),
    "completion": _choices(*SHELLS),
    "check": _files,
}
"""Where the arguments of a command come from."""
