"""Hostile lines: operators, control characters, any script, very long words, and very many of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from raes_cli.cli.commands import COMMANDS

_OPERATORS = (
    '"', "'", "-", "--", "---", "OR", "NOT", "НЕ", "|", "||", "&&", "AND", "NEAR(", "(", ")", "[", "]", "{}", "*", "^", "~", "?", "place:",
    "year:", "no:", "with:Putin", "-with:Putin", "year:2023", "\\", "$(ls)", "`id`", ";", ">", "%s", "%", "\0", "\x1b[31m", "\n", "\t",
    "\u202e", "\u200b", "\ufeff", "\ud800", "\U000e0041", "№", "№3", "½", "²", "٣", "Ⅳ", "İ", "ﬁ", "ß", "ǅ", "…", "...", "2023..",
    "..2023", "2023..2022", "0000", "9999", "after", "before", "until", "between", "1e9", "-1", "3-го", "32.13.2023", "2023-02-30",
    "2023-W99", "last", "first", "son", "about", "о", "haqqında", "how", "сколько", "who", "and", "и", "ilə", "in", "в", "из",
    "planned", "missing", "three", "99", "0", "council", "third", "statement", "О'Нил", "d’Arc", "a\u0301", "💥", "中文", "ə" * 9,
)  # fmt: skip
_ASKING = [name for name, command in COMMANDS.items() if command.asks and command.arguments]


def lines(seed: int, count: int, names: Sequence[str]) -> Iterator[list[str]]:
    """Yield `count` lines, each as the arguments of raes; `names` are meaningful words to mix in."""
    chance = random.Random(seed)
    for _ in range(count):
        words = list(_words(chance, names))
        if chance.random() < 0.2:
            words = [" ".join(words)]
        command = [chance.choice(_ASKING)] if chance.random() < 0.4 else []
        yield [*command, *chance.choice(([], ["--"])), *words]


def _words(chance: random.Random, names: Sequence[str]) -> Iterator[str]:
    for _ in range(chance.choice((1, 1, 2, 2, 3, 3, 5, 8, 80))):
        operator, name = chance.choice(_OPERATORS), chance.choice(names)
        anything = "".join(
            chr(chance.choice((chance.randrange(1, 0x3000), chance.randrange(1, 0x1FFFF)))) for _ in range(8)
        )
        figures = "".join(chance.choices("0123456789.,-/:", k=chance.randrange(1, 14)))
        long = chance.choice("aяə1-(") * chance.choice((50, 3000))
        cut = name[: chance.randrange(1, len(name) + 1)]
        yield chance.choice(
            (
                operator,
                operator,
                name,
                name,
                name,
                operator + name,
                name + operator,
                name[::-1],
                cut,
                anything,
                figures,
                long,
            )
        )
