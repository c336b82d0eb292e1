"""A dossier: all that the base holds of a person or an organisation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from raes_cli import amounts, labels
from raes_cli.show import wording
from raes_cli.show.tables import entries, parts
from raes_cli.show.tables.fields import field
from raes_cli.show.tables.layout import joined
from raes_cli.show.tables.paper import Paper
from raes_cli.show.tables.stats import bars
from raes_cli.show.wording import Record


def who(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """A dossier for each of them."""
    for number, record in enumerate(records):
        yield from [Text()] if number else ()
        yield from _dossier(record, paper)
    yield from paper.foot()


def _dossier(record: Record, paper: Paper) -> Iterator[Text]:
    yield from parts.head(record, paper)
    yield from paper.rule()
    for key in ("country", "part_of"):
        yield from field(key, [paper.ink(wording.phrase(record[key], paper.lang))], paper)
    yield from field("spellings", [_spellings(record, paper)], paper)
    printed = [one["text"] for one in record["spellings"]]
    others = (paper.ink(alias) for alias in record["aliases"] if alias not in printed)
    yield from field("aliases", [joined(", ", others)], paper)
    for caveat in parts.caveats(record, paper):
        yield from paper.wrap(caveat) if caveat else ()
    yield from parts.section(labels.POSTS, entries.posts(record, paper), paper)
    yield from parts.section(labels.EVENTS, _events(record, paper), paper)
    yield from parts.section(labels.SAID, _statements(record, paper), paper)
    yield from parts.section(labels.DOCUMENTS, _documents(record, paper), paper)
    yield from parts.section(labels.ATTRIBUTED_TO, _attributed(record, paper), paper)
    rows = [(paper.ink(wording.named(one, paper.lang)), one["count"]) for one in record.get("met_with", [])]
    yield from parts.section(labels.MET, bars(rows, paper), paper)
    yield from parts.section(labels.EVIDENCE, parts.evidence(record, paper), paper)


def _spellings(record: Record, paper: Paper) -> Text:
    """The spellings that the sources print, each with its sources."""
    printed: dict[str, list[Record]] = {}
    for spelling in record["spellings"]:
        printed.setdefault(spelling["text"], []).append(spelling)
    return joined(
        ", ",
        (
            Text.assemble(paper.ink(wording.quoted(text, paper.lang), "quote"), " ", paper.tags(found))
            for text, found in printed.items()
        ),
    )


def _events(record: Record, paper: Paper) -> Iterator[Text]:
    found = record.get("events", [])
    column = parts.dates_column(found, paper)
    return (line for one in found for line in entries.event(one, column, paper))


def _statements(record: Record, paper: Paper) -> Iterator[Text]:
    found = record.get("statements", [])
    column = parts.dates_column(found, paper)
    for one in found:
        yield from entries.statement(one, parts.when(one, paper), column, paper, speakers=len(one["speakers"]) > 1)


def _documents(record: Record, paper: Paper) -> Iterator[Text]:
    found = record.get("documents", [])
    column = parts.dates_column(found, paper)
    return (line for one in found for line in entries.document(one, column, paper))


def _attributed(record: Record, paper: Paper) -> Iterator[Text]:
    """What the sources give as their account: events, figures, statements, each in a line or two."""
    found = record.get("attributed", [])
    column = parts.dates_column(found, paper)
    for one in found:
        said = Text()
        if one["type"] == "figure":
            known = one["value"] is not None
            words = (
                amounts.amount(one, paper.lang, paper.page.units) if known else wording.quoted(one["text"], paper.lang)
            )
            said = paper.ink(words, "number" if known else "quote")
        paragraphs = (parts.title(one, paper), said)
        yield from paper.entry(parts.when(one, paper), column, paragraphs, parts.ident(one, paper))
