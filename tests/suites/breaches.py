"""A grammar of breaches: a sound base in which something is not as it must be, in every place and in every way."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from random import Random
from typing import Any

from raes_cli.curate.reading import KeyPath, read

Tree = Any
_IDS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Raw(str):
    """A piece of YAML as it stands, and no text to be quoted."""

    __slots__ = ()


VALUES = tuple(map(Raw, (
    "~", "null", "yes", "NO", "017", "1.10", "1e400", ".nan", "-.inf", "0x1F", "12:30", "1_000", "-1", "0", "½", "٣", "4,4", "4.4.4",
    "1" * 5000, "2023-02-30", "2023-13", "0000", "-0001", "10000", "2023-2-3", "2023?", "2023~", "2023%", "[2023..2022]",
    '"[2023..2022]"', '"[..2023]"', '"[2023..]"', '"[..]"', '"2023/"', '"/2023"', '"/"', '"2023-01-01/2022-01-01"', '"2023-W99"',
    '"2023-21"', '"202X"', '"2023-02-28T10:00Z"', '"9999-12-31"', '"0001-01-01"', '"{2022,2023}"', "!!int 3", "!!binary aGk=",
    "!!python/object/apply:os.system ['touch pwned']", "!town x", "!!set {a: b}", "&a b", "*a", "&a [*a]", "{<<: {a: b}}", "[" * 40 + "]" * 40,
    "{a: " * 40 + "b" + "}" * 40, '"\\0"', '"\\e[31m"', '"\\x9b"', '"\\ud800"', '"\\u202e"', '"\\ufeff"', '"\\U00110000"', '"\\U000e0041"',
    '"\\q"', '"\\', "'unclosed", '"unclosed', "[a, b", "{a: b", "a: b: c", "? x", "@at", "`tick", "%dir", "| x", "- x", "# nothing", "",
    '""', '" "', '"' + "x" * 70_000 + '"', "[" + "a, " * 1001 + "b]", "[]", "{}", "[[]]", "[{}]", "[a]", "{a: b}", "{en: only}",
    "{en: A, ru: }", "{en: A, ru: Б, xx: C}", '{en: "A", en: "B", ru: "Б"}', '{"": "A"}', "{[a]: b}", '"a\\nb"', '"a\\tb"', '"  a  "',
    '"e\\u0301"', '"\\u0439"', '"\\u0438\\u0306"', '"=cmd()"', '"<b>"', '"../../etc/passwd"', '"http://x/\\u0301"', '"javascript:alert(1)"', "ба-ку",
    "Baku", "baku ", "b--a", "-", "nobody", '"\\u200d"', '"a\\u200db"', "...", "---", "💥", '"' + "(" * 3000 + '"', '"' + "а " * 20_000 + '"',
)))  # fmt: skip
KEYS = tuple(map(Raw, (
    '""', "~", "<<", "? [a]", "&a b", "*a", "!t k", "[a]", "{a: b}", '"\\0"', '"\\u202e"', '"\\ud800"', "EN", "en ", "__class__", "id", "type",
    "note", "$ref", '"' + "k" * 70_000 + '"', "1", "yes", "имя",
)))  # fmt: skip
FILES: tuple[bytes, ...] = (
    b"", b"\n", b"# nothing\n", b"\xef\xbb\xbf", b"---\n", b"...\n", b"- a\n", b"text\n", b"3\n", b"~\n", b"{}\n", b"[]\n", b"\0" * 512,
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\x1f\x8b\x08\0\0\0\0\0", b"SQLite format 3\0" + b"\0" * 84, b"PK\x03\x04", b"%PDF-1.7\n", b"MZ\x90\0",
    b"\x7fELF", b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 1\n", b"<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> x\n",
    b"[" * 100_000, b"{a: " * 100_000, b"? " * 100_000, b"- " * 100_000, b"a: &a [*a, *a]\n" * 99, b"&a " * 1000, b"!" * 100_000, b"'" * 99_999,
    b"%YAML 9.9\n---\na: b\n", b"%TAG ! tag:x,2000:\n---\na: !b c\n", b"a: |9\n b\n", b"a: >-2\n b\n", b"a: b\n--- \nc: d\n", b"a:\tb\n", b"\ta: b\n",
    b"a: b\r\nc: d\r", b"{" + b"a, " * 5000 + b"}", b"a: " + b"b" * (1 << 21), b"#" * (1 << 21), b"\n" * (1 << 21), b"a: 'b\n" + b" \n" * 99_999,
    "а: б\n".encode("utf-16"), "а: б\n".encode("utf-32"), "а: б\n".encode("cp1251"), b"a: \xc0\x80\n", b"a: \xed\xa0\x80\n", b"a: \xf4\x90\x80\x80\n",
    b"events: {" + b", ".join(b"e%d: {}" % one for one in range(20_000)) + b"}", b"".join(b"k%d: v\n" % one for one in range(50_000)),
    b"<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'x'>]><l>&a;</l>", b'{"json": true, "json": false}', b"a: b #\xff\n", b"\xff\xfe",
)  # fmt: skip


def emitted(tree: Tree, deep: int = 0) -> str:
    """A base as YAML: sections and entries as blocks, what is in them in braces."""
    if isinstance(tree, Raw):
        return tree
    if isinstance(tree, str):
        return json.dumps(tree, ensure_ascii=False)
    if isinstance(tree, list):
        return "[" + ", ".join(emitted(one, 2) for one in tree) + "]"
    pairs = [(emitted(key, 2), value) for key, value in (tree.items() if isinstance(tree, dict) else tree)]
    if deep > 1:
        return "{" + ", ".join(f"{key}: {emitted(value, 2)}" for key, value in pairs) + "}"
    lines = []
    for key, value in pairs:
        inner = emitted(value, deep + 1)
        block = deep == 0 and isinstance(value, dict) and value
        lines.append(f"{'  ' * deep}{key}:{chr(10) if block else ' '}{inner}")
    return "\n".join(lines) + ("\n" if deep == 0 else "")


def _paths(tree: Tree, path: KeyPath = ()) -> Iterator[KeyPath]:
    yield path
    for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ():
        yield from _paths(value, (*path, key))


def _at(tree: Tree, path: KeyPath) -> Tree:
    for step in path:
        tree = tree[step]
    return tree


class Breaches:
    """Draws breaches of a sound base."""

    def __init__(self, base: str, chance: Random) -> None:
        self.chance = chance
        self.tree = read(base.encode(), "base.yaml").value
        self.paths = [path for path in _paths(self.tree) if path]
        self.ids = sorted({str(key) for section in self.tree.values() if isinstance(section, dict) for key in section})
        self.texts = sorted({value for path in self.paths if isinstance(value := _at(self.tree, path), str)})
        self.ways: tuple[tuple[str, int, Callable[[Tree], Tree]], ...] = (
            ("value", 8, self.value), ("key", 3, self.key), ("lost", 3, self.lost), ("twice", 2, self.twice), ("id", 4, self.id),
            ("moved", 3, self.moved), ("copied", 2, self.copied), ("swapped", 3, self.swapped), ("digits", 3, self.digits), ("letters", 2, self.letters),
        )  # fmt: skip

    def draw(self) -> tuple[str, bytes]:
        """A breach: what it is, and the base with it."""
        kind = self.chance.random()
        if kind < 0.1:
            place = self.chance.randrange(len(FILES))
            return f"file {place}", FILES[place]
        tree, names = deepcopy(self.tree), []
        for _ in range(self.chance.choice((1, 1, 1, 2, 4))):
            name, _, way = self.chance.choices(self.ways, [share for _, share, _ in self.ways])[0]
            try:
                tree = way(tree)
            except (
                KeyError,
                IndexError,
                TypeError,
                AttributeError,
            ):  # not of this place, or an earlier one has taken it
                continue
            names.append(name)
        content = emitted(tree).encode("utf-8", "surrogatepass")
        if kind < 0.4 or not names:
            name, content = self.bytes(content)
            names.append(name)
        return " ".join(names), content

    def path(self) -> KeyPath:
        """A place in the base; the kinds, of which there are so many, are a section like any other."""
        section = self.chance.choice(list(self.tree))
        return self.chance.choice([path for path in self.paths if path[0] == section])

    def _put(self, tree: Tree, path: KeyPath, value: Tree) -> Tree:
        _at(tree, path[:-1])[path[-1]] = value
        return tree

    def value(self, tree: Tree) -> Tree:
        """Another value."""
        return self._put(tree, self.path(), self.chance.choice(VALUES))

    def key(self, tree: Tree) -> Tree:
        """Another key."""
        path = self.path()
        within = _at(tree, path[:-1])
        old = str(path[-1])
        near = (old[1:], old + "s", old[:1].upper() + old[1:], old[::-1], old + "-2", old.replace("e", "е"))
        new = self.chance.choice((*KEYS, *near))
        renamed = {new if key == path[-1] else key: value for key, value in within.items()}
        within.clear()
        within.update(renamed)
        return tree

    def lost(self, tree: Tree) -> Tree:
        """Something is not there."""
        path = self.path()
        del _at(tree, path[:-1])[path[-1]]
        return tree

    def twice(self, tree: Tree) -> Tree:
        """A key, or an item, that stands there again."""
        path = self.path()
        within, last = _at(tree, path[:-1]), path[-1]
        if isinstance(within, list):
            within.append(_at(tree, path))
        else:  # a quoted key reads the same
            within[Raw(f"'{last}'")] = within[last]
        return tree

    def id(self, tree: Tree) -> Tree:
        """An id that is that of something else, or nobody's."""
        found = [path for path in self.paths if str(_at(self.tree, path)) in self.ids]
        return self._put(tree, self.chance.choice(found), self.chance.choice([*self.ids, "nobody", "baku-2"]))

    def moved(self, tree: Tree) -> Tree:
        """What stands in one place stands in another."""
        return self._put(tree, self.path(), deepcopy(_at(self.tree, self.path())))

    def copied(self, tree: Tree) -> Tree:
        """A record again, under another id or in another section."""
        section, other = self.chance.choice(list(self.tree)), self.chance.choice(list(self.tree))
        id_ = self.chance.choice(list(self.tree[section]))
        tree[other][self.chance.choice((id_, f"{id_}-2", id_.upper()))] = deepcopy(self.tree[section][id_])
        return tree

    def swapped(self, tree: Tree) -> Tree:
        """Two texts in each other's place."""
        return self._put(tree, self.path(), self.chance.choice(self.texts))

    def digits(self, tree: Tree) -> Tree:
        """A number or a date that is another."""
        found = [path for path in self.paths if isinstance(one := _at(self.tree, path), str) and re.search(r"\d", one)]
        path = self.chance.choice(found)
        return self._put(tree, path, re.sub(r"\d", lambda _: self.chance.choice("0123456789"), str(_at(self.tree, path)), count=1 + self.chance.randrange(3)))  # fmt: skip

    def letters(self, tree: Tree) -> Tree:
        """A text with a character that does not belong there."""
        found = [path for path in self.paths if isinstance(_at(self.tree, path), str)]
        path = self.chance.choice(found)
        text = str(_at(self.tree, path))
        at = self.chance.randrange(len(text) + 1)
        odd = self.chance.choice("\u200b\u00ad\u0301\u200dеə\n\t\\'\"{}[],:#&*!|>%@`\u00a0—…\u2028\x85\ufffe💥")
        return self._put(tree, path, text[:at] + odd + text[at:])

    def bytes(self, content: bytes) -> tuple[str, bytes]:
        """Something done to the file, whatever is in it."""
        chance = self.chance
        at, to = sorted((chance.randrange(len(content)), chance.randrange(len(content))))
        lines = content.splitlines(keepends=True)
        row, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        odd = bytes(
            chance.choices(
                (0, 9, 10, 13, 27, 32, 34, 35, 39, 45, 58, 91, 93, 123, 125, 127, 128, 194, 195, 208, 237, 255),
                k=chance.randrange(1, 4),
            )
        )
        ways: dict[str, Callable[[], bytes]] = {
            "cut": lambda: content[:at],
            "head": lambda: content[at:],
            "hole": lambda: content[:at] + content[to:],
            "put": lambda: content[:at] + odd + content[at:],
            "over": lambda: content[:at] + odd + content[at + len(odd) :],
            "bit": lambda: content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :],
            "again": lambda: content + content[at:to],
            "line": lambda: b"".join([*lines[:row], *lines[row + 1 :]]),
            "lines": lambda: b"".join([*lines[:row], lines[other], *lines[row + 1 :]]),
            "indent": lambda: b"".join([*lines[:row], b" " * chance.randrange(1, 4) + lines[row], *lines[row + 1 :]]),
            "outdent": lambda: b"".join([*lines[:row], lines[row].lstrip(), *lines[row + 1 :]]),
            "ends": lambda: content.replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\n", b"\x85", "\u2028".encode()))),
            "mark": lambda: b"\xef\xbb\xbf" + content,
            "coding": lambda: content.decode("utf-8", "replace").encode(chance.choice(("utf-16", "utf-32", "koi8-r", "cp1251")), "replace"),
            "document": lambda: content + b"---\n" + content,
        }  # fmt: skip
        name = chance.choice(list(ways))
        return name, ways[name]()
