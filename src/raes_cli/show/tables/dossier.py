"""A card: all that the base holds of a person or an organization, the latest post first, spellings last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from raes_cli import labels, plurals
from raes_cli.show import wording
from raes_cli.show.tables import answers, fields, parts, statements
from raes_cli.show.tables.layout import hung, joined
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


def who(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """A card for each of them."""
    for number, record in enumerate(records):
        yield from [Text()] if number else ()
        yield from _card(record, paper)
    yield from paper.foot()


def _card(record: Record, paper: Paper) -> Iterator[Text]:
    yield from heading(record, paper)
    yield from posts(record, paper)
    counts = (
        paper.ink(wording.counted(len(record[key]), forms, paper.lang)) for key, forms in _COUNTED if record.get(key)
    )
    where = (paper.ink(wording.phrase(record[key], paper.lang)) for key in ("country", "part_of"))
    yield from paper.wrap(paper.dotted((*where, *counts, parts.note(record, paper))))
    yield from parts.section(labels.EVENTS, _events(record.get("events", []), paper), paper)
    told = {id_ for one in record.get("statements", ()) for id_ in one["about"]}
    accounts = record.get("attributed", [])
    figures = {one["id"]: one for one in accounts if one["type"] == "figure"}
    said = statements.titles(record.get("statements", []), paper, figures, holder=False)
    yield from parts.section(labels.SAID, said, paper)
    yield from parts.section(labels.DOCUMENTS, answers.rows(record.get("documents", []), paper), paper)
    # What a statement is about has been told with it.
    others = [one for one in accounts if one["id"] not in told or paper.page.verbose]
    yield from parts.section(labels.ATTRIBUTED_TO, answers.rows(others, paper, record["id"]), paper)
    yield from parts.section(
        labels.MET, paper.wrap(counted(record["met_with"], paper)) if record.get("met_with") else (), paper
    )
    yield Text()
    if paper.page.verbose:
        keys = [key for key in fields.ordered(record) if key in ("parts", "remark")]
        yield from fields.fields(keys, record, paper)
        yield from parts.section(labels.EVIDENCE, parts.evidence(record, paper), paper)
    printed = [one["text"] for one in record["spellings"]]
    spelled = joined(", ", (paper.ink(alias) for alias in record["aliases"] if alias not in printed))
    yield from paper.wrap(joined("; ", (_spellings(record, paper), spelled)))


def heading(record: Record, paper: Paper) -> Iterator[Text]:
    """The title of a record or its names in every language, that of the page first, and its id."""
    words = record.get("name") or record["title"]
    own, *others = dict.fromkeys(words[lang] for lang in sorted(words, key=lambda lang: lang != paper.lang))
    title = paper.dotted((paper.ink(own, "title"), *(paper.ink(other) for other in others)))
    yield from paper.entry(Text(), 0, [title], paper.ink(record["id"], "dim"))


def posts(record: Record, paper: Paper, *, quoted: bool = False) -> Iterator[Text]:
    """Posts, the latest first, each as attested on a day or from when to when an act says; those in a body with who."""
    for post in sorted(record["posts"], key=lambda post: post["latest"] or post["earliest"] or "", reverse=True):
        own = post["person"]["id"] == record["id"]
        holder = Text() if own else paper.ink(wording.named(post["person"], paper.lang), "actor")
        elsewhere = own or (post["organization"] or {}).get("id") != record["id"]
        title = paper.ink(wording.post_title(post, paper.lang) if elsewhere else post["title"][paper.lang])
        ends = (parts.labelled(key, post, paper) for key in ("since", "until"))
        whole = quoted or paper.page.verbose
        why = paper.ink(wording.phrase(post["date_note"], paper.lang) if whole else "", "dim")
        when = parts.dated(post, paper, brief=True)
        body = paper.dotted((joined(", ", (holder, title)), when, *ends, parts.note(post, paper), why))
        yield from paper.entry(Text(), 0, [body], paper.tags(post["sources"]))
        if whole:
            body_id = paper.ink(post["organization"]["id"] if post["organization"] else "", "dim")
            quotes = (body_id, *(paper.ink(wording.evidence(one, paper.lang), "quote") for one in post["sources"]))
            yield from hung(
                Text("  "), (line for quote in quotes if quote for line in paper.inset(2).wrap(quote)), Text("  ")
            )


def _events(found: Sequence[Record], paper: Paper) -> Iterator[Text]:
    rows = Rows(found, paper, signs=True)
    return (line for one in found for line in rows.event(one))


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
