"""The parts of a record that many views show: date, people, place, evidence, and what a reader must not miss."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from raes_cli import dates, labels, vocabularies
from raes_cli.show import wording
from raes_cli.show.tables.layout import joined
from raes_cli.show.tables.paper import Paper
from raes_cli.show.tables.styled import Text
from raes_cli.show.wording import Record
from raes_cli.text import Words

_LOCATOR = 12
_TOLD = 0.6
"""How much of the name of a body is in the title of a post that says which body it is in."""
_SHORT, _LONG = 4, 7
"""Letters of a word that has no ending to lose, and of one that may lose several."""


def kind(record: Record, paper: Paper) -> Text:
    """The kind of a record in words."""
    return paper.ink(wording.kind(record, paper.page))


def note(record: Record, paper: Paper) -> Text:
    """What a reader must know to understand the record."""
    return paper.phrase(record["note"], "dim")


def inferred(record: Record, paper: Paper) -> Text:
    """The sign of a date that the sources do not print whole; in a linear page which part they do not."""
    words = wording.inferred(record, paper.lang)
    if paper.linear:
        return paper.ink(f"({words})" if words else "")
    return paper.sign("≈") if words else Text()


def dated(record: Record, paper: Paper, *, brief: bool = False) -> Text:
    """The date in words, its months `brief`, and whether a part of it is inferred."""
    day = (wording.brief_day if brief and not paper.linear else wording.day)(record, paper.lang)
    return joined(" " if paper.linear else "", (paper.ink(day, "date"), inferred(record, paper)))


def status(record: Record, paper: Paper, *, unless: str = "") -> Text:
    """That an event is only planned or announced, unless these words say so."""
    if not wording.is_open(record):
        return Text()
    word = labels.OPEN[record["status"]][paper.lang]
    return Text() if said(word, unless, _TOLD) and not paper.linear else paper.ink(word, "number")


def place(record: Record, paper: Paper, *, unless: str = "") -> Text:
    """Where it was, unless these words say so."""
    if not record["place"]:
        return Text()
    name = wording.named(record["place"], paper.lang)
    return Text() if said(name, unless) else paper.ink(name)


def people(record: Record, paper: Paper, key: str = "participants", *, unless: str = "") -> Text:
    """Who took part, signed or wrote, with a sign where that is inferred; not whom these words name."""
    return joined(", ", (person(one, paper) for one in record.get(key, ()) if not is_named(one, unless, paper)))


def titled(record: Record, paper: Paper) -> Text:
    """The title, without a date at its end that stands beside it; with a sign where somebody whom it names is inferred
    to have taken part, and that of a conflict.
    """
    title = paper.title(record)
    implied = (one for one in record.get("participants", ()) if one["basis"] != "named")
    doubt = paper.sign("≈") if not paper.linear and any(is_named(one, title, paper) for one in implied) else Text()
    return Text.assemble(paper.ink(title), " " if doubt else "", doubt, contested(record, paper))


def person(participant: Record, paper: Paper) -> Text:
    """A participant, with a sign unless the passage gives the name."""
    name = paper.ink(paper.calls(participant), "actor")
    if participant["basis"] == "named":
        return name
    if paper.linear:
        return joined(" ", (name, paper.ink(f"({vocabularies.BASES[participant['basis']][paper.lang]})")))
    return Text.assemble(name, paper.sign("≈"))


def is_named(participant: Record, words: str, paper: Paper) -> bool:
    """Whether `words` have somebody's name, or of a longer one the first or the last part."""
    known = _words(words).__contains__
    last, first = _ends(paper.calls(participant))
    return bool(words) and (all(map(known, last)) or all(map(known, first)))


def leads(actors: Sequence[Record], title: str, paper: Paper) -> bool:
    """Whether a title begins with these people and bodies, and with nobody else, before a colon."""
    start, colon, _ = title.partition(": ")
    words = [word for word in re.findall(r"\w+", start) if len(word) >= _SHORT]
    names = paper.called(actors)
    named = bool(actors and colon) and all(is_named(one, start, paper) for one in actors)
    return named and all(said(one, names) for one in words)


def initials(name: str) -> str:
    """The letters that the long words of a name begin with: АБВ of «Альфа, бета и вега»."""
    return "".join(word[0] for word in re.findall(r"\w+", name) if len(word) >= _SHORT).upper()


def acronyms(words: str) -> list[str]:
    """The words in capitals."""
    return [word for word in re.findall(r"\w{3,}", words) if word.isalpha() and word.isupper()]


def said(name: str, words: str, share: float = 1) -> bool:
    """Whether `words` have every word of a name, or this share of them, whatever its ending."""
    if not words:
        return False
    stems, known = _stems(name, share < 1), _words(words, share < 1)
    return sum(map(known.__contains__, stems)) >= len(stems) * share


@lru_cache(maxsize=4096)
def _ends(name: str) -> tuple[list[str], list[str]]:
    """The last and the first part of a name, each as `_stems` has it."""
    first, *_, last = name.split() * 2
    return _stems(last), _stems(first)


@lru_cache(maxsize=1024)
def _stems(name: str, loosely: bool = False) -> list[str]:
    """What the words of a name begin with in any form, after a space; `loosely` the long ones, in small letters."""
    named = _words(name, loosely).split()
    return [f" {word[: _stem(len(word))]}" for word in named if not loosely or len(word) >= _SHORT]


@lru_cache(maxsize=1024)
def _words(text: str, loosely: bool = False) -> str:
    """The words of a text, each after a space; `loosely` in small letters."""
    return "".join(f" {word}" for word in re.findall(r"\w+", text.lower() if loosely else text))


def _stem(letters: int) -> int:
    """How many letters of a word stay as they are in its forms, and in words of its family if it is long."""
    return letters if letters <= _SHORT else max(_SHORT, letters - 1 if letters <= _LONG else letters // 2)


def post(post: Record, paper: Paper, holder: Record) -> Text:
    """The title of a post, with its body unless the title says it, or it is the `holder` of the card."""
    title, body = post["title"][paper.lang], post["organization"]
    if not body or body["id"] == holder["id"]:
        return paper.ink(title)
    told = not paper.page.verbose and said(paper.called([body]), title, _TOLD)
    return paper.ink(title if told else f"{title}, {paper.called([body])}")


def attested(posts: Sequence[Record], paper: Paper) -> Text:
    """The days on which somebody is attested in a post, which are not those of his term."""
    days = joined(", ", (dated(post, paper, brief=True) for post in posts if post["date"]))
    return joined(" ", (paper.say(labels.ATTESTED), days)) if days else Text()


def labelled(key: str, record: Record, paper: Paper) -> Text:
    """A date of a record after what it is called; nothing where there is none."""
    if not record.get(key):
        return Text()
    return Text.assemble(paper.say(labels.FIELDS[key]), " ", paper.ink(dates.words(record[key], paper.lang), "date"))


def attribution(record: Record, paper: Paper) -> Text:
    """Whose account or figure it is, when the source gives it as somebody's."""
    if not record.get("attribution"):
        return Text()
    before, after = labels.ATTRIBUTED[paper.lang].split("{}")
    return Text.assemble(before, paper.ink(paper.called(record["attribution"]), "actor"), after)


def contested(record: Record, paper: Paper) -> Text:
    """The sign of what is part of a conflict."""
    return Text.assemble(" ", paper.sign("≠", "conflict")) if record["conflicts"] else Text()


def section(words: Words, lines: Iterable[Text], paper: Paper) -> Iterator[Text]:
    """Lines under a heading of their own; no heading when there are none."""
    lines = list(lines)
    if lines:
        yield Text()
        yield from paper.wrap(paper.say(words, "heading"))
        yield from lines


def evidence(record: Record, paper: Paper) -> Iterator[Text]:
    """The evidence under its heading: every anchor in quotes, by source, beside the line where it stands there."""
    return section(labels.EVIDENCE, _anchors(record, paper), paper)


def _anchors(record: Record, paper: Paper) -> Iterator[Text]:
    column = _LOCATOR if any(citation["locator"] for citation in record["sources"]) else 2
    for source, citations in groupby(record["sources"], key=lambda citation: str(citation["source"])):
        grade = wording.label(vocabularies.GRADES, paper.page.names.get(source, {}).get("grade", ""), paper.lang)
        yield from paper.wrap(joined("  ", (paper.ink(source, "source"), paper.ink(grade, "dim"))))
        for citation in citations:
            at = paper.ink(f"  {wording.locator(citation['locator'], paper.lang)}".rstrip(), "dim")
            quote = paper.quote(citation["anchor"])
            yield from paper.entry(at, column, [quote])
