"""Which words may be part of a date, and which runs of them are meant as one, in three languages."""

from collections.abc import Sequence

from raes_cli.lookup.reading.tokens import Word

FIRST_YEAR, LAST_YEAR = 1800, 2200
_NAMES = (
    "янв", "фев", "мар", "апр", "май", "мая", "мае", "июн", "июл", "авг", "сен", "окт", "ноя", "дек", "jan", "feb",
    "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "yan", "fev", "iyun", "iyul", "avq", "sen",
    "okt", "noy", "dek", "весн", "лет", "осен", "зим", "spring", "summer", "autumn", "winter", "fall", "yaz", "yay",
    "payiz", "qis", "сегодня", "вчера", "today", "yesterday", "dunen", "квартал", "quarter", "rub",
    "полугод", "половин", "half", "начало", "начале", "начала", "началу", "середин", "конец", "конце", "конца", "концу",
    "концом", "early", "beginning", "mid", "late", "end",
    "evvelinde", "ortasinda", "sonunda", "ayin",
)  # fmt: skip
"""Prefixes of names of months, seasons and the like."""
_RELATIVE = (
    "bu", "прошл", "позапрошл", "последн", "past", "last", "this", "next", "следующ",
    "этот", "этом", "этой", "kecen", "oten", "перв", "втор", "трет", "четверт", "first", "second",
    "third", "fourth", "пят", "шест", "седьм", "восьм", "девят", "десят", "одинн", "двен", "трин", "семн", "восемн",
    "двадцат", "тридцат", "fif", "six", "sev", "eig", "nin", "ten", "elev", "twe", "thir", "iyirmi", "otuz", "bir",
    "iki", "uc", "dord", "bes", "alti", "yeddi", "sekkiz", "doqquz", "two", "three", "four", "five", "два", "дву",
    "три", "четыре",
)  # fmt: skip
"""Prefixes that begin a date relative to today, or an ordinal within a year."""
_PERIODS = (
    "год", "месяц", "недел", "день", "дня", "дн", "декад", "year", "month", "week", "day", "decade", "il", "ay",
    "heft", "gun",
)  # fmt: skip
"""Prefixes of the periods that these count."""


def is_year(text: str) -> bool:
    """Return whether a date is a year in digits, which needs no parsing."""
    return text.isascii() and text.isdecimal() and FIRST_YEAR <= int(text[:5]) <= LAST_YEAR


def may_begin(words: Sequence[Word], at: int) -> bool:
    """Return whether the word at `at` may begin a date."""
    return (at == 0 or words[at].part != words[at - 1].part) and may_be(words[at])


def may_be(word: Word) -> bool:
    """Return whether a word may be part of a date."""
    return any(letter.isdigit() for letter in word.typed) or word.text.startswith((*_NAMES, *_RELATIVE))


def likely(words: Sequence[Word]) -> bool:
    """Return whether a run that parses as a date is meant as one: 2023 is a year, 1100 is not; «may» is also a verb."""
    if len(words) > 1:
        texts = (word.text for word in words)
        return any(text.startswith((*_NAMES, *_PERIODS)) or not text.isalpha() for text in texts)
    word = words[0].text
    if word.isdecimal():
        return FIRST_YEAR <= int(word) <= LAST_YEAR
    number = word.replace(".", "").isdecimal()
    if number and len(words[0].typed) > 1 and (words[0].typed[-2] == "." or words[0].typed[-1] == "%"):
        return False  # 17.5 and 17.05% are numbers, 17.05 a day
    return words[0].typed not in ("may", "fall") and (word.startswith(_NAMES) or not word.isalpha())
