"""How long it was between two events, or from one to today: both are shown, and a note counts the days."""

from __future__ import annotations

import sqlite3

import pytest

from raes_cli.errors import UnknownError
from raes_cli.lookup.reading import understood

TODAY = "2024-02-29"
LONG = "how many days from {} to the third session"


@pytest.mark.parametrize(
    ("line", "shown", "noted"),
    [
        ("how many months between the first and the third session", "council-1 council-3", "from 2021-11-18 to 2023-02-28: 467 days (1 year 3 months)"),
        ("how many months between the third and the first session", "council-1 council-3", "from 2021-11-18 to 2023-02-28: 467 days (1 year 3 months)"),
        ("how long from the first session to the third session", "council-1 council-3", "from 2021-11-18 to 2023-02-28: 467 days (1 year 3 months)"),
        ("сколько времени прошло от первого заседания до третьего заседания", "council-1 council-3", "from 2021-11-18 to 2023-02-28: 467 days (1 year 3 months)"),
        ("birinci iclas ilə üçüncü iclas arasında neçə gün keçib", "council-1 council-3", "from 2021-11-18 to 2023-02-28: 467 days (1 year 3 months)"),
        ("birinci iclasdan üçüncü iclasa qədər neçə gün keçib", "council-1 council-3", "from 2021-11-18 to 2023-02-28: 467 days (1 year 3 months)"),
        # A day that is not known, and the event itself two days long.
        ("сколько дней между вторым и третьим заседанием", "council-2 council-3", "from 2021-11-18..2023-02-28 to 2023-02-28: 0–467 days"),
        ("how many days between the visit of Lavrov to Baku and the Karabakh operation", "lavrov-visit-azerbaijan-2023-02 karabakh-operation-2023-09", "from 2023-02-27..2023-02-28 to 2023-09-19: 203–204 days"),
        # The first of several that is later than the other.
        ("how many days from the third session to the talks", "council-3 foreign-ministers-trilateral-2023-05-19", "from 2023-02-28 to 2023-05-19: 80 days (2 months)"),
        # A date as one of the ends, and a date that narrows an end.
        ("how many days between the third session and 1 March 2024", "council-3", "from 2023-02-28 to 2024-03-01: 367 days (1 year)"),
        ("сколько дней между 1 января 2023 и третьим заседанием", "council-3", "from 2023-01-01 to 2023-02-28: 58 days"),
        ("how many days from the meeting of 22 February 2022 to the third session", "putin-aliyev-talks-2022-02-22 council-3", "from 2022-02-22 to 2023-02-28: 371 days (1 year)"),
        # Until today.
        ("how long has it been since the third session", "council-3", "from 2023-02-28 to 2024-02-29: 366 days (1 year)"),
        ("сколько дней прошло после третьего заседания", "council-3", "from 2023-02-28 to 2024-02-29: 366 days (1 year)"),
        ("üçüncü iclasdan neçə gün keçib", "council-3", "from 2023-02-28 to 2024-02-29: 366 days (1 year)"),
    ],
)  # fmt: skip
def test_the_days_between_two_events_are_counted(line: str, shown: str, noted: str, base: sqlite3.Connection) -> None:
    asked = understood(base, line, today=TODAY)
    assert (asked.question, asked.terms) == ("timeline", ((("id", tuple(shown.split())),),))
    assert asked.notes[-1]["en"] == noted
    again = understood(base, " ".join(asked.said), "timeline", today=TODAY)  # the command that asks the same
    assert again.terms == asked.terms


def test_a_note_says_it_in_both_languages_and_what_was_understood(base: sqlite3.Connection) -> None:
    asked = understood(base, "how many months between the first and the third session", today=TODAY)
    assert [note["ru"] for note in asked.notes] == [
        "«first» — это council-1 (2021-11-18)",
        "«the third session» — это council-3 (2023-02-28)",
        "с 2021-11-18 по 2023-02-28: 467 дней (1 год 3 месяца)",
    ]


def test_days_that_are_unknown_are_not_counted(base: sqlite3.Connection) -> None:
    asked = understood(base, "сколько дней от третьего заседания до парафирования мирного договора", today=TODAY)
    assert asked.terms == ((("id", ("peace-agreement-initialling", "council-3")),),)
    assert [note["en"].partition(" (")[0] for note in asked.notes] == [
        "'парафирования мирного договора' is peace-agreement-initialling",
        "'третьего заседания' is council-3",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "how many days between the third session and the third session",
        "how many years between 2020 and 2022",
        "сколько дней прошло",
        "how many meetings since the third session",
        "сколько лет прошло с 1992 года",
        "how many days passed since the third session with Lavrov in 2024",
        "how many days was Lavrov in Baku between the first and the third session",
        "how many days between the first and the third session on trade",
    ],
)
def test_without_two_ends_the_line_is_read_as_before(line: str, base: sqlite3.Connection) -> None:
    assert not any(note["en"].startswith("from 2") for note in understood(base, line, today=TODAY).notes)


def test_a_stranger_beside_two_events_is_told(base: sqlite3.Connection) -> None:
    with pytest.raises(UnknownError, match="Xyzzy"):
        understood(base, "how many days between the first and the third session Xyzzy", today=TODAY)
