"""The answer of a record in a line: the value of a figure, the day and place of an event, the holder of a statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from raes_cli import amounts, labels, vocabularies
from raes_cli.show import wording
from raes_cli.show.tables import parts
from raes_cli.show.tables.layout import joined
from raes_cli.show.tables.paper import Paper
from raes_cli.show.tables.rows import Rows
from raes_cli.show.tables.styled import Text
from raes_cli.show.wording import Record


def answer(
    record: Record, paper: Paper, *, dated: bool = True, marked: bool = True, unless: str = ""
) -> tuple[Text, ...]:
    """Return the parts of the line, without any place, people or year that the words of `unless` already give."""
    lang = paper.lang
    told = not record["date"] or (record["date"].isdecimal() and parts.said(record["date"], unless))
    date = parts.dated(record, paper, brief=True) if dated and not told else Text()
    match record["type"]:
        case "figure":
            whose = parts.attribution(untold(record, unless, paper), paper)
            return (value(record, paper, marked=marked), growth(record, paper), date, whose)
        case "event":
            status, place = parts.status(record, paper, unless=unless), parts.place(record, paper, unless=unless)
            kind, people = parts.kind(record, paper), parts.people(record, paper, unless=unless)
            return (status, date, kind, place, people, parts.attribution(record, paper))
        case "statement":
            names, together = wording.holders(record, lang, paper.called)
            discussed = record["mode"] == "discussed"
            jointly = labels.TOGETHER[lang] if record["collective"] and not discussed else together
            if parts.initials(names) in parts.acronyms(unless):
                names = parts.initials(names)
            elif parts.leads(record["speakers"], unless, paper):
                names, jointly = "", jointly if discussed else ""
            return (joined(" ", (paper.ink(names, "actor"), paper.ink(f"({jointly})" if jointly else "", "dim"))), date)
        case "document":
            became = paper.ink(wording.label(vocabularies.STATUSES, record["status"] or "", lang))
            signed = parts.people(record, paper, "signatories", unless=unless)
            return (date, parts.kind(record, paper), became, signed, parts.attribution(record, paper))
        case "person" | "organization":
            own = [post for post in record["posts"] if post["person"]["id"] == record["id"]]
            latest = max(own, key=lambda post: post["latest"] or post["earliest"] or "", default=None)
            post = (parts.post(latest, paper, record), parts.attested([latest], paper)) if latest else ()
            return (*(post or [parts.kind(record, paper)]), paper.ink(wording.phrase(record["country"], lang)))
        case "conflict":
            return (verdict(record, paper),)
        case _:
            return (parts.kind(record, paper), date)


def untold(figure: Record, title: str, paper: Paper) -> Record:
    """Return a figure without those attributions that its title names."""
    return {**figure, "attribution": [one for one in figure["attribution"] if not parts.is_named(one, title, paper)]}


def basis(figure: Record, paper: Paper) -> Text:
    """Return whose statistics a figure is from, unless it is attributed to them anyway."""
    whose = figure.get("basis")
    told = whose and whose["id"] in [one["id"] for one in figure["attribution"]]
    return Text() if told else paper.phrase(whose, "actor")


def value(record: Record, paper: Paper, *, marked: bool = True) -> Text:
    """Return the number of a figure with hedge and unit, else its stated growth, else its words; then its standing."""
    said = amounts.amount(record, paper.lang, paper.page.units)
    if record["value"] is None:
        said = amounts.growth(record, paper.lang)
    number = paper.ink(said, "number") if said else paper.quote(record["text"])
    mark = parts.contested(record, paper) if marked else Text()
    return Text.assemble(joined(", ", (number, paper.ink(wording.standing(record, paper.lang)))), mark)


def growth(record: Record, paper: Paper) -> Text:
    """Return the growth to show beside a value: as the source states it, then as the levels give it if that differs."""
    stated = "" if record["value"] is None else amounts.growth(record, paper.lang)
    levels = amounts.by_levels(record, paper.lang)
    implied = f"{labels.IMPLIED[paper.lang]} {levels}" if levels else ""
    return joined(", ", (paper.ink(stated), paper.ink(implied)))


def verdict(conflict: Record, paper: Paper) -> Text:
    """Return how the claims differ, and whether rounding can explain it."""
    words = {True: labels.ROUNDED, False: labels.NOT_ROUNDED}.get(conflict["rounding"])
    said = paper.ink(wording.label(vocabularies.RULES, conflict["rule"], paper.lang))
    return joined(": ", (said, paper.say(words, "conflict"))) if words else said


def weight(conflict: Record) -> int:
    """Return a sort key: contradictory values first, then what rounding cannot explain, what it can, then words."""
    return -1 if conflict["rule"] == "value" else (False, True, None).index(conflict["rounding"])


def rows(records: Sequence[Record], paper: Paper, holder: str = "") -> Iterator[Text]:
    """Yield a line for each record of any type: date, title, answer; an attribution to `holder` is left out."""
    listed = Rows(records, paper)
    for record in records:
        title = paper.title(record)
        told = {**record, "attribution": [one for one in record["attribution"] if one["id"] != holder]}
        if record["type"] == "event":
            yield from listed.event(told)
        else:
            asides = answer({**told, "attribution": []}, paper, dated=False, unless=title)
            head = Text.assemble(paper.ink(title), parts.contested(record, paper) if record["type"] != "figure" else "")
            yield from listed.row(record, head, *asides, whose=told)
