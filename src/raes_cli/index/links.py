"""Links from records to everything that a filter can ask for, by role."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from raes_cli.curate import Curated
from raes_cli.curate.naming import Record
from raes_cli.record import TYPES

_ROLES = {type_: [(field.key, field.role) for field in fields if field.role] for type_, fields in TYPES.items()}
_SETTING = ("kind", "body", "organizers", "participants", "related", "place", "earliest", "latest")
Link = tuple[str, str]
"""A role, and the id to which a record is linked in it."""


class Links:
    """Finds the links of the records of a base, some of which lead through other records.

    Records come in the order of an export: actors before events, events before statements. `settings` is called last.
    """

    def __init__(self, curated: Curated) -> None:
        kinds = curated.entries.get("event-kind", {})
        self.around = curated.around
        self.meetings = frozenset(id_ for id_, kind in kinds.items() if kind.get("counts_as"))
        self.gatherings = frozenset(id_ for id_, kind in kinds.items() if kind.get("gathering"))
        self.bodies: dict[str, list[str]] = {}
        """Actor → the body that it is part of, or the bodies in which it has posts."""
        self.events: dict[str, Record] = {}
        """Event → the keys that links lead through."""

    def of(self, record: Record) -> Iterator[Link]:
        """Yield the links of a record."""
        for key, role in _ROLES[record["type"]]:
            if value := record.get(key):
                yield from ((role, id_) for id_ in _ids(value))
        if record.get("kind") in self.meetings and record["status"] == "held":
            yield from (("met", actor["id"]) for actor in record["participants"])
        yield from self.where(record)
        match record["type"]:
            case "source":
                yield "source", record["id"]
            case "person":
                self.bodies[record["id"]] = _ids([post["organization"] for post in record["posts"]])
            case "organization":
                self.bodies[record["id"]] = _ids(record["part_of"])
            case "figure":
                yield from (("with", one["id"]) for one in record["attribution"] if one["id"] in self.bodies)
            case "event":
                self.events[record["id"]] = {key: record.get(key) for key in _SETTING}
                for one in record.get("participants", ()):
                    yield from (("of", body) for body in self.speaks_for(one["id"]))
            case "statement":
                yield from self.said(record)

    def said(self, statement: Record) -> Iterator[Link]:
        """Yield the links of a statement to the bodies of its speakers, and to its event's place and participants."""
        for one in statement["speakers"]:
            yield from (("for", body) for body in self.speaks_for(one["id"]))
        if event := self.events.get(statement["event"]):
            yield from self.where(event)
            yield from (("to", actor["id"]) for actor in event["participants"])

    def speaks_for(self, id_: str) -> Iterator[str]:
        """Yield the bodies for which an actor speaks; a document that gives an account speaks for nobody."""
        left = self.bodies.get(id_, [])[::-1]
        while left:
            yield (body := left.pop())
            left += self.bodies.get(body, [])[::-1]

    def where(self, record: Record) -> Iterator[Link]:
        """Yield the links to the place of a record and all places around it; of a statement, the place of its event."""
        if place := record.get("place"):
            yield "exactly", place["id"]
            yield from (("place", around) for around in self.around[place["id"]])

    def settings(self) -> Iterator[tuple[str, str, str]]:
        """Yield links, each with the id of an event, to the gathering on whose margins it took place.

        They give the kind of the gathering, its body, organizers and participants, and the bodies of which its body, or
        that of the event itself, is a part. An event related to a gathering on other days is not on its margins, such
        as a session whose paper was for a later forum. This comes last because an event may be related to later ones.
        """
        for id_, event in self.events.items():
            for other in (self.events[one["id"]] for one in event["related"] or () if one["id"] in self.events):
                if other["kind"] in self.gatherings and event["kind"] not in self.gatherings and _meet(event, other):
                    yield "at-kind", other["kind"], id_
                    bodies = _ids([other["body"], *other["organizers"], *other["participants"]])
                    yield from (("at", body, id_) for body in bodies)
                    yield from ((*link, id_) for link in self.whole(other))
            yield from ((*link, id_) for link in self.whole(event))

    def whole(self, event: Record) -> Iterator[Link]:
        """Yield links to the bodies of which the event's own body is a part."""
        for body in _ids(event["body"]):
            while parts := self.bodies.get(body):
                (body,) = parts  # noqa: PLW2901 - upwards
                yield "at", body


def _meet(event: Record, gathering: Record) -> bool:
    """Return whether an event can fall on the days of a gathering, or on the day before or after."""

    def ends_before(one: Record, other: Record) -> bool:
        end, start = one["latest"], other["earliest"]
        return bool(end and start) and (date.fromisoformat(start) - date.fromisoformat(end)).days > 1

    return not ends_before(event, gathering) and not ends_before(gathering, event)


def _ids(value: Any) -> list[str]:  # noqa: ANN401 - any value of a record
    """Return the ids that a value of a record names: its own, that of its source, or those of its items."""
    several = value if isinstance(value, list) else [value]
    return [one if isinstance(one, str) else one.get("id") or one["source"] for one in several if one]
