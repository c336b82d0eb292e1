"""Streams that are closed, full or gone, and signals at every moment: a whole answer, or a code that says it is none."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

from blackbox import CODES, PROGRAM, Box, Ended, hold
from raes_cli.cli.commands import COMMANDS
from small import NEWS
from suites import Case
from suites.words import _needed

_LINES = (
    ["export"], ["timeline", "--json"], ["trade", "-f", "csv"], ["search", "Baku", "-f", "md"], ["stats"], ["check", "default"], ["who", "Lavrov", "-f", "yaml"],
    ["-h"], ["who", "-h"], ["--version"], ["schema", "base"], ["Kaluga"], ["trade", "--nonsense"], ["export", "-f", "ics"], ["cite", "council-3"], ["completion", "zsh"],
)  # fmt: skip
_INTERRUPTED = {signal.SIGINT: (130,), signal.SIGTERM: (-15, 143), signal.SIGHUP: (-1, 129)}
_OF_OURS = re.compile(rb'File "[^"]*/raes_cli/(?!__main__|__init__)')
"""A frame of the program; before the first there is nobody but Python to say what becomes of an interrupt."""


def streams(chance: Random, folder: Path) -> Iterator[Case]:
    """Streams and moments, as chance has it."""
    box = Box(folder)
    box.file("page.txt", NEWS)
    while True:
        line = list(chance.choice(_LINES)) if chance.random() < 0.7 else _command(chance)
        match chance.randrange(6):
            case 0:
                out = chance.choice(("-", "/dev/full", "/dev/null"))
                yield Case(f"output to {out}", partial(lost, box, line, out))
            case 1:
                err = chance.choice(("-", "/dev/full"))
                yield Case(f"errors to {err}", partial(unheard, box, line, err))
            case 2:
                taken, unbuffered = chance.choice((0, 1, 100, 5000, 70_000)), chance.choice(("", "1"))
                yield Case(f"a reader of {taken} bytes", partial(gone, box, line, taken, unbuffered))
            case 3 | 4:
                number = chance.choice((signal.SIGINT, signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
                cold = chance.random() < 0.5
                moment = chance.random() * (1.5 if cold else 0.05)
                yield Case(
                    f"{signal.Signals(number).name} {'cold' if cold else 'warm'}",
                    partial(stopped, box, line, number, moment, cold=cold),
                )
            case 5:
                yield Case("SIGINT to a process of its own", partial(early, box, line, chance.random() * 0.3))


def _command(chance: Random) -> list[str]:
    name = chance.choice([name for name in COMMANDS if name not in ("mcp", "new")])
    return [name, *_needed(name)]


def lost(box: Box, line: list[str], out: str) -> None:
    """What cannot be written is said by the code 4, if there was anything to write."""
    known = box.run(*line)
    ended = box.run(*line, out=out)
    wanted = 4 if known.out and out != "/dev/null" else known.code
    assert ended.code == wanted, (line, ended)
    if wanted == 4:
        assert len(ended.told) >= 1
        assert "cannot write" in ended.told[-1], ended.told
    box.still_right()


def unheard(box: Box, line: list[str], err: str) -> None:
    """Trouble with standard error changes nothing else."""
    known = box.run(*line)
    ended = SILENT(box, line, err)
    assert (ended.code, ended.out) == (known.code, known.out), line


def SILENT(box: Box, line: list[str], err: str) -> Ended:  # noqa: N802 - what is said is lost, and must be so
    """Run where nothing that is said can be heard."""
    command = " ".join(f"'{word}'" for word in (*PROGRAM, *line))
    where = "2>&-" if err == "-" else f"2>{err}"
    done = subprocess.run(
        ["sh", "-c", f"exec {command} {where}"], capture_output=True, cwd=box.here, env=box.settings, check=False
    )
    return Ended(done.returncode, done.stdout, done.stderr, 0, 0)


def gone(box: Box, line: list[str], taken: int, unbuffered: str) -> None:
    """A reader that goes away is success, unless there was an error before."""
    known = box.run(*line)
    process = subprocess.Popen(
        [*PROGRAM, *line],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=box.here,
        env={**box.settings, "PYTHONUNBUFFERED": unbuffered},
    )
    with process:
        assert process.stdout
        assert process.stderr
        got = os.read(process.stdout.fileno(), taken) if taken else b""
        process.stdout.close()
        told = process.stderr.read()
    assert known.out.startswith(got)
    hold(Ended(process.returncode, b"", told, 0, 0), line, None, CODES)
    assert process.returncode == known.code, (line, taken, told)
    assert told == known.err


def stopped(box: Box, line: list[str], number: int, moment: float, *, cold: bool) -> None:
    """A signal ends a run by its code, or comes too late; nothing is left of it."""
    if cold:
        for path in (box.cache / "raes").glob("*"):
            path.unlink()
    known = box.run(*line) if not cold else None
    ended = box.run(*line, sent=(number, moment), codes={*CODES, *_INTERRUPTED[signal.Signals(number)]})
    if known and ended.code in CODES:
        assert (ended.code, ended.out) == (known.code, known.out)
    if ended.code not in CODES:  # perhaps with the answer just out, and what is said of it
        whole = (known or box.run(*line)).err
        assert whole.startswith(ended.err), ended.told
    box.still_right()
    left = [path.name for path in (box.cache / "raes").glob("*.tmp")]
    assert number != signal.SIGINT or not left, left


def early(box: Box, line: list[str], moment: float) -> None:
    """Also in a process of its own, from its first moment: only Python's own start may have words of its own."""
    with subprocess.Popen(
        [*PROGRAM, *line], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=box.here, env=box.settings
    ) as process:
        try:
            out, told = process.communicate(timeout=moment)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
            out, told = process.communicate()
    if b"Traceback" in told or process.returncode in (130, -2):
        assert not _OF_OURS.search(told), told.decode()
        return
    hold(Ended(process.returncode, out, told, 0, 0), line, None, CODES)
