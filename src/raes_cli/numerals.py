"""Finds numbers in the text of sources: in digits, grouped or not, in words in every case, and as fractions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from raes_cli.text import visible

# The words for each number by language; «~» before a form allows any Russian ordinal ending, «*» after it any ending.
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
    "thousand": "thousand* тысяч* min tausend*",
    "mn": "million* миллион* млн milyon* mio",
    "bn": "billion* миллиард* млрд milyard* milliarde* mrd",
}
_SMALLER = {"bn": ("mn", "thousand"), "mn": ("thousand",)}
_POWER = {"thousand": 3, "mn": 6, "bn": 9}
# Thousands separators that may be decimal marks, and the scale words after which they are not: 4,432 million.
_PARTING = {
    ",": r"\s?(?:thousand|million|billion|mln|bln|bn)\b",
    ".": r"\s?(?:tausend|million(?:en)?|milliarden?|mio|mrd|bin|min|milyon|milyar[dt]?)\b",
}
_DIGIT = re.compile(r"\d")
_REST = r"\d{1,3}(?:[,\s]\d{3})+"  # a remainder written in full: 1 billion 219,700,000
# Fractions and multiples as percentages: of a whole, as a rise and as a fall.
_PARTS = (
    ("50 50 50", r"half|половин\w*|наполовину|yarı\w*|hälfte"),
    ("33.3 33.3 33.3", r"(?:a|one) third|трет(?:ь|и|ью)|üçdə bir\w*|drittel"),
    ("66.7 66.7 66.7", r"two[ -]thirds|две трети|двух третей|двумя третями|üçdə iki\w*|zwei drittel"),
    ("25 25 25", r"(?:a|one) quarter|четверт(?:ь|и|ью)|dörddə bir\w*|viertel"),
    ("75 75 75", r"three[ -]quarters|тр[её]м? четверт\w+|три четверти|dörddə üç\w*|drei viertel"),
    ("20 20 20", r"(?:a|one) fifth|пят(?:ая|ую|ой) част\w+|beşdə bir\w*|fünftel"),
    ("10 10 10", r"(?:a|one) tenth|десят(?:ая|ую|ой) част\w+|onda bir\w*|zehntel"),
    (
        "- 100 50",
        r"twice|twofold|double[ds]?|doubling|вдвое|вдвойне|(?:в|на) (?:два|2) раза|удво\w+|iki dəfə|verdoppel\w*",
    ),
    ("- 200 66.7", r"threefold|tripl\w+|втрое|в (?:три|3) раза|утро\w+|üç dəfə|verdreifach\w*"),
    ("- 300 75", r"fourfold|quadrupl\w+|вчетверо|в (?:четыре|4) раза|dörd dəfə|vervierfach\w*"),
    ("- 50 33.3", r"в полтора раза|полтора раза|half as much again|one[ -]and[ -]a[ -]half times"),
    ("- - 50", r"halv(?:ed|es|ing)|halbier\w*"),
)
_TIMES = re.compile(
    r"\b(?:(?:в|на) (\d{1,3}(?:[.,]\d{1,3})?) раза?\b"
    r"|(\d{1,3}(?:[.,]\d{1,3})?)(?:[ -]times (?:as|more|higher|larger|the)\b|-?fold\b| dəfə\b))"
)
_FALL = (
    r"сни[зж]\w+|сокра[тщ]\w+|упа[лд]\w*|уменьш\w+|паден\w+|спад\w*|просе[лд]\w*|минус|fell|fall\w*|declin\w+"
    r"|decreas\w+|drop\w*|reduc\w+|down|los[st]\w*|shr[aiu]nk\w*|contract\w*|slump\w*|plung\w*|minus|halv\w+|azal\w+|enib|düş\w+"
    r"|gesunken|sank|gefallen|fiel|zurückgegangen|zurückging|verringert\w*|halbier\w*"
)
_FALLEN = (
    r"меньше|ниже|less|lower|fewer|down|слабее|az(?:al\w*|dır)?|aşağı|weniger|niedriger|gesunken|gefallen"
    r"|zurückgegangen|verringert\w*|slump|drop|decline|decrease|reduction|fall(?!\s+(?:on|to|under|within))|спад|падени[ея]"
    r"|снижени[ея]|сокращени[ея]"
)
_NEAR = 200
"""Characters on either side of a number that are searched for words about it."""
_PERCENT = r"(?:%|\s|процент\w*|per ?cent\w*|проц|faiz\w*|prozent\w*)*"
# Words between a verb of change and its number: fell by more than a third, снизился почти на 5 %, down some 40.5 %.
_STEP = (
    r"(?:на|не|no|not|by|of|a|an|the|за|um|more|than|less|almost|nearly|about|some|around|over|at least|почти|примерно"
    r"|около|более|чем|менее|свыше|порядка|etwa|rund|fast|über|mehr|als|təxminən|ещ[её]|another|further|[-−–:(]|\$)"
)
GROUP = r"(?:дво|тро)йк\w*|(?:четв|пят|шест|сем|восьм)[её]рк\w*|(?:девят|десят)к\w*"
"""Pattern of words for a group, which as a rank mean the number and all before it: among the first five."""


def _pattern(words: str) -> str:
    forms = []
    for word in words.split():
        ending = _ENDING if word[0] == "~" else r"\w*" if word[-1] == "*" else ""
        forms.append(word.strip("~*").replace("е", "[её]") + ending)
    return "|".join(forms)


_NUMBERS = {
    **{number: re.compile(rf"\b(?:{_pattern(words)})\b") for number, words in enumerate(_ONES)},
    **{ten * 10: re.compile(rf"\b(?:{_pattern(words)})\b") for ten, words in enumerate(_TENS, 2)},
}
_SCALE_WORDS = {scale: _pattern(words) for scale, words in _SCALES.items()}
_PERCENTS = {
    re.compile(rf"\b(?:{words})(?!\w)"): [None if one == "-" else Decimal(one) for one in percents.split()]
    for percents, words in _PARTS
}
_IN_TWO = {
    scale: [
        (power, re.compile(rf"(\d+) (?:{_SCALE_WORDS[scale]}) (?:and |и )?({rest})"))
        for power, rest in (
            *((_POWER[one], rf"\d+ (?:{_SCALE_WORDS[one]})") for one in _SMALLER.get(scale, ())),
            (0, _REST),
        )
    ]
    for scale in _SCALES
}
"""Scale → patterns of a number in it with a remainder in a smaller scale, each with the power of that scale."""
_IS_FALL = re.compile(rf"(?:[-–]|−\s*|\b(?:{_FALL})(?:\s+{_STEP})*\s*)$")
_HAS_FALLEN = re.compile(rf"{_PERCENT}(?:{_FALLEN})\b")
_SCALE_ALONE = re.compile(
    r"\b(?:тысяч(?:а|и|у|е|ей)|(?:миллион|миллиард)(?:а|у|ом|е)?|thousand|[mb]illion|min|milyon|milyard)\b"
)


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """Return `text` normalized for number search: lower case, each word in one alphabet, single spaces."""
    return " ".join(visible(text).lower().split())


def spots(text: str, value: Decimal, scale: str | None, *, percent: bool = False) -> Iterator[tuple[int, int]]:
    """Yield where `value`, in units of `scale`, occurs in the plain `text`; a `percent` also as a fraction or multiple.

    Digits come first, then words, so that a caller may stop early. A negative number occurs where the text speaks of a
    fall by it.
    """
    found = chain(_digits(text, abs(value), scale), _words(text, abs(value), scale))
    for start, end in chain(found, _parts(text, value)) if percent else found:
        if value >= 0 or falls(text, start, end):
            yield start, end


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the text before and after a number, as far as it can refer to it."""
    return text[max(start - _NEAR, 0) : start], text[end : end + _NEAR]


def falls(text: str, start: int, end: int) -> bool:
    """Return whether the number between `start` and `end` of the plain `text` is the size of a fall."""
    before, after = around(text, start, end)
    return bool(
        _IS_FALL.search(before) or _HAS_FALLEN.match(after) or re.fullmatch(r"halv\w+|halbier\w*", text[start:end])
    )


def _digits(text: str, value: Decimal, scale: str | None) -> Iterator[tuple[int, int]]:
    """Yield where `value` occurs in digits, grouped or not, or written out to the last unit: 396,060,000."""
    if not _DIGIT.search(text):
        return
    for found in _in_digits(f"{value:f}", scale).finditer(text):
        if not _is_part(text, *found.span()):
            yield found.span()


@lru_cache(maxsize=1024)
def _in_digits(number: str, scale: str | None) -> re.Pattern[str]:
    """Return the pattern of a number as printed; cached, since each passage of its evidence is searched for it."""
    value = Decimal(number)
    forms = {_printed(value, scale), _printed(value.normalize(), scale)}
    if scale and (full := value.scaleb(_POWER[scale])) == full.to_integral_value():
        forms.add(_printed(full.quantize(Decimal(1)), "in full"))
    digits = "|".join(sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<![\d.,])(?:{digits})(?!\d|[.,]\d)")


def _printed(value: Decimal, scale: str | None) -> str:
    """Return the pattern of a number in digits."""
    whole, point, fraction = f"{value:f}".partition(".")
    decimals = rf"[.,]{fraction}" if point else ""
    groups = re.findall(r"\d{1,3}(?=(?:\d{3})*$)", whole)
    if len(groups) == 1:
        return whole + decimals
    several = len(groups) > 2 or scale is None  # noqa: PLR2004 - a mark between two groups may be a decimal mark
    apart = [
        re.escape(mark).join(groups) + ("" if several else f"(?={after})")
        for mark, after in _PARTING.items()
        if not decimals
    ]
    return "(?:" + "|".join([r"[\s'’]?".join(groups) + decimals, *apart]) + ")"


def _is_part(text: str, start: int, end: int) -> bool:
    """Return whether digits are only a part of a number with grouped thousands: the 742 of 1 742."""
    before, after = around(text, start, end)
    if before[-2:-1].isdigit() and re.search(r"(?<![\d.,])\d{1,3}(?:\s\d{3})*\s$", before):
        return bool(re.match(r"\d{3}(?!\d)", text[start:end]))
    return bool(re.match(r"\s\d{3}(?!\d)", after) and re.fullmatch(r"\d{1,3}", text[start:end]))


def _words(text: str, value: Decimal, scale: str | None) -> Iterator[tuple[int, int]]:
    """Yield where `value` occurs in words, or in two scales: 1 миллиард 100 миллионов is 1.1 bn."""
    for found in _NUMBERS[int(value)].finditer(text) if value in _NUMBERS else ():
        yield found.span()
    for found in _SCALE_ALONE.finditer(text) if value == 1 else ():
        if not text[: found.start()].rstrip()[-1:].isdigit():
            yield found.span()
    if scale is None or not _DIGIT.search(text):
        return
    for power, pattern in _IN_TWO[scale]:
        for found in pattern.finditer(text):
            number = found[2] if power == 0 else found[2].split()[0]
            less = Decimal(re.sub(r"\D", "", number)).scaleb(power - _POWER[scale])
            if Decimal(found[1]) + less == value:
                yield found.span()


def parts(text: str) -> Iterator[tuple[int, int, Decimal | None, Decimal | None]]:
    """Yield the fractions and multiples in the plain `text`: a third, вдвое, в 1,5 раза.

    Each is a tuple of its start and end, its percentage of a whole or None, and the change that it means in percent or
    None.
    """
    for pattern, (whole, rise, fall) in _PERCENTS.items():
        for found in pattern.finditer(text):
            yield *found.span(), whole, -fall if fall and falls(text, *found.span()) else rise
    for found in _TIMES.finditer(text):
        times = Decimal((found[1] or found[2]).replace(",", "."))
        if times > 1:
            percent = (1 / times - 1 if falls(text, *found.span()) else times - 1) * 100
            yield *found.span(), None, percent.quantize(Decimal("0.1"))


def _parts(text: str, value: Decimal) -> Iterator[tuple[int, int]]:
    """Yield where a percentage occurs as a fraction, or a rise or fall by it as a multiple."""
    for start, end, whole, change in parts(text):
        told = {change} if change and change < 0 else {whole, change}
        if any(one is not None and abs(abs(value) - abs(one)) < Decimal("0.5") for one in told):
            yield start, end


def scale_of(word: str) -> str | None:
    """Return the scale that a word or abbreviation names: million, млрд, тыс.; None for any other word."""
    plain = word.strip().rstrip(".").lower()
    plain = {"тыс": "тысяч"}.get(plain, plain)
    return next((scale for scale, pattern in _SCALE_WORDS.items() if re.fullmatch(pattern, plain)), None)
