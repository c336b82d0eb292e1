"""The drafted layer: the proposed records in the order of the text, each under its sentence, written as YAML."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from raes_cli.draft.passages import Passage

BLANK = ""
"""A value left to the curator: `raes check` reports it under the rule `draft`."""
SECTIONS = (
    "sources", "places", "organizations", "people", "events", "documents", "figures", "statements", "conflicts",
    "silent", "additions",
)  # fmt: skip
_PLAIN = re.compile(r"[a-z][a-z0-9-]*")
_NO_TEXT = frozenset(("yes", "no", "on", "off", "true", "false", "null", "y", "n"))
_WIDTH = 116
_LONGEST_FLOW = 110


@dataclass
class Record:
    """A proposed record: its section, id, sentence and fields, and comments for the curator."""

    section: str
    id: str
    passage: Passage | None
    fields: dict[str, Any]
    comments: list[str] = field(default_factory=list)


class Layer:
    """The records proposed for one text."""

    def __init__(self, head: Sequence[str], behind: str = "") -> None:
        self.head, self.behind = list(head), behind
        self.records: list[Record] = []
        self.left: list[Passage] = []
        """The sentences without a proposal, which may contain a fact nevertheless."""

    def add(self, record: Record) -> Record:
        """Add a record, or merge it into the one with the same section and id; return the record in the layer."""
        old = next((one for one in self.records if (one.section, one.id) == (record.section, record.id)), None)
        if old is None or record.section == "silent":
            self.records.append(record)
            return record
        _join(old.fields, record.fields)
        old.comments += [one for one in record.comments if one not in old.comments]
        return old

    def of(self, section: str) -> list[Record]:
        """Return the records of a section, in the order of the text."""
        return [one for one in self.records if one.section == section]

    def written(self) -> str:
        """Return the layer as YAML, with the sentences left to be read as comments at the end."""
        left = [line for one in self.left for line in _wrapped(f"{one.sentence.line}: {one.printed}")]
        return "\n".join((*self._lines(self.records, None), *(["", self.behind, *left] if left else []))) + "\n"

    @property
    def blanks(self) -> int:
        """The number of values left to the curator."""
        return sum(value == BLANK for record in self.records for _, value in _leaves(record.fields))

    def filled(self) -> tuple[str, dict[int, Record]]:
        """Return the layer as YAML with placeholders for blank texts, and the record that each line belongs to.

        Records with other blanks are left out, unless other records depend on them.
        """
        whole = [
            record
            for record in self.records
            if record.section in _NEEDED
            or all(value != BLANK or key in _WORDS for key, value in _leaves(record.fields))
        ]
        lines = list(self._lines(whole, _WORDS))
        at, owners = None, {}
        starts = {f"  {record.id}:": record for record in whole if record.section != "silent"}
        for number, line in enumerate(lines, 1):
            at = starts.get(line, at)
            if at is not None:
                owners[number] = at
        return "\n".join(lines) + "\n", owners

    def _lines(self, records: Sequence[Record], blank: Mapping[str, str] | None) -> Iterator[str]:
        yield from (f"# {line}".rstrip() for line in self.head)
        for section in SECTIONS:
            if its := [one for one in records if one.section == section]:
                yield from ("", f"{section}:")
                for record in its:
                    yield from (*_comments(record), *_record(record, blank))


_NEEDED = ("sources", "places", "organizations")
"""Sections that other records refer to: always checked, with a placeholder for a blank kind."""
_WORDS = {"en": "draft of {}", "ru": "черновик {}"}


def _leaves(value: object, key: str = "") -> Iterator[tuple[str, object]]:
    """Yield the scalars in a value, each with its key."""
    if isinstance(value, Mapping | list):
        for name, one in value.items() if isinstance(value, Mapping) else ((key, one) for one in value):
            yield from _leaves(one, name)
    else:
        yield key, value


def _comments(record: Record) -> Iterator[str]:
    yield ""
    if record.passage is not None:
        yield from _wrapped(f"{record.passage.sentence.line}: {record.passage.printed}")
    for comment in record.comments:
        yield from _wrapped(comment)


def _wrapped(comment: str) -> list[str]:
    lines = textwrap.wrap(comment, _WIDTH, break_long_words=False, break_on_hyphens=False) or [""]
    return [f"  # {line}" for line in lines]


def _record(record: Record, blank: Mapping[str, str] | None) -> list[str]:
    words = {"kind": "other"} | {key: word.format(record.id) for key, word in (blank or {}).items()}
    fields = _filled(record.fields, words) if blank else record.fields
    if record.section == "silent":
        return [f"  - {_flow(fields)}"]
    return [f"  {record.id}:", *_block(fields, 4)]


def _block(fields: Mapping[str, Any], indent: int) -> Iterator[str]:
    """Yield the lines of a mapping in YAML's block style."""
    space = " " * indent
    for key, value in fields.items():
        if value is None or (isinstance(value, list | dict) and not value):
            continue
        if isinstance(value, Mapping):
            flow = _flow(value)
            if BLANK in value.values() or len(flow) > _LONGEST_FLOW:
                yield f"{space}{key}:"
                yield from _block(value, indent + 2)
            else:
                yield f"{space}{key}: {flow}"
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            yield f"{space}{key}:"
            for item in value:
                yield from _item(item, indent + 2)
        else:
            yield f"{space}{key}: {_flow(value)}"


def _item(item: Mapping[str, Any], indent: int) -> Iterator[str]:
    flow = _flow(item)
    if len(flow) <= _LONGEST_FLOW and not any(isinstance(value, Mapping | list) for value in item.values()):
        yield f"{' ' * indent}- {flow}"
        return
    lines = list(_block(item, indent + 2))
    yield f"{' ' * indent}- {lines[0].lstrip()}"
    yield from lines[1:]


def _flow(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items() if one is not None) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, bool | int):
        return str(value).lower()
    text = str(value)
    return text if _PLAIN.fullmatch(text) and text not in _NO_TEXT else json.dumps(text, ensure_ascii=False)


def _filled(value: Any, blank: Mapping[str, str], key: str = "") -> Any:  # noqa: ANN401 - as YAML has it
    if isinstance(value, Mapping):
        return {name: _filled(one, blank, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_filled(one, blank, key) for one in value]
    return blank.get(key, value) if value == BLANK else value


def _join(old: dict[str, Any], more: Mapping[str, Any]) -> None:
    for key, value in more.items():
        if isinstance(value, list) and isinstance(old.get(key), list):
            old[key] += [one for one in value if one not in old[key]]
        else:
            old.setdefault(key, value)
