"""The options that commands share, each defined once: its name, type and help are the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, Optional, get_type_hints

from typer import Option

from raes_cli.cli.ask import Ask, one_of
from raes_cli.cli.speech import LANGUAGES, say
from raes_cli.show.formats import FORMATS
from raes_cli.text import Words, both

_COLORS = ("auto", "always", "never")


def _option(kind: Any, *names: str, default: object, says: Words, metavar: str | None = None, **more: Any) -> Any:  # noqa: ANN401
    """An option's type with its names and help in the language of this run, and its default."""
    return Annotated[kind, Option(*names, help=say(says), metavar=metavar, show_default=False, **more)], default


def _one_of(choices: tuple[str, ...]) -> Callable[[str | None], str | None]:
    """A check that a value is one of `choices`."""
    return lambda value: None if value is None else one_of(value, *choices)


def _table() -> dict[str, dict[str, Any]]:
    """The groups of options; built when a command is, because the language is known only then."""
    text, texts, flag = Optional[str], Optional[list[str]], bool  # noqa: UP045 - Typer reads it at run time
    return {
        "when": {
            "first": _option(text, "--from", default=None, metavar="DATE", says=both(
                "Not before DATE: 2023, 2023-05, 19.05.2023, “May 2023”.",
                "Не раньше DATE: 2023, 2023-05, 19.05.2023, «май 2023».")),
            "last": _option(text, "--to", default=None, metavar="DATE", says=both(
                "Not after DATE; 2023 reaches to 31 December.", "Не позже DATE; 2023 — до 31 декабря.")),
            "year": _option(text, "--year", default=None, metavar="YEAR", says=both(
                "In YEAR, or in a range: 2022..2023.", "За год YEAR или годы: 2022..2023.")),
            "on": _option(text, "--on", default=None, metavar="DATE", says=both(
                "On a day, in a month, quarter (2023Q2) or year.",
                "В день, месяц, квартал (2023Q2) или год.")),
            "undated": _option(flag, "--undated", default=False, says=both(
                "Under a date filter, also what has no date.",
                "При фильтре по дате — и то, что без даты.")),
            "today": _option(text, "--today", default=None, metavar="DATE", hidden=True, says=both(
                "The day that “last year” counts from.", "День, от которого считается «прошлый год».")),
        },
        "with": {
            "people": _option(texts, "--with", default=None, metavar="NAME", says=both(
                "With NAME, in any spelling; several: all of them.",
                "С участием NAME, в любом написании; несколько — все.")),
        },
        "place": {
            "places": _option(texts, "--place", default=None, metavar="PLACE", says=both(
                "In PLACE: a city, region or country.", "Место: город, регион, страна.")),
        },
        "kind": {
            "kinds": _option(texts, "--kind", default=None, metavar="KIND", says=both(
                "Of KIND: meeting, visit, signing …", "Вид: meeting, visit, signing …")),
        },
        "about": {
            "topics": _option(texts, "--topic", default=None, metavar="TOPIC", says=both(
                "On TOPIC: trade, transport, karabakh …", "Тема: trade, transport, karabakh …")),
            "sources": _option(texts, "--source", default=None, metavar="SOURCE", says=both(
                "With evidence from SOURCE.", "По источнику SOURCE.")),
        },
        "indicator": {
            "indicators": _option(texts, "--indicator", default=None, metavar="NAME", says=both(
                "Of the indicator NAME.", "Показатель NAME.")),
        },
        "order": {
            "limit": _option(Optional[int], "--limit", "-n", default=None, metavar="N", min=0, says=both(  # noqa: UP045
                "At most N records.", "Не больше N записей.")),
            "reverse": _option(flag, "--reverse", "-r", default=False, says=both(
                "Newest first.", "Сначала новые.")),
        },
        "output": {
            "form": _option(text, "--format", "-f", default=None, metavar="FORMAT", callback=_one_of(tuple(FORMATS)),
                says=both(f"{', '.join(FORMATS)}.", f"{', '.join(FORMATS)}.")),
            "as_json": _option(flag, "--json", default=False, says=both(
                "Short for --format json.", "То же, что --format json.")),
            "lang": _option(text, "--lang", default=None, metavar="LANG", callback=_one_of(LANGUAGES), says=both(
                "en or ru; default: RAES_LANG, the locale.", "en или ru; иначе RAES_LANG, локаль.")),
            "facts": _option(texts, "--facts", default=None, metavar="PATH", says=both(
                "Another base: a file or a folder; repeatable.", "Другая база: файл или папка; можно несколько.")),
            "exit_status": _option(flag, "--exit-status", "-e", default=False, says=both(
                "Exit with 1 when nothing matches.", "Код выхода 1, если ничего не найдено.")),
            "color": _option(text, "--color", default="auto", metavar="WHEN", callback=_one_of(_COLORS), says=both(
                "auto, always or never.", "auto, always или never.")),
            "no_pager": _option(flag, "--no-pager", default=False, says=both(
                "Never page long output.", "Не открывать просмотрщик.")),
        },
    }  # fmt: skip


def composed(command: Callable[..., None], groups: tuple[str, ...]) -> Callable[..., None]:
    """`command(ask, …)` as Typer wants it: its own parameters, then those of the option `groups`.

    The values of the groups reach it as one `Ask`.
    """
    table = _table()
    shared = {name: entry for group in groups for name, entry in table[group].items()}
    hints = get_type_hints(command, include_extras=True)
    own = [
        parameter.replace(annotation=hints[parameter.name], kind=Parameter.KEYWORD_ONLY)
        for parameter in list(signature(command).parameters.values())[1:]
    ]
    common = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, (annotation, default) in shared.items()
    ]

    def run(**values: Any) -> None:  # noqa: ANN401 - typed by the options above
        given = {name: values.pop(name) for name in shared}
        command(Ask(given), **values)

    run.__signature__ = Signature([*own, *common])  # type: ignore[attr-defined]
    run.__name__ = command.__name__
    return run
