"""A chart in the terminal: values and growth as bars to scale, what is forecast apart, what is missing said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from raes_cli import amounts, labels
from raes_cli.show import wording
from raes_cli.show.series import Growth, Hole, Panel, chosen, ends, level
from raes_cli.show.tables import parts
from raes_cli.show.tables.bars import Bars, Row, Scale
from raes_cli.show.tables.layout import joined, padded
from raes_cli.show.tables.paper import Paper
from raes_cli.show.wording import Record
from raes_cli.text import Words


def chart(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """A panel for each series, for lone values of a kind, and for what has no bar; then the sources."""
    drawn = chosen(records, paper.page.view)
    for number, panel in enumerate(drawn):
        yield from [Text()] if number else ()
        yield from _Panel(panel, paper).lines()
    ids = {record["id"] for panel in drawn for record in panel.records}
    if left := [record["id"] for record in records if record["id"] not in ids]:
        yield Text()
        yield from paper.wrap(paper.ink(labels.NOT_DRAWN[paper.lang].format(", ".join(left)), "note"))
    yield from paper.foot()


class _Panel:
    """One panel on paper."""

    def __init__(self, panel: Panel, paper: Paper) -> None:
        self.panel = panel
        self.paper = paper
        self.column = parts.dates_column(panel.records, paper)

    def lines(self) -> Iterator[Text]:
        """The heading, and below it what the panel has to show."""
        yield from self.paper.wrap(self.paper.ink(self.panel.heading(self.paper.page), "heading"))
        yield from {"lone": self.lone, "bare": self.bare}.get(self.panel.shape, self.series)()

    def series(self) -> Iterator[Text]:
        """Values, growth, and what is to be said of each figure."""
        paper = self.paper
        value, unit = labels.FIELDS["value"][paper.lang].capitalize(), self.panel.unit(paper.page)[1]
        yield from paper.wrap(paper.ink(f"{value}, {unit}".strip(", "), "label"))
        rows = [self.hole(row) if isinstance(row, Hole) else self.value(row) for row in self.panel.rows()]
        growths = list(self.panel.growths())
        rates = [row for growth in growths for row in self.growth(growth)]
        # The bars of both begin at one column.
        words = Bars(rates, _percents(growths), paper).words if rates else 0
        bars = Bars(rows, self.scale(), paper, words)
        yield from bars.lines()
        if rates:
            yield from paper.wrap(paper.say(labels.GROWTHS, "label"))
            yield from Bars(rates, _percents(growths), paper, bars.words).lines()
            if any(growth.implied is not None for growth in growths):
                yield from paper.wrap(paper.say(labels.IMPLIED_MEANS, "note"))
        yield Text()
        for record in self.panel.records:
            yield from self.note(record, titled=self.panel.shape == "dates")

    def lone(self) -> Iterator[Text]:
        """Each value under its title, the bars on one scale."""
        records = self.panel.records
        rows = [self.value(record)._replace(label=Text()) for record in records]
        bars = Bars(rows, self.scale(), self.paper)
        if len(rows) == 1:
            yield from bars.lines()
            yield from self.note(records[0])
            return
        yield from self.paper.wrap(self.paper.say(labels.LONE_MEANS, "note"))
        yield from bars.ruler()
        for record, row in zip(records, rows, strict=True):
            yield from self.paper.wrap(parts.title(record, self.paper))
            yield from bars.row(row)
            yield from self.note(record)
            yield from [Text()] if record is not records[-1] else ()

    def bare(self) -> Iterator[Text]:
        """Each figure under its title, in words alone."""
        yield from self.paper.wrap(self.paper.say(labels.BARE_MEANS, "note"))
        for record in self.panel.records:
            row = self.value(record)
            yield Text()
            yield from self.paper.wrap(parts.title(record, self.paper))
            yield from self.paper.wrap(self.paper.dotted((row.amount, row.marks)))
            yield from self.note(record)

    def scale(self) -> Scale:
        """That of the values."""
        return Scale(*self.panel.bounds(), self.panel.unit(self.paper.page)[0])

    def value(self, record: Record) -> Row:
        """The bar of a figure."""
        amount = self.paper.ink(amounts.amount(record, self.paper.lang, self.paper.page.units), "number")
        marks = joined(" ", (self.contested(bool(record["conflicts"])), self.status(record)))
        return Row(parts.when(record, self.paper), amount, marks, level(record), record["status"])

    def hole(self, hole: Hole) -> Row:
        """The place of a bar that is missing."""
        return Row(self.paper.ink(hole.label(), "date"), self.paper.say(labels.NO_FIGURE, "gap"), Text())

    def growth(self, growth: Growth) -> Iterator[Row]:
        """The growth that is stated, and below it that by the levels, each where there is one."""
        when, record = parts.when(growth.record, self.paper), growth.record
        stated, implied = growth.words(self.paper.lang)
        contested = self.contested(growth.contested)
        if growth.stated is not None:
            marks = joined(" ", (contested, self.status(record)))
            amount = self.paper.ink(stated, "number")
            yield Row(self.named(when, labels.STATED), amount, marks, growth.stated, record["status"])
        if growth.implied is not None:
            amount = self.paper.ink(implied, "number")
            yield Row(self.named(when, labels.IMPLIED), amount, contested, growth.implied, "implied")

    def named(self, when: Text, name: Words) -> Text:
        """A year, and which growth it is."""
        width = max(len(words[self.paper.lang]) for words in (labels.STATED, labels.IMPLIED))
        column = 0 if self.paper.linear else width
        return joined(" ", (when, padded(self.paper.say(name), column)))

    def contested(self, holds: bool) -> Text:
        """The mark of what is part of a conflict."""
        if not holds:
            return Text()
        return self.paper.say(labels.CONTESTED, "conflict") if self.paper.linear else Text("≠", "conflict")

    def status(self, record: Record) -> Text:
        """That a figure is a forecast or a target."""
        return self.paper.ink(wording.standing(record, self.paper.lang), "open")

    def note(self, record: Record, *, titled: bool = False) -> Iterator[Text]:
        """Whose figure it is, what is to be known of it, its conflicts, its id and sources."""
        paper = self.paper
        title = paper.ink(wording.named(record, paper.lang) if titled else "")
        growth = paper.ink("" if self.panel.shape == "years" else amounts.growth(record, paper.lang))
        quote = paper.ink("" if record["value"] is not None else wording.quoted(record["text"], paper.lang), "quote")
        about = paper.dotted((quote, growth, parts.attribution(record, paper), parts.inferred(record, paper)))
        paragraphs = (title, about, *parts.caveats(record, paper, explained=()))
        yield from paper.entry(parts.when(record, paper), self.column, paragraphs, parts.ident(record, paper))


def _percents(growths: Sequence[Growth]) -> Scale:
    """The scale of growth rates, with zero on it."""
    rates = [rate for growth in growths for rate in (growth.stated, growth.implied) if rate is not None]
    return Scale(*ends(rates), factor=1)
