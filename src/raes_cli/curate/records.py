"""Finished records: every name, bound, conflict and place resolved once, as the contract prints them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from operator import itemgetter
from typing import Any

from raes_cli import dates
from raes_cli.curate import conflicts
from raes_cli.curate.book import Book
from raes_cli.curate.evidence import Lock
from raes_cli.curate.naming import Naming, Record, number, words
from raes_cli.curate.schema import (
    Conflict,
    Document,
    Event,
    Figure,
    Gap,
    Organization,
    Person,
    Post,
    Source,
    Statement,
)

_TYPES = {
    "sources": "source", "organizations": "organization", "people": "person", "events": "event",
    "documents": "document", "figures": "figure", "statements": "statement", "conflicts": "conflict",
    "gaps": "gap",
}  # fmt: skip


class Finished(Collection[Record]):
    """The records of a `book` without problems, in the order of an export, finished as one goes through them."""

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
        """The posts of each person."""
        self.posts_in: dict[str, list[tuple[int, Record]]] = {}
        """The posts in each body, with their place among all of the base."""
        held = ((id_, person, post) for id_, person in base.people.items() for post in person.posts)
        for place, (id_, person, post) in enumerate(held):
            finished = self.post(post, id_, person)
            self.posts_of.setdefault(id_, []).append(finished)
            if post.organization:
                self.posts_in.setdefault(post.organization, []).append((place, finished))

    def finish(self, section: str, id_: str, record: Any) -> Record:  # noqa: ANN401 - one of the schema's
        own: Record
        match record:
            case Event():
                own = self.event(id_, record)
            case Figure():
                own = self.figure(id_, record)
            case Statement():
                own = self.statement(record)
            case Document():
                own = self.document(id_, record)
            case Person() | Organization():
                own = self.actor(id_, record)
            case Source():
                own = self.source(id_, record)
            case Conflict():
                own = {"rule": record.rule, "claims": record.claims}
                own["text"] = conflicts.explained(record, self.base)
                own["rounding"] = conflicts.rounded(record, self.base)
            case Gap():
                own = self.gap(record)
        head: Record = {"id": id_, "type": _TYPES[section]}
        if title := vars(record).get("title"):
            head["title"] = words(title)
        elif isinstance(record, Source):
            head["title"] = {"en": record.name.en, "ru": record.name.ru}
        return {**head, **own, **self.tail(section, id_, record)}

    def tail(self, section: str, id_: str, record: Any) -> Record:  # noqa: ANN401 - one of the schema's
        said = vars(record)
        edtf = said.get("date") or said.get("period") or said.get("published")
        text = said.get("date_text") or said.get("published_text")
        note = said.get("date_note") or said.get("published_note")
        cited = said.get("sources")
        if isinstance(record, Conflict):
            claimed = (self.claim(claim) for claim in record.claims)
            cited = list(dict.fromkeys(citation for claim in claimed for citation in claim.sources))
        return {
            **_span(edtf),
            "date_text": text,
            "date_note": words(note),
            "topics": said.get("topics", []),
            "note": words(said.get("note")),
            "remark": words(said.get("remark")),
            "mentioned_in": [self.titled(other) for other in self.mentions.get(id_, ())],
            "sources": self.citations(cited or ()),
            "conflicts": self.contested.get(id_, []),
            "origin": self.origin(section, id_),
        }

    def origin(self, section: str, id_: str) -> Record:
        """Where a record is written, and where later layers say more of it."""
        file, line, _ = self.book.place((section, id_))
        more = [one._asdict() | {"keys": list(one.keys)} for one in self.book.additions.get(id_, ())]
        return {"file": file, "line": line} | ({"additions": more} if more else {})

    def event(self, id_: str, event: Event) -> Record:
        return {
            "kind": event.kind,
            "number": event.number,
            "status": event.status,
            "place": self.place(event.place),
            "place_note": words(event.place_note),
            "theme": words(event.theme),
            "theme_original": event.theme_original,
            "body": self.named(event.body) if event.body else None,
            "participants": self.participants(event.participants),
            "organizers": self.actors(event.organizers),
            "initiated_by": self.actors(event.initiated_by),
            "mediated_by": self.actors(event.mediated_by),
            "part_of": self.titled(event.part_of),
            "parts": [self.titled(other) for other in self.parts.get(id_, ())],
            "related": [self.titled(other) for other in self.related.get(id_, ())],
            "documents": [self.titled(other) for other in self.papers.get(id_, ())],
            "attribution": self.actors(event.attribution),
        }

    def figure(self, id_: str, figure: Figure) -> Record:
        indicator = self.base.indicators[figure.indicator]
        return {
            "indicator": {"id": figure.indicator, "name": words(indicator.name)},
            "period": figure.period,
            "value": number(known.value if (known := conflicts.level(figure)) else None),
            "unit": indicator.unit,
            "stated": None if figure.value is None else f"{figure.value:f}",
            "scale": figure.scale,
            "qualifier": figure.qualifier,
            "growth_percent": number(figure.growth_percent),
            "growth_qualifier": None if figure.growth_percent is None else figure.growth_qualifier or "exact",
            "implied": self.implied.get(id_),
            "measure": indicator.measure,
            "status": figure.status,
            "basis": self.named(figure.basis) if figure.basis else None,
            "text": figure.text,
            "attribution": self.actors(figure.attribution),
        }

    def statement(self, statement: Statement) -> Record:
        event = self.base.events.get(statement.event or "")
        return {
            "speakers": self.actors(statement.speakers),
            "collective": statement.collective,
            "event": statement.event,
            "event_title": words(event.title) if event else None,
            "about": statement.about,
            "claimed_date": statement.claimed_date,
            "mode": statement.mode,
            "text": words(statement.text),
            "attribution": self.actors(statement.attribution),
        }

    def document(self, id_: str, document: Document) -> Record:
        return {
            "kind": document.kind,
            "aliases": list(document.aliases),
            "status": document.status,
            "text": words(document.text),
            "signatories": self.participants(document.signatories),
            "initialled_by": self.participants(document.initialled_by),
            "authors": self.participants(document.authors),
            "events": [self.titled(other) for other in self.papers.get(id_, ())],
            "full_text": self.titled(document.full_text),
            "attribution": self.actors(document.attribution),
        }

    def actor(self, id_: str, actor: Person | Organization) -> Record:
        names = [actor.name.en, actor.name.ru, actor.name.az]
        printed = [spelling.text for spelling in actor.spellings if not spelling.fragment]
        aliases = [text for text in dict.fromkeys((*actor.aliases, *printed)) if text not in names]
        spellings = [
            {
                "text": spelling.text,
                "source": spelling.source,
                "fragment": spelling.fragment,
                "locator": self.locator(spelling.source, spelling.text),
            }
            for spelling in actor.spellings
        ]
        return {
            "name": words(actor.name),
            "country": self.place(actor.country),
            "kind": actor.kind if isinstance(actor, Organization) else None,
            "part_of": self.named(actor.part_of) if isinstance(actor, Organization) and actor.part_of else None,
            "parts": self.actors(self.parts.get(id_, ())),
            "aliases": aliases,
            "spellings": spellings,
            "posts": self.posts(id_, actor),
        }

    def posts(self, id_: str, actor: Person | Organization) -> list[Record]:
        """A person's posts; of a body the posts in it and its parts that people are attested in. Oldest first."""
        if isinstance(actor, Person):
            return sorted(self.posts_of.get(id_, ()), key=_when)
        within = (post for body in self.bodies(id_) for post in self.posts_in.get(body, ()))
        return sorted((post for _, post in sorted(within, key=itemgetter(0))), key=_when)

    def bodies(self, id_: str) -> set[str]:
        """A body, and all that are parts of it, in which a post is one in it too."""
        kind = self.base.kinds.get(self.base.organizations[id_].kind) if id_ in self.base.organizations else None
        apart = kind and kind.organization and kind.organization.apart
        parts = () if apart else self.parts.get(id_, ())
        return {id_}.union(*(self.bodies(part) for part in parts if part in self.base.organizations))

    def post(self, post: Post, holder: str, person: Person) -> Record:
        return {
            "title": words(post.title),
            "organization": self.named(post.organization) if post.organization else None,
            "person": {"id": holder, "name": words(person.name)},
            **_span(post.date or post.since or post.until),
            "date_text": post.date_text,
            "date_note": words(post.date_note),
            "since": post.since,
            "until": post.until,
            "event": post.event,
            "note": words(post.note),
            "remark": words(post.remark),
            "sources": self.citations(post.sources),
        }

    def source(self, id_: str, source: Source) -> Record:
        return {
            "name": words(source.name),
            "kind": source.kind,
            "publisher": self.named(source.publisher) if source.publisher else None,
            "outlet": source.outlet,
            "relays": self.actors(source.relays),
            "language": source.language,
            "published": source.published,
            "file": source.file,
            "sha256": source.sha256,
            "url": source.url,
            "read": source.read or "whole",
            "grade": source.grade,
            "documents": [self.titled(paper) for paper in self.texts.get(id_, ())],
        }

    def gap(self, gap: Gap) -> Record:
        return {
            "about": gap.about,
            "missing_numbers": gap.missing_numbers,
            "text": words(gap.text),
            "closed_by": gap.closed_by,
        }


def _span(edtf: str | None) -> Record:
    """The keys `date`, `earliest` and `latest`."""
    if edtf is None:
        return {"date": None, "earliest": None, "latest": None}
    known = dates.parse(edtf)
    return {"date": edtf, "earliest": _day(known.earliest), "latest": _day(known.latest)}


def _when(dated: Record) -> tuple[bool, str, str]:
    """The order of what is dated: what has too wide a date comes last, as it does in every answer."""
    undated = dates.is_undated(dates.parse(dated["date"]) if dated["date"] else None)
    return undated, dated["earliest"] or "", dated["latest"] or "9999"


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _table(pairs: Iterable[tuple[str | None, str]]) -> dict[str, list[str]]:
    """What belongs to each key, once, in the order given; what has no key is left out."""
    table: dict[str, dict[str, None]] = {}
    for key, value in pairs:
        if key is not None:
            table.setdefault(key, {})[value] = None
    return {key: list(values) for key, values in table.items()}
