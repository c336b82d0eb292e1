"""The sessions of a series: compared side by side, or one of them whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from rich.text import Text

from raes_cli import labels
from raes_cli.show import wording
from raes_cli.show.tables import entries, parts
from raes_cli.show.tables.fields import field, values
from raes_cli.show.tables.layout import padded
from raes_cli.show.tables.paper import Paper
from raes_cli.show.wording import Record

_COLUMN = 26
"""The narrowest that a session can be read in."""


def council(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """When and where each session was; then what is known of them, next to each other."""
    column = parts.dates_column(records, paper)
    for record in records:
        about = (parts.status(record, paper), parts.kind(record, paper), parts.place(record, paper))
        hedges = (parts.inferred(record, paper), parts.attribution(record, paper))
        paragraphs = [parts.title(record, paper), paper.dotted((*about, *hedges)), *parts.caveats(record, paper)]
        yield from paper.entry(parts.when(record, paper), column, paragraphs, parts.ident(record, paper))
    keys = [key for key in ("theme", "organizers", "participants", "documents") if any(map(itemgetter(key), records))]
    for row in paper.rows(records, _COLUMN):
        yield from (Text(), *paper.rule(paper.full_width))
        yield from _compared(row, keys, paper)
    yield from paper.foot()


def _compared(records: Sequence[Record], keys: Sequence[str], paper: Paper) -> Iterator[Text]:
    """Each field of the sessions in a row, so that it stands at one height."""
    yield from paper.beside([[paper.ink(wording.kind(record, paper.page), "heading")] for record in records])
    for key in keys:
        cells = [[paper.say(labels.FIELDS[key], "label"), *_cell(key, record, paper)] for record in records]
        yield from paper.beside([[Text(" ")]] * len(cells))
        yield from paper.beside(cells)


def _cell(key: str, record: Record, paper: Paper) -> Iterator[Text]:
    """What a session has of a field, or that the sources do not say."""
    if not record[key]:
        yield paper.say(labels.NOT_GIVEN, "gap")
    elif key == "theme":
        yield _theme(record, paper)
    elif key == "participants":
        yield from (parts.person(one, paper, capacity=True) for one in record[key])
    else:
        yield from (paper.ink(wording.named(one, paper.lang)) for one in record[key])


def session(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """Each session whole: theme, organisers, people, positions, documents, gaps and evidence."""
    for number, record in enumerate(records):
        yield from [Text()] if number else ()
        yield from _whole(record, paper)
    yield from paper.foot()


def _whole(record: Record, paper: Paper) -> Iterator[Text]:
    yield from paper.spread(parts.title(record, paper), parts.ident(record, paper), paper.width)
    about = (
        parts.status(record, paper),
        parts.when(record, paper),
        parts.inferred(record, paper),
        parts.place(record, paper),
        parts.kind(record, paper),
        parts.attribution(record, paper),
    )
    yield from paper.wrap(paper.dotted(about))
    yield from paper.rule()
    for key in ("theme", "organizers", "participants"):
        yield from field(key, _cell(key, record, paper), paper)
    for key in ("part_of", "parts", "related", "date_note"):
        yield from field(key, values(key, record[key], record, paper), paper)
    for caveat in parts.caveats(record, paper):
        yield from paper.wrap(caveat) if caveat else ()
    yield from parts.section(labels.POSITIONS, _positions(record, paper), paper)
    papers = record.get("papers", [])
    column = parts.dates_column(papers, paper)
    documents = (line for one in papers for line in entries.document(one, column, paper))
    yield from parts.section(labels.DOCUMENTS, documents, paper)
    gaps = (line for one in record.get("gaps", []) for line in entries.gap(one, paper))
    yield from parts.section(labels.GAPS, gaps, paper)
    yield from parts.section(labels.EVIDENCE, parts.evidence(record, paper), paper)


def _positions(record: Record, paper: Paper) -> Iterator[Text]:
    """The statements made there, numbered under those who hold them."""
    number = 0
    for group in entries.by_holder(record.get("statements", []), paper.lang):
        yield from paper.wrap(entries.holder(group[0], paper, "person"))
        for one in group:
            number += 1
            label = padded(paper.ink(number, "number"), 2, right=True)
            yield from entries.statement(one, label, 4, paper, setting=False)


def _theme(record: Record, paper: Paper) -> Text:
    """The theme in quotes, with the language that the source prints it in."""
    original = record["theme_original"]
    theme = paper.ink(wording.quoted(record["theme"][paper.lang], paper.lang), "quote")
    if not original or original == paper.lang:
        return theme
    language = labels.LANGUAGES[original][paper.lang]
    return Text.assemble(theme, " ", paper.ink(f"({labels.TRANSLATED[paper.lang].format(language)})", "basis"))
