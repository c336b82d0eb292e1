"""The parts of an index: the widths of records, and failures to fill the database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from raes_cli.curate import curate
from raes_cli.index import build
from raes_cli.index.links import Links
from raes_cli.index.widths import UNDATED, WIDER, width
from small import BASE, layer


@pytest.mark.parametrize(
    ("earliest", "latest", "undated", "step"),
    [
        ("2023-02-28", "2023-02-28", False, 0),
        ("2023-02-28", "2023-03-01", False, 1),
        ("2023-01-01", "2023-02-01", False, 1),
        ("2023-01-01", "2023-02-02", False, 2),
        ("2023-01-01", "2024-01-02", False, 2),
        ("2023-01-01", "2024-01-03", False, WIDER),
        ("2023-01-01", None, False, WIDER),
        (None, "2023-01-01", False, WIDER),
        (None, None, True, UNDATED),
        ("2023-01-01", "2023-01-01", True, UNDATED),
    ],
)
def test_a_record_is_as_wide_as_its_bounds_are_apart(
    earliest: str | None, latest: str | None, undated: bool, step: int
) -> None:
    assert width(earliest, latest, undated=undated) == step


def test_a_database_that_cannot_be_made_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    schema = tmp_path / "schema.sql"
    schema.write_text("CREATE TABLE record (id TEXT")
    monkeypatch.setattr(build, "SCHEMA", schema)
    with (
        closing(sqlite3.connect(":memory:")) as connection,
        pytest.raises(sqlite3.OperationalError, match="incomplete"),
    ):
        build.build(curate([layer(BASE)]), connection)


def test_a_body_speaks_for_all_that_it_is_a_part_of_however_many() -> None:
    links = Links(curate([layer(BASE)]))
    last = 5000
    links.bodies = {"orlova": ["0", "agency"]} | {str(number): [str(number + 1)] for number in range(last)}
    assert list(links.speaks_for("orlova")) == [*map(str, range(last + 1)), "agency"]
