"""Sentences without a fact: which ones a draft passes over, and which it leaves for the curator."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml

from raes_cli.curate import examine
from raes_cli.draft import draft
from raes_cli.draft.origin import origin
from raes_cli.errors import UsageError
from raes_cli.lookup.base import layers, open_base
from raes_cli.lookup.reading.lexicon import Lexicon

FROZEN = str(Path(__file__).parent / "frozen" / "facts.yaml")
Drafted = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def drafted() -> Any:
    base = layers([FROZEN])
    book, _ = examine(base)
    with closing(open_base([FROZEN])) as index, pytest.MonkeyPatch.context() as patch:
        patch.setattr("raes_cli.draft.examine", lambda given: (book, []) if len(given) == 1 else examine(given))
        lexicon = Lexicon(index)

        def run(text: str, published: str | None = "2026-05-06") -> dict[str, Any]:
            found = origin(text.encode(), "text.txt", text, published=published, language=None)
            layer: dict[str, Any] = yaml.safe_load(draft(found, base, lexicon, None, "en").layer.written())
            return layer

        yield run


@pytest.mark.parametrize(
    "sentence",
    [
        "The Baku branch has 640 students.",
        "Транзит контейнеров достиг 14,6 тыс. TEU.",
        "Baku denies political motives.",
        "Пассажирское сообщение восстанавливается медленнее.",
        "Путин и Алиев провели телефонный разговор",
        "В порту 5 мая 2026 года 640 вагонов.",
    ],
)
def test_a_sentence_that_tells_something_is_not_passed_over(drafted: Drafted, sentence: str) -> None:
    assert drafted(sentence).get("silent", []) == []


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Да, это так.", "boilerplate"),
        ("Спасибо.", "boilerplate"),
        ("Баку, 6 мая 2026 года.", "boilerplate"),
        ("Баку, 6 мая 2026 года, 15:30.", "boilerplate"),
        ("Баку, 6 мая.", "boilerplate"),
        ("Итоги года", "heading"),
    ],
)
def test_what_tells_nothing_is_passed_over(drafted: Drafted, sentence: str, reason: str) -> None:
    layer = drafted(f"{sentence}\n\nВ 2025 году товарооборот вырос на 2%.", None)
    assert [(one["anchor"][:4], one["reason"]) for one in layer.get("silent", [])] in ([(sentence[:4], reason)], [])
    assert "trade" in str(layer.get("figures"))


def test_thirty_words_in_a_language_that_is_not_read_are_refused(drafted: Drafted) -> None:
    with pytest.raises(UsageError, match="is not recognized"):
        drafted("Der Minister hat am Dienstag in der Stadt mit dem Gast über den Handel gesprochen. " * 3)


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("МОСКВА, 6 мая – РИА Новости.", "ria-novosti"),
        ("Baku, May 6, AZERTAC", "azertac"),
        ("In May RIA Novosti was closed down", None),
        ("6 мая в офисе РИА Новости было шумно.", None),
    ],
)
def test_an_agency_in_the_line_of_the_day_publishes_the_text(
    drafted: Drafted, line: str, publisher: str | None
) -> None:
    (source,) = drafted(f"{line}\n\nВ 2025 году товарооборот вырос на 2%.")["sources"].values()
    assert source.get("publisher") == publisher


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Лавров поприветствовал гостей и собравшихся.", []),
        ("Lavrov thanked his colleague for the hospitality.", []),
        ("Lavrov declined to comment on the road.", []),
        ("Lavrov thanked his colleague for the hospitality and said that the road was good.", ["lavrov"]),
        ("Лавров поблагодарил коллегу за помощь на дорогах.", ["lavrov"]),
    ],
)
def test_thanks_and_greetings_state_nothing(drafted: Drafted, sentence: str, said: list[str]) -> None:
    layer = drafted(f"Сергей Лавров и Джейхун Байрамов встретились в Москве 5 мая 2026 года. {sentence}")
    statements = layer.get("statements", {}).values()
    assert [id_ for one in statements for id_ in one["speakers"]] == said
    assert {one["event"] for one in statements} <= set(layer["events"])
