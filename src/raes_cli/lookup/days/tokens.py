"""Tokenizes a typed date in three languages: days, months, quarters, counts and punctuation."""

import re
import unicodedata
from collections.abc import Sequence

from raes_cli import dates
from raes_cli.text import both, fold, visible

FOUR_DIGITS = both("a year is written with four digits", "год пишется четырьмя цифрами")

DAY_WORDS = (
    "i first перв* birinci bir", "ii second втор* ikinci iki", "iii third трет* ucuncu uc",
    "iv fourth четверт* dorduncu dord", "fifth пяты* пято* besinci bes", "sixth шесты* шесто* altinci alti",
    "seventh седьм* yeddinci yeddi", "eighth восьм* sekkizinci sekkiz", "ninth девяты* девято* doqquzuncu doqquz",
    "tenth десяты* десято* onuncu", "eleventh одиннадцат*", "twelfth двенадцат*", "thirteenth тринадцат*",
    "fourteenth четырнадцат*", "fifteenth пятнадцат*", "sixteenth шестнадцат*", "seventeenth семнадцат*",
    "eighteenth восемнадцат*", "nineteenth девятнадцат*", "twentieth twenty двадцат* iyirmi*", *[""] * 9,
    "thirtieth thirty тридцат* otuz*",
)  # fmt: skip
"""Words for the days of the month: row 1 for the first. A star matches any ending."""

# Folded words of a date other than months and seasons, by kind; the value of a word is the number of its row, from 1.
# A star matches any ending.
_WORDS = {
    "n": DAY_WORDS,
    "H": ("h half полугоди* половин* yarim* yari yarisi yarisinda",),
    "Q": ("q quarter квартал* rub*",),
    "W": ("w week weeks недел* heft*",),
    "T": (
        "early beginning начало начале начала началу evveli evvelinde evvelinden evvelinedek",
        "mid middle середина середине середины ortasi ortasinda",
        "late end конец конце конца концу концом sonu sonunda sonunadek",
    ),
    "D": ("today сегодня bugun", "yesterday вчера dunen"),
    "R": (
        "this current этот этом этого эта эту этой текущ* bu", "last previous прошл* kecen oten", "next следующ* gelen",
        "past последн* son",
    ),
    "A": ("ago назад evvel",),
    "U": (
        "year years год года году годы годов лет гг г il ili ilin ilde ilinde ilden ilinden ile iledek",
        "month months месяц* мес ay ayi ayin ayinin ayinda ayindan aylari aylarinda",
        "day days день дня дней gun gunu",
    ),
    "X": ("s е х годах iller illeri illerde",),
    "C": (
        "one один", "two два двух iki", "three три трех uc", "four четыре четырех dord", "five пять пяти bes",
        "six шесть шести alti", "seven семь семи yeddi", "eight восемь восьми sekkiz", "nine девять девяти doqquz",
        "ten десять десяти", "eleven одиннадцать одиннадцати",
    ),
    "": ("in on of the a an one в во на за st nd rd th й я ый ая ое го м ci cu de da den dan dek числа",),
}  # fmt: skip
_AZERBAIJANI = frozenset("i u in un da de dan den inda inde unda unde indan inden undan unden".split())  # noqa: SIM905 - of a month

# A time of day after a date, with its time zone.
_TIME = (
    r"(?<=\d),?(?:t\d\d(?::?\d\d(?::?\d\d(?:[.,]\d+)?)?)?| \d\d?:\d\d(?::\d\d(?:[.,]\d+)?)?)"
    r" ?(?:z|[+-]\d\d(?::?\d\d)?)?(?![\w:])"
)
_CASE = r"-(?:s?[iıuü]n?)?(?:n?[əea])?(?:d[əea][nk]?)?(?![^\W_])"
_OF_MONTH = (
    r"(?:(?<!\w)(\d{4})(?:-?c[iıuü])?,? (?:il(?:in|d[əe])?,? )?)?"
    r"(?<!\w)([^\W\d_]{2,}?)(?: ay[ıi]n[ıi]|[ıiuü])n "
    rf"(\d\d?)(?!\d)(?:{_CASE})?(?:(?:-|–| (?:v[əe] )?)(\d\d?)(?!\d)(?:{_CASE})?)?"
)
"""A day or two of a month in Azerbaijani, after its year or none: mayın 25-i, oktyabrın 8-dən 10-dək."""
_OF_THE_MONTH = "(ь|й|ов)?ск(ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)"
"""The end of the Russian adjective of a month."""
_TEN = 10


Token = tuple[str, int]
"""A part of a date: its kind (y, n, a key of `_WORDS`, (M)onth, (S)eason or punctuation) and its value."""


def month(word: str) -> int | None:
    """Return the number of the month that `word` names, inflected or abbreviated, in English, Russian or Azerbaijani.

    None if it names no month or may be several.
    """
    return _place(fold(word), dates.MONTHS)


def tidy(text: str) -> str:
    """Return `text` in lower case, with uniform spaces and dashes, without time of day and the dots of ё and İ."""
    text = unicodedata.normalize("NFC", visible(text).casefold())
    text = re.sub("[‐‑]", "-", re.sub("[‒—―−]", "–", text))
    text = " ".join(text.replace("ё", "е").replace("i\N{COMBINING DOT ABOVE}", "i").split())
    text = re.sub(r"(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)", r"\1-\2-\3", text, flags=re.ASCII)
    if "n " in text:  # most dates need no such pattern
        text = re.sub(_OF_MONTH, _day_first, text)
    return re.sub(_TIME, "", text, flags=re.ASCII)


def _day_first(found: re.Match[str]) -> str:
    """Return an Azerbaijani day of a month in the order of other languages; unchanged if it is none."""
    year, name, day, until = found.groups("")
    its = fold(name)
    if name == "ay" and not year + until:
        return f"{found[0].split()[0]} {day}"
    days = f"{day}..{until}" if until else day
    known = any(its == fold(row[4]) for row in dates.MONTHS)
    return f"{days} {name} {year}".rstrip() if known else found[0]


def tokens(text: str) -> list[Token]:
    """Return the tokens of a date from tidy text, without those that mean nothing; raises `DateError`."""
    kept: list[Token] = []
    # An adjacent hyphen or full stop belongs to a word: mid-May, 2-й, 2023-Q2, Sept., г.
    # The qualifiers ~ ? % of EDTF do not change which days a date means.
    for part in re.findall(r"\d+|-?[^\W\d_]+[.-]?|[^\s,~?%]", text):
        kind, value = _token(part)
        if kind == "n" and not part.isdigit() and value < _TEN and kept[-1:] in ([("n", 20)], [("n", 30)]):
            kept[-1] = (kind, kept[-1][1] + value)  # twenty-second
        elif (kind, value) == ("U", 2) and kinds(kept)[-1:] in ("n", "C"):
            kept[-1:] = [("N", kept[-1][1]), (kind, value)]  # nine months
        elif kind and (kind != "X" or kinds(kept).endswith("y")):  # 2020-е is a decade, 1-е a day
            kept.append((kind, value))
    if "y" not in kinds(kept):
        kept = [("n", value) if kind == "N" else (kind, value) for kind, value in kept]
    dated = not {"y", "M"}.isdisjoint(kinds(kept))
    return [(kind, value) for kind, value in kept if not (dated and kind == "U")]


def kinds(parts: Sequence[Token]) -> str:
    """Return the kinds of the tokens as a string, a letter each."""
    return "".join(kind for kind, _ in parts)


def _token(part: str) -> Token:
    if part.isdigit():
        if not part.isascii():
            reason = both("only the digits 0 to 9 are read", "читаются только цифры от 0 до 9")
            raise dates.DateError(part, reason)
        if len(part) > len("2023"):
            raise dates.DateError(part, FOUR_DIGITS)
        return ("n", "n", "c", "y")[len(part) - 1], int(part)
    if part in "-./":
        return part, 0
    word = fold(part.strip("-."))
    for kind, rows in _WORDS.items():
        for place, row in enumerate(rows, 1):
            if any(word == known or (known[-1] == "*" and word.startswith(known[:-1])) for known in row.split()):
                return kind, place
    for kind, names in (("M", dates.MONTHS), ("S", dates.SEASONS)):
        if named := _place(word, names):
            return kind, named
    raise dates.DateError(part, both("this is not part of a date", "это не часть даты"))


def _place(word: str, names: Sequence[tuple[str, ...]]) -> int | None:
    """Return the 1-based row of `names` of which `word` is a form or an abbreviation; None if it is not unique."""
    places = [place for place, row in enumerate(names, 1) if _begins(word, row)]
    return places[0] if len(places) == 1 else None


def _begins(word: str, row: tuple[str, ...]) -> bool:
    """Return whether `word` is one of the forms in a row of names, or an abbreviation of one."""
    prepositional = f"{row[2][:-1]}е"  # мая: (в) мае
    forms = [fold(form) for form in (*row, prepositional)]
    stem = row[1].rstrip("ьй")
    if word.startswith(stem) and re.fullmatch(_OF_THE_MONTH, word.removeprefix(stem)):
        return True  # сентябрьской операции
    inflected = word.startswith(forms[4]) and word.removeprefix(forms[4]) in _AZERBAIJANI
    return len(word) >= len("May") and (inflected or any(form.startswith(word) for form in forms))
