"""The words that say on which side of an event, or of today, something is asked for, in three languages."""

import re
from typing import Any

BESIDE = {
    ("after", ()): frozenset("after following после".split()),  # noqa: SIM905
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
"""On which side of an event, and how the word before ends where that is said behind it → what says so."""
CASES_OF_ANOTHER = ("ndan", "nden")
"""How it ends where it is of what stands before it."""
BETWEEN, BETWEEN_IT = frozenset(("between", "между")), frozenset(("arasinda", "arasindaki"))
SIDES = frozenset().union(BETWEEN, BETWEEN_IT, *BESIDE.values())
"""What says on which side of an event something is asked for."""
SPANS = (
    (1, frozenset("day days день дня дней gun gunu".split())),  # noqa: SIM905
    (7, frozenset("week weeks неделя недели неделю недель неделе hefte".split())),  # noqa: SIM905
    (30, frozenset("month months месяц месяца месяцев ay".split())),  # noqa: SIM905
    (365, frozenset("year years год года il".split())),  # noqa: SIM905
)
"""How many days a word before *after* and *before* says; a month and a year about."""
OF_SPANS = frozenset("the a an next first in within на в через спустя за течение первый первую".split())  # noqa: SIM905
OF_SPANS_BEGUN = ("следующ",)
"""What stands before such a word, and how such words begin."""
WHAT = frozenset("what which how что чем какие какой какая какое neler hansi nece".split())  # noqa: SIM905
"""What asks for something else."""
WILL = frozenset("will будет будут состоится состоятся пройдет пройдут начнется откроется olacaq".split())  # noqa: SIM905
"""What asks for what is to be."""
_TO_BE = "(acaq|ecek)(lar|ler|dir|dur)?$|(?<![аеиоуюя])(ит|ят|ат|ут|ет)(ся)?$"
"""How the verbs of events end that say so."""


def is_to_be(verb: str) -> bool:
    """Whether a folded verb of an event tells of what is to be, where it is asked when: приедет, görüşəcək."""
    return re.search(_TO_BE, verb) is not None


def tables() -> dict[str, Any]:
    """By what a page tells these words as this program does."""
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
