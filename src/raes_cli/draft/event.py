"""An event that a sentence tells of: of which kind, when, where, who took part and how."""

from __future__ import annotations

from dataclasses import dataclass, field

from raes_cli.draft.cast import Mention
from raes_cli.draft.passages import Passage
from raes_cli.draft.strangers import Run
from raes_cli.draft.when import When
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
            return self.when.edtf
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
