"""Every transcript, run again and compared with what raes prints today; `--update` rewrites them.

A transcript is a manual: `# prose`, `$ raes …` (a number before the `$` is the exit code), then the output, with `>`
before a line of standard output and `2>` before one of standard error. `VARIABLE=value` may stand before raes.
"""

from __future__ import annotations

import io
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from raes_cli.cli import app

COMMAND = re.compile(r"^(\d*)\$ ((?:[A-Z_]+=\S* )*)raes ?(.*)$")
FOLDER = Path(__file__).parent / "transcripts"
TRANSCRIPTS = sorted(FOLDER.glob("*.txt"))


def replay(line: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    match = COMMAND.match(line)
    assert match
    _, settings, arguments = match.groups()
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    with monkeypatch.context() as patch:
        for setting in settings.split():
            patch.setenv(*setting.split("=", 1))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = app.run(shlex.split(arguments))
    yield f"{code or ''}$ {settings}raes {arguments}".rstrip()
    for mark, stream in ((">", out), ("2>", err)):
        stream.flush()
        buffer = stream.buffer
        assert isinstance(buffer, io.BytesIO)
        yield from (f"{mark}{text}" for text in buffer.getvalue().decode().splitlines())


def rerun(text: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for line in text.splitlines():
        if COMMAND.match(line):
            yield from replay(line, monkeypatch)
        elif not re.match(r"2?>", line):
            yield line


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_transcript(path: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config) -> None:
    monkeypatch.chdir(FOLDER)
    actual = "\n".join(rerun(path.read_text(encoding="utf-8"), monkeypatch)) + "\n"
    if pytestconfig.getoption("--update"):
        path.write_text(actual, encoding="utf-8")
    assert actual.splitlines() == path.read_text(encoding="utf-8").splitlines()


def test_there_are_transcripts() -> None:
    assert TRANSCRIPTS
