"""Hints on empty answers: the filter that excludes everything, the command that would answer, and near matches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import raes_cli
from raes_cli import dates
from raes_cli.base import Base
from small import FROZEN


@pytest.fixture(scope="module")
def base() -> Iterator[Base]:
    with raes_cli.open_base(FROZEN) as opened:
        yield opened


def hint(base: Base, question: str, **asked: Any) -> str:
    """Return the English hint of an empty answer."""
    answer = base.find(base.read(question, **asked))
    assert answer.records == []
    assert answer.hint is None or answer.hint.keys() == {"en", "ru"}
    return answer.hint["en"] if answer.hint else ""


def size(base: Base, question: str, **asked: Any) -> int:
    return len(base.find(base.read(question, **asked)).records)


def test_the_filter_that_leaves_nothing_is_named(base: Base) -> None:
    alone = size(base, "meetings", people=["Lavrov"])
    said = hint(base, "meetings", people=["Lavrov"], places=["samarkand"])
    assert said.startswith(f"without --with lavrov: 1, --place samarkand: {alone}")


def test_where_two_filters_leave_nothing_it_says_what_each_finds(base: Base) -> None:
    alone = size(base, "meetings", people=["Lavrov"])
    said = hint(base, "meetings", people=["Lavrov"], places=["samarkand"], year="1950")
    assert said.startswith(f"separately: --with lavrov: {alone}")


def test_words_are_a_filter_too_beside_the_only_option(base: Base) -> None:
    every, none = base.ask("road map", base.read("timeline")), base.ask("road map visits")
    assert none.reading.command() == "raes timeline road map --kind visit"
    assert none.records == []
    assert (none.hint or {"en": ""})["en"].startswith(f"without --kind visit: {len(every.records)};")


def test_a_name_that_is_said_again_is_said_once(base: Base) -> None:
    reading = base.read("meetings", people=["Putin", "Lavrov", "Putin"], topics=["trade", "trade"])
    assert reading.query.people == (("putin",), ("lavrov",))
    assert reading.command() == "raes meetings --with putin --with lavrov --topic trade"


def test_of_very_many_filters_it_is_not_counted_what_each_leaves(base: Base) -> None:
    names = [one["id"] for one in base.every().decoded() if one["type"] in ("person", "organization")]
    assert len(names) > 20
    assert "--with" in hint(base, "meetings", people=names[:20])
    assert "--with" not in hint(base, "meetings", people=names)


def test_who_has_said_nothing_is_told_with_what_there_is_of_them(base: Base) -> None:
    events = size(base, "timeline", people=["Путин"])
    assert hint(base, "said", people=["Путин"]) == f"Vladimir Putin is in {events} events: raes who putin"


@pytest.mark.parametrize(("question", "words", "asked"), [
    ("said", "Путин", {"people": ["Путин"]}), ("figures", "Лавров 2023", {"people": ["Лавров"], "year": "2023"}),
    ("conflicts", "Лавров", {"people": ["Лавров"]}), ("conflicts", "Самарканд", {"places": ["samarkand"]}),
    ("trade", "1999", {"year": "1999"}), ("said", "Samarkand 2024", {"places": ["samarkand"], "year": "2024"}),
])  # fmt: skip
def test_words_are_told_the_same_as_options(base: Base, question: str, words: str, asked: dict[str, Any]) -> None:
    answer = base.ask(words, base.read(question))
    assert answer.records == []
    assert answer.hint
    assert answer.hint["en"].startswith(hint(base, question, **asked))


def test_another_command_is_told_that_would_answer(base: Base) -> None:
    events = size(base, "timeline", topics=["council"])
    assert f"raes timeline --topic council ({events})" in hint(base, "conflicts", topics=["council"])


def test_the_nearest_dates_are_told(base: Base) -> None:
    assert hint(base, "trade", year="2010").endswith("nearest: 2021")
    assert hint(base, "timeline", year="1950").startswith("nearest: 4 April 1992; undated records may")


@pytest.mark.parametrize("question", ["timeline", "said", "figures", "sources", "export"])
@pytest.mark.parametrize("on", ["1950", "1998-01-02", "2018-02", "2022-08-13", "2022-08-28", "2024-07-01", "2030"])
def test_the_nearest_dates_are_those_that_end_last_before_and_begin_first_after(
    base: Base, question: str, on: str
) -> None:
    reading = base.read(question, on=on)
    if base.find(reading).records:
        return
    query = reading.query
    days = "SELECT type, earliest, latest, coalesce(json_extract(json, '$.date'), json_extract(json, '$.period'))"
    rows = base._index.execute(  # noqa: SLF001 - to compare with
        f"{days} FROM record WHERE NOT undated AND status IS NOT 'closed'"
    ).fetchall()
    of_types = [row[1:] for row in rows if not query.types or row[0] in query.types[0]]
    before = [(latest, date) for _, latest, date in of_types if latest and latest < str(query.first)]
    after = [(earliest, date) for earliest, _, date in of_types if earliest and earliest > str(query.last)]
    ends = {dates.words(date, "en") for latest, date in before if latest == max(before)[0]}
    starts = {dates.words(date, "en") for earliest, date in after if earliest == min(after)[0]}
    said = hint(base, question, on=on).rpartition("nearest: ")[2].partition(";")[0].split(" / ")
    assert said[0] in (ends or starts)
    assert said[-1] in (starts or ends)


def test_an_answer_or_a_limit_of_none_needs_no_hint(base: Base) -> None:
    assert base.find(base.read("trade")).hint is None
    assert base.find(base.read("trade", limit=0)).hint is None
