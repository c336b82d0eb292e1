"""How questions are read: as which command, to the letter. A change is no fault as such; the difference is to be read."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from raes_cli.base import open_base
from small import FROZEN

TABLE = Path(__file__).parent / "golden" / "readings.tsv"


def test_each_question_is_read_as_it_was(pytestconfig: pytest.Config) -> None:
    head, *rows = TABLE.read_text(encoding="utf-8").splitlines()
    with open_base(FROZEN) as base:
        asked = [row.partition("\t")[0] for row in rows]
        read = [f"{line}\t{base.ask(shlex.split(line)).reading.command()}" for line in asked]
    if pytestconfig.getoption("--update"):
        TABLE.write_text("\n".join((head, *read, "")), encoding="utf-8")
        rows = read
    assert read == rows, "read the difference, then pytest --update tests/test_readings.py"
