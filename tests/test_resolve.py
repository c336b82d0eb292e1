"""From the words of an option to ids, on the base that tests query by default."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from raes_cli.errors import UnknownError, UsageError
from raes_cli.lookup import filters, resolve

GOLDEN = Path(__file__).parent / "golden" / "names.tsv"
ROWS = [
    (query, tuple(ids.split()))
    for line in GOLDEN.read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
    for query, _, ids in [line.partition("\t")]
]


def actors(base: sqlite3.Connection, name: str) -> tuple[str, ...]:
    try:
        return resolve.actors(base, name)
    except UnknownError:
        return ()


def test_every_spelling_of_the_golden_table_leads_to_its_ids(base: sqlite3.Connection) -> None:
    assert len(ROWS) >= 250
    wrong = [(query, ids, found) for query, ids in ROWS if set(found := actors(base, query)) != set(ids)]
    assert wrong == []


@pytest.mark.parametrize(
    ("printed", "id_"),
    [
        ("Ministry of Foreign Affairs of the Russian Federation", "mfa-russia"),
        ("российских миротворческих войск", "russian-peacekeepers"),
        ("Центром Анализа Международных отношений Азербайджана", "air-center"),
        ("переговоров в трехстороннем формате", "trilateral-format"),
    ],
)
def test_a_name_as_a_source_prints_it_leads_to_its_bearer(base: sqlite3.Connection, printed: str, id_: str) -> None:
    assert actors(base, printed) == (id_,)


def test_several_stand_in_the_order_of_the_base(base: sqlite3.Connection) -> None:
    assert actors(base, "МИД") == ("mfa-russia", "mfa-azerbaijan", "mfa-armenia")


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Azərbaycan Respublikası", ("azerbaijan-republic",)),
        ("federal security SERVICE of Russia", ("fsb-russia",)),
        ("ФСБ России", ("fsb-russia",)),
        ("United Nations", ("un",)),
    ],
)
def test_for_a_filter_a_whole_name_of_several_words_is_nobody_elses(
    base: sqlite3.Connection, name: str, ids: tuple[str, ...]
) -> None:
    assert len(actors(base, name)) > 1
    assert filters.read(base, "said", {"people": [name]}).query.people == (ids,)


@pytest.mark.parametrize("name", ["Armenia", "ФСБ", "Ministry of Foreign Affairs"])
def test_for_a_filter_a_part_of_names_means_all_who_have_it(base: sqlite3.Connection, name: str) -> None:
    assert len(actors(base, name)) > 1
    assert filters.read(base, "said", {"people": [name]}).query.people == (actors(base, name),)


def test_strangers_are_in_the_golden_table() -> None:
    assert sum(1 for _, ids in ROWS if not ids) >= 60


def test_a_near_miss_names_the_closest_and_does_not_answer(base: sqlite3.Connection) -> None:
    with pytest.raises(UnknownError) as caught:
        resolve.actors(base, "Kalugn")
    assert caught.value.message["en"] == "nobody in the base is called 'Kalugn'"
    assert caught.value.hint == {
        "en": "closest: Mikhail Kalugin (kalugin)",
        "ru": "ближайшие: Михаил Калугин (kalugin)",
    }


@pytest.mark.parametrize(("typed", "hint"), [("Алеив", "closest: Ilham Aliyev (aliyev)"), ("Медведев", None)])
def test_letters_in_another_order_are_told_too(base: sqlite3.Connection, typed: str, hint: str | None) -> None:
    with pytest.raises(UnknownError) as caught:
        resolve.actors(base, typed)
    assert (caught.value.hint["en"] if caught.value.hint else None) == hint


@pytest.mark.parametrize(
    "typed", ["Erdogan", "MGIMO", "Семёнов", "ambassador", "ambassador of Russia", "OSCE", "corridor"]
)
def test_nobody_is_named_whose_letters_are_others(base: sqlite3.Connection, typed: str) -> None:
    with pytest.raises(UnknownError) as caught:
        resolve.actors(base, typed)
    assert caught.value.hint is None


def test_where_no_topic_is_near_all_are_named(base: sqlite3.Connection) -> None:
    with pytest.raises(UsageError) as caught:
        resolve.choice(base, "topic", "x")
    assert caught.value.hint
    assert caught.value.hint["en"].startswith("topics: agriculture, ")


@pytest.mark.parametrize(
    ("kind", "name", "ids"),
    [
        ("place", "Петербург", ("saint-petersburg",)),
        ("place", "Санкт-Петербурге", ("saint-petersburg",)),
        ("place", "Saint Petersburg", ("saint-petersburg",)),
        ("place", "St. Petersburg", ("saint-petersburg",)),
        ("place", "Баку", ("baku",)),
        ("place", "Baku", ("baku",)),
        ("place", "Bakı", ("baku",)),
        ("place", "BAKI", ("baku",)),
        ("place", "Карабахе", ("karabakh-region",)),
        ("place", "Кремль", ("kremlin",)),
        ("place", "Кремлём", ("kremlin",)),
        ("place", "в Баку", ("baku",)),
        ("place", "г. Баку", ("baku",)),
        ("place", "Ba\u200bku", ("baku",)),
        ("place", "Бакы", ("baku",)),
        ("place", "Гарабағ", ("karabakh-region",)),
        ("place", "Karabağ", ("karabakh-region",)),
        ("topic", "Security", ("security",)),
        ("topic", "двусторонних отношений", ("bilateral-relations",)),
        ("topic", "trade", ("trade",)),
        ("topic", "торговля", ("trade",)),
        ("topic", "туризм", ("tourism",)),
        ("topic", "karabakh", ("karabakh",)),
        ("source", "ria-2024", ("ria-2024",)),
    ],
)
def test_places_topics_and_sources_resolve_like_names(
    base: sqlite3.Connection, kind: str, name: str, ids: tuple[str, ...]
) -> None:
    assert resolve.choice(base, kind, name) == ids


@pytest.mark.parametrize("name", ["meeting", "встреча", "встречи", "MEETING"])
def test_kinds_resolve_like_names(base: sqlite3.Connection, name: str) -> None:
    assert resolve.kinds(base, ("event",), name) == ("meeting",)


@pytest.mark.parametrize(
    ("kind", "name", "hint"),
    [
        ("place", "Bakuu", "closest: baku"),
        ("topic", "tuorism", "closest: tourism"),
        ("source", "ria-2023", "closest: ria-2024"),
    ],
)
def test_an_unknown_choice_names_the_closest(base: sqlite3.Connection, kind: str, name: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        resolve.choice(base, kind, name)
    assert caught.value.hint
    assert caught.value.hint["en"] == hint


def test_an_unknown_choice_without_a_near_one_lists_the_valid_ones(base: sqlite3.Connection) -> None:
    with pytest.raises(UsageError) as caught:
        resolve.choice(base, "source", "Times")
    assert caught.value.hint
    assert caught.value.hint["en"].startswith("sources: azertac-raes4, kalugin-2025")
