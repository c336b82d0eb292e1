"""Conflicts: claims that cannot all hold, shown side by side with the reason; conflicts of numbers first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from raes_cli import labels
from raes_cli.show.tables import answers, parts
from raes_cli.show.tables.layout import hung, joined
from raes_cli.show.tables.paper import Paper
from raes_cli.show.tables.styled import Text
from raes_cli.show.wording import Record

FEW, _SOME = 5, 12
"""The most conflicts that are shown in full, and the most that are shown with all their numbers."""
_COLUMN = 34
"""The fewest columns in which a claim can be read."""


def conflicts(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """Yield each conflict with its verdict; if they are few, or with `--verbose`, also its reason and its claims.

    Direct contradictions come first, each value with its source.
    """
    whole = paper.page.verbose or len(records) <= FEW
    for number, record in enumerate(sorted(records, key=lambda one: (not _is_outright(one), answers.weight(one)))):
        yield from [Text()] if number and whole else ()
        name = paper.name(record, "title" if whole else "")
        title = joined(" — ", (name, answers.verdict(record, paper)))
        sign = Text() if paper.linear else Text("≠", "conflict")
        yield from paper.entry(sign, 2, [title], paper.ink(record["id"], "dim"), last=True)
        if not whole:
            claims = record.get("claim_records", ())
            numbers = len(records) <= _SOME and all(claim["type"] == "figure" for claim in claims)
            for claim in claims if numbers or _is_outright(record) else ():
                said = paper.dotted(answers.answer(claim, paper, dated=not _is_outright(record), marked=False))
                yield from paper.entry(Text("  "), 4, [said], paper.tags(claim["sources"]))
            continue
        inset = paper.inset(2)
        about = (paper.say(record["text"]), parts.note(record, paper))
        lines = [line for one in about if one for line in inset.wrap(one)]
        yield from hung(Text("  "), [*lines, *_claims(record, inset)])
        if paper.page.verbose:
            yield from answers.rows(record.get("claim_records", ()), paper)
    yield from paper.foot(brief=None if whole else paper.say(labels.REASONS))


def _is_outright(record: Record) -> bool:
    """Return whether the claims of a conflict are numbers of the same indicator at the same time."""
    of = {(claim["type"], str(claim.get("indicator")), str(claim["date"])) for claim in record.get("claim_records", ())}
    return len(of) == 1 and next(iter(of))[0] == "figure"


def _claims(record: Record, paper: Paper) -> Iterator[Text]:
    """Yield the claims side by side if they are given in full and there is room, else one below the other."""
    whole = {claim["id"]: claim for claim in record.get("claim_records", ())}
    claims = [list(_claim(whole[id_], paper)) if id_ in whole else [paper.ink(id_, "dim")] for id_ in record["claims"]]
    for row in paper.rows(claims, _COLUMN):
        yield from paper.beside(row)


def _claim(record: Record, paper: Paper) -> Iterator[Text]:
    """Yield one claim: what it says, its words, whose it is, and its sources."""
    figure = record["type"] == "figure"
    yield (paper.name(record) if not figure else paper.dotted(answers.answer(record, paper, marked=False)))
    if figure:
        yield paper.quote(record["text"])
    else:
        yield paper.phrase(record.get("text"))
        yield paper.dotted(answers.answer(record, paper))
    yield joined(" ", (paper.ink(record["id"], "dim"), paper.tags(record["sources"])))
