"""What a record has to do with: everything that a filter may ask for, by role."""

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
"""A role, and the id of what the record has to do with in it."""


class Links:
    """Finds the links of the records of a base, some of which lead through other records.

    Records come in the order of an export, actors before events and these before statements; `settings` comes last.
    """

    def __init__(self, curated: Curated) -> None:
        kinds = curated.entries.get("event-kind", {})
        self.around = curated.around
        self.meetings = frozenset(id_ for id_, kind in kinds.items() if kind.get("counts_as"))
        self.gatherings = frozenset(id_ for id_, kind in kinds.items() if kind.get("gathering"))
        self.bodies: dict[str, list[str]] = {}
        """Of each actor the bodies of which a body is a part, or in which a person has a post."""
        self.events: dict[str, Record] = {}
        """What links lead through in each event."""

    def of(self, record: Record) -> Iterator[Link]:
        """Role and target of what the record has to do with."""
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
        """For whom it was said, and where and to whom, by the event that it was said at."""
        for one in statement["speakers"]:
            yield from (("for", body) for body in self.speaks_for(one["id"]))
        if event := self.events.get(statement["event"]):
            yield from self.where(event)
            yield from (("to", actor["id"]) for actor in event["participants"])

    def speaks_for(self, id_: str) -> Iterator[str]:
        """The bodies for which an actor speaks; a document, whose account something is, speaks for nobody."""
        left = self.bodies.get(id_, [])[::-1]
        while left:
            yield (body := left.pop())
            left += self.bodies.get(body, [])[::-1]

    def where(self, record: Record) -> Iterator[Link]:
        """The place of a record with all around it; of a statement, that of the event it was made at."""
        if place := record.get("place"):
            yield "exactly", place["id"]
            yield from (("place", around) for around in self.around[place["id"]])

    def settings(self) -> Iterator[tuple[str, Link]]:
        """By event, the gathering on whose margins it took place: its kind, and whose it was; and of what body that is.

        What is related to a gathering of other days is not on its margins: a session whose paper was for a later forum.
        Events may be related to later ones, so all of them are known by then.
        """
        for id_, event in self.events.items():
            for other in (self.events[one["id"]] for one in event["related"] or () if one["id"] in self.events):
                if other["kind"] in self.gatherings and event["kind"] not in self.gatherings and _meet(event, other):
                    yield id_, ("at-kind", other["kind"])
                    bodies = _ids([other["body"], *other["organizers"], *other["participants"]])
                    yield from ((id_, ("at", body)) for body in bodies)
                    yield from ((id_, link) for link in self.whole(other))
            yield from ((id_, link) for link in self.whole(event))

    def whole(self, event: Record) -> Iterator[Link]:
        """The bodies of which that is a part whose event it is."""
        for body in _ids(event["body"]):
            while parts := self.bodies.get(body):
                (body,) = parts  # noqa: PLW2901 - upwards
                yield "at", body


def _meet(event: Record, gathering: Record) -> bool:
    """Whether an event can fall on the days of a gathering, or on the day before or after."""

    def ends_before(one: Record, other: Record) -> bool:
        end, start = one["latest"], other["earliest"]
        return bool(end and start) and (date.fromisoformat(start) - date.fromisoformat(end)).days > 1

    return not ends_before(event, gathering) and not ends_before(gathering, event)


def _ids(value: Any) -> list[str]:  # noqa: ANN401 - any value of a record
    """The ids that a value of a record names: its own, that of its source, or those of each of several."""
    several = value if isinstance(value, list) else [value]
    return [one if isinstance(one, str) else one.get("id") or one["source"] for one in several if one]
