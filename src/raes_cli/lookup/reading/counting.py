"""Numbers in words, and what is joined to those in digits, in three languages."""

from collections.abc import Sequence
from typing import Any

ORDINALS = (
    "first перв* birinci ilk", "second втор* ikinci ii", "third трет* ucuncu iii", "fourth четверт* dorduncu iv",
    "fifth пяты* пято* пятая пятую besinci v", "sixth шесты* шесто* шестая шестую altinci vi",
    "seventh седьм* yeddinci vii",
    "eighth восьм* sekkizinci viii",
    "ninth девяты* девято* девятая девятую doqquzuncu ix", "tenth десяты* десято* onuncu x", "eleventh одиннадцат* xi",
    "twelfth двенадцат* xii",
)  # fmt: skip
"""From the first."""
CARDINALS = (
    "one один одну одна bir", "two два две двух двумя iki", "three три трех тремя uc", "four четыре четырех dord",
    "five пять пяти bes", "six шесть шести alti", "seven семь семи yeddi", "eight восемь восьми sekkiz",
    "nine девять девяти doqquz", "ten десять десяти on",
)  # fmt: skip
"""From one."""
TENS = {
    "on": 10, "twenty": 20, "двадцать": 20, "iyirmi": 20, "thirty": 30, "тридцать": 30, "otuz": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
CENTURIES = {"twenty": 20, "nineteen": 19}
"""How an English year begins: nineteen ninety-two."""
TWO, THOUSAND = frozenset(("two", "две", "двух", "iki")), ("thousand", "тысяч", "min")
"""How one begins elsewhere: две тысячи двадцать второй."""
NUMBERED = frozenset("number no номер номером nomre nomreli".split())  # noqa: SIM905
"""What says that a number follows."""
AFTER_A_NUMBER = frozenset("st nd rd th го е ое й ый ий м ом му я ая ю ую ci cu da de dan den".split())  # noqa: SIM905
"""What is joined to a number in digits: 3rd, 3-го, 3-cü."""


def number(word: str, rows: tuple[str, ...]) -> int | None:
    """The number that a word of `ORDINALS` or `CARDINALS` means, or one in digits, with what is joined to it."""
    for count, row in enumerate(rows, 1):
        if any(word.startswith(one[:-1]) if one.endswith("*") else word == one for one in row.split()):
            return count
    digits = word.strip().lstrip("№")
    ending = digits.lstrip("0123456789")
    digits = digits.removesuffix(ending)
    fits = (
        digits.isascii()
        and digits.isdigit()
        and len(digits) <= len("12")
        and ending.lstrip("-") in {"", *AFTER_A_NUMBER}
    )
    return int(digits) if fits else None


def year(words: Sequence[str]) -> tuple[int, int]:
    """The year that `words` begin with, and how many of them say it; nothing where none do.

    Two thousand twenty-two, twenty twenty-two, две тысячи двадцать второго, iki min iyirmi ikinci.
    """
    if len(words) > 1 and words[0] in TWO and words[1].startswith(THOUSAND):
        said = 2 + (words[2:3] == ["and"])
        rest, more = _below_hundred(words[said:])
        return 2000 + rest, said + more if more else 2
    rest, more = _below_hundred(words[1:])
    return (CENTURIES[words[0]] * 100 + rest, more + 1) if words[0] in CENTURIES and rest >= TENS["on"] else (0, 0)


def _below_hundred(words: Sequence[str]) -> tuple[int, int]:
    """The number below a hundred that `words` begin with, and how many of them say it."""
    tens = TENS.get(words[0], 0) if words else 0
    after = words[1] if tens and len(words) > 1 else words[0] if words and not tens else ""
    ones = number(after, ORDINALS) or number(after, CARDINALS) if after.isalpha() else None
    ones = ones if ones and (not tens or ones < TENS["on"]) else 0
    return tens + ones, bool(tens) + bool(ones)


def tables() -> dict[str, Any]:
    """By what a page tells numbers in words as this program does."""
    return {
        "ordinals": [row.split() for row in ORDINALS], "cardinals": [row.split() for row in CARDINALS], "tens": TENS,
        "centuries": CENTURIES, "two": sorted(TWO), "thousand": THOUSAND, "numbered": sorted(NUMBERED),
        "after_a_number": sorted(AFTER_A_NUMBER),
    }  # fmt: skip
