"""The timeline: events along a line by year and month, with what is uncertain, open, contested or undated said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from rich.text import Text

from raes_cli import dates, labels
from raes_cli.show import wording
from raes_cli.show.tables import parts
from raes_cli.show.tables.layout import hung, padded
from raes_cli.show.tables.paper import Paper
from raes_cli.show.tables.theme import OPEN_SIGN, OTHER_SIGN, SIGNS
from raes_cli.show.wording import Record

_DAYS = 6
"""Columns for the day and a space: `27–28 `."""
_ROOMY, _RAILED = 60, 40
"""Widths from which the days have a column of their own, and from which the line is drawn."""
_LONG = timedelta(days=365)


def timeline(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """Events in the order given; those without a place on a time line after all others.

    Under the heading of a year, what has no more than the year stands where the year ends.
    """
    line = _Line(paper)
    dated = [record for record in records if not wording.is_undated(record)]
    if paper.page.group != "none":
        dated = list(_by_year(dated, newest_first=paper.page.reverse))
    undated = [record for record in records if wording.is_undated(record)]
    yield from line.dated(dated)
    if undated:
        yield from [Text()] if dated else ()
        yield from paper.wrap(paper.say(labels.UNDATED, "heading"))
        yield from paper.wrap(paper.say(labels.UNDATED_MEANS, "gap"))
    for number, record in enumerate(undated):
        yield from [Text()] if paper.linear and number else ()
        yield from line.event(record, rail=" ", dated=False)
    yield from paper.foot()


class _Line:
    """The line and what stands on it."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.days = paper.width >= _ROOMY and paper.page.group == "month" and not paper.linear
        self.left = _DAYS if self.days else 0
        self.rail = "│" if paper.width >= _RAILED and not paper.linear else " "

    def dated(self, records: Sequence[Record]) -> Iterator[Text]:
        """The records under their years and months, and long stretches of nothing in between."""
        under = ("", "")
        seen: tuple[date, date] | None = None
        for record in records:
            span = _span(record)
            year, month = self.headings(record)
            if seen and (silence := _silence(seen, span)):
                yield from self.silence(*silence)
            if year != under[0]:
                yield from [Text()] if seen else ()
                yield self.paper.ink(year, "heading")
            if month and (year, month) != under:
                yield from self.month(month)
            elif self.paper.linear and seen:
                yield Text()
            yield from self.event(record, rail=self.rail)
            under = (year, month)
            seen = (min(span[0], seen[0]), max(span[1], seen[1])) if seen else span

    def headings(self, record: Record) -> tuple[str, str]:
        """The year and the month that a record stands under, as the page groups them."""
        if self.paper.page.group == "none":
            return "", ""
        year = str(_span(record)[0].year)
        if self.paper.page.group == "year":
            return year, ""
        known = dates.parse(record["date"])
        at = known.start or known.end
        assert at
        if at.precision in ("month", "day"):
            return year, dates.month_name(at.first.month, self.paper.lang).capitalize()
        return year, labels.NO_MONTH[self.paper.lang]

    def month(self, name: str) -> Iterator[Text]:
        """The heading of a month, on the line."""
        left = " " * self.left
        if self.rail.strip():
            yield Text.assemble(left, (self.rail, "rail"))
            yield Text.assemble(left, ("├─ ", "rail"), self.paper.ink(name, "heading"))
        else:
            yield self.paper.ink(name, "heading")

    def silence(self, first: date, last: date) -> Iterator[Text]:
        """That between two days there is nothing to show, and for how long."""
        words = labels.SILENCE_OF_THESE if self.paper.page.sifted else labels.SILENCE
        text = words[self.paper.lang].format(wording.length(first, last, self.paper.lang))
        rail = Text.assemble(" " * self.left, ("┊  " if self.rail.strip() else "", "rail"))
        yield from hung(rail, self.paper.wrap(self.paper.ink(text, "gap"), self.paper.width - rail.cell_len), rail)

    def sign(self, record: Record) -> tuple[str, str]:
        """The sign of the kind of an event, and its style."""
        family = self.paper.page.labels.get("event-kind", {}).get(record["kind"], {}).get("sign")
        return (SIGNS[family], f"sign.{family}") if family else OTHER_SIGN

    def event(self, record: Record, *, rail: str, dated: bool = True) -> Iterator[Text]:
        """One event: its day and sign on the line, the rest beside it."""
        is_open = wording.is_open(record)
        sign, style = OPEN_SIGN if is_open else self.sign(record)
        day, whole = _day(record) if self.days and dated else ("", False)
        left = padded(self.paper.ink(f"{day} ", "date"), self.left, right=True) if self.days else Text()
        first = left if self.paper.linear else Text.assemble(left, (f"{sign}  ", style))
        dashed = "┊" if is_open and rail.strip() else rail
        rest = Text.assemble(" " * self.left, (f"{dashed}  ", "rail"))
        width = self.paper.width - rest.cell_len
        ident = parts.ident(record, self.paper)
        # An id is not broken: one that is too long stands under the entry, over the whole width.
        fits = len(record["id"]) <= width
        yield from hung(first, self.content(record, ident if fits else Text(), width, dated=not whole), rest)
        yield from () if fits else self.paper.wrap(ident)

    def content(self, record: Record, ident: Text, width: int, *, dated: bool) -> Iterator[Text]:
        """What stands beside the line: title, kind, place, people and caveats, and unless the day says it the date."""
        paper = self.paper
        title = paper.wrap(parts.title(record, paper), width)
        when = parts.when(record, paper) if dated else Text()
        head = [parts.status(record, paper), parts.kind(record, paper), when, parts.inferred(record, paper)]
        body = [parts.place(record, paper), parts.people(record, paper), parts.attribution(record, paper)]
        if self.days:
            yield from title
            yield from paper.spread(paper.dotted([*head, *body]), ident, width)
        else:
            yield from paper.wrap(paper.dotted(head), width)
            yield from title
            yield from paper.spread(paper.dotted(body), ident, width)
        for caveat in parts.caveats(record, paper):
            yield from paper.wrap(caveat, width) if caveat else ()


def _span(record: Record) -> tuple[date, date]:
    """The days that bound a record; what has no known end, or no known beginning, is taken at the other."""
    first, last = record["earliest"] or record["latest"], record["latest"] or record["earliest"]
    return date.fromisoformat(first), date.fromisoformat(last)


def _by_year(records: Sequence[Record], *, newest_first: bool) -> Iterator[Record]:
    """`records` with those that cover their year at the end of it."""
    for _, group in groupby(records, key=lambda record: _span(record)[0].year):
        same = list(group)
        finer, whole = ([record for record in same if _is_whole_year(record) == is_whole] for is_whole in (False, True))
        yield from (*whole, *finer) if newest_first else (*finer, *whole)


def _is_whole_year(record: Record) -> bool:
    first, last = _span(record)
    return first == date(first.year, 1, 1) and last >= date(first.year, 12, 31)


def _silence(seen: tuple[date, date], span: tuple[date, date]) -> tuple[date, date] | None:
    """The time between what was seen and `span`, on either side, if it is long."""
    before, after = (seen, span) if seen[1] < span[0] else (span, seen)
    return (before[1], after[0]) if after[0] - before[1] >= _LONG else None


def _day(record: Record) -> tuple[str, bool]:
    """The day within its month, and whether it says all there is to say of the date."""
    known = dates.parse(record["date"])
    start, end = known.start, known.end
    if known.shape == "one-of" or not start or start.precision != "day":
        return "?", False
    if not end or end.first.month != start.first.month or end.first.year != start.first.year:
        return f"{start.first.day} …", False
    days = str(start.first.day) if start == end else f"{start.first.day}–{end.first.day}"
    return days + ("?" if start.doubt else ""), not start.doubt
