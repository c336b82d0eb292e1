"""Words as typed, what they find in small bases and in which order, and the snippets shown."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from typing import Any

import pytest

from raes_cli.curate import Curated
from raes_cli.errors import UsageError
from raes_cli.index.build import build
from raes_cli.index.connection import Shared
from raes_cli.lookup.query import Query
from raes_cli.lookup.search.excerpt import context
from raes_cli.lookup.search.find import search
from raes_cli.lookup.search.parse import Asked
from raes_cli.lookup.search.parse import read as understood
from raes_cli.lookup.search.rank import Run
from raes_cli.record import TYPES
from small import every

FIELDS = ("place", "kind", "year")


def read(*arguments: str) -> Asked:
    return understood(arguments, FIELDS)


def run(*terms: str) -> Run:
    return Run(terms)


def phrase(*terms: str) -> Run:
    return Run(terms, quoted=True)


Small = Callable[..., sqlite3.Connection]


@pytest.fixture
def small() -> Iterator[Small]:
    """Create a base of records with the given texts."""
    with ExitStack() as opened:
        yield lambda **texts: made(opened.enter_context(closing(sqlite3.connect(":memory:", factory=Shared))), texts)


def made(base: sqlite3.Connection, texts: dict[str, dict[str, Any]]) -> sqlite3.Connection:
    bare: dict[str, Any] = {
        "date": None,
        "earliest": None,
        "latest": None,
        "topics": [],
        "sources": [],
    }
    records = [{"id": name, **bare, "type": type_of(fields), **fields} for name, fields in texts.items()]
    names = {"topic": {"t": ["Trade", "Торговля", "export"]}, "event-kind": {"summit": ["summit", "саммит"]}}
    build(Curated(records, names, {}), base)
    return base


def type_of(fields: dict[str, Any]) -> str:
    """Return the first type of records, of events and documents if possible, that has these fields."""
    types = ("event", "document", *TYPES)
    return next(type_ for type_ in types if fields.keys() <= {"type", *(one.key for one in TYPES[type_])})


def order(base: sqlite3.Connection, *arguments: str) -> list[str]:
    return [json.loads(record)["id"] for record in search(base, read(*arguments), Query())]


# Words as typed


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
        ('"foo:bar"', [phrase("foo", "bar")]),
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
    assert read(typed) == Asked(tuple(runs))


@pytest.mark.parametrize(
    ("typed", "runs"),
    [
        ("-слово", [run("слово")]),
        ("−слово", [run("слово")]),
        ('-"два слова"', [phrase("два", "слова")]),
        ("-«два слова»", [phrase("два", "слова")]),
        ("-Север-Юг", [run("север", "юг")]),
    ],
)
def test_what_a_minus_leads_is_excluded(typed: str, runs: list[Run]) -> None:
    assert read(f"да {typed}") == Asked((run("да"),), tuple(runs))


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
    understood = read(*arguments)
    assert (understood.fields, understood.barred) == (tuple(fields), tuple(barred))
    assert understood.wanted == ((run("да"),) if "да" in " ".join(arguments) else ())


def asked(*wanted: str, **more: Any) -> Asked:
    return Asked(tuple(run(word) for word in wanted), **more)


def none_of(*unwanted: str) -> Asked:
    return Asked(unwanted=tuple(run(word) for word in unwanted))


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("a1 b1", asked("a1", "b1")),
        ("a1 AND b1", asked("a1", "b1")),
        ("a1 И b1 && c1", asked("a1", "b1", "c1")),
        ("a1 and b1 и or", asked("a1", "b1")),
        ("a1 OR b1", asked(either=((asked("a1"), asked("b1")),))),
        ("a1 ИЛИ b1 | c1", asked(either=((asked("a1"), asked("b1"), asked("c1")),))),
        ("a1|b1", asked(either=((asked("a1"), asked("b1")),))),
        ("a1 || b1", asked(either=((asked("a1"), asked("b1")),))),
        ("a1 b1 OR c1", asked(either=((asked("a1", "b1"), asked("c1")),))),
        ("a1 (b1 OR c1)", asked("a1", either=((asked("b1"), asked("c1")),))),
        ("(a1 b1) OR c1", asked(either=((asked("a1", "b1"), asked("c1")),))),
        ("a1 NOT b1", asked("a1", unwanted=(run("b1"),))),
        ("a1 НЕ b1", asked("a1", unwanted=(run("b1"),))),
        ("a1 AND NOT b1", asked("a1", unwanted=(run("b1"),))),
        ("NOT NOT a1", asked("a1")),
        ("NOT -a1", asked("a1")),
        ('NOT "a1 b1"', Asked(unwanted=(phrase("a1", "b1"),))),
        ("NOT (a1 OR b1)", none_of("a1", "b1")),
        ("-(a1 OR b1)", none_of("a1", "b1")),
        ("NOT (a1 b1)", asked(either=((none_of("a1"), none_of("b1")),))),
        ("NOT place:a1", Asked(barred=(("place", "a1"),))),
        ("a1 NOT (place:x OR kind:y)", asked("a1", barred=(("place", "x"), ("kind", "y")))),
        (
            "place:x OR place:y",
            asked(either=((Asked(fields=(("place", "x"),)), Asked(fields=(("place", "y"),))),)),
        ),
        ('"a1 OR b1"', Asked((phrase("a1", "or", "b1"),))),
        ("OR-1", Asked((run("1"),))),
        ("a1 (b1)", asked("a1", "b1")),
        ("a1 (b1 OR", None),
        ("OR", None),
        ("a1 OR", None),
        ("ИЛИ a1", None),
        ("a1 NOT", None),
        ("AND", None),
        ("a1 AND AND b1", None),
        ("a1 OR NOT", None),
        ("a1 AND OR b1", None),
        ("(a1 OR) b1", None),
        ("foo:a1", None),
        ("-foo:a1", None),
        ("автор:Лавров", None),
    ],
)
def test_operators_are_heard_or_refused(typed: str, understood: Asked | None) -> None:
    if understood is None:
        with pytest.raises(UsageError):
            read(typed)
    else:
        assert read(typed) == understood


def test_operators_find_what_they_say(small: Small) -> None:
    base = small(
        a={"title": {"en": "trade"}},
        b={"title": {"en": "export"}},
        c={"title": {"en": "trade export"}},
        d={"title": {"en": "customs"}},
    )
    assert order(base, "trade OR export") == ["c", "a", "b"]
    assert order(base, "trade NOT export") == ["a"]
    assert order(base, "NOT (trade export)") == ["a", "b", "d"]
    assert order(base, "NOT (trade OR export)") == ["d"]
    assert set(order(base, "customs OR (trade export)")) == {"d", "c"}


def test_a_year_is_a_date_and_what_speaks_of_it(small: Small) -> None:
    year = {"date": "2022-11/2023-02", "earliest": "2022-11-01", "latest": "2023-02-28"}
    base = small(
        lasting={"title": {"en": "trade"}, **year},
        speaking={"title": {"en": "trade"}, "text": {"en": "It grew until 2023"}},
        citing={"title": {"en": "trade"}, "note": {"en": "See 2023"}, "date": None},
    )
    for typed in ("trade 2023", "trade in 2023", "trade 2023 года", "trade 2023-2024"):
        assert set(order(base, typed)) - {"speaking"} == {"lasting"}
    assert set(order(base, 'trade "2023"')) == {"lasting", "speaking", "citing"}


def test_a_pasted_page_is_cut() -> None:
    assert len(read("слово " * 20_000).wanted) == 32
    assert len(read('"' + "слово " * 20_000 + '"').wanted[0].words) == 32
    assert len(read("слово OR " * 5_000 + "дело").either[0]) == 64
    assert len(read("(слово OR дело) " * 5_000).either) == 25
    assert read("OR " * 5_000) == read("(" * 5_000 + ")" * 5_000) == read("")


# Results and their order


def test_every_text_of_every_record_is_found_in_both_languages(base: sqlite3.Connection) -> None:
    missed = []
    for record in map(json.loads, every(base)):
        for field in ("title", "name", "text", "note", "theme"):
            texts = record.get(field) or {}
            for language, value in texts.items() if isinstance(texts, dict) else [("", texts)]:
                cited = re.sub('["«»“”„]', "", value)
                if not search(base, read(f'"{cited}"'), Query(ids=((record["id"],),))):
                    missed.append((record["id"], field, language))
        for citation in record["sources"]:
            anchor = re.sub('["«»“”„]', "", citation.get("anchor", ""))
            if anchor and not search(base, read(f'"{anchor}"'), Query(ids=((record["id"],),))):
                missed.append((record["id"], "anchor", anchor))
    assert missed == []


def test_titles_come_before_texts_before_notes_before_other_titles_before_evidence(small: Small) -> None:
    base = small(
        e={"sources": [{"source": "s", "anchor": "дело"}]},
        d={"related": [{"id": "x", "title": {"ru": "дело"}}]},
        c={"note": {"ru": "дело"}},
        b={"text": {"ru": "дело"}},
        a={"title": {"ru": "дело " + "и многое другое, о чём здесь говорить незачем " * 3}},
        n={"name": {"ru": "дело"}},
    )
    assert order(base, "дело") == ["n", "a", "b", "c", "d", "e"]


def test_a_short_title_comes_before_a_long_one(small: Small) -> None:
    base = small(long={"title": {"ru": "дело и многое другое"}}, short={"title": {"ru": "дело и другое"}})
    assert order(base, "дело") == ["short", "long"]


def test_a_word_as_typed_comes_before_its_forms_before_its_family(small: Small) -> None:
    base = small(
        family={"title": {"ru": "встречались"}}, form={"title": {"ru": "встречу"}}, typed={"title": {"ru": "встреча"}}
    )
    assert order(base, "встреча") == ["typed", "form", "family"]


def test_a_form_in_the_evidence_comes_before_the_family_in_the_title(small: Small) -> None:
    base = small(family={"title": {"ru": "встречались"}}, form={"sources": [{"source": "s", "anchor": "встречу"}]})
    assert order(base, "встреча") == ["form", "family"]


def test_the_parts_of_a_hyphenated_word_come_together_before_apart(small: Small) -> None:
    apart = {"title": {"ru": "юг, а там и север"}, "text": {"ru": "север, там юг"}}
    base = small(apart=apart, one={"title": {"ru": "юг"}}, together={"note": {"ru": "коридор «Север – Юг»"}})
    assert order(base, "Север-Юг") == ["together", "apart"]
    assert order(base, "«Север — Юг»") == ["together"]


def test_words_next_to_each_other_come_before_scattered_ones(small: Small) -> None:
    base = small(
        scattered={"title": {"ru": "экспертов позвал совет"}, "note": {"ru": "экспертный"}},
        apart={"title": {"ru": "экспертный и совет"}},
        adjacent={"title": {"ru": "наш экспертный совет"}},
    )
    assert order(base, "экспертный совет")[-1] == "scattered"
    assert order(base, '"экспертный совет"') == ["adjacent"]


def test_a_word_that_few_records_have_says_more(small: Small) -> None:
    common = {f"other{number}": {"note": {"en": "trade"}} for number in range(20)}
    base = small(
        b={"title": {"en": "trade"}, "note": {"en": "astronomy"}},
        a={"title": {"en": "astronomy"}, "note": {"en": "trade"}},
        **common,
    )
    assert order(base, "trade astronomy") == ["a", "b"]


def test_a_date_and_a_kind_are_words_too(small: Small) -> None:
    day = {"date": "2023-05-19", "earliest": "2023-05-19", "latest": "2023-05-19"}
    base = small(a={"title": {"en": "x"}, **day}, b={"kind": "summit", "status": "held"})
    assert (order(base, "2023"), order(base, "2023-05-19"), order(base, "2023-05-20")) == (["a"], ["a"], [])
    assert order(base, "саммиты") == order(base, "summit") == ["b"]
    (record,) = search(base, read("саммиты"), Query())
    assert json.loads(record)["match"] == {"field": "kind", "text": "саммит", "words": ["саммит"], "verbatim": False}


def test_a_phrase_stands_in_one_text_in_any_of_its_forms(small: Small) -> None:
    base = small(
        form={"note": {"ru": "на третьем заседании"}},
        across={"title": {"ru": "третье", "en": "x"}, "text": {"ru": "заседание"}},
        turned={"title": {"ru": "заседание третье"}},
    )
    assert order(base, '"третье заседание"') == ["form"]


def test_all_words_must_be_there_wherever_they_stand(small: Small) -> None:
    base = small(both={"title": {"en": "trade"}, "note": {"ru": "в Баку"}}, one={"title": {"en": "trade"}}, none={})
    assert order(base, "Баку trade") == ["both"]


def test_stop_words_ask_for_nothing_but_in_a_phrase(small: Small) -> None:
    base = small(a={"title": {"en": "council of heads"}}, b={"title": {"en": "council heads"}})
    assert set(order(base, "the council of the heads")) == {"a", "b"}
    assert order(base, '"council of heads"') == ["a"]


def test_a_topic_finds_what_is_filed_under_it_and_its_name_before_its_aliases(small: Small) -> None:
    base = small(
        alias={"title": {"en": "x"}, "topics": ["t"]},
        text={"text": {"en": "They spoke of the export of goods"}},
        title={"title": {"en": "Export"}},
    )
    assert order(base, "exports") == ["title", "text", "alias"]
    assert order(base, "торговлей") == ["alias"]


def test_what_another_name_finds_is_shown_by_its_own(small: Small) -> None:
    base = small(alias={"title": {"en": "x"}, "topics": ["t"]})

    def match(typed: str) -> dict[str, Any]:
        (record,) = search(base, read(typed), Query())
        return dict(json.loads(record)["match"])

    own = {"field": "topics", "text": "Trade", "words": ["export"], "verbatim": False, "found_by": "export"}
    assert match("exports") == own
    assert match("торговля") == {"field": "topics", "text": "Торговля", "words": ["Торговля"], "verbatim": False}


def test_own_words_stand_before_topics_however_near(small: Small) -> None:
    base = small(
        topic={"title": {"en": "x"}, "topics": ["t"]}, own={"text": {"en": "long ago, far away, traders" + "." * 300}}
    )
    assert order(base, "trade") == ["own", "topic"]


def test_an_alias_of_a_topic_excludes_nothing_but_its_name_does(small: Small) -> None:
    base = small(a={"title": {"en": "goods"}, "topics": ["t"]}, b={"title": {"en": "goods for export"}})
    assert order(base, "goods -export") == ["a"]
    assert order(base, "goods -trade") == ["b"]


def test_equals_stand_in_the_order_of_the_base(small: Small) -> None:
    same = {"title": {"ru": "дело"}}
    assert order(small(b=same, a=same, c=same), "дело") == ["b", "a", "c"]


# Snippets


def test_an_english_name_is_shown_rather_than_the_same_in_azerbaijani(small: Small) -> None:
    (record,) = search(small(a={"name": {"az": "Lavrov", "en": "Lavrov"}}), read("Lavrov"), Query())
    assert json.loads(record)["match"]["field"] == "name.en"


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


# Dates and numbers


@pytest.mark.parametrize(
    ("typed", "runs"),
    [
        ("22 февраля 2022 г.", [("22", "февраля", "2022")]),
        ("Feb 22nd, 2022", [("22", "february", "2022")]),
        ("22 fevral 2022", [("22", "february", "2022")]),
        ("май 2023", [("май", "2023")]),
        ("мае 2023", [("мая", "2023")]),
        ("9.10.2025", [("09.10.2025",)]),
        ("152 200", [("152200",)]),
        ("1 100 000", [("1100000",)]),
        # None of these is a number or date.
        ("2023 200", [("2023",), ("200",)]),
        ("2 decisions 2022", [("2",), ("decisions",), ("2022",)]),
        ("декларация 2022", [("декларация",), ("2022",)]),
        ("market 2023", [("market",), ("2023",)]),
    ],
)
def test_a_date_is_one_run_and_a_number_one_word(typed: str, runs: list[tuple[str, ...]]) -> None:
    assert [one.words for one in read(typed).wanted] == runs
