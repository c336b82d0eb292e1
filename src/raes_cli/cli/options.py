"""The options that commands share, each defined once: its name, type and help are the same everywhere.

An option is built when a command is, in the language of this run, and only if it may have been typed: Typer takes
longer over twenty options than the base over a lookup.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, get_type_hints

from typer import Option

from raes_cli.cli.ask import Ask, one_of
from raes_cli.cli.speech import LANGUAGES, say
from raes_cli.show.formats import FORMATS
from raes_cli.text import Words, both, listed

Shared = tuple[tuple[str, ...], object, Callable[[], Any]]
"""The spellings of an option, its default, and what makes its type as Typer reads it."""


def _shared(names: tuple[str, ...], type_: object, default: object, says: Words, **more: Any) -> Shared:  # noqa: ANN401
    return names, default, lambda: Annotated[type_, Option(*names, help=say(says), show_default=False, **more)]


def _text(*names: str, metavar: str, says: Words, default: str | None = None, **more: Any) -> Shared:  # noqa: ANN401
    return _shared(names, str | None, default, says, metavar=metavar, **more)


def _texts(*names: str, metavar: str, says: Words, **more: Any) -> Shared:  # noqa: ANN401
    return _shared(names, list[str] | None, None, says, metavar=metavar, **more)


def _flag(*names: str, says: Words) -> Shared:
    return _shared(names, bool, False, says)


def _choice(*names: str, of: Sequence[str], metavar: str, says: Words, default: str | None = None) -> Shared:
    """An option whose value is one of a few."""

    def check(value: str | None) -> str | None:
        return None if value is None else one_of(value, *of)

    return _text(*names, metavar=metavar, says=says, default=default, callback=check)


_BASE: dict[str, Shared] = {
    "as_json": _flag("--json", says=both("Short for --format json.", "То же, что --format json.")),
    "lang": _choice("--lang", of=LANGUAGES, metavar="LANG", says=both(
        "en or ru; default: RAES_LANG, the locale.", "en или ru; иначе RAES_LANG, локаль.")),
    "facts": _texts("--facts", metavar="PATH", says=both(
        "Another base: a file or a folder; repeatable.", "Другая база: файл или папка; можно несколько.")),
}  # fmt: skip

_GROUPS: dict[str, dict[str, Shared]] = {
    "when": {
        "first": _text("--from", metavar="DATE", says=both(
            "Not before DATE: 2023, 2023-05, 19.05.2023, “May 2023”.",
            "Не раньше даты: 2023, 2023-05, 19.05.2023, «май 2023».")),
        "last": _text("--to", metavar="DATE", says=both(
            "Not after DATE; 2023 reaches to 31 December.", "Не позже даты; 2023 — до 31 декабря.")),
        "year": _text("--year", metavar="YEAR", says=both(
            "In YEAR, or in a range: 2022..2023.", "За год или годы: 2022..2023.")),
        "on": _text("--on", metavar="DATE", says=both(
            "On a day, in a month, quarter (2023Q2) or year.", "В день, месяц, квартал (2023Q2) или год.")),
        "undated": _flag("--undated", says=both(
            "Under a date filter, also what has no date.", "При фильтре по дате — и то, что без даты.")),
        "today": _text("--today", metavar="DATE", says=both(
            "The day that “last year” counts from.", "День, от которого считается «прошлый год».")),
    },
    "with": {
        "people": _texts("--with", metavar="NAME", says=both(
            "With NAME, in any spelling; several: all of them.",
            "Кто участвовал, в любом написании; несколько — все.")),
    },
    "place": {
        "places": _texts("--place", metavar="PLACE", says=both(
            "In PLACE: a city, region or country.", "Место: город, регион, страна.")),
    },
    "kind": {
        "kinds": _texts("--kind", metavar="KIND",
            says=both("Of KIND: meeting, visit, signing …", "Какого вида: встреча, визит, подписание …")),
    },
    "about": {
        "topics": _texts("--topic", metavar="TOPIC", says=both(
            "On TOPIC: trade, transport, karabakh …", "На какую тему: торговля, транспорт, Карабах …")),
        "sources": _texts("--source", metavar="SOURCE", says=both(
            "With evidence from SOURCE.", "Из какого источника.")),
    },
    "indicator": {
        "indicators": _texts("--indicator", metavar="NAME", says=both(
            "Of the indicator NAME.", "Какой показатель.")),
    },
    "order": {
        "limit": _shared(("--limit", "-n"), int | None, None, metavar="N", min=0, says=both(
            "At most N records.", "Не больше N записей.")),
        "reverse": _flag("--reverse", "-r", says=both("Newest first.", "Сначала новые.")),
    },
    "lang": {"lang": _BASE["lang"]},
    "base": _BASE,
    "output": {
        "form": _choice("--format", "-f", of=tuple(FORMATS), metavar="FORMAT", says=both(
            f"{listed(FORMATS)}.", f"{listed(FORMATS)}.")),
        "as_json": _BASE["as_json"],
        "target": _text("--output", "-o", metavar="FILE", says=both(
            "Write to FILE; its ending names the format.", "Записать в файл; формат — по окончанию.")),
        "force": _flag("--force", says=both("Write over FILE if it exists.", "Записать поверх файла, если он есть.")),
        "bom": _flag("--bom", says=both(
            "Begin csv and tsv as Excel wants it.", "Начать csv и tsv так, как нужно Excel.")),
        "lang": _BASE["lang"],
        "facts": _BASE["facts"],
        "exit_status": _flag("--exit-status", "-e", says=both(
            "Exit with 1 when nothing matches.", "Код выхода 1, если ничего не найдено.")),
        "color": _choice("--color", of=("auto", "always", "never"), metavar="WHEN", default="auto", says=both(
            "auto, always or never.", "auto, always или never.")),
        "no_pager": _flag("--no-pager", says=both("Never page long output.", "Не открывать просмотрщик.")),
    },
}  # fmt: skip


def composed(
    command: Callable[..., None], groups: Sequence[str], arguments: Sequence[str] | None = None
) -> Callable[..., None]:
    """`command(ask, …)` as Typer wants it: its own parameters, then those of the option `groups`.

    The values of the groups reach it as one `Ask`. Where `arguments` are given, options that they cannot name are
    left out, and have their defaults.
    """
    shared = {name: option for group in groups for name, option in _GROUPS[group].items()}
    built = shared if arguments is None else _typed(shared, arguments)
    defaults = {name: default for name, (_, default, _) in shared.items()}
    hints = get_type_hints(command, include_extras=True)
    own = [
        parameter.replace(annotation=_made(hints[parameter.name]), kind=Parameter.KEYWORD_ONLY)
        for parameter in list(signature(command).parameters.values())[1:]
    ]
    common = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=made())
        for name, (_, default, made) in built.items()
    ]

    def run(**values: Any) -> None:  # noqa: ANN401 - typed by the options above
        given = {name: values.pop(name) for name in built}
        with Ask(defaults | given) as ask:
            command(ask, **values)

    run.__signature__ = Signature([*own, *common])  # type: ignore[attr-defined]
    run.__name__ = command.__name__
    return run


def _made(own: Any) -> Any:  # noqa: ANN401 - a type with what Typer shall know of it
    """The type of a parameter of a command's own, whose metadata says how to make the argument or option."""
    (make,) = own.__metadata__
    return Annotated[own.__origin__, make()]


def _typed(shared: Mapping[str, Shared], arguments: Sequence[str]) -> Mapping[str, Shared]:
    """Those of `shared` that `arguments` may name; all, where something there might be an option and is none of them.

    Typer then has its say on a wrong one, on a cluster of short ones, on a call for help.
    """
    spelled = {spelling: name for name, (spellings, _, _) in shared.items() for spelling in spellings}
    heads = {argument.partition("=")[0] for argument in arguments if argument[:1] == "-" and argument != "-"}
    if not heads <= spelled.keys():
        return shared
    wanted = {spelled[head] for head in heads}
    return {name: option for name, option in shared.items() if name in wanted}
