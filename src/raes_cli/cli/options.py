"""The options that commands share, each defined once: its name, type and help are the same everywhere.

A group is a function, called when a command of it is built: only then is the language of the help known, and a
command pays only for the options it has.
"""

from __future__ import annotations

from collections.abc import Callable
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, get_type_hints

from typer import Option

from raes_cli.cli import complete
from raes_cli.cli.ask import Ask, one_of
from raes_cli.cli.speech import LANGUAGES, say
from raes_cli.show.formats import FORMATS
from raes_cli.text import Words, both, listed

_COLORS = ("auto", "always", "never")

Shared = tuple[Any, object]
"""The type of an option as Typer reads it, and its default."""


def _text(*names: str, metavar: str, says: Words, default: str | None = None, **more: Any) -> Shared:  # noqa: ANN401
    return Annotated[str | None, Option(*names, help=say(says), metavar=metavar, show_default=False, **more)], default


def _texts(*names: str, metavar: str, says: Words, **more: Any) -> Shared:  # noqa: ANN401
    return Annotated[list[str] | None, Option(*names, help=say(says), metavar=metavar, **more)], None


def _flag(*names: str, says: Words) -> Shared:
    return Annotated[bool, Option(*names, help=say(says), show_default=False)], False


def _choice(*names: str, of: tuple[str, ...], metavar: str, says: Words, default: str | None = None) -> Shared:
    """An option whose value is one of a few, checked and completed."""
    completed = complete.choices(of)

    def check(value: str | None) -> str | None:
        return None if value is None else one_of(value, *of)

    more = {"autocompletion": completed, "callback": check}
    return _text(*names, metavar=metavar, says=says, default=default, **more)


def _when() -> dict[str, Shared]:
    first = both(
        "Not before DATE: 2023, 2023-05, 19.05.2023, “May 2023”.",
        "Не раньше DATE: 2023, 2023-05, 19.05.2023, «май 2023».",
    )
    last = both("Not after DATE; 2023 reaches to 31 December.", "Не позже DATE; 2023 — до 31 декабря.")
    year = both("In YEAR, or in a range: 2022..2023.", "За год YEAR или годы: 2022..2023.")
    on = both("On a day, in a month, quarter (2023Q2) or year.", "В день, месяц, квартал (2023Q2) или год.")
    undated = both("Under a date filter, also what has no date.", "При фильтре по дате — и то, что без даты.")
    today = both("The day that “last year” counts from.", "День, от которого считается «прошлый год».")
    return {
        "first": _text("--from", metavar="DATE", says=first),
        "last": _text("--to", metavar="DATE", says=last),
        "year": _text("--year", metavar="YEAR", says=year),
        "on": _text("--on", metavar="DATE", says=on),
        "undated": _flag("--undated", says=undated),
        "today": _text("--today", metavar="DATE", says=today),
    }


def _with() -> dict[str, Shared]:
    says = both(
        "With NAME, in any spelling; several: all of them.", "С участием NAME, в любом написании; несколько — все."
    )
    return {"people": _texts("--with", metavar="NAME", says=says, autocompletion=complete.names("actor"))}


def _place() -> dict[str, Shared]:
    says = both("In PLACE: a city, region or country.", "Место: город, регион, страна.")
    return {"places": _texts("--place", metavar="PLACE", says=says, autocompletion=complete.names("place"))}


def _kind() -> dict[str, Shared]:
    says = both("Of KIND: meeting, visit, signing …", "Вида KIND: встреча, визит, подписание …")
    completed = complete.names("event-kind", "document-kind")
    return {"kinds": _texts("--kind", metavar="KIND", says=says, autocompletion=completed)}


def _about() -> dict[str, Shared]:
    topic = both("On TOPIC: trade, transport, karabakh …", "По теме TOPIC: торговля, транспорт, Карабах …")
    source = both("With evidence from SOURCE.", "По источнику SOURCE.")
    return {
        "topics": _texts("--topic", metavar="TOPIC", says=topic, autocompletion=complete.names("topic")),
        "sources": _texts("--source", metavar="SOURCE", says=source, autocompletion=complete.names("source")),
    }


def _indicator() -> dict[str, Shared]:
    says = both("Of the indicator NAME.", "Показатель NAME.")
    return {"indicators": _texts("--indicator", metavar="NAME", says=says, autocompletion=complete.names("indicator"))}


def _order() -> dict[str, Shared]:
    limit = both("At most N records.", "Не больше N записей.")
    return {
        "limit": (Annotated[int | None, Option("--limit", "-n", help=say(limit), metavar="N", min=0)], None),
        "reverse": _flag("--reverse", "-r", says=both("Newest first.", "Сначала новые.")),
    }


def _base() -> dict[str, Shared]:
    facts = both("Another base: a file or a folder; repeatable.", "Другая база: файл или папка; можно несколько.")
    language = both("en or ru; default: RAES_LANG, the locale.", "en или ru; иначе RAES_LANG, локаль.")
    return {
        "as_json": _flag("--json", says=both("Short for --format json.", "То же, что --format json.")),
        "lang": _choice("--lang", of=LANGUAGES, metavar="LANG", says=language),
        "facts": _texts("--facts", metavar="PATH", says=facts),
    }


def _output() -> dict[str, Shared]:
    formats = listed(FORMATS)
    form = both(f"{formats}.", f"{formats}.")
    file = both("Write to FILE; its ending names the format.", "Записать в FILE; формат — по окончанию.")
    base = _base()
    status = both("Exit with 1 when nothing matches.", "Код выхода 1, если ничего не найдено.")
    color = both("auto, always or never.", "auto, always или never.")
    return {
        "form": _choice("--format", "-f", of=tuple(FORMATS), metavar="FORMAT", says=form),
        "as_json": base["as_json"],
        "target": _text("--output", "-o", metavar="FILE", says=file),
        "force": _flag("--force", says=both("Write over FILE if it exists.", "Записать поверх FILE, если он есть.")),
        "bom": _flag(
            "--bom", says=both("Begin csv and tsv as Excel wants it.", "Начать csv и tsv так, как нужно Excel.")
        ),
        "lang": base["lang"],
        "facts": base["facts"],
        "exit_status": _flag("--exit-status", "-e", says=status),
        "color": _choice("--color", of=_COLORS, metavar="WHEN", says=color, default="auto"),
        "no_pager": _flag("--no-pager", says=both("Never page long output.", "Не открывать просмотрщик.")),
    }


_GROUPS: dict[str, Callable[[], dict[str, Shared]]] = {
    "when": _when,
    "with": _with,
    "place": _place,
    "kind": _kind,
    "about": _about,
    "indicator": _indicator,
    "order": _order,
    "base": _base,
    "output": _output,
}


def composed(command: Callable[..., None], groups: tuple[str, ...]) -> Callable[..., None]:
    """`command(ask, …)` as Typer wants it: its own parameters, then those of the option `groups`.

    The values of the groups reach it as one `Ask`.
    """
    shared = {name: option for group in groups for name, option in _GROUPS[group]().items()}
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
