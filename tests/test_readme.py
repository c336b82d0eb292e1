"""The README in both languages; documents show what raes prints at 80 columns, and `--update` rewrites it."""

from __future__ import annotations

import io
import re
import shlex
import sys
from pathlib import Path

import jq
import pytest

from raes_cli.cli import app, language, screen
from raes_cli.cli.metavars import metavars

pytestmark = pytest.mark.live
ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
READMES = (README, ROOT / "README.ru.md")
BLOCK = re.compile(r"^```console\n\$ raes (.*)\n((?:.*\n)*?)```$", re.MULTILINE)


def printed(command: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what `command` prints on a terminal, or through the program it is piped to."""
    line, _, filter_ = command.partition(" | ")
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        patch.setenv("NO_COLOR", "1")
        patch.setattr(screen, "is_terminal", lambda: not filter_)
        patch.setattr(screen, "paged", lambda *_: False)
        assert app.run(shlex.split(line)) == 0
    out.flush()
    assert isinstance(out.buffer, io.BytesIO)
    text = out.buffer.getvalue().decode()
    if filter_:
        program, raw, expression = shlex.split(filter_)
        assert (program, raw) == ("jq", "-r")
        text = "\n".join(jq.compile(expression).input_text(text).all())
    return "".join(f"{row.rstrip()}\n" for row in text.splitlines())


either = pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)


@pytest.mark.parametrize("path", [*READMES, *sorted((ROOT / "docs").glob("*.md"))], ids=lambda path: path.name)
def test_what_a_document_shows_is_what_raes_prints(
    path: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    text = path.read_text(encoding="utf-8")
    actual = BLOCK.sub(lambda block: f"```console\n$ raes {block[1]}\n{printed(block[1], monkeypatch)}```", text)
    if pytestconfig.getoption("--update"):
        path.write_text(actual, encoding="utf-8")
    assert actual == path.read_text(encoding="utf-8")


@either
def test_the_first_screen_has_the_two_commands(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[:50]
    assert "```sh run" in first
    assert "```sh test" in first


@either
def test_every_command_stands_in_the_readme(path: Path) -> None:
    from raes_cli.cli.commands import COMMANDS

    text = path.read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"raes {name}" not in text] == []


@pytest.mark.parametrize(("path", "other"), [READMES, READMES[::-1]], ids=lambda path: path.name)
def test_the_first_line_of_a_readme_leads_to_the_other_language(path: Path, other: Path) -> None:
    assert f"]({other.name})" in path.read_text(encoding="utf-8").splitlines()[0]


@pytest.fixture
def texts() -> tuple[str, str]:
    english, russian = (path.read_text(encoding="utf-8") for path in READMES)
    return english, russian


def outline(text: str) -> list[str]:
    """Return the kinds of the sections, code blocks, tables and images of `text` in order, with code verbatim."""
    found = re.findall(r"^```(.*)\n((?:.*\n)*?)```$|^(#+|!|\|---)", text, re.MULTILINE)
    return [mark or (language if language == "console" else f"{language}\n{code}") for language, code, mark in found]


def commands(text: str) -> list[list[str]]:
    """Return the code in each row of the tables of `text`, with placeholders in the language of this run."""
    rows = [re.findall(r"`([^`]+)`", row) for row in re.findall(r"^\|.*", text, re.MULTILINE)]
    # A span with a colon shows the form of a message, which is in the language of the reader.
    return [
        [metavars(one) if one.startswith(("raes ", "--")) else one for one in row if ":" not in one] for row in rows
    ]


def links(text: str) -> list[str]:
    """Return the targets of the links and images of `text` in order."""
    return re.findall(r"\]\(([^)]+)\)", text)


def test_both_readmes_have_the_same_sections_and_code(texts: tuple[str, str]) -> None:
    english, russian = map(outline, texts)
    assert english == russian


def test_the_tables_of_both_readmes_have_the_same_commands(texts: tuple[str, str]) -> None:
    english, russian = texts
    language.choose(("--lang", "ru"))
    assert commands(english) == commands(russian)


def test_both_readmes_name_the_same_options(texts: tuple[str, str]) -> None:
    english, russian = (set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", text)) for text in texts)
    assert english == russian


def test_both_readmes_lead_to_the_same_places(texts: tuple[str, str]) -> None:
    english, russian = map(links, texts)
    assert english[1:] == russian[1:]  # the first leads to the other language


def test_the_examples_of_both_readmes_have_the_same_answers(
    texts: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    english, russian = (
        [printed(f"{command.partition(' | ')[0]} --json", monkeypatch) for command, _ in BLOCK.findall(text)]
        for text in texts
    )
    assert english == russian
    assert len(english) == 4


def test_a_russian_readme_that_falls_behind_is_found(texts: tuple[str, str]) -> None:
    english, russian = texts
    section, row = "\n## Коды выхода\n", "| `raes timeline` |"
    assert section in russian
    assert row in russian
    assert outline(russian.replace(section, "")) != outline(english)
    assert outline(russian.replace("--quiet .", "--quiet raes")) != outline(english)
    language.choose(("--lang", "ru"))
    assert commands(russian.replace(row, "| `raes figures` |")) != commands(english)
    assert links(russian.replace("(docs/layers.md)", "(docs/json.md)"))[1:] != links(english)[1:]


def test_the_base_that_the_readme_begins_with_is_sound(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        re.findall(r"```yaml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)[0], encoding="utf-8"
    )
    for layers in ([str(path)], ["default", str(path)]):
        assert app.run(["check", *layers]) == 0, capfd.readouterr()
