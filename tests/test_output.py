"""Answers as files: the extension decides the format, a file is written whole or not at all, and never overwritten."""

from __future__ import annotations

import csv
import json
import os
import shlex
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from raes_cli.cli import app
from raes_cli.formats import ENDINGS, FORMATS
from small import FROZEN
from small import RAES as PROGRAM

EDITION = ("raes: version ", "raes: версия ")
TRADE = ("show", "trade-2022", "trade-2023", "trade-2024")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def raes(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., tuple[int, bytes, list[str]]]:
    """Run raes, and return the exit code, standard output and standard error without the lines about the base."""

    def run(*arguments: str) -> tuple[int, bytes, list[str]]:
        capfdbinary.readouterr()
        code = app.run(arguments)
        out, err = capfdbinary.readouterr()
        return code, out, [line for line in err.decode().splitlines() if not line.startswith(EDITION)]

    return run


Raes = Callable[..., tuple[int, bytes, list[str]]]


def shell(line: str) -> subprocess.CompletedProcess[str]:
    command = line.replace("raes ", f"{shlex.join(PROGRAM)} ")
    return subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("ending", [*(ending for ending, form in ENDINGS.items() if form in FORMATS), ".CSV"])
def test_the_ending_names_the_format(ending: str, raes: Raes, here: Path) -> None:
    expected = raes(*TRADE, "--format", ENDINGS[ending.lower()])[1]
    assert raes(*TRADE, "--output", f"trade{ending}") == (0, b"", [f"raes: wrote 3 records to trade{ending}"])
    assert (here / f"trade{ending}").read_bytes() == expected != b""
    assert left(here) == [f"trade{ending}"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_that_is_asked_for_holds_whatever_the_ending(form: str, raes: Raes, here: Path) -> None:
    expected = raes(*TRADE, "-f", form)[1]
    assert raes(*TRADE, "-f", form, "-o", "trade.data")[0] == 0
    assert (here / "trade.data").read_bytes() == expected
    assert raes(*TRADE, "--json", "-o", "trade.csv")[0] == 0
    assert len(json.loads((here / "trade.csv").read_text(encoding="utf-8"))) == 3


@pytest.mark.parametrize("name", ["trade.pdf", "trade", "csv", ".csv", ""])
def test_an_ending_that_names_no_format_is_an_error_that_lists_them(name: str, raes: Raes, here: Path) -> None:
    assert raes(*TRADE, "-o", name) == (2, b"", [
        f"raes: cannot tell the format from the extension of {name!r}",
        f"one of {', '.join(ENDINGS)}, or give --format",
    ])  # fmt: skip
    assert left(here) == []


def test_it_speaks_russian_too(raes: Raes) -> None:
    assert raes(*TRADE, "-o", "t.md", "--lang", "ru") == (0, b"", ["raes: записей: 3, файл t.md"])
    assert raes(*TRADE, "-o", "t.md", "--lang", "ru")[2] == ["raes: 't.md' уже есть", "--force перезапишет"]
    assert raes(*TRADE, "-o", "t.x", "--lang", "ru")[2][0] == "raes: по расширению 't.x' формат не определить"
    assert raes(*TRADE, "-o", "no/t.md", "--lang", "ru")[2][0].startswith("raes: не удаётся записать 'no/t.md': ")
    assert raes(*TRADE, "--json", "--bom", "--lang", "ru")[2] == [
        "raes: --bom несовместим с json",
        "он работает с csv, tsv",
    ]


def test_markdown_follows_the_language(raes: Raes, here: Path) -> None:
    raes(*TRADE, "-o", "en.md")
    raes(*TRADE, "-o", "ru.md", "--lang", "ru")
    assert "; conflicts: " in (here / "en.md").read_text(encoding="utf-8")
    assert "; противоречия: " in (here / "ru.md").read_text(encoding="utf-8")


def test_one_record_is_counted_as_one(raes: Raes) -> None:
    assert raes("show", "trade-2023", "-o", "one.json")[2] == ["raes: wrote 1 record to one.json"]


def test_an_empty_answer_is_written_too(raes: Raes, here: Path) -> None:
    told = ["raes: wrote 0 records to none.json", "raes: nothing in the base matches", "nearest: 2021"]
    assert raes("trade", "--year", "1800", "-o", "none.json") == (0, b"", told)
    assert (here / "none.json").read_text() == "[]\n"
    assert raes("trade", "--year", "1800", "-e", "--bom", "-o", "none.csv")[0] == 1
    assert (here / "none.csv").read_bytes().startswith(b"\xef\xbb\xbfid,type,")


def test_an_error_writes_no_file(raes: Raes, here: Path) -> None:
    assert raes("who", "Nobodyatall", "-o", "who.json")[0] == 1
    assert left(here) == []


def test_an_existing_file_is_kept_without_force(raes: Raes, here: Path) -> None:
    (here / "trade.csv").write_text("mine")
    assert raes(*TRADE, "-o", "trade.csv") == (2, b"", ["raes: 'trade.csv' exists already", "--force overwrites it"])
    assert (here / "trade.csv").read_text() == "mine"
    assert raes(*TRADE, "-o", "trade.csv", "--force")[0] == 0
    assert (here / "trade.csv").read_bytes().startswith(b"id,type,")
    assert left(here) == ["trade.csv"]


def test_of_two_who_write_one_file_the_quicker_has_it(raes: Raes, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fsync(_: int) -> None:
        (here / "trade.csv").write_text("mine")

    monkeypatch.setattr(os, "fsync", fsync)
    assert raes(*TRADE, "-o", "trade.csv") == (2, b"", ["raes: 'trade.csv' exists already", "--force overwrites it"])
    assert (here / "trade.csv").read_text() == "mine"
    assert raes(*TRADE, "-o", "trade.csv", "--force")[0] == 0
    assert (here / "trade.csv").read_bytes().startswith(b"id,type,")
    assert left(here) == ["trade.csv"]


def test_a_file_is_written_also_where_files_have_no_links(
    raes: Raes, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", link)
    assert raes(*TRADE, "-o", "trade.csv")[0] == 0
    assert (here / "trade.csv").read_bytes().startswith(b"id,type,")
    assert left(here) == ["trade.csv"]


def test_a_draft_that_is_in_the_way_is_told(raes: Raes, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.monotonic_ns", lambda: 5)
    draft = here / f".raes-{os.getpid()}-5.tmp"
    draft.touch()
    assert raes(*TRADE, "-o", "trade.csv") == (4, b"", ["raes: cannot write 'trade.csv': file exists"])


@pytest.mark.parametrize("name", [".", "folder", "folder/", "new.csv/", ""])
@pytest.mark.parametrize("more", [[], ["--force"]])
def test_what_can_be_no_file_is_refused(name: str, more: list[str], raes: Raes, here: Path) -> None:
    (here / "folder").mkdir()
    code, _, told = raes(*TRADE, "-f", "csv", "-o", name, *more)
    why = "is a folder" if name else "is not a file name"
    assert (code, told) == (2, [f"raes: {name!r} {why}", "name a file; `-` is standard output"])
    assert left(here) == ["folder"]


@pytest.mark.parametrize("target", ["victim.csv", "nowhere.csv", "link.csv"])
@pytest.mark.parametrize("more", [[], ["--force"]])
def test_nothing_is_written_through_a_symbolic_link(target: str, more: list[str], raes: Raes, here: Path) -> None:
    (here / "victim.csv").write_text("mine")
    (here / "link.csv").symlink_to(target)
    assert raes(*TRADE, "-o", "link.csv", *more)[0] == 2
    assert (here / "victim.csv").read_text() == "mine"
    assert left(here) == ["link.csv", "victim.csv"]


@pytest.mark.parametrize("how", ["file", "folder", "environment"])
def test_the_base_is_never_written_to(how: str, raes: Raes, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = here / "base"
    folder.mkdir()
    base = folder / "facts.yaml"
    base.write_bytes(FROZEN.read_bytes())
    facts = [] if how == "environment" else ["--facts", str(base if how == "file" else folder)]
    if how == "environment":
        monkeypatch.setenv("RAES_FACTS", "base")
    names = ["base/facts.yaml", "base/../base/facts.yaml", str(base), "base/facts.lock.tsv"]
    for name in [*names, *(["base/more.yaml"] if how != "file" else [])]:
        assert raes(*TRADE, *facts, "-o", name, "--force") == (
            2, b"", [f"raes: {name!r} belongs to the base", "name another file"],
        ), name  # fmt: skip
    assert left(folder) == ["facts.yaml"]
    assert base.read_bytes() == FROZEN.read_bytes()
    assert raes(*TRADE, *facts, "-o", "base/trade.csv")[0] == 0


def test_the_base_that_comes_with_the_program_is_never_written_to(raes: Raes) -> None:
    before = FROZEN.stat()
    assert raes(*TRADE, "-o", str(FROZEN), "--force")[0] == 2
    assert FROZEN.stat() == before


def test_a_new_file_has_the_permissions_of_any_other(raes: Raes, here: Path) -> None:
    (here / "any").touch()
    raes(*TRADE, "-o", "new.csv")
    assert (here / "new.csv").stat().st_mode == (here / "any").stat().st_mode


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444])
def test_a_file_written_over_keeps_its_permissions(mode: int, raes: Raes, here: Path) -> None:
    (here / "old.csv").touch()
    (here / "old.csv").chmod(mode)
    assert raes(*TRADE, "-o", "old.csv", "--force")[0] == 0
    assert stat.S_IMODE((here / "old.csv").stat().st_mode) == mode


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("no/trade.csv", "no such file or directory"),
        ("file/trade.csv", "not a directory"),
        (f"{'x' * 300}.csv", "file name too long"),
    ],
)
def test_what_cannot_be_written_is_an_error_with_its_reason(name: str, reason: str, raes: Raes, here: Path) -> None:
    (here / "file").touch()
    assert raes(*TRADE, "-o", name) == (4, b"", [f"raes: cannot write {name!r}: {reason}"])
    assert left(here) == ["file"]


def test_a_name_that_fills_the_limit_can_be_written(raes: Raes, here: Path) -> None:
    assert raes(*TRADE, "-o", f"{'x' * 251}.csv")[0] == 0
    assert len(left(here)) == 1


def test_a_folder_that_must_not_be_written_to_is_an_error(
    raes: Raes, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root can write anywhere, so the refusal is simulated.
    genuine = os.open

    def refused(path: str, *rest: int) -> int:
        if str(path).startswith((str(here), ".")) or ".raes-" in str(path):
            raise PermissionError(13, "Permission denied")
        return genuine(path, *rest)

    monkeypatch.setattr(os, "open", refused)
    assert raes(*TRADE, "-o", "trade.csv") == (4, b"", ["raes: cannot write 'trade.csv': permission denied"])


@pytest.mark.parametrize(
    ("call", "old"),
    [(call, old) for call in ("open", "fsync", "replace") for old in (b"mine", None)] + [("chmod", b"mine")],
)
def test_a_failure_leaves_the_old_file_and_no_draft(
    call: str, old: bytes | None, raes: Raes, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if old is not None:
        (here / "trade.csv").write_bytes(old)
    raes(*TRADE)
    genuine = getattr(os, call)

    def full(path: int | str, *rest: int | str, **named: int) -> object:
        if call == "fsync" or ".raes-" in str(path):
            raise OSError(28, "No space left on device")
        return genuine(path, *rest, **named)

    with monkeypatch.context() as patch:
        patch.setattr(os, call, full)
        told = raes(*TRADE, "-o", "trade.csv", "--force")
    assert told == (4, b"", ["raes: cannot write 'trade.csv': no space left on device"])
    assert [path.read_bytes() for path in here.iterdir()] == ([] if old is None else [old])


def test_an_interrupt_leaves_the_old_file_and_no_draft(raes: Raes, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "trade.csv").write_text("mine")
    raes(*TRADE)

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    assert raes(*TRADE, "-o", "trade.csv", "--force")[0] == 130
    assert (left(here), (here / "trade.csv").read_text()) == (["trade.csv"], "mine")


def test_a_disk_that_fills_up_leaves_the_old_file_and_no_draft(here: Path) -> None:
    (here / "all.csv").write_text("mine")
    done = shell("raes export -q >all.jsonl; ulimit -f 8; raes export -o all.csv --force")
    assert (done.returncode, done.stderr) == (4, "raes: cannot write 'all.csv': file too large\n")
    assert (left(here), (here / "all.csv").read_text()) == (["all.csv", "all.jsonl"], "mine")


def test_a_device_that_is_full_is_an_error() -> None:
    done = shell("raes trade --format csv --output /dev/full")
    assert (done.returncode, done.stderr) == (4, "raes: cannot write '/dev/full': no space left on device\n")
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


@pytest.mark.parametrize("form", ["csv", "tsv", "md", "yaml"])
def test_a_full_standard_output_is_an_error_in_every_format(form: str) -> None:
    done = shell(f"raes trade --format {form} >/dev/full")
    assert (done.returncode, done.stderr) == (4, "raes: cannot write the answer: no space left on device\n")


@pytest.mark.parametrize("name", ["/dev/stdout", ">(cat)"])
def test_a_pipe_is_written_to_as_it_is(name: str) -> None:
    done = shell(f"raes trade --format jsonl --output {name} | cat")
    assert done.stdout == shell("raes trade --format jsonl | cat").stdout != ""


def test_a_pipe_whose_reader_goes_away_is_success() -> None:
    done = shell("raes export --format jsonl --output >(true); echo $?")
    assert done.stdout == "0\n"


def test_a_dash_is_standard_output(raes: Raes, here: Path) -> None:
    assert raes(*TRADE, "-o", "-") == (*raes(*TRADE)[:2], [])
    assert raes("export", "-o", "-")[1] == raes("export")[1]
    assert left(here) == []


def test_a_table_in_a_file_has_no_colours(raes: Raes, here: Path) -> None:
    raes(*TRADE, "-f", "table", "-o", "trade.txt")
    assert b"\x1b" not in (here / "trade.txt").read_bytes()


def test_a_hostile_name_steers_no_terminal(raes: Raes, here: Path) -> None:
    assert raes(*TRADE, "-o", "a\x1b]0;x\x07\n.csv")[2] == [r"raes: wrote 3 records to a\u{1b}]0;x\u{7} .csv"]
    assert raes(*TRADE, "-f", "csv", "-o", "\x00")[0] == 4
    assert left(here) == ["a\x1b]0;x\x07\n.csv"]


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_a_byte_order_mark_stands_before_csv_and_tsv_in_files_and_pipes(form: str, raes: Raes, here: Path) -> None:
    without = raes(*TRADE, "-f", form)[1]
    assert without.startswith(b"id")
    assert raes(*TRADE, "-f", form, "--bom")[1] == b"\xef\xbb\xbf" + without
    raes(*TRADE, "--bom", "-o", f"trade.{form}")
    assert (here / f"trade.{form}").read_bytes() == b"\xef\xbb\xbf" + without


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in ("csv", "tsv")])
def test_a_byte_order_mark_goes_with_no_other_format(form: str, raes: Raes, here: Path) -> None:
    told = [f"raes: --bom cannot be used with {form}", "it works with csv, tsv"]
    assert raes(*TRADE, "-f", form, "--bom") == (2, b"", told)
    assert raes(*TRADE, "-f", form, "--bom", "-o", "trade.csv") == (2, b"", told)
    assert left(here) == []


def test_an_export_is_jsonl_unless_told_and_the_same_in_every_format(raes: Raes, here: Path) -> None:
    records = [json.loads(line) for line in raes("export")[1].decode().splitlines()]
    assert len(records) > 300
    assert json.loads(raes("export", "--json")[1]) == records
    assert yaml.load(raes("export", "-f", "yaml")[1], yaml.CSafeLoader) == records
    assert raes("export", "-o", "all.csv")[2] == [f"raes: wrote {len(records)} records to all.csv"]
    with (here / "all.csv").open(encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == [record["id"] for record in records]


@pytest.mark.parametrize(
    "command",
    [["timeline"], ["who", "Putin"], ["search", "коридор"], ["council", "3"], ["stats", "-q"], ["list", "topics"]],
)
@pytest.mark.parametrize("form", FORMATS)
def test_every_command_writes_every_format(command: list[str], form: str, raes: Raes) -> None:
    code, out, told = raes(*command, "--format", form)
    assert (code, out != b"", told) == (0, True, [])


@pytest.mark.parametrize("form", ["csv", "tsv", "yaml"])
def test_formats_for_programs_are_the_same_whatever_the_environment(
    form: str, raes: Raes, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = raes("timeline", "--format", form)[1]
    for name, value in (
        ("COLUMNS", "20"),
        ("RAES_LANG", "ru"),
        ("LC_ALL", "C"),
        ("TZ", "Asia/Baku"),
        ("FORCE_COLOR", "1"),
    ):
        with monkeypatch.context() as patch:
            patch.setenv(name, value)
            assert raes("timeline", "--format", form)[1] == expected, name


def test_a_warm_run_with_json_does_not_import_what_other_formats_need(
    raes: Raes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAES_FACTS", str(FROZEN))
    raes("trade", "--json")
    script = (
        "import sys; from raes_cli.cli.app import run; run(['trade', '--json']); print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    imported = set(done.stderr.split())
    ours = {"raes_cli.cli.files", *(f"raes_cli.show.{name}" for name in ("delimited", "markdown", "yamlform", "plain"))}
    assert imported & {"csv", "yaml", "rich", *ours} == set()
    assert "raes_cli.show.stored" in imported
