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

from raes_cli.errors import Problem

MAX_DEPTH: Final = 32
MAX_TEXT: Final = 64 * 1024

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")

KeyPath = tuple[str | int, ...]
Value = dict[str, Any] | list[Any] | str
Place = tuple[int, int]


@dataclass(slots=True)
class Document:
    """One file as read: its value, and the line and column of every value and key by path."""

    file: str
    value: dict[str, Any] = field(default_factory=dict)
    places: dict[KeyPath, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read(content: bytes, file: str) -> Document:
    """`content` as a `Document`; what is wrong with it stands in `problems`, all at once.

    The syntax itself can be wrong only once: libyaml stops there.
    """
    document = Document(file)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        document.problems.append(Problem(file, line, 1, "encoding", f"not UTF-8 at byte {error.start}"))
        return document
    try:
        _Reader(document).read(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        said = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
        document.problems.append(Problem(file, line, column, "syntax", f"not YAML: {said}"))
    except _Refused as refused:
        document.problems.append(refused.problem)
    return document


class _Refused(Exception):  # noqa: N818 - it never leaves this module
    """Reading cannot go on past this problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Reader:
    """Builds the value of a `Document` from YAML events."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def problem(self, event: yaml.Event, rule: str, message: str, remedy: str = "") -> Problem:
        return Problem(self.document.file, *_place(event), rule, message, remedy)

    def report(self, event: yaml.Event, rule: str, message: str, remedy: str = "") -> None:
        self.document.problems.append(self.problem(event, rule, message, remedy))

    def read(self, text: str) -> None:
        events = yaml.parse(text, Loader=_LOADER)
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                break
        else:
            raise _Refused(Problem(self.document.file, 1, 1, "empty", "the file is empty"))
        first = next(events)
        value = self.value(first, events, ())
        if not isinstance(value, dict):
            raise _Refused(self.problem(first, "shape", "expected a mapping of sections"))
        self.document.value = value
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.report(event, "documents", "a second document in one file")
                break

    def value(self, event: yaml.Event, events: Iterator[yaml.Event], path: KeyPath) -> Value:
        """The value that `event` opens; consumes its events."""
        self.refuse_cleverness(event)
        self.document.places.setdefault(path, _place(event))
        if len(path) > MAX_DEPTH:
            raise _Refused(self.problem(event, "depth", f"nested deeper than {MAX_DEPTH}"))
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                items.append(self.value(event, events, (*path, len(items))))
            return items
        if isinstance(event, yaml.ScalarEvent):
            return self.text(event)
        self.report(event, "alias", "aliases are not allowed", "write the value out")
        return ""

    def mapping(self, events: Iterator[yaml.Event], path: KeyPath) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise _Refused(self.problem(event, "key", "a key must be plain text"))
            self.refuse_cleverness(event)
            key = event.value
            inner = (*path, key)
            if key == "<<":
                self.report(event, "merge", "merge keys are not allowed")
            elif key in result:
                line = self.document.places[inner][0]
                self.report(event, "duplicate-key", f"{key!r} stands here again, first on line {line}")
            else:
                self.document.places[inner] = _place(event)
            value = self.value(next(events), events, inner)
            result.setdefault(key, value)
        return result

    def refuse_cleverness(self, event: yaml.Event) -> None:
        if getattr(event, "anchor", None) and not isinstance(event, yaml.AliasEvent):
            self.report(event, "alias", "anchors are not allowed", "write the value out")
        if tag := getattr(event, "tag", None):
            self.report(event, "tag", f"tags are not allowed: {tag}")

    def text(self, event: yaml.ScalarEvent) -> str:
        value: str = event.value
        if not value and event.implicit[0]:
            remedy = "an unquoted comma inside {…} splits text: quote it"
            self.report(event, "empty-value", "empty value", remedy)
        if len(value) > MAX_TEXT:
            raise _Refused(self.problem(event, "long", f"a text longer than {MAX_TEXT} characters"))
        if found := _CONTROL.search(value):
            self.report(event, "control", f"a control character U+{ord(found[0]):04X}")
        return unicodedata.normalize("NFC", value)


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    assert mark is not None
    return mark.line + 1, mark.column + 1
