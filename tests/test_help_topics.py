"""`raes help`: each topic in both languages at every width, unknown topics, and the command line for programs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from raes_cli import dates, labels
from raes_cli.cli import app, help_topics
from raes_cli.cli.commands import COMMANDS
from raes_cli.formats import ENDINGS, EXPORTS, FORMATS, PICTURES
from raes_cli.lookup.scope import LISTS, statuses

ROOT = Path(__file__).parent.parent
every = pytest.mark.parametrize("topic", help_topics.TOPICS)
either = pytest.mark.parametrize("lang", ["en", "ru"])


def shown(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert app.run(["help", *arguments]) == 0
    out, err = capfd.readouterr()
    assert err == ""
    return out


def code(text: str) -> list[str]:
    """Return the code spans of a topic that are the same in every language: options, keys and values."""
    return sorted(one for one in re.findall("`([^`]+)`", text) if re.fullmatch(r"[\w.\-]+", one) and one.isascii())


@every
@either
@pytest.mark.parametrize("width", ["40", "80", "200"])
def test_a_topic_is_laid_out_in_the_width_of_the_terminal(
    topic: str, lang: str, width: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    text = shown(capfd, topic, "--lang", lang)
    lines = text.splitlines()
    source = help_topics.text(topic, lang)
    assert lines[0] == source.splitlines()[0].removeprefix("# ")
    assert max(len(line) for line in lines if " " in line.strip()) <= min(int(width), 98)
    assert not any(line.startswith(("|", "#")) for line in lines)
    assert topic == "words" or "|" not in text
    words = re.findall(r"\w+", re.sub(r"(?m)^\|.*\n(?=\|-)", "", source))
    assert [one for one in words if one not in text] == []


@every
def test_a_topic_says_the_same_in_both_languages(topic: str) -> None:
    english, russian = (help_topics.text(topic, lang) for lang in ("en", "ru"))
    shape = [re.findall(r"^(#+|\||- )", text, re.MULTILINE) for text in (english, russian)]
    assert shape[0] == shape[1]
    if topic not in ("words", "dates"):  # their examples are in the language of the reader
        assert code(english) == code(russian)


@either
def test_dates_are_printed_as_the_topic_says(lang: str) -> None:
    rows = [
        row.strip("| ").split(" | ") for row in help_topics.text("dates", lang).splitlines() if row.startswith("| `")
    ]
    for edtf, _, printed in rows:
        assert ", ".join(dates.words(one, lang) for one in re.findall("`([^`]+)`", edtf)) == printed


def test_every_format_and_ending_and_sign_and_code_has_its_row() -> None:
    formats = help_topics.text("formats", "en")
    assert {*FORMATS, *EXPORTS, *PICTURES, *ENDINGS} <= set(re.findall("`([^`]+)`", formats))
    for lang in ("en", "ru"):
        signs = help_topics.text("signs", lang)
        assert [sign for sign in labels.SIGNS if f"`{sign}`" not in signs] == []
        codes = re.findall(r"^\| ([\d, ]+) \|", help_topics.text("exit-codes", lang), re.MULTILINE)
        assert codes == ["0", "1", "2", "3", "4", "70", "130, 143"]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_what_the_topic_on_words_shows_is_understood(lang: str, capfd: pytest.CaptureFixture[str]) -> None:
    for line in re.findall("`raes ([^`]+)`", help_topics.text("words", lang)):
        if "…" not in line and not line.startswith("help"):
            assert app.run([*line.split(), "--json"]) == 0, line
            assert json.loads(capfd.readouterr().out) != [], line
    _, _, search = help_topics.text("words", lang).partition("\n## ")
    for terms in (
        term for row in search.splitlines() if row.startswith("| `") for term in row.split(" | ")[0].split("`, `")
    ):
        asked = terms.strip("`| ").replace("\\|", "|")
        more = ["gas"] if asked.startswith(("-", "NOT", "НЕ")) else []
        assert app.run(["search", *more, *asked.split(), "--json"]) == 0, asked


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["nonsens"], "topics: words, dates, formats, signs, environment, exit-codes"),
        (["date"], "try `raes help dates`"),
        (["formts"], "did you mean formats?"),
        (["env"], "try `raes help environment`"),
        (["csv"], "try `raes help formats`"),
        (["коды", "выхода"], "try `raes help exit-codes`"),
        (["tmeline"], "did you mean timeline?"),
        (["history"], "try `raes timeline`"),
        (["dates", "--yaer"], "topics: "),
        (["dates", "--lang", "fr"], "one of en, ru"),
        (["tmeline", "--json"], "did you mean timeline?"),
    ],
)
def test_what_is_no_topic_is_an_error_with_what_is_near(
    asked: list[str], said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert app.run(["help", *asked]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert said in err.splitlines()[-1] or said in err


@pytest.mark.parametrize("asked", [["exit-codes"], ["exit", "codes"], ["EXIT_CODES"], ["-q", "exit-codes"]])
def test_a_topic_may_be_typed_otherwise(asked: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert shown(capfd, *asked).startswith("Exit codes\n")


def test_options_before_help_hold(capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["--lang", "ru", "help", "dates"]) == 0
    assert capfd.readouterr().out.startswith("Даты")


def test_programs_get_commands_options_and_choices(capfd: pytest.CaptureFixture[str]) -> None:
    rows: list[dict[str, Any]] = json.loads(shown(capfd, "--json"))
    assert [row["command"] for row in rows] == ["", *COMMANDS]
    for row in rows[1:]:
        command = COMMANDS[row["command"]]
        assert [option["flags"] for option in row["options"]] == [list(one.flags) for one in command.options]
        assert row["summary"] == command.summary
        for option in row["options"]:
            assert option["help"].keys() == {"en", "ru"}
            assert set(option["lists"]) <= set(LISTS)
    timeline = next(row for row in rows if row["command"] == "timeline")
    found = {flag: option for option in timeline["options"] for flag in option["flags"]}
    assert found["--status"]["choices"] == list(statuses("timeline"))
    assert found["--with"]["lists"] == ["people", "organizations"]
    assert (found["--with"]["repeatable"], found["--year"]["repeatable"], found["-n"]["number"]) == (True, False, True)
    assert (found["--json"]["sets"], found["--json"]["metavar"], found["-f"]["metavar"]) == ("json", None, "FORMAT")
    assert set(EXPORTS) <= set(found["-f"]["choices"])
    assert json.loads(shown(capfd, "trade", "--json")) == [row for row in rows if row["command"] == "trade"]
    assert shown(capfd, "--json", "--lang", "ru") == shown(capfd, "--json")


def test_every_key_for_programs_is_documented(capfd: pytest.CaptureFixture[str]) -> None:
    rows: list[dict[str, Any]] = json.loads(shown(capfd, "--json"))
    parts = (*rows, *rows[0]["arguments"], *rows[0]["options"])
    _, _, said = (ROOT / "docs" / "json.md").read_text(encoding="utf-8").partition("## The command line itself")
    assert {key for part in parts for key in part} == set(re.findall("`([a-z]+)`", said))


def test_a_command_is_helped_with_as_it_helps_itself(capfd: pytest.CaptureFixture[str]) -> None:
    assert shown(capfd, "who") == (app.run(["who", "-h"]), capfd.readouterr().out)[1]
    assert "raes help TOPIC" in shown(capfd)


@pytest.mark.parametrize("command", COMMANDS)
def test_what_stands_for_a_value_is_russian_in_russian(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run([command, "-h", "--lang", "ru"]) == 0
    usage = capfd.readouterr().out.partition("\n")[0]
    assert re.findall(r"\b[A-Z]{3,}\b", usage) == []
