"""The terminal: output that a pipe never gets, and the pager."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from small import RAES


def on_a_terminal(*arguments: str, **settings: str) -> str:
    """Return what raes writes on a terminal, with line ends as in a file."""
    master, slave = pty.openpty()
    environment = {**os.environ, "NO_COLOR": "1", **settings}
    command = [*RAES, *arguments]
    with subprocess.Popen(command, stdin=slave, stdout=slave, stderr=subprocess.DEVNULL, env=environment):
        os.close(slave)
        shown = b""
        while True:
            try:
                part = os.read(master, 65536)
            except OSError:  # Linux's sign that the other side has closed
                break
            if not part:
                break
            shown += part
    os.close(master)
    return shown.decode().replace("\r\n", "\n")


@pytest.fixture
def pager(tmp_path: Path) -> tuple[str, Path]:
    """A pager that saves its input, and the path of what it saves."""
    kept = tmp_path / "paged"
    script = tmp_path / "pager.py"
    script.write_text(f"import sys; open({str(kept)!r}, 'wb').write(sys.stdin.buffer.read())")
    return f"{sys.executable} {script}", kept


def test_a_terminal_gets_a_table() -> None:
    assert on_a_terminal("trade", "--year", "2023", RAES_PAGER="").startswith("2023  almost 4.4 bn USD ≠a ≠b *")


def test_long_output_goes_to_the_pager_whole(pager: tuple[str, Path]) -> None:
    command, kept = pager
    assert on_a_terminal("timeline", RAES_PAGER=command) == ""
    assert kept.read_text(encoding="utf-8") == on_a_terminal("timeline", "--no-pager")


def test_short_output_does_not(pager: tuple[str, Path]) -> None:
    command, kept = pager
    assert "2023" in on_a_terminal("trade", "--year", "2023", "-n", "1", RAES_PAGER=command, LINES="60")
    assert not kept.exists()


def test_ones_own_pager_is_the_second_choice(pager: tuple[str, Path], tmp_path: Path) -> None:
    command, kept = pager
    assert on_a_terminal("timeline", PAGER=command) == ""
    assert kept.stat().st_size > 10_000
    assert "Council" in on_a_terminal("timeline", PAGER=str(tmp_path / "nowhere"))


@pytest.mark.parametrize("command", ['less "', "false", "nowhere-to-be-found"])
def test_a_pager_that_fails_costs_no_answer(command: str) -> None:
    assert "Council" in on_a_terminal("timeline", PAGER=command)


def test_a_dumb_terminal_has_no_pager(pager: tuple[str, Path]) -> None:
    command, _ = pager
    assert "Council" in on_a_terminal("timeline", RAES_PAGER=command, TERM="dumb")


def test_colour_follows_the_conventions() -> None:
    def escapes(**settings: str) -> bool:
        return "\x1b[" in on_a_terminal("trade", "--year", "2023", RAES_PAGER="", **settings)

    assert escapes(NO_COLOR="")
    assert not escapes(NO_COLOR="1")
    assert not escapes(NO_COLOR="", TERM="dumb")


_COLOR = "\x1b["


@pytest.mark.parametrize("name", ["less", "more"])
@pytest.mark.parametrize(
    ("own", "handed"), [(None, "-FIRX"), ("", "-R "), ("-M", "-R -M"), ("FX", "-R FX"), ("-Psraes", "-R -Psraes")]
)
def test_a_pager_that_can_show_colours_is_told_to(name: str, own: str | None, handed: str, tmp_path: Path) -> None:
    kept = tmp_path / "paged"
    script = tmp_path / name
    script.write_text(f'#!/bin/sh\n{{ printf "%s\\n" "$LESS"; cat; }} >{kept}\n')
    script.chmod(0o755)
    on_a_terminal("timeline", PAGER=str(script), NO_COLOR="", **({} if own is None else {"LESS": own}))
    options, text = kept.read_text(encoding="utf-8").split("\n", 1)
    assert options == handed
    assert _COLOR in text


def test_another_pager_gets_no_escapes_unless_they_are_asked_for(pager: tuple[str, Path]) -> None:
    command, kept = pager
    on_a_terminal("timeline", PAGER=command, NO_COLOR="")
    plain = kept.read_text(encoding="utf-8")
    assert "\x1b" not in plain
    on_a_terminal("timeline", "--color", "always", PAGER=command, NO_COLOR="")
    assert _COLOR in kept.read_text(encoding="utf-8")
    on_a_terminal("timeline", PAGER=command, NO_COLOR="1")
    assert kept.read_text(encoding="utf-8") == plain
