"""An event that a sentence tells of: of which kind, when, where, who took part and how."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from raes_cli.draft import cues
from raes_cli.draft.cast import Mention
from raes_cli.draft.passages import Passage
from raes_cli.draft.posts import Run
from raes_cli.draft.when import When, is_of_speech
from raes_cli.text import Words, both


@dataclass
class Event:
    """An event that a passage tells of."""

    passage: Passage
    kind: str
    run: Run
    """The words that say what it was."""
    clause: Run
    when: When | None = None
    place: tuple[str, Run] | None = None
    people: list[tuple[Passage, Mention]] = field(default_factory=list)
    initiators: list[Mention] = field(default_factory=list)
    mediators: list[Mention] = field(default_factory=list)
    organizers: list[Mention] = field(default_factory=list)
    body: Mention | None = None
    body_at: Passage | None = None
    """The passage that names the body, where it is another."""
    number: int | None = None
    numbered: Run | None = None
    theme: tuple[int, int] | None = None
    status: str = "held"
    document: tuple[str, Run] | None = None
    inherited: Event | None = None
    """The event before it, of which it takes the day, the place or the people."""
    waits: bool = False
    """Whether its day is still to be told."""
    given: bool = False
    id: str = ""
    known: str | None = None

    @property
    def edtf(self) -> str | None:
        """When it was."""
        if self.when:
            months = re.fullmatch(r"\d{4}-\d\d/\d{4}-\d\d", self.when.edtf)  # it was on some day of these
            known = self.when.known
            return f"[{known.earliest}..{known.latest}]" if months else self.when.edtf
        return self.inherited.edtf if self.inherited else None

    @property
    def date_note(self) -> Words | None:
        """Why it was then, where the sentence does not say so."""
        if self.when:
            return self.when.note
        if self.inherited and self.inherited.edtf:
            return both(
                "The sentence gives no date; it goes on from what is told before it.",
                "Даты в предложении нет; оно продолжает рассказ, который ведётся перед ним.",
            )
        return None


_UNTIL = ("к", "до", "by", "until")


def clauses(passage: Passage) -> Iterator[Run]:
    """The parts of a sentence that may each tell of an event: at a semicolon, at *where* and *then*."""
    ends = [passage.at(found.end()) for found in cues.THEN.finditer(passage.text)]
    for start, end in zip((0, *ends), (*ends, len(passage.words)), strict=True):
        if start < end:
            yield start, end


def date_of(passage: Passage, clause: Run, dates: Sequence[When]) -> When | None:
    """The date of a clause: rather a day than a month or year."""
    inside = [one for one in dates if clause[0] <= one.start < clause[1]]
    inside = [
        one
        for one in inside
        if not one.is_year
        or passage.before(one.start) not in (*_UNTIL, "for", "на")
        or one.text.lower().startswith(("кон", "end"))
    ]
    told = [
        one for one in inside if passage.before(one.start) not in ("until", "till") and not is_of_speech(passage, one)
    ]
    inside = told or inside
    days = [one for one in inside if one.to_the_day] or [one for one in inside if not one.is_year] or inside
    return days[0] if days else None


def same(one: Event, other: Event) -> bool:
    """Whether two events of a sentence are one: of the same kind, day and people."""
    people: list[set[str]] = [{mention.id for _, mention in its.people} for its in (one, other)]
    return one.kind == other.kind and one.edtf == other.edtf and people[0] == people[1]
