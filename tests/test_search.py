"""`raes search`: ranking, matches, filters, and the message when nothing is found."""

from __future__ import annotations

import json
import os
import random
import re
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from raes_cli.cli import app
from small import RAES, every

GOLDEN = Path(__file__).parent / "golden/search.tsv"


def golden() -> Iterator[tuple[str, list[str], list[str]]]:
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            query, first, absent = [*line.split("\t"), ""][:3]
            yield query, first.split(), absent.split()


def found(capfd: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    """Return the records that `raes search` prints."""
    assert app.run(["search", "--json", *arguments]) == 0
    records: list[dict[str, Any]] = json.loads(capfd.readouterr().out)
    return records


def ids(capfd: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    return [record["id"] for record in found(capfd, *arguments)]


def texts(value: Any) -> Iterator[str]:
    """Yield every text in a record except those of its match."""
    if isinstance(value, str):
        yield value
    for key, part in value.items() if isinstance(value, dict) else ():
        yield from texts(part) if key != "match" else ()
    for part in value if isinstance(value, list) else ():
        yield from texts(part)


def told(capfd: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """Return the messages of a `raes search` that finds nothing."""
    assert app.run(["search", *arguments]) == 0
    out, err = capfd.readouterr()
    assert out == ""
    return str(err).splitlines()


# The golden table


@pytest.mark.parametrize(("query", "first", "absent"), list(golden()))
def test_what_must_come_first_does(
    query: str, first: list[str], absent: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    if not first:
        # A word that no text has is an error; words that never occur together give an empty answer.
        assert app.run(["search", query, "--json"]) in (0, 1)
        assert capfd.readouterr().out in ("", "[]\n")
        return
    got = ids(capfd, query)
    assert set(got[: len(first)]) == set(first)
    assert set(got).isdisjoint(absent)


def test_the_golden_table_is_large_and_names_records_of_the_base(base: sqlite3.Connection) -> None:
    rows = list(golden())
    known = {json.loads(record)["id"] for record in every(base)}
    assert len({query for query, _, _ in rows}) == len(rows) >= 130
    assert {id_ for _, first, absent in rows for id_ in first + absent} <= known


# Results


def test_no_input_is_an_error(capfd: pytest.CaptureFixture[str]) -> None:
    signs = [
        *"\"«»-−:()*^'\\\x00\ud800½№ёй\u0306%_ \t",
        "place:",
        "AND",
        "NEAR(",
        "4,",
        ",4",
        "🇦🇿",
        "𞤀a",
        "中文",
        "Баку",
    ]
    dice = random.Random(1)
    for _ in range(400):
        typed = "".join(dice.choice(signs) for _ in range(dice.randint(1, 8)))
        assert app.run(["search", "--", typed]) in (0, 1, 2), typed
        assert "Traceback" not in capfd.readouterr().err


def test_the_order_does_not_depend_on_the_run() -> None:
    printed = {
        subprocess.run(
            [*RAES, "search", "Азербайджан 2023", "--json"],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1
    assert len(json.loads(printed.pop())) > 10


@pytest.mark.parametrize(
    "spellings",
    [
        ["North-South", "North–South", "«North–South»", '"north south"', "NORTH—SOUTH"],
        ["«Север — Юг»", "Север-Юг", "Север — Юг", "Север–Юг", "север - юг"],
        ["партнёрство", "партнерство", "ПАРТНЁРСТВО", "партне\u0308рство"],
        ["communiqué", "communique", "communique\u0301"],
        ["Samarkand", "Samarqand", "Səmərqənd"],
        ["Qarabağ", "Karabağ", "Гарабағ", "QARABAĞ"],
        ["4,4", "4.4"],
    ],
)
def test_spellings_of_one_thing_find_the_same(spellings: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    results = [set(ids(capfd, spelling)) for spelling in spellings]
    assert results[0]
    assert [result ^ results[0] for result in results] == [set()] * len(results)


def test_a_name_finds_the_same_in_any_spelling(capfd: pytest.CaptureFixture[str]) -> None:
    for spellings in (["Lavrov", "Лавров", "Lawrow"], ["Гаджиев", "Hajiyev", "Hacıyev", "Gadzhiev", "Хаджиев"]):
        results = [set(ids(capfd, spelling)) for spelling in spellings]
        assert len(results[0]) > 3
        assert [result ^ results[0] for result in results] == [set()] * len(results)


# Matches


def match(capfd: pytest.CaptureFixture[str], id_: str, *arguments: str) -> dict[str, Any]:
    matches: dict[str, Any] = {record["id"]: record["match"] for record in found(capfd, *arguments)}
    return dict(matches[id_])


def test_what_matched_is_shown_in_the_language_of_the_query(capfd: pytest.CaptureFixture[str]) -> None:
    assert match(capfd, "north-south-length-2024", "коридоры") == {
        "field": "title.ru",
        "text": "Протяжённость международного транспортного коридора «Север — Юг»",
        "words": ["коридора"],
        "verbatim": True,
    }
    assert match(capfd, "north-south-length-2024", "corridors") == {
        "field": "title.en",
        "text": "Length of the North–South transport corridor",
        "words": ["corridor"],
        "verbatim": True,
    }


def test_a_name_in_any_spelling_is_shown_in_the_script_of_the_query(capfd: pytest.CaptureFixture[str]) -> None:
    assert match(capfd, "aliyev-lavrov-2023-02", "Лавров")["field"] == "title.ru"
    assert match(capfd, "aliyev-lavrov-2023-02", "Lawrow")["field"] == "title.en"


def test_what_has_a_hyphenated_word_whole_is_shown_rather_than_a_part_of_it(capfd: pytest.CaptureFixture[str]) -> None:
    shown = match(capfd, "council-3", "council-3")
    assert (shown["field"], shown["text"], shown["words"]) == ("id", "council-3", ["council", "3"])


def test_a_title_is_shown_rather_than_evidence(capfd: pytest.CaptureFixture[str]) -> None:
    assert match(capfd, "caspian-summit-2022", "Ашхабад")["field"] == "title.ru"
    assert match(capfd, "ria-arms-delivered", "танки")["field"] == "text.ru"
    assert match(capfd, "gap-arms-quantities", "танки") == {
        "field": "sources.anchor",
        "text": "Россия поставляла в Азербайджан танки Т-72",
        "words": ["танки"],
        "verbatim": True,
    }


def test_the_text_with_most_words_is_shown(capfd: pytest.CaptureFixture[str]) -> None:
    shown = match(capfd, "kalugin-culture-lags", "культура", "экономика")
    assert (shown["field"], shown["words"]) == ("title.ru", ["культурно", "экономики"])


def test_what_a_record_is_filed_under_is_shown_where_its_own_texts_are_silent(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert match(capfd, "roadmap-2024-2026", "туризм")["field"] == "text.ru"
    shown = match(capfd, "putin-aliyev-kremlin-2023-05-25", "двусторонние")
    assert shown == {
        "field": "topics",
        "text": "Двусторонние отношения",
        "words": ["Двусторонние"],
        "verbatim": False,
    }


def test_every_record_found_says_what_matched_in_its_own_words(capfd: pytest.CaptureFixture[str]) -> None:
    for query in ("Азербайджан", "corridor 2022", '"третье заседание"', "Lawrow", "4,4", "туризм"):
        for record in found(capfd, query):
            shown = record["match"]
            assert list(shown)[:4] == ["field", "text", "words", "verbatim"]
            if found_by := shown.get("found_by"):
                assert found_by not in texts(record)
                shown = {**shown, "text": found_by}
            elif shown["verbatim"]:
                assert any(shown["text"].strip("…") in " ".join(text.split()) for text in texts(record))
            else:
                assert shown["text"] not in texts(record)
            assert shown["words"]
            for word in shown["words"]:
                assert re.search(rf"(?<!\w){re.escape(word)}(?!\w)", shown["text"]), (record["id"], shown)


# Filters and order


@pytest.mark.parametrize(
    ("typed", "options"),
    [
        ("встреча place:Москва", ["встреча", "--place", "Москва"]),
        ("встреча kind:talks", ["встреча", "--kind", "talks"]),
        ("переговоры with:Lawrow with:Мирзоян", ["переговоры", "--with", "Lawrow", "--with", "Мирзоян"]),
        ("коридор topic:trade", ["коридор", "--topic", "trade"]),
        ("Азербайджан source:kalugin-2025", ["Азербайджан", "--source", "kalugin-2025"]),
        ("встреча year:2022..2023", ["встреча", "--year", "2022..2023"]),
        ('встреча from:"19 May 2023" to:2023-05-25', ["встреча", "--from", "2023-05-19", "--to", "25.05.2023"]),
        ("Москва on:2022-02-22", ["Москва", "--on", "22.02.2022"]),
    ],
)
def test_a_field_means_what_the_option_means(typed: str, options: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    by_option = ids(capfd, *options)
    assert by_option
    assert ids(capfd, typed) == by_option
    assert len(by_option) < len(ids(capfd, options[0]))


@pytest.mark.parametrize(
    ("field", "option", "code"),
    [
        ("place:Лондон", ["--place", "Лондон"], 2),
        ("kind:xyz", ["--kind", "xyz"], 2),
        ("topic:xyz", ["--topic", "xyz"], 2),
        ("source:xyz", ["--source", "xyz"], 2),
        ("year:xyz", ["--year", "xyz"], 2),
        ("with:Xyzzy", ["--with", "Xyzzy"], 1),
    ],
)
def test_a_bad_value_is_the_error_of_the_option(
    field: str, option: list[str], code: int, capfd: pytest.CaptureFixture[str]
) -> None:
    assert app.run(["search", "коридор", *option]) == code
    expected = capfd.readouterr()
    assert expected.out == ""
    for typed in (field, f"-{field}"):
        assert app.run(["search", "коридор", typed]) == code
        assert capfd.readouterr() == expected


def test_a_type_that_does_not_exist_is_an_error(capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["search", "коридор", "type:xyz"]) == 2
    assert "event, figure, statement" in capfd.readouterr().err


@pytest.mark.parametrize("typed", ["author:Lavrov", "date:2023", "туризм -автор:Росстат"])
def test_a_field_that_is_none_is_an_error_that_names_the_fields(typed: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["search", "--json", typed]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("raes: there is no field '")
    assert all(
        field in err for field in ("kind", "with", "place", "topic", "source", "type", "year", "from", "to", "on")
    )


def test_how_alternatives_were_grouped_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    app.run(["search", "--json", "Putin OR Lavrov Baku"])
    assert capfd.readouterr().err == "raes: read as putin OR (lavrov baku)\n"
    app.run(["search", "--json", "Putin OR Lavrov"])
    assert capfd.readouterr().err == ""


def test_a_filter_can_be_an_alternative(capfd: pytest.CaptureFixture[str]) -> None:
    either = ids(capfd, "place:Baku OR place:Sochi")
    assert set(either) == {*ids(capfd, "place:Baku"), *ids(capfd, "place:Sochi")}


def test_a_field_can_be_excluded(capfd: pytest.CaptureFixture[str]) -> None:
    assert {record["type"] for record in found(capfd, "туризм")} > {"figure", "gap"}
    assert "figure" not in {record["type"] for record in found(capfd, "туризм", "-type:figure")}


def test_filters_alone_list_in_the_usual_order(capfd: pytest.CaptureFixture[str]) -> None:
    listed = found(capfd, "kind:council-session", "-place:Москва", "-n", "2")
    assert [(record["id"], record["match"]) for record in listed] == [("council-1", None), ("council-3", None)]


def test_nothing_to_search_for_is_an_error(capfd: pytest.CaptureFixture[str]) -> None:
    for typed in ("", " ", "— …"):
        assert app.run(["search", "--", typed]) == 2
        assert capfd.readouterr().err.startswith("raes: nothing to search for\n")


def test_an_exclusion_alone_leaves_all_others(capfd: pytest.CaptureFixture[str]) -> None:
    others = found(capfd, "-type:gap")
    assert len(others) > 200
    assert not [record["id"] for record in others if record["type"] == "gap"]


def test_words_and_options_must_both_hold(capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["search", "встреча year:2023 year:2022"]) == 2
    assert capfd.readouterr().err == "raes: year is given twice: 2023, 2022\n"
    assert app.run(["search", "встреча year:2023", "--year", "2022"]) == 2
    assert capfd.readouterr().err.startswith("raes: no day fits all of --year 2022, --year 2023\n")
    assert found(capfd, "встреча year:2023", "--from", "2022") == found(capfd, "встреча", "--year", "2023")


@pytest.mark.parametrize(
    ("arguments", "same"),
    [
        (["туризм", "-студент"], ["--", "туризм", "-студент"]),
        (["-студент", "туризм"], ["--", "туризм", "-студент"]),
        (["tourism", "-rank"], ["--", "tourism", "-rank"]),
        (["tourism", "-north"], ["--", "tourism", "-north"]),
        (["tourism", "-fsb"], ["--", "tourism", "-fsb"]),
        (["tourism", "-expert"], ["--", "tourism", "-expert"]),
        (["торговля", "-2023"], ["--", "торговля", "-2023"]),
        (["tourism", "-rank", "-rn3"], ["-r", "-n", "3", "--", "tourism", "-rank"]),
        (["tourism", "-ren3"], ["--reverse", "--limit=3", "--", "tourism"]),
        (["tourism", "-e", "-n", "2"], ["--limit", "2", "--", "tourism"]),
    ],
)
def test_a_minus_is_a_word_to_exclude_or_a_short_option(
    arguments: list[str], same: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    expected = ids(capfd, *same)
    assert expected
    assert ids(capfd, *arguments) == expected


def test_a_format_may_follow_its_short_option_at_once(capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["search", "tourism", "-n1", "-fcsv"]) == 0
    assert capfd.readouterr().out.startswith("id,")


def test_excluding_leaves_out_just_what_has_the_word(capfd: pytest.CaptureFixture[str]) -> None:
    every_, with_, without = (ids(capfd, *words) for words in (["миротворцы"], ["миротворцы", "вывод"],
                                                               ["миротворцы", "-вывод"]))  # fmt: skip
    assert without == [id_ for id_ in every_ if id_ in without]
    assert 0 < len(without) < len(every_)
    assert set(every_) - set(without) <= set(with_)


@pytest.mark.parametrize("option", ["--limt", "--limt=3", "--студент"])
def test_a_misspelt_option_is_still_an_error(option: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["search", "туризм", option]) == 2
    assert option.partition("=")[0] in capfd.readouterr().err


def test_a_value_may_begin_with_a_minus(capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["search", "туризм", "--place", "-x"]) == 2
    assert "'-x'" in capfd.readouterr().err


def test_limit_cuts_the_ranking_and_reverse_puts_the_newest_first(capfd: pytest.CaptureFixture[str]) -> None:
    ranked = ids(capfd, "коридор")
    assert ids(capfd, "коридор", "-n", "3") == ranked[:3]
    newest = ids(capfd, "коридор", "-r")
    assert sorted(newest) == sorted(ranked)
    assert newest[0] == "north-south-cargo-target-2030"
    dates = [record["earliest"] for record in found(capfd, "коридор", "-r")]
    dated = dates[: dates.index(None)]
    assert len(dated) > 9
    assert dated == sorted(dated, reverse=True)
    assert ids(capfd, "коридор", "-r", "-n", "3") == newest[:3]
    assert ids(capfd, "коридор", "-n", "0") == []


# Nothing found


def stranger(capfd: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """Return the messages of `raes search` about a word that no text has."""
    assert app.run(["search", *arguments]) == 1
    out, err = capfd.readouterr()
    assert out == ""
    return str(err).splitlines()


def test_a_mistake_brings_the_nearest_words_that_find_something(capfd: pytest.CaptureFixture[str]) -> None:
    assert stranger(capfd, "коридоч") == ["raes: no text in the base has 'коридоч'", "closest: коридор"]
    assert stranger(capfd, "corridr")[1] == "closest: corridor"
    russian = ["raes: в базе нет текста с «туризмм»", "ближайшие: туризм"]
    assert stranger(capfd, "туризмм", "--lang", "ru") == russian


def test_a_word_made_with_one_of_the_base_brings_that(capfd: pytest.CaptureFixture[str]) -> None:
    assert stranger(capfd, "Transcaucasia")[1].startswith("closest: cauca")
    assert stranger(capfd, "Закавказье")[1].startswith("closest: кавказ")


def test_a_word_that_finds_nothing_under_the_filters_is_not_offered(capfd: pytest.CaptureFixture[str]) -> None:
    assert stranger(capfd, "коридоч", "place:Самарканд") == ["raes: no text in the base has 'коридоч'"]


def test_a_stranger_is_named_with_what_the_rest_finds(capfd: pytest.CaptureFixture[str]) -> None:
    baku = len(ids(capfd, "Baku"))
    told = ["raes: no text in the base has 'erdogan'", f"without it, raes search baku finds {baku}"]
    assert stranger(capfd, "Erdogan", "Baku") == stranger(capfd, "Erdogan Baku") == told
    assert stranger(capfd, "Erdogan") == told[:1]
    signings = len(ids(capfd, "Baku", "--year", "2022"))
    hint = f"without it, raes search baku --year 2022 finds {signings}"
    assert stranger(capfd, "Erdogan", "Baku", "--year", "2022")[1] == hint
    assert stranger(capfd, "zzz OR yyy") == ["raes: no text in the base has 'zzz', 'yyy'"]
    assert ids(capfd, "Erdogan OR Baku") == ids(capfd, "Baku")
    assert ids(capfd, "Baku -Erdogan") == ids(capfd, "Baku")


@pytest.mark.parametrize("words", ["Nagorno-Karabakh", '"Nagorno Karabakh"', "Nagorno Karabakh"])
def test_of_words_that_belong_together_the_known_are_offered(words: str, capfd: pytest.CaptureFixture[str]) -> None:
    karabakh = len(ids(capfd, "karabakh"))
    told = ["raes: no text in the base has 'nagorno'", f"without it, raes search karabakh finds {karabakh}"]
    assert stranger(capfd, words) == told
    assert karabakh > 10


def test_a_year_in_which_nothing_is_dated_is_no_stranger(capfd: pytest.CaptureFixture[str]) -> None:
    assert told(capfd, "1950") == ["raes: nothing in the base matches"]


def test_words_that_no_record_has_together_are_counted(capfd: pytest.CaptureFixture[str]) -> None:
    tourism, tanks = len(ids(capfd, "туризм")), len(ids(capfd, "танки"))
    assert told(capfd, "туризм", "и", "танки")[1] == f"separately: туризм: {tourism}, танки: {tanks}"
    closest = f"closest: коридор; without it, raes search туризм finds {tourism}"
    assert stranger(capfd, "туризм", "коридоч")[1] == closest
    assert told(capfd, '"туризм и танки"')[1] == f"separately: туризм: {tourism}, танки: {tanks}"


def test_what_the_filters_hide_is_counted(capfd: pytest.CaptureFixture[str]) -> None:
    hidden = len(ids(capfd, "коридор"))
    assert told(capfd, "коридор", "--place", "Самарканд")[1] == f"without --place samarkand: {hidden}"
    assert told(capfd, "коридор", "year:1950")[1] == f"without --year 1950: {hidden}"
    assert told(capfd, "танки", "-вооружение")[1] == "without the filters and exclusions it finds 2"


def test_there_is_no_hint_where_nothing_is_near(capfd: pytest.CaptureFixture[str]) -> None:
    assert stranger(capfd, "zzzzzz") == ["raes: no text in the base has 'zzzzzz'"]
    assert told(capfd, "коридор", "-n", "0") == []
