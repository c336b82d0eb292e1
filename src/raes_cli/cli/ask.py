"""One question as asked on the command line: its options resolved to a query, its answer written."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain
from typing import Any, Self

from typer import Exit

from raes_cli.cli import output
from raes_cli.errors import UsageError
from raes_cli.lookup import resolve
from raes_cli.lookup.base import open_base, passed_over
from raes_cli.lookup.find import find, labels, left_out, names
from raes_cli.lookup.query import TYPES, Ids, Query
from raes_cli.text import Words, both, listed, nearest, one_line

_FEW = 5
_MACHINES = ("json", "jsonl", "csv", "tsv", "yaml")
"""Formats that name kinds, units, sources and topics by their ids alone."""


def one_of(value: str, *choices: str) -> str:
    """`value` if it is one of `choices`; raises `UsageError`, which names the closest."""
    if value in choices:
        return value
    near = nearest(value, choices, 1)
    shown = one_line(value)
    message = both(f"there is no choice '{shown}'", f"нет варианта '{shown}'")
    hint = both(f"one of {listed(choices)}", f"один из: {listed(choices)}")
    raise UsageError(message, both(f"did you mean {near[0]}?", f"возможно, {near[0]}?") if near else hint)


def tell_passed_over(facts: Sequence[str]) -> None:
    """Say what lies in the folders of the base at `facts` and is no part of it."""
    if left := passed_over(facts):
        shown = listed(left[:_FEW])
        more = both(f" and {len(left) - _FEW} more", f" и ещё {len(left) - _FEW}") if len(left) > _FEW else both("", "")
        en = f"not read, being neither *.yaml nor *.yml: {shown}{more['en']}"
        output.tell(both(en, f"не прочитано, так как не *.yaml и не *.yml: {shown}{more['ru']}"))


class Ask:
    """The values of the shared options, and what follows from them; it holds a base open until its `with` ends."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        self.options = dict(options)
        self.hint: Words | None = None
        """What to try when nothing was found."""
        self.notes: list[Words] = []
        """What is to be said after the answer."""
        self._people: dict[str, Ids] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *ended: object) -> None:
        if "base" in vars(self):
            self.base.close()

    @cached_property
    def base(self) -> sqlite3.Connection:
        """The index of the base that was asked for."""
        facts = self.options.get("facts") or ()
        base = open_base(facts)
        tell_passed_over(facts)
        return base

    def query(self, *types: str, **fixed: Any) -> Query:  # noqa: ANN401 - fields of Query
        """The records of `types` that the filters ask for; `fixed` are further fields of the query."""
        options = self.options
        window = self._window()
        return Query(
            **{
                "types": types,
                "kinds": self._all(partial(resolve.kinds, self.base, types), "kinds"),
                **window,
                "undated": bool(options.get("undated")),
                "people": tuple(self.people(name) for name in options.get("people") or ()),
                **{
                    f"{kind}s": self._all(partial(resolve.choice, self.base, kind), f"{kind}s")
                    for kind in ("place", "topic", "source", "indicator")
                },
                "limit": options.get("limit"),
                "reverse": bool(options.get("reverse")),
                **fixed,
            }
        )

    def people(self, name: str) -> Ids:
        """All whom a name in a filter fits, as in `who`; that they are several is said, once."""
        if name not in self._people:
            ids = self._people[name] = resolve.actors(self.base, name)
            if len(ids) > 1:
                fits, shown = listed(ids), one_line(name)
                output.tell(both(f"'{shown}' fits {len(ids)}: {fits}", f"«{shown}» — это {len(ids)}: {fits}"))
        return self._people[name]

    def find(self, *types: str, **fixed: Any) -> list[str]:  # noqa: ANN401 - fields of Query
        """The records that `query` asks for; what the dates leave out for want of one is said."""
        query = self.query(*types, **fixed)
        found = find(self.base, query)
        if count := left_out(self.base, query):
            en = f"undated records may belong here too ({count}): --undated shows them"
            words = both(en, f"сюда могут относиться и записи без точной даты ({count}): их покажет --undated")
            if found:
                self.notes.append(words)
            else:
                self.hint = words
        return found

    def answer(self, records: Sequence[str], view: str) -> None:
        """Write `records` as the options say; nothing found is said on standard error."""
        from raes_cli.cli.screen import is_terminal, page, paged, target
        from raes_cli.show.formats import render

        sheet, form = page(self.options, view)
        if self.options.get("force") and target(self.options) is None:
            raise UsageError(both("--force goes with --output FILE", "--force нужен вместе с --output FILE"))
        if form not in _MACHINES and records:
            sheet = sheet._replace(names=names(self.base), labels=labels(self.base))
        text = render(records, sheet, form)
        file = target(self.options)
        if file is not None:
            self._save(text, file, len(records))
        elif not paged(text, self.options):
            output.write(text)
        if form == "table" and view != "stats" and len(records) > 1 and is_terminal():
            self.notes.insert(0, both(f"{len(records)} records", f"записей: {len(records)}"))
        for note in self.notes:
            output.tell(note)
        if not records and self.hint is None and any(map(self._is_body, self._people.values())):
            en = "people are listed by their own names, not under their country or office"
            self.hint = both(en, "люди указаны под своими именами, а не под страной или ведомством")
        if not records and self.options.get("limit") != 0:
            message = both("nothing in the base matches", "в базе ничего не найдено")
            output.tell(message, self.hint)
            if self.options.get("exit_status"):
                raise Exit(1)

    def _is_body(self, ids: Ids) -> bool:
        """Whether none of `ids` is a person's."""
        return not any(resolve.Keys(self.base, "actor").person(id_) for id_ in ids)

    def _save(self, text: str, file: str, count: int) -> None:
        from raes_cli.cli.files import save

        save(text, file, self.options.get("facts") or (), force=bool(self.options.get("force")))
        shown = one_line(file)
        records = "1 record" if count == 1 else f"{count} records"
        output.tell(both(f"wrote {records} to {shown}", f"записей: {count}, файл {shown}"))

    def types(self) -> Ids:
        """The types of records asked for; all where none is."""
        return tuple(one_of(name.lower(), *TYPES) for name in self.options.get("types") or ())

    def _window(self) -> dict[str, Any]:
        """The days asked for, as fields of a query."""
        given = {name: self.options.get(name) for name in ("on", "year", "first", "last")}
        stated = self.options.get("today")
        if stated is None and all(value is None for value in given.values()):
            return {}
        from raes_cli.lookup import when

        today = dt.date.today()  # noqa: DTZ011 - the user's day
        if stated is not None:
            span = when.read(stated, today)
            if span.first is None or span.first != span.last:
                shown = one_line(stated)
                raise UsageError(both(f"--today {shown} is not one day", f"--today {shown}: это не один день"))
            today = span.first
        window, note = when.window(**given, today=today)
        if note:
            output.tell(note)
        return {key: day.isoformat() if isinstance(day, dt.date) else day for key, day in window._asdict().items()}

    def _all(self, ids: Callable[[str], Ids], option: str) -> Ids:
        return tuple(dict.fromkeys(chain.from_iterable(ids(name) for name in self.options.get(option) or ())))
