"""What a value of a record may be, and what a key says of itself: the words that `record` is written in."""

from __future__ import annotations

from collections.abc import Sequence


class Shape:
    """The shape of a value: a scalar, a closed list, or the names of parts or types (`event|figure`); one or `many` of
    it, at `least` so many, or `null`.

    Of scalars `text` is what people read; `slug`, `edtf`, `day`, `sha256`, `word`, `integer`, `number`, `flag` are not.
    """

    __slots__ = ("kind", "least", "many", "null")

    def __init__(self, kind: str | Sequence[str], *, null: bool = False, many: bool = False, least: int = 0) -> None:
        self.kind, self.null, self.many, self.least = kind, null, many, least


class Field:
    """A key: its shape, what it says, what a hit in it is worth in a search, the role of a link to what it names, and
    the sections of the base that the ids under it lead to; `silent` where its texts are not searched, `added` where
    only some views have it.
    """

    __slots__ = ("about", "added", "key", "role", "shape", "silent", "to", "weight")

    def __init__(
        self, key: str, shape: Shape, about: str, weight: float = 2, *, role: str = "", to: tuple[str, ...] = (),
        silent: bool = False, added: bool = False,
    ) -> None:  # fmt: skip
        self.key, self.shape, self.about, self.weight = key, shape, about, weight
        self.role, self.to, self.silent, self.added = role, to, silent, added


TEXT, TEXT_OR_NULL = Shape("text"), Shape("text", null=True)
SLUG, SLUG_OR_NULL, SLUGS = Shape("slug"), Shape("slug", null=True), Shape("slug", many=True)
WORDS, WORDS_OR_NULL = Shape("Words"), Shape("Words", null=True)
NAMED, NAMED_OR_NULL, NAMES = Shape("Named"), Shape("Named", null=True), Shape("Named", many=True)
TITLED_OR_NULL, TITLES = Shape("Titled", null=True), Shape("Titled", many=True)
PARTICIPANTS = Shape("Participant", many=True)
EDTF_OR_NULL, DAY_OR_NULL = Shape("edtf", null=True), Shape("day", null=True)
WORD = Shape("word")
