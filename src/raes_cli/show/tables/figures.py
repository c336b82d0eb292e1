"""Figures: series as tables aligned at the decimal point, single figures in a line each, conflicts once, below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from string import ascii_lowercase

from raes_cli import amounts, labels, plurals
from raes_cli.show import wording
from raes_cli.show.tables import answers, parts
from raes_cli.show.tables.layout import joined, padded, spaced
from raes_cli.show.tables.paper import Paper
from raes_cli.show.tables.rows import Rows
from raes_cli.show.tables.styled import Text
from raes_cli.show.wording import Record

_MANY = 40
"""Above this many figures, only the first series is shown in full, the others in a line each."""
_CONFLICTS = 5
"""Up to this many conflicts are all shown, even those with figures that are not shown here."""
_TOLD = 0.75
"""The share of a title that the heading, the name and the day beside a figure must give to make it redundant."""
_NUMBERS, _TIGHT = 0.7, 0.6
"""The share of the width that numbers may take, and the share above which a nearly empty column is dropped."""
_ACCOUNT = 24
"""Columns needed to say whose account figures are."""
_SAME = ("period", "status")
"""Keys that figures must have in common to be shown under one date."""
_FEW = 3
"""A column is nearly empty if fewer than one in this many figures has a number in it."""


def figures(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """Yield the figures of each indicator with several, by year and by other period; then the others, and conflicts.

    The series with a figure for exactly the period asked for comes first.
    """
    series: dict[tuple[str, str, bool], list[Record]] = {}
    for record in records:
        yearly = amounts.year(record["period"]) is not None
        series.setdefault((record["indicator"]["id"], record["unit"], yearly), []).append(record)
    # The only figure of a whole year stands before those of the parts of years, not in a line below them.
    several = {
        (indicator, unit, yearly): group
        for (indicator, unit, yearly), group in series.items()
        if len(group) > 1 or (yearly and len(series.get((indicator, unit, False), ())) > 1)
    }

    window = (paper.page.since, paper.page.until)

    def place(group: Sequence[Record]) -> tuple[bool, bool, int]:
        asked = any(window) and (group[0]["earliest"], group[0]["latest"]) == window
        return not asked, amounts.year(group[0]["period"]) is None, -len(group)

    groups = sorted(several.values(), key=place)
    others = [group[0] for key, group in series.items() if key not in several]
    brief = bool(groups) and len(records) > _MANY and not paper.page.verbose
    told = groups[0] if brief else records
    letters = _lettered(_contested(told, paper), paper)
    yield from spaced(_Series(group, letters, paper).lines() for group in (groups[:1] if brief else groups))
    if not brief:
        yield from [Text()] if groups and others else ()
        yield from lone(others, letters, paper)
    yield from conflicts(told, paper)
    if brief:
        yield from _further(groups[1:], len(others), paper)
    yield from paper.foot()


def _further(groups: Sequence[Sequence[Record]], others: int, paper: Paper) -> Iterator[Text]:
    """Yield a summary of the other series, with count and latest value of each, and the count of single figures."""
    yield from [Text(), *paper.wrap(paper.say(labels.FURTHER))]
    for group in groups:
        last = max(group, key=lambda record: record["latest"] or "")
        told = joined(" ", (paper.ink(wording.day(last, paper.lang)), answers.value(last, paper, marked=False)))
        periods = paper.say(labels.PERIODS) if _by_other_periods(group[0]) else Text()
        name = joined(", ", (paper.name(group[0]["indicator"], "heading"), periods))
        count = paper.ink(amounts.counted(len(group), plurals.FIGURES_COUNTED, paper.lang))
        yield from paper.entry(Text(), 2, [paper.dotted((name, count, told))])
    if others:
        yield from paper.entry(Text(), 2, [paper.dotted((paper.say(labels.SINGLE), paper.ink(others)))])


def _by_other_periods(record: Record) -> bool:
    """Return whether a figure is a flow over a period other than a year."""
    return amounts.year(record["period"]) is None and record["measure"] == "flow"


def lone(records: Sequence[Record], letters: Mapping[str, str], paper: Paper) -> Iterator[Text]:
    """Yield figures outside any series, in a line each: the number, then what it is."""
    rows = Rows(records, paper)
    for record in records:
        number = joined(" ", (answers.value(record, paper, marked=False), _marks(record, letters, paper)))
        title, basis = wording.named(record, paper.lang), answers.basis(record, paper)
        told = answers.untold(record, "" if paper.page.verbose else title, paper)
        yield from rows.row(record, number, answers.growth(record, paper), paper.ink(title), basis, whose=told)


def _contested(records: Sequence[Record], paper: Paper) -> list[Record]:
    """Return the conflicts of figures to show: those between them first, worst first; if there are many, only these."""
    texts = {one["id"]: one for record in records for one in record.get("conflict_texts", ())}
    claims = Counter(id_ for record in records for id_ in record["conflicts"])
    found = sorted(texts.values(), key=lambda one: (claims[one["id"]] == 1, answers.weight(one)))
    if len(found) <= _CONFLICTS or paper.page.verbose:
        return found
    return [one for one in found if claims[one["id"]] > 1]


def _lettered(conflicts: Sequence[Record], paper: Paper) -> Mapping[str, str]:
    """Return a letter, or two, for each of several conflicts, in order; none for one alone or on a linear page."""
    names = (*ascii_lowercase, *map("".join, product(ascii_lowercase, repeat=2)))
    ids = [one["id"] for one in conflicts]
    return dict(zip(ids, names, strict=False)) if len(ids) > 1 and not paper.linear else {}


def _marks(record: Record, letters: Mapping[str, str], paper: Paper) -> Text:
    """Return signs for the conflicts of a figure, with their letters or bare."""
    own = sorted(letters[id_] for id_ in record["conflicts"] if id_ in letters) or [""] * bool(record["conflicts"])
    signs = (Text.assemble(paper.sign("≠", "conflict"), (letter, "conflict")) for letter in own)
    return joined(" ", signs)


class _Series:
    """The figures of one indicator, forecasts and targets last, and the letters of their conflicts."""

    def __init__(self, records: Sequence[Record], letters: Mapping[str, str], paper: Paper) -> None:
        records = sorted(records, key=lambda record: wording.standing(record, paper.lang))
        self.records, self.letters, self.paper = records, letters, paper
        quantities = [amounts.quantity(record, paper.lang, paper.page.units) for record in records]
        units = {unit for _, number, unit in quantities if number}
        self.unit = units.pop() if len(units) == 1 else ""
        self.columns = [
            [self.amount(record, *quantity) for record, quantity in zip(records, quantities, strict=True)],
            [paper.ink(amounts.stated_growth(record, paper.lang)) for record in records],
            [paper.ink(amounts.by_levels(record, paper.lang)) for record in records],
        ]

    def amount(self, record: Record, hedge: str, number: str, unit: str) -> Text:
        """Return the number of a figure after its standing and hedge, with its unit unless all figures share it."""
        if not number:
            return Text()
        own = "" if unit == self.unit else f" {unit}" if unit != "%" else unit
        said = Text.assemble(self.paper.ink(number, "number"), self.paper.ink(own))
        words = (wording.standing(record, self.paper.lang), hedge)
        return joined(" ", (*map(self.paper.ink, words), said))

    def lines(self) -> Iterator[Text]:
        """Yield a heading with the unit, then a line for each figure, in columns if there is room."""
        paper = self.paper
        heading = paper.name(self.records[0]["indicator"], "heading")
        names = (Text(), paper.say(labels.STATED_GROWTH, "dim"), paper.say(labels.LEVEL_GROWTH, "dim"))
        whose = any(record["attribution"] for record in self.records)
        account = paper.ink(labels.ATTRIBUTED[paper.lang].format("").strip(" :") if whose else "", "dim")
        columns = [
            _aligned(name, cells, "," if paper.lang == "ru" else ".")
            for name, cells in zip(names, self.columns, strict=True)
            if any(cells)
        ]
        rows = Rows(self.records, paper)
        taken = rows.indent + sum(column[0].cell_len + 2 for column in columns)
        levels = self.columns[-1]
        sparse = any(levels) and _FEW * sum(map(bool, levels)) < len(levels) and taken > paper.width * _TIGHT
        taken -= columns.pop()[0].cell_len + 2 if sparse else 0
        room = paper.width - taken >= (_ACCOUNT if whose else paper.width * (1 - _NUMBERS))
        table = not paper.linear and room
        periods = paper.say(labels.PERIODS) if _by_other_periods(self.records[0]) else Text()
        yield from paper.wrap(joined(", ", (heading, paper.ink(self.unit if table else ""), periods)))
        if table and (len(columns) > 1 or whose):
            yield Text.assemble(" " * rows.indent, Text("  ").join([*(column[0] for column in columns), account]))
        for place, record in enumerate(self.records):
            if table:
                numbers = Text("  ").join([column[place + 1] for column in columns])
                mute = record["value"] is None and record["growth_percent"] is None
                told = paper.quote(record["text"]) if mute else Text()
                account = self.account(record) if whose else Text()
                level = paper.ink(labels.IMPLIED[paper.lang]) if sparse and levels[place] else Text()
                implied = joined(" ", (level, levels[place] if level else Text()))
                words = paper.dotted((told, implied, account))
                head = joined(" ", (words, _marks(record, self.letters, paper)))
                # Figures of one year, from several statistics, share a date.
                last = self.records[place - 1] if place else {}
                again = bool(record["period"]) and [last.get(key) for key in _SAME] == [record[key] for key in _SAME]
                bare = {**record, "attribution": []}
                yield from rows.row(record, head, *self.asides(record), numbers=numbers, again=again, whose=bare)
            else:
                value = joined(" ", (answers.value(record, paper, marked=False), _marks(record, self.letters, paper)))
                yield from rows.row(record, value, answers.growth(record, paper), *self.asides(record))

    def account(self, record: Record) -> Text:
        """Return whose account a figure is: that of those it is attributed to, else of those who published it."""
        if record["attribution"]:
            return self.paper.ink(self.paper.called(record["attribution"]), "actor")
        outlets = dict.fromkeys(self.paper.outlet(one["source"]) for one in record["sources"])
        return self.paper.ink(", ".join(filter(None, outlets)), "actor")

    def asides(self, record: Record) -> Iterator[Text]:
        """Yield whose statistics a figure is from, and its title if that says more than the heading and the date."""
        yield answers.basis(record, self.paper)
        title, lang = wording.named(record, self.paper.lang), self.paper.lang
        names = wording.names(record["attribution"], lang)
        told = f"{wording.named(record['indicator'], lang)} {names} {wording.day(record, lang)}"
        titled = record["measure"] != "flow" and not parts.said(title, told, _TOLD)
        yield self.paper.ink(title if titled or self.paper.page.verbose else "")


def _aligned(name: Text, cells: Sequence[Text], point: str) -> list[Text]:
    """Return the cells of a column below its name, with their numbers aligned at the decimal point."""
    at = [
        match.start()
        if (match := re.search(rf"(?<=\d)(?!\d| \d|[{point}]\d+)|{re.escape(point)}(?=\d)", cell.plain))
        else 0
        for cell in cells
    ]
    before = max(at)
    lines = [Text.assemble(" " * (before - place), cell) for place, cell in zip(at, cells, strict=True)]
    width = max(line.cell_len for line in (name, *lines))
    return [padded(name, width, right=True), *(padded(line, width) for line in lines)]


def conflicts(records: Sequence[Record], paper: Paper, *, lettered: bool = True) -> Iterator[Text]:
    """Yield the conflicts of the figures, each once, with its verdict; with `--verbose` also the arithmetic."""
    told = _contested(records, paper)
    letters = _lettered(told, paper) if lettered else {}
    for conflict in told:
        sign = Text.assemble(paper.sign("≠", "conflict"), (letters.get(conflict["id"], ""), "conflict"))
        title = joined(" — ", (paper.say(conflict["title"]), answers.verdict(conflict, paper)))
        text = paper.say(conflict["text"], "dim") if paper.page.verbose else Text()
        yield from paper.entry(sign, sign.cell_len + 1, [title, text], paper.ink(conflict["id"], "dim"), last=True)
    if left := len({id_ for record in records for id_ in record["conflicts"]}) - len(told):
        yield from paper.wrap(paper.ink(labels.ELSEWHERE[paper.lang].format(left), "dim"))
