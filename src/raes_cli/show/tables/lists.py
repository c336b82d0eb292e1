"""Plain lists: gaps by topic, sources, names with counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from raes_cli import labels, vocabularies
from raes_cli.show import wording
from raes_cli.show.tables import fields, parts
from raes_cli.show.tables.layout import hung, joined
from raes_cli.show.tables.paper import Paper
from raes_cli.show.tables.rows import Rows, by_topic
from raes_cli.show.tables.styled import Text
from raes_cli.show.wording import Record

_WHOLE, _FEW = 3, 12
"""`_WHOLE`: sources shown in full at any width; `_FEW`: gaps shown in full, and sources in a line each if they fit."""


def gaps(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """Yield what the sources show to exist but do not give, by topic; a few filtered ones in whole sentences."""
    whole = paper.page.sifted and len(records) <= _FEW
    for topic, alike in by_topic(records, paper):
        topic.stylize("heading")
        yield from paper.wrap(topic)
        yield from missing(alike, paper, whole=whole)
    yield from paper.foot(
        brief=paper.say(labels.REASONS) if paper.page.sifted and not (whole or paper.page.verbose) else None
    )


def missing(records: Sequence[Record], paper: Paper, *, whole: bool = False, tagged: bool = True) -> Iterator[Text]:
    """Yield a line for each gap with what closed it; if `whole`, also what is missing and what it is about."""
    rows = Rows(records, paper, dates=False, tagged=tagged)
    for record in records:
        closed = ", ".join(record.get("closed_by") or ())
        yield from rows.row(
            record,
            paper.name(record),
            paper.say(record["text"], "dim") if whole or paper.page.verbose else Text(),
            paper.ink(f"{labels.FIELDS['closed_by'][paper.lang]} {closed}" if closed else ""),
        )
        about = record.get("about_titles", ()) if whole and not paper.page.verbose else ()
        yield from (line for one in about for line in paper.entry(Text("  →"), 4, [paper.name(one, "dim")]))


def sources(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """Yield a line for each document: for a few, title, publisher and date if they fit; for many, publisher and date.

    With `--verbose`, everything known about it.
    """
    if paper.page.verbose:
        for record in records:
            yield paper.link(record["url"] or "", record["id"], "source")
            yield from hung(Text("  "), fields.fields(fields.ordered(record), record, paper.inset(2)), Text("  "))
        yield from paper.foot()
        return
    column = max(len(record["id"]) for record in records) + 2
    for dated in (True, False):
        told = [_told(record, paper, dated=dated) for record in records]
        fits = len(records) <= _FEW and all(column + one.cell_len + 2 <= paper.width for one in told)
        if fits or len(records) <= _WHOLE:
            for record, about in zip(records, told, strict=True):
                mark = paper.sign("*") if record["note"] else Text()
                id_ = paper.link(record["url"] or "", record["id"], "source")
                address = paper.link(record["url"] or "" if len(records) <= _WHOLE else "")
                yield from paper.entry(id_, column, [joined(" ", (about, mark)), address])
            yield from paper.foot()
            return
        paper.signs.clear()  # these lines are not shown
    yield from _dated(records, paper)


def _told(record: Record, paper: Paper, *, dated: bool) -> Text:
    """Return a source by title, with its publisher unless the title has it, its date and its grade."""
    name = wording.named(record, paper.lang)
    by = wording.published_by(record, paper.lang) if dated else ""
    publisher = paper.ink("" if parts.said(by, name) else by, "actor")
    part = record.get("read") not in ("whole", None)
    read = paper.say(vocabularies.READ[record["read"]]) if part and dated else Text()
    when = parts.dated(record, paper, brief=True) if dated else Text()
    return paper.dotted((paper.ink(name, "title"), publisher, when, read, paper.ink(record.get("grade") or "")))


def _dated(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """Yield sources by date and publisher, with grades and ids; those set apart under their heading."""
    rows = Rows(records, paper)
    many, why = paper.page.apart or (0, None)
    grades = sorted({record["grade"] for record in records if record.get("grade")})
    for place, record in enumerate(records):
        if why and place == len(records) - many:
            yield from [Text(), *paper.wrap(paper.say(why, "heading"))]
        publisher = paper.ink(wording.published_by(record, paper.lang), "actor") or parts.kind(record, paper)
        id_ = paper.link(record["url"] or "", record["id"], "source")
        grade = paper.ink(record.get("grade") or (" " if grades and not paper.linear else ""))
        body = joined(" ", (grade, paper.dotted((id_, publisher, rows.rest(record)))))
        yield from paper.entry(rows.label(record, Text()), rows.indent or 2, [body], runs_on=True)
    meant = (paper.say(vocabularies.GRADES[grade]) for grade in grades)
    yield from paper.foot(brief=joined("   ", (paper.say(labels.TITLES), *meant)))


def counted(records: Sequence[Record], paper: Paper) -> Text:
    """Return names, each with its count."""
    names = ((paper.ink(paper.called([one]), "actor"), paper.ink(one["count"])) for one in records)
    return joined(", ", (joined(" ", pair) for pair in names))
