"""The sessions of a series: a table with a line for each, or single sessions in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from raes_cli import labels
from raes_cli.show import wording
from raes_cli.show.tables import answers, fields, lists, parts, statements
from raes_cli.show.tables.layout import hung, joined, padded, spaced
from raes_cli.show.tables.paper import Paper
from raes_cli.show.tables.styled import Text
from raes_cli.show.wording import Record


def council(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """Yield the number, date, place and theme of each session."""
    places = max(parts.place(record, paper).cell_len for record in records)
    days = [wording.short_day(record, paper.lang) for record in records]
    for record, short in zip(records, days, strict=True):
        mark = parts.inferred(record, paper) if short else Text()
        day = padded(Text.assemble(paper.ink(short, "date"), mark), max(map(len, days)) + 1)
        cells = (paper.ink(record["number"], "number"), day, padded(parts.place(record, paper), places))
        label = Text("  ").join(cells)
        quote = wording.quoted(wording.phrase(record["theme"], paper.lang), paper.lang)
        theme = paper.ink(quote, "quote") if record["theme"] else paper.say(labels.NO_THEME, "dim")
        about = (parts.status(record, paper), Text() if short else parts.dated(record, paper, brief=True), theme)
        note = parts.note(record, paper) if paper.page.verbose else Text()
        column = label.cell_len + 2
        tags = paper.tags(record["sources"])
        yield from paper.entry(label, column, [paper.dotted(about), note], tags)
        if paper.page.verbose:
            yield from hung(Text("  "), fields.details(record, paper.inset(2)), Text("  "))
    yield from paper.foot()


def session(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """Yield each session in full: theme, organizers, people, documents, gaps, positions."""
    yield from spaced(_whole(record, paper) for record in records)
    yield from paper.foot()


def _whole(record: Record, paper: Paper) -> Iterator[Text]:
    yield from paper.entry(Text(), 0, [paper.name(record, "title")], paper.ink(record["id"], "dim"))
    about = (
        parts.status(record, paper),
        parts.dated(record, paper),
        parts.place(record, paper),
        parts.kind(record, paper),
        parts.attribution(record, paper),
    )
    yield from paper.entry(Text(), 0, [paper.dotted(about)], paper.tags(record["sources"]))
    for key in ("theme", "organizers", "participants", "note"):
        whole = paper.page.verbose and record[key]
        given = fields.values(key, record[key], record, paper) if whole else _given(key, record, paper)
        yield from fields.field(key, given, paper)
    if paper.page.verbose:
        told = ("status", "theme", "organizers", "participants", "note")
        later = (
            key for key in fields.ordered(record) if key not in (*fields.HEAD, *told, "statements", "papers", "gaps")
        )
        yield from fields.fields(later, record, paper)
    yield from parts.section(labels.DOCUMENTS, answers.rows(record.get("papers", []), paper), paper)
    missing = record.get("gaps", [])
    own = [gap for gap in missing if record["id"] in gap["about"] or paper.page.verbose]
    yield from parts.section(labels.GAPS, lists.missing(own, paper, tagged=False), paper)
    said = statements.titles(record.get("statements", []), paper, event=False)
    yield from parts.section(labels.POSITIONS, said, paper)
    if left := len(missing) - len(own):
        yield from paper.entry(Text(), 2, [paper.ink(labels.MORE_GAPS[paper.lang].format(left), "dim")])
    if paper.page.verbose:
        yield from parts.evidence(record, paper)


def _given(key: str, record: Record, paper: Paper) -> Iterator[Text]:
    """Yield what a session has in a field, or that the sources do not give it."""
    if not record[key]:
        yield paper.say(labels.NOT_GIVEN, "dim") if key != "note" else Text()
    elif key == "participants":
        heard = {speaker["id"] for one in record.get("statements", ()) for speaker in one["speakers"]}
        for one in record[key]:
            capacity = wording.phrase(one["capacity"], paper.lang)
            # A capacity names the role at the session before the post: `role; post`.
            mute = one["id"] in heard and "; " not in capacity
            below = paper.ink(f"({labels.HEARD[paper.lang]})" if mute else "", "dim")
            yield joined(" ", (joined(", ", (parts.person(one, paper), paper.ink(capacity))), below))
    elif key == "organizers":
        yield joined(", ", (paper.ink(paper.called([one]), "actor") for one in record[key]))
    else:
        yield fields.theme(record, paper) if key == "theme" else parts.note(record, paper)
