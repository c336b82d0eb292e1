"""Options that hold on every run, and ids that come from a pipe."""

from __future__ import annotations

import io
import json
import sys
from types import SimpleNamespace

import pytest

from raes_cli.cli import app


def answer(line: str, capfd: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    capfd.readouterr()
    code = app.run(line.split())
    return code, *capfd.readouterr()


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
