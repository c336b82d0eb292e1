"""The timeline and meetings: events in a line each under their years, marked if uncertain, open or undated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby

from raes_cli import amounts, dates, labels
from raes_cli.show import wording
from raes_cli.show.page import Page
from raes_cli.show.tables import parts
from raes_cli.show.tables.layout import joined
from raes_cli.show.tables.paper import Paper
from raes_cli.show.tables.rows import Rows
from raes_cli.show.tables.styled import Text
from raes_cli.show.wording import Record

Span = tuple[date, date]
"""The first and last day of a record."""
_LONG = timedelta(days=365)
_OWN = ("participants", "organizers", "parts", "note", "conflicts")
"""What a gathering has that is known for more than being the setting of a meeting."""


def timeline(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """Yield events in the order given, undated ones after all others.

    Under the heading of a year, events dated only to the year go to its end (the top, in reverse order). A gathering
    that is only the setting of a meeting is shown in the line of the meeting.
    """
    many, why = paper.page.apart or (0, None)
    if why and many < len(records):
        others = [_span(one) for one in records[-many:] if not wording.is_undated(one)]
        yield from _lines(records[:-many], paper, others=others)
        yield from [Text(), *paper.wrap(paper.say(why, "heading"))]
        yield from _lines(records[-many:], paper, silent=False)
    else:
        yield from _lines(records, paper)
    within = len(_settings(records, paper.page))
    yield from paper.foot(also=labels.WITHIN[paper.lang].format(within) if within else "")


def _lines(
    records: Sequence[Record], paper: Paper, *, others: Sequence[Span] = (), silent: bool = True
) -> Iterator[Text]:
    """Yield events under their years, followed by the undated ones.

    With `silent`, a long period without events is pointed out, unless one of `others` falls into it.
    """
    settings = _settings(records, paper.page)
    records = [record for record in records if record["id"] not in settings]
    beside: dict[str, list[Record]] = {}
    for gathering, host in settings.values():
        beside.setdefault(host, []).append(gathering)
    group = paper.page.group
    dated: list[Record] = []
    undated: list[Record] = []
    for record in records:
        (undated if wording.is_undated(record) else dated).append(record)
    rows = Rows(dated, paper, years=group == "none", signs=True)

    def lines(record: Record, rows: Rows) -> Iterator[Text]:
        yield from rows.event(record, *(_setting(one, record, paper) for one in beside.get(record["id"], ())))

    under, seen = "", None
    for record, span in _by_year(dated, paper.page):
        silence = _silence(seen, span) if seen and silent else None
        if silence and not any(first <= silence[1] and last >= silence[0] for first, last in others):
            words = (labels.SILENCE_OF_THESE if paper.page.sifted else labels.SILENCE)[paper.lang]
            yield from paper.wrap(paper.ink(words.format(amounts.length(*silence, paper.lang)), "dim"))
        heading = _heading(record, span, paper)
        if heading != under:
            yield paper.ink(heading, "heading")
        yield from lines(record, rows)
        under = heading
        seen = (min(span[0], seen[0]), max(span[1], seen[1])) if seen else span
    if undated:
        over = (paper.say(labels.UNDATED, "heading"), paper.say(labels.UNDATED_MEANS, "dim"))
        yield from paper.wrap(paper.dotted(over))
    unplaced = Rows(undated, paper, signs=True, inset=2)
    for record in undated:
        yield from lines(record, unplaced)


def _heading(record: Record, span: Span, paper: Paper) -> str:
    """Return the year or month under which the page groups a record; empty if it does not group."""
    if paper.page.group == "none":
        return ""
    first = _since(span, paper.page)
    if paper.page.group == "year":
        return str(first.year)
    known = dates.parse(record["date"])
    at = known.start or known.end
    assert at
    fine = at.precision in ("month", "day") and first == span[0]
    month = dates.month_name(first.month, paper.lang).capitalize() if fine else labels.NO_MONTH[paper.lang]
    return f"{month} {first.year}" if fine else f"{first.year}, {month.lower()}"


def _settings(records: Sequence[Record], page: Page) -> dict[str, tuple[Record, str]]:
    """Return gatherings known only as the setting of a meeting: id → the gathering and the id of that meeting.

    A gathering whose kind was asked for has a line of its own; on a verbose page, all of them have.
    """
    kinds = {} if page.verbose else page.labels.get("event-kind", {})
    held = {kind for kind, entry in kinds.items() if entry.get("counts_as") == "meeting"}
    bare = {kind for kind, entry in kinds.items() if entry.get("gathering")} - page.kinds
    meetings = {record["id"] for record in records if record["kind"] in held}
    found = {}
    for record in records:
        if record["kind"] not in bare or any(record[key] for key in _OWN) or wording.is_open(record):
            continue
        if hosts := [one["id"] for one in record["related"] if one["id"] in meetings]:
            found[record["id"]] = (record, hosts[0])
    return found


def _setting(gathering: Record, meeting: Record, paper: Paper) -> Text:
    """Return the setting of a meeting, in words unless its title has half of them or their first letters."""
    name, title = wording.named(gathering, paper.lang), wording.named(meeting, paper.lang)
    told = parts.said(name, title, 0.5) or any(one in parts.initials(name) for one in parts.acronyms(title))
    return joined(" ", (paper.sign("◆"), Text() if told and not paper.linear else paper.ink(name)))


def _span(record: Record) -> Span:
    """Return the first and last day of a record; if one of them is not known, the other stands in for it."""
    return _days(record["earliest"] or record["latest"], record["latest"] or record["earliest"])


@lru_cache(maxsize=1024)
def _days(first: str, last: str) -> Span:
    return date.fromisoformat(first), date.fromisoformat(last)


def _since(span: Span, page: Page) -> date:
    """Return the first day of a record, but not before the first day that was asked for."""
    return max(span[0], min(date.fromisoformat(page.since), span[1])) if page.since else span[0]


def _by_year(records: Sequence[Record], page: Page) -> Iterator[tuple[Record, Span]]:
    """Yield `records` with their first and last day.

    If the page groups them, those that cover their year or began before what was asked for move to its end.
    """
    dated = ((record, _span(record)) for record in records)
    if page.group == "none":
        yield from dated
        return
    for _, group in groupby(dated, key=lambda one: _since(one[1], page).year):
        yield from sorted(group, key=lambda one: _is_wide(one[1], page), reverse=page.reverse)


def _is_wide(span: Span, page: Page) -> bool:
    first, last = span
    return _since(span, page) > first or (first == date(first.year, 1, 1) and last >= date(first.year, 12, 31))


def _silence(seen: Span, span: Span) -> Span | None:
    """Return the period between `seen` and `span`, in whichever order they are, if it is long; else None."""
    before, after = (seen, span) if seen[1] < span[0] else (span, seen)
    return (before[1], after[0]) if after[0] - before[1] >= _LONG else None
