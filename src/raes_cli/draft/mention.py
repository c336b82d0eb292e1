"""A person or a body named in a text."""

from __future__ import annotations

from typing import NamedTuple

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
