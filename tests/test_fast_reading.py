"""The fast reader: it agrees with the strict reader, and leaves anything unusual to it."""

from __future__ import annotations

import random

import pytest

from raes_cli.curate import book, examine, fast_reading, feed, reading
from small import BASE, FROZEN, layer, told
from test_reading import ENDLESS, EVERYTHING

ODD = {
    "everything": EVERYTHING,
    "nothing": "",
    "a comment": "# c\n",
    "a text": "a\n",
    "a list": "- a\n",
    "an anchor": "&a b: c\n",
    "an anchor of all": "--- &a\nb: c\n",
    "a tag of all": "--- !a\nb: c\n",
    "an alias": "a: &b c\nd: *b\n",
    "a tag": "a: !b c\n",
    "a tagged list": "a: !b []\n",
    "a key that is a list": "? [a]\n: b\n",
    "a key that is an alias": "a: &b c\n*b : d\n",
    "a key twice": "a: b\na: c\n",
    "a key twice in another form": "a: и\u0306\nи\u0306: x\nй: y\n",
    "a merge": "a: {<<: {b: c}}\n",
    "no value": "a:\n",
    "no key": "? \n: b\n",
    "an empty text": "a: ''\n",
    "a control character": 'a: "\\x9b"\n',
    "a mark of direction": 'a: ["\\u202e"]\n',
    "a space that does not break": "a: b\u00a0c\n",
    "a zero-width space": "a: b\u200bc\n",
    "two documents": "a: b\n---\nc: d\n",
    "an end": "a: b\n...\n",
    "a version": "%YAML 1.1\n---\na: b\n",
    "another version": "%YAML 2.0\n---\na: b\n",
    "a handle": "%TAG !a! b\n---\na: b\n",
    "a directive": "%A b\n---\na: b\n",
    "a code of no character": 'a: "\\ud800"\n',
    "not closed": "a: [b\n",
    "a tab": "a:\tb\n",
    "a byte order mark": "\ufeffa: b\n",
    "a long text": f"a: {'b' * 65_537}\n",
    "many keys": "a: {b: {" + ", ".join(f"c{number}: d" for number in range(1001)) + "}}\n",
    **{f"nested {depth} deep": "a: " + "[" * depth + "b" + "]" * depth + "\n" for depth in (29, 30, 31, 32, 33, 1000)},
    **{f"lists {depth} deep": "a: " + "[" * depth + "]" * depth + "\n" for depth in (30, 31, 32, 33)},
    **{f"much of {name}": text for name, (text, _) in ENDLESS.items()},
}


def agree(content: bytes) -> bool:
    """Assert that both readers agree; return whether the fast one managed without the strict one."""
    swiftly, strictly = (
        fast_reading.read(content, "base.yaml", book.faults),
        reading.read(content, "base.yaml", book.faults),
    )
    assert (swiftly.value, swiftly.problems, swiftly.doubtful) == (
        strictly.value,
        strictly.problems,
        strictly.doubtful,
    )
    assert swiftly.places.items() <= strictly.places.items()
    assert {path for path in strictly.places if len(path) <= 2 or path[0] == "additions"} <= swiftly.places.keys()
    assert bool(swiftly.content) or swiftly.places == strictly.places
    return bool(swiftly.content)


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_what_is_odd_is_read_as_the_strict_reader_does(text: str) -> None:
    agree(text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("content", [b"", b"\xff", b"a: \xff", b"a: \xed\xa0\x80", b"\x00", b"a: b\x00"])
def test_bytes_that_are_no_text_are_told_as_the_strict_reader_does(content: bytes) -> None:
    assert not agree(content)


def test_what_is_sound_is_read_swiftly() -> None:
    assert agree(BASE.encode())
    assert agree(FROZEN.read_bytes())
    assert agree(b"additions:\n  a: {sources: [{source: b, anchor: c d}], aliases: [e]}\n")


def test_whatever_becomes_of_a_base_both_readers_say_the_same_of_it() -> None:
    chance = random.Random(15)
    lines = BASE.splitlines(keepends=True)
    scraps = (
        "&a ",
        "*a",
        "!b ",
        "- ",
        "? ",
        ": ",
        "[",
        "]",
        "{",
        "}",
        '"',
        "'",
        "|",
        ">",
        "#",
        "\t",
        "<<: ",
        "\n",
        "  ",
        "й",
    )
    swiftly = 0
    for _ in range(300):
        begin = chance.randrange(len(lines) - 40)
        text = "".join(lines[begin : begin + 40])
        for _ in range(chance.randrange(3)):
            at = chance.randrange(len(text))
            text = text[:at] + chance.choice(scraps) + text[at + chance.randrange(3) :]
        swiftly += agree(f"events:\n{text}".encode())
    assert 50 < swiftly < 250


def test_a_problem_finds_its_place_in_what_was_read_swiftly() -> None:
    several = examine([layer(), layer("silent:\n  - {source: nobody, anchor: a b, reason: heading}\n", "more.yaml")])[1]
    assert ("more.yaml", 2, 6, "unknown-id") in {(one.file, one.line, one.column, one.rule) for one in told(several)}


def test_no_control_character_is_printable() -> None:
    """So that a text of printable characters need not be searched for one."""
    assert not [one for one in map(chr, range(0x110000)) if one.isprintable() and feed.CONTROL.match(one)]
