"""The single definition of a record: its keys in order, the shape, search weight and link role of each.

The JSON Schema of the output, the CSV columns, the full-text search and its weights, the links of the index and the
rule on ids are all derived from it; tests check finished records, plain lines and Markdown against it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from raes_cli import vocabularies
from raes_cli.record_parts import (
    ACTORS,
    CLAIMS,
    EDTF_OR_NULL,
    LANGUAGES,
    NAME,
    NAMED,
    NAMED_OR_NULL,
    NAMES,
    NOTES,
    PARTICIPANTS,
    PARTS,
    QUALIFIERS,
    SLUG,
    SLUG_OR_NULL,
    SLUGS,
    SPAN,
    TEXT,
    TEXT_OR_NULL,
    TITLE,
    TITLED_OR_NULL,
    TITLES,
    WORD,
    WORDS,
    WORDS_OR_NULL,
    Field,
    Shape,
)

_KIND = Field("kind", SLUG, "Its kind, one of those in the base", 3)
_ATTRIBUTION = Field(
    "attribution", NAMES, "Whose account or figure it is", 3, role="by", to=(*ACTORS, "documents", "sources")
)
_ABOUT = Field("about", SLUGS, "What it is about", role="about", to=(*CLAIMS, "sources", "indicators"))


def _record(type_: str, *own: Field, evidence: bool = True, added: Sequence[Field] = ()) -> tuple[Field, ...]:
    """Return the fields of a record of `type_`: its own, between those that every record begins and ends with."""
    sources = Shape("Citation", many=True, least=int(evidence))
    return (
        Field("id", SLUG, "Stable slug, unique over the whole base, never reused"),
        Field("type", Shape((type_,)), "What it is"),
        *own,
        *SPAN,
        Field("topics", SLUGS, "What it is filed under", 3, role="topic", to=("topics",)),
        *NOTES,
        Field("mentioned_in", TITLES, "The statements and gaps that are about it, or made at it", silent=True),
        Field("sources", sources, "The evidence: phrases of its sources", role="source"),
        Field("conflicts", SLUGS, "The conflicts that it is part of"),
        Field("origin", Shape("Origin"), "Where it is written", silent=True),
        *added,
        Field("match", Shape("Match"), "In `raes search`: where it matched", silent=True, added=True),
    )


def _many(key: str, kind: str, about: str) -> Field:
    """Return a field for a list of records or parts that only some views add."""
    return Field(key, Shape(kind, many=True), about, added=True)


_ACTOR = (
    Field("country", NAMED_OR_NULL, "Its country", to=("places",)),
    Field("kind", SLUG_OR_NULL, "What kind of body it is; null for a person", 3),
    Field("part_of", NAMED_OR_NULL, "The body that it is a part of", role="part"),
    Field("parts", NAMES, "The bodies that are parts of it", silent=True),
    Field("aliases", Shape("text", many=True), "Other names and spellings", 9),
    Field("spellings", Shape("Spelling", many=True), "Spellings as the sources print them", silent=True),
    Field("posts", Shape("Post", many=True), "Posts as attested on a day: its own, or those in it", 4),
)
_DOSSIER = (
    _many("events", "event", "In `raes who`: where it took part"),
    _many("statements", "statement", "In `raes who`: what it said or holds"),
    _many("documents", "document", "In `raes who`: what it signed or wrote"),
    _many("attributed", "event|figure|statement|document", "In `raes who`: what it reports"),
    _many("met_with", "Met", "In `raes who`: whom it met, and how often"),
)
_IN_CONFLICT = (_many("conflict_texts", "ConflictText", "In views of figures: what its conflicts say"),)

TYPES: Mapping[str, tuple[Field, ...]] = {
    "source": _record(
        "source", TITLE, NAME, _KIND,
        Field("publisher", NAMED_OR_NULL, "Who published it", to=("organizations",)),
        Field("outlet", TEXT_OR_NULL, "Whose page it is, by its plain name"),
        Field("relays", NAMES, "Whose report it passes on", to=("organizations",)),
        Field("language", WORD, "The language that it is written in: ISO 639-1"),
        Field("published", EDTF_OR_NULL, "When it was published: EDTF"),
        Field("file", Shape("word", null=True), "The file of its text; null where that is not held"),
        Field("sha256", Shape("sha256", null=True), "The SHA-256 of that file"),
        Field("url", TEXT_OR_NULL, "Its address"),
        Field("read", Shape(tuple(vocabularies.READ)), "How much of it was read"),
        Field("grade", Shape(tuple(vocabularies.GRADES), null=True), "A: official, or several outlets; B: one outlet"),
        Field("documents", TITLES, "The documents whose text it is", to=("documents",)),
        evidence=False,
    ),
    "organization": _record("organization", NAME, *_ACTOR, added=_DOSSIER),
    "person": _record("person", NAME, *_ACTOR, added=_DOSSIER),
    "event": _record(
        "event", TITLE, _KIND,
        Field("number", Shape("integer", null=True), "The number of a session"),
        Field("status", Shape(("held", "planned", "announced")), "Whether it took place, as far as is known"),
        Field("place", NAMED_OR_NULL, "Where it was", 3, role="place", to=("places",)),
        Field("place_note", WORDS_OR_NULL, "A note on the place"),
        Field("theme", WORDS_OR_NULL, "The theme of a session", 5),
        Field("theme_original", Shape(LANGUAGES, null=True), "The language in which the source prints the theme"),
        Field("body", NAMED_OR_NULL, "Whose session, summit or forum it is", 4, role="with", to=("organizations",)),
        Field("participants", PARTICIPANTS, "Who took part", 4, role="with"),
        Field("organizers", NAMES, "Who organized it", 4, role="with", to=("organizations",)),
        Field("initiated_by", NAMES, "On whose initiative", 4, role="with", to=ACTORS),
        Field("mediated_by", NAMES, "Through whose mediation", 4, role="with", to=ACTORS),
        Field("part_of", TITLED_OR_NULL, "The event that it is a part of", role="part"),
        Field("parts", TITLES, "The events that are parts of it", silent=True),
        Field("related", TITLES, "Related events", to=("events",)),
        Field("documents", TITLES, "What was signed, adopted or presented there", to=("documents",)),
        _ATTRIBUTION,
        added=(
            _many("statements", "statement", "In `raes council NUMBER`: what was said there"),
            _many("papers", "document", "In `raes council NUMBER`: its documents"),
            _many("gaps", "gap", "In `raes council NUMBER`: its gaps"),
        ),
    ),
    "document": _record(
        "document", TITLE, _KIND,
        Field("aliases", Shape("text", many=True), "What else it is called, in any language", 9),
        Field(
            "status", Shape(("signed", "adopted", "approved", "initialled", "published", "planned"), null=True),
            "Its status",
        ),
        Field("text", WORDS_OR_NULL, "What the sources say it contains", 4),
        Field("signatories", PARTICIPANTS, "Who signed it", 4, role="with"),
        Field("initialled_by", PARTICIPANTS, "Who only initialled it", 4, role="with"),
        Field("authors", PARTICIPANTS, "Who wrote it", 4, role="with"),
        Field("events", TITLES, "The events that it belongs to", role="event", to=("events",)),
        Field("full_text", TITLED_OR_NULL, "The source that has its text", to=("sources",)),
        _ATTRIBUTION,
    ),
    "figure": _record(
        "figure", TITLE,
        Field("indicator", NAMED, "What is counted", 5, role="indicator", to=("indicators",)),
        Field("period", EDTF_OR_NULL, "The time that it covers, or the day that it holds for: EDTF; null if not dated"),
        Field("value", Shape("number", null=True), "In whole units: 4400000000", 6),
        Field("unit", WORD, "Its unit, one of those in the base"),
        Field("stated", Shape("word", null=True), "The number as printed: 4.4"),
        Field("scale", Shape(tuple(vocabularies.SCALES), null=True), "The scale of the printed number"),
        Field("qualifier", Shape(QUALIFIERS), "The hedge of the number"),
        Field("growth_percent", Shape("number", null=True), "The growth that the source states", 6),
        Field("growth_qualifier", Shape(QUALIFIERS, null=True), "The hedge of the growth"),
        Field("implied", Shape("Implied", null=True), "The growth that the levels of one source give, stated or not"),
        Field("measure", Shape(tuple(vocabularies.MEASURES)), "What the number measures"),
        Field("status", Shape(("reported", "forecast", "target")), "Whether it was measured"),
        Field("basis", NAMED_OR_NULL, "Whose statistics it is; null where that is not said", role="by", to=ACTORS,
              silent=True),
        Field("text", TEXT, "The number as the source words it", 4),
        _ATTRIBUTION,
        added=_IN_CONFLICT,
    ),
    "statement": _record(
        "statement", TITLE,
        Field("speakers", NAMES, "Who says or holds it", 4, role="with", to=ACTORS),
        Field("collective", Shape("flag"), "Whether the source attributes it to a body, or to several together"),
        Field("event", SLUG_OR_NULL, "Where it was said", role="event", to=("events",)),
        Field("event_title", WORDS_OR_NULL, "What that event is called"),
        _ABOUT,
        Field("claimed_date", EDTF_OR_NULL, "The date that it gives to what it is about: EDTF"),
        Field("mode", Shape(tuple(vocabularies.MODES)), "How the source gives it"),
        Field("text", WORDS, "A summary in our own words", 4),
        _ATTRIBUTION,
    ),
    "conflict": _record(
        "conflict", TITLE,
        Field("rule", Shape(tuple(vocabularies.RULES)), "How the claims differ"),
        Field("claims", Shape("slug", many=True, least=2), "The records that cannot all hold", role="claim", to=CLAIMS),
        Field("text", WORDS, "Which claims, the arithmetic, by how much, and by which convention", 4),
        Field("rounding", Shape("flag", null=True), "Whether rounding can explain it; null for words"),
        added=(_many("claim_records", "event|document|figure|statement|person|organization", "The claims whole"),),
    ),
    "gap": _record(
        "gap", TITLE, _ABOUT,
        Field("missing_numbers", Shape("integer", many=True), "The numbers of sessions that no source describes"),
        Field("text", WORDS, "What is missing", 4),
        Field("closed_by", SLUGS, "What later layers answer it with", role="closed-by", to=(*CLAIMS, "sources")),
        added=(_many("about_titles", "Titled", "In `raes gaps` and `raes show`: what it is about"),),
    ),
}  # fmt: skip
"""Record type → its fields, in order."""

_ALL = [field for fields in (*TYPES.values(), *PARTS.values()) for field in fields]
_OF_TEXT = ("text", *PARTS)
_SEARCHED = {field.key for field in _ALL if field.shape.kind in _OF_TEXT and not field.silent}
WEIGHTS = {field.key: field.weight for field in _ALL}
"""Key → search weight of a match in it."""
UNSEARCHED = {field.key for field in _ALL} - _SEARCHED
"""Keys left out of full-text search: those that hold no text, or a text that is also found elsewhere."""
TARGETS = {field.key: field.to for fields in TYPES.values() for field in fields if field.to} | dict.fromkeys(
    ("within", "origin", "destination"), ("places",)
)
"""Key of a record in the base → the sections that an id under it may refer to."""
PART_TARGETS = {field.key: field.to for fields in PARTS.values() for field in fields if field.to}
"""The same for keys of the parts of a record: a post, a participant, a citation."""
