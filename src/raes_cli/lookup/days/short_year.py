"""Refuses a year in two digits at the end of a line of words, where it would be taken for something else."""

from raes_cli.errors import UsageError
from raes_cli.text import both, one_line

_DIGITS = 2


def refuse_short_year(text: str, last: str) -> None:
    """Raise `UsageError` if `last`, the number after a date with a month, is a year: май 24, 23 May 24.

    May 24 is a day in English.
    """
    named = text.rpartition(" ")[2].rstrip(".").isalpha()
    if len(last) != _DIGITS or not (named and (text[0].isdecimal() or not text.isascii())):
        return
    shown, whole = one_line(f"{text} {last}"), one_line(f"{text} 20{last}")
    message = both(
        f"a year is written with four digits, which '{shown}' has not",
        f"год пишется четырьмя цифрами, в «{shown}» их нет",
    )
    raise UsageError(message, both(f"write {whole}", f"напишите {whole}"))
