"""Which body a bare word for its kind means: in a base with a command for the sessions of one, the council is that."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from raes_cli.lookup.conditions import params
from raes_cli.lookup.forms import STOP
from raes_cli.lookup.query import Ids
from raes_cli.lookup.reading import language
from raes_cli.lookup.reading.tokens import Word

_OF = frozenset("of for по для при".split())  # noqa: SIM905
"""Prepositions before what a body is for: the council of ministers, совет по делам."""

Found = dict[tuple[int, int], dict[str, Ids]]
"""Start and end of a run of words → its meanings: sort → ids."""


def settle(base: sqlite3.Connection, words: Sequence[Word], found: Found) -> None:
    """Take a word for a kind of body, with nothing beside it that says which, for the body with a command of its own.

    If sessions are asked for, the word says whose, and stays as it is.
    """
    bare = [run for run, means in found.items() if len(means.get("body", ())) > 1]
    if not bare:
        return
    sql = "SELECT id FROM vocabulary WHERE kind = 'event-kind' AND json_extract(entry, '$.command') IS NOT NULL"
    listed = {id_ for (id_,) in base.execute(sql)}
    if not listed or any(not listed.isdisjoint(means.get("event-kind", ())) for means in found.values()):
        return
    kinds = {at for (start, end), means in found.items() if "event-kind" in means for at in range(start, end)}
    sql = (
        f"SELECT 1 FROM link CROSS JOIN record ON id = record WHERE role = 'with' AND target = ?"
        f" AND kind IN ({params(listed)}) AND json_extract(json, '$.body.id') = target"
    )
    for start, end in bare:
        own = tuple(id_ for id_ in found[start, end]["body"] if base.execute(sql, (id_, *listed)).fetchone())
        if own and _is_alone(words, start, end, kinds):
            found[start, end] = {"actor": own}


def _is_alone(words: Sequence[Word], start: int, end: int, kinds: set[int]) -> bool:
    """Return whether the words beside a run do not say which: a form word, a cue, or a kind of event, at `kinds`."""
    last = words[end - 1].ends or all(
        (word.text in STOP and word.text not in _OF) or language.cues(word.text) or end in kinds
        for word in words[end : end + 1]
    )
    first = all(
        word.text in STOP or language.cues(word.text) or start - 1 in kinds for word in words[max(start - 1, 0) : start]
    )
    return first and last
