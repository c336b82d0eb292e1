"""What a chart makes of figures: series over years, lone values, and what has no length; and growth by the levels.

A series is one indicator in one unit over periods of one kind. What is drawn on one scale is comparable.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from raes_cli import dates, labels
from raes_cli.show import wording
from raes_cli.show.wording import Record

Shape = Literal["years", "dates", "lone", "bare"]

FACTORS = {None: 1, "thousand": 10**3, "mn": 10**6, "bn": 10**9}
_WHOLE = Decimal(100)
_PLACES = Decimal("0.1")
_DAYS_IN_MONTH = 30


class Hole(NamedTuple):
    """Years of a series from which there is no figure."""

    first: int
    last: int

    def label(self) -> str:
        """The years."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


class Growth(NamedTuple):
    """Growth as a source states it, and as the levels of two years give it, in percent."""

    record: Record
    before: int
    stated: Decimal | None
    implied: tuple[Decimal, ...]

    @property
    def contested(self) -> bool:
        """Whether both are known, are not the same, and the figure is part of a conflict."""
        return bool(self.record["conflicts"] and self.stated is not None and set(self.implied) - {self.stated})


class Panel(NamedTuple):
    """Figures on one scale: a series over `years` or `dates`, `lone` values, or those that stay `bare` of bars."""

    shape: Shape
    records: Sequence[Record]

    def heading(self, lang: str) -> str:
        """What is counted; of several lone values, in which unit and whether over a period."""
        first = self.records[0]
        if self.shape == "bare":
            return labels.BARE[lang]
        if self.shape != "lone":
            return wording.named(first["indicator"], lang)
        if len(self.records) == 1:
            return wording.named(first, lang)
        return f"{labels.LONE[lang]}: {self.unit(lang)[1]}, {labels.MEASURES[first['measure']][lang]}"

    def bounds(self) -> tuple[Decimal, Decimal]:
        """The ends of the scale, with zero between them; a share ends at the whole."""
        numbers = [number for record in self.records if (number := level(record)) is not None]
        whole = _WHOLE if self.records[0]["measure"] == "share" else Decimal(0)
        return ends([*numbers, whole])

    def unit(self, lang: str) -> tuple[int, str]:
        """What one on the axis stands for, and its name: that in which the source words the greatest value."""
        greatest = max(self.records, key=lambda record: abs(level(record) or Decimal(0)))
        scale = greatest["scale"]
        word = labels.SCALES[scale][lang] if scale else ""
        return FACTORS[scale], f"{word} {labels.UNITS[greatest['unit']][lang][-1]}".strip()

    def rows(self) -> Iterator[Record | Hole]:
        """The figures in the order given, and the years that are missing between them."""
        seen: int | None = None
        for record in self.records:
            at = year(record) if self.shape == "years" else None
            if at and seen and abs(at - seen) > 1:
                yield Hole(min(at, seen) + 1, max(at, seen) - 1)
            yield record
            seen = at

    def growths(self) -> Iterator[Growth]:
        """The growth of every year for which it is stated, or follows from reported levels as they are printed."""
        if self.shape != "years":
            return
        levels: dict[int | None, list[Decimal]] = {}
        for record in self.records:
            if record["status"] == "reported" and record["unit"] != "percent" and (number := level(record)):
                levels.setdefault(year(record), []).append(number)
        for record in self.records:
            at, number = year(record), level(record)
            assert at
            starts = levels.get(at - 1, ())
            # From below nothing, or to it, no rate can be told.
            rates = {_rate(start, number) for start in starts if number is not None and min(start, number) >= 0}
            if record["growth_percent"] is not None or rates:
                yield Growth(record, at - 1, stated(record), tuple(sorted(rates)))


def panels(records: Sequence[Record]) -> list[Panel]:
    """All figures, each on one panel: series, the longest first, then lone values, then what has no bar."""
    groups: dict[object, list[Record]] = {}
    for record in records:
        groups.setdefault((record["indicator"]["id"], record["unit"], _axis(record)), []).append(record)
    series = [group for group in groups.values() if sum(map(has_length, group)) > 1]
    drawn = {record["id"] for group in series for record in group}
    lone: dict[object, list[Record]] = {}
    for record in records:
        if record["id"] not in drawn and has_length(record):
            lone.setdefault((record["unit"], record["measure"], _length(record)), []).append(record)
            drawn.add(record["id"])
    bare = [record for record in records if record["id"] not in drawn]
    return [
        *(Panel("dates" if year(group[0]) is None else "years", group) for group in sorted(series, key=_by_length)),
        *(Panel("lone", group) for group in sorted(lone.values(), key=_by_length)),
        *([Panel("bare", bare)] if bare else ()),
    ]


def explained(drawn: Sequence[Panel]) -> dict[str, str]:
    """Conflicts, each with the last figure that it is about: it is explained there, and only there."""
    return {id_: record["id"] for panel in drawn for record in panel.records for id_ in record["conflicts"]}


def has_length(record: Record) -> bool:
    """Whether a bar can stand for a figure: it has a value, and is no place in a ranking."""
    return record["value"] is not None and record["unit"] != "rank"


def level(record: Record) -> Decimal | None:
    """The value in whole units, exactly."""
    return None if record["value"] is None else Decimal(str(record["value"]))


def stated(record: Record) -> Decimal | None:
    """The growth in percent that the source states."""
    return None if record["growth_percent"] is None else Decimal(str(record["growth_percent"]))


def percent(rate: Decimal, lang: str) -> str:
    """A growth rate in the figures of `lang`."""
    return f"{wording.decimal(str(rate), lang)}%"


def ends(numbers: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """A scale for `numbers`: the least and the greatest, with zero between them or at one end."""
    least, most = min(*numbers, Decimal(0)), max(*numbers, Decimal(0))
    return least, most if least or most else Decimal(1)


def year(record: Record) -> int | None:
    """The year that a figure covers from its first day to its last."""
    if record["period"] is None:
        return None
    known = dates.parse(record["period"])
    if known.shape == "one-of" or not known.earliest or not known.latest:
        return None
    ends = (f"{known.earliest:%m%d}", f"{known.latest:%m%d}")
    return known.earliest.year if ends == ("0101", "1231") and known.earliest.year == known.latest.year else None


def _axis(record: Record) -> object:
    """What the period of a figure has in common with those that it can be compared to: a flow grows with its own."""
    return "years" if year(record) else _length(record) or "dates"


def _length(record: Record) -> object:
    """The months that a flow took, or the figure itself where they are not known; nothing for what does not flow."""
    if record["measure"] != "flow" or record["period"] is None:
        return None
    known = dates.parse(record["period"])
    if known.shape == "one-of" or not known.earliest or not known.latest:
        return record["id"]
    return round(((known.latest - known.earliest).days + 1) / _DAYS_IN_MONTH)


def _rate(start: Decimal, end: Decimal) -> Decimal:
    return ((end / start - 1) * 100).quantize(_PLACES) + 0  # no −0.0


def _by_length(group: Sequence[Record]) -> int:
    return -len(group)
