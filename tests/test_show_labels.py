"""Labels: words in both languages for everything that a base may contain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

import pytest
from rich.cells import cell_len

from raes_cli import labels, vocabularies
from raes_cli.curate import parts, schema
from raes_cli.show.tables import VIEWS as SHOWN
from raes_cli.show.tables.fields import COLUMN
from show_records import VIEWS


def literal(model: type[parts.Strict], field: str) -> set[str]:
    """Return the closed vocabulary of a schema field."""
    found: set[str] = set()
    annotation = model.model_fields[field].annotation
    for one in (annotation, *get_args(annotation)):
        found |= {value for value in get_args(one) if isinstance(value, str)}
    return found


VOCABULARIES: list[tuple[Mapping[str, object], set[str]]] = [
    (vocabularies.SCALES, set(get_args(parts.Scale))),
    (vocabularies.QUALIFIERS, set(get_args(parts.Qualifier))),
    (vocabularies.BASES, set(get_args(parts.Basis))),
    (vocabularies.READ, literal(schema.Source, "read")),
    (vocabularies.GRADES, set(get_args(parts.Grade))),
    (vocabularies.MODES, literal(schema.Statement, "mode")),
    (vocabularies.RULES, literal(schema.Conflict, "rule")),
    (vocabularies.MEASURES, literal(schema.Indicator, "measure")),
    (
        vocabularies.STATUSES,
        literal(schema.Event, "status") | literal(schema.Document, "status") | literal(schema.Figure, "status"),
    ),
]


@pytest.mark.parametrize(("words", "values"), VOCABULARIES)
def test_every_value_of_the_schema_has_a_label_and_no_other(words: Mapping[str, object], values: set[str]) -> None:
    assert set(words) == values


def test_languages_of_themes_have_labels_and_so_have_others_of_sources() -> None:
    assert set(get_args(parts.Language)) < set(vocabularies.LANGUAGES)


def pairs() -> list[Mapping[str, object]]:
    """Return every label of the module."""
    found: list[Mapping[str, object]] = []
    queue: list[object] = [
        value for module in (labels, vocabularies) for name, value in vars(module).items() if name.isupper()
    ]
    for value in queue:
        if isinstance(value, Mapping):
            if set(value) == {"en", "ru"}:
                found.append(value)
            else:
                queue.extend(value.values())
    return found


def test_every_label_is_said_in_both_languages() -> None:
    assert len(pairs()) > 200
    assert [pair for pair in pairs() if not all(pair.values())] == []


def test_russian_labels_are_russian() -> None:
    latin = [pair for pair in pairs() if isinstance(pair["ru"], str) and pair["ru"].isascii()]
    assert latin == [{"en": "SHA-256", "ru": "SHA-256"}]


def test_a_name_of_a_field_fits_its_column() -> None:
    long = [words for pair in (*labels.FIELDS.values(), labels.EMPTY) for words in pair.values()]
    assert [words for words in long if cell_len(words) >= COLUMN] == []


def test_every_key_that_a_card_shows_has_a_name() -> None:
    named = {
        *labels.FIELDS,
        "id",
        "type",
        "title",
        "name",
        "kind",
        "number",
        "sources",
        "event_title",
        "conflict_texts",
    }
    assert {key for record in VIEWS["show"] for key in record} <= named


def test_every_view_is_tried_by_the_tests() -> None:
    assert set(SHOWN) == set(VIEWS)
