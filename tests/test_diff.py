"""The differences between two bases: facts that were added, removed and changed."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from raes_cli.cli import app
from small import BASE, part, planted

TOURISTS = part("  tourists-2023:", "statements:")
TITLED = planted(
    'title: {en: "Tourists in 2023", ru: "Туристы в 2023 году"}', 'title: {en: "Tourists, 2023", ru: "Туристы, 2023"}'
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.yaml").write_text(BASE)
    return tmp_path


def diff(new: str, capfd: pytest.CaptureFixture[str], *options: str) -> tuple[int, str, str]:
    Path("new.yaml").write_text(new)
    code = app.run(["diff", "old.yaml", "new.yaml", *options])
    return code, *capfd.readouterr()


def test_what_is_the_same_is_no_difference(capfd: pytest.CaptureFixture[str]) -> None:
    moved = BASE.replace("events:\n", "\n\nevents:\n")
    assert diff(moved, capfd) == (0, "", "raes: no difference\n")
    assert diff(moved, capfd, "--json") == (0, "[]\n", "raes: no difference\n")
    assert diff(moved, capfd, "-q") == (0, "", "")


def test_a_field_is_told_with_what_was_there_and_what_is(capfd: pytest.CaptureFixture[str]) -> None:
    new = planted(
        'title: {en: "Tourists in 2023", ru: "Туристы в 2023 году"}',
        'title: {en: "Tourists, 2023", ru: "Туристы, 2023"}',
    )
    assert diff(new, capfd) == (1, (
        "~ tourists-2023  figure  Tourists, 2023\n"
        "    title: Tourists in 2023 → Tourists, 2023\n"
    ), "raes: 0 added, 0 removed, 1 changed\n")  # fmt: skip
    assert diff(TITLED, capfd, "--lang", "ru")[1].splitlines()[0] == "~ tourists-2023  показатель  Туристы, 2023"


def test_what_changed_in_another_language_alone_is_told_as_such(capfd: pytest.CaptureFixture[str]) -> None:
    new = planted('title: {en: "Tourists in 2023"', 'title: {en: "Tourists, 2023"')
    assert diff(new, capfd, "--lang", "ru")[1].splitlines()[1:] == [
        "    название (en): Tourists in 2023 → Tourists, 2023"
    ]


def test_layers_are_compared_on_the_base_that_they_say_more_of(capfd: pytest.CaptureFixture[str]) -> None:
    Path("below.yaml").write_text(BASE)
    layer = TOURISTS.replace("tourists-2023", "tourists-2022").replace('"2023"', '"2022"')
    Path("old.yaml").write_text(f"figures:\n{layer}")
    new = f"figures:\n{layer}".replace("Tourists in 2023", "Tourists in 2022")
    assert diff(new, capfd, "--facts", "below.yaml")[:2] == (1, (
        "~ tourists-2022  figure  Tourists in 2022\n"
        "    title: Tourists in 2023 → Tourists in 2022\n"
    ))  # fmt: skip


def test_of_a_list_what_came_and_what_went_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    new = planted('anchor: "Its third session"}\nsilent', 'anchor: "held its first session on 18"}\nsilent')
    assert diff(new, capfd)[1] == (
        "~ gap-council-2  gap  Second session: no source\n"
        "    sources: - report: “Its third session”\n"
        "    sources: + report: “held its first session on 18”\n"
    )


def test_a_record_that_came_or_went_is_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    again = TOURISTS.replace("tourists-2023", "tourists-2022").replace('"2023"', '"2022"')
    assert diff(planted(TOURISTS, TOURISTS + again), capfd)[:2] == (1, "+ tourists-2022  figure  Tourists in 2023\n")
    Path("old.yaml").write_text(planted(TOURISTS, TOURISTS + again))
    assert diff(BASE, capfd)[:2] == (1, "- tourists-2022  figure  Tourists in 2023\n")


def test_as_json_a_row_has_the_fields_before_and_after(capfd: pytest.CaptureFixture[str]) -> None:
    rows: list[dict[str, Any]] = json.loads(diff(TITLED, capfd, "--json")[1])
    (row,) = [one for one in rows if one["id"] == "tourists-2023"]
    assert (row["type"], row["change"]) == ("figure", "changed")
    before, after = (
        {"en": en, "ru": ru}
        for en, ru in (("Tourists in 2023", "Туристы в 2023 году"), ("Tourists, 2023", "Туристы, 2023"))
    )
    assert row["fields"] == [{"key": "title", "before": before, "after": after}]


def test_a_base_that_is_not_sound_is_told_and_nothing_is_compared(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, told = diff(planted("    number: 3\n", "    number: three\n"), capfd)
    assert (code, out) == (3, "")
    assert told.startswith("new.yaml:")


def git(*arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments], check=True, capture_output=True
    )


def test_two_revisions_of_a_repository_are_compared(capfd: pytest.CaptureFixture[str]) -> None:
    git("init", "-q")
    Path("data").mkdir()
    for text in (BASE, TITLED):
        Path("data/facts.yaml").write_text(text)
        git("add", "data")
        git("commit", "-qm", "a")
    Path("data").joinpath("facts.yaml").unlink()
    expected = "    title: Tourists in 2023 → Tourists, 2023\n"
    for old, new in (("HEAD~1:", "HEAD:"), ("HEAD~1:data/facts.yaml", "HEAD:data"), ("old.yaml", "HEAD:")):
        assert app.run(["diff", old, new]) == 1
        assert expected in capfd.readouterr().out
    git("rm", "-q", "-r", "--cached", "data")
    git("add", "old.yaml")
    git("commit", "-qm", "at the root")
    assert app.run(["diff", "HEAD:", "old.yaml"]) == 0
    capfd.readouterr()
    assert app.run(["diff", "HEAD~7:", "HEAD:"]) == 2
    assert capfd.readouterr().err.startswith("raes: git: ")
    assert app.run(["diff", "HEAD:nothing", "HEAD:"]) == 2
    assert capfd.readouterr().err.splitlines() == [
        "raes: there is no *.yaml file at 'HEAD:nothing'", "REV:PATH, from the root of the repository",
    ]  # fmt: skip


def test_a_repository_and_its_files_may_be_called_anything(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (here / "r\udcff " / "база").mkdir(parents=True)
    os.chdir(here / "r\udcff ")
    for name in ("база/b\udcff.yaml", "same.yaml"):
        Path(name).write_text(BASE, encoding="utf-8")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "a")
    assert app.run(["diff", "HEAD:база", "same.yaml"]) == 0
    assert app.run(["diff", "HEAD:база/b\udcff.yaml", "same.yaml"]) == 0
    Path("база/b\udcff.yaml").write_text("plases: {}\n", encoding="utf-8")
    git("commit", "-qam", "b")
    capfd.readouterr()
    assert app.run(["diff", "HEAD:база", "same.yaml"]) == 3
    assert capfd.readouterr().err.startswith(r"база/b\xff.yaml:1:1: unknown key 'plases'")
    assert app.run(["diff", "--", "--output=here:same.yaml", "same.yaml"]) == 2
    assert not Path("here").exists()
