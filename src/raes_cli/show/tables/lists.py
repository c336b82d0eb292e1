"""Plain lists: gaps by topic, sources, names with counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from raes_cli import labels, vocabularies
from raes_cli.show import wording
from raes_cli.show.tables import fields, parts
from raes_cli.show.tables.layout import hung, joined
from raes_cli.show.tables.paper import Paper
from raes_cli.show.tables.rows import Rows, grouped
from raes_cli.show.tables.styled import Text
from raes_cli.show.wording import Record

_FEW = 12
"""Gaps, or sources, that are told whole."""


def gaps(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """What the sources show to exist without giving it, by topic; of few that are asked for in whole sentences too."""
    whole = paper.page.sifted and len(records) <= _FEW
    for topic, alike in grouped(records, "topics", paper):
        topic.stylize("heading")
        yield from paper.wrap(topic)
        yield from missing(alike, paper, whole=whole)
    yield from paper.foot(
        brief=paper.say(labels.REASONS) if paper.page.sifted and not (whole or paper.page.verbose) else None
    )


def missing(records: Sequence[Record], paper: Paper, *, whole: bool = False, tagged: bool = True) -> Iterator[Text]:
    """Gaps a line each, or `whole` with what is missing and what they are about; and what closed them."""
    rows = Rows(records, paper, dates=False, tagged=tagged)
    for record in records:
        closed = ", ".join(record.get("closed_by") or ())
        yield from rows.row(
            record,
            paper.ink(wording.named(record, paper.lang)),
            paper.say(record["text"], "dim") if whole or paper.page.verbose else Text(),
            paper.ink(f"{labels.FIELDS['closed_by'][paper.lang]} {closed}" if closed else ""),
        )
        about = record.get("about_titles", ()) if whole and not paper.page.verbose else ()
        yield from (
            line
            for one in about
            for line in paper.entry(Text("  →"), 4, [paper.ink(wording.named(one, paper.lang), "dim")])
        )


def sources(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """Each document in a line: id, title, who published it or whose report it passes on, when, where.

    Of many those that say it all in a line: when, by whom, id.
    """
    if len(records) > _FEW and not paper.page.verbose:
        rows = Rows(records, paper)
        for record in records:
            by = record["publisher"] or record.get("outlet") or record["relays"]
            publisher = paper.ink(wording.phrase(by, paper.lang), "actor")
            id_ = paper.link(record["url"] or "", record["id"], "source")
            grade = paper.ink(record.get("grade") or ("" if paper.linear else " "))
            body = joined(" ", (grade, paper.dotted((id_, publisher, rows.rest(record)))))
            yield from paper.entry(rows.label(record, Text()), rows.indent, [body], runs_on=True)
        grades = sorted({record["grade"] for record in records if record.get("grade")})
        meant = (paper.say(vocabularies.GRADES[grade]) for grade in grades)
        yield from paper.foot(brief=joined("   ", (paper.say(labels.TITLES), *meant)))
        return
    column = max(len(record["id"]) for record in records) + 2
    for record in records:
        by = record["publisher"] or record.get("outlet") or record["relays"]
        name = wording.phrase(by, paper.lang)
        told = parts.said(name, wording.named(record, paper.lang)) and not paper.page.verbose
        publisher = paper.ink("" if told else name, "actor")
        part = record.get("read") not in ("whole", None)
        read = paper.say(vocabularies.READ[record["read"]]) if part else Text()
        grade = paper.ink(record.get("grade") or "")
        title = paper.ink(wording.named(record, paper.lang), "title")
        mark = paper.sign("*") if record["note"] and not paper.page.verbose else Text()
        about = (joined(" ", (title, mark)), publisher, parts.dated(record, paper, brief=True), read, grade)
        yield from paper.entry(paper.link(record["url"] or "", record["id"], "source"), column, [paper.dotted(about)])
        if paper.page.verbose:
            inset = paper.inset(2)
            yield from hung(Text("  "), fields.fields(fields.ordered(record), record, inset))
    yield from paper.foot()


def counted(records: Sequence[Record], paper: Paper) -> Text:
    """Names with how often each."""
    names = ((paper.ink(paper.called([one]), "actor"), paper.ink(one["count"])) for one in records)
    return joined(", ", (joined(" ", pair) for pair in names))
