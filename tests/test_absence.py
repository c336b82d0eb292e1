"""Who was not there and what was not held: the line with a word for it in place of the negated verb."""

from __future__ import annotations

import datetime as dt
import sqlite3

import pytest

from raes_cli.lookup.reading import absence, understood
from raes_cli.lookup.reading.line import Line
from raes_cli.lookup.reading.tokens import tokens

TODAY = dt.date(2024, 2, 29)


@pytest.mark.parametrize(
    ("line", "told", "command"),
    [
        ("why did Aliyev not come to the session", "why did Aliyev absent to the session", "search"),
        ("почему Лавров не приехал на третье заседание", "почему Лавров absent на третье заседание", "search"),
        ("Lavrov Bakıya niyə gəlmədi", "Lavrov Bakıya niyə absent", "search"),
        ("Lavrov iclasda niyə iştirak etməyib", "Lavrov iclasda niyə absent", "search"),
        ("who wasn't at the third session", "who absent at the third session", "search"),
        ("кого не было на третьем заседании", "кого absent на третьем заседании", "search"),
        ("Лаврова не было в Баку", "Лаврова absent в Баку", "search"),
        ("why did the meeting not take place", "why did the meeting planned", ""),
        ("какая встреча не состоялась", "какая встреча planned", ""),
        ("hansı görüş baş tutmadı", "hansı görüş planned", ""),
        ("форум не провели", "форум planned", ""),
        # Not of somebody, or not a verb of presence.
        ("почему не было встреч", "", ""),
        ("встречи не в Москве", "", ""),
        ("what was not said", "", ""),
        ("məlum olmayan nədir", "", ""),
        ("getməyə başladı", "", ""),
        ("встречи не", "", ""),
    ],
)
def test_a_negated_verb_gives_way_to_a_word(line: str, told: str, command: str, base: sqlite3.Connection) -> None:
    assert absence.told(Line(base, tokens(line), TODAY)) == (told, command)


def test_after_the_command_who_it_is_somebody_who_was_not_there(base: sqlite3.Connection) -> None:
    assert absence.told(Line(base, tokens("not at the third session"), TODAY, "who")) == (
        "absent at the third session",
        "search",
    )


def test_a_base_that_has_no_word_for_absence_is_asked_as_before(
    base: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Line, "holding", lambda _, _words: ("text", ()))
    assert absence.told(Line(base, tokens("who did not come to Baku"), TODAY)) == ("", "")


def test_what_was_not_held_is_what_was_planned_if_anything_was(base: sqlite3.Connection) -> None:
    asked = understood(base, "какая встреча не состоялась", today=TODAY.isoformat())
    assert asked.filters["statuses"] == ["planned", "announced"]
    asked = understood(base, "визит Байрамова не состоялся", today=TODAY.isoformat())
    assert "statuses" not in asked.filters
