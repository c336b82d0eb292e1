"""Completion: the candidates at the cursor are in the script being typed, and the command accepts them."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from raes_cli.cli import app, completion
from raes_cli.cli.commands import COMMANDS, SHELLS
from raes_cli.cli.shell_line import Typed

_BREAKS = " \t\n\"'><=;|&(:"


def offered(line: str) -> list[str]:
    """Return the candidates of raes for the last word of `line`."""
    typed = Typed.read(line)
    return list(completion.candidates(typed.arguments("raes"), typed.last) or {})


def answered(line: str, shell: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> list[str]:
    """Return the output of raes for the completion script of `shell`."""
    settings = {"_RAES_COMPLETE": shell, "_RAES_LINE": line, "_RAES_BREAKS": _BREAKS}
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert app.run([]) == 0
    shown = capfd.readouterr()
    assert shown.err == ""
    return shown.out.splitlines()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("raes ti", "timeline"),
        ("raes help ti", "timeline"),
        ("raes --json --facts default --wi", "--with"),
        ("raes who Kalu", "Kalugin"),
        ("raes who kalu", "kalugin"),
        ("raes who Калу", "Калугин"),
        ("raes who Ə", "Əliyev"),
        ("raes who калу", "калугин"),
        ("raes who РС", "РСМД"),
        ("raes who Mikhail Kal", "Kalugin"),
        ("raes who Mikh", "Mikhail Kalugin"),
        ("raes said Kal", "Kalugin"),
        ("raes timeline --place Бак", "Баку"),
        ("raes timeline --place samar", "samarkand"),
        ("raes timeline --topic tr", "trade"),
        ("raes timeline --topic тор", "торговля"),
        ("raes timeline --kind=meet", "--kind=meeting"),
        ("raes timeline --source ria", "ria-2024"),
        ("raes timeline --with Mirz", "Mirzoyan"),
        ("raes timeline --year 202", "2023"),
        ("raes show trade-2024", "trade-2024"),
        ("raes sources kal", "kalugin-2025"),
        ("raes council ", "3"),
        ("raes timeline --format jsonl", "jsonl"),
        ("raes check -f g", "github"),
        ("raes check --explain dig", "digits"),
        ("raes timeline --lang r", "ru"),
        ("raes completion f", "fish"),
        ("raes timeline --und", "--undated"),
        ("sudo RAES_LANG=ru /opt/raes timel", "timeline"),
        ("raes Kal", "Kalugin"),
        ("raes Калу", "Калугин"),
        ("raes meetings Put", "Putin"),
        ("raes meetings Путин Али", "Алиев"),
        ("raes Путин Алиев Самар", "Самарканд"),
        ("raes timeline South C", "Caucasus"),
        ("raes timeline Russian\\ Int", "Russian International Affairs Council"),
        ("raes timeline виз", "визит"),
        ("raes figures стип", "стипендии"),
        ("raes trade 20", "2023"),
        ("raes said Iskan", "Iskandarov"),
        ("raes gaps Trans", "Transport"),
        ("raes council Ба", "Баку"),
        ("raes sources az", "azertac-raes4"),
        ("raes search Кор", "Кортунов"),
        ("raes когда Лавров был в Ба", "Баку"),
        ("raes Путин --pl", "--place"),
        ("raes Путин --place Мос", "Москва"),
    ],
)  # fmt: skip
def test_the_values_of_the_base_are_offered(line: str, expected: str) -> None:
    assert expected in offered(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("raes who Kal", ["Kalugin"]),
        ("raes who Кал", ["Калугин"]),
        ("raes timeline --topic t", ["trade", "transport"]),
        ("raes meetings --kind ", ["call", "meeting", "talks"]),
        ("raes who -- --", []),
        ("raes who Xyz", []),
        ("raes who Kalugin Put", []),
        ("raes schema ", ["base", "output"]),
        ("raes timeline --with=", None),
        ("raes timeline South C", ["Caucasus"]),
        ("raes meetings ", []),
        ("raes tim", ["timeline"]),
        ("raes help Kal", []),
    ],
)
def test_one_candidate_for_each(line: str, expected: list[str] | None) -> None:
    found = offered(line)
    assert len(found) == len(set(found))
    assert expected is None or found == expected


def test_lists_are_offered_and_then_words() -> None:
    assert offered("raes list ") == ["people", "organizations", "places", "topics", "kinds", "indicators", "sources"]
    assert offered("raes list p") == ["people", "places"]
    assert "Lavrov" in offered("raes list people Lav")
    assert "Lavrov" in offered("raes stats Lav")
    assert offered("raes stats --by mo") == ["month"]
    assert offered("raes timeline --status ") == ["held", "planned", "announced"]
    assert offered("raes trade --status=") == ["--status=reported", "--status=forecast"]


def test_a_script_is_not_mixed_with_another() -> None:
    assert all(word.isascii() for word in offered("raes who Kal"))
    assert not any(word.isascii() for word in offered("raes who Кал"))


_STARTS = ("", "K", "а", "M", "Т", "20")


def _lines() -> Iterator[tuple[str, str]]:
    """Yield a prefix of every completed value, as a line and its command."""
    for name in COMMANDS:
        options = [option for option in completion.options(name) if option not in ("--lang", "--explain", "--group")]
        words = {"who": " Putin", "search": " Россия", "show": " putin", "schema": " base", "completion": " zsh"}
        words["diff"] = " default default"
        for option in options:
            yield name, f"raes {name}{words.get(name, '')} {option}="
        yield name, f"raes {name} "
    yield "", "raes "


@pytest.mark.parametrize(("name", "line"), list(_lines()))
def test_what_is_offered_is_accepted_and_finds_something(
    name: str, line: str, capfd: pytest.CaptureFixture[str]
) -> None:
    for start in _STARTS:
        typed = Typed.read(line + start)
        before = list(typed.words[1:])
        for value in completion.candidates(before, typed.last) or {}:
            if (
                (value.startswith("--") and "=" not in value)
                or (name == "search" and len(before) == 1)
                or (not name and value in COMMANDS)
            ):
                continue
            extra = ["--json"] if (not name or COMMANDS[name].asks) and "--format" not in value else []
            assert app.run([*before, value, *extra]) == 0, value
            shown = capfd.readouterr().out
            assert not extra or name == "search" or json.loads(shown) != [], value


@pytest.mark.parametrize("line", ["raes check ", "raes timeline --facts ", "raes timeline --output=", "raes who -o "])
@pytest.mark.parametrize("shell", SHELLS)
def test_files_are_left_to_the_shell(
    shell: str, line: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert answered(line, shell, monkeypatch, capfd) == [":"]


def test_zsh_and_fish_are_told_the_whole_name_too(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for shell in ("zsh", "fish"):
        assert answered("raes who Кал", shell, monkeypatch, capfd) == ["Калугин\tMikhail Kalugin"]
        assert answered("raes --lang ru who Kal", shell, monkeypatch, capfd) == ["Kalugin\tМихаил Калугин"]


@pytest.mark.parametrize(
    ("line", "put"),
    [
        ("raes who Mikhail\\ Kal", "Mikhail\\ Kalugin"),
        ("raes who 'Mikhail Kal", "Mikhail Kalugin"),
        ("raes who --with=Mikhail\\ Kal", "Mikhail\\ Kalugin"),
        ("raes who --with='Mikhail Kal", "Mikhail Kalugin"),
        ('raes who "Mikhail Kal', "Mikhail Kalugin"),
    ],
)
def test_bash_puts_quoted_what_it_does_not_keep(
    line: str, put: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert answered(line, "bash", monkeypatch, capfd) == [put]


@pytest.mark.parametrize(
    ("line", "words", "last"),
    [
        ("raes who ", ("raes", "who"), ""),
        ('raes  who\t\'a b\' "c\\"d" e\\ f', ("raes", "who", "a b", 'c"d'), "e f"),
        ("raes who 'it", ("raes", "who"), "it"),
        ('raes who "a\\b', ("raes", "who"), "a\\b"),
        ("raes who ''", ("raes", "who"), ""),
        ("", (), ""),
        ("raes who a\\", ("raes", "who"), "a"),
    ],
)
def test_a_line_is_parted_as_a_shell_does(line: str, words: tuple[str, ...], last: str) -> None:
    assert Typed.read(line)[:2] == (words, last)


def test_what_a_shell_would_run_is_quoted() -> None:
    assert Typed((), "").quoted("a$b`c`\"d'e;(f)") == "a\\$b\\`c\\`\\\"d\\'e\\;\\(f\\)"
    assert Typed((), "", '"').quoted("a$b`c`\"d'e") == "a\\$b\\`c\\`\\\"d'e"
    assert Typed((), "", "'").quoted("a$b'c") == "a$b'\\''c"


@pytest.mark.parametrize("shell", [*SHELLS, "tcsh", ""])
def test_trouble_completes_nothing(
    shell: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert answered("raes timeline --facts /nowhere --place Бак", shell, monkeypatch, capfd) == []
    assert answered("raes show --place Бак", shell, monkeypatch, capfd) == []


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_a_shell_is_printed(shell: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["completion", shell]) == 0
    assert f"_RAES_COMPLETE{' ' if shell == 'fish' else '='}{shell}" in capfd.readouterr().out


def test_a_shell_that_is_not_known_is_an_error(capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["completion", "tcsh"]) == 2
    assert capfd.readouterr().err.startswith("raes: there is no choice 'tcsh'\n")
