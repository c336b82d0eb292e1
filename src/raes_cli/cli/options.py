"""Options and arguments: plain values, defined once, that build Typer's own objects in the language of this run."""

from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperArgument, TyperOption

from raes_cli.cli.language import LANGUAGES, say
from raes_cli.errors import UsageError, one_of
from raes_cli.formats import EXPORTS, FORMATS, PICTURES, STYLES
from raes_cli.lookup.scope import GROUPS
from raes_cli.text import Words, both, listed


class Option:
    """An option; `name` is what the program calls its value. Without a `metavar` it is a flag.

    A flag that `sets` a value is short for an option of the same name with that value; the last one typed wins.
    """

    # Not a named tuple, which takes longer to define and create on every run.
    __slots__ = ("choices", "default", "flags", "help", "many", "metavar", "name", "number", "sets")

    def __init__(
        self,
        name: str,
        flags: Sequence[str],
        says: Words,
        metavar: str | None = None,
        *,
        many: bool = False,
        number: bool = False,
        choices: Sequence[str] = (),
        default: str | None = None,
        sets: str | None = None,
    ) -> None:
        self.name, self.flags, self.help, self.metavar = name, flags, says, metavar
        self.many, self.number, self.choices = many, number, choices
        self.default, self.sets = () if many else default, sets

    def built(self) -> TyperOption:
        """Return the option as Typer's own object."""
        return Built(self)

    def read(self, typed: Any, context: typer.Context) -> Any:  # noqa: ANN401 - a flag is true, and many are a list
        """Return the value for what was `typed`; raises `UsageError` if it is not valid."""
        if typed is None:
            return self.default if self.metavar else False
        if self.number:
            return self._number(typed, context.command_path)
        return one_of(typed, *self.choices) if self.choices else typed

    def _number(self, typed: str, path: str) -> int:
        try:
            number = int(typed)
        except ValueError:
            number = -1
        if number < 0:
            flags = listed(self.flags)
            message = both(f"{flags} takes a whole number, 0 or more", f"{flags} — целое число от 0")
            raise UsageError(message, both(f"try `{path} -h`", f"попробуйте `{path} -h`"))
        return number


class Built(TyperOption):
    """Typer's form of an option; reads its own value, because Typer spends long on options that were not typed."""

    def __init__(self, option: Option) -> None:
        super().__init__(
            param_decls=[option.name, *option.flags],
            metavar=option.metavar,
            is_flag=option.metavar is None,
            multiple=option.many,
            expose_value=not option.sets,
            **described(list[str] if option.many else bool if option.metavar is None else str),
        )
        self.option, self.help = option, say(option.help)

    def add_to_parser(self, parser: Any, ctx: Any) -> None:  # noqa: ANN401 - Typer's own classes are private
        """Make the parser store what was typed, or what the flag stands for."""
        if self.option.sets:
            parser.add_option(obj=self, opts=self.opts, dest=self.name, action="store_const", const=self.option.sets)
        else:
            super().add_to_parser(parser, ctx)

    def handle_parse_result(self, ctx: Any, opts: Any, args: list[str]) -> tuple[Any, list[str]]:  # noqa: ANN401
        """Take the value from what the parser has stored."""
        value = self.option.read(opts.get(self.name), ctx)
        if self.expose_value:
            ctx.params[self.name] = value
        return value, args


def described(annotation: object) -> dict[str, Any]:
    """Return the extra parameter settings that Typer requires since 0.29; none for earlier releases."""
    if "type_descriptor" not in TyperOption.__init__.__code__.co_varnames:
        return {}
    from typer._coercion import resolve_type_descriptor  # type: ignore[import-not-found, unused-ignore]
    from typer.models import OptionInfo

    return {"type_descriptor": resolve_type_descriptor(annotation, OptionInfo())}


class Argument:
    """A positional argument: optional if its `metavar` is in brackets, repeatable if that contains `…`."""

    __slots__ = ("choices", "help", "metavar", "name")

    def __init__(self, name: str, says: Words, metavar: str, choices: Sequence[str] = ()) -> None:
        self.name, self.help, self.metavar, self.choices = name, says, metavar, choices

    def built(self) -> TyperArgument:
        """Return the argument as Typer's own object."""
        return TyperArgument(
            param_decls=[self.name],
            help=say(self.help),
            metavar=self.metavar,
            required=not self.metavar.startswith("["),
            nargs=-1 if "…" in self.metavar else 1,
            callback=self._checked if self.choices else None,
            **described(list[str] if "…" in self.metavar else str),
        )

    def _checked(self, _: object, __: object, value: str | None) -> str | None:
        return None if value is None else one_of(value, *self.choices)


_JSON = Option("form", ("--json",), both("Short for --format json.", "То же, что --format json."), sets="json")
LANG = Option("lang", ("--lang",), both(
    "en or ru; default: RAES_LANG, the locale.", "en или ru; по умолчанию RAES_LANG, локаль."),
    "LANG", choices=LANGUAGES)  # fmt: skip
FACTS = Option("facts", ("--facts",), both(
    "Another base: a file or a folder; repeatable.", "Другая база: файл или папка; можно несколько."),
    "PATH", many=True)  # fmt: skip
BELOW = Option("facts", ("--facts",), both(
    "The base that both are layers of; repeatable.", "База, слои которой сравниваются; можно несколько."),
    "PATH", many=True)  # fmt: skip
QUIET = Option("quiet", ("--quiet", "-q"), both("Report errors only.", "Сообщать только об ошибках."))
WHEN = (
    Option("first", ("--from",), both(
        "Not before DATE: 2023, 2023-05, 19.05.2023, “May 2023”.",
        "Не раньше даты: 2023, 2023-05, 19.05.2023, «май 2023»."), "DATE"),
    Option("last", ("--to",), both(
        "Not after DATE; 2023 reaches to 31 December.", "Не позже даты; 2023 — до 31 декабря."), "DATE"),
    Option("year", ("--year",), both(
        "In YEAR, or in a range: 2022..2023.", "За год или годы: 2022..2023."), "YEAR"),
    Option("on", ("--on",), both(
        "On a day, in a month, quarter (2023Q2) or year.", "В день, месяц, квартал (2023Q2) или год."), "DATE"),
    Option("undated", ("--undated",), both(
        "With a date filter, include undated records too.", "При фильтре по дате — и записи без точной даты.")),
    Option("today", ("--today",), both(
        "The day that “last year” counts from.", "День, от которого считается «прошлый год»."), "DATE"),
)  # fmt: skip
WITH = Option("people", ("--with",), both(
    "With NAME, in any spelling; several: all of them.", "Кто участвовал, в любом написании; несколько — все."),
    "NAME", many=True)  # fmt: skip
PLACE = Option("places", ("--place",), both(
    "In PLACE: a city, region or country.", "Место: город, регион, страна."),
    "PLACE", many=True)  # fmt: skip
KIND = Option("kinds", ("--kind",), both(
    "Of KIND: meeting, visit, signing …", "Какого вида: встреча, визит, подписание …"),
    "KIND", many=True)  # fmt: skip
ABOUT = (
    Option("topics", ("--topic",), both(
        "On TOPIC: trade, transport, security …", "На какую тему: торговля, транспорт, безопасность …"),
        "TOPIC", many=True),
    Option("sources", ("--source",), both("With evidence from SOURCE.", "Из какого источника."),
        "SOURCE", many=True),
)  # fmt: skip
INDICATOR = Option("indicators", ("--indicator",), both("Of the indicator NAME.", "Какой показатель."),
    "NAME", many=True)  # fmt: skip
STATUS = Option("statuses", ("--status",), both(
    "held, planned, announced; reported, forecast, target; closed, for gaps.",
    "held, planned, announced; reported, forecast, target; closed — для пробелов."),
    "STATUS", many=True)  # fmt: skip
ORDER = (
    Option("limit", ("--limit", "-n"), both("At most N records.", "Не больше N записей."), "N", number=True),
    Option("reverse", ("--reverse", "-r"), both("Newest first.", "Сначала новые.")),
)
_FORCE = Option("force", ("--force",), both("Overwrite FILE if it exists.", "Перезаписать файл, если он есть."))
_FORMAT = ("--format", "-f")
OUTPUT = (
    Option("form", _FORMAT, both(
        f"{listed(FORMATS)}; for other programs {listed(EXPORTS)}.",
        f"{listed(FORMATS)}; для других программ {listed(EXPORTS)}."),
        "FORMAT", choices=(*FORMATS, *EXPORTS)),
    _JSON,
    Option("target", ("--output", "-o"), both(
        "Write to FILE; its extension sets the format.", "Записать в файл; формат — по расширению."), "FILE"),
    _FORCE,
    Option("columns", ("--columns",), both(
        "Only these columns of csv, tsv, plain and md: date,title.en,id.",
        "Только эти столбцы csv, tsv, plain и md: date,title.ru,id."), "NAMES"),
    Option("bom", ("--bom",), both(
        "Start csv and tsv with a byte order mark, for Excel.",
        "Начать csv и tsv с метки порядка байтов, для Excel.")),
    LANG,
    FACTS,
    QUIET,
    Option("verbose", ("--verbose", "-v"), both(
        "With remarks, passages and linked ids.", "С замечаниями, цитатами и id связанного.")),
    Option("exit_status", ("--exit-status", "-e"), both(
        "Exit with 1 when nothing matches.", "Код выхода 1, если ничего не найдено.")),
    Option("color", ("--color",), both("auto, always or never.", "auto, always или never."), "WHEN",
        choices=("auto", "always", "never"), default="auto"),
    Option("no_pager", ("--no-pager",), both("Never page long output.", "Не открывать просмотрщик.")),
)  # fmt: skip
GROUP = Option("group", ("--group",), both(
    "year (the default), month or none.", "year (по умолчанию), month или none."), "BY",
    choices=("year", "month", "none"), default="year")  # fmt: skip
BY = Option("by", ("--by",), both(
    f"Count by one field: {listed(GROUPS)}.", f"Считать по одному полю: {listed(GROUPS)}."),
    "WHAT", choices=GROUPS)  # fmt: skip
DRAWN = (
    Option("chart", ("--chart",), both(
        "Draw value and growth per year; as a picture: -o FILE.svg, FILE.png.",
        "Нарисовать значения и рост; рисунком: -o FILE.svg, FILE.png.")),
    Option("form", _FORMAT, both(
        f"{listed(FORMATS)}; for a chart also {listed(PICTURES)}; for other programs {listed(EXPORTS)}.",
        f"{listed(FORMATS)}; для графика — и {listed(PICTURES)}; для других программ {listed(EXPORTS)}."),
        "FORMAT", choices=(*FORMATS, *PICTURES, *EXPORTS)),
    *OUTPUT[1:],
)  # fmt: skip
COUNTED = (
    Option("form", _FORMAT, both(f"{listed(FORMATS)}.", f"{listed(FORMATS)}."), "FORMAT", choices=tuple(FORMATS)),
    *OUTPUT[1:],
)
"""For answers that are counts, which are not exported to other programs."""
CITED = (
    Option("form", ("--style", *_FORMAT), both(
        f"{listed(STYLES)}.", f"{listed(STYLES)}."), "STYLE", choices=tuple(STYLES)),
    Option("form", ("--json",), both("Short for --style csl-json.", "То же, что --style csl-json."), sets="csl-json"),
    *OUTPUT[2:],
)  # fmt: skip
STARTED = (_FORCE, QUIET)
DRAFTED = (
    Option("source", ("--source",), both("The id of the source.", "Id источника."), "ID"),
    Option("published", ("--published",), both(
        "The day it was published, from which “last year” counts.",
        "День публикации: от него считается «прошлый год»."), "DATE"),
    Option("language", ("--lang",), both(
        "The language of the text, if it cannot be detected; en and ru also of the comments.",
        "Язык текста, если его не определить; en и ru — и язык комментариев."), "LANG"),
    Option("target", ("--output", "-o"), both("Write to FILE.", "Записать в файл."), "FILE"),
    *STARTED,
)  # fmt: skip
COMPARED = (
    Option("form", _FORMAT, both("text (the default) or json.", "text (по умолчанию) или json."), "FORMAT",
        choices=("text", "json"), default="text"),
    _JSON,
    QUIET,
)  # fmt: skip
CHECK = (
    Option("texts", ("--texts",), both(
        "Check it against the texts of its sources in DIR; repeatable.",
        "Сверить с текстами источников из этой папки; можно несколько."), "DIR", many=True),
    Option("lock", ("--lock",), both("With --texts: write the lock file.", "Вместе с --texts: записать файл сверки.")),
    Option("fix", ("--fix",), both(
        "First apply the automatic fixes: scales, dates, the order of keys, spaces, both ends of related.",
        "Сначала исправить автоматически: разряды, даты, порядок ключей, пробелы, взаимность related.")),
    Option("diff", ("--diff",), both(
        "Show what --fix would change, and change nothing.", "Показать, что изменит --fix, ничего не меняя.")),
    Option("form", _FORMAT, both(
        "text (the default), json or github.", "text (по умолчанию), json или github."), "FORMAT",
        choices=("text", "json", "github"), default="text"),
    Option("explain", ("--explain",), both("Explain a rule.", "Объяснить правило."), "RULE"),
    _JSON,
    QUIET,
)  # fmt: skip
