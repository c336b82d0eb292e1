"""Words that place something before, after or during an event, or relative to today, in three languages."""

import re
from collections.abc import Sequence
from typing import Any

from raes_cli.lookup.reading import counting

BESIDE = {
    ("after", ()): frozenset("after following followed после последовало последовали".split()),  # noqa: SIM905
    ("before", ()): frozenset("before prior до перед накануне".split()),  # noqa: SIM905
    ("since", ()): frozenset("since момента времени времен пор".split()),  # noqa: SIM905
    ("until", ()): frozenset("until till".split()),  # noqa: SIM905
    ("on", ()): frozenset("during время ходе".split()),  # noqa: SIM905
    ("on", ("",)): frozenset(("zamani", "vaxti", "erzinde", "gedisinde")),
    ("after", ("dan", "den")): frozenset(("sonra", "sonraki")),
    ("before", ("dan", "den")): frozenset(("evvel", "evvelki", "qabaq")),
    ("since", ("dan", "den")): frozenset(("beri", "etibaren")),
    ("until", ("a", "e")): frozenset(("qeder", "kimi")),
}
"""Relation to an event, and the ending of the preceding word for a postposition → the words that express it."""
_CAME = frozenset("came comes come followed последовало последовали".split())  # noqa: SIM905
"""Verbs after *what* that only say that something was then: what came after."""
_THEN = frozenset("next then дальше потом".split())  # noqa: SIM905
"""Words before the time that add nothing to it."""
CASES_OF_ANOTHER = ("ndan", "nden")
"""Endings of that word if it depends on the one before it."""
BETWEEN, BETWEEN_IT = frozenset(("between", "между")), frozenset(("arasinda", "arasindaki"))
SIDES = frozenset().union(BETWEEN, BETWEEN_IT, *BESIDE.values())
"""All words that relate to an event in time."""
SPANS = (
    (1, frozenset("day days день дня дней gun gunu".split())),  # noqa: SIM905
    (7, frozenset("week weeks неделя недели неделю недель неделе hefte".split())),  # noqa: SIM905
    (30, frozenset("month months месяц месяца месяцев ay".split())),  # noqa: SIM905
    (365, frozenset("year years год года лет il".split())),  # noqa: SIM905
)
"""Number of days in a unit before *after* and *before*, and its words; a month and a year are approximate."""
_HOW = frozenset("how сколько nece qeder".split())  # noqa: SIM905
LONG = frozenset("long time времени прошло vaxt zaman".split()).union(*(its for _, its in SPANS))  # noqa: SIM905
"""Words that together ask for a span: how long, сколько дней."""
OF_SPANS = frozenset("the a an next first in within на в через спустя за течение первый первую".split())  # noqa: SIM905
OF_SPANS_BEGUN = ("следующ",)
"""Words before such a unit, and prefixes of further ones."""
WHAT = frozenset("what which how что чем какие какой какая какое neler hansi nece".split())  # noqa: SIM905
"""Words that ask for something else."""
WILL = frozenset(("should", "due", "gozlenilir", "должен", "должна", "должно", "должны")).union(
    "will будет будут состоится состоятся пройдет пройдут начнется откроется olacaq".split()  # noqa: SIM905
)
"""Words that ask about the future."""
_TO_BE = "(acaq|ecek)(lar|ler|dir|dur)?$|(?<![аеиоуюя])(ит|ят|ат|ут|ет)(ся)?$"
"""Endings of verbs of events in the future tense."""


def is_to_be(verb: str) -> bool:
    """Return whether a folded verb of an event, in a question for a date, is in the future: приедет, görüşəcək."""
    return re.search(_TO_BE, verb) is not None


def asks_for_a_span(texts: frozenset[str]) -> bool:
    """Return whether folded words ask how long something was: how long, сколько дней, neçə gün."""
    return not (_HOW.isdisjoint(texts) or LONG.isdisjoint(texts))


def span(words: Sequence[str]) -> tuple[int, int]:
    """Return where a span at the end of folded words begins, *two weeks*, and its days; their number and 0 if none."""
    at = len(words)
    days = next((days for days, its in SPANS if words and words[-1] in its), 0)
    if not days:
        return at, 0
    begin = at - 1
    many = counting.number(words[begin - 1], counting.CARDINALS) if begin else None
    begin -= many is not None
    while begin and (words[begin - 1] in OF_SPANS or words[begin - 1].startswith(OF_SPANS_BEGUN)):
        begin -= 1
    return begin, (many or 1) * days


def idle(words: Sequence[str]) -> int:
    """Return where the words at the end of folded words begin that only say that something was: what came next."""
    at = len(words) - (words[-1:] != [] and words[-1] in _THEN)
    return at - 1 if at > 1 and words[at - 1] in _CAME and words[at - 2] in WHAT else at


def tables() -> dict[str, Any]:
    """Return the tables from which an exported page reads these words as this program does."""
    return {
        "beside": [[said, ends, sorted(its)] for (said, ends), its in BESIDE.items()],
        "cases_of_another": CASES_OF_ANOTHER,
        "between": sorted(BETWEEN),
        "between_it": sorted(BETWEEN_IT),
        "sides": sorted(SIDES),
        "spans": [[days, sorted(its)] for days, its in SPANS],
        "of_spans": sorted(OF_SPANS),
        "of_spans_begun": OF_SPANS_BEGUN,
        "what": sorted(WHAT),
        "will": sorted(WILL),
        "to_be": _TO_BE,
    }
