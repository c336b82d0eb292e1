"""What happened: the time line, meetings, and the sessions of the Council."""

from typing import Annotated

from typer import Argument, Option

from raes_cli.cli.ask import Ask, one_of
from raes_cli.cli.speech import say
from raes_cli.errors import UnknownError, UsageError
from raes_cli.lookup.find import numbered, session
from raes_cli.lookup.scope import scope
from raes_cli.text import both, listed, one_line


def timeline(
    ask: Ask,
    group: Annotated[
        str,
        lambda: Option(
            "--group",
            help=say(both("year, month (the default) or none.", "year, month (обычно) или none.")),
            show_default=False,
            metavar="BY",
        ),
    ] = "month",
) -> None:
    ask.options["group"] = one_of(group, "year", "month", "none")
    ask.answer(ask.find("event"), "timeline")


def meetings(ask: Ask) -> None:
    counted = scope(ask.base, "meetings").kinds
    asked = ask.query("event").kinds or counted
    kinds = tuple(kind for kind in counted if kind in asked) or ("",)
    ask.answer(ask.find("event", kinds=kinds), "meetings")


def council(
    ask: Ask,
    number: Annotated[
        str | None, lambda: Argument(help=say(both("The number of a session.", "Номер заседания.")), metavar="[NUMBER]")
    ] = None,
) -> None:
    kinds = scope(ask.base, "council").kinds
    if number is None:
        ask.answer(ask.find("event", kinds=kinds, numbered=True), "council")
        return
    sessions = numbered(ask.base, kinds)
    if not number.isdecimal():
        shown, known = one_line(number), listed(sessions)
        message = both(f"'{shown}' is no number of a session", f"«{shown}» — не номер заседания")
        raise UsageError(message, both(f"sessions: {known}", f"заседания: {known}"))
    if number not in sessions:
        shown, known = one_line(number), listed(sessions)
        message = both(f"no session {shown} of the Council in the base", f"в базе нет заседания Совета {shown}")
        raise UnknownError(message, both(f"sessions: {known}", f"заседания: {known}"))
    id_ = sessions[number]
    ask.answer([session(ask.base, record, id_) for record in ask.find("event", ids=(id_,))], "session")
