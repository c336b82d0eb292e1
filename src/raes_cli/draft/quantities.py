"""Numbers of a text as figures; figures of the base get evidence, numbers that contradict them become new figures."""

from __future__ import annotations

import re
from typing import Any

from raes_cli import dates
from raes_cli.curate.rules import hedges
from raes_cli.draft import cues
from raes_cli.draft.known import Known
from raes_cli.draft.layer import BLANK
from raes_cli.draft.mention import Said
from raes_cli.draft.numbers import Number
from raes_cli.draft.passages import Passage
from raes_cli.draft.periods import is_rate
from raes_cli.draft.persons import BLANKS, Persons, Writer
from raes_cli.draft.posts import Run
from raes_cli.draft.spelling import slug
from raes_cli.draft.units import MONEY
from raes_cli.text import Words, both, words

_MOST_ANCHORS = 4
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NEAR = 14
"""The number of words of the clause in the comment on what a number counts."""
_LOOSE = re.compile(r"(?:[\s,;:($€–-]+(?:и|а|до|на|с|в|из|от|and|to|of|by|from|in))*[\s,;:($€–-]*$")
"""Words and signs before another number, which end a clause."""


class Quantities(Writer):
    """Writes the records of figures."""

    def __init__(self, persons: Persons, known: Known, published: str | None) -> None:
        super().__init__(persons, known)
        self.published = published
        self.measured: dict[str, tuple[str, str]] = {}
        """New figures: id → indicator and period."""

    def figure(self, number: Number, said: Said | None, before: str | None, *, at: bool) -> None:
        """Write a number as more evidence for a figure of the base that agrees, else as a new figure.

        `before` is the period to fall back on, which is the day of an event if `at` is true.
        """
        passage = number.passage
        rate = number if is_rate(number) and not (number.indicator and self._unit(number) == "percent") else None
        growth = rate or number.growth
        period, text, note = self._period(number, before, at=at)
        if number.indicator is None and not rate:
            number.indicator = self.known.by_value(number, period)
        sources = self.cited(self._figure_anchors(number))
        same = self.known.figures(number, period)
        agreeing = [id_ for id_ in same if self.known.agrees(id_, number, growth)]
        if agreeing:
            told = both(
                f"already here as {agreeing[0]}: this evidence is added",
                f"уже есть: {agreeing[0]}; добавлено свидетельство",
            )
            self.add("additions", agreeing[0], passage, {"sources": sources}, told)
            if rate or growth is None or self.base.figures[agreeing[0]].growth_percent is not None:
                return
            rate = growth  # the figure of the base lacks the growth
            sources = self.cited(self._figure_anchors(rate))
        for id_ in same:
            known = self.base.figures[id_]
            if growth and known.value is None and known.growth_percent == growth.value:
                told = both(f"its growth is already here as {id_}", f"рост уже есть: {id_}")
                self.add("additions", id_, passage, {"sources": sources}, told)
                if rate:
                    return
                growth = None
        status = f"-{number.status}" if number.status != "reported" else ""
        what = number.indicator or slug(number.thing or "number")
        when = (period or "undated").strip("[]").split("..")[-1].replace("/", "-")
        id_ = self.free(f"{what}-{when}{status}")
        fields: dict[str, Any] = {
            "indicator": number.indicator or BLANK,
            "title": dict(BLANKS),
            "period": period,
            "date_text": text,
            "date_note": note,
            "value": None if rate else f"{number.value.normalize():f}",
            "scale": None if rate else number.scale,
            "qualifier": "unknown" if rate else number.qualifier,
            "growth_percent": f"{growth.value.normalize():f}" if growth else None,
            "growth_qualifier": growth.qualifier if growth and growth.qualifier != "exact" else None,
            "status": number.status if number.status != "reported" else None,
            "text": self._printed(number),
            "attribution": [one.id for one in said.speakers] if said else [],
            "topics": (self.known.of_indicator(number.indicator) if number.indicator else [])
            or self.topics(passage, set()),
            "sources": sources,
        }
        if number.indicator and (before_ := self._told(fields)):
            before_["sources"] += [one for one in sources if one not in before_["sources"]]
            return
        record = self.add("figures", id_, passage, fields, self._counted(number))
        if same:
            also = both(f"of the same time: {', '.join(same)}", f"за то же время: {', '.join(same)}")
            record.comments.append(also[self.persons.lang])
        if number.indicator and period:
            self.measured[id_] = number.indicator, period

    def _told(self, fields: dict[str, Any]) -> dict[str, Any] | None:
        """Return the fields of an earlier figure of the draft with the same value for the same time, or None."""
        keys = ("indicator", "period", "value", "scale", "qualifier", "growth_percent", "status")
        told = (one.fields for one in self.layer.of("figures"))
        return next((one for one in told if all(one[key] == fields[key] for key in keys)), None)

    def _counted(self, number: Number) -> Words:
        start, end = (number.least or number).reach
        told = number.indicator or _LOOSE.sub("", " ".join(number.passage.text[start:end].split()[-_NEAR:]))
        near = ", ".join(number.perhaps)
        if number.indicator:
            return both(f"title: {told}", f"title: {told}")
        if near:
            return both(f"indicator: {told}; nearest: {near}", f"indicator: {told}; ближайшие: {near}")
        return both(f"indicator: {told}; the base has none like it", f"indicator: {told}; похожего в базе нет")

    def _unit(self, number: Number) -> str | None:
        return self.base.indicators[number.indicator].unit if number.indicator else None

    def _period(
        self, number: Number, before: str | None, *, at: bool
    ) -> tuple[str | None, str | None, dict[str, str] | None]:
        """Return the period of a number, its wording, and a note if it is inferred or missing."""
        when = number.when
        measure = self.base.indicators[number.indicator].measure if number.indicator else None
        flow = measure == "flow" or (measure is None and number.unit in MONEY)
        if when and not (flow and when.to_the_day and "/" not in when.edtf):
            return when.edtf, when.text if when.note else None, dict(when.note) if when.note else None
        if number.earlier:
            return None, None, dict(both("This is the value before the change.", "Это значение до изменения."))
        if before and at:
            return before, None, dict(both("This is the day of the event.", "Это день события."))
        now = measure != "flow" and not number.is_part and cues.NOW.search(number.passage.lower) and self.published
        yearly = cues.YEARLY.search(number.passage.lower)
        if before and not (flow and _DAY.fullmatch(before)) and measure in ("flow", None) and not (now or yearly):
            return before, None, dict(both(
                "The sentence gives no period; it is that of the number before it.",
                "Период в предложении не назван; он тот же, что у предыдущей цифры.",
            ))  # fmt: skip
        stands = measure in ("stock", "rank") or (measure == "share" and not cues.WAS.search(number.passage.lower))
        if (now or stands) and self.published:
            day = {lang: dates.words(self.published, lang) for lang in ("en", "ru")}
            return self.published, None, {
                "en": f"Said of the present; dated by the publication on {day['en']}.",
                "ru": f"Сказано о настоящем; отнесено ко дню публикации: {day['ru']}.",
            }  # fmt: skip
        return None, None, {"en": "The text gives no period.", "ru": "Период в тексте не назван."}

    def _printed(self, number: Number) -> str:
        start, end = number.said
        if number.thing and not number.unit and number.passage.text[end:].startswith(f" {number.counted}"):
            end += number.counted.index(number.thing) + len(number.thing) + 1
        said = self.text.printed(number.passage, start, end)
        if self.text.source.spans(said):
            return said
        return number.passage.text[number.start : number.end].strip()

    def _figure_anchors(self, number: Number) -> list[str]:
        passage = number.passage
        level = self._words(passage, *number.said)
        at = [level]
        if number.growth:
            rate = self._words(passage, *number.growth.said)
            start, end = min(level[0], rate[0]) - 2, max(level[1], rate[1])
            whole = len(words(passage.said(max(start, 0), end).replace(",", " ").replace(".", " ")))
            at = [(max(start, 0), end)] if whole <= 8 else [level, rate]  # noqa: PLR2004 - the longest phrase
        elif is_rate(number) or (number.qualifier == "exact" and passage.before(level[0]) in ("до", "to")):
            at = [(self._verb(passage, level), level[1])]  # with the verb: «вырос до» is not a bound
        if number.when and number.when.end - number.when.start <= 6:  # noqa: PLR2004 - room for the number
            at.append((number.when.start, number.when.end))
        at += [
            (span.start, span.end) for span in passage.of("indicator") if number.indicator in span.means["indicator"]
        ][:1]
        return self.text.anchor(passage, *at)[:_MOST_ANCHORS]

    def _verb(self, passage: Passage, level: Run) -> int:
        """Return the first word of the phrase that joins a number to its verb of change."""
        for start in range(level[0] - 1, max(level[0] - 7, -1), -1):
            if re.search(hedges.CHANGE, passage.said(start, level[0]).lower()):
                return start
        return max(level[0] - 3, 0)

    def _words(self, passage: Passage, start: int, end: int) -> Run:
        first = passage.at(start)
        last = next((at for at in range(first, len(passage.spots)) if passage.spots[at][0] >= end), len(passage.spots))
        return first, max(last, first + 1)
