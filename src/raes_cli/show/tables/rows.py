"""The records of a list, in a line or two each: date, sign, what it is, the rest, sources; on demand, all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from raes_cli import labels
from raes_cli.show import wording
from raes_cli.show.tables import fields, parts
from raes_cli.show.tables.layout import hung, joined
from raes_cli.show.tables.paper import Paper
from raes_cli.show.tables.styled import Text
from raes_cli.show.wording import Record

_SIGNS = {"contact": "●", "series": "★", "gathering": "◆", "paper": "■", "force": "▲"}
"""The `sign` of a kind of event → the sign to print; `labels.SIGNS` has its meaning."""
_OTHER_SIGN, _OPEN_SIGN = "◇", "○"


class Rows:
    """What the records of a list share: a column for dates, without years if those are headings, and signs.

    What is shown elsewhere, dates or sources, has no column.
    """

    def __init__(
        self, records: Sequence[Record], paper: Paper, *, years: bool = True, dates: bool = True, signs: bool = False,
        tagged: bool = True, notes: bool = False, inset: int = 0,
    ) -> None:  # fmt: skip
        self.paper, self.years, self.dates, self.signs = paper, years, dates, signs
        self.tagged, self.notes = tagged, notes
        self._short = cache(lambda date: wording.short_day({"date": date}, paper.lang, years=years))
        shorts = [self._short(record["date"]) for record in records if dates]
        # If most dates are too long for a column, all of them go beside the title.
        self.column = max(map(len, shorts), default=0) if 2 * sum(map(bool, shorts)) >= len(shorts) else 0
        self.inset = inset or 2 * (not years or not dates)
        self.indent = self.inset + (self.column and self.column + 2) + 2 * signs

    def row(
        self, record: Record, head: Text, *asides: Text,
        sign: Text | None = None, numbers: Text | None = None, again: bool = False, whose: Record | None = None,
    ) -> Iterator[Text]:  # fmt: skip
        """Yield one record: `head` stands out, `asides` follow, and the attribution comes last.

        `numbers` of a table have columns of their own between date and head. With `again`, the date is not repeated.
        The attribution is that of `whose`, if given.
        """
        paper = self.paper
        disputed = record["conflicts"] and record["type"] != "figure"
        due = wording.is_open(record) and not wording.is_undated(record)  # its note may say which event came of it
        full = self.notes or paper.linear or paper.page.verbose or disputed or due
        mark = paper.sign("*") if record["note"] and not full else Text()
        marked = joined(" ", (head, mark, paper.alone(record["sources"])))
        standing = parts.status(record, paper, unless=head.plain)
        about = (marked, standing, self.rest(record), *asides, parts.attribution(whose or record, paper))
        note = parts.note(record, paper) if full else Text()
        body = [paper.dotted(about), note] if paper.linear else [paper.dotted((*about, note))]
        label = self.label(record, sign or Text(), again=again)
        if numbers:
            label = Text.assemble(label, numbers, "  ")
        tags = paper.tags(record["sources"]) if self.tagged else Text()
        column = label.cell_len if numbers else self.indent
        yield from paper.entry(label, column, body, tags, wide=bool(numbers), runs_on=not numbers)
        if paper.page.verbose:
            inset = paper.inset(2 if paper.linear else self.indent)
            yield from hung(Text(" " * (paper.width - inset.width)), fields.details(record, inset))

    def event(self, record: Record, *asides: Text) -> Iterator[Text]:
        """Yield an event: its title, and the place and people that the title does not give."""
        paper = self.paper
        title = "" if paper.linear else wording.named(record, paper.lang)
        kind = parts.kind(record, paper) if paper.linear else Text()
        place, people = parts.place(record, paper, unless=title), parts.people(record, paper, unless=title)
        head, sign = parts.titled(record, paper), sign_of(record, paper)
        yield from self.row(record, head, kind, place, people, *asides, sign=sign)

    def label(self, record: Record, sign: Text, *, again: bool = False) -> Text:
        """Return the date in its column unless it is above already, the mark of an inferred part, and the sign."""
        paper = self.paper
        if paper.linear:
            return parts.dated(record, paper) if self.dates and record["date"] else sign
        column: tuple[Text | str, ...] = (" " * self.inset,)
        if self.column:
            short = self._short(record["date"])
            mark = parts.inferred(record, paper) if short else Text()
            short = "" if again else short
            before = " " * (self.inset + self.column - len(short))
            column = (before, paper.ink(short, "date"), mark, " " * (2 - len(mark.plain)))
        return Text.assemble(*column, *((sign, " " * (2 - sign.cell_len)) if self.signs else ()))

    def rest(self, record: Record) -> Text:
        """Return the date in words if the column does not hold it."""
        paper = self.paper
        if paper.linear or not self.dates or (self.column and self._short(record["date"])):
            return Text()
        if not record["date"]:
            return paper.say(labels.NO_DATE) if record["type"] in ("event", "figure") else Text()
        bare = not self.years and record["date"].isdecimal()  # a year under its own heading
        return Text() if bare else parts.dated(record, paper, brief=True)


def sign_of(record: Record, paper: Paper) -> Text:
    """Return the sign of the kind of an event, or of an event that is not known to have been held."""
    if paper.linear:
        return Text()
    family = paper.page.labels.get("event-kind", {}).get(record["kind"], {}).get("sign", "")
    return paper.sign(_OPEN_SIGN if wording.is_open(record) else _SIGNS.get(family, _OTHER_SIGN))


def by_topic(records: Iterable[Record], paper: Paper) -> Iterator[tuple[Text, Sequence[Record]]]:
    """Return the records grouped by the name of their first topic, in order of first occurrence."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(next(iter(record["topics"]), ""), []).append(record)
    return ((paper.named(id_) if id_ else paper.say(labels.OTHERS), group) for id_, group in groups.items())


def shortened(records: Sequence[Record], paper: Paper) -> dict[str, str]:
    """Return titles of statements by id, without what all begin with up to a colon, or the names of their holders."""
    titles = {record["id"]: wording.named(record, paper.lang) for record in records}
    start, *others = {title.partition(": ")[0] for title in titles.values()}
    holders = [one for record in records for one in record["speakers"]]
    mine = not others and (len(titles) > 1 or all(parts.is_named(one, start, paper) for one in holders))
    return {id_: title.removeprefix(f"{start}: ") if mine else title for id_, title in titles.items()}
