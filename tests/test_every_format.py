"""Every format: it names the base it comes from, and writes its file or fails cleanly."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import raes_cli
from raes_cli.cli import app
from raes_cli.formats import EXPORTS, FORMATS, PICTURES

FORMS = (*FORMATS, *EXPORTS, *PICTURES)
EXTRAS = {"xlsx": "openpyxl", "svg": "matplotlib", "png": "matplotlib"}
INSIDE = {*EXPORTS, *PICTURES, "md"} - {"xlsx"}
"""Formats that name their base in a place that can be read without a program."""
Raes = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def raes(capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Raes:
    """Run an export to a file in a folder of its own; return the exit code and the lines of standard error."""
    monkeypatch.chdir(tmp_path)

    def run(form: str, *arguments: str) -> tuple[int, list[str]]:
        capfdbinary.readouterr()
        code = app.run(["export", "-f", form, *arguments])
        out, err = capfdbinary.readouterr()
        assert out == b""
        return code, err.decode().splitlines()

    return run


every = pytest.mark.parametrize("form", FORMS)


@every
def test_an_export_says_version_number_of_facts_newest_date_and_digest(form: str, raes: Raes) -> None:
    with raes_cli.open_base() as base:
        edition = base.edition()
    code, told = raes(form, "trade", "2023", "-o", "one")
    assert code == 0
    said = f"{raes_cli.__version__}, {edition.words()['en']}"
    assert f"raes: version {said}" in told
    assert edition.digest.startswith(said.rpartition(" ")[2])
    content = Path("one").read_bytes()
    folded = re.sub(r"\r\n |\\", "", content.decode("utf-8", "replace")).replace("\n", " ")
    assert (f"raes {said}" in folded) == (form in INSIDE)


@every
def test_a_file_that_exists_is_kept_unless_forced(form: str, raes: Raes) -> None:
    Path("one").write_text("mine", encoding="utf-8")
    code, told = raes(form, "trade", "2023", "-o", "one")
    assert (code, told[-2:]) == (2, ["raes: 'one' exists already", "--force overwrites it"])
    assert Path("one").read_text(encoding="utf-8") == "mine"
    assert raes(form, "trade", "2023", "-o", "one", "--force")[0] == 0
    assert Path("one").read_bytes() != b"mine"


@every
def test_what_cannot_be_written_leaves_what_was_there(
    form: str, raes: Raes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, told = raes(form, "trade", "2023", "-o", "none/one")
    assert (code, told[-1]) == (4, "raes: cannot write 'none/one': no such file or directory")
    Path("one").write_text("mine", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    code, told = raes(form, "trade", "2023", "-o", "one", "--force")
    assert (code, told[-1]) == (4, "raes: cannot write 'one': no space left on device")
    assert Path("one").read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one"]


@every
def test_nothing_found_is_a_file_and_a_line(form: str, raes: Raes) -> None:
    code, told = raes(form, "--year", "1890", "-o", "one")
    assert code == 0
    assert "raes: nothing in the base matches" in told
    assert Path("one").exists()
    assert raes(form, "--year", "1890", "-o", "two", "-e")[0] == 1


@every
def test_words_that_mean_nothing_write_no_file(form: str, raes: Raes) -> None:
    code, told = raes(form, "qwertyuiop", "-o", "one")
    assert (code, told[0]) == (1, "raes: 'qwertyuiop' is neither a name nor a word in the base")
    assert not Path("one").exists()


@pytest.mark.parametrize(("form", "library"), EXTRAS.items())
def test_a_missing_extra_is_a_line_that_says_how_to_get_it(
    form: str, library: str, raes: Raes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    code, told = raes(form, "trade", "2023", "-o", "one")
    assert code == 2
    assert f"needs {library}, which is not installed" in told[-2]
    assert "pip install '.[" in told[-1]
    assert not Path("one").exists()


@every
def test_an_ending_that_names_no_format_lists_those_that_do(form: str, raes: Raes, tmp_path: Path) -> None:
    assert raes(form, "trade", "2023", "-o", "one.pdf")[0] == 0  # the option decides the format
    assert app.run(["export", "-o", "two.pdf"]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["one.pdf"]


def test_of_what_a_chart_has_no_place_for_it_is_said_how_much_there_is(raes: Raes) -> None:
    code, told = raes("svg", "trade", "2023", "-o", "one.svg")
    assert code == 0
    assert told[0].endswith("records cannot be drawn in a chart")
    assert raes("svg", "Lavrov", "2023", "-o", "two.svg")[0] == 0
    assert "wrote a chart to two.svg" in raes("svg", "Lavrov", "2023", "-o", "two.svg", "--force")[1][1]


def test_a_chart_of_an_export_is_in_the_order_of_days(capfd: pytest.CaptureFixture[str]) -> None:
    told = []
    for words in (
        ["export", "--chart"],
        ["figures", "--chart"],
        ["export", "--chart", "-r"],
        ["figures", "--chart", "-r"],
    ):
        assert app.run([*words, "--topic", "trade", "-q", "-f", "table"]) == 0
        told.append(re.findall(r"^(20\d\d) .*│", capfd.readouterr().out, re.MULTILINE))
    assert told[0] == told[1] != []
    assert told[2] == told[3]
