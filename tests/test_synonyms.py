"""Suggested commands: the names that other programs and people use, not words that only share some letters."""

from __future__ import annotations

import pytest

from raes_cli.cli import app
from raes_cli.cli.commands import COMMANDS
from raes_cli.cli.synonyms import for_command, for_option
from raes_cli.text import nearest


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("timeline --since 2023", "did you mean --from?"),
        ("timeline --until 2023", "did you mean --to?"),
        ("timeline --date 2023", "did you mean --on?"),
        ("timeline --day 2023-05-19", "did you mean --on?"),
        ("timeline --when 2023", "did you mean --on?"),
        ("meetings --person Putin", "did you mean --with?"),
        ("meetings --participant=Putin", "did you mean --with?"),
        ("meetings -w Putin", "did you mean --with?"),
        ("timeline --yaer 2023", "did you mean --year?"),
        ("timeline --YEAR 2023", "did you mean --year?"),
        ("timeline --place_name", "try `raes timeline -h`"),
        ("timeline --count", "try `raes stats`"),
        ("timeline --list", "try `raes list`"),
        ("timeline --template", "try `raes timeline -h`"),
        ("trade --svg", "try `raes trade --chart`"),
        ("trade --csv", "did you mean -f csv?"),
        ("trade --no-color", "did you mean --color never?"),
        ("who Putin --chart", "--chart is for trade, figures, export"),
        ("who Putin --version", "try `raes --version`"),
        ("export --lock", "--lock is for check"),
        ("check --explian digits", "did you mean --explain?"),
        (
            "trade -f odt",
            "one of table, plain, json, jsonl, csv, tsv, md, yaml, svg, png, ics, sqlite, html, xlsx, graphml, bibtex, csl-json, ris",
        ),
        ("trade -f JSNO", "did you mean json?"),
        ("timelnie", "did you mean timeline?"),
        ("chart", "try `raes trade --chart`"),
        ("topics", "try `raes list`"),
    ],
)
def test_what_is_meant_is_suggested(line: str, hint: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(line.split()) == 2
    shown = capfd.readouterr()
    assert (shown.out, shown.err.splitlines()[1]) == ("", hint)


@pytest.mark.parametrize(
    "line",
    ["timeline --state held", "trade --header", "timeline --sort", "search x --person y"],
)
def test_what_has_some_letters_in_common_is_not(line: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(line.split()) == 2
    hint = capfd.readouterr().err.splitlines()[1]
    for wrong in ("--exit-status", "--year", "--source?", "--to?", "--json"):
        assert wrong not in hint


def test_an_option_that_another_command_has_says_which(capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["show", "putin", "--since", "2023"]) == 2
    assert capfd.readouterr().err.splitlines()[1].startswith("--from is for timeline, ")


def test_every_command_and_option_that_is_suggested_exists() -> None:
    from raes_cli.cli import synonyms

    options = {spelling for name in COMMANDS for spelling in _spellings(name)}
    assert {name.split()[0] for name in synonyms.COMMANDS_MEANT} <= set(COMMANDS)
    meant = {name.split()[0] for name in synonyms.OPTIONS_MEANT if not name.startswith("raes")}
    assert meant <= options
    assert not {word for words in synonyms.COMMANDS_MEANT.values() for word in words.split()} & set(COMMANDS)


def _spellings(name: str) -> set[str]:
    from raes_cli.cli.program import command

    return {spelling for one in command(name).params for spelling in one.opts}


def test_the_language_changes_with_the_user() -> None:
    found = for_command("find", COMMANDS)
    assert found is not None
    assert found["ru"] == "попробуйте `raes search`"
    other = for_option("--since", {"--from"}, {})
    assert other is not None
    assert other["ru"] == "возможно, --from?"


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("yaer", ["year"], ["year"]),
        ("status", ["exit-status"], []),
        ("list", ["limit"], []),
        ("csw", ["csv"], ["csv"]),
        ("ics", ["csv"], []),
        ("count", ["council"], []),
        ("metings", ["meetings", "mean"], ["meetings"]),
        ("Kalugn", ["kalugin"], ["kalugin"]),
        ("x" * 41, ["x" * 41], []),
    ],
)
def test_no_more_than_a_third_of_the_letters_may_differ(word: str, known: list[str], near: list[str]) -> None:
    assert nearest(word, known) == near
