"""The data of a chart: figures as series over years or dates, their growth, and what is left to words.

A series is one indicator in one unit over periods of one kind. Bars on one scale are comparable.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from raes_cli import amounts, dates, labels, vocabularies
from raes_cli.show import wording
from raes_cli.show.page import Page
from raes_cli.show.wording import Record

Shape = Literal["years", "dates"]

_WHOLE = Decimal(100)
_DAYS_IN_MONTH = 30
_FEW = 10
"""The most figures that are described one by one."""


class Bar(NamedTuple):
    """A bar in words: its date, name and number; `end` is the value it extends to, None if there is none."""

    day: str
    name: str
    amount: str
    end: Decimal | None
    fill: str = "reported"
    """What it stands for: the status of a figure, or `implied`."""
    standing: str = ""
    contested: bool = False
    record: Record | None = None


class Panel(NamedTuple):
    """A series over `years` or `dates`, on one scale."""

    shape: Shape
    records: Sequence[Record]

    def heading(self, lang: str) -> str:
        """Return the name of the indicator."""
        return wording.named(self.records[0]["indicator"], lang)

    def bounds(self) -> tuple[Decimal, Decimal]:
        """Return the ends of the scale, which contains zero; that of a share extends to 100 %."""
        numbers = [number for record in self.records if (number := exact(record["value"])) is not None]
        whole = _WHOLE if self.records[0]["measure"] == "share" else Decimal(0)
        return ends([*numbers, whole])

    def unit(self, page: Page) -> str:
        """Return the unit, with the scale in which the source words the greatest value."""
        greatest = max(self.records, key=lambda record: abs(record["value"] or 0))
        word = vocabularies.SCALES[greatest["scale"]][page.lang] if greatest["scale"] else ""
        return f"{word} {amounts.unit_forms(greatest['unit'], page.units)[page.lang][-1]}".strip()

    def remarks(self, lang: str) -> Iterator[str]:
        """Yield the remarks on the figures, each after the days it applies to; notes only if the figures are few."""
        said: dict[str, list[str]] = {}
        for record in self.records:
            title = wording.named(record, lang) if self.shape == "dates" else ""
            words = wording.quoted(record["text"], lang) if record["value"] is None else ""
            names = wording.names(record["attribution"], lang)
            account = labels.ATTRIBUTED[lang].format(names) if names else ""
            more = (wording.inferred(record, lang), wording.phrase(record["note"], lang))
            told = (title, words, account, *(more if len(self.records) <= _FEW else ()))
            said.setdefault(" · ".join(filter(None, told)), []).append(wording.day(record, lang))
        yield from (f"{', '.join(dict.fromkeys(days))}: {words}" for words, days in said.items() if words)

    def values(self, page: Page) -> Iterator[Bar]:
        """Yield the figures in the order given, and the years that are missing between them."""
        seen: int | None = None
        lang = page.lang
        valued = {record["period"] for record in self.records if record["value"] is not None}
        for record in self.records:
            if record["value"] is None and record["period"] in valued:
                continue  # its words are among the remarks
            at = year(record) if self.shape == "years" else None
            if at and seen and abs(at - seen) > 1:
                first, last = min(at, seen) + 1, max(at, seen) - 1
                yield Bar(str(first) if first == last else f"{first}–{last}", "", labels.NO_FIGURE[lang], None)
            amount, day = amounts.amount(record, lang, page.units), wording.brief_day(record, lang)
            basis = wording.phrase(record.get("basis"), lang)
            contested, standing = bool(record["conflicts"]), wording.standing(record, lang)
            yield Bar(day, basis, amount, exact(record["value"]), record["status"], standing, contested, record)
            seen = at

    def rates(self, page: Page) -> Iterator[Bar]:
        """Yield the growth of every year for which it is stated or follows from the levels of its source."""
        if self.shape != "years":
            return
        conflicts: dict[int | None, set[str]] = {}
        for record in self.records:
            conflicts.setdefault(year(record), set()).update(record["conflicts"])
        claims = Counter(id_ for record in self.records for id_ in record["conflicts"])
        lang = page.lang
        for record in self.records:
            at, by_levels, status = year(record), record["implied"], record["status"]
            assert at
            # A conflict is about the growth if it includes a figure of the year before or, if that year has none here,
            # if this is its only figure here.
            known = conflicts.get(at - 1)
            contested = any(claims[id_] == 1 if known is None else id_ in known for id_ in record["conflicts"])
            day = wording.brief_day(record, lang)
            if (rate := exact(record["growth_percent"])) is not None:
                said, standing = amounts.stated_growth(record, lang), wording.standing(record, lang)
                yield Bar(day, labels.STATED[lang], said, rate, status, standing, contested, record)
            if by_levels:
                rate, said = exact(by_levels["growth_percent"]), amounts.by_levels(record, lang)
                yield Bar(day, labels.IMPLIED[lang], said, rate, "implied", "", contested, record)


def has_place(record: str) -> bool:
    """Return whether a chart can draw a `record`: it is a figure."""
    return bool(json.loads(record)["type"] == "figure")


def undrawn(rest: Sequence[Record], lang: str) -> str:
    """Return what is not drawn: a few figures by title, many by their number."""
    if len(rest) > _FEW:
        return labels.MANY_NOT_DRAWN[lang].format(len(rest))
    return labels.NOT_DRAWN[lang].format("; ".join(wording.named(record, lang) for record in rest)) if rest else ""


def charted(records: Sequence[Record], view: str) -> tuple[list[Panel], list[Record]]:
    """Return the series, longest first, and the figures outside them; for trade, only the series with most figures."""
    groups: dict[object, list[Record]] = {}
    for record in records:
        groups.setdefault((record["indicator"]["id"], record["unit"], _axis(record)), []).append(record)
    series = sorted((group for group in groups.values() if sum(map(has_length, group)) > 1), key=len, reverse=True)
    if view == "trade-chart":
        flows = [record["indicator"]["id"] for record in records if record["measure"] == "flow"]
        most = sorted(flows, key=flows.count)[-1:]
        mine = [group for group in series if group[0]["indicator"]["id"] in most]
        series = sorted(mine, key=lambda group: year(group[0]) is None)[:1]
    drawn = {record["id"] for group in series for record in group}
    panels = [Panel("dates" if year(group[0]) is None else "years", group) for group in series]
    return panels, [record for record in records if record["id"] not in drawn]


def has_length(record: Record) -> bool:
    """Return whether a bar can represent a figure: it has a value, and is not a rank."""
    return record["value"] is not None and record["unit"] != "rank"


def exact(number: float | None) -> Decimal | None:
    """Return a number of a record as an exact decimal."""
    return None if number is None else Decimal(str(number))


def ends(numbers: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """Return a scale for `numbers`: the least and the greatest, extended to include zero."""
    least, most = min([*numbers, Decimal(0)]), max([*numbers, Decimal(0)])
    return least, most if least or most else Decimal(1)


def year(record: Record) -> int | None:
    """Return the year that a figure covers from its first day to its last; None for any other period."""
    return amounts.year(record["period"])


def _axis(record: Record) -> object:
    """Return a key shared by figures with comparable periods; a flow depends on the length of its period."""
    return "years" if year(record) else _length(record) or "dates"


def _length(record: Record) -> object:
    """Return the months that a flow took, or the figure's id if unknown; None if it is not a flow."""
    if record["measure"] != "flow" or record["period"] is None:
        return None
    known = dates.parse(record["period"])
    if known.shape == "one-of" or not known.earliest or not known.latest:
        return record["id"]
    return round(((known.latest - known.earliest).days + 1) / _DAYS_IN_MONTH)
