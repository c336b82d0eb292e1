"""Formats requested in words: if there is no answer, a hint shows the option; if there is one, nothing is said."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from raes_cli.cli import app
from raes_cli.cli.synonyms import FORMATS_MEANT
from raes_cli.formats import EXPORTS, FORMATS, PICTURES, STYLES


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("typed", "code", "command"),
    [
        ("Lavrov meetings 2023 calendar", 0, "raes Lavrov meetings 2023 -o raes.ics"),
        ("календарь встреч Лавров", 0, "raes встреч Лавров -o raes.ics"),
        ("trade excel", 1, "raes trade -o raes.xlsx"),
        ("trade 2023 in Excel", 1, "raes trade 2023 -o raes.xlsx"),
        ("торговля 2023 в экселе", 1, "raes торговля 2023 -o raes.xlsx"),
        ("trade csv --year 2023", 1, "raes trade --year 2023 -f csv"),
        ("'trade 2023 as csv'", 1, "raes trade 2023 -f csv"),
        ("Лавров встречи 2023 BibTeX", 1, "raes Лавров встречи 2023 -o raes.bib"),
        ("who Lavrov zotero", 1, "raes who Lavrov -f csl-json"),
        ("show trade-2023 json", 1, "raes show trade-2023 -f json"),
        ("export Lavrov 2023 sqlite", 1, "raes export Lavrov 2023 -o raes.sqlite"),
        ("search xlsx", 1, "raes export -o raes.xlsx"),
        ("excel", 1, "raes export -o raes.xlsx"),
        ("trade chart", 1, "raes trade --chart"),
        ("trade график", 1, "raes trade --chart"),
        ("trade png", 1, "raes trade -o raes.png"),
        ("cite trade 2023 gost", 1, "raes cite trade 2023 --style gost"),
        ("cite meetings Lavrov 2023 EndNote", 1, "raes cite meetings Lavrov 2023 --style ris"),
    ],
)
def test_a_format_in_words_is_said_with_the_command_that_gives_it(
    typed: str, code: int, command: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert app.run(shlex.split(typed)) == code
    out, err = capfd.readouterr()
    assert out == ""
    assert err.splitlines()[-1].split("; ")[0] == f"try `{command}`"
    assert app.run([*shlex.split(typed), "--lang", "ru"]) == code
    assert f"попробуйте `{command}`" in capfd.readouterr().err
    assert app.run(shlex.split(command)[1:]) == 0  # the hint is a valid command


@pytest.mark.parametrize("typed", ["stats excel", "list people ics", "trade qwertyuiop csv", "who Kalugn"])
def test_what_a_command_cannot_write_or_is_no_format_is_not_said(typed: str, capfd: pytest.CaptureFixture[str]) -> None:
    app.run(shlex.split(typed))
    err = capfd.readouterr().err
    assert "try `raes" not in err, err


def test_an_answer_is_an_answer(capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["search", "календарном"]) == 0
    out, err = capfd.readouterr()
    assert out
    assert "raes.ics" not in err


def test_a_style_of_a_citation_is_said_even_where_the_word_finds_something(capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["cite", "trade-2023", "ГОСТ"]) == 0  # the word is a prefix of another: гость
    assert "raes: try `raes cite trade-2023 --style gost`" in capfd.readouterr().err.splitlines()


def test_every_format_and_style_is_known_by_its_name() -> None:
    assert {*FORMATS, *EXPORTS, *PICTURES, *STYLES} <= FORMATS_MEANT.keys()
    assert [
        name
        for name, called in FORMATS_MEANT.items()
        if name not in called.split() and f"{name}-" not in called.split()
    ] == []


@pytest.mark.parametrize(
    ("option", "said"),
    [("--csv", "did you mean -f csv?"), ("--excel", "did you mean -f xlsx?"), ("--ics", "did you mean -f ics?"),
     ("--bibtex", "did you mean -f bibtex?"), ("--png", "try `raes trade --chart`"), ("--markdown", "did you mean -f md?")],
)  # fmt: skip
def test_a_format_as_an_option_is_said_too(option: str, said: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["timeline", option]) == 2
    assert capfd.readouterr().err.splitlines()[-1] == said
