"""The commands by purpose: parameters, functions and help texts. Only the module of the one that runs is imported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import pairwise
from typing import Any

from raes_cli.cli import options
from raes_cli.cli.options import Argument, Option
from raes_cli.lookup.scope import LISTS, lacking
from raes_cli.text import Words, both, fold, listed
from raes_cli.tuples import NamedTuple


class Command(NamedTuple):
    """A command: its function, the purpose it is listed under, its arguments and options, its one-sentence summary."""

    module: str
    function: str
    purpose: str
    arguments: tuple[Argument, ...]
    options: tuple[Option, ...]
    summary: Words
    examples: tuple[str, ...]
    form: str = ""
    """The default format, unless that depends on whether stdout is a terminal."""
    asks: bool = True
    """Whether it queries a base and has an answer to show; if not, the function does everything itself."""
    is_noun: bool = False
    """Whether its name can also be a word of a question: new director of RIAC, export of gas."""

    @property
    def flags(self) -> dict[str, Option]:
        """Each spelling of its options → the option."""
        return {flag: one for one in self.options for flag in one.flags}

    @property
    def forms(self) -> Sequence[str]:
        """The formats in which its answer can be written."""
        return next(one.choices for one in self.options if one.name == "form")

    def takes(self, words: Sequence[str]) -> bool:
        """Return whether `words` after its name are meant for it, rather than a question that begins with its name."""
        if not self.is_noun or len(words) < _PHRASE:
            return True
        valued = {flag for flag, one in self.flags.items() if one.metavar is not None}
        own = [one for before, one in pairwise(("", *words)) if before not in valued and not one.startswith("-")]
        if not _PREPOSITIONS.isdisjoint(own[:1] if self.asks else own):
            return False
        from raes_cli.offices import office

        return self.asks or not any(word.isalpha() and office(fold(word)) for word in words)

    def load(self) -> Callable[..., Any]:
        """Import the function of the command and return it."""
        function: Callable[..., Any] = getattr(import_module(f"raes_cli.cli.{self.module}"), self.function)
        return function


_PHRASE = 2  # the fewest words after its name that can make a question
_PREPOSITIONS = frozenset(("of", "to", "between", "the"))
"""Words that do not occur in file names and do not begin a filter."""

PURPOSES: dict[str, Words] = {
    "happened": both("What happened", "Что происходило"),
    "people": both("Who, and who said what", "Кто и кто что сказал"),
    "numbers": both("Numbers", "Цифры"),
    "evidence": both("Search and evidence", "Поиск и источники"),
    "base": both("The base itself", "Сама база"),
}

SUBJECT = both(
    "Facts on Russia–Azerbaijan relations and the Russia–Azerbaijan Expert Council, each with its evidence.",
    "Факты о российско-азербайджанских отношениях и о РАЭС — каждый со свидетельством.",
)
"""What the packaged base is about, for help texts; no other file knows it."""
EXAMPLES = both(
    "Examples:\n  raes when was Lavrov in Baku\n  raes last meeting of Putin and Aliyev\n"
    "  raes how many students\n  raes trade 2023\n"
    "`raes COMMAND -h` has the options and examples of a command, `raes help TOPIC` tells of\n"
    "words, dates, formats, signs, environment and exit-codes.",
    "Примеры:\n  raes когда Лавров был в Баку\n  raes последняя встреча Путина и Алиева\n"
    "  raes сколько студентов\n  raes trade 2023\n"
    "`raes КОМАНДА -h` — параметры и примеры команды, `raes help ТЕМА` — справка о словах (words),\n"
    "датах (dates), форматах (formats), знаках (signs), переменных окружения (environment) и\n"
    "кодах выхода (exit-codes).",
)

SHELLS = ("bash", "zsh", "fish")
ANSWER = (*options.ORDER, *options.OUTPUT)
_FILTERS = (*options.WHEN, options.WITH, options.PLACE, options.KIND, options.STATUS, *options.ABOUT, options.INDICATOR)
EVERY = (*_FILTERS, *ANSWER)
_SORTED = (*_FILTERS, *options.ORDER)


def _fitting(command: str) -> tuple[Option, ...]:
    """Return the filters that can apply to the records of `command`."""
    return tuple(one for one in _FILTERS if one.name not in lacking(command))


_EVENTS, _FIGURES = (*_fitting("timeline"), *ANSWER), (*_fitting("figures"), *options.ORDER, *options.DRAWN)

_SAY = both(
    "What the options mean, in plain words: Putin Aliyev 2022.", "То же, что параметры, словами: Путин Алиев 2022."
)
_WORDS, _QUESTION = Argument("words", _SAY, "[WORDS…]"), Argument("words", _SAY, "WORDS…")
_NUMBER = Argument("words", both("The number of a session, or words.", "Номер заседания или слова."), "[NUMBER|WORDS…]")
_WHO = Argument("words", both("A name or a post, in any script and spelling.", "Имя или должность, в любом написании."),
    "NAME…")  # fmt: skip
_TERMS = Argument("terms", both(
    "Words, a phrase in quotes, -word to exclude, place:Baku to filter.",
    "Слова, фраза в кавычках, -слово исключает, place:Баку ограничивает."), "WORDS…")  # fmt: skip
_IDS = Argument(
    "ids", both("Ids of records; - reads them from a pipe.", "Идентификаторы записей; - читает их из канала."), "ID…"
)
_CITED = Argument("words", both(
    "Ids of sources or of facts, or words.", "Идентификаторы источников или фактов, или слова."), "[ID…]")  # fmt: skip
_SOURCES = Argument("words", both("Ids of sources, or words.", "Идентификаторы источников или слова."),
    "[ID…]")  # fmt: skip
_PATHS = Argument("paths", both(
    "Files or folders; else the base of the checkout one is in, or that of raes, which is called default.",
    "Файлы или папки; иначе база той копии проекта, где вы находитесь, или сама база raes: default."),
    "[PATH…]")  # fmt: skip
_SHELL = Argument("shell", both(f"One of {listed(SHELLS)}.", f"Одна из: {listed(SHELLS)}."), "SHELL", SHELLS)
_LIST = Argument("what", both(f"One of {listed(LISTS)}.", f"Одно из: {listed(LISTS)}."), "[WHAT]")
_TO_WRITE = Argument("words", both(
    "A file to write; or record and a type, to see one.", "Файл, который записать; или record и тип записи."),
    "FILE…")  # fmt: skip
_DOCUMENT = Argument("text", both(
    "A text in UTF-8, or a page as saved from a browser.", "Текст в UTF-8 или страница, сохранённая из браузера."),
    "TEXT")  # fmt: skip
_OLD = Argument("old", both(
    "A file, a folder, default, or REV:PATH of a git repository.", "Файл, папка, default или РЕВИЗИЯ:ПУТЬ в git."),
    "OLD")  # fmt: skip
_NEW = Argument("new", both("The same, as it is now.", "То же, как есть теперь."), "NEW")  # fmt: skip
_WHAT = Argument("what", both("Which schema.", "Какая схема."), "base|output", ("base", "output"))

COMMANDS: dict[str, Command] = {
    "timeline": Command("questions", "records", "happened", (_WORDS,), (options.GROUP, *_EVENTS), both(
        "Everything dated, oldest first: meetings, visits, calls, signings, sessions, operations, incidents.",
        "Всё датированное по порядку: встречи, визиты, звонки, подписания, заседания, операции, инциденты."),
        ("raes timeline Moscow May 2023", "raes timeline --from 2022-02 --to 2022-10 --place Самарканд",
         "raes timeline --kind signing --json")),
    "meetings": Command("questions", "records", "happened", (_WORDS,), _EVENTS, both(
        "Meetings, talks and calls, with their participants.",
        "Встречи, переговоры и звонки — с участниками."),
        ("raes meetings Putin Aliyev 2022", "raes meetings --with Mirzoyan --year 2023",
         "raes meetings --with Путин --with Пашинян")),
    "council": Command("questions", "council", "happened", (_NUMBER,), _EVENTS, both(
        "The sessions of the Russia–Azerbaijan Expert Council; with a NUMBER, one session whole.",
        "Заседания Российско-Азербайджанского экспертного совета; с номером — одно целиком."),
        ("raes council", "raes council 3", "raes council 4 --lang ru")),
    "who": Command("questions", "who", "people", (_WHO,), EVERY, both(
        "A person or an organization: names, posts over time, events, statements, whom they met and how often.",
        "Человек или организация: имена, должности, события, высказывания, с кем и сколько раз встречались."),
        ("raes who Kalugin", 'raes who "посол России"', "raes who РСМД --json")),
    "said": Command("questions", "records", "people", (_WORDS,), (*_fitting("said"), *ANSWER), both(
        "Statements and positions, with who holds them and when.",
        "Высказывания и позиции: чьи и когда."),
        ("raes said Калугин Кавказ", "raes said --topic transport", "raes said РАЭС --year 2021")),
    "trade": Command("questions", "records", "numbers", (_WORDS,), _FIGURES, both(
        "Trade figures by period: value, growth, hedge, source, and what contradicts them.",
        "Торговля по периодам: объём, рост, оговорка, источник и что этому противоречит."),
        ("raes trade 2023", "raes trade --chart", "raes trade --json")),
    "figures": Command("questions", "records", "numbers", (_WORDS,), _FIGURES, both(
        "Every number in the base: investment, tourism, education, transport, arms …",
        "Все цифры базы: инвестиции, туризм, образование, транспорт, вооружения …"),
        ("raes figures туристы", "raes figures --topic education --lang ru", "raes figures --year 2023")),
    "search": Command("questions", "search", "evidence", (_TERMS,), EVERY, both(
        "Ranked full-text search over everything, in both languages.",
        "Поиск по всем текстам на обоих языках, сначала самые подходящие."),
        ("raes search коридор", 'raes search "North–South" --kind signing', "raes search туризм -студент")),
    "show": Command("questions", "show", "evidence", (_IDS,), options.OUTPUT, both(
        "Records whole, with all evidence.",
        "Записи целиком, со всеми свидетельствами."),
        ("raes show council-3", "raes show trade-2023 trade-2024", "raes show putin --json")),
    "sources": Command("questions", "sources", "evidence", (_SOURCES,), EVERY, both(
        "The documents behind the facts.",
        "Документы, на которых стоят факты."),
        ("raes sources", "raes sources ria-2024", "raes sources --json")),
    "cite": Command("questions", "cite", "evidence", (_CITED,), (*_SORTED, *options.CITED), both(
        "A citation to paste, of sources or of facts with the passages that prove them.",
        "Ссылка для вставки: на источник или на факт с цитатами, которые его доказывают."),
        ("raes cite trade-2023", "raes cite ria-2024 --style gost", "raes cite meetings Lavrov 2023 -o lavrov.bib"),
        form="text"),
    "conflicts": Command("questions", "records", "evidence", (_WORDS,), EVERY, both(
        "Claims that cannot all hold, with the arithmetic.",
        "Утверждения, которые не могут быть верны одновременно, — с арифметикой."),
        ("raes conflicts", "raes conflicts --topic trade", "raes conflicts --lang ru")),
    "gaps": Command("questions", "records", "evidence", (_WORDS,), EVERY, both(
        "What the sources show to exist but do not give.",
        "О чём источники свидетельствуют, но чего не сообщают."),
        ("raes gaps council", "raes gaps --topic trade", "raes gaps --lang ru")),
    "list": Command("questions", "listing", "base", (_LIST, _WORDS), (*_SORTED, *options.COUNTED), both(
        "The names there are, in every language, with how many records each finds.",
        "Какие есть имена и названия, на всех языках, и сколько записей находит каждое."),
        ("raes list people", "raes list topics --year 2023", "raes list people council")),
    "stats": Command("questions", "stats", "base", (_WORDS,), (options.BY, *_SORTED, *options.COUNTED), both(
        "What is in the base: counts by type, kind, year, topic and source, or by one field.",
        "Что есть в базе: сколько записей по типам, видам, годам, темам и источникам или по одному полю."),
        ("raes stats", "raes stats --by month --year 2023", "raes stats Lavrov --json")),
    "check": Command("check", "check", "base", (_PATHS,), (*options.CHECK, options.LANG, options.FACTS), both(
        "Validate a base: all problems at once, each with its place.",
        "Проверить базу: все ошибки сразу, каждая с местом."),
        ("raes check", "raes check my-facts.yaml", "raes check --explain digits"), asks=False, is_noun=True),
    "schema": Command("check", "schema", "base", (_WHAT,), (options.LANG, options.QUIET), both(
        "The JSON Schema of the base, or of the output.",
        "JSON Schema базы или вывода."),
        ("raes schema base", "raes schema output"), asks=False, is_noun=True),
    "export": Command("questions", "export", "base", (_WORDS,), (*_SORTED, *options.DRAWN), both(
        "Write every record of the base once, or what the filters leave of it; jsonl by default.",
        "Вывести все записи базы по одному разу или те, что оставят фильтры; по умолчанию jsonl."),
        ("raes export -o raes.ics", "raes export Lavrov 2023", "raes export --topic trade -f csv --bom"), form="jsonl",
        is_noun=True),
    "new": Command("new", "new", "base", (_TO_WRITE,), (*options.STARTED, options.LANG, options.FACTS), both(
        "Start a base: a valid file with an example of each record, and what to write there.",
        "Начать базу: верный файл с примером каждой записи и пояснениями."),
        ("raes new mine.yaml", "raes new record event", "raes new record figure"), asks=False, is_noun=True),
    "draft": Command("draft", "draft", "base", (_DOCUMENT,), (*options.DRAFTED, options.FACTS), both(
        "Draft records from a document: a layer to start from, for a curator to finish.",
        "Набросать записи по документу: слой, с которого начинает составитель."),
        ("raes draft release.txt -o mine.yaml", "raes draft page.html --source mid-2025 -o mine.yaml",
         "raes draft release.txt --published 2025-12-14"), asks=False, is_noun=True),
    "diff": Command("diff", "diff", "base", (_OLD, _NEW), (*options.COMPARED, options.LANG, options.BELOW), both(
        "Which facts came, went and changed, field by field; exit 1 if any did.",
        "Какие факты появились, исчезли, изменились — по полям; код 1, если есть различия."),
        ("raes diff default my-facts.yaml", "raes diff my-facts.yaml default --json",
         "raes diff --facts default my-facts.yaml my-facts.yaml"),
        asks=False, is_noun=True),
    "mcp": Command("mcp", "mcp", "base", (), (options.LANG, options.FACTS, options.QUIET), both(
        "Read-only tools for language models, with evidence, over standard input and output (MCP).",
        "Инструменты для языковых моделей: только чтение, со свидетельствами, через стандартный ввод и вывод (MCP)."),
        ("raes mcp", "raes mcp --facts my-facts.yaml"), asks=False),
    "completion": Command("completion", "completion", "base", (_SHELL,), (options.LANG, options.QUIET), both(
        "A script for your shell that completes commands, names, places and ids by Tab.",
        "Сценарий для вашей оболочки: дополнение команд, имён, мест и идентификаторов по Tab."),
        ("raes completion bash", "raes completion zsh", "raes completion fish"), asks=False),
}  # fmt: skip

QUESTION = Command("questions", "question", "", (_QUESTION,), (options.GROUP, *EVERY), both(
    "Answer a question in plain words, in English, Russian or Azerbaijani.",
    "Ответить на вопрос обычными словами: по-русски, по-английски или по-азербайджански."),
    ("raes Kalugin", "raes когда Лавров был в Баку", "raes last meeting of Putin and Aliyev"))  # fmt: skip
"""The command that runs if the first word is not a command."""
