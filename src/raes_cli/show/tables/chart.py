"""A chart in the terminal: values and growth as bars to scale, what is forecast apart, what is missing said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from raes_cli import amounts, labels
from raes_cli.show import wording
from raes_cli.show.series import Growth, Hole, Panel, chosen, ends, level
from raes_cli.show.tables import parts
from raes_cli.show.tables.bars import Bars, Row, Scale
from raes_cli.show.tables.figures import conflicts
from raes_cli.show.tables.layout import joined, padded
from raes_cli.show.tables.paper import Paper
from raes_cli.show.tables.rows import Rows
from raes_cli.show.wording import Record
from raes_cli.text import Words


def chart(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """A panel for each series, for lone values of a kind, and for what has no bar; then conflicts and sources."""
    drawn = chosen(records, paper.page.view)
    for number, panel in enumerate(drawn):
        yield from [Text()] if number else ()
        yield from _Panel(panel, paper).lines()
    ids = {record["id"] for panel in drawn for record in panel.records}
    if left := [wording.named(record, paper.lang) for record in records if record["id"] not in ids]:
        yield from paper.wrap(paper.ink(labels.NOT_DRAWN[paper.lang].format("; ".join(left)), "dim"))
    yield from paper.foot()


class _Panel:
    """One panel on paper."""

    def __init__(self, panel: Panel, paper: Paper) -> None:
        self.panel, self.paper = panel, paper

    def lines(self) -> Iterator[Text]:
        """The heading, and below it what the panel has to show."""
        paper, series = self.paper, self.panel.shape in ("years", "dates")
        cited = (citation for record in self.panel.records for citation in record["sources"] if series)
        yield from paper.entry(Text(), 0, [paper.ink(self.panel.heading(paper.page), "heading")], paper.tags(cited))
        yield from {"lone": self.lone, "bare": self.bare}.get(self.panel.shape, self.series)()
        yield from conflicts(self.panel.records, {}, self.paper)
        rows = Rows(self.panel.records, self.paper)
        for record in self.panel.records if self.paper.page.verbose else ():
            yield from rows.row(record, self.paper.ink(wording.named(record, self.paper.lang)))

    def series(self) -> Iterator[Text]:
        """Values, and growth on a scale of its own; the bars of both begin at one column."""
        paper, lang = self.paper, self.paper.lang
        value, unit = labels.FIELDS["value"][lang].capitalize(), self.panel.unit(paper.page)[1]
        yield from paper.wrap(paper.ink(f"{value}, {unit}".strip(", "), "dim"))
        rows = [self.hole(row) if isinstance(row, Hole) else self.value(row) for row in self.panel.rows()]
        growths = list(self.panel.growths())
        rates = [row for growth in growths for row in self.growth(growth)]
        words = Bars(rates, _percents(growths), paper).words if rates else 0
        bars = Bars(rows, self.scale(), paper, words)
        yield from bars.lines()
        if rates:
            yield from paper.wrap(paper.say(labels.GROWTHS, "dim"))
            yield from Bars(rates, _percents(growths), paper, bars.words).lines()
            if any(growth.implied is not None for growth in growths):
                yield from paper.wrap(paper.say(labels.IMPLIED_MEANS, "dim"))
        yield from (line for said in self.panel.remarks(lang) for line in paper.wrap(paper.ink(said, "dim")))

    def lone(self) -> Iterator[Text]:
        """Each value under its title, the bars on one scale."""
        records = self.panel.records
        rows = [self.value(record)._replace(label=Text()) for record in records]
        bars = Bars(rows, self.scale(), self.paper)
        if len(rows) > 1:
            yield from self.paper.wrap(self.paper.say(labels.LONE_MEANS, "dim"))
        for record, row in zip(records, rows, strict=True):
            yield from self.titled(record)
            yield from bars.row(row)
        yield from bars.ruler()

    def bare(self) -> Iterator[Text]:
        """Each figure under its title, in words alone."""
        yield from self.paper.wrap(self.paper.say(labels.BARE_MEANS, "dim"))
        for record in self.panel.records:
            known = amounts.amount(record, self.paper.lang, self.paper.page.units)
            words = known if record["value"] is not None else wording.quoted(record["text"], self.paper.lang)
            yield from self.titled(record, self.paper.ink(words, "number"))

    def titled(self, record: Record, *answer: Text) -> Iterator[Text]:
        """What a figure is, its date, whose it is, its growth, and its sources."""
        paper = self.paper
        heading = self.panel.shape == "lone" and len(self.panel.records) == 1
        title = Text() if heading else paper.ink(wording.named(record, paper.lang))
        growth = paper.ink(amounts.growth(record, paper.lang))
        about = (title, *answer, parts.dated(record, paper, brief=True), growth, parts.attribution(record, paper))
        yield from paper.entry(Text(), 0, [paper.dotted(about)], paper.tags(record["sources"]))

    def scale(self) -> Scale:
        """That of the values."""
        return Scale(*self.panel.bounds(), self.panel.unit(self.paper.page)[0])

    def value(self, record: Record) -> Row:
        """The bar of a figure."""
        amount = self.paper.ink(amounts.amount(record, self.paper.lang, self.paper.page.units), "number")
        marks = joined(" ", (self.contested(bool(record["conflicts"])), self.status(record)))
        return Row(parts.dated(record, self.paper, brief=True), amount, marks, level(record), record["status"])

    def hole(self, hole: Hole) -> Row:
        """The place of a bar that is missing."""
        return Row(self.paper.ink(hole.label(), "date"), self.paper.say(labels.NO_FIGURE, "dim"), Text())

    def growth(self, growth: Growth) -> Iterator[Row]:
        """The growth that is stated, and below it that by the levels, each where there is one."""
        when, record = parts.dated(growth.record, self.paper, brief=True), growth.record
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
        return self.paper.sign("≠", "conflict") if holds else Text()

    def status(self, record: Record) -> Text:
        """That a figure is a forecast or a target."""
        return self.paper.ink(wording.standing(record, self.paper.lang))


def _percents(growths: Sequence[Growth]) -> Scale:
    """The scale of growth rates, with zero on it."""
    rates = [rate for growth in growths for rate in (growth.stated, growth.implied) if rate is not None]
    return Scale(*ends(rates), factor=1)
