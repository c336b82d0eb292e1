"""A person or a body named in a text, one that the base does not have, and what somebody says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from raes_cli.draft.passages import Passage

BY_TITLE, _NAMED = "by-title", "named"


class Mention(NamedTuple):
    """A person or body named in a passage: the words of the name, the id, and the words of the post beside it."""

    start: int
    end: int
    id: str
    person: bool
    post: tuple[int, int] | None = None
    basis: str = _NAMED
    inside: bool = False
    """Whether it is only named in somebody's post, or as a speaker before a colon: it does nothing in the sentence."""
    place: str | None = None
    """The place with the same name: a state may be called by its capital."""

    @property
    def whole(self) -> tuple[int, int]:
        """The words of the name, with those of a post before it."""
        return (min(self.start, self.post[0]), self.end) if self.post and self.post[0] < self.start else self[:2]


@dataclass
class Newcomer:
    """An actor that the base does not have, with the name in the nominative."""

    id: str
    name: str
    person: bool
    seen_at: tuple[int, int] = (0, 0)
    """The passage in which it was named last, and the word after it."""


Named = tuple[Passage, Mention]
"""Somebody, with the passage that names him."""


@dataclass
class Said:
    """A statement in a passage."""

    passage: Passage
    speakers: list[Mention] = field(default_factory=list)
    where: Passage | None = None
    """The passage that names the speakers, if it is another one."""
    mode: str = "background"
    collective: bool = False
    verb: tuple[int, int] | None = None
    implied: bool = False
    event: str | None = None
    """The event at which it was said, unless it is the last one told of."""

    def by(self, named: Named) -> Said:
        """Attribute it to somebody whom this or an earlier passage names; return it."""
        self.speakers, self.implied = [named[1]], named[0] is not self.passage
        self.where = named[0] if self.implied else None
        return self
