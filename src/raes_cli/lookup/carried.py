"""The data that an exported page needs to answer without the program: names, phrases, links, language tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from raes_cli import dates, endings, offices, sounds
from raes_cli.index.phrases import JOINING
from raes_cli.lookup import forms
from raes_cli.lookup.conditions import params
from raes_cli.lookup.days.tokens import DAY_WORDS
from raes_cli.lookup.reading import language
from raes_cli.lookup.scope import TYPES_ASKED, scope

_NAMED = ("actor", "place")
"""The kinds of vocabulary whose names are matched by sound."""


def carried(base: sqlite3.Connection) -> dict[str, Any]:
    """Return all data that reading and answering a question takes from a base, ready for JSON."""
    return {
        "names": _lines(base.execute("SELECT kind, id, folded FROM vocabulary")),
        "called": _lines(base.execute("SELECT kind, id, names FROM vocabulary")),
        "keys": _keys(base),
        "phrases": base.execute(
            "SELECT sort, id, words FROM phrase WHERE sort NOT IN ('post', 'word') ORDER BY number"
        ).fetchall(),
        "links": _links(base),
        "newest": base.execute("SELECT newest FROM base").fetchone()[0],
        "undated": [row[0] for row in base.execute("SELECT id FROM record WHERE undated")],
        "closed": [row[0] for row in base.execute("SELECT id FROM record WHERE status = 'closed'")],
        "scopes": {name: {"kinds": query.kinds, "topics": query.topics, "type": TYPES_ASKED[name]}
                   for name in TYPES_ASKED for query in [scope(base, name)]},
        "months": dates.MONTHS,
        "day_words": [row.split() for row in DAY_WORDS],
        "seasons": dates.SEASONS,
        "joining": sorted(JOINING),
        "stop": sorted(forms.STOP),
        "posts": _posts(base),
        "offices": offices.tables(),
        "kin": forms.tables(),
        "sounds": sounds.tables(),
        "endings": endings.tables(),
        "language": language.tables(),
    }  # fmt: skip


def _lines(rows: Iterable[tuple[str, str, str]]) -> dict[str, dict[str, list[str]]]:
    """Return the texts split into lines, by kind and id."""
    found: dict[str, dict[str, list[str]]] = {}
    for kind, id_, value in rows:
        found.setdefault(kind, {})[id_] = value.split("\n")
    return found


def _keys(base: sqlite3.Connection) -> dict[str, dict[str, list[str]]]:
    """Return kind → key of a name → ids that have it."""
    found: dict[str, dict[str, list[str]]] = {kind: {} for kind in _NAMED}
    for kind, key, id_ in base.execute(f"SELECT kind, key, id FROM name_key WHERE kind IN ({params(_NAMED)})", _NAMED):
        found[kind].setdefault(key, []).append(id_)
    return found


def _links(base: sqlite3.Connection) -> dict[str, dict[str, list[str]]]:
    """Return role → target of a link → records that have the link."""
    found: dict[str, dict[str, list[str]]] = {}
    for role, target, record in base.execute("SELECT role, target, record FROM link"):
        found.setdefault(role, {}).setdefault(target, []).append(record)
    return found


def _posts(base: sqlite3.Connection) -> list[tuple[str, str, list[str]]]:
    """Return the posts: the holder's id, the offices in the title, and the keys of its words."""
    keys: dict[int, list[str]] = {}
    for number, key in base.execute("SELECT phrase, key FROM phrase_key WHERE key GLOB '@*'"):
        keys.setdefault(number, []).append(key[1:])
    rows = base.execute("SELECT number, id, words FROM phrase WHERE sort = 'post' ORDER BY number")
    return [(id_, words, keys.get(number, [])) for number, id_, words in rows]
