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
"""The share of a name that words must contain to count as giving it."""
_SHORT, _LONG = 4, 7
"""Letters up to which a word is compared whole, and up to which it loses its last letter only."""


def kind(record: Record, paper: Paper) -> Text:
    """Return the kind of a record in words."""
    return paper.ink(wording.kind(record, paper.page))


def note(record: Record, paper: Paper) -> Text:
    """Return what a reader must know to understand the record."""
    return paper.phrase(record["note"], "dim")


def inferred(record: Record, paper: Paper) -> Text:
    """Return the sign of a date that the sources do not print in full; on a linear page, which part they do not."""
    words = wording.inferred(record, paper.lang)
    if paper.linear:
        return paper.ink(f"({words})" if words else "")
    return paper.sign("≈") if words else Text()


def dated(record: Record, paper: Paper, *, brief: bool = False) -> Text:
    """Return the date in words, its months short if `brief`, and whether a part of it is inferred."""
    day = (wording.brief_day if brief and not paper.linear else wording.day)(record, paper.lang)
    return joined(" " if paper.linear else "", (paper.ink(day, "date"), inferred(record, paper)))


def status(record: Record, paper: Paper, *, unless: str = "") -> Text:
    """Return that an event is only planned or announced, unless the words of `unless` say so."""
    if not wording.is_open(record):
        return Text()
    word = labels.OPEN[record["status"]][paper.lang]
    return Text() if said(word, unless, _TOLD) and not paper.linear else paper.ink(word, "number")


def place(record: Record, paper: Paper, *, unless: str = "") -> Text:
    """Return the place, unless the words of `unless` give it."""
    if not record["place"]:
        return Text()
    name = wording.named(record["place"], paper.lang)
    return Text() if said(name, unless) else paper.ink(name)


def people(record: Record, paper: Paper, key: str = "participants", *, unless: str = "") -> Text:
    """Return who took part, signed or wrote, with a sign if that is inferred; without anyone named in `unless`."""
    return joined(", ", [person(one, paper) for one in record.get(key, ()) if not is_named(one, unless, paper)])


def titled(record: Record, paper: Paper) -> Text:
    """Return the title, without a date at its end that is shown beside it, and the sign of a conflict.

    Another sign marks a title that names somebody who is only inferred to have taken part.
    """
    title = paper.title(record)
    implied = (one for one in record.get("participants", ()) if one["basis"] != "named")
    doubt = paper.sign("≈") if not paper.linear and any(is_named(one, title, paper) for one in implied) else Text()
    return Text.assemble(paper.ink(title), " " if doubt else "", doubt, contested(record, paper))


def person(participant: Record, paper: Paper) -> Text:
    """Return a participant, with a sign unless the passage gives the name."""
    name = paper.actor(participant)
    if participant["basis"] == "named":
        return name
    if paper.linear:
        return joined(" ", (name, paper.ink(f"({vocabularies.BASES[participant['basis']][paper.lang]})")))
    return Text.assemble(name, paper.sign("≈"))


def is_named(participant: Record, words: str, paper: Paper) -> bool:
    """Return whether `words` contain somebody's name, or the first or last part of a longer name."""
    return bool(words) and any(_has(words, end) for end in _ends(paper.calls(participant)))


def leads(actors: Sequence[Record], title: str, paper: Paper) -> bool:
    """Return whether a title begins with these people and bodies, and nobody else, before a colon."""
    start, colon, _ = title.partition(": ")
    words = [word for word in re.findall(r"\w+", start) if len(word) >= _SHORT]
    names = paper.called(actors)
    named = bool(actors and colon) and all(is_named(one, start, paper) for one in actors)
    return named and all(said(one, names) for one in words)


def initials(name: str) -> str:
    """Return the first letters of the long words of a name: АБВ for «Альфа, бета и вега»."""
    return "".join(word[0] for word in re.findall(r"\w+", name) if len(word) >= _SHORT).upper()


def acronyms(words: str) -> list[str]:
    """Return the words in capitals."""
    return [word for word in re.findall(r"\w{3,}", words) if word.isalpha() and word.isupper()]


def said(name: str, words: str, share: float = 1) -> bool:
    """Return whether `words` contain every word of a name, or this `share` of them, in any inflection."""
    if not words:
        return False
    if share == 1:
        return _has(words, _stems(name))
    stems, known = _stems(name, loosely=True), _words(words, loosely=True)
    return sum(f" {stem}" in known for stem in stems) >= len(stems) * share


def _has(words: str, stems: Sequence[str]) -> bool:
    """Return whether there are words with all these stems."""
    # Mostly a stem is not in the text at all, which is seen sooner than where its words begin.
    return all(map(words.__contains__, stems)) and all(f" {stem}" in _words(words) for stem in stems)


@lru_cache(maxsize=16384)
def _ends(name: str) -> tuple[list[str], list[str]]:
    """Return the last and the first part of a name, each as in `_stems`."""
    first, *_, last = name.split() * 2
    return _stems(last), _stems(first)


@lru_cache(maxsize=1024)
def _stems(name: str, *, loosely: bool = False) -> list[str]:
    """Return the stems of the words of a name; `loosely`, only of long ones, in lower case."""
    named = _words(name, loosely=loosely).split()
    return [word[: _stem(len(word))] for word in named if not loosely or len(word) >= _SHORT]


@lru_cache(maxsize=1024)
def _words(text: str, *, loosely: bool = False) -> str:
    """Return the words of a text, each after a space; `loosely`, in lower case."""
    return "".join(f" {word}" for word in re.findall(r"\w+", text.lower() if loosely else text))


def _stem(letters: int) -> int:
    """Return how many letters of a word are the same in all inflections, and in related words if it is long."""
    return letters if letters <= _SHORT else max(_SHORT, letters - 1 if letters <= _LONG else letters // 2)


def post(post: Record, paper: Paper, holder: Record) -> Text:
    """Return the title of a post, with its body unless the title names it or it is the `holder` of the card."""
    title, body = post["title"][paper.lang], post["organization"]
    if not body or body["id"] == holder["id"]:
        return paper.ink(title)
    told = not paper.page.verbose and said(paper.called([body]), title, _TOLD)
    return paper.ink(title if told else f"{title}, {paper.called([body])}")


def attested(posts: Sequence[Record], paper: Paper) -> Text:
    """Return the days on which somebody is attested in a post, which are not the bounds of the term."""
    days = joined(", ", (dated(post, paper, brief=True) for post in posts if post["date"]))
    return joined(" ", (paper.say(labels.ATTESTED), days)) if days else Text()


def labelled(key: str, record: Record, paper: Paper) -> Text:
    """Return a date of a record after its label; empty if there is none."""
    if not record.get(key):
        return Text()
    return Text.assemble(paper.say(labels.FIELDS[key]), " ", paper.ink(dates.words(record[key], paper.lang), "date"))


def attribution(record: Record, paper: Paper) -> Text:
    """Return whose account or figure it is, if the source gives it as somebody's."""
    if not record.get("attribution"):
        return Text()
    before, after = labels.ATTRIBUTED[paper.lang].split("{}")
    return Text.assemble(before, paper.ink(paper.called(record["attribution"]), "actor"), after)


def contested(record: Record, paper: Paper) -> Text:
    """Return the sign of a record that is part of a conflict."""
    return Text.assemble(" ", paper.sign("≠", "conflict")) if record["conflicts"] else Text()


def section(words: Words, lines: Iterable[Text], paper: Paper) -> Iterator[Text]:
    """Yield lines under a heading of their own; no heading if there are none."""
    lines = list(lines)
    if lines:
        yield Text()
        yield from paper.wrap(paper.say(words, "heading"))
        yield from lines


def evidence(record: Record, paper: Paper) -> Iterator[Text]:
    """Yield the evidence under its heading: every anchor in quotes, by source, beside its locator."""
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
