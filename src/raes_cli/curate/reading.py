"""The strict YAML reader: every scalar stays text, every value keeps its place, nothing is guessed.

It reads a subset of YAML 1.2: one document of block or flow mappings, lists and text. Anchors, aliases, tags, merge
keys and duplicate keys are reported with their line. It reads events instead of nodes, because libyaml's composer
recurses and can be made to crash the interpreter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

import yaml

from raes_cli.curate.feed import CONTROL, Feed, Place, Refused, named, place, refuse_bytes
from raes_cli.problems import Problem
from raes_cli.text import Words, both

MAX_DEPTH: Final = 32
MAX_TEXT: Final = 64 * 1024
MAX_ITEMS: Final = 1_000
"""Keys of a mapping or items of a list, except for sections, which have as many as there are facts."""
MAX_NODES: Final = 5_000_000
MAX_PROBLEMS: Final = 1_000
"""Number of problems after which the search for more stops."""
_LOOK: Final = 1_000
"""The latest entries of a section that are judged while it is read, each time the section has doubled in size."""
_MANY: Final = 100
"""Number of problems among them that makes reading on pointless."""
_DEEP: Final = both(f"nested deeper than {MAX_DEPTH}", f"вложено глубже {MAX_DEPTH}")

LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TOO_DEEP: Final = re.compile("nest|depth|deep|recurs", re.IGNORECASE)
"""Matches the parsers' own messages about nesting, which may come before ours because their scanners look ahead."""

# The most frequent messages of libyaml and PyYAML about a base written by hand.
_OPEN_QUOTE: Final = both("not YAML: the quote that opens here does not close", "это не YAML: кавычка не закрыта")
_NO_CHARACTER: Final = "found invalid Unicode character escape code"
_RUSSIAN: Final = {
    _NO_CHARACTER: "знака с таким кодом нет",
    "found character that cannot start any token": "строка начинается с недопустимого знака",
    "did not find expected key": "здесь ожидался ключ",
    "did not find expected '-' indicator": "здесь ожидался элемент списка с «-»",
    "could not find expected ':'": "нет двоеточия после ключа",
    "did not find expected ',' or '}'": "нет запятой или «}»",
    "did not find expected ',' or ']'": "нет запятой или «]»",
    "did not find expected node content": "здесь ожидалось значение",
    "did not find expected <document start>": "здесь ожидалось начало документа",
    "mapping values are not allowed in this context": "двоеточие здесь недопустимо: возьмите текст в кавычки",
    "mapping values are not allowed here": "двоеточие здесь недопустимо: возьмите текст в кавычки",
    "block sequence entries are not allowed in this context": "элемент списка здесь недопустим",
    "mapping keys are not allowed in this context": "ключ здесь недопустим",
    "did not find expected alphabetic or numeric character": "после & и * должно стоять имя: возьмите текст в кавычки",
    "did not find expected comment or line break": "здесь строка должна была кончиться",
    "did not find the expected '>'": "нет «>»: возьмите текст в кавычки",
    "did not find URI escaped octet": "после «%» ожидались две шестнадцатеричные цифры",
    "found unknown escape character": "неизвестный знак после обратной косой черты",
    "did not find expected hexdecimal number": "ожидалось шестнадцатеричное число",
    "found undefined tag handle": "неизвестный тег",
}

KeyPath = tuple[str | int, ...]
Value = dict[str, Any] | list[Any] | str
Judge = Callable[[str, Value], int]
"""Takes the name of a section and some of its entries, and returns the number of problems in them."""


@dataclass(slots=True)
class Document:
    """One file as read: its value, and the line and column of every value and key by path.

    `doubtful` holds the paths whose value is not what the author wrote, and () if the reader had to stop. `content` is
    set if the fast reader read the file; the strict reader then finds in it the places that were not noted.
    """

    file: str
    value: dict[str, Any] = field(default_factory=dict)
    places: dict[KeyPath, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    doubtful: set[KeyPath] = field(default_factory=set)
    content: bytes = b""

    def entries(self, section: str) -> dict[str, Any]:
        """Return the entries of a section; none if it is not a mapping."""
        found = self.value.get(section)
        return found if isinstance(found, dict) else {}


def read(content: bytes, file: str, judge: Judge = lambda *_: 0) -> Document:
    """Return `content` as a `Document` whose `problems` lists everything that is wrong with it.

    Only one syntax error is reported: libyaml stops there. A file that would take too much time or memory is not read
    to its end; `judge` detects early that the rest of a section is not worth reading.
    """
    document = Document(file)
    feed = Feed(content, file)
    try:
        refuse_bytes(content, file)
        _Reader(document, feed, judge).read()
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError) as error:
        document.problems.append(_not_yaml(error, file, feed.at))
        document.doubtful.add(())
    except Refused as refused:
        document.problems.append(refused.problem)
        document.doubtful.add(())
    return document


def _not_yaml(error: Exception, file: str, at: Place) -> Problem:
    """Return the problem that stopped the parser, at the place that it names, or where an unclosed quote opens.

    Without libyaml, the code of an invalid character raises `ValueError` or the like.
    """
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    if isinstance(error, ValueError | OverflowError) and not isinstance(error, yaml.YAMLError):
        said = _NO_CHARACTER
    mark = getattr(error, "problem_mark", None)
    if open_quote := getattr(error, "context", None) == "while scanning a quoted scalar" and "unexpected" in said:
        mark = getattr(error, "context_mark", None) or mark
    line, column = (mark.line + 1, mark.column + 1) if mark else at
    if open_quote:
        return Problem(file, line, column, "syntax", _OPEN_QUOTE)
    # Text after the first quotation mark is the author's.
    if isinstance(error, RecursionError) or _TOO_DEEP.search(said.partition("'")[0]):
        return Problem(file, line, column, "depth", _DEEP)
    return Problem(file, line, column, "syntax", _syntax(said))


def _syntax(said: str) -> Words:
    """Return the message about invalid YAML."""
    return both(f"not YAML: {said}", f"это не YAML: {_RUSSIAN.get(said, said)}")


def too_many(file: str, place: Place) -> Problem:
    """Return the problem that says that the search for problems stopped here."""
    message = both("… and more: raes stopped looking here", "… и ещё: здесь raes перестала искать")
    return Problem(file, *place, "too-many", message)


def hopeless(section: str, entries: dict[str, Any] | list[Any], judge: Judge) -> bool:
    """Return whether the latest `entries` of a section have so many problems that the rest is not worth reading."""
    count = len(entries)
    if count < _LOOK or count & (count - 1):
        return False
    last = list(islice(reversed(entries.items() if isinstance(entries, dict) else entries), _LOOK))
    return judge(section, dict(last) if isinstance(entries, dict) else last) >= _MANY


class _Reader:
    """Builds the value of a `Document` from YAML events."""

    def __init__(self, document: Document, feed: Feed, judge: Judge) -> None:
        self.document, self.feed, self.judge = document, feed, judge
        self.events = iter(yaml.parse(feed, Loader=LOADER))
        self.stopped = False
        """Whether the rest is not worth reading."""

    def problem(self, event: yaml.Event, rule: str, message: Words, remedy: Words | None = None) -> Problem:
        return Problem(self.document.file, *place(event), rule, message, remedy)

    def report(self, path: KeyPath, event: yaml.Event, rule: str, message: Words, remedy: Words | None = None) -> None:
        self.document.problems.append(self.problem(event, rule, message, remedy))
        self.document.doubtful.add(path)

    def read(self) -> None:
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                break
        else:
            raise Refused(Problem(self.document.file, 1, 1, "empty", both("the file is empty", "файл пуст")))
        first = self.next()
        if not isinstance(first, yaml.MappingStartEvent):
            message = both("expected a mapping of sections", "ожидались разделы: ключи со значениями")
            raise Refused(self.problem(first, "shape", message))
        value = self.value(first, ())
        assert isinstance(value, dict)
        self.document.value = value
        if self.stopped:
            self.document.problems.append(too_many(self.document.file, self.feed.at))
            self.document.doubtful.add(())
            return
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                message = both("a second document in one file", "второй документ в одном файле")
                raise Refused(self.problem(event, "documents", message))

    def next(self) -> yaml.Event:
        """Return the next event."""
        event = next(self.events)
        self.feed.at, self.feed.barren = place(event), 0
        return event

    def value(self, event: yaml.Event, path: KeyPath) -> Value:
        """Return the value that `event` begins; consumes its events."""
        self.refuse_cleverness(path, event)
        self.document.places.setdefault(path, self.feed.at)
        if len(path) > MAX_DEPTH:
            raise Refused(self.problem(event, "depth", _DEEP))
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not self.stopped and not isinstance(event := self.next(), yaml.SequenceEndEvent):
                items.append(self.value(event, (*path, len(items))))
                self.look(items, path, event)
            return items
        if isinstance(event, yaml.ScalarEvent):
            return self.text(path, event)
        message = both("aliases are not allowed", "псевдонимы YAML не допускаются")
        self.report(path, event, "alias", message, both("write the value out", "впишите само значение"))
        return ""

    def mapping(self, path: KeyPath) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not self.stopped and not isinstance(event := self.next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                message = both("a key must be plain text", "ключ должен быть простым текстом")
                raise Refused(self.problem(event, "key", message))
            self.refuse_cleverness((*path, event.value), event)
            key = self.text((*path, event.value), event)
            inner = (*path, key)
            if key == "<<":
                message = both("merge keys are not allowed", "ключи слияния не допускаются")
                self.report(inner, event, "merge", message, both("write the values out", "впишите сами значения"))
            elif key in result:
                line = self.document.places[inner][0]
                again = both(
                    f"{key!r} appears again, first on line {line}", f"{key!r} здесь снова, впервые — строка {line}"
                )
                self.report(inner, event, "duplicate-key", again)
            self.document.places.setdefault(inner, self.feed.at)
            value = self.value(self.next(), inner)
            if key != "<<":
                result.setdefault(key, value)
            self.look(result, path, event)
        return result

    def look(self, entries: dict[str, Any] | list[Any], path: KeyPath, event: yaml.Event) -> None:
        """Stop early at a section with too many problems, and refuse a collection or file that is too large."""
        if len(path) == 1:
            self.stopped |= hopeless(str(path[0]), entries, self.judge)
        elif len(entries) > MAX_ITEMS:
            message = both(f"more than {MAX_ITEMS} keys or items", f"больше {MAX_ITEMS} ключей или элементов")
            raise Refused(self.problem(event, "large", message))
        if len(self.document.places) > MAX_NODES:
            message = both(f"more than {MAX_NODES} values in a file", f"больше {MAX_NODES} значений в файле")
            raise Refused(self.problem(event, "large", message))
        self.stopped |= len(self.document.problems) >= MAX_PROBLEMS

    def refuse_cleverness(self, path: KeyPath, event: yaml.Event) -> None:
        if getattr(event, "anchor", None) and not isinstance(event, yaml.AliasEvent):
            message = both("anchors are not allowed", "якоря YAML не допускаются")
            self.report(path, event, "alias", message, both("remove it", "уберите якорь"))
        if tag := getattr(event, "tag", None):
            message = both(f"tags are not allowed: {tag}", f"теги YAML не допускаются: {tag}")
            self.report(path, event, "tag", message, both("remove it", "уберите тег"))

    def text(self, path: KeyPath, event: yaml.ScalarEvent) -> str:
        value: str = event.value
        if not value and event.implicit[0]:
            remedy = both(
                "remove the key; an unquoted comma inside {…} splits a text: quote it",
                "уберите ключ; запятая внутри {…} делит текст: возьмите его в кавычки",
            )
            at, key = place(event), self.document.places.get(path, place(event))
            at = at if at[0] == key[0] else key  # within braces, libyaml and PyYAML disagree on where it ends
            message = both("empty value", "пустое значение")
            self.document.problems.append(Problem(self.document.file, *at, "empty-value", message, remedy))
            self.document.doubtful.add(path)
        if len(value) > MAX_TEXT:
            message = both(f"a text longer than {MAX_TEXT} characters", f"текст длиннее {MAX_TEXT} знаков")
            raise Refused(self.problem(event, "long", message))
        if found := CONTROL.search(value):
            if any("\ud800" <= letter <= "\udfff" for letter in value):  # libyaml refuses them itself
                raise Refused(self.problem(event, "syntax", _syntax(_NO_CHARACTER)))
            self.report(path, event, "control", named(found))
        return unicodedata.normalize("NFC", value)
