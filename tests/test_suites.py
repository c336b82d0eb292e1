"""A few cases of each long suite, and proof that the runner behind them detects what it must."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

import pytest

import fuzz
import raes_cli
from blackbox import SERVER, Box, Ended, hold
from raes_cli.cli.commands import COMMANDS
from raes_cli.formats import EXPORTS, FORMATS, PICTURES, STYLES
from small import BASE
from suites import SHARES, Skipped, privacy, suite
from suites.bases import same_verdict
from suites.breaches import Breaches
from suites.caches import OTHER_RELEASE
from suites.words import _needed, refused
from valid import VALID

_SEED = 11
_CASES = {
    "bases": 24, "sound": 2, "words": 10, "answers": 4, "streams": 2, "caches": 2, "faults": 3, "environments": 2, "privacy": 3, "differential": 40, "drafts": 2, "page": 1,
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _server() -> Iterator[None]:
    with SERVER:
        yield


def test_no_suite_is_forgotten() -> None:
    assert list(_CASES) == list(SHARES)


@pytest.mark.parametrize("name", SHARES)
def test_some_cases_of_each_suite_hold(name: str, tmp_path: Path) -> None:
    missing = set()
    for case in islice(suite(name)(Random(_SEED), tmp_path), _CASES[name]):
        try:
            case.check()
        except Skipped as reason:
            missing.add(str(reason))
    if missing:
        pytest.skip(f"not here: {', '.join(missing)}")


def drawn(seed: int, folder: Path) -> str:
    """Return the names of the first cases of each suite, and the next random number after them."""
    found = []
    for name in SHARES:
        chance = Random(f"{seed} {name}")
        found += [ascii(case.name) for case in islice(suite(name)(chance, folder / name), 12)]
        found.append(str(chance.random()))
    return "\n".join(found)


def test_the_same_seed_tries_the_same_cases(tmp_path: Path) -> None:
    asked = "import sys; from pathlib import Path; import test_suites as t; print(t.drawn(t._SEED, Path(sys.argv[1])))"
    told = subprocess.run(
        [sys.executable, "-c", asked, str(tmp_path / "other")], cwd=Path(__file__).parent, check=True, capture_output=True, text=True
    )  # fmt: skip
    assert drawn(_SEED, tmp_path / "own") == told.stdout.rstrip()


@pytest.mark.parametrize("target", [name for name in fuzz.TARGETS if name != "words"])
def test_what_the_fuzzer_begins_with_holds(target: str) -> None:
    for data in fuzz.seeds(target)[:40]:
        fuzz.TARGETS[target](data)


def test_every_format_has_a_reader() -> None:
    asked = {
        choice
        for command in COMMANDS.values()
        for one in command.options
        if one.name == "form"
        for choice in one.choices
    }
    assert asked | {*FORMATS, *EXPORTS, *PICTURES, *STYLES} <= set(VALID)


def test_every_command_that_must_be_told_something_is_told_it() -> None:
    needing = {
        name
        for name, one in COMMANDS.items()
        if any(not argument.metavar.startswith("[") for argument in one.arguments)
    }
    assert needing == {name for name in COMMANDS if _needed(name)} | (needing & {"cite"})


def test_what_another_release_changes_is_there() -> None:
    file, now, then = OTHER_RELEASE
    assert len(now) == len(then)
    assert now in (Path(raes_cli.__file__).parent / file).read_text(encoding="utf-8")


def test_hardly_two_breaches_are_the_same() -> None:
    drawn = Breaches(BASE, Random(_SEED))
    assert len({drawn.draw()[1] for _ in range(1000)}) > 800


# What the runner must detect

FAULTS: dict[str, tuple[Ended, str]] = {
    "a traceback": (Ended(1, b"", b"Traceback (most recent call last):\n  File", 0, 0), "json"),
    "a signal": (Ended(-11, b"", b"", 0, 0), "json"),
    "half an answer": (Ended(0, b'[{"id": "a"', b"", 0, 0), "json"),
    "no number": (Ended(0, b"[NaN]", b"", 0, 0), "json"),
    "an answer with an error": (Ended(3, b"[]", b"raes: no", 0, 0), "json"),
    "an error without a word": (Ended(1, b"", b"", 0, 0), "json"),
    "a defect": (Ended(70, b"", b"raes: a defect", 0, 0), "json"),
    "too slow": (Ended(0, b"[]", b"", 60, 0), "json"),
    "too large": (Ended(0, b"[]", b"", 0, 5000), "json"),
    "an escape": (Ended(0, b"a\x1b[2J\n", b"", 0, 0), "plain"),
    "an escape among errors": (Ended(1, b"", b"raes: \x1b]0;x\x07", 0, 0), "plain"),
    "a direction": (Ended(0, "a\u202e\n".encode(), b"", 0, 0), "table"),
    "a formula": (Ended(0, b"id,title\r\na,=1+1\r\n", b"", 0, 0), "csv"),
    "rows of two lengths": (Ended(0, b"a,b\r\n1\r\n", b"", 0, 0), "csv"),
    "HTML": (Ended(0, b"| a |\n|---|\n| <b> |\n", b"", 0, 0), "md"),
    "a wider row": (Ended(0, b"| a |\n|---|\n| b | c |\n", b"", 0, 0), "md"),
    "a script from elsewhere": (Ended(0, b'<html><script src="http://x"></script></html>', b"", 0, 0), "html"),
    "an end of nothing": (Ended(0, b"<html></div></html>", b"", 0, 0), "html"),
    "half a database": (Ended(0, b"SQLite format 3\0" + bytes(2000), b"", 0, 0), "sqlite"),
    "half a picture": (Ended(0, b"\x89PNG\r\n\x1a\n", b"", 0, 0), "png"),
    "half of XML": (Ended(0, b"<svg>", b"", 0, 0), "svg"),
    "a long line in a calendar": (Ended(0, b"X:" + b"y" * 99 + b"\r\n", b"", 0, 0), "ics"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_runner_sees(fault: str) -> None:
    ended, form = FAULTS[fault]
    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever the reader of a format raises
        hold(ended, ["timeline"], form, (0, 1, 2, 3, 4))


@pytest.mark.parametrize(
    "ended",
    [
        Ended(4, b'[{"id": "a"},', b"raes: cannot write the answer: no space left on device", 0, 0),
        Ended(130, b'[{"id": "a"}]', b"raes: version 1", 0, 0),
        Ended(1, b"", b"raes: nobody is called so", 0, 0),
    ],
    ids=["the rest could not be written", "stopped with the answer out", "refused"],
)
def test_the_runner_lets_pass(ended: Ended) -> None:
    hold(ended, ["timeline"], "json", (ended.code,))


def test_the_runner_sees_what_becomes_of_files_and_of_the_next_run(tmp_path: Path) -> None:
    box = Box(tmp_path)
    box.still_right()
    with pytest.raises(AssertionError, match=r"files of the user: .*out\.csv"):
        box.run("trade", "-o", "out.csv")
    box.run("trade", "-o", "out.csv", "--force", writes=("out.csv",))
    box.known = b"[]"
    with pytest.raises(AssertionError):
        box.still_right()


def test_a_run_that_leaves_something_is_followed_by_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right, box = Box(tmp_path / "right"), Box(tmp_path / "box")
    right.still_right()
    monkeypatch.setattr(Box, "followed", right)
    box.file("base.yaml", BASE)
    box.run("timeline", "--facts", "base.yaml")
    assert box.known == right.known
    box.known = b"[]"
    box.file("base.yaml", BASE.replace("Orlova visits Baku", "Orlova leaves Baku"))
    box.run("-h")
    with pytest.raises(AssertionError):
        box.run("timeline", "--facts", "base.yaml")


def test_the_runner_sees_which_programs_are_begun(tmp_path: Path) -> None:
    if not shutil.which("strace"):
        pytest.skip("not here: strace")
    privacy.shown(Box(tmp_path))


def test_the_runner_sends_signals_to_the_program_alone(tmp_path: Path) -> None:
    assert Box(tmp_path).run("mcp", sent=(signal.SIGKILL, 0.05), codes=(0, -signal.SIGKILL)).code in (
        0,
        -signal.SIGKILL,
    )


def test_two_parsers_that_differ_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    same_verdict(b"a: b\n")
    monkeypatch.setattr("suites.bases._verdict", id)
    with pytest.raises(AssertionError):
        same_verdict(b"a: &b c\n")


def test_a_base_that_somebody_begins_is_theirs_to_write_and_lies_nowhere_else(tmp_path: Path) -> None:
    box = Box(tmp_path)
    for arguments in (
        ["new", "--", "t изCouncil's"],
        ["new", "камаза"],
        ["new", "../away"],
        ["new", f"{tmp_path}/away"],
    ):
        refused(box, arguments)
        assert box.files() == {}
        assert not (tmp_path / "away").exists()
