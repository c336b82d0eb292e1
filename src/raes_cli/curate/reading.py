"""Reading YAML strictly: every scalar stays text, every value keeps its place, nothing is guessed.

A subset of YAML 1.2: one document of block or flow mappings, lists and text. Anchors, aliases,
tags, merge keys and duplicate keys are refused with their line. Events are read instead of
nodes, because libyaml's composer recurses and can be made to crash the interpreter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from raes_cli.problems import Problem
from raes_cli.text import Words, both

MAX_DEPTH: Final = 32
MAX_TEXT: Final = 64 * 1024

_DEEP: Final = both(f"nested deeper than {MAX_DEPTH}", f"вложено глубже {MAX_DEPTH}")

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Tabs and line ends are not among them: between values they are YAML's, and the schema has none in a text.
_CONTROL: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
    "\ufeff\ufffe\uffff\U000e0000-\U000e007f]"
)

_TOO_DEEP: Final = re.compile("nest|depth|deep|recurs", re.IGNORECASE)
"""What only a limit of theirs on nesting says; their scanners look ahead, so that it may come before ours."""

# What libyaml and PyYAML say most often of a base written by hand.
_TAB: Final = both("not YAML: a tab, where there should be spaces", "это не YAML: табуляция вместо пробелов")
_OPEN_QUOTE: Final = both("not YAML: the quote that opens here does not close", "это не YAML: кавычка не закрыта")
_RUSSIAN: Final = {
    "found character that cannot start any token": "строка начинается с недопустимого знака",
    "did not find expected key": "здесь ожидался ключ",
    "expected <block end>, but found '<block mapping start>'": "неверный отступ ключа",
    "did not find expected '-' indicator": "здесь ожидался элемент списка с «-»",
    "could not find expected ':'": "нет двоеточия после ключа",
    "did not find expected ',' or '}'": "нет запятой или «}»",
    "did not find expected ',' or ']'": "нет запятой или «]»",
    "did not find expected node content": "здесь ожидалось значение",
    "did not find expected <document start>": "здесь ожидалось начало документа",
    "mapping values are not allowed in this context": "двоеточие здесь недопустимо: возьмите текст в кавычки",
    "mapping values are not allowed here": "двоеточие здесь недопустимо: возьмите текст в кавычки",
    "block sequence entries are not allowed in this context": "элемент списка здесь недопустим",
    "block mapping entries are not allowed in this context": "ключ здесь недопустим",
    "found unexpected end of stream": "кавычка не закрыта",
    "found unexpected document indicator": "внутри текста в кавычках стоит «---»",
    "found unknown escape character": "неизвестный знак после обратной косой черты",
    "did not find expected hexdecimal number": "ожидалось шестнадцатеричное число",
    "found undefined tag handle": "неизвестный тег",
    "found undefined alias": "псевдоним ни на что не указывает",
    "control characters are not allowed": "управляющие символы не допускаются",
}

KeyPath = tuple[str | int, ...]
Value = dict[str, Any] | list[Any] | str
Place = tuple[int, int]


@dataclass(slots=True)
class Document:
    """One file as read: its value, and the line and column of every value and key by path.

    `doubtful` are the paths whose value is not what somebody wrote; () where the reader had to stop.
    """

    file: str
    value: dict[str, Any] = field(default_factory=dict)
    places: dict[KeyPath, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    doubtful: set[KeyPath] = field(default_factory=set)


def read(content: bytes, file: str) -> Document:
    """`content` as a `Document`; what is wrong with it stands in `problems`, all at once.

    The syntax itself can be wrong only once: libyaml stops there.
    """
    document = Document(file)
    try:
        _Reader(document).read(_decoded(content, file))
    except (yaml.YAMLError, RecursionError) as error:
        document.problems.append(_not_yaml(error, content, file))
        document.doubtful.add(())
    except _Refused as refused:
        document.problems.append(refused.problem)
        document.doubtful.add(())
    return document


def _not_yaml(error: yaml.YAMLError | RecursionError, content: bytes, file: str) -> Problem:
    """What the parser stopped at, or where began what it has not found the end of."""
    mark = getattr(error, "problem_mark", None)
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    open_quote = getattr(error, "context", None) == "while scanning a quoted scalar" and "unexpected" in said
    if open_quote:
        mark = getattr(error, "context_mark", None) or mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if open_quote:
        return Problem(file, line, column, "syntax", _OPEN_QUOTE)
    lines = content.decode("utf-8-sig", "replace").splitlines()
    if lines[line - 1 : line] and lines[line - 1][column - 1 : column] == "\t":
        return Problem(file, line, column, "syntax", _TAB)
    # What they quote is the author's.
    if isinstance(error, RecursionError) or _TOO_DEEP.search(said.partition("'")[0]):
        return Problem(file, line, column, "depth", _DEEP)
    return Problem(file, line, column, "syntax", both(f"not YAML: {said}", f"это не YAML: {_RUSSIAN.get(said, said)}"))


class _Refused(Exception):  # noqa: N818 - it never leaves this module
    """Reading cannot go on past this problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message["en"])
        self.problem = problem


def _decoded(content: bytes, file: str) -> str:
    """`content` as text that holds no control characters: libyaml refuses them without saying where."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = both(f"not UTF-8 at byte {error.start}", f"не UTF-8, байт {error.start}")
        raise _Refused(Problem(file, line, 1, "encoding", message)) from None
    if found := _CONTROL.search(text):
        before = text[: found.start()]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise _Refused(Problem(file, line, column, "control", _named(found)))
    return text


class _Reader:
    """Builds the value of a `Document` from YAML events."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def problem(self, event: yaml.Event, rule: str, message: Words, remedy: Words | None = None) -> Problem:
        return Problem(self.document.file, *_place(event), rule, message, remedy)

    def report(self, path: KeyPath, event: yaml.Event, rule: str, message: Words, remedy: Words | None = None) -> None:
        self.document.problems.append(self.problem(event, rule, message, remedy))
        self.document.doubtful.add(path)

    def read(self, text: str) -> None:
        events = yaml.parse(text, Loader=_LOADER)
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                break
        else:
            raise _Refused(Problem(self.document.file, 1, 1, "empty", both("the file is empty", "файл пуст")))
        first = next(events)
        if not isinstance(first, yaml.MappingStartEvent):
            message = both("expected a mapping of sections", "ожидались разделы: ключи со значениями")
            raise _Refused(self.problem(first, "shape", message))
        value = self.value(first, events, ())
        assert isinstance(value, dict)
        self.document.value = value
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                message = both("a second document in one file", "второй документ в одном файле")
                raise _Refused(self.problem(event, "documents", message))

    def value(self, event: yaml.Event, events: Iterator[yaml.Event], path: KeyPath) -> Value:
        """The value that `event` opens; consumes its events."""
        self.refuse_cleverness(path, event)
        self.document.places.setdefault(path, _place(event))
        if len(path) > MAX_DEPTH:
            raise _Refused(self.problem(event, "depth", _DEEP))
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                items.append(self.value(event, events, (*path, len(items))))
            return items
        if isinstance(event, yaml.ScalarEvent):
            return self.text(path, event)
        message = both("aliases are not allowed", "псевдонимы YAML не допускаются")
        self.report(path, event, "alias", message, both("write the value out", "впишите само значение"))
        return ""

    def mapping(self, events: Iterator[yaml.Event], path: KeyPath) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                message = both("a key must be plain text", "ключ должен быть простым текстом")
                raise _Refused(self.problem(event, "key", message))
            self.refuse_cleverness((*path, event.value), event)
            key = self.text((*path, event.value), event)
            inner = (*path, key)
            if key == "<<":
                message = both("merge keys are not allowed", "ключи слияния не допускаются")
                self.report(inner, event, "merge", message, both("write the values out", "впишите сами значения"))
            elif key in result:
                line = self.document.places[inner][0]
                message = both(
                    f"{key!r} stands here again, first on line {line}", f"{key!r} здесь снова, впервые — строка {line}"
                )
                self.report(inner, event, "duplicate-key", message)
            self.document.places.setdefault(inner, _place(event))
            value = self.value(next(events), events, inner)
            if key != "<<":
                result.setdefault(key, value)
        return result

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
            self.report(path, event, "empty-value", both("empty value", "пустое значение"), remedy)
        if len(value) > MAX_TEXT:
            message = both(f"a text longer than {MAX_TEXT} characters", f"текст длиннее {MAX_TEXT} знаков")
            raise _Refused(self.problem(event, "long", message))
        if found := _CONTROL.search(value):
            self.report(path, event, "control", _named(found))
        return unicodedata.normalize("NFC", value)


def _named(found: re.Match[str]) -> Words:
    code = f"U+{ord(found[0]):04X}"
    return both(f"a control character {code}", f"управляющий символ {code}")


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    assert mark is not None
    return mark.line + 1, mark.column + 1
