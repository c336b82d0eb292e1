"""The JSON Schemas: they are valid, current in the repository, and match what raes prints and the base."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from raes_cli import __version__
from raes_cli.cli import app
from raes_cli.curate import curate, schemas
from raes_cli.dates import parse
from raes_cli.lookup.scope import GROUPS, LISTS
from small import layer, planted

ROOT = Path(__file__).parent.parent
COMMITTED = ROOT / "docs" / "schema"


@pytest.mark.parametrize("name", ["base", "output"])
def test_the_schema_in_the_repository_is_fresh(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["schema", name]) == 0
    printed = capfd.readouterr().out
    committed = (COMMITTED / f"{name}.json").read_text(encoding="utf-8")
    assert printed == committed, f"raes schema {name} > docs/schema/{name}.json"
    Draft7Validator.check_schema(json.loads(printed))


@pytest.mark.parametrize(
    "command",
    ["timeline", "meetings", "council", "council 3", "who совет", "who Путин", "trade", "figures", "said", "search Россия",
     "show trade-2023", "sources", "conflicts", "gaps", "stats", "timeline --year 1950", "list", *(f"list {what}" for what in LISTS), *(f"stats --by {group}" for group in GROUPS)],
)  # fmt: skip
def test_every_command_prints_what_the_schema_says(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run([*command.split(), "--json"]) == 0
    printed = json.loads(capfd.readouterr().out)
    errors = [error.message[:200] for error in Draft7Validator(schemas.output()).iter_errors(printed)]
    assert errors == []


def test_an_export_is_what_the_schema_says(capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["export"]) == 0
    records = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert len(records) > 300
    assert list(Draft7Validator(schemas.output()).iter_errors(records)) == []


@pytest.mark.live
def test_the_base_of_the_product_is_what_the_schema_says(capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["export"]) == 0
    records = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    validator = Draft7Validator(schemas.output())
    assert [one["id"] for one in records if not validator.is_valid([one])] == []


def test_problems_are_what_the_schema_says(base_file: Callable[[str], Path], capfd: pytest.CaptureFixture[str]) -> None:
    wrong = planted("speakers: [mamedov]", "speakers: [nobody]", planted("status: signed", "status: sealed"))
    assert app.run(["check", str(base_file(wrong)), "--json"]) == 1
    rows = json.loads(capfd.readouterr().out)
    validator = Draft7Validator(schemas.output())
    assert [row["remedy"] is None for row in rows] == [True, False]
    assert validator.is_valid(rows)
    assert not validator.is_valid([{**rows[0], "line": 0}])


RECORDS = {one["type"]: one for one in curate([layer()]).records}
MUTATIONS = [
    ("event", "sources", []),
    ("event", "sources", [{"source": "report", "anchor": "", "locator": None}]),
    ("event", "sources", [{"source": "report", "anchor": "a b", "locator": {"line": 0}}]),
    ("event", "earliest", "2023-99-99"),
    ("event", "latest", "2023-02-30"),
    ("event", "latest", "2023-2-3"),
    ("event", "status", "reported"),
    ("event", "kind", "No Slug"),
    ("event", "number", 0),
    ("event", "theme_original", "de"),
    ("event", "place", {"id": "baku"}),
    ("event", "participants", [{"id": "orlova", "name": {"en": "O", "ru": "О"}, "capacity": None, "basis": "guessed"}]),
    ("event", "origin", {"file": "f"}),
    ("event", "note", {"en": "only"}),
    ("event", "id", "No Slug"),
    ("figure", "measure", "weight"),
    ("figure", "status", "held"),
    ("figure", "qualifier", "roughly"),
    ("figure", "growth_qualifier", "roughly"),
    ("figure", "value", "5"),
    ("figure", "implied", {"growth_percent": 10, "qualifier": "exact", "from": "a"}),
    ("document", "status", "lost"),
    ("statement", "mode", "shouted"),
    ("statement", "collective", "yes"),
    ("source", "sha256", "zz"),
    ("source", "grade", "C"),
    ("source", "published", "April"),
    ("conflict", "claims", ["one"]),
    ("conflict", "rule", "taste"),
    ("gap", "missing_numbers", [0]),
    *(
        (type_, "date", date)
        for type_ in ("event", "statement", "document", "gap")
        for date in ("not a date", "", "2023-13", "2023-00", "2023-99-99", "2023-02-30", "2023-25", "0000", "[..]", "../..",
                     "2023-1", "2023-02-28/2023-99", "[2023..2022-13]", "22 April 2024")
    ),
]  # fmt: skip


@pytest.mark.parametrize(("type_", "key", "value"), MUTATIONS)
def test_a_record_that_cannot_be_breaks_the_schema(type_: str, key: str, value: object) -> None:
    validator = Draft7Validator(schemas.output())
    assert validator.is_valid([RECORDS[type_]])
    assert not validator.is_valid([{**RECORDS[type_], key: value}])


@pytest.mark.parametrize("key", ["id", "title", "sources", "kind", "participants", "conflicts", "origin"])
def test_a_record_that_lacks_a_key_breaks_the_schema(key: str) -> None:
    lacking = {name: value for name, value in RECORDS["event"].items() if name != key}
    assert not Draft7Validator(schemas.output()).is_valid([lacking])


def test_a_record_may_gain_company() -> None:
    assert Draft7Validator(schemas.output()).is_valid([{**RECORDS["event"], "mood": "good"}])


@pytest.mark.parametrize(
    "date",
    ["2023", "2023-02", "2023-02-28", "2024-02-29", "2023~", "2023-02-28?", "2023%", "2025-22", "2023-34", "2022/2023",
     "2023-02-27/2023-02-28", "../2023", "/2023", "2023/..", "2023/", "2023-02~/2023-04-01?", "[2021-11-18..2023-02-28]",
     "[2023-02..]", "[..2025]"],
)  # fmt: skip
def test_a_date_of_the_base_is_one_of_the_schema(date: str) -> None:
    assert parse(date)
    assert Draft7Validator(schemas.output()).is_valid([{**RECORDS["event"], "date": date}])


def test_every_key_is_described_and_the_schema_has_a_name() -> None:
    found = schemas.output()
    bare = [
        f"{name}.{key}"
        for name, part in found["definitions"].items()
        for key, value in part["properties"].items()
        if not value.get("description", "").endswith(".")
    ]
    assert bare == []
    assert (found["$id"], found["version"]) == ("urn:raes:schema:output", __version__)
    assert schemas.base()["$id"] == "urn:raes:schema:base"


def test_the_base_is_what_its_schema_says_and_a_wrong_key_is_not() -> None:
    base: dict[str, Any] = yaml.load(
        (ROOT / "data" / "facts.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )
    validator = Draft7Validator(schemas.base())
    assert [error.message[:200] for error in validator.iter_errors(base)] == []
    base["events"]["council-3"]["plaec"] = "baku"
    assert [error.message for error in validator.iter_errors(base)] == [
        "Additional properties are not allowed ('plaec' was unexpected)"
    ]
