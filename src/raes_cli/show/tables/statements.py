"""Statements by holder, then by topic: in whole sentences, or by title in a line each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from raes_cli import labels, vocabularies
from raes_cli.show import wording
from raes_cli.show.tables import parts
from raes_cli.show.tables.answers import value
from raes_cli.show.tables.layout import joined, spaced
from raes_cli.show.tables.paper import Paper
from raes_cli.show.tables.rows import Rows, by_topic, shortened
from raes_cli.show.tables.styled import Text
from raes_cli.show.wording import Record

_FEW = 3
"""The most statements that are shown without topics."""


def said(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """Yield the statements of each speaker by topic: what they say or, without filters, what each is about."""
    overview = not (paper.page.sifted or paper.page.verbose)
    yield from spaced(
        (*_occasion(group, paper), *_listed(group, paper, titles=overview, beside={}))
        for group in _occasions(records, paper)
    )
    yield from [Text(), *paper.wrap(paper.say(labels.OVERVIEW, "dim"))] if overview else ()
    yield from paper.foot()


def titles(
    records: Sequence[Record], paper: Paper, figures: Mapping[str, Record] = MappingProxyType({}), **told: bool
) -> Iterator[Text]:
    """Yield the statements of each occasion by title under topics, with the values of the `figures` they are about.

    `told` turns off what is shown of an occasion elsewhere: `holder=False`, `event=False`.
    """
    for group in _occasions(records, paper):
        yield from _occasion(group, paper, **told)
        yield from _listed(group, paper, titles=True, beside=figures)


def _occasions(records: Sequence[Record], paper: Paper) -> list[list[Record]]:
    """Group statements of the same speakers on the same day at the same event, in order of first occurrence."""
    held: dict[object, list[Record]] = {}
    for record in records:
        occasion = (*wording.holders(record, paper.lang, paper.called), record["date"], record["event"])
        held.setdefault(occasion, []).append(record)
    return list(held.values())


def _occasion(group: Sequence[Record], paper: Paper, *, holder: bool = True, event: bool = True) -> Iterator[Text]:
    """Yield the line above a group of statements: holders, event, date, mode and sources."""
    first = group[0]
    names, together = wording.holders(first, paper.lang, paper.called)
    who = joined(" ", (paper.ink(names, "heading"), paper.ink(f"({together})" if together else "", "dim")))
    named = {**first, "title": first["event_title"]}
    at = paper.ink(paper.title(named)) if first["event_title"] and event else Text()
    modes = dict.fromkeys(one["mode"] for one in group if one["mode"] not in ("quoted", "discussed"))
    how = paper.ink(", ".join(vocabularies.MODES[mode][paper.lang] for mode in modes), "dim")
    when = parts.dated(first, paper, brief=True) if event or not first["event"] else Text()
    tags = paper.tags(citation for record in group for citation in record["sources"])
    yield from paper.entry(Text(), 0, [paper.dotted((who if holder else Text(), at, when, how))], tags)


def _listed(group: Sequence[Record], paper: Paper, *, titles: bool, beside: Mapping[str, Record]) -> Iterator[Text]:
    """Yield statements in a line each, under topics if there are several: their titles, or what they say."""
    rows = Rows(group, paper, dates=False, tagged=False, notes=not titles, signs=True)
    if paper.page.verbose:
        names = {record["id"]: wording.named(record, paper.lang) for record in group}
    else:
        names = shortened(group, paper) if titles else {one["id"]: one["text"][paper.lang] for one in group}
    for topic, alike in by_topic(group, paper):
        if len(group) > _FEW:
            topic.stylize("dim")
            yield from paper.entry(Text(), 2, [topic])
        for record in alike:
            told = record if record["speakers"] else {**record, "attribution": []}
            name = paper.ink(names[record["id"]])
            head = Text.assemble(name, parts.contested(record, paper))
            values = (value(beside[id_], paper) for id_ in record["about"] if id_ in beside)
            yield from rows.row(record, head, *values, sign=_quote(record, paper), whose=told)


def _quote(record: Record, paper: Paper) -> Text:
    """Return the sign of direct speech, or a dash; nothing in place of the dash on a linear page."""
    if record["mode"] != "quoted":
        return Text() if paper.linear else Text("–", "dim")
    return paper.sign("“", "quote")
