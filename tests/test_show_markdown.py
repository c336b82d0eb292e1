"""Markdown: the tables that people want, in which no text can become anything but text."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from raes_cli.lookup.find import every
from raes_cli.show.markdown import COLUMNS, TAIL, escaped
from raes_cli.show.wording import flat
from show_records import (
    ANNOUNCED,
    COMPANIES,
    COUNCIL_3,
    DISPUTE,
    DOSSIER,
    GAP,
    MILESTONE,
    ORGANIZATION,
    PERSON,
    SESSION,
    SIGNING,
    SOURCE,
    STATS,
    TALKS,
    TRADE_2023,
    VIEWS,
    Record,
    both,
    cite,
    page_for,
    rendered,
    stored,
)

PARSER = MarkdownIt("commonmark", {"html": True, "typographer": True}).enable(["table", "strikethrough"])
OURS = {
    "table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close",
    "th_open", "th_close", "td_open", "td_close", "heading_open", "heading_close", "ordered_list_open",
    "ordered_list_close", "list_item_open", "list_item_close", "paragraph_open", "paragraph_close", "inline", "text",
    "text_special",
}  # fmt: skip
HOSTILE = [
    "|", "a|b", "\\|", "\\\\|", "|\\", "\\", "a\\", "a\\\\", "`", "`x`", "``|``", "*x*", "**x**", "_x_", "__x__",
    "a_b_c", "~~x~~", "<script>alert(1)</script>", "<b>", "</td>", "<!-- x", "<a href='x'>", "<https://x.org>",
    "<a@b.org>", "[x](javascript:alert(1))", "[x](https://x.org)", "![x](https://x.org/a.png)", "[x]: https://x.org",
    "[x][y]", "[^1]", "https://x.org", "www.x.org", "a@b.org", "javascript:alert(1)", "&lt;b&gt;", "&#60;b&#62;",
    "&amp;", "# x", "x #", "#1", "- x", "+ x", "* x", "1. x", "1) x", "> x", "---", "===", "| --- |", "    x", "```",
    "$x$", "$$x$$", ":smile:", "@user", "a\nb", "a\n\nb", "a\r\nb", "a  \nb", "\tx", "{{ x }}", "{: .x}", "^x^",
    "==x==", "\u202ex", "\x1b[31m", "=1+1", "+1", "-1", '"', "'", "«x»", "\u2028", "4.4", "Север — Юг",
]  # fmt: skip


def written(records: list[Record], lang: str = "en", **more: Any) -> str:
    return rendered(stored(records), page_for("show", lang=lang, **more), "md")


def tokens(text: str) -> Iterator[Token]:
    for token in PARSER.parse(text):
        yield token
        yield from token.children or ()


def said(token: Token) -> str:
    return "".join(child.content for child in token.children or ())


def tables(text: str) -> list[list[list[str]]]:
    """Every table, its rows, the cells as a reader sees them."""
    found: list[list[list[str]]] = []
    parsed = PARSER.parse(text)
    for token, after in pairwise(parsed):
        match token.type:
            case "table_open":
                found.append([])
            case "tr_open":
                found[-1].append([])
            case "th_open" | "td_open":
                found[-1][-1].append(said(after))
    return found


def cells(record: Record, lang: str = "en", **more: Any) -> dict[str, str]:
    """The cells of the only row, by their headings."""
    header, row = tables(written([record], lang, **more))[0]
    return dict(zip(header, row, strict=True))


def headings(text: str) -> list[str]:
    parsed = PARSER.parse(text)
    pairs = pairwise(parsed)
    return [f"{token.tag} {said(after)}" for token, after in pairs if token.type == "heading_open"]


def items(text: str) -> list[str]:
    """The evidence below."""
    parsed = PARSER.parse(text)
    return [said(parsed[place + 2]) for place, token in enumerate(parsed) if token.type == "list_item_open"]


def test_an_event_is_a_row_with_what_people_want_of_it() -> None:
    assert cells(TALKS) == {
        "Date": "22 February 2022",
        "Kind": "talks",
        "Event": "Talks of Putin and Aliyev in Moscow",
        "Place": "Moscow",
        "Participants": "Vladimir Putin, head of state (by title); Ilham Aliyev (named)",
        "Topics": "bilateral-relations",
        "Note": "The sentence says only “the heads of state”.",
        "Evidence": "1",
        "Id": "putin-aliyev-talks-2022-02-22",
    }


def test_it_follows_the_language() -> None:
    assert cells(TRADE_2023, "ru") == {
        "Дата": "2023",
        "Показатель": "Товарооборот в 2023 году",
        "Значение": "почти 4,4 млрд долл.",
        "Рост": "заявленный рост 17,5%",
        "Расчётный рост": "не более 10,0%",
        "Измеряется": "за период",
        "Текст": "почти 4,4 миллиарда долларов",
        "Темы": "bilateral-relations",
        "Противоречия": "trade-growth-2024: 7,7% к 4,4 млрд — не 4,4 млрд.",
        "Свидетельства": "1",
        "Id": "trade-2023",
    }


def test_what_is_only_announced_inferred_or_on_another_s_word_says_so() -> None:
    row = cells(ANNOUNCED)
    assert (row["Status"], row["According to"]) == ("announced", "RIA Novosti")
    assert (row["Date"], row["About the date"]) == ("22 April 2024 (year inferred)", "The dateline has no year.")
    assert cells(MILESTONE)["Collective"] == "collective position"
    assert cells(COMPANIES)["Value"] == "value not given"


def test_a_source_and_a_gap_have_their_own_columns() -> None:
    assert cells(SOURCE, "ru") == {
        "Дата": "14 декабря 2025",
        "Вид": "интервью",
        "Источник": "Калугин об отношениях с Азербайджаном",
        "Передаёт": "РИА Новости",
        "Язык": "русский",
        "Файл": "002_0f97dea6d08dfc1b.txt",
        "SHA-256": "e5529deebc4f6521b618a233e273833f38c1dc651f29ee9a0379097d40ac45fd",
        "Адрес": "https://example.org/a?b=c",
        "Id": "kalugin-2025",
    }
    assert cells(GAP)["About"] == "council-4"


def test_the_evidence_is_numbered_below_once() -> None:
    text = written([COUNCIL_3, SIGNING, COUNCIL_3])
    assert [row[-2] for row in tables(text)[0]] == ["Evidence", "1, 2", "3", "1, 2"]
    assert items(text) == [
        "“28 февраля 2023 г. в Баку состоялось” — raes3-communique, line 3",
        "“28 февраля 2023 года” — ria-2024",
        "“В начале сентября 2022 года” — ria-2024, line 34",
    ]


def test_the_evidence_names_its_source_where_the_name_is_known() -> None:
    text = written([SIGNING], "ru", names={"ria-2024": both("Background note", "Справка")})
    assert items(text) == ["«В начале сентября 2022 года» — Справка (ria-2024), строка 34"]


def test_a_post_has_its_day_its_evidence_and_who_held_it() -> None:
    posts = "Director of a department of the MFA, Ministry of Foreign Affairs of Russia (14 December 2025) [1]"
    assert cells(PERSON)["Posts"] == posts
    held = {**ORGANIZATION, "posts": PERSON["posts"]}
    assert cells(held)["Posts"] == "Mikhail Kalugin: Director of a department of the MFA (14 December 2025) [1]"


def test_one_type_needs_no_heading_and_several_have_one_each() -> None:
    assert headings(written([TALKS, COUNCIL_3])) == ["h2 Evidence"]
    assert headings(written([TALKS, TRADE_2023, COUNCIL_3])) == ["h2 Events", "h2 Figures", "h2 Evidence"]
    assert headings(written([TALKS, TRADE_2023], "ru")) == ["h2 События", "h2 Показатели", "h2 Свидетельства"]


def test_records_inside_a_record_stand_under_its_name() -> None:
    assert headings(written([DOSSIER])) == [
        "h2 Mikhail Kalugin: Events",
        "h2 Mikhail Kalugin: Statements",
        "h2 Mikhail Kalugin: Documents",
        "h2 Evidence",
    ]
    assert [heading.partition(": ")[2] for heading in headings(written([SESSION]))[:3]] == [
        "Statements",
        "Documents",
        "Gaps",
    ]
    assert headings(written([DISPUTE], "ru"))[0] == "h2 Рост 2024 года не сходится с уровнями: Утверждения"
    assert [row[1] for row in tables(written([DISPUTE]))[1]] == [
        "Figure",
        "Trade turnover in 2023",
        "Trade turnover in 2024",
    ]


def test_counts_are_a_table_too() -> None:
    assert tables(written(STATS, "ru")) == [[
        ["Что подсчитано", "Значение", "Количество"],
        ["Записи по типам", "событие", "74"],
        ["Записи по типам", "пробел", "8"],
        ["События по годам", "2023", "31"],
    ]]  # fmt: skip


def test_nothing_is_written_as_nothing() -> None:
    assert written([]) == ""


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_shown_as_it_is_and_becomes_nothing_else(text: str) -> None:
    words = both(text, text)
    actor = {"id": "x", "name": words}
    evil = {
        **COUNCIL_3,
        "title": words,
        "theme": words,
        "note": words,
        "place": actor,
        "organizers": [actor],
        "participants": [{**actor, "capacity": words, "basis": "named"}],
        "attribution": [actor],
        "sources": [cite(text, text, 1)],
        "statements": [{**MILESTONE, "text": words, "speakers": [actor], "event_title": words}],
    }
    shown = written([evil])
    assert {token.type for token in tokens(shown)} <= OURS
    outer, inner = tables(shown)
    assert {len(row) for row in outer} == {len(outer[0])}
    assert len(outer) == len(inner) == 2
    row = dict(zip(*outer, strict=True))
    assert row["Event"] == row["Place"] == row["Note"] == flat(text).strip()
    assert headings(shown)[0] == f"h2 {flat(text).strip()}: Statements"
    assert items(shown)[0] == f"“{flat(text)}” — {flat(text)}, line 1"


def test_hostile_texts_are_escaped_where_github_goes_beyond_commonmark() -> None:
    assert escaped("https://x.org www.x.org a@b.org") == r"https\://x.org www\.x.org a\@b.org"
    assert escaped(":smile: $x$ 12:30, 4.4: x") == r"\:smile: \$x\$ 12\:30, 4.4: x"


def test_ordinary_prose_is_left_readable() -> None:
    prose = "Declaration on Allied Interaction (22 February 2022), signed – it says – in Moscow; 17.5 %: “almost” 4.4!"
    assert escaped(prose) == prose


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_view_is_tables_with_no_empty_column(view: str, lang: str) -> None:
    text = written(VIEWS[view], lang)
    assert {token.type for token in tokens(text)} <= OURS
    for header, *rows in tables(text):
        assert all(len(row) == len(header) for row in rows)
        assert all(any(column) for column in zip(*rows, strict=True))


def test_every_record_of_the_base_has_its_row(base: sqlite3.Connection) -> None:
    records = every(base)
    shown = {row[-1] for table in tables(rendered(records, page_for("show"), "md")) for row in table[1:]}
    assert shown == {json.loads(record)["id"] for record in records}


def test_every_column_has_a_heading() -> None:
    for type_, columns in COLUMNS.items():
        assert len({*columns, *TAIL}) == len(columns) + len(TAIL), type_
