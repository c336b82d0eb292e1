"""A chart in the terminal: values and growth of series as bars to scale, what is missing said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from raes_cli import labels
from raes_cli.show import wording
from raes_cli.show.series import Panel, charted, ends, undrawn
from raes_cli.show.tables.bars import Bars
from raes_cli.show.tables.figures import conflicts, lone
from raes_cli.show.tables.layout import spaced
from raes_cli.show.tables.paper import Paper
from raes_cli.show.tables.rows import Rows
from raes_cli.show.tables.styled import Text
from raes_cli.show.wording import Record


def chart(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """Values and growth of each series, and what has none in words; then the sources."""
    panels, rest = charted(records, paper.page.view)
    yield from spaced(_series(panel, paper) for panel in panels)
    one = paper.page.view == "trade-chart"
    if rest and one:
        yield from paper.wrap(paper.ink(undrawn(rest, paper.lang), "dim"))
    if rest and (paper.page.verbose or not one):
        yield from [Text()] if panels else ()
        yield from lone(rest, {}, paper)
        yield from conflicts(rest, paper, lettered=False)
    yield from paper.foot()


def _series(panel: Panel, paper: Paper) -> Iterator[Text]:
    """Values, and growth on a scale of its own; the bars of both begin at one column."""
    lang, unit = paper.lang, panel.unit(paper.page)
    cited = (citation for record in panel.records for citation in record["sources"])
    yield from paper.entry(Text(), 0, [paper.ink(panel.heading(lang), "heading")], paper.tags(cited))
    yield from paper.wrap(paper.ink(f"{labels.FIELDS['value'][lang].capitalize()}, {unit}".strip(", "), "dim"))
    rates = list(panel.rates(paper.page))
    scale = ends([bar.end for bar in rates if bar.end is not None])
    words = Bars(rates, scale, paper).words if rates else 0
    bars = Bars(list(panel.values(paper.page)), panel.bounds(), paper, words)
    yield from bars.lines()
    if rates:
        yield from paper.wrap(paper.say(labels.GROWTHS, "dim"))
        yield from Bars(rates, scale, paper, bars.words).lines()
        if any(bar.fill == "implied" for bar in rates):
            yield from paper.wrap(paper.say(labels.IMPLIED_MEANS, "dim"))
    yield from (line for said in panel.remarks(lang) for line in paper.wrap(paper.ink(said, "dim")))
    yield from conflicts(panel.records, paper, lettered=False)
    listed = Rows(panel.records, paper)
    for record in panel.records if paper.page.verbose else ():
        yield from listed.row(record, paper.ink(wording.named(record, lang)))
