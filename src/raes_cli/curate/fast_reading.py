"""A fast reader for sound files, which most are: anything unusual is left to the strict reader.

Both return the same value. Only the places of sections, of records and of everything in additions are noted; the
others, which only problems need, are found by reading the file again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

import yaml

from raes_cli.curate import reading
from raes_cli.curate.additions import SECTION
from raes_cli.curate.feed import CONTROL, Feed, Place, Refused, place, refuse_bytes
from raes_cli.curate.reading import MAX_DEPTH, MAX_ITEMS, MAX_NODES, MAX_TEXT, Document, Judge, KeyPath, hopeless

_SHORT = 32
"""Texts of at least this many characters are not shared: they are unlikely to recur."""


class _OddError(Exception):
    """Something that the strict reader has to judge."""


def read(
    content: bytes, file: str, judge: Judge = lambda *_: 0, told: Callable[[int], None] = lambda _: None
) -> Document:
    """Return `content` as a `Document`, read by the strict reader if anything looks wrong.

    Progress is reported to `told`, as the number of bytes read.
    """
    try:
        refuse_bytes(content, file)
        return _sound(Feed(content, file, told), judge)
    except (_OddError, Refused, yaml.YAMLError, RecursionError, ValueError, OverflowError):
        return reading.read(content, file, judge)


def _sound(feed: Feed, judge: Judge) -> Document:  # noqa: C901, PLR0912, PLR0915 - calls would double the cost
    """Return the document in `feed`; raises any error of the parser, and `_OddError` for anything that may be wrong."""
    following, normalize = reading.LOADER(feed).get_event, unicodedata.normalize
    known: dict[str, str] = {}
    shared = known.setdefault
    start = [following() for _ in range(3)]
    if [type(event) for event in start] != [yaml.StreamStartEvent, yaml.DocumentStartEvent, yaml.MappingStartEvent]:
        raise _OddError
    if start[2].anchor or start[2].tag:
        raise _OddError
    value: dict[str, Any] = {}
    places: dict[KeyPath, Place] = {(): place(start[2])}
    path: list[Any] = []
    around: list[Any] = []
    box: Any = value
    """The container being filled; `path` leads to it, and `around` holds the containers that enclose it."""
    key: Any = None
    listed, noting, count = False, True, 0
    while True:
        event = following()
        feed.barren = 0
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            text = event.value
            if event.anchor or event.tag or (not text and event.implicit[0]) or len(text) > MAX_TEXT:
                raise _OddError
            if not text.isascii():
                text = normalize("NFC", text)
            elif len(text) < _SHORT:
                text = shared(text, text)  # keys and ids recur
            if not text.isprintable() and CONTROL.search(text):
                raise _OddError
            if key is None and not listed:
                if text in box or text == "<<":
                    raise _OddError
                key = text
                if noting:
                    places[(*path, key)] = place(event)
                continue
            if listed:
                if noting:
                    places[(*path, len(box))] = place(event)
                box.append(text)
            else:
                box[key], key = text, None
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if event.anchor or event.tag or len(path) + 1 >= MAX_DEPTH or (key is None and not listed):
                raise _OddError
            inner: Any = {} if kind is yaml.MappingStartEvent else []
            if listed:
                key = len(box)
                if noting:
                    places[(*path, key)] = place(event)
                box.append(inner)
            else:
                box[key] = inner
            path.append(key)
            around.append(box)
            box, key, listed = inner, None, kind is yaml.SequenceStartEvent
            noting = len(path) == 1 or path[0] == SECTION
            continue
        elif kind is not yaml.MappingEndEvent and kind is not yaml.SequenceEndEvent:
            raise _OddError
        elif not around:
            break
        else:
            count += len(box)
            if count > MAX_NODES:
                raise _OddError
            box = around.pop()
            path.pop()
            listed, noting = isinstance(box, list), len(path) <= 1 or path[0] == SECTION
        if hopeless(path[0], box, judge) if len(path) == 1 else len(box) > MAX_ITEMS:
            raise _OddError
    if not isinstance(following(), yaml.DocumentEndEvent) or not isinstance(following(), yaml.StreamEndEvent):
        raise _OddError
    return Document(feed.file, value, places, content=feed.content)
