"""What a run does besides answering: no socket, no program, nothing written but its cache and the file that `-o` names."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

from blackbox import Box
from raes_cli.cli.commands import COMMANDS
from raes_cli.formats import EXPORTS, FORMATS
from small import BASE, NEWS
from suites import Case, Skipped
from suites.words import _needed

_TRACE = ("-e", "trace=network,execve,fork,vfork,clone,clone3,openat,open,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,chmod,fchmodat,link,linkat,symlink,symlinkat,truncate,mknod,mknodat,kill,ptrace,setxattr,chown,fchownat,utimensat")  # fmt: skip
_WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND")
_NAMED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_CALL = re.compile(r"(?:\d+ +)?(\w+)\(")
_READING = ("openat", "open")
_NEVER = ("socket", "connect", "sendto", "bind", "execve", "fork", "vfork", "kill", "ptrace")


def privacy(chance: Random, folder: Path) -> Iterator[Case]:
    """Every command, in some format, of a cold and a warm cache."""
    box = Box(folder)
    box.file("base.yaml", BASE)
    box.file("page.txt", NEWS)
    while True:
        names = [name for name in COMMANDS if name != "mcp"]
        chance.shuffle(names)
        for name in names:
            command = COMMANDS[name]
            line = [name, *_needed(name)]
            if command.asks:
                form = next(one.choices for one in command.options if one.name == "form")
                chosen = chance.choice([one for one in form if one not in ("svg", "png")])
                line += ["-f", chosen]
                if chance.random() < 0.3 and name != "search":
                    line += ["-o", f"out.{chosen}", "--force"]
            cold = chance.random() < 0.5
            yield Case(f"{name} {'cold' if cold else 'warm'}", partial(alone, box, line, cold=cold))
        yield Case("a pager", partial(shown, box))
        yield Case("a question", partial(alone, box, ["Lavrov", "Baku", "2023"], cold=False))
        yield Case("an error", partial(alone, box, ["timeline", "--facts", "nowhere"], cold=False))
        assert {*FORMATS, *EXPORTS}


def alone(box: Box, line: list[str], *, cold: bool) -> None:
    """What strace has seen of a run."""
    if not shutil.which("strace"):
        raise Skipped("strace")
    if cold:
        shutil.rmtree(box.cache / "raes", ignore_errors=True)
    target = line[line.index("-o") + 1] if "-o" in line else None
    box.run(*line, traced=_TRACE, writes=(target,) if target else (), codes=(0, 1, 2, 3))
    allowed = [
        str(box.cache),
        "/dev/null",
        *([str(box.here / ".raes-"), str(box.here / target), ".raes-", target] if target else []),
    ]
    for told in (box.folder / "traced").read_text(errors="replace").splitlines():
        call = _CALL.match(told)
        if call is None or " = -1 " in told:
            continue
        assert call[1] not in _NEVER or (call[1] == "kill" and ", 0)" in told), told
        if call[1] in ("clone", "clone3"):
            assert "CLONE_THREAD" in told, told
        elif call[1] in _READING:
            assert not _WRITING.search(told) or _within(told, allowed), told
        elif _NAMED.search(told):
            assert _within(told, allowed), told
    if target:
        (box.here / target).unlink(missing_ok=True)


def shown(box: Box) -> None:
    """A long answer on a terminal goes through the pager of the user, which is the only program that is begun."""
    if not shutil.which("strace"):
        raise Skipped("strace")
    box.still_right()  # so that nothing is built, of which a terminal would be told
    traced = ("strace", "-f", "-s", "300", "-o", str(box.folder / "traced"), "-e", "trace=execve,network")
    seen = box.run("timeline", before=traced, terminal=True, settings={"RAES_PAGER": "cat"}, codes=(0,))
    assert len(seen.out.splitlines()) > 100
    calls = [told.split(maxsplit=1) for told in (box.folder / "traced").read_text(errors="replace").splitlines()]
    run = [(pid, _NAMED.findall(told)[0]) for pid, told in calls if told.startswith("execve") and " = 0" in told]
    (own, _), *others = run
    assert [name.rpartition("/")[2] for _, name in others] == ["cat"], run
    assert all(pid != own for pid, _ in others), run
    assert not any(told.startswith(_NEVER[:4]) for _, told in calls), calls


def _within(told: str, allowed: list[str]) -> bool:
    names = _NAMED.findall(told)
    return bool(names) and all(any(name.startswith(one) for one in allowed) for name in names)
