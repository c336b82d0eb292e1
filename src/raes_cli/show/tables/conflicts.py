"""Conflicts: the claims that cannot all hold side by side, and why they cannot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from raes_cli import amounts, labels
from raes_cli.show import wording
from raes_cli.show.tables import parts
from raes_cli.show.tables.paper import Paper
from raes_cli.show.wording import Record

_COLUMN = 34
"""The narrowest that a claim can be read in."""


def conflicts(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """Each conflict with its reason and its claims."""
    for number, record in enumerate(records):
        yield from [Text()] if number else ()
        sign = "" if paper.linear else "≠ "
        kinds = [labels.RULES[record["rule"]], *([labels.ROUNDED] if record["rounding"] else [])]
        rule = paper.ink(f" ({', '.join(kind[paper.lang] for kind in kinds)})", "kind")
        title = Text.assemble((sign, "conflict"), parts.title(record, paper), rule)
        yield from paper.spread(title, parts.ident(record, paper), paper.width)
        yield from paper.wrap(paper.say(record["text"]))
        yield from paper.wrap(paper.say(record["note"], "note")) if record["note"] else ()
        yield from _claims(record, paper)
    yield from paper.foot()


def _claims(record: Record, paper: Paper) -> Iterator[Text]:
    """The claims next to each other if they are given whole and there is room, else under each other."""
    whole = {claim["id"]: claim for claim in record.get("claim_records", ())}
    claims = [list(_claim(whole[id_], paper)) if id_ in whole else [paper.ink(id_, "id")] for id_ in record["claims"]]
    for row in paper.rows(claims, max(_COLUMN, *map(len, record["claims"]))):
        yield Text()
        yield from paper.beside(row)


def _claim(record: Record, paper: Paper) -> Iterator[Text]:
    """One claim: its own words, value or text, date, whose it is, and where it is from."""
    lang = paper.lang
    yield parts.title(record, paper)
    match record["type"]:
        case "figure":
            growth = paper.ink(amounts.growth(record, lang))
            yield paper.dotted((paper.ink(amounts.amount(record, lang, paper.page.units), "number"), growth))
            yield paper.ink(wording.quoted(record["text"], paper.lang), "quote")
        case "statement":
            yield paper.ink(wording.holders(record, lang)[0], "person")
            yield paper.say(record["text"])
        case _:
            yield parts.kind(record, paper)
    yield paper.dotted((parts.when(record, paper), parts.inferred(record, paper), parts.attribution(record, paper)))
    yield parts.ident(record, paper)
