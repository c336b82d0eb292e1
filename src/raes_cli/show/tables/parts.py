"""The parts of a record that many views show: title, people, place, evidence, and what a reader must not miss."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import groupby

from rich.text import Text

from raes_cli import labels
from raes_cli.show import wording
from raes_cli.show.tables.layout import joined
from raes_cli.show.tables.paper import Paper
from raes_cli.show.wording import Record
from raes_cli.text import Words

_LOCATOR = 12
DATE = 25
"""What a column of dates holds at most: `22 April 2024 (uncertain)`."""


def title(record: Record, paper: Paper) -> Text:
    """The title of a record."""
    return paper.ink(wording.named(record, paper.lang), "title")


def head(record: Record, paper: Paper) -> Iterator[Text]:
    """The names of a record in every language, what it is, and its id."""
    words: Words = record.get("title") or record["name"]
    own, *others = dict.fromkeys(words[lang] for lang in sorted(words, key=lambda lang: lang != paper.lang))
    yield from paper.wrap(paper.ink(own, "title"))
    for other in others:
        yield from paper.wrap(paper.ink(other, "label"))
    type_ = paper.say(labels.TYPES[record["type"]], "kind")
    kinds = kind(record, paper) if record.get("kind") else Text()
    yield from paper.spread(paper.dotted((type_, kinds)), paper.ink(record["id"], "id"), paper.width)


def kind(record: Record, paper: Paper) -> Text:
    """The kind of a record in words."""
    return paper.ink(wording.kind(record, paper.page), "kind")


def when(record: Record, paper: Paper) -> Text:
    """The date in words, with a mark where a part of it is inferred."""
    return paper.ink(wording.day(record, paper.lang), "date")


def inferred(record: Record, paper: Paper) -> Text:
    """The mark of a date that the sources do not print whole."""
    return paper.ink(wording.inferred(record, paper.lang), "hedge")


def status(record: Record, paper: Paper) -> Text:
    """That an event is only planned or announced."""
    if not wording.is_open(record):
        return Text()
    return paper.say(labels.OPEN[record["status"]], "open")


def place(record: Record, paper: Paper) -> Text:
    """Where it was."""
    return paper.ink(wording.named(record["place"], paper.lang)) if record["place"] else Text()


def person(participant: Record, paper: Paper, *, capacity: bool = False) -> Text:
    """A participant: name, capacity on demand, and basis unless the passage names them."""
    text = paper.ink(wording.named(participant, paper.lang), "person")
    if capacity and participant["capacity"]:
        text = Text.assemble(text, ", ", paper.say(participant["capacity"]))
    if participant["basis"] != "named":
        text = Text.assemble(text, " ", paper.ink(f"({labels.BASES[participant['basis']][paper.lang]})", "basis"))
    return text


def people(record: Record, paper: Paper, key: str = "participants") -> Text:
    """All participants, or signatories or authors, in one line."""
    return joined(", ", (person(one, paper) for one in record.get(key, ())))


def ident(record: Record, paper: Paper) -> Text:
    """The id to ask further with, and the sources as numbers."""
    return joined(" ", (paper.ink(record["id"], "id"), paper.tags(record["sources"])))


def labelled(words: Words, text: Text, paper: Paper) -> Text:
    """A text after a word that says what it is; nothing when there is none."""
    return Text.assemble(paper.say(words, "label"), ": ", text) if text else Text()


def caveats(
    record: Record, paper: Paper, *, whole: bool = False, explained: Container[str] | None = None
) -> Iterator[Text]:
    """The note and the conflicts: what no view may leave out.

    With `whole` also the note on the place.
    """
    for key in ("place_note", "note") if whole else ("note",):
        yield paper.ink(wording.phrase(record.get(key), paper.lang), "note")
    yield from contested(record, paper, explained)


def attribution(record: Record, paper: Paper) -> Text:
    """Whose account or figure it is, when the source gives it as somebody's."""
    names = wording.names(record.get("attribution", []), paper.lang)
    return paper.ink(labels.ATTRIBUTED[paper.lang].format(names)) if names else Text()


def contested(record: Record, paper: Paper, explained: Container[str] | None = None) -> Iterator[Text]:
    """The conflicts that a record is part of; those of `explained`, or all, with the reason if it is there."""
    given = record.get("conflict_texts", ())
    texts = {one["id"]: one["text"] for one in given if explained is None or one["id"] in explained}
    sign = "" if paper.linear else "≠ "
    for id_ in record["conflicts"]:
        head = paper.ink(f"{sign}{labels.CONTESTED[paper.lang]}: {id_}", "conflict")
        yield Text.assemble(head, ". ", paper.say(texts[id_])) if id_ in texts else head


def section(words: Words, lines: Iterable[Text], paper: Paper) -> Iterator[Text]:
    """Lines under a heading of their own; no heading when there are none."""
    lines = list(lines)
    if lines:
        yield Text()
        yield from paper.wrap(paper.say(words, "heading"))
        yield from lines


def evidence(record: Record, paper: Paper) -> Iterator[Text]:
    """Every anchor in quotes, under its source and beside the line where it stands there."""
    column = _LOCATOR if any(citation["locator"] for citation in record["sources"]) else 2
    for source, citations in groupby(record["sources"], key=lambda citation: str(citation["source"])):
        yield from paper.wrap(paper.ink(source, "source"))
        for citation in citations:
            at = paper.ink(f"  {wording.locator(citation['locator'], paper.lang)}".rstrip(), "label")
            quote = paper.ink(wording.quoted(citation["anchor"], paper.lang), "quote")
            yield from paper.entry(at, column, [quote])


def dates_column(records: Iterable[Record], paper: Paper) -> int:
    """The width of a column of dates: as wide as most need; longer ones stand above their entry."""
    widths = [when(record, paper).cell_len for record in records]
    return max((width for width in widths if width <= DATE), default=0) + 2
