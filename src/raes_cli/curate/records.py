"""Finished records: names, date bounds, conflicts and places resolved, in the form that the contract prints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from operator import itemgetter
from typing import Any

from raes_cli import dates
from raes_cli.curate import conflicts
from raes_cli.curate.book import Book
from raes_cli.curate.evidence import Lock
from raes_cli.curate.naming import Naming, Record, number
from raes_cli.curate.schema import (
    TYPES,
    Conflict,
    Document,
    Event,
    Figure,
    Organization,
    Person,
    Post,
    Source,
    Statement,
)


class Finished(Collection[Record]):
    """The records of a `book` without problems, in the order of an export, finished during iteration."""

    def __init__(self, book: Book, lock: Lock) -> None:
        self.book, self.lock = book, lock

    def __len__(self) -> int:
        return sum(1 for _ in self.book.records())

    def __contains__(self, record: object) -> bool:
        return any(record == one for one in self)

    def __iter__(self) -> Iterator[Record]:
        finisher = _Finisher(self.book, self.lock)
        for section, id_, record in self.book.records():
            yield finisher.finish(section, id_, record)


class _Finisher(Naming):
    def __init__(self, book: Book, lock: Lock) -> None:
        super().__init__(book, lock)
        base = book.base
        self.contested = _table((claim, id_) for id_, one in base.conflicts.items() for claim in one.claims)
        self.related = _table(
            both_ways
            for id_, event in base.events.items()
            for other in event.related
            for both_ways in ((id_, other), (other, id_))
        )
        self.parts = _table((part.part_of, id_) for id_, part in (base.events | base.organizations).items())
        of_events = ((id_, paper) for id_, event in base.events.items() for paper in event.documents)
        of_papers = ((event, id_) for id_, paper in base.documents.items() for event in paper.events)
        self.papers = _table(
            both_ways for event, paper in (*of_events, *of_papers) for both_ways in ((event, paper), (paper, event))
        )
        self.implied = {
            id_: {"growth_percent": number(rate), "qualifier": bound, "from": start}
            for id_, (start, rate, bound) in conflicts.implied(base).items()
        }
        self.texts = _table((paper.full_text, id_) for id_, paper in base.documents.items())
        of_statements = ((id_, (one.event, *one.about)) for id_, one in base.statements.items())
        of_gaps = ((id_, one.about) for id_, one in base.gaps.items() if not one.closed_by)
        self.mentions = _table((about, id_) for id_, ids in (*of_statements, *of_gaps) for about in ids)
        self.posts_of: dict[str, list[Record]] = {}
        """Person → the posts that they hold."""
        self.posts_in: dict[str, list[tuple[int, Record]]] = {}
        """Body → the posts in it, each with its position among all posts of the base."""
        held = ((id_, post) for id_, person in base.people.items() for post in person.posts)
        for place, (id_, post) in enumerate(held):
            finished = self.post(post, id_)
            self.posts_of.setdefault(id_, []).append(finished)
            if post.organization:
                self.posts_in.setdefault(post.organization, []).append((place, finished))

    def finish(self, section: str, id_: str, record: Any) -> Record:  # noqa: ANN401 - any model of the schema
        """Return a record as printed: its own values, and those derived from it and from other records."""
        said = vars(record)
        common = {
            "id": id_,
            "type": TYPES[section],
            **_span(said.get("date") or said.get("period") or said.get("published")),
            "topics": said.get("topics", ()),
            "mentioned_in": self.mentions.get(id_, ()),
            "conflicts": self.contested.get(id_, ()),
            "origin": self.origin(section, id_),
        }
        return self.made(TYPES[section], {**said, **common, **self.derived(id_, record)})

    def derived(self, id_: str, record: Any) -> Record:  # noqa: ANN401 - any model of the schema
        """Return the values that a record of this type has in addition to, or instead of, its own."""
        match record:
            case Event():
                return {
                    "parts": self.parts.get(id_, ()),
                    "related": self.related.get(id_, ()),
                    "documents": self.papers.get(id_, ()),
                }
            case Document():
                return {"events": self.papers.get(id_, ())}
            case Figure():
                return self.figure(id_, record)
            case Statement():
                event = self.base.events.get(record.event or "")
                return {"event_title": event.title if event else None}
            case Person() | Organization():
                return self.actor(id_, record)
            case Source():
                return {
                    "title": {"en": record.name.en, "ru": record.name.ru},
                    "date_text": record.published_text,
                    "date_note": record.published_note,
                    "read": record.read or "whole",
                    "documents": self.texts.get(id_, ()),
                    "sources": (),
                }
            case Conflict():
                cited = dict.fromkeys(one for claim in record.claims for one in self.claim(claim).sources)
                text, rounding = conflicts.explained(record, self.base), conflicts.rounded(record, self.base)
                return {"text": text, "rounding": rounding, "sources": cited}
        return {}

    def origin(self, section: str, id_: str) -> Record:
        """Return where a record is written, and where later layers add to it."""
        file, line, _ = self.book.place((section, id_))
        more = [one._asdict() | {"keys": list(one.keys)} for one in self.book.additions.get(id_, ())]
        return {"file": file, "line": line} | ({"additions": more} if more else {})

    def figure(self, id_: str, figure: Figure) -> Record:
        """Return the values that a figure takes from its indicator, and those that are computed."""
        indicator = self.base.indicators[figure.indicator]
        known = conflicts.level(figure)
        return {
            "value": known.value if known else None,
            "unit": indicator.unit,
            "stated": None if figure.value is None else f"{figure.value:f}",
            "growth_qualifier": None if figure.growth_percent is None else figure.growth_qualifier or "exact",
            "implied": self.implied.get(id_),
            "measure": indicator.measure,
        }

    def actor(self, id_: str, actor: Person | Organization) -> Record:
        """Return the parts, aliases, spellings and posts of a person or body."""
        names = [actor.name.en, actor.name.ru, actor.name.az]
        printed = [spelling.text for spelling in actor.spellings if not spelling.fragment]
        return {
            "parts": self.parts.get(id_, ()),
            "aliases": [text for text in dict.fromkeys((*actor.aliases, *printed)) if text not in names],
            "spellings": [
                {**vars(spelling), "locator": self.locator(spelling.source, spelling.text)}
                for spelling in actor.spellings
            ],
            "posts": self.posts(id_, actor),
        }

    def posts(self, id_: str, actor: Person | Organization) -> list[Record]:
        """Return the posts of a person, or those in a body and its parts, oldest first."""
        if isinstance(actor, Person):
            return sorted(self.posts_of.get(id_, ()), key=_when)
        within = (post for body in self.bodies(id_) for post in self.posts_in.get(body, ()))
        return sorted((post for _, post in sorted(within, key=itemgetter(0))), key=_when)

    def bodies(self, id_: str) -> set[str]:
        """Return a body and all its parts in which a post is also a post in the body."""
        found: set[str] = set()
        left = [id_]
        while left:
            found.add(body := left.pop())
            kind = self.base.kinds.get(self.base.organizations[body].kind)
            if not (kind and kind.organization and kind.organization.apart):
                left += (part for part in self.parts.get(body, ()) if part in self.base.organizations)
        return found

    def post(self, post: Post, holder: str) -> Record:
        """Return a finished post, with its holder and the date by which it is ordered."""
        dated = _span(post.date or post.since or post.until)
        return self.made("Post", {**vars(post), **dated, "person": holder})


def _span(edtf: str | None) -> Record:
    """Return the keys `date`, `earliest` and `latest`."""
    if edtf is None:
        return {"date": None, "earliest": None, "latest": None}
    known = dates.parse(edtf)
    return {"date": edtf, "earliest": _day(known.earliest), "latest": _day(known.latest)}


def _when(dated: Record) -> tuple[bool, str, str]:
    """Return the sort key of a dated part: undated ones come last, as in every answer."""
    return dates.is_undated(dated["date"]), dated["earliest"] or "", dated["latest"] or "9999"


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _table(pairs: Iterable[tuple[str | None, str]]) -> dict[str, list[str]]:
    """Return the distinct values of each key in the order given; pairs without a key are left out."""
    table: dict[str, dict[str, None]] = {}
    for key, value in pairs:
        if key is not None:
            table.setdefault(key, {})[value] = None
    return {key: list(values) for key, values in table.items()}
