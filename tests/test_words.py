"""Full-text search: what is typed, what it finds and in which order, what matched, and what would find more."""

from __future__ import annotations

import json
import os
import random
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from raes_cli.cli import app
from raes_cli.curate import Curated
from raes_cli.index.build import build
from raes_cli.lookup import words
from raes_cli.lookup.base import open_base
from raes_cli.lookup.find import every
from raes_cli.lookup.hits import Run
from raes_cli.lookup.match import context
from raes_cli.lookup.query import Query

GOLDEN = Path(__file__).parent / "golden/search.tsv"
FIELDS = ("place", "kind", "year")


def golden() -> Iterator[tuple[str, list[str], list[str]]]:
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            query, first, absent = [*line.split("\t"), ""][:3]
            yield query, first.split(), absent.split()


def read(*arguments: str) -> words.Asked:
    return words.read(arguments, FIELDS)


def run(*terms: str) -> Run:
    return Run(terms)


def phrase(*terms: str) -> Run:
    return Run(terms, quoted=True)


def found(capfd: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    """The records that `raes search` prints."""
    assert app.run(["search", "--json", *arguments]) == 0
    records: list[dict[str, Any]] = json.loads(capfd.readouterr().out)
    return records


def ids(capfd: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    return [record["id"] for record in found(capfd, *arguments)]


def told(capfd: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """What `raes search` says of a search that finds nothing."""
    assert app.run(["search", *arguments]) == 0
    out, err = capfd.readouterr()
    assert out == ""
    return str(err).splitlines()


def small(**texts: dict[str, Any]) -> sqlite3.Connection:
    """A base of records with the texts given, and nothing else."""
    bare: dict[str, Any] = {
        "type": "event",
        "date": None,
        "earliest": None,
        "latest": None,
        "topics": [],
        "sources": [],
    }
    base = sqlite3.connect(":memory:")
    records = [{"id": name, **bare, **fields} for name, fields in texts.items()]
    build(Curated(records, {"topic": {"t": ["Trade", "Торговля", "export"]}}, {}), base)
    return base


def order(base: sqlite3.Connection, *arguments: str) -> list[str]:
    return [json.loads(record)["id"] for record in words.search(base, read(*arguments), Query())]


# The golden table


@pytest.mark.parametrize(("query", "first", "absent"), list(golden()))
def test_what_must_come_first_does(
    query: str, first: list[str], absent: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    got = ids(capfd, query)
    assert set(got[: len(first)]) == set(first) if first else got == []
    assert set(got).isdisjoint(absent)


def test_the_golden_table_is_large_and_names_records_of_the_base() -> None:
    rows = list(golden())
    known = {json.loads(record)["id"] for record in every(open_base())}
    assert len({query for query, _, _ in rows}) == len(rows) >= 130
    assert {id_ for _, first, absent in rows for id_ in first + absent} <= known


# What is typed


@pytest.mark.parametrize(
    ("typed", "runs"),
    [
        ("два слова", [run("два"), run("слова")]),
        ('"в двух словах"', [phrase("в", "двух", "словах")]),
        ("«Экспертный совет» Баку", [phrase("экспертный", "совет"), run("баку")]),
        ("„a” “b c”", [phrase("a"), phrase("b", "c")]),
        ('"не закрыта', [phrase("не", "закрыта")]),
        ("Север-Юг", [run("север", "юг")]),
        ("Север–Юг", [run("север", "юг")]),
        ("Север — Юг", [run("север", "юг")]),
        ("Север - Юг", [run("север", "юг")]),
        ("x-y — z", [run("x", "y", "z")]),
        ("O'Brien", [run("o", "brien")]),
        ("4,4 24%", [run("4.4"), run("24")]),
        ("foo:bar", [run("foo"), run("bar")]),
        ("http://ria.ru/x", [run("http"), run("ria", "ru"), run("x")]),
        ("Баку/Москва", [run("баку"), run("москва")]),
        ("place:", [run("place")]),
        ("кто был в Баку", [run("баку")]),
        ("и в", [run("и"), run("в")]),
        ("3-им", [run("3", "им")]),
        ("в-третьих", [run("третьих")]),
        ("— … () *^", []),
        ("--json", [run("json")]),
        ("", []),
    ],
)
def test_words_are_read(typed: str, runs: list[Run]) -> None:
    assert read(typed) == words.Asked(tuple(runs))


@pytest.mark.parametrize(
    ("typed", "runs"),
    [
        ("-слово", [run("слово")]),
        ("−слово", [run("слово")]),
        ('-"два слова"', [phrase("два", "слова")]),
        ("-«два слова»", [phrase("два", "слова")]),
        ("-Север-Юг", [run("север", "юг")]),
        ("-foo:bar", [run("foo"), run("bar")]),
    ],
)
def test_what_a_minus_leads_is_excluded(typed: str, runs: list[Run]) -> None:
    assert read(f"да {typed}") == words.Asked((run("да"),), tuple(runs))


@pytest.mark.parametrize(
    ("arguments", "fields", "barred"),
    [
        (["place:Баку"], [("place", "Баку")], []),
        (["PLACE:Баку"], [("place", "Баку")], []),
        (["place:Санкт-Петербург"], [("place", "Санкт-Петербург")], []),
        (["place:«Санкт-Петербург» да"], [("place", "Санкт-Петербург")], []),
        (['place:"Saint Petersburg" да'], [("place", "Saint Petersburg")], []),
        (["place:Saint Petersburg", "да"], [("place", "Saint Petersburg")], []),
        (["-place:Saint Petersburg", "да"], [], [("place", "Saint Petersburg")]),
        (["year:2022..2023", "-kind:visit"], [("year", "2022..2023")], [("kind", "visit")]),
    ],
)
def test_fields_filter(arguments: list[str], fields: list[tuple[str, str]], barred: list[tuple[str, str]]) -> None:
    asked = read(*arguments)
    assert (asked.fields, asked.barred) == (tuple(fields), tuple(barred))
    assert asked.wanted == ((run("да"),) if "да" in " ".join(arguments) else ())


def test_a_pasted_page_is_cut() -> None:
    assert len(read("слово " * 20_000).wanted) == 32
    assert len(read('"' + "слово " * 20_000 + '"').wanted[0].words) == 32


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


# What is found, and in which order


def test_every_text_of_every_record_is_found_in_both_languages() -> None:
    base = open_base()
    missed = []
    for record in map(json.loads, every(base)):
        for field in ("title", "name", "text", "note", "theme"):
            texts = record.get(field) or {}
            for language, value in texts.items() if isinstance(texts, dict) else [("", texts)]:
                cited = value.replace('"', "").replace("«", "").replace("»", "")
                if not words.search(base, read(f'"{cited}"'), Query(ids=(record["id"],))):
                    missed.append((record["id"], field, language))
        for citation in record["sources"]:
            anchor = re.sub('["«»“”„]', "", citation.get("anchor", ""))
            if anchor and not words.search(base, read(f'"{anchor}"'), Query(ids=(record["id"],))):
                missed.append((record["id"], "anchor", anchor))
    assert missed == []


def test_titles_come_before_texts_before_notes_before_evidence() -> None:
    base = small(
        d={"sources": [{"source": "s", "anchor": "дело"}]},
        c={"note": {"ru": "дело"}},
        b={"text": {"ru": "дело"}},
        a={"title": {"ru": "дело " + "и многое другое, о чём здесь говорить незачем " * 3}},
        n={"name": {"ru": "дело"}},
    )
    assert order(base, "дело") == ["n", "a", "b", "c", "d"]


def test_a_short_title_comes_before_a_long_one() -> None:
    base = small(long={"title": {"ru": "дело и многое другое"}}, short={"title": {"ru": "дело и другое"}})
    assert order(base, "дело") == ["short", "long"]


def test_a_word_as_typed_comes_before_its_forms_before_its_family() -> None:
    base = small(
        family={"title": {"ru": "встречались"}}, form={"title": {"ru": "встречу"}}, typed={"title": {"ru": "встреча"}}
    )
    assert order(base, "встреча") == ["typed", "form", "family"]


def test_a_form_in_the_evidence_comes_before_the_family_in_the_title() -> None:
    base = small(family={"title": {"ru": "встречались"}}, form={"sources": [{"source": "s", "anchor": "встречу"}]})
    assert order(base, "встреча") == ["form", "family"]


def test_the_parts_of_a_hyphenated_word_come_together_before_apart() -> None:
    apart = {"title": {"ru": "юг, а там и север"}, "text": {"ru": "север, там юг"}}
    base = small(apart=apart, one={"title": {"ru": "юг"}}, together={"note": {"ru": "коридор «Север – Юг»"}})
    assert order(base, "Север-Юг") == ["together", "apart"]
    assert order(base, "«Север — Юг»") == ["together"]


def test_words_next_to_each_other_come_before_scattered_ones() -> None:
    base = small(
        scattered={"title": {"ru": "экспертов позвал совет"}, "note": {"ru": "экспертный"}},
        apart={"title": {"ru": "экспертный и совет"}},
        adjacent={"title": {"ru": "наш экспертный совет"}},
    )
    assert order(base, "экспертный совет")[-1] == "scattered"
    assert order(base, '"экспертный совет"') == ["adjacent"]


def test_a_phrase_stands_in_one_text_in_any_of_its_forms() -> None:
    base = small(
        form={"note": {"ru": "на третьем заседании"}},
        across={"title": {"ru": "третье", "en": "x"}, "text": {"ru": "заседание"}},
        turned={"title": {"ru": "заседание третье"}},
    )
    assert order(base, '"третье заседание"') == ["form"]


def test_all_words_must_be_there_wherever_they_stand() -> None:
    base = small(both={"title": {"en": "trade"}, "note": {"ru": "в Баку"}}, one={"title": {"en": "trade"}}, none={})
    assert order(base, "Баку trade") == ["both"]


def test_stop_words_ask_for_nothing_but_in_a_phrase() -> None:
    base = small(a={"title": {"en": "council of heads"}}, b={"title": {"en": "council heads"}})
    assert set(order(base, "the council of the heads")) == {"a", "b"}
    assert order(base, '"council of heads"') == ["a"]


def test_a_topic_finds_what_is_filed_under_it_and_its_name_before_its_aliases() -> None:
    base = small(
        alias={"title": {"en": "x"}, "topics": ["t"]},
        text={"text": {"en": "They spoke of the export of goods"}},
        title={"title": {"en": "Export"}},
    )
    assert order(base, "exports") == ["title", "text", "alias"]
    assert order(base, "торговлей") == ["alias"]


def test_an_alias_of_a_topic_excludes_nothing_but_its_name_does() -> None:
    base = small(a={"title": {"en": "goods"}, "topics": ["t"]}, b={"title": {"en": "goods for export"}})
    assert order(base, "goods -export") == ["a"]
    assert order(base, "goods -trade") == ["b"]


def test_equals_stand_in_the_order_of_the_base() -> None:
    same = {"title": {"ru": "дело"}}
    assert order(small(b=same, a=same, c=same), "дело") == ["b", "a", "c"]


def test_the_order_does_not_depend_on_the_run() -> None:
    printed = {
        subprocess.run(
            [sys.executable, "-m", "raes_cli", "search", "Азербайджан 2023", "--json"],
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


# What matched


def match(capfd: pytest.CaptureFixture[str], id_: str, *arguments: str) -> dict[str, Any]:
    matches: dict[str, Any] = {record["id"]: record["match"] for record in found(capfd, *arguments)}
    return dict(matches[id_])


def test_what_matched_is_shown_in_the_language_of_the_query(capfd: pytest.CaptureFixture[str]) -> None:
    assert match(capfd, "north-south-length-2024", "коридоры") == {
        "field": "title.ru",
        "text": "Протяжённость международного транспортного коридора «Север — Юг»",
        "words": ["коридора"],
    }
    assert match(capfd, "north-south-length-2024", "corridors") == {
        "field": "title.en",
        "text": "Length of the North–South transport corridor",
        "words": ["corridor"],
    }


def test_a_title_is_shown_rather_than_evidence(capfd: pytest.CaptureFixture[str]) -> None:
    assert match(capfd, "caspian-summit-2022", "Ашхабад")["field"] == "title.ru"
    assert match(capfd, "ria-arms-delivered", "танки")["field"] == "text.ru"
    assert match(capfd, "gap-arms-quantities", "танки") == {
        "field": "sources.anchor",
        "text": "Россия поставляла в Азербайджан танки Т-72",
        "words": ["танки"],
    }


def test_the_text_with_most_words_is_shown(capfd: pytest.CaptureFixture[str]) -> None:
    shown = match(capfd, "kalugin-culture-lags", "культура", "экономика")
    assert (shown["field"], shown["words"]) == ("title.ru", ["культурно", "экономики"])


def test_what_a_record_is_filed_under_is_shown_where_its_own_texts_are_silent(
    capfd: pytest.CaptureFixture[str],
) -> None:
    shown = match(capfd, "putin-aliyev-kremlin-2023-05-25", "двусторонние")
    assert shown == {"field": "topics", "text": "Двусторонние отношения", "words": ["Двусторонние"]}


def test_every_record_found_says_what_matched_in_its_own_words(capfd: pytest.CaptureFixture[str]) -> None:
    for query in ("Азербайджан", "corridor 2022", '"третье заседание"', "Lawrow", "4,4", "туризм"):
        for record in found(capfd, query):
            shown = record["match"]
            assert list(shown) == ["field", "text", "words"]
            assert shown["words"]
            for word in shown["words"]:
                assert re.search(rf"(?<!\w){re.escape(word)}(?!\w)", shown["text"]), (record["id"], shown)


def test_a_context_cuts_no_word_and_shows_most_of_what_was_sought() -> None:
    one, other = (frozenset(("север",)),), (frozenset(("юг",)),)
    value = "север " + "слово " * 60 + "юг и Север " + "слово " * 60 + "конец"
    shown, matched = context(value, [one, other])
    assert matched == ["юг", "Север"]
    assert (shown[0], shown[-1]) == ("…", "…")
    assert set(shown.strip("…").split()) == {"слово", "юг", "и", "Север"}
    assert 120 < len(shown) < 180


def test_a_short_text_is_shown_whole() -> None:
    assert context("Да — «север»!", [(frozenset(("север",)),)]) == ("Да — «север»!", ["север"])


def test_only_the_phrase_is_marked() -> None:
    terms = (frozenset(("третье",)), frozenset(("заседание",)))
    assert context("Заседание: третье заседание", [terms]) == ("Заседание: третье заседание", ["третье", "заседание"])


# Filters and order on the command line


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


def test_a_field_can_be_excluded(capfd: pytest.CaptureFixture[str]) -> None:
    assert {record["type"] for record in found(capfd, "туризм")} > {"figure", "gap"}
    assert "figure" not in {record["type"] for record in found(capfd, "туризм", "-type:figure")}


def test_filters_alone_list_in_the_usual_order(capfd: pytest.CaptureFixture[str]) -> None:
    listed = found(capfd, "kind:council-session", "-place:Москва", "-n", "2")
    assert [(record["id"], record["match"]) for record in listed] == [("council-1", None), ("council-3", None)]


def test_nothing_to_search_for_is_an_error(capfd: pytest.CaptureFixture[str]) -> None:
    for typed in ("", " ", "— …", "-слово"):
        assert app.run(["search", "--", typed]) == 2
        assert capfd.readouterr().err.startswith("raes: nothing to search for\n")


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
        (["tourism", "-n3", "-fjson"], ["--limit=3", "--", "tourism"]),
        (["tourism", "-e", "-n", "2"], ["--limit", "2", "--", "tourism"]),
    ],
)
def test_a_minus_is_a_word_to_exclude_or_a_short_option(
    arguments: list[str], same: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    expected = ids(capfd, *same)
    assert expected
    assert ids(capfd, *arguments) == expected


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


def test_limit_and_reverse_cut_and_turn_the_ranking(capfd: pytest.CaptureFixture[str]) -> None:
    ranked = ids(capfd, "коридор")
    assert ids(capfd, "коридор", "-n", "3") == ranked[:3]
    assert ids(capfd, "коридор", "-r") == ranked[::-1]
    assert ids(capfd, "коридор", "-r", "-n", "3") == ranked[::-1][:3]
    assert ids(capfd, "коридор", "-n", "0") == []


# Nothing found


def test_a_mistake_brings_the_nearest_words_that_find_something(capfd: pytest.CaptureFixture[str]) -> None:
    assert told(capfd, "коридоч") == ["raes: nothing in the base matches", "try коридор"]
    assert told(capfd, "corridr")[1] == "try corridor"
    assert told(capfd, "туризмм", "--lang", "ru") == ["raes: в базе ничего не найдено", "попробуйте: туризм"]


def test_a_word_that_finds_nothing_under_the_filters_is_not_offered(capfd: pytest.CaptureFixture[str]) -> None:
    assert told(capfd, "коридоч", "place:Самарканд") == ["raes: nothing in the base matches"]


def test_words_that_no_record_has_together_are_counted(capfd: pytest.CaptureFixture[str]) -> None:
    tourism, tanks = len(ids(capfd, "туризм")), len(ids(capfd, "танки"))
    assert told(capfd, "туризм", "и", "танки")[1] == f"each alone finds: туризм {tourism}, танки {tanks}"
    assert told(capfd, "туризм", "коридоч")[1] == f"each alone finds: туризм {tourism}, коридоч 0; try коридор"
    assert told(capfd, '"туризм и танки"')[1] == f"each alone finds: туризм {tourism}, танки {tanks}"


def test_what_the_filters_hide_is_counted(capfd: pytest.CaptureFixture[str]) -> None:
    hidden = f"without the filters and exclusions it finds {len(ids(capfd, 'коридор'))}"
    assert told(capfd, "коридор", "--place", "Самарканд")[1] == hidden
    assert told(capfd, "коридор", "year:1950")[1] == hidden
    assert told(capfd, "танки", "-вооружение")[1] == "without the filters and exclusions it finds 2"


def test_there_is_no_hint_where_nothing_is_near(capfd: pytest.CaptureFixture[str]) -> None:
    assert told(capfd, "zzzzzz") == ["raes: nothing in the base matches"]
    assert told(capfd, "коридор", "-n", "0") == ["raes: nothing in the base matches"]
