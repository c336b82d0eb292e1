"""The command line: streams, exit codes, and what it does not import."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from raes_cli.cli import app, language
from raes_cli.cli.commands import COMMANDS
from small import FROZEN, RAES

ELSEWHERE = str(FROZEN.parent.parent / "elsewhere" / "facts.yaml")


def raes(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*RAES, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **settings},
        check=False,
    )


def shell(line: str, **settings: str) -> subprocess.CompletedProcess[str]:
    command = line.replace("raes ", f"{shlex.join(RAES)} ")
    return subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, env={**os.environ, **settings}, check=False
    )


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_command_has_help_with_examples(
    name: str, flag: str, lang: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAES_LANG", lang)
    assert app.run([name, flag]) == 0
    shown = capfd.readouterr().out
    assert "Examples:" in shown if lang == "en" else "Примеры:" in shown
    for example in COMMANDS[name].examples:
        assert example in " ".join(shown.split())


@pytest.mark.parametrize(
    "example", [example for name, command in COMMANDS.items() if name != "mcp" for example in command.examples]
)  # it only answers a client
def test_every_example_of_the_help_answers(
    example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "my-facts.yaml").write_text("{}")
    (tmp_path / "release.txt").write_text("The ministers met on 3 June 2021.\n")
    (tmp_path / "page.html").write_text("<p>The ministers met on 3 June 2021.</p>")
    monkeypatch.chdir(tmp_path)
    code = int(example.startswith("raes diff") and example.count("my-facts") == 1)  # they differ
    assert app.run(shlex.split(example)[1:]) == code
    out, err = capfd.readouterr()
    assert out or re.search("no problems|wrote |no difference", err), err


@pytest.mark.parametrize("width", [40, 57, 80, 120])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_help_fits_the_terminal(
    lang: str, width: int, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAES_LANG", lang)
    monkeypatch.setenv("COLUMNS", str(width))
    for name in ("", *COMMANDS):
        assert app.run([name, "-h"] if name else ["-h"]) == 0
        # Examples are commands to copy: they are not wrapped.
        shown = re.split("Examples:|Примеры:", capfd.readouterr().out)[0]
        assert [line for line in shown.splitlines() if len(line) > width] == [], name


def test_the_language_may_be_named_before_the_command(capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["--lang", "ru", "-h"]) == 0
    assert capfd.readouterr().out.startswith("Вызов: raes")
    assert app.run(["--lang", "ru", "who", "Kalugn"]) == 1
    assert capfd.readouterr().err.startswith("raes: в базе нет никого")
    assert app.run(["--lang=xx"]) == 2
    assert capfd.readouterr().err == "raes: there is no choice 'xx'\none of en, ru\n"


def test_a_base_without_places_says_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    base = tmp_path / "base.yaml"
    base.write_text("topics: {}\n", encoding="utf-8")
    assert app.run(["timeline", "--facts", str(base), "--place", "Baku"]) == 2
    assert capfd.readouterr().err == "raes: no place 'Baku' in the base\nit has no places\n"


@pytest.mark.parametrize("today", ["..2024", "2022..2024", "2023"])
def test_today_is_one_day(today: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["timeline", "--year", "last year", "--today", today]) == 2
    assert capfd.readouterr().err == f"raes: --today {today} is not a single day\n"


def test_a_note_is_told_once(capfd: pytest.CaptureFixture[str]) -> None:
    for command in (["said", "Kalugin"], ["meetings"], ["timeline"], ["who", "Putin"], ["search", "встреча"]):
        assert app.run([*command, "--from", "2026", "--to", "2025"]) == 0
        assert capfd.readouterr().err.count("runs backwards") == 1, command


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["sources", "council-3"], 1, "raes: 'council-3' is not a source\ntry raes show council-3\n"),
        (["sources", "ria-2025"], 1, "raes: no record 'ria-2025' in the base\nclosest: ria-2024\n"),
        (["timeline", "--yaer", "2023"], 2, "raes: there is no option --yaer\ndid you mean --year?\n"),
        (["who", "Putin", "--chart"], 2, "raes: there is no option --chart\n--chart is for trade, figures, export\n"),
        (["timeline", "--YEAR", "2023", "--lang", "ru"], 2, "raes: нет параметра --YEAR\nвозможно, --year?\n"),
        (["check", "--lock"], 2, "raes: --lock needs --texts DIR\n"),
        (["timeline", "--force"], 2, "raes: --force needs --output FILE\n"),
        (["meetings", "--with", "armenia-republic", "--json"], 0, (
            "raes: nothing in the base matches\n"
            "people are listed by their own names, not under their country or office; "
            "Republic of Armenia is in 4 events: raes who armenia-republic\n")),
        (["--lang", "ru", "help", "tmeline"], 2, "raes: нет ни команды, ни темы справки «tmeline»\nвозможно, timeline?\n"),
    ],
)  # fmt: skip
def test_a_wrong_call_says_what_would_be_right(
    arguments: list[str], code: int, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert app.run(arguments) == code
    assert capfd.readouterr().err == said


@pytest.mark.parametrize("command", ["meetings -r", "timeline", "who Lavrov", "council", "gaps", "show trade-2024"])
@pytest.mark.parametrize("width", [40, 48, 60, 80])
def test_an_id_is_never_broken(
    command: str, width: int, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert app.run(["export", "--format", "json"]) == 0
    whole = {record["id"] for record in json.loads(capfd.readouterr().out)}
    assert app.run([*command.split(), "--format", "table"]) == 0
    words = {word.strip(".,():") for word in capfd.readouterr().out.split()}
    broken = [word for word in words if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+-", word) and word.isascii()]
    assert [word for word in broken if any(id_.startswith(word) and len(id_) <= width - 6 for id_ in whole)] == []


def test_what_is_left_out_is_said_after_the_answer() -> None:
    done = shell("raes timeline --year 2023 2>&1")
    assert done.stdout.splitlines()[-1] == "raes: undated records may belong here too (8): --undated shows them"


def test_help_of_a_command_is_the_same_in_three_ways(capfd: pytest.CaptureFixture[str]) -> None:
    shown = []
    for arguments in (["help", "who"], ["who", "-h"], ["who", "--help"]):
        assert app.run(arguments) == 0
        shown.append(capfd.readouterr().out)
    assert len(set(shown)) == 1


def test_a_reader_that_goes_away_is_success() -> None:
    done = shell("raes timeline --json | head -1; echo ${PIPESTATUS[0]}")
    assert (done.stdout.splitlines(), done.stderr) == (["[", "0"], "")


@pytest.mark.parametrize("command", ["timeline", "who Kalugin --json", "export", "-h"])
def test_output_that_cannot_be_written_is_an_error(command: str) -> None:
    done = shell(f"raes {command} >/dev/full")
    assert (done.returncode, done.stderr) == (4, "raes: cannot write the answer: no space left on device\n")


def test_a_closed_output_is_an_error() -> None:
    done = shell("raes timeline >&-")
    assert (done.returncode, done.stderr) == (4, "raes: cannot write the answer: standard output is closed\n")


def test_a_closed_error_stream_changes_nothing() -> None:
    assert shell("raes who Nobodyatall 2>&-").returncode == 1


def test_json_is_the_same_whatever_the_environment() -> None:
    expected = raes("timeline", "--json").stdout
    json.loads(expected)
    for settings in (
        {"COLUMNS": "20"}, {"LC_ALL": "C"}, {"TZ": "Asia/Baku"}, {"FORCE_COLOR": "1"}, {"RAES_LANG": "ru"},
        {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "cp1251"}, {"PYTHONHASHSEED": "1"}, {"TERM": "dumb"},
    ):  # fmt: skip
        assert raes("timeline", "--json", **settings).stdout == expected, settings


def test_a_pipe_gets_no_escape_sequences() -> None:
    assert "\x1b" not in raes("timeline").stdout
    assert "\x1b" in raes("timeline", "-f", "table", CLICOLOR_FORCE="1").stdout
    assert "\x1b" not in raes("timeline", "-f", "table", CLICOLOR_FORCE="1", NO_COLOR="1").stdout


@pytest.mark.parametrize("command", [["who", "Kalugin"], ["search", "коридор"], ["timeline", "--year", "2023"]])
def test_a_warm_lookup_imports_neither_rich_nor_yaml_nor_the_schema(command: list[str]) -> None:
    raes(*command, "--json")
    listing = subprocess.run(
        [sys.executable, "-X", "importtime", *RAES[1:], *command, "--json"], capture_output=True, text=True, check=True
    ).stderr
    imported = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in listing.splitlines()}
    assert imported & {"rich", "yaml", "pydantic", "pydantic_core", "hashlib", "urllib.request"} == set()
    assert "raes_cli" in imported


def test_hostile_arguments_never_raise(capfd: pytest.CaptureFixture[str]) -> None:
    hostile = [
        "", " ", '"', "'", "«»", "(", "*", "AND", "NEAR(", "a:b", "-", "--", "col:", "^x", "\x1b]0;t\x07", "\u202e",
        "\ud800", "%", "_", "x" * 100_000, "[/]", ":smile:", "O'Brien", "North–South", "' OR 1=1 --", "\x00", "🇦🇿",
    ]  # fmt: skip
    for text in hostile:
        for arguments in (
            ["search", "--", text],
            ["who", "--", text],
            ["said", "--", text],
            ["show", "--", text],
            ["timeline", "--with", text],
            ["timeline", "--place", text],
            ["timeline", "--year", text],
        ):
            code = app.run(arguments)
            captured = capfd.readouterr()
            assert code in (0, 1, 2), (arguments, captured.err[:300])
            assert "\x1b" not in captured.err
            assert "Traceback" not in captured.err


def test_a_defect_is_one_line_and_how_to_report_it(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        message = "no such thing"
        raise ZeroDivisionError(message)

    monkeypatch.setattr("raes_cli.base.connect", broken)
    assert app.run(["timeline"]) == 70
    assert capfd.readouterr().err.splitlines() == [
        "raes: a defect in raes: ZeroDivisionError: no such thing",
        "please report this line and your command",
    ]
    monkeypatch.setenv("RAES_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        app.run(["timeline"])


def test_an_interrupt_ends_with_its_code(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("raes_cli.base.connect", interrupted)
    assert app.run(["timeline"]) == 130
    assert capfd.readouterr().err == ""


def test_a_base_of_ones_own_is_read_with_all_its_problems(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "base.yaml"
    path.write_text("topics:\n  Trade: {name: {en: Trade, ru: Торговля}}\nplases: {}\n", encoding="utf-8")
    assert app.run(["timeline", "--json", "--facts", str(path)]) == 3
    out, err = capfd.readouterr()
    assert out == ""
    assert err.splitlines() == [
        f"{path}:2:3: not an id (a–z, 0–9, single hyphens): 'Trade'",
        f"{path}:3:1: unknown key 'plases' (did you mean 'places'?)",
    ]


def test_an_edit_shows_at_once(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "base.yaml"
    base = FROZEN.read_text(encoding="utf-8")
    path.write_text(base, encoding="utf-8")
    stamp = path.stat()
    assert app.run(["show", "allied-declaration-signing", "--json", "--facts", str(path)]) == 0
    first = capfd.readouterr().out
    path.write_text(base.replace("allied-declaration-signing", "allied-declaration-szgning"), encoding="utf-8")
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert app.run(["show", "allied-declaration-szgning", "--json", "--facts", str(path)]) == 0
    assert capfd.readouterr().out == first.replace("allied-declaration-signing", "allied-declaration-szgning")


@pytest.mark.parametrize("path", ["/dev/null/x", "/dev/zero", "/proc/self/mem", "."])
def test_a_base_that_is_no_file_is_an_error_at_once(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert app.run(["timeline", "--facts", path]) == 3


def test_nothing_is_written_outside_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, here = tmp_path / "home", tmp_path / "here"
    home.mkdir()
    here.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / ".cache"))
    monkeypatch.chdir(here)
    for arguments in (["timeline"], ["who", "Putin"], ["check"], ["stats"], ["export"]):
        assert app.run(arguments) == 0
    assert list(here.rglob("*")) == []
    assert {path.parts[len(home.parts)] for path in home.rglob("*")} == {".cache"}


@pytest.mark.parametrize("option", ["--year", "--on", "--from", "--to", "--today"])
def test_an_empty_date_is_no_date(option: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["timeline", option, ""]) == 2
    assert capfd.readouterr().out == ""


def test_a_limit_may_be_as_great_as_one_likes(capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["sources", "-n", "9" * 30]) == 0
    assert len(capfd.readouterr().out.splitlines()) == 5


def test_of_options_that_exclude_each_other_the_last_holds(capfd: pytest.CaptureFixture[str]) -> None:
    shown = []
    for options in (
        ["-f", "table", "--json"], ["--json"], ["-f", "json"],
        ["--json", "-f", "csv"], ["--json", "--json", "-f", "table", "-f", "csv"], ["-f", "csv"],
    ):  # fmt: skip
        assert app.run(["sources", *options]) == 0
        shown.append(capfd.readouterr().out)
    assert (len(set(shown[:3])), len(set(shown[3:])), len(set(shown))) == (1, 1, 2)


def test_common_options_may_stand_before_the_command(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    base = tmp_path / "base.yaml"
    base.write_text("topics: {}\n", encoding="utf-8")
    for before, after in (
        (["--json", "trade"], ["trade", "--json"]),
        (["--lang", "ru", "-f", "md", "council", "3"], ["council", "3", "--lang", "ru", "-f", "md"]),
        (["--json", "trade", "-f", "csv"], ["trade", "-f", "csv"]),
        (["--facts", str(base), "-e", "trade"], ["trade", "--facts", str(base), "-e"]),
        (["--json", "schema", "base"], ["schema", "--json", "base"]),
        (["--lang", "ru", "who", "-h"], ["who", "-h", "--lang", "ru"]),
        (["-f", "bogus", "trade"], ["trade", "-f", "bogus"]),
    ):
        code = app.run(before)
        first = capfd.readouterr()
        assert (app.run(after), capfd.readouterr()) == (code, first), before


@pytest.mark.parametrize("number", ["x", "-1", "1.5", "", "9" * 5000])
def test_a_number_is_a_number(number: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["sources", "-n", number]) == 2
    assert capfd.readouterr().err == "raes: --limit, -n takes a whole number, 0 or more\ntry `raes sources -h`\n"


def test_what_answers_a_command_is_there() -> None:
    assert [name for name, command in COMMANDS.items() if not callable(command.load())] == []


def test_a_long_argument_is_echoed_in_part(capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["who", "x" * 50_000]) == 1
    assert len(capfd.readouterr().err) < 1000


def test_control_characters_are_made_visible_once(capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["timeline", "--kind", "\x1b[31m"]) == 2
    assert r"no kind '\u{1b}[31m' in the base" in capfd.readouterr().err


def test_the_locale_forms_of_a_language_are_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ru", "RU", "ru_RU.UTF-8"):
        monkeypatch.setenv("RAES_LANG", name)
        assert language.choose(()) == "ru"


@pytest.mark.parametrize(
    ("settings", "spoken"),
    [
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "ru"}, "ru"),
        ({"LANG": "ru_RU.UTF-8", "LANGUAGE": "de:en_GB:ru"}, "en"),
        ({"LANG": "ru_RU.UTF-8", "LANGUAGE": "de"}, "en"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "az:ru_RU.UTF-8"}, "ru"),
        ({"LANG": "C", "LANGUAGE": "ru"}, "en"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "ru"}, "en"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": "POSIX", "LANGUAGE": "ru"}, "en"),
        ({"LANGUAGE": "ru"}, "en"),
        ({"LANG": "ru_RU.UTF-8", "LANGUAGE": ""}, "ru"),
        ({"LANG": "rue_UA.UTF-8"}, "en"),
        ({"LANG": "ru@latin"}, "ru"),
        ({"RAES_LANG": "ru-RU"}, "ru"),
        ({"RAES_LANG": "en", "LANG": "ru_RU.UTF-8", "LANGUAGE": "ru"}, "en"),
        ({"RAES_LANG": "de", "LANG": "ru_RU.UTF-8"}, "ru"),
    ],
)
def test_the_language_is_chosen_as_other_programs_do(settings: dict[str, str], spoken: str) -> None:
    assert language.choose((), settings) == spoken


@pytest.mark.parametrize("named", ["de", "russian", "rue_UA", "xx", "\x1b[31m"])
def test_a_language_that_is_none_is_said(
    named: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RAES_LANG", named)
    assert app.run(["sources", "-n", "1"]) == 0
    shown = named.replace("\x1b", "\\u{1b}")
    assert capfd.readouterr().err == f"raes: RAES_LANG is '{shown}', which is not a language of raes: en, ru\n"
    assert app.run(["sources", "-n", "1", "--lang", "en"]) == 0
    assert capfd.readouterr().err == ""


def test_ids_may_be_typed_in_capitals(capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["show", "TRADE-2023", "--json"]) == 0
    assert json.loads(capfd.readouterr().out)[0]["id"] == "trade-2023"


def test_check_takes_a_base_and_json_like_the_others(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "base.yaml"
    path.write_text("plases: {}\n", encoding="utf-8")
    assert app.run(["check", "--facts", str(path), "--json"]) == 1
    assert [problem["rule"] for problem in json.loads(capfd.readouterr().out)] == ["unknown-key"]


def test_a_filter_resolves_as_who_does_and_says_that_a_name_fits_several(capfd: pytest.CaptureFixture[str]) -> None:
    for name in ("Mikhail", "Россия"):
        assert app.run(["who", name, "--json"]) == 0
        ids = [record["id"] for record in json.loads(capfd.readouterr().out)]
        assert app.run(["timeline", "--with", name, "--json"]) == 0
        assert f"'{name}' fits {len(ids)}: {', '.join(ids)}" in capfd.readouterr().err.splitlines()[0]


@pytest.mark.parametrize(
    "typed",
    [
        ["timeline", "--year", "1999"],
        ["meetings", "Lavrov", "2023"],
        ["stats", "--json"],
        ["list", "people", "Lavrov"],
        ["export", "--year", "1800"],
        ["who", "Kalugin"],
        ["check", ELSEWHERE],
        ["check", ELSEWHERE, "--format", "json"],
        ["diff", ELSEWHERE, ELSEWHERE],
        ["schema", "base"],
        ["completion", "bash"],
        ["Lavrov", "2023"],
    ],
    ids=" ".join,
)
def test_quiet_says_nothing_but_errors(
    typed: list[str], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAES_LANG", "xx")
    loud = app.run(typed)
    told = capfd.readouterr()
    assert told.err.startswith("raes: RAES_LANG is 'xx'")
    for quiet in ([*typed, "-q"], ["--quiet", *typed]):
        assert app.run(quiet) == loud
        assert capfd.readouterr() == (told.out, "")
    assert app.run(typed) == loud  # and it does not last
    assert capfd.readouterr() == told


def test_quiet_tells_errors(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("", encoding="utf-8")
    (tmp_path / "facts.yaml").write_bytes(FROZEN.read_bytes())
    for quiet in ([], ["-q"]):
        assert app.run(["who", "kalugin", "--json", "--facts", str(tmp_path), *quiet]) == 0
        assert bool(quiet) != ("notes.txt" in capfd.readouterr().err)
    for typed in (
        ["who", "Nobody"],
        ["timeline", "--year", "x"],
        ["trade", "--kind", "call"],
        ["check", "no-such-file"],
    ):
        assert app.run([*typed, "-q"]) in (1, 2, 3)
        assert "raes: " in (err := capfd.readouterr().err) or "no-such-file" in err


@pytest.mark.parametrize(
    "options", ["-o found.csv", "-fgraphml", "-f bibtex", "-n1", "-vq", "-rn 1", "-qvn1", "-vfcsv", "-e", "-r"]
)
def test_options_are_options_behind_the_words_of_a_search(
    options: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    answers = []
    for line in (["search", "Baku", *options.split()], ["search", *options.split(), "--", "Baku"]):
        code = app.run(line)
        written = [path.read_bytes() for path in tmp_path.iterdir()]
        for path in tmp_path.iterdir():
            path.unlink()
        answers.append((code, *capfd.readouterr(), written))
    assert answers[0] == answers[1]
    assert answers[0][0] == 0


@pytest.mark.parametrize("word", ["-oil", "-vat", "-nine", "-fort", "-hat", "-queen"])
def test_and_words_are_excluded(word: str, capfd: pytest.CaptureFixture[str]) -> None:
    lines = (["search", "Baku", word, "--json"], ["search", "Baku", "NOT", word[1:], "--json"])
    told = [(app.run(line), *capfd.readouterr()) for line in lines]
    assert told[0] == told[1]
    assert told[0][0] == 0
