"""Numbers in words, and the suffixes of numbers in digits, in three languages."""

from collections.abc import Sequence
from functools import cache
from typing import Any

ORDINALS = (
    "first перв* birinci ilk", "second втор* ikinci ii", "third трет* ucuncu iii", "fourth четверт* dorduncu iv",
    "fifth пяты* пято* пятая пятую besinci v", "sixth шесты* шесто* шестая шестую altinci vi",
    "seventh седьм* yeddinci vii",
    "eighth восьм* sekkizinci viii",
    "ninth девяты* девято* девятая девятую doqquzuncu ix", "tenth десяты* десято* onuncu x", "eleventh одиннадцат* xi",
    "twelfth двенадцат* xii", "thirteenth тринадцат* xiii", "fourteenth четырнадцат* xiv", "fifteenth пятнадцат* xv",
    "sixteenth шестнадцат* xvi", "seventeenth семнадцат* xvii", "eighteenth восемнадцат* xviii",
    "nineteenth девятнадцат* xix", "twentieth двадцаты* двадцато* двадцатая двадцатую iyirminci xx",
)  # fmt: skip
"""From first on."""
CARDINALS = (
    "one один одну одна bir", "two два две двух двумя iki", "three три трех тремя uc", "four четыре четырех dord",
    "five пять пяти bes", "six шесть шести alti", "seven семь семи yeddi", "eight восемь восьми sekkiz",
    "nine девять девяти doqquz", "ten десять десяти on",
)  # fmt: skip
"""From one on."""
TENS = {
    "on": 10, "twenty": 20, "двадцать": 20, "iyirmi": 20, "thirty": 30, "тридцать": 30, "otuz": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
CENTURIES = {"twenty": 20, "nineteen": 19}
"""First words of a year in English: nineteen ninety-two."""
TWO, THOUSAND = frozenset(("two", "две", "двух", "iki")), ("thousand", "тысяч", "min")
"""First words of a year in other languages: две тысячи двадцать второй."""
NUMBERED = frozenset("number no номер номером nomre nomreli".split())  # noqa: SIM905
"""Words that announce a number."""
AFTER_A_NUMBER = frozenset(
    "st nd rd th го е ое й ый ий м ом му я ая ю ую ci cu da de dan den dek i u si su na ne sina sine".split()  # noqa: SIM905
).union("unda unde inda inde sinda sinde undan unden indan inden sindan sinden nadek nedek".split())  # noqa: SIM905
"""Suffixes of a number in digits: 3rd, 3-го, 3-cü."""


@cache
def _spelt(rows: tuple[str, ...]) -> tuple[dict[str, list[int]], list[tuple[str, int]]]:
    """Return the numbers of the whole words in `rows`, and those of the beginnings of words."""
    whole: dict[str, list[int]] = {}
    begun: list[tuple[str, int]] = []
    for count, row in enumerate(rows, 1):
        for one in row.split():
            if one.endswith("*"):
                begun.append((one[:-1], count))
            else:
                whole.setdefault(one, []).append(count)
    return whole, begun


def number(word: str, rows: tuple[str, ...]) -> int | None:
    """Return the number of a word in `rows` (`ORDINALS` or `CARDINALS`), or in digits with any suffix; else None."""
    whole, begun = _spelt(rows)
    if found := [*whole.get(word, []), *(count for one, count in begun if word.startswith(one))]:
        return min(found)
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
    """Return the year that `words` begin with, and the number of words it takes; 0 and 0 if there is none.

    Two thousand twenty-two, twenty twenty-two, две тысячи двадцать второго, iki min iyirmi ikinci.
    """
    if len(words) > 1 and words[0] in TWO and words[1].startswith(THOUSAND):
        said = 2 + (words[2:3] == ["and"])
        rest, more = _below_hundred(words[said:])
        return 2000 + rest, said + more if more else 2
    rest, more = _below_hundred(words[1:])
    return (CENTURIES[words[0]] * 100 + rest, more + 1) if words[0] in CENTURIES and rest >= TENS["on"] else (0, 0)


def _below_hundred(words: Sequence[str]) -> tuple[int, int]:
    """Return the number below 100 that `words` begin with, and the number of words it takes."""
    tens = TENS.get(words[0], 0) if words else 0
    after = words[1] if tens and len(words) > 1 else words[0] if words and not tens else ""
    ones = number(after, ORDINALS) or number(after, CARDINALS) if after.isalpha() else None
    ones = ones if ones and (not tens or ones < TENS["on"]) else 0
    return tens + ones, bool(tens) + bool(ones)


def tables() -> dict[str, Any]:
    """Return the tables from which an exported page reads numbers in words as this program does."""
    return {
        "ordinals": [row.split() for row in ORDINALS], "cardinals": [row.split() for row in CARDINALS], "tens": TENS,
        "centuries": CENTURIES, "two": sorted(TWO), "thousand": THOUSAND, "numbered": sorted(NUMBERED),
        "after_a_number": sorted(AFTER_A_NUMBER),
    }  # fmt: skip
