"""The JSON Schemas: sound, fresh in the repository, and true of what raes prints and of the base."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from raes_cli.cli import app
from raes_cli.curate import schemas

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
     "show trade-2023", "sources", "conflicts", "gaps", "stats", "timeline --year 1950"],
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


def test_a_record_without_evidence_breaks_the_schema() -> None:
    validator = Draft7Validator(schemas.output())
    assert not validator.is_valid([{"id": "x", "type": "event"}])


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
