"""Completion in the shell: what bash, zsh and fish are told, in the script being typed."""

from __future__ import annotations

import os
import subprocess

import pytest

from raes_cli.errors import UnknownError
from raes_cli.lookup import resolve
from raes_cli.lookup.base import open_base
from small import RAES


def completed(shell: str, line: str) -> list[str]:
    """What raes offers for the last word of `line`, asked as the completion script of `shell` asks."""
    words = line.split(" ")
    settings = {
        "bash": {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)},
        "zsh": {"_TYPER_COMPLETE_ARGS": line},
        "fish": {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
    }[shell]
    done = subprocess.run(
        RAES,
        env={**os.environ, **settings, "_RAES_COMPLETE": f"complete_{shell}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("raes ti", "timeline"),
        ("raes who Kalu", "Kalugin"),
        ("raes who Калу", "Калугин"),
        ("raes who Ə", "Əliyev"),
        ("raes who калу", "калугин"),
        ("raes who РС", "РСМД"),
        ("raes said Lavr", "Lavrov"),
        ("raes timeline --place Бак", "Баку"),
        ("raes timeline --place Samar", "Samarkand"),
        ("raes timeline --topic tour", "tourism"),
        ("raes timeline --topic тур", "туризм"),
        ("raes timeline --kind meet", "meeting"),
        ("raes timeline --source ria", "ria-2024"),
        ("raes timeline --with Mirz", "Mirzoyan"),
        ("raes show trade-2024", "trade-2024"),
        ("raes sources kal", "kalugin-2025"),
        ("raes timeline --format jsonl", "jsonl"),
        ("raes timeline --lang r", "ru"),
    ],
)
def test_bash_is_offered_the_values_of_the_base(line: str, expected: str) -> None:
    assert expected in completed("bash", line)


@pytest.mark.parametrize("start", ["Çey", "S", "Ə", "Il", "Şam", ""])
def test_what_is_offered_is_understood(start: str) -> None:
    base = open_base()
    refused = []
    for offered in filter(None, completed("bash", f"raes who {start}")):
        try:
            resolve.actors(base, offered)
        except UnknownError:
            refused.append(offered)
    assert refused == []


def test_a_script_is_not_mixed_with_another() -> None:
    assert all(word.isascii() for word in completed("bash", "raes who Kal"))
    assert not any(word.isascii() for word in completed("bash", "raes who Кал"))


def test_zsh_and_fish_are_told_the_whole_name_too() -> None:
    assert '"Калугин":"Mikhail Kalugin"' in completed("zsh", "raes who Кал")[0]
    assert completed("fish", "raes who Кал") == ["Калугин\tMikhail Kalugin"]


def test_a_base_that_cannot_be_read_completes_nothing() -> None:
    assert "".join(completed("bash", "raes timeline --facts /nowhere --place Бак")) == ""
