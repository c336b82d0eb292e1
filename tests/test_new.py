"""`raes new`: a base to start from."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
import yaml

from raes_cli.cli import app
from raes_cli.cli.new import _SECTIONS as SECTIONS
from raes_cli.curate import Layer, examine
from raes_cli.curate.schema import Base


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_base_is_sound_and_has_every_record(capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["new", "mine.yaml"]) == 0
    assert capfd.readouterr() == ("", "raes: wrote a base to mine.yaml\nnext: raes check mine.yaml\n")
    book, problems = examine([Layer("mine.yaml", Path("mine.yaml").read_bytes())])
    assert problems == []
    sections = set(Base.model_fields) - {"silent", "additions"}
    assert {section for section in sections if getattr(book.base, section)} == sections
    assert app.run(["check", "mine.yaml"]) == 0
    capfd.readouterr()
    assert app.run(["timeline", "--facts", "mine.yaml", "--json"]) == 0
    assert [one["id"] for one in json.loads(capfd.readouterr().out)] == ["herring-talks"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [("my own.yaml", "'my own.yaml'"), ("-x.yaml", "./-x.yaml"), ("it's.yaml", "'it'\\''s.yaml'"), ("наша.yaml", "наша.yaml")],
)  # fmt: skip
def test_the_command_that_is_told_names_the_file_as_a_shell_takes_it(
    typed: str, told: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert app.run(["new", "--", typed]) == 0
    assert capfd.readouterr().err.splitlines()[1] == f"next: raes check {told}"
    assert app.run(["check", *shlex.split(told)]) == 0


def test_a_file_that_is_there_is_kept_unless_forced(capfd: pytest.CaptureFixture[str]) -> None:
    Path("mine.yaml").write_text("a: b\n")
    assert app.run(["new", "mine.yaml"]) == 2
    assert capfd.readouterr().err == "raes: 'mine.yaml' exists already\n--force overwrites it\n"
    assert Path("mine.yaml").read_text() == "a: b\n"
    assert app.run(["new", "mine.yaml", "--force", "-q"]) == 0
    assert capfd.readouterr() == ("", "")
    assert Path("mine.yaml").read_text().startswith("# yaml-language-server")
    assert app.run(["new", "nowhere/mine.yaml"]) == 4


@pytest.mark.parametrize("type_", SECTIONS)
def test_the_skeleton_of_a_record_is_one_of_its_section(type_: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["new", "record", type_]) == 0
    written = yaml.safe_load(capfd.readouterr().out)
    assert list(written) == [SECTIONS[type_]]
    assert list(written[SECTIONS[type_]]) == [f"new-{type_}-1"]


def test_a_base_goes_to_standard_output_too(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["new", "-"]) == 0
    written, told = capfd.readouterr()
    assert (written.partition("\n")[0], told) == ("# yaml-language-server: $schema=schema.json", "")
    (here / "note.txt").write_text("Sergey Lavrov met Jeyhun Bayramov in Moscow on 5 May 2025.\n", encoding="utf-8")
    assert app.run(["draft", "note.txt", "-o", "-"]) == 0
    assert capfd.readouterr().out.startswith("# Drafted by `raes draft` from note.txt")
    assert [one.name for one in here.iterdir()] == ["note.txt"]


def test_the_id_of_a_skeleton_is_free(capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["new", "mine.yaml", "-q"]) == 0
    path = Path("mine.yaml")
    path.write_text(path.read_text().replace("herring-talks", "new-event-1"))
    assert app.run(["new", "record", "event", "--facts", "mine.yaml"]) == 0
    assert "  new-event-2:" in capfd.readouterr().out
    path.write_text(path.read_text() + "unheard-of: 1\n")  # not valid while being edited
    assert app.run(["new", "record", "event", "--facts", "mine.yaml"]) == 0
    assert "  new-event-2:" in capfd.readouterr().out


def test_a_type_that_is_none_is_told(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["new", "record"]) == 2
    assert capfd.readouterr().err.startswith("raes: a record of which type?\none of source, kind, unit")
    assert not any(here.iterdir())
    assert app.run(["new", "record", "evnt"]) == 2
    assert capfd.readouterr().err == "raes: there is no type 'evnt'\none of event\n"
    assert app.run(["new", "record", "event", "more"]) == 2
    assert app.run(["new", "a.yaml", "b.yaml"]) == 2
