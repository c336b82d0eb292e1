"""A card: all that the base holds about a person or an organization, latest post first, spellings last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from raes_cli import amounts, labels, plurals
from raes_cli.show import wording
from raes_cli.show.tables import answers, fields, parts, statements
from raes_cli.show.tables.layout import hung, joined, spaced
from raes_cli.show.tables.lists import counted
from raes_cli.show.tables.paper import Paper
from raes_cli.show.tables.rows import Rows
from raes_cli.show.tables.styled import Text
from raes_cli.show.wording import Record

_COUNTED = (
    ("events", plurals.EVENTS_COUNTED),
    ("statements", plurals.STATEMENTS_COUNTED),
    ("documents", plurals.DOCUMENTS_COUNTED),
)

ACTORS = ("person", "organization")
"""The types of records that have their names in every language as a heading."""


def who(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """Yield a card for each record."""
    yield from spaced(_card(record, paper) for record in records)
    yield from paper.foot()


def _card(record: Record, paper: Paper) -> Iterator[Text]:
    yield from heading(record, paper)
    yield from posts(record, paper)
    counts = (
        paper.ink(amounts.counted(len(record[key]), forms, paper.lang)) for key, forms in _COUNTED if record.get(key)
    )
    where = (paper.phrase(record[key]) for key in ("country", "part_of"))
    yield from paper.wrap(paper.dotted((*where, *counts, parts.note(record, paper))))
    events = record.get("events", [])
    rows = Rows(events, paper, signs=True)
    yield from parts.section(labels.EVENTS, (line for one in events for line in rows.event(one)), paper)
    told = {id_ for one in record.get("statements", ()) for id_ in one["about"]}
    accounts = record.get("attributed", [])
    figures = {one["id"]: one for one in accounts if one["type"] == "figure"}
    said = statements.titles(record.get("statements", []), paper, figures, holder=False)
    yield from parts.section(labels.SAID, said, paper)
    yield from parts.section(labels.DOCUMENTS, answers.rows(record.get("documents", []), paper), paper)
    # What a statement is about is already shown with it.
    others = [one for one in accounts if one["id"] not in told or paper.page.verbose]
    yield from parts.section(labels.ATTRIBUTED_TO, answers.rows(others, paper, record["id"]), paper)
    yield from parts.section(
        labels.MET, paper.wrap(counted(record["met_with"], paper)) if record.get("met_with") else (), paper
    )
    if paper.page.verbose:
        keys = [key for key in fields.ordered(record) if key in ("parts", "remark")]
        if more := [*fields.fields(keys, record, paper)]:
            yield from (Text(), *more)
        yield from parts.evidence(record, paper)
    printed = [one["text"] for one in record["spellings"]]
    spelled = joined(", ", (paper.ink(alias) for alias in record["aliases"] if alias not in printed))
    if names := joined("; ", (_spellings(record, paper), spelled)):
        yield Text()
        yield from paper.wrap(names)


def heading(record: Record, paper: Paper, *kinds: Text) -> Iterator[Text]:
    """Yield the title of a record, or the names of people and bodies in every language; its `kinds`; its id."""
    own = paper.name(record, "title")
    names = others(record, paper) if record["type"] in ACTORS else ()
    yield from paper.entry(Text(), 0, [paper.dotted((own, *names, *kinds))], paper.ink(record["id"], "dim"))


def others(record: Record, paper: Paper) -> Iterator[Text]:
    """Return the title or name of a record in languages other than that of the page."""
    words = record.get("name") or record["title"]
    own = wording.named(record, paper.lang)
    return (paper.ink(word) for word in dict.fromkeys(words.values()) if word != own)


def posts(record: Record, paper: Paper, *, quoted: bool = False) -> Iterator[Text]:
    """Yield posts, latest first, each as attested on a day or dated by an act; those in a body with their holders.

    A post attested on several days is shown once unless `quoted`; its beginning is taken from the earliest of them.
    """
    whole = quoted or paper.page.verbose
    alike: dict[object, list[Record]] = {}
    for post in sorted(record["posts"], key=lambda post: post["latest"] or post["earliest"] or "", reverse=True):
        held = (post["person"]["id"], parts.post(post, paper, record).plain)
        alike.setdefault(id(post) if whole else held, []).append(post)
    terms = (of_terms for group in alike.values() for of_terms in _of_terms(group))
    for group in terms:
        first, cited = group[0], [citation for post in group for citation in post["sources"]]
        own = first["person"]["id"] == record["id"]
        holder = Text() if own else paper.ink(paper.called([first["person"]]), "actor")
        since, until = (parts.labelled(key, group[-1 if key == "since" else 0], paper) for key in ("since", "until"))
        when = parts.attested(group[::-1], paper)
        noted = any(post["note"] for post in group)
        mark = paper.sign("*") if noted and not (whole or paper.linear) else Text()
        notes = [] if mark else [parts.note(post, paper) for post in group]
        why = (paper.phrase(first.get(key), "dim") for key in ("date_note", "remark") if whole)
        title = joined(", ", (holder, parts.post(first, paper, record)))
        body = joined(" ", (paper.dotted((title, since, when, until, *notes, *why)), mark))
        yield from paper.entry(Text(), 0, [body], paper.tags(cited))
        if whole:
            named = [one["id"] for one in (first["person"], first["organization"]) if one and one["id"] != record["id"]]
            quotes = (
                paper.ink(" · ".join(named), "dim"),
                *(paper.ink(wording.evidence(one, paper.lang), "quote") for one in cited),
            )
            yield from hung(
                Text("  "), (line for quote in quotes if quote for line in paper.inset(2).wrap(quote)), Text("  ")
            )


def _of_terms(posts: Sequence[Record]) -> Iterator[list[Record]]:
    """Yield groups of attestations of one post, latest first, that may be of one term.

    Only the latest attestation of a term may state its end, and only the earliest its beginning.
    """
    term: list[Record] = []
    for post in posts:
        if term and (post["until"] or term[-1]["since"]):
            yield term
            term = []
        term.append(post)
    yield term


def _spellings(record: Record, paper: Paper) -> Text:
    """Return the spellings that the sources print, each with its sources."""
    printed: dict[str, list[Record]] = {}
    for spelling in record["spellings"]:
        printed.setdefault(spelling["text"], []).append(spelling)
    return joined(
        ", ",
        (Text.assemble(paper.quote(text), " ", paper.tags(found)) for text, found in printed.items()),
    )
