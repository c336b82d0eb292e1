"""Usage errors: one line, whatever release of Typer reports them, although its exceptions are private and change."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

import pytest
from typer.core import TyperArgument, TyperOption

from raes_cli import __main__
from raes_cli.cli import app, usage
from raes_cli.text import both

HINT = both("try `raes show -h`", "попробуйте `raes show -h`")


def private(name: str, **attributes: Any) -> Exception:
    """Return an exception like Typer's, recognized by its name and attributes."""
    class_: type[Exception] = type(name, (Exception,), {"exit_code": 2, "ctx": None, **attributes})
    return class_("it is Typer's own text")


class Parameter:
    """A parameter of a future release, without any of the present attributes."""


def refuses(*_: object) -> str:
    raise TypeError


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (private("MissingParameter", param=Parameter(), format_message=lambda _: "Missing it."), "missing it"),
        (private("BadParameter", param=Parameter(), format_message=lambda _: "Bad."), "bad"),
        (private("BadParameter", param=None, message=None, format_message=lambda _: "Bad."), "bad"),
        (private("NoSuchOption", format_message=lambda _: "No such option: --x"), "no such option: --x"),
        (private("BadOptionUsage", option_name=None, format_message=lambda _: "Bad."), "bad"),
        (private("SomethingNew", format_message=lambda _: "Not\nwhat was expected."), "not what was expected"),
        (private("UsageError", format_message=refuses), "it is Typer's own text"),
        (private("UsageError", format_message=lambda _: None), "it is Typer's own text"),
        (private("UsageError", format_message=refuses, __str__=lambda _: ""), "UsageError"),
    ],
)
def test_what_typer_says_otherwise_keeps_its_own_sentence(error: Exception, sentence: str) -> None:
    assert usage.is_usage(error)
    assert usage.told(error, "raes show") == (both(sentence, sentence), HINT)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["show"], "raes: ID… is missing"),
        (["who"], "raes: NAME… is missing"),
        (["timeline", "-n", "x"], "raes: --limit, -n takes a whole number, 0 or more"),
        (["timeline", "-n", "-3"], "raes: --limit, -n takes a whole number, 0 or more"),
    ],
)
def test_a_parameter_is_named_without_asking_typer(
    arguments: list[str], line: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for kind in (TyperArgument, TyperOption):
        monkeypatch.setattr(kind, "get_error_hint", lambda _: "as in Typer 0.29", raising=False)
    assert app.run(arguments) == 2
    assert capfd.readouterr().err.splitlines()[0] == line


def test_what_fails_while_an_error_is_worded_is_a_defect(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        message = "no words"
        raise ZeroDivisionError(message)

    monkeypatch.setattr(usage, "told", broken)
    monkeypatch.setattr(sys, "argv", ["raes", "show"])
    assert __main__._run() == 70  # noqa: SLF001 - the exit code
    assert capfd.readouterr().err.splitlines() == [
        "raes: a defect in raes: ZeroDivisionError: no words",
        "please report this line and your command",
    ]


def test_a_release_that_wants_types_described_gets_them(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    described = []

    def wanting(kind: type[TyperOption | TyperArgument]) -> None:
        made: Any = kind.__init__

        def init(self: Any, *, type_descriptor: object = None, **as_before: Any) -> None:
            described.append(type_descriptor)
            made(self, **as_before)

        monkeypatch.setattr(kind, "__init__", init)

    wanting(TyperOption)
    wanting(TyperArgument)
    module = ModuleType("typer._coercion")
    monkeypatch.setattr(module, "resolve_type_descriptor", lambda annotation, _: annotation, raising=False)
    monkeypatch.setitem(sys.modules, "typer._coercion", module)
    assert app.run(["show"]) == 2
    assert capfd.readouterr().err.splitlines()[0] == "raes: ID… is missing"
    assert app.run(["-h"]) == 0
    assert {str, bool, list[str]} <= set(described)
