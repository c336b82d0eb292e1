"""Numbers in words, and what is joined to those in digits, in three languages."""

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
TENS = {"on": 10, "twenty": 20, "двадцать": 20, "iyirmi": 20, "thirty": 30, "тридцать": 30, "otuz": 30}
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
