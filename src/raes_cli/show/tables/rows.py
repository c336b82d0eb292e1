"""Records of a list, each a line or two: date, sign, what it is, the rest beside it, sources; all of it on demand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from raes_cli import labels
from raes_cli.show import wording
from raes_cli.show.tables import fields, parts
from raes_cli.show.tables.layout import hung, joined, padded
from raes_cli.show.tables.paper import Paper
from raes_cli.show.tables.styled import Text
from raes_cli.show.wording import Record

_SIGNS = {"contact": "●", "series": "★", "gathering": "◆", "paper": "■", "force": "▲"}
"""What a kind of event says of its sign → the sign; `labels.SIGNS` says what it means."""
_OTHER_SIGN, _OPEN_SIGN = "◇", "○"


class Rows:
    """What the records of one list share: a column for their dates, without years where those stand above, and signs.

    What is said elsewhere, dates or sources, has no column.
    """

    def __init__(
        self, records: Sequence[Record], paper: Paper, *, years: bool = True, dates: bool = True, signs: bool = False,
        tagged: bool = True, notes: bool = False, inset: int = 0,
    ) -> None:  # fmt: skip
        self.paper, self.years, self.dates, self.signs = paper, years, dates, signs
        self.tagged, self.notes = tagged, notes
        self._short = cache(lambda date: wording.short_day({"date": date}, paper.lang, years=years))
        shorts = [self._short(record["date"]) for record in records if dates]
        # Where most dates are too long for a column, all are told beside the title.
        self.column = max(map(len, shorts), default=0) if 2 * sum(map(bool, shorts)) >= len(shorts) else 0
        self.inset = inset or 2 * (not years or not dates)
        self.indent = self.inset + (self.column and self.column + 2) + 2 * signs

    def row(
        self, record: Record, head: Text, *asides: Text,
        sign: Text | None = None, numbers: Text | None = None, again: bool = False, whose: Record | None = None,
    ) -> Iterator[Text]:  # fmt: skip
        """One record: `head` is what the eye should find, `asides` follow it, whose account it is ends it.

        `numbers` of a table stand in columns of their own between date and head; the date is not told `again`, and of
        those whose account it is only those of `whose`.
        """
        paper = self.paper
        disputed = record["conflicts"] and record["type"] != "figure"
        due = wording.is_open(record) and not wording.is_undated(record)  # what came of it may be another event
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
        """An event: title, and of place and people what the title does not say."""
        paper = self.paper
        title = "" if paper.linear else wording.named(record, paper.lang)
        kind = parts.kind(record, paper) if paper.linear else Text()
        place, people = parts.place(record, paper, unless=title), parts.people(record, paper, unless=title)
        head, sign = parts.titled(record, paper), sign_of(record, paper)
        yield from self.row(record, head, kind, place, people, *asides, sign=sign)

    def label(self, record: Record, sign: Text, *, again: bool = False) -> Text:
        """The date in its column unless it stands above, the mark of what is inferred in it, and the sign."""
        paper = self.paper
        if paper.linear:
            return parts.dated(record, paper) if self.dates and record["date"] else sign
        column: list[Text | str] = []
        if self.column:
            short = self._short(record["date"])
            mark = parts.inferred(record, paper) if short else Text()
            short = "" if again else short
            column = [" " * (self.column - len(short)), paper.ink(short, "date"), mark, " " * (2 - len(mark.plain))]
        return Text.assemble(" " * self.inset, *column, padded(sign, 2) if self.signs else "")

    def rest(self, record: Record) -> Text:
        """The date in words where the column does not hold it."""
        paper = self.paper
        if paper.linear or not self.dates or (self.column and self._short(record["date"])):
            return Text()
        if not record["date"]:
            return paper.say(labels.NO_DATE) if record["type"] in ("event", "figure") else Text()
        bare = not self.years and record["date"].isdecimal()  # a year under its year
        return Text() if bare else parts.dated(record, paper, brief=True)


def sign_of(record: Record, paper: Paper) -> Text:
    """The sign of the kind of an event, or that it is not known to have been held."""
    if paper.linear:
        return Text()
    family = paper.page.labels.get("event-kind", {}).get(record["kind"], {}).get("sign", "")
    return paper.sign(_OPEN_SIGN if wording.is_open(record) else _SIGNS.get(family, _OTHER_SIGN))


def by_topic(records: Iterable[Record], paper: Paper) -> Iterator[tuple[Text, Sequence[Record]]]:
    """The records under the name of their first topic, in the order in which these first occur."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(next(iter(record["topics"]), ""), []).append(record)
    return ((paper.named(id_) if id_ else paper.say(labels.OTHERS), group) for id_, group in groups.items())


def shortened(records: Sequence[Record], paper: Paper) -> dict[str, str]:
    """The titles of statements by their ids, without what all of them begin with up to a colon, or whose they are."""
    titles = {record["id"]: wording.named(record, paper.lang) for record in records}
    start, *others = {title.partition(": ")[0] for title in titles.values()}
    holders = [one for record in records for one in record["speakers"]]
    mine = not others and (len(titles) > 1 or all(parts.is_named(one, start, paper) for one in holders))
    return {id_: title.removeprefix(f"{start}: ") if mine else title for id_, title in titles.items()}
