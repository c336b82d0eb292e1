"""What happened: the time line, meetings, and the sessions of the Council."""

from typing import Annotated

from typer import Argument, Option

from raes_cli.cli.ask import Ask, one_of
from raes_cli.cli.speech import say
from raes_cli.errors import UnknownError
from raes_cli.lookup.find import find, session
from raes_cli.text import both, listed

_MEETINGS = ("meeting", "talks", "call")
_COUNCIL = "raes"


def timeline(
    ask: Ask,
    group: Annotated[
        str, Option("--group", help=say(both("year, month or none.", "year, month или none.")), metavar="BY")
    ] = "month",
) -> None:
    ask.options["group"] = one_of(group, "year", "month", "none")
    ask.answer(find(ask.base, ask.query("event")), "timeline")


def meetings(ask: Ask) -> None:
    query = ask.query("event")
    asked = query.kinds or _MEETINGS
    kinds = tuple(kind for kind in _MEETINGS if kind in asked) or ("",)
    ask.answer(find(ask.base, ask.query("event", kinds=kinds)), "meetings")


def council(
    ask: Ask,
    number: Annotated[
        int | None,
        Argument(help=say(both("The number of a session.", "Номер заседания.")), metavar="[NUMBER]", min=1),
    ] = None,
) -> None:
    sessions = ask.query("event", kinds=("council-session",))
    if number is None:
        ask.answer(find(ask.base, sessions), "council")
        return
    rows = ask.base.execute(
        "SELECT ordinal, id FROM record WHERE type = 'event' AND kind = 'council-session' ORDER BY ordinal"
    ).fetchall()
    ids = dict(rows)
    if number not in ids:
        known = listed(str(ordinal) for ordinal in ids)
        raise UnknownError(
            both(f"no session {number} of the Council in the base", f"в базе нет {number}-го заседания Совета"),
            both(f"sessions: {known}", f"заседания: {known}"),
        )
    found = find(ask.base, ask.query("event", ids=(ids[number],)))
    ask.answer([session(ask.base, record, ids[number]) for record in found], "session")
