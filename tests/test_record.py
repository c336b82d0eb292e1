"""The table of record fields, compared with finished records and with everything that is generated from it.

A new key fails these tests until it has what it needs: a place in plain lines, in Markdown and on a card, a label, and
links to what it names. Exceptions state their reason.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import Any, get_args

import pytest

from raes_cli import labels, record, records
from raes_cli import open_base as open_door
from raes_cli.cli import app
from raes_cli.curate import parts, schema
from raes_cli.lookup.base import open_base
from raes_cli.lookup.find import find
from raes_cli.lookup.query import Query
from raes_cli.record import TYPES
from raes_cli.record_parts import PARTS, Field
from raes_cli.show import markdown, plain
from raes_cli.show.tables import fields
from small import every

KEYS = [(type_, field) for type_, fields in TYPES.items() for field in fields]

IN_ANOTHER_COLUMN = {
    "type": "the kind says it", "name": "it is the title", "number": "the kind says it",
    "earliest": "the date bounds it", "latest": "the date bounds it", "indicator": "it is the kind of a figure",
    "period": "it is the date", "published": "it is the date", "event_title": "the id of the event stands there",
    "unit": "the value says it", "stated": "the value says it", "scale": "the value says it",
    "qualifier": "the value says it", "growth_percent": "growth says it", "growth_qualifier": "growth says it",
    "rounding": "the text says it", "kind": "a person has none", "about_titles": "the ids of these stand there",
}  # fmt: skip
NOT_IN_MARKDOWN = {
    **IN_ANOTHER_COLUMN,
    "remark": "it is for the curator", "mentioned_in": "the other records say it", "origin": "it is for the curator",
    "theme_original": "the theme says it", "match": "it is of one search", "conflict_texts": "conflicts says it",
}  # fmt: skip
NEVER = {("person", "part_of"), ("person", "parts"), ("person", "date"), ("organization", "date"), ("conflict", "date")}
"""Keys that are always empty for a type of record."""
NOT_LINKED = {
    "country": "a country is no place of an event", "publisher": "a source is nobody's act", "relays": "the same",
    "parts": "the part says it", "related": "no filter asks for it", "full_text": "the same",
    "documents": "the document says it", "mentioned_in": "the other record says it", "conflicts": "the claims say it",
    "kind": "a kind is no record", "posts": "a person's own", "spellings": "evidence of a name", "id": "itself", "implied": "no filter asks for it",
    "origin": "no record",
}  # fmt: skip


def names_records(field: Field) -> bool:
    """Return whether a key holds ids of other records, or of places or topics."""
    kind = field.shape.kind
    return kind == "slug" or (isinstance(kind, str) and any(one.shape.kind == "slug" for one in PARTS.get(kind, ())))


def finished() -> Iterator[dict[str, Any]]:
    with closing(open_base()) as base:
        yield from map(json.loads, every(base))


def test_a_finished_record_has_these_keys_in_this_order() -> None:
    for one in finished():
        assert list(one) == [field.key for field in TYPES[one["type"]] if not field.added], one["id"]


def test_a_part_of_a_record_has_these_keys() -> None:
    def held(value: Any, field: Field) -> None:
        for part in value if field.shape.many else [value]:
            if isinstance(part, dict) and isinstance(field.shape.kind, str):
                inner = {one.key: one for one in PARTS[field.shape.kind]}
                assert set(part) - {key for key, one in inner.items() if one.added} == {
                    key for key, one in inner.items() if not one.added
                }, field.key
                for key, deeper in part.items():
                    held(deeper, inner[key])

    for one in finished():
        for field in TYPES[one["type"]]:
            held(one.get(field.key, []), field)


@pytest.mark.parametrize(("type_", "field"), KEYS, ids=lambda one: getattr(one, "key", one))
def test_every_key_has_a_field_of_a_plain_line_or_says_why_not(type_: str, field: Field) -> None:
    columns = (*plain.HEAD, *plain.COLUMNS[type_], *plain.TAIL)
    assert field.key in columns or field.key in IN_ANOTHER_COLUMN


@pytest.mark.parametrize(("type_", "field"), KEYS, ids=lambda one: getattr(one, "key", one))
def test_every_key_is_in_markdown_or_says_why_not(type_: str, field: Field) -> None:
    columns = (*markdown.COLUMNS[type_], *markdown.TAIL)
    inside = field.added and str(field.shape.kind).split("|")[0] in TYPES  # a table of its own
    assert (
        field.key in columns
        or inside
        or field.key in (*NOT_IN_MARKDOWN, *markdown.ELSEWHERE)
        or (type_, field.key) in NEVER
    )


@pytest.mark.parametrize(("type_", "field"), KEYS, ids=lambda one: getattr(one, "key", one))
def test_every_key_has_a_line_of_a_card_with_a_name(type_: str, field: Field) -> None:
    del type_
    assert field.added or field.key in labels.FIELDS or field.key in fields.HEAD


@pytest.mark.parametrize(("type_", "field"), KEYS, ids=lambda one: getattr(one, "key", one))
def test_every_key_that_names_a_record_is_a_link_or_says_why_not(type_: str, field: Field) -> None:
    assert bool(field.role) or not names_records(field) or field.added or field.key in NOT_LINKED, type_


def test_what_people_took_part_in_is_found_by_them() -> None:
    people = {field.key for _, field in KEYS if field.role == "with"}
    assert people == {
        "body", "participants", "organizers", "initiated_by", "mediated_by", "signatories", "initialled_by", "authors",
        "speakers",
    }  # fmt: skip


FOUND_BY = {
    "with": "people",
    "by": "by",
    "place": "places",
    "topic": "topics",
    "source": "sources",
    "indicator": "indicators",
}


def named_under(value: Any) -> Iterator[str]:
    """Yield the ids that a value names, found without the index."""
    for one in value if isinstance(value, list) else [value] if value else []:
        yield one if isinstance(one, str) else one["source" if "source" in one else "id"]


def test_every_record_is_found_by_everything_that_it_names() -> None:
    """A mediator, the place of a planned visit, the second source: a filter finds the record by each."""
    wanted: dict[tuple[str, str], set[str]] = {}
    for one in finished():
        for field in TYPES[one["type"]]:
            if field.role in FOUND_BY:
                for id_ in named_under(one.get(field.key)):
                    wanted.setdefault((FOUND_BY[field.role], id_), set()).add(one["id"])
    assert {filter_ for filter_, _ in wanted} == set(FOUND_BY.values())
    with closing(open_base()) as base:
        for (filter_, id_), records in wanted.items():
            chosen: dict[str, Any] = {filter_: ((id_,),)}
            query = Query(**chosen)
            assert records <= {json.loads(found)["id"] for found in find(base, query)}, (filter_, id_)


@pytest.mark.parametrize(("kind", "counts"), [("call", True), ("talks", True), ("meeting", True), ("visit", False)])
def test_what_counts_as_a_meeting_is_what_meetings_lists(kind: str, counts: bool) -> None:
    with open_door() as base:
        asked = base.read("timeline", kinds=[kind])
        held = {record["id"] for record in base.find(asked).decoded()}
        met = {record["id"] for record in base.find(base.read("meetings")).decoded()}
    assert held
    assert (held <= met) if counts else not held & met


def test_whoever_took_part_in_what_counts_as_a_meeting_met_the_others() -> None:
    with open_door() as base:
        events = [one for one in base.find(base.read("meetings")).decoded() if one["status"] == "held"]
        (putin,) = base.who("Vladimir Putin").decoded()
    present = [{one["id"] for one in event["participants"]} for event in events]
    met = Counter(id_ for ids in present if "putin" in ids for id_ in ids - {"putin"})
    assert "call" in {event["kind"] for event in events if {"putin"} <= {one["id"] for one in event["participants"]}}
    assert {one["id"]: one["count"] for one in putin["met_with"]} == met


def test_every_filter_but_dates_leaves_out_what_a_time_line_is_silent_of(capfd: pytest.CaptureFixture[str]) -> None:
    """Between two records of one source the base is not silent: there are records of other sources."""
    for narrowed in (
        "--source ria-2024",
        "--with Putin",
        "--place Moscow",
        "--topic trade",
        "--kind meeting",
        "--status held",
    ):
        assert app.run(["timeline", *narrowed.split(), "--format", "table"]) == 0
        out = capfd.readouterr().out
        assert "no facts here" not in out, narrowed
        assert "none of these" in out, narrowed
    assert app.run(["timeline", "--to", "2023", "--format", "table"]) == 0
    assert "no facts here" in capfd.readouterr().out


def test_a_key_is_worth_the_same_and_leads_to_the_same_wherever_it_stands() -> None:
    """Weights and targets are kept by key: if two differed, one would be lost."""
    everywhere = [field for fields in (*TYPES.values(), *PARTS.values()) for field in fields]
    searched = [field for field in everywhere if field.key not in record.UNSEARCHED]
    assert {(field.key, field.weight) for field in searched} == {
        (field.key, record.WEIGHTS[field.key]) for field in searched
    }
    targets = {(field.key, field.to) for field in everywhere if field.to}
    assert len(targets) == len({key for key, _ in targets})
    assert {field.key: field.weight for field in everywhere if field.role == "with" and field.weight < 3} == {}


def test_texts_are_searched_and_slugs_are_not() -> None:
    assert {"theme_original", "id", "topics", "anchor"} & record.UNSEARCHED == {"theme_original", "id", "topics"}
    assert {
        field.key for _, field in KEYS if field.shape.kind in ("text", "Words", "Name")
    } & record.UNSEARCHED == set()


@pytest.mark.parametrize(
    ("type_", "key", "literal"),
    [
        ("source", "grade", parts.Grade),
        ("source", "read", schema.Source.model_fields["read"].annotation),
        ("event", "theme_original", parts.Language),
        ("figure", "scale", parts.Scale),
        ("figure", "qualifier", parts.Qualifier),
        ("figure", "growth_qualifier", parts.Qualifier),
        ("statement", "mode", parts.Mode),
        ("event", "status", schema.Event.model_fields["status"].annotation),
        ("document", "status", schema.Document.model_fields["status"].annotation),
        ("figure", "status", schema.Figure.model_fields["status"].annotation),
    ],
)  # fmt: skip
def test_a_closed_list_is_that_of_the_base(type_: str, key: str, literal: Any) -> None:
    (field,) = (field for field in TYPES[type_] if field.key == key)
    literals = [one for one in get_args(literal) if one is not type(None)]
    known = [one for part in literals for one in (get_args(part) or (part,))]
    assert sorted(field.shape.kind) == sorted(known)


def test_the_types_for_checkers_have_the_same_keys() -> None:
    for name, its in {**TYPES, **PARTS}.items():
        typed = getattr(records, name[:1].upper() + name[1:])
        assert set(typed.__annotations__) == {field.key for field in its}, name
        optional = {key for key, known in typed.__annotations__.items() if "NotRequired" in str(known)}
        assert optional == {field.key for field in its if field.added}, name
