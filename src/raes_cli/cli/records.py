"""Records as they stand: by id, the sources, the conflicts, the gaps."""

from typing import Annotated

from typer import Argument

from raes_cli.cli.ask import Ask
from raes_cli.cli.speech import say
from raes_cli.lookup import resolve
from raes_cli.lookup.find import claimed, explained
from raes_cli.text import both


def show(
    ask: Ask,
    ids: Annotated[
        list[str],
        lambda: Argument(help=say(both("Ids of records.", "Идентификаторы записей.")), metavar="ID…"),
    ],
) -> None:
    ask.answer(claimed(ask.base, explained(ask.base, resolve.records(ask.base, ids))), "show")


def sources(
    ask: Ask,
    ids: Annotated[
        list[str] | None,
        lambda: Argument(
            help=say(both("Ids of sources.", "Идентификаторы источников.")),
            metavar="[ID…]",
        ),
    ] = None,
) -> None:
    if ids:
        ask.answer(resolve.records(ask.base, ids, ("source",)), "sources")
    else:
        ask.answer(ask.find("source"), "sources")


def conflicts(ask: Ask) -> None:
    ask.answer(claimed(ask.base, ask.find("conflict")), "conflicts")


def gaps(ask: Ask) -> None:
    ask.answer(ask.find("gap"), "gaps")
