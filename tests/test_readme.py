"""The README: what it shows is what raes prints on a terminal of 80 columns; `--update` rewrites it."""

from __future__ import annotations

import io
import re
import shlex
import sys
from pathlib import Path

import jq
import pytest

from raes_cli.cli import app, screen

pytestmark = pytest.mark.live
README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"^```console\n\$ raes (.*)\n((?:.*\n)*?)```$", re.MULTILINE)


def printed(command: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What `command` prints on a terminal, or through the program it is piped to."""
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


def test_the_readme_shows_what_raes_prints(monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config) -> None:
    text = README.read_text(encoding="utf-8")
    actual = BLOCK.sub(lambda block: f"```console\n$ raes {block[1]}\n{printed(block[1], monkeypatch)}```", text)
    if pytestconfig.getoption("--update"):
        README.write_text(actual, encoding="utf-8")
    assert actual == README.read_text(encoding="utf-8")


def test_the_first_screen_has_the_two_commands() -> None:
    first = README.read_text(encoding="utf-8").splitlines()[:50]
    assert "```sh run" in first
    assert "```sh test" in first


def test_every_command_stands_in_the_readme() -> None:
    from raes_cli.cli.commands import COMMANDS

    text = README.read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"raes {name}" not in text] == []


def test_the_base_that_the_readme_begins_with_is_sound(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        re.findall(r"```yaml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)[0], encoding="utf-8"
    )
    for layers in ([str(path)], ["default", str(path)]):
        assert app.run(["check", *layers]) == 0, capfd.readouterr()
