"""The files of a base: those in a folder, the packaged base by its name, and the base of the current checkout."""

from __future__ import annotations

import json
import os
from contextlib import closing
from pathlib import Path

import pytest

from raes_cli.cli import app
from raes_cli.errors import BaseError
from raes_cli.lookup import base
from raes_cli.lookup.base import layers, open_base, passed_over
from raes_cli.lookup.folders import gathered
from small import BASE, FROZEN, every
from small_layers import LATER

OTHER = """\
gaps:
  gap-other:
    title: {en: Something else, ru: Что-то ещё}
    text: {en: Nothing more is said of it., ru: Больше о нём ничего не сказано.}
    about: [putin]
    topics: [trade]
    sources: [{source: ria-2024, anchor: Владимир Путин и Ильхам Алиев}]
"""


def read(*paths: str) -> list[str]:
    return [layer.file for layer in layers(paths)]


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("topics: {}\n", encoding="utf-8")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_is_all_that_people_write_in_it(here: Path) -> None:
    fill(here / "b", "z.yaml", "a.yml", "C.YAML", "sub/d.Yml", "sub/deeper/e.yaml", "f.yaml/g.yaml")
    assert read("b") == ["b/C.YAML", "b/a.yml", "b/f.yaml/g.yaml", "b/sub/d.Yml", "b/sub/deeper/e.yaml", "b/z.yaml"]


def test_and_nothing_that_editors_and_systems_leave(here: Path) -> None:
    left = (
        ".#a.yaml",
        "._a.yaml",
        ".a.yaml",
        "a.yaml~",
        "#a.yaml#",
        ".a.yaml.swp",
        ".git/b.yaml",
        ".DS_Store",
        "old~/c.yaml",
    )
    fill(here / "b", "a.yaml", *left)
    (here / "b" / ".#link.yaml").symlink_to("nobody@nowhere:1")
    assert read("b") == ["b/a.yaml"]
    assert passed_over(["b"]) == []


def test_what_else_is_not_read_is_said(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    fill(here / "b", "a.yaml", "a.yaml.bak", "notes.txt", "sub/README")
    (here / "b" / "a.lock.tsv").touch()
    (here / "b" / "c.lock.tsv").touch()
    (here / "b" / "elsewhere").symlink_to("..")
    expected = "b/a.yaml.bak, b/c.lock.tsv, b/elsewhere, b/notes.txt, b/sub/README"
    for command in (["stats"], ["check"]):
        assert app.run([*command, "--facts", "b"]) == 0
        assert capfd.readouterr().err.splitlines()[0] == f"raes: ignored (not .yaml or .yml): {expected}"
    fill(here / "b", "x.txt", "\x1b[31m")
    assert app.run(["stats", "--facts", "b", "--lang", "ru"]) == 0
    said = capfd.readouterr().err.splitlines()[0]
    assert said.startswith("raes: пропущено (не .yaml и не .yml): b/\\u{1b}[31m, ")
    assert said.endswith(" и ещё 2")


def test_a_folder_may_be_as_deep_as_its_path_may_be_long(monkeypatch: pytest.MonkeyPatch) -> None:
    deepest = "/a" * 2000
    monkeypatch.setattr(os, "listdir", lambda folder: ["a"] if len(folder) < len(deepest) else ["mine.yaml"])
    monkeypatch.setattr(os.path, "isdir", lambda path: path.endswith("/a"))
    assert gathered(["/a"], []) == ([(f"{deepest}/mine.yaml",) * 2], [])


@pytest.mark.parametrize("names", [(), ("notes.txt",), (".hidden.yaml",)])
def test_a_folder_with_nothing_to_read_is_no_base(names: tuple[str, ...], here: Path) -> None:
    (here / "b").mkdir()
    fill(here / "b", *names)
    with pytest.raises(BaseError, match=r"^b:1:1: a folder without any \*.yaml file$"):
        read("b")


def test_a_file_that_is_named_twice_is_read_once(here: Path) -> None:
    fill(here / "b", "a.yaml")
    (here / "link.yaml").symlink_to("b/a.yaml")
    assert read("b", "b/a.yaml", "./b/a.yaml", str(here / "b" / "a.yaml"), "link.yaml") == ["b/a.yaml"]
    assert read("default", str(FROZEN), "default") == ["facts.yaml"]


def test_the_home_folder_is_known_where_no_shell_has_seen_to_it(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(here, "home/a.yaml", "~none")
    monkeypatch.setenv("HOME", str(here / "home"))
    monkeypatch.setenv("RAES_FACTS", "~/a.yaml")
    assert read() == [str(here / "home" / "a.yaml")]
    assert read("~none") == ["~none"]
    assert app.run(["stats", "--facts", str(FROZEN), "--output=~/stats.json"]) == 0
    assert (here / "home" / "stats.json").stat().st_size > 0


@pytest.mark.parametrize("extension", ["yaml", "yml", "YAML"])
def test_no_answer_is_written_where_it_would_become_a_part_of_the_base(
    extension: str, here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    fill(here / "b", "a.yaml", "sub/c.yaml")
    name = f"b/sub/new.{extension}"
    assert app.run(["stats", "--facts", "b", "-o", name, "-f", "yaml"]) == 2
    assert capfd.readouterr().err == f"raes: '{name}' belongs to the base\nname another file\n"


def test_default_is_the_base_of_raes_below_others(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "mine.yaml").write_text(OTHER, encoding="utf-8")
    with closing(open_base(["default", "mine.yaml"])) as layered:
        files = {record["id"]: record["origin"]["file"] for record in map(json.loads, every(layered))}
    assert (files["putin"], files["gap-other"]) == ("facts.yaml", "mine.yaml")
    with closing(open_base()) as single:
        alone = {record["id"]: record["origin"]["file"] for record in map(json.loads, every(single))}
    assert files == alone | {"gap-other": "mine.yaml"}
    monkeypatch.setenv("RAES_FACTS", "default:mine.yaml")
    assert read() == ["facts.yaml", "mine.yaml"]
    assert app.run(["check", "default", "mine.yaml"]) == 0


@pytest.fixture
def two(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The packaged base, with a second layer in a folder beside it."""
    for name, text in (("facts.yaml", BASE), ("public/later.yaml", LATER)):
        fill(here, f"own/{name}")
        (here / "own" / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(base, "default_base", lambda: here / "own" / "facts.yaml")
    return here / "own"


def test_the_base_of_raes_has_the_layers_in_the_folder_beside_it(two: Path) -> None:
    fill(two / "public", "a.yaml", ".#b.yaml", "c.yaml~", "later.lock.tsv", "README.md", "below/d.yaml")
    named = ["facts.yaml", "public/a.yaml", "public/later.yaml"]
    assert (read(), read("default")) == (named, named)
    assert read("own/facts.yaml") == ["own/facts.yaml"]
    assert read("default", "own/public/later.yaml") == named
    assert read("own/public/later.yaml", "default") == ["own/public/later.yaml", "facts.yaml", "public/a.yaml"]


def test_there_need_be_no_such_folder_and_nothing_in_it(two: Path) -> None:
    (two / "public" / "later.yaml").unlink()
    assert read() == ["facts.yaml"]
    (two / "public").rmdir()
    assert read() == ["facts.yaml"]
    fill(two, "public")
    assert read() == ["facts.yaml"]


def test_but_one_that_cannot_be_read_is_no_half_of_an_answer(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> list[str]:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "listdir", refuse)
    with pytest.raises(BaseError) as raised:
        layers(())
    assert raised.value.problems[0][:4] == (str(two / "public"), 1, 1, "file")


def test_the_first_layer_alone_answers_as_ever_and_both_as_both(two: Path) -> None:
    def answered(*paths: str) -> dict[str, dict[str, object]]:
        with closing(open_base(paths)) as opened:
            return {record["id"]: record for record in map(json.loads, every(opened))}

    alone, together = answered("own/facts.yaml"), answered()
    assert "council-2" not in alone
    assert together["council-2"]["origin"] == {"file": "public/later.yaml", "line": 26}
    later = two / "public" / "later.yaml"
    later.write_text(LATER.replace('"2022-05-12"', '"2022-05-13"'), encoding="utf-8")
    assert answered()["council-2"]["date"] == "2022-05-13"
    later.unlink()
    assert answered() == {
        id_: {**one, "origin": {**one["origin"], "file": "facts.yaml"}}  # type: ignore[dict-item]
        for id_, one in alone.items()
    }


def test_no_answer_is_written_among_its_layers(two: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for facts in ([], ["--facts", "default"]):
        assert app.run(["stats", *facts, "-o", "own/public/new.yaml"]) == 2
        assert capfd.readouterr().err == "raes: 'own/public/new.yaml' belongs to the base\nname another file\n"
    assert app.run(["stats", "--facts", "own/facts.yaml", "-o", "own/public/new.yaml"]) == 0


def test_check_in_a_checkout_checks_all_layers(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    checkout(here)
    (here / "data" / "public").mkdir()
    assert app.run(["check"]) == 0
    fill(here, "data/public/later.yaml")
    (here / "data" / "public" / "later.yaml").write_text(LATER, encoding="utf-8")
    capfd.readouterr()
    assert app.run(["check"]) == 0
    assert "no problems in data/facts.yaml, data/public/later.yaml\n" in capfd.readouterr().err


def test_a_file_of_that_name_is_reached_by_its_path(here: Path) -> None:
    fill(here, "default", "facts.yaml", "d/default")
    assert read("./default") == ["./default"]
    assert read("d/default") == ["d/default"]
    assert read("default", "facts.yaml") == ["facts.yaml", "./facts.yaml"]
    assert read("facts.yaml") == ["facts.yaml"]


def checkout(folder: Path, facts: str = BASE) -> None:
    fill(folder, "data/facts.yaml", "src/raes_cli/__init__.py", "docs/x")
    (folder / "data" / "facts.yaml").write_text(facts, encoding="utf-8")


@pytest.mark.parametrize(("folder", "shown"), [(".", "data/facts.yaml"), ("docs", "../data/facts.yaml")])
def test_check_in_a_checkout_checks_that_of_the_checkout(
    folder: str, shown: str, here: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    checkout(here)
    monkeypatch.chdir(here / folder)
    assert app.run(["check"]) == 0
    assert f" records, no problems in {shown}\n" in capfd.readouterr().err
    checkout(here, "plases: {}\n")
    assert app.run(["check"]) == 1
    shown_problem, said = capfd.readouterr()
    assert shown_problem.split(":")[:3] == [shown, "1", "1"]
    assert said == f"raes: 1 problem in {shown}\n"


@pytest.mark.parametrize("arguments", [["default"], ["--facts", "default"]])
def test_unless_another_is_named(arguments: list[str], here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    checkout(here, "plases: {}\n")
    assert app.run(["check", *arguments]) == 0
    assert f" records, no problems in {FROZEN}\n" in capfd.readouterr().err


def test_nor_elsewhere(here: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    fill(here, "data/facts.yaml", "mine.yaml")
    assert app.run(["check"]) == 0
    assert f" records, no problems in {FROZEN}\n" in capfd.readouterr().err
    checkout(here, "plases: {}\n")
    monkeypatch.setenv("RAES_FACTS", "mine.yaml")
    assert app.run(["check"]) == 0
    assert capfd.readouterr().err == "raes: 0 records, no problems in mine.yaml\n"


def test_other_commands_ask_the_base_of_raes_in_a_checkout_too(here: Path) -> None:
    checkout(here, "plases: {}\n")
    assert base.named(()) == []
    assert app.run(["stats"]) == 0
