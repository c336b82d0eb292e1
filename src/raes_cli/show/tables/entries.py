"""One record as one entry of a list, its date in a column of its own: what every list of records is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from raes_cli import labels
from raes_cli.show import wording
from raes_cli.show.tables import parts
from raes_cli.show.tables.layout import joined
from raes_cli.show.tables.paper import Paper
from raes_cli.show.wording import Record


def event(record: Record, column: int, paper: Paper, *, roll: bool = False) -> Iterator[Text]:
    """Title, kind, place and people; with `roll` a line for each of them, with capacity."""
    about = [
        parts.status(record, paper),
        parts.kind(record, paper),
        parts.inferred(record, paper),
        parts.place(record, paper),
    ]
    people = [parts.person(one, paper, capacity=True) for one in record["participants"]] if roll else []
    if not roll:
        about.append(parts.people(record, paper))
    about.append(parts.attribution(record, paper))
    paragraphs = [parts.title(record, paper), paper.dotted(about), *people]
    paragraphs += parts.caveats(record, paper, whole=roll)
    yield from paper.entry(parts.when(record, paper), column, paragraphs, parts.ident(record, paper))


def statement(
    record: Record, label: Text, column: int, paper: Paper, *, speakers: bool = False, setting: bool = True
) -> Iterator[Text]:
    """What is held, how the source gives it and, if asked for, by whom and where it was made."""
    mode = paper.ink(wording.label(labels.MODES, record["mode"], paper.lang), "kind")
    said_at = paper.say(record["event_title"]) if record["event_title"] and setting else Text()
    holders = holder(record, paper, "person") if speakers else Text()
    account = parts.attribution(record, paper) if record["speakers"] else Text()
    paragraphs = [
        paper.dotted((parts.title(record, paper), mode)),
        paper.say(record["text"]),
        paper.dotted((holders, said_at, parts.inferred(record, paper), account)),
        *parts.caveats(record, paper),
    ]
    yield from paper.entry(label, column, paragraphs, parts.ident(record, paper))


def holder(record: Record, paper: Paper, style: str) -> Text:
    """Who holds a position, and whether they hold it together, or discussed it."""
    names, together = wording.holders(record, paper.lang)
    return joined(" ", (paper.ink(names, style), paper.ink(f"({together})" if together else "", "basis")))


def by_holder(records: Iterable[Record], lang: str) -> Iterable[list[Record]]:
    """Statements together with others of the same speakers, in the order of their first."""
    held: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        held.setdefault(wording.holders(record, lang), []).append(record)
    return held.values()


def document(record: Record, column: int, paper: Paper) -> Iterator[Text]:
    """Title, kind, what became of it, who signed or wrote it, and what it is said to contain."""
    became = paper.ink(wording.label(labels.STATUSES, record["status"] or "", paper.lang))
    people = (
        parts.labelled(labels.FIELDS[key], parts.people(record, paper, key), paper)
        for key in ("signatories", "initialled_by", "authors")
    )
    text = paper.ink(wording.phrase(record["text"], paper.lang))
    hedges = (parts.inferred(record, paper), parts.attribution(record, paper))
    about = paper.dotted((parts.kind(record, paper), became, *hedges))
    paragraphs = [parts.title(record, paper), about, *people, text, *parts.caveats(record, paper)]
    yield from paper.entry(parts.when(record, paper), column, paragraphs, parts.ident(record, paper))


def posts(record: Record, paper: Paper, *, quoted: bool = False) -> Iterator[Text]:
    """Posts as attested on a day, never from when to when; those in an organisation with who held them.

    The evidence is tagged, or `quoted` under each.
    """
    column = parts.dates_column(record["posts"], paper)
    for post in record["posts"]:
        own = post["person"]["id"] == record["id"]
        holder = Text() if own else paper.ink(wording.named(post["person"], paper.lang), "person")
        post_title = wording.post_title(post, paper.lang) if own else post["title"][paper.lang]
        paragraphs = [joined(", ", (holder, paper.ink(post_title, "title")))]
        paragraphs += [paper.ink(wording.phrase(post[key], paper.lang), "note") for key in ("date_note", "note")]
        if quoted:
            paragraphs += [paper.ink(wording.evidence(one, paper.lang), "quote") for one in post["sources"]]
        tags = Text() if quoted else paper.tags(post["sources"])
        yield from paper.entry(parts.when(post, paper), column, paragraphs, tags)


def gap(record: Record, paper: Paper) -> Iterator[Text]:
    """What is missing, when that is bounded, and which records it is missing from."""
    date = parts.when(record, paper) if record["date"] else Text()
    about = joined(", ", (paper.ink(id_, "id") for id_ in record["about"]))
    paragraphs = [
        parts.title(record, paper),
        paper.say(record["text"]),
        paper.dotted((date, parts.inferred(record, paper), parts.labelled(labels.FIELDS["about"], about, paper))),
        *parts.caveats(record, paper),
    ]
    sign = Text("" if paper.linear else "?", "sign.other")
    yield from paper.entry(sign, 3, paragraphs, parts.ident(record, paper))
