"""Numbers in words, in the languages of sources: cardinals, ordinals and groups in every case; a scale alone is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

# Of each number its words, by the language; a form after «~» takes any ending of a Russian ordinal, one after «*» any.
_ENDING = (
    r"(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ей|ых|их|ыми|ими|ья|ье|ью|ьи|ьего|ьему|ьей|ьих)"
)
_ONES = (
    "zero ноль нуля нулю sıfır",
    "one first один одна одно одного одной одному одним одном одну ~перв bir birinci",
    "two second два две двух двум двумя двое двоих ~втор двойк* iki ikinci",
    "three third три трех трем тремя трое троих третий ~трет тройк* üç üçüncü",
    "four fourth четыре четырех четырем четырьмя четверо ~четверт четверк* dörd dördüncü",
    "five fifth пять пяти пятью пятеро ~пят пятерк* beş beşinci",
    "six sixth шесть шести шестью шестеро ~шест шестерк* altı altıncı",
    "seven seventh семь семи семью семеро ~седьм семерк* yeddi yeddinci",
    "eight eighth восемь восьми восемью ~восьм восьмерк* səkkiz səkkizinci",
    "nine ninth девять девяти девятью ~девят девятк* doqquz doqquzuncu",
    "ten tenth десять десяти десятью ~десят десятк* onuncu",
    "eleven eleventh одиннадцать одиннадцати ~одиннадцат",
    "twelve twelfth двенадцать двенадцати ~двенадцат",
    "thirteen thirteenth тринадцать тринадцати ~тринадцат",
    "fourteen fourteenth четырнадцать четырнадцати ~четырнадцат",
    "fifteen fifteenth пятнадцать пятнадцати ~пятнадцат",
    "sixteen sixteenth шестнадцать шестнадцати ~шестнадцат",
    "seventeen seventeenth семнадцать семнадцати ~семнадцат",
    "eighteen eighteenth восемнадцать восемнадцати ~восемнадцат",
    "nineteen nineteenth девятнадцать девятнадцати ~девятнадцат",
)
_TENS = (
    "twenty twentieth двадцать двадцати ~двадцат iyirmi", "thirty thirtieth тридцать тридцати ~тридцат otuz",
    "forty fortieth сорок сорока ~сороков qırx", "fifty fiftieth пятьдесят пятидесяти ~пятидесят əlli",
    "sixty sixtieth шестьдесят шестидесяти ~шестидесят altmış", "seventy семьдесят семидесяти ~семидесят yetmiş",
    "eighty восемьдесят восьмидесяти ~восьмидесят səksən", "ninety девяносто девяноста ~девяност doxsan",
    "hundred сто ста сотн* yüz",
)  # fmt: skip
_SCALES = {
    "thousand": "thousand* тысяч* min",
    "mn": "million* миллион* млн milyon*",
    "bn": "billion* миллиард* млрд milyard*",
}
_SMALLER = {"bn": ("mn", "thousand"), "mn": ("thousand",)}
_POWER = {"thousand": 3, "mn": 6, "bn": 9}
GROUP = r"(?:дво|тро)йк\w*|(?:четв|пят|шест|сем|восьм)[её]рк\w*|(?:девят|десят)к\w*"
"""A word for a group, which as a rank is the number and all before it: among the first five."""


def _pattern(words: str) -> str:
    forms = []
    for word in words.split():
        ending = _ENDING if word[0] == "~" else r"\w*" if word[-1] == "*" else ""
        forms.append(word.strip("~*").replace("е", "[её]") + ending)
    return "|".join(forms)


_NUMBERS = {
    **{number: re.compile(_pattern(words)) for number, words in enumerate(_ONES)},
    **{ten * 10: re.compile(_pattern(words)) for ten, words in enumerate(_TENS, 2)},
}
_SCALE_WORDS = {scale: _pattern(words) for scale, words in _SCALES.items()}
_SCALE_ALONE = re.compile(
    r"тысяч(?:а|и|у|е|ей)|(?:миллион|миллиард)(?:а|у|ом|е)?|thousand|[mb]illion|min|milyon|milyard"
)


def spots(text: str, value: Decimal, scale: str | None) -> Iterator[tuple[int, int]]:
    """Where `value`, counted in `scale`, stands in the lower-case `text` in words, or in digits with two scales."""
    for found in re.finditer(r"\w+", text) if value in _NUMBERS else ():
        alone = value == 1 and not text[: found.start()].rstrip()[-1:].isdigit() and _SCALE_ALONE.fullmatch(found[0])
        if alone or _NUMBERS[int(value)].fullmatch(found[0]):
            yield found.span()
    # «1 миллиард 100 миллионов» is 1.1 bn.
    for smaller in _SMALLER.get(scale or "", ()):
        for found in re.finditer(rf"(\d+) (?:{_SCALE_WORDS[scale or '']}) (\d+) (?:{_SCALE_WORDS[smaller]})", text):
            less = Decimal(found[2]).scaleb(_POWER[smaller] - _POWER[scale or ""])
            if Decimal(found[1]) + less == value:
                yield found.span()
