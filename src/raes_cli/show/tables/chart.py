"""A chart in the terminal: values and growth as bars to scale, what is forecast apart, what is missing said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from raes_cli import amounts, labels
from raes_cli.show import wording
from raes_cli.show.series import Bar, Panel, chosen, ends
from raes_cli.show.tables import parts
from raes_cli.show.tables.bars import Bars, Row, Scale
from raes_cli.show.tables.figures import conflicts
from raes_cli.show.tables.layout import joined
from raes_cli.show.tables.paper import Paper
from raes_cli.show.tables.rows import Rows
from raes_cli.show.wording import Record


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
        rates = list(self.panel.rates(paper.page))
        scale = Scale(*ends([bar.end for bar in rates if bar.end is not None]), factor=1)
        rows = [self.row(bar) for bar in rates]
        words = Bars(rows, scale, paper).words if rates else 0
        bars = Bars([self.row(bar) for bar in self.panel.values(paper.page)], self.scale(), paper, words)
        yield from bars.lines()
        if rates:
            yield from paper.wrap(paper.say(labels.GROWTHS, "dim"))
            yield from Bars(rows, scale, paper, bars.words).lines()
            if any(bar.fill == "implied" for bar in rates):
                yield from paper.wrap(paper.say(labels.IMPLIED_MEANS, "dim"))
        yield from (line for said in self.panel.remarks(lang) for line in paper.wrap(paper.ink(said, "dim")))

    def lone(self) -> Iterator[Text]:
        """Each value under its title, the bars on one scale."""
        records = self.panel.records
        rows = [self.row(bar)._replace(label=Text()) for bar in self.panel.values(self.paper.page)]
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

    def row(self, bar: Bar) -> Row:
        """A bar and its words on paper."""
        paper = self.paper
        day = paper.ink(bar.day, "date")
        mark = parts.inferred(bar.record, paper) if bar.record else Text()
        label = joined(" ", (joined(" " if paper.linear else "", (day, mark)), paper.ink(bar.name)))
        contested = paper.sign("≠", "conflict") if bar.contested else Text()
        amount = paper.ink(bar.amount, "number" if bar.record else "dim")
        return Row(label, amount, joined(" ", (contested, paper.ink(bar.standing))), bar.end, bar.fill)
