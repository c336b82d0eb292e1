"""Arguments: options before the command, repeated options, global options, and ids from a pipe."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from raes_cli.cli import app


def answer(line: str, capfd: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    capfd.readouterr()
    code = app.run(line.split())
    return code, *capfd.readouterr()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("--json trade -n 1", "trade -n 1 --json"),
        ("-f csv trade -n 1", "trade -n 1 -f csv"),
        ("-fcsv trade -n 1", "trade -n 1 -f csv"),
        ("--format=yaml trade -n 1", "trade -n 1 -f yaml"),
        ("--no-pager timeline -n 1", "timeline -n 1 --no-pager"),
        ("--lang ru trade -n 1", "trade -n 1 --lang ru"),
        ("--lang=ru --json trade -n 1", "trade -n 1 --lang ru --json"),
        ("--facts default --facts default stats --json", "stats --json"),
        ("--year 2023 --json trade", "trade --year 2023 --json"),
        ("--with Putin --with Aliyev -n 2 --json meetings", "meetings --with Putin --with Aliyev -n 2 --json"),
        ("-n 1 trade", "trade -n 1"),
        ("-n1 trade", "trade -n 1"),
        ("-r -n 1 trade", "trade -r -n 1"),
        ("-rn 1 trade", "trade -r -n 1"),
        ("-rn1 trade", "trade -r -n 1"),
        ("-e trade --year 1800", "trade --year 1800 -e"),
        ("--color always -f table trade -n 1", "trade -n 1 --color always -f table"),
        ("--with trade --json timeline", "timeline --with trade --json"),
        ("--json check default", "check default --json"),
        ("--lang ru schema base", "schema base"),
        ("--lang ru completion zsh", "completion zsh"),
        ("-- trade -n 1", "trade -n 1"),
        ("--json -- trade -n 1", "trade -n 1 --json"),
        ("--json who Putin -n 1", "who Putin -n 1 --json"),
        ("--json help trade", "help trade --json"),
        ("--json trade -h", "trade -h"),
        ("--lang ru help trade", "trade -h --lang ru"),
        ("--json --lang ru -h", "--lang ru -h"),
        ("--json help", "help --json"),
        ("-f csv --version", "--version"),
        ("--json version", "version"),
        ("--foo trade", "trade --foo"),
        ("-f nonsense trade", "trade -f nonsense"),
        ("--lang xx trade", "trade --lang xx"),
        ("--json Xyzzy", "Xyzzy"),
        ("--json TRADE 2023", "TRADE 2023 --json"),
    ],
)
def test_an_option_means_the_same_on_either_side(before: str, after: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert answer(before, capfd) == answer(after, capfd)


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("trade -f table --json", "json"),
        ("trade --json -f csv", "csv"),
        ("trade --json -f csv --json", "json"),
        ("--json trade -f csv", "csv"),
        ("-f table trade --json", "json"),
        ("--json -f csv trade", "csv"),
        ("trade -f csv -f json", "json"),
        ("export --json -f jsonl", "jsonl"),
        ("export -f jsonl --json", "json"),
        ("search Baku -f md --json", "json"),
    ],
)
def test_the_last_holds(line: str, form: str, capfd: pytest.CaptureFixture[str]) -> None:
    plain = " ".join(
        word for word in line.split() if word not in ("--json", "-f", "table", "csv", "json", "jsonl", "md")
    )
    assert answer(f"{line} -n 2" if "export" not in line else line, capfd) == answer(
        f"{plain} -f {form} -n 2" if "export" not in line else f"{plain} -f {form}", capfd
    )


@pytest.mark.parametrize(
    ("line", "form"), [("check default -f github --json", "json"), ("check default --json -f text", "text")]
)
def test_the_last_holds_for_check_too(line: str, form: str, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = answer(line, capfd)
    assert (code, out) == (0, "[]\n" if form == "json" else "")


def test_a_file_may_be_named_before_the_command(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert answer(f"--output={tmp_path}/a.json --force trade -n 1", capfd)[0] == 0
    assert answer(f"-o {tmp_path}/b.csv trade -n 1", capfd)[0] == 0
    assert {path.name for path in tmp_path.iterdir()} == {"a.json", "b.csv"}


@pytest.mark.parametrize("line", ["--json", "-f csv", "--lang en --json", "--year 2023"])
def test_options_alone_ask_which_command(line: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert answer(line, capfd) == (2, "", "raes: which command?\n`raes -h` lists them\n")


@pytest.mark.parametrize("line", ["", "--lang en", "--"])
def test_nothing_at_all_is_the_help(line: str, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, err = answer(line, capfd)
    assert (code, out.partition(" ")[0], err) == (0, "Usage:", "")


@pytest.mark.parametrize(
    ("usual", "typed", "same"),
    [
        ("--lang ru", "trade -n 1", "trade -n 1 --lang ru"),
        ("--lang ru", "trade -n 1 --lang en", "trade -n 1 --lang en"),
        ("--lang ru --json", "Putin 2023", "Putin 2023 --json --lang ru"),
        ("-n 1 --json", "timeline 2023", "timeline 2023 -n 1 --json"),
        ("-n1 -r", "timeline 2023", "timeline 2023 -n 1 -r"),
        ("--limit=2", "timeline 2023 -n 1", "timeline 2023 -n 1"),
        ("--group year --lang ru", "stats", "stats --lang ru"),
        ("--with 'Сергей Лавров'", "meetings 2023", "meetings 2023 --with Лавров"),
        ("--lang ru", "-h", "-h"),
        ("", "trade -n 1", "trade -n 1"),
    ],
)
def test_usual_options_hold_where_the_command_has_them(
    usual: str, typed: str, same: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = answer(same, capfd)
    monkeypatch.setenv("RAES_OPTIONS", usual)
    assert answer(typed, capfd)[:2] == expected[:2]


@pytest.mark.parametrize(
    ("usual", "shown"),
    [("--langg ru", "--langg"), ("ru", "ru"), ("--lang", "--lang"), ("-rn", "-rn"), ("--lang 'ru", "--lang 'ru")],
)
def test_what_is_no_option_is_told_with_where_it_stands(
    usual: str, shown: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAES_OPTIONS", usual)
    told = f"raes: RAES_OPTIONS: '{shown}' is not an option\nit holds options as they are typed: --lang ru --no-pager\n"
    assert answer("trade", capfd) == (2, "", told)


def piped(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode()), isatty=lambda: False))


@pytest.mark.parametrize("command", ["show - --json", "cite - --json"])
@pytest.mark.parametrize(
    "text", ["trade-2023\ntrade-2022\n", "trade-2023 trade-2022", "trade-2023\t2023\tfigure\r\ntrade-2022\t2022\n"]
)
def test_ids_come_from_a_pipe(
    command: str, text: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = answer(command.replace("-", "trade-2023 trade-2022", 1), capfd)
    piped(text, monkeypatch)
    assert answer(command, capfd) == expected
    assert len(json.loads(expected[1])) == 2


def test_an_empty_pipe_is_told(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    piped("\n", monkeypatch)
    assert answer("show -", capfd) == (2, "", "raes: no ids on standard input\nraes meetings 2023 | raes show -\n")


def test_one_word_is_cited_as_the_record_that_it_is(capfd: pytest.CaptureFixture[str]) -> None:
    (cited, *_) = json.loads(answer("cite putin --json", capfd)[1])
    assert cited["id"].partition(".")[0] == "putin"
