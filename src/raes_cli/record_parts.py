"""The shapes of values, the description of a key, and the fields of the parts of records and of other output rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from raes_cli import labels, vocabularies


class Shape:
    """The shape of a value: a scalar, a closed list of words, or the names of parts or record types (`event|figure`).

    `many` makes it an array of at least `least` items; `null` allows null. Of the scalars, `text` is prose for people;
    `slug`, `edtf`, `day`, `sha256`, `word`, `integer`, `number` and `flag` are not.
    """

    __slots__ = ("kind", "least", "many", "null")

    def __init__(self, kind: str | Sequence[str], *, null: bool = False, many: bool = False, least: int = 0) -> None:
        self.kind, self.null, self.many, self.least = kind, null, many, least


class Field:
    """A key with its shape, its description and its weight in a search.

    `role` is the role of the links to what it names, `to` the sections of the base that ids under it refer to. A
    `silent` field is not searched; an `added` field appears in some views only.
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

ACTORS = ("people", "organizations")
CLAIMS = ("events", "documents", "figures", "statements", *ACTORS)
LANGUAGES = ("ru", "en", "az")
QUALIFIERS = tuple(vocabularies.QUALIFIERS)

SPAN = (
    Field("date", EDTF_OR_NULL, "The date as the sources give it: EDTF, ISO 8601-2", 5),
    Field("earliest", DAY_OR_NULL, "The first day that it can be; null where open"),
    Field("latest", DAY_OR_NULL, "The last day that it can be; null where open"),
    Field("date_text", TEXT_OR_NULL, "The source's own words for the date"),
    Field("date_note", WORDS_OR_NULL, "Why a part of the date is inferred", 1),
)
NOTES = (
    Field("note", WORDS_OR_NULL, "What a reader must know to understand it", 2.5),
    Field("remark", WORDS_OR_NULL, "How the passage was read, what it leaves out, why something is inferred", 1),
)
TITLE = Field("title", WORDS, "What it is called here, in words of our own", 10)
NAME = Field("name", Shape("Name"), "Its name", 10)

PARTS: Mapping[str, tuple[Field, ...]] = {
    "Words": (Field("en", TEXT, "In English"), Field("ru", TEXT, "In Russian")),
    "Name": (
        Field("en", TEXT, "In English"),
        Field("ru", TEXT, "In Russian"),
        Field("az", TEXT, "In Azerbaijani, where there is such a name", added=True),
    ),
    "Named": (Field("id", SLUG, "Its id"), NAME),
    "Titled": (Field("id", SLUG, "Its id"), TITLE),
    "Locator": (Field("line", Shape("integer"), "The line at which the phrase begins"),),
    "Citation": (
        Field("source", SLUG, "The id of the source", to=("sources",)),
        Field("anchor", TEXT, "A short exact phrase of it", 1.5),
        Field("locator", Shape("Locator", null=True), "Where the phrase stands", silent=True),
    ),
    "Participant": (
        Field("id", SLUG, "The id of a person or body", to=ACTORS),
        NAME,
        Field("capacity", WORDS_OR_NULL, "In which capacity", 2.5),
        Field("basis", Shape(tuple(vocabularies.BASES)), "How the passage says so"),
    ),
    "Origin": (
        Field("file", WORD, "The file of the base"),
        Field("line", Shape("integer"), "The line there"),
        Field("additions", Shape("Addition", many=True), "Where later files add to it", added=True),
    ),
    "Addition": (
        Field("file", WORD, "The file of the base"),
        Field("line", Shape("integer"), "The line there"),
        Field("keys", Shape("word", many=True, least=1), "The keys that it adds to"),
    ),
    "Spelling": (
        Field("text", TEXT, "As it is printed", 4),
        Field("source", SLUG, "The id of the source", to=("sources",)),
        Field("fragment", Shape("flag"), "Whether it is only a part of the name"),
        Field("locator", Shape("Locator", null=True), "Where it stands", silent=True),
    ),
    "Post": (
        TITLE,
        Field("organization", NAMED_OR_NULL, "Where the post is", to=("organizations",)),
        Field("person", NAMED, "Who held it"),
        *SPAN,
        Field("since", EDTF_OR_NULL, "Since when, by an act that a source names: EDTF"),
        Field("until", EDTF_OR_NULL, "Until when, by an act that a source names: EDTF"),
        Field("event", SLUG_OR_NULL, "The event at which it is attested", to=("events",)),
        *NOTES,
        Field("sources", Shape("Citation", many=True, least=1), "The evidence"),
    ),
    "Implied": (
        Field("growth_percent", Shape("number"), "The growth by the levels as printed, to a tenth", 6),
        Field("qualifier", Shape(("about", "at-least", "at-most")), "The bound that hedges and rounding leave"),
        Field("from", SLUG, "The figure of the year before"),
    ),
    "Met": (
        Field("id", SLUG, "The id of a person or body"),
        NAME,
        Field("count", Shape("integer"), "How often"),
    ),
    "Match": (
        Field("field", WORD, "The path of what matched: text.ru"),
        Field("text", TEXT, "The words around it", 4),
        Field("words", Shape("text", many=True), "What matched there"),
        Field("verbatim", Shape("flag"), "Whether the record itself says it"),
    ),
    "ConflictText": (
        Field("id", SLUG, "The id of the conflict"),
        Field("text", WORDS, "What it says", 4),
        TITLE,
        Field("rule", Shape(tuple(vocabularies.RULES)), "How the claims differ"),
        Field("rounding", Shape("flag", null=True), "Whether rounding can explain it; null for words"),
    ),
    "Count": (
        Field("group", Shape(tuple(labels.GROUPS)), "In `raes stats`: what is counted"),
        Field("key", WORD, "Which kind, year, topic …"),
        Field("count", Shape("integer"), "How many"),
        Field("name", Shape("Name"), "What it is called", 10, added=True),
    ),
    "Listed": (
        Field("id", SLUG, "In `raes list`: its id"),
        Field("list", WORD, "Which list: people, places …"),
        NAME,
        Field("aliases", Shape("text", many=True), "Other names and spellings", 9, added=True),
        Field("count", Shape("whole"), "How many of the filtered records it finds"),
        Field("of", WORD, "For a kind: its type of record", added=True),
    ),
    "Change": (
        Field("id", SLUG, "The id of a record"),
        Field("type", WORD, "Its type"),
        Field("change", Shape(("added", "removed", "changed")), "In `raes diff`: what happened to it"),
        Field("title", Shape("Name", null=True), "Its title or name", 10),
        Field("fields", Shape("Changed", many=True), "The keys that differ"),
    ),
    "Changed": (
        Field("key", WORD, "The key"),
        Field("before", Shape("anything", null=True), "Its value before"),
        Field("after", Shape("anything", null=True), "Its value after"),
    ),
    "Problem": (
        Field("file", WORD, "In `raes check`: the file"),
        Field("line", Shape("integer"), "The line there"),
        Field("column", Shape("integer"), "The column there"),
        Field("rule", SLUG, "The rule that is broken: `raes check --explain` explains it"),
        Field("message", WORDS, "What is wrong"),
        Field("remedy", WORDS_OR_NULL, "What to do about it"),
    ),
}
"""Name of a part of a record, or of another output row → its fields."""
