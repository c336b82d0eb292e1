"""The role of words in any question: those that ask, join, order and negate, in three languages.

A pattern is a folded word (see `text.fold`), a prefix before `*`, a stem before `~` that may take an Azerbaijani case
or tense ending, or several words joined by `_`. Everything that belongs to a subject – kinds with their verbs, topics,
indicators, names – is declared in the base.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from raes_cli.endings import azerbaijani_stems
from raes_cli.lookup.reading import counting, fillers, sides
from raes_cli.lookup.reading.cues import CUES

ABOUT_IT = frozenset("haqqinda haqda barede dair".split())  # noqa: SIM905
"""Postpositions meaning *about*."""
BUT_IT = frozenset("basqa savayi istisna olmadan xaric kenarda kenar".split())  # noqa: SIM905
"""Postpositions meaning *except*, in addition to the ending with that meaning."""
JOINING = frozenset("и и, and or или и/или və ve с со with ile ilə".split())  # noqa: SIM905
"""Words that join names."""
SIDE = frozenset("side стороны стороне сторону сторона стороной terefinden terefinin terefi teref".split())  # noqa: SIM905
"""Words beside the country that somebody represents in a joint body."""
AND = frozenset("и and or или ни nor ve".split())  # noqa: SIM905
"""Conjunctions, which continue an exclusion."""
WITHOUT = frozenset(("without", "без"))
"""Words for exclusion that also tell what was lacking."""
OR = frozenset("или or либо yoxsa vs versus".split())  # noqa: SIM905
"""Words between two alternatives."""
LEFT_OUT = ("siz", "suz")
NOT_DONE = ("mayan", "meyen")
"""Endings of Azerbaijani negative participles, which negate what is before them: Bakıda keçirilməyən."""
NOT = frozenset("не not never".split())  # noqa: SIM905
"""Words that negate what follows."""
NOT_IN_ENGLISH = frozenset("didn wasn weren hasn haven".split())  # noqa: SIM905
"""Before the t of a contraction."""
NOT_IN_IT = ("medi", "madi", "meyib", "mayib", "memis", "mamis")
"""Within Azerbaijani verbs that are themselves negative."""
NOT_DENIED = ("только", "only", "мог", "just")
"""Prefixes of words before which a negation is none: not only, не могли бы."""
NEXT_TO = ("предпоследн", "penultimate", "sondan")
"""Prefixes of words for the last but one."""
AGAINST = frozenset("против".split())  # noqa: SIM905
"""Joins two dates to compare; elsewhere means opposition."""
WHOM = frozenset("кого whom kimi did".split())  # noqa: SIM905
"""Words that ask for the predecessor: whom did he succeed."""
EARLIER, LATER = frozenset("before до перед".split()), frozenset("after после".split())  # noqa: SIM905
EARLIER_IT, LATER_IT = frozenset(("evvel", "evvelki", "qabaq")), frozenset(("sonra", "sonraki"))
"""Words before, and after, the person whose predecessor or successor is asked for."""
CALLED = frozenset(("called",))
"""Means a telephone call, or a name."""
TALKED = ("говор", "danis", "spoken")
"""Prefixes of verbs that tell that somebody spoke, not what was said."""
WHO = frozenset("кто кем who kim kimdir kimler kimlerdir".split())  # noqa: SIM905
"""Words that ask for people."""
LATEST = frozenset("last latest recent most newest".split())  # noqa: SIM905
IF = frozenset("did was were has have is are does do".split())  # noqa: SIM905
"""Words that begin a yes-no question."""
WHERE = frozenset("где where harada harda haradadir hardadir".split())  # noqa: SIM905
WHEN = WHERE.union("когда when date дата датой vaxt".split())  # noqa: SIM905
"""Words that ask for the time or place of something."""
WHETHER = frozenset("ли whether".split())  # noqa: SIM905
"""Words that ask whether something was so."""
TOWARDS = frozenset(("to", "перед"))
"""Words before the person who is addressed."""
ARTICLES = frozenset(("the", "a", "an"))
LEADING = frozenset("в во на с со по до in on at как".split())  # noqa: SIM905
"""Words that introduce the next phrase, and so do not end a date."""
ASKED = ("ib", "ub", "di", "du", "ir", "ur", "er", "ar", "lar", "ler", "dur", "dir", "caq", "cek")
"""Endings of Azerbaijani verbs to which -mi is added in a question."""
VERBAL = (
    "digi", "dugu", "diyi", "duyu", "dikleri", "duqlari", "ilib", "ulub", "inib", "unub", "anib", "enib", "acaq",
    "ecek", "ayib", "eyib", "irib", "urub", "maga", "meye", "misdi", "musdu", "misdir", "musdur", "iblar", "ibler",
    "ublar", "ubler", "ают", "яют", "уют", "ает", "яет", "ует", "тся", "лся", "лась", "лись", "ать", "ять", "ить",
    "еть", "ться",
)  # fmt: skip
"""Endings of Azerbaijani and Russian verbs that no name has."""
VERBS = (*VERBAL, "ib", "ub", "di", "du", "ir", "ur", "mis", "mus", "diler", "dilar", "irler", "irlar")
"""`VERBAL`, and further endings of Azerbaijani verbs, which count beside other Azerbaijani words."""
_PAST = (
    "(?:пере|про|при|пред|под|раз|рас|вы|за|от|по|на|об|до|из|воз|вос)"
    "(?:[а-я]{2,}(?:[аиыуя]л[аои]?|[ую]т)|[а-я]{3,}[аяи]т)$"
    "|[а-я]{2,}[аяи]ли$|[а-я]{3,}овал[ао]?$|[a-z]{2,}(?:[bcdfgknprstuwxz]|[^hm]m)ed$"
)
"""Prefixed Russian verbs and English verbs in the past tense, but not names such as Исмаил or Ahmed."""
NO_NAME = (
    f"{_PAST}|[а-я]{{3,}}(?:(?:[а-йл-я]|[а-ртуф-я]к)(?:ый|ая|ые|ого|ому|ых|ыми)|щ(?:ая|ее|ие|их|его))$"
    "|[a-z]{3,}(?:est|ly|ful|ous)$"
)
"""These and adjectives: endings that no name has."""
ROUND = "deyirmi"
"""Ends in -mi, but is not a question: dəyirmi masa, a round table."""
LONGEST = 4
"""Words in the longest pattern."""

Patterns = dict[str, frozenset[str]]


@cache
def _patterns() -> tuple[Patterns, Patterns, Patterns]:
    """Return the cues by whole words, by prefixes and by Azerbaijani stems."""
    asks = frozenset(("ask",))
    whole: Patterns = dict.fromkeys((*fillers.ASKING.split(), *fillers.AZERBAIJANI.split()), asks)
    begun, stems = Patterns(), Patterns()
    numbers = " ".join(counting.CARDINALS).removesuffix(" on")  # which is also an English word
    asking = (fillers.ASKED_IN_PARTS, fillers.IN_THE_BASE, numbers, CUES["according"], CUES["now"], CUES["long"])
    for cue, words in (*CUES.items(), *(("ask", words) for words in asking)):
        does = asks if cue == "ask" else frozenset((cue,))
        for pattern in words.split():
            table = begun if pattern[-1] == "*" else stems if pattern[-1] == "~" else whole
            word = (pattern if table is whole else pattern[:-1]).replace("_", " ")
            table[word] = table[word] | does if word in table else does
    return whole, begun, stems


@cache
def words() -> frozenset[str]:
    """Return all single words with a cue, including prefixes and stems."""
    return frozenset(one for table in _patterns() for one in table if " " not in one)


@cache
def cues(words: str) -> frozenset[str]:
    """Return the cues of a folded word, or of several joined by spaces; `ask` for one that only asks."""
    whole, begun, stems = _patterns()
    start = words.rfind(" ") + 2
    does = frozenset(whole.get(words, ())).union(*(begun.get(words[:end], ()) for end in range(start, len(words) + 1)))
    return does or next((stems[one] for one in _stems(words) if one in stems), does)


def is_azerbaijani(word: str) -> bool:
    """Return whether a folded word, unless very short, is an Azerbaijani interrogative or filler."""
    stems = _patterns()[2]
    return (len(word) > len("ile") and word in fillers.AZERBAIJANI.split()) or not stems.keys().isdisjoint(_stems(word))


def negates(texts: Iterable[str]) -> bool:
    """Return whether any of the folded words is a negation, or a negative verb."""
    cues = NOT | NOT_IN_ENGLISH
    return any(word in cues or any(part in word for part in NOT_IN_IT) for word in texts)


def is_verb(word: str, patterns: str = _PAST) -> bool:
    """Return whether a folded word has an ending typical of verbs, or one of `patterns`, that names do not have."""
    return word.endswith(VERBAL) or re.match(patterns, word) is not None


def _stems(word: str) -> tuple[str, ...]:
    return (word, *azerbaijani_stems(word))


_SETS = {
    "against": AGAINST, "and": AND, "but_it": BUT_IT, "called": CALLED, "earlier": EARLIER, "earlier_it": EARLIER_IT,
    "later": LATER, "later_it": LATER_IT, "latest": LATEST, "leading": LEADING, "not": NOT, "when": WHEN,
    "where": WHERE, "towards": TOWARDS, "whether": WHETHER, "who": WHO, "whom": WHOM,
}  # fmt: skip


def tables() -> dict[str, Any]:
    """Return the tables from which an exported page reads cues as this program does."""
    whole, begun, stems = ({word: sorted(its) for word, its in some.items()} for some in _patterns())
    return {
        "whole": whole,
        "begun": begun,
        "stems": stems,
        "about_it": sorted(ABOUT_IT),
        **counting.tables(),
        **sides.tables(),
        "articles": sorted(ARTICLES),
        **fillers.tables(),
        "left_out": LEFT_OUT,
        "not_done": NOT_DONE,
        "azerbaijani": fillers.AZERBAIJANI.split(),
        "past": _PAST,
        "no_name": NO_NAME,
        "verbal": VERBAL,
        "verbs": VERBS,
        "next_to": NEXT_TO,
        "not_denied": NOT_DENIED,
        "talked": TALKED,
        **{name: sorted(its) for name, its in _SETS.items()},
        "asked": ASKED,
        "round": ROUND,
        "longest": LONGEST,
    }
