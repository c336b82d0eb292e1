"""Who: the dossier of a person or body, and what they said."""

from typing import Annotated

from typer import Argument

from raes_cli.cli.ask import Ask
from raes_cli.cli.speech import say
from raes_cli.lookup import resolve
from raes_cli.lookup.find import dossier, find
from raes_cli.lookup.query import Query
from raes_cli.text import both

_NAME = both("A name or a part of it, in any script and spelling.", "Имя или его часть, в любом написании.")


def who(
    ask: Ask,
    name: Annotated[list[str], lambda: Argument(help=say(_NAME), metavar="NAME…")],
) -> None:
    ids = resolve.actors(ask.base, " ".join(name))
    query = ask.query(limit=None)
    if ask.options.get("limit") is not None:
        ids = ids[: ask.options["limit"]]
    rows = [(id_, *find(ask.base, Query(ids=(id_,)))) for id_ in ids]
    ask.answer([dossier(ask.base, record, id_, query) for id_, record in rows], "who")


def said(
    ask: Ask,
    name: Annotated[list[str] | None, lambda: Argument(help=say(_NAME), metavar="[NAME…]")] = None,
) -> None:
    if name:
        ask.options["people"] = [" ".join(name), *(ask.options.get("people") or ())]
    ask.answer(ask.find("statement"), "said")
