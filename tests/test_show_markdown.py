"""Markdown: a list with footnotes, in which no text can become markup."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from raes_cli.show.markdown import COLUMNS, TAIL, escaped
from raes_cli.show.wording import flat
from raes_cli.text import both
from show_records import (
    ANNOUNCED,
    COMPANIES,
    COUNCIL_3,
    DISPUTE,
    DOSSIER,
    MILESTONE,
    PERSON,
    RECORDS,
    SESSION,
    SIGNING,
    SOURCE,
    TALKS,
    TRADE_2023,
    VIEWS,
    Record,
    actor,
    page_for,
    rendered,
    stored,
)
from small import every

PARSER = MarkdownIt("commonmark", {"html": True, "typographer": True}).enable(["table", "strikethrough"])
OURS = {
    "table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close",
    "th_open", "th_close", "td_open", "td_close", "heading_open", "heading_close", "bullet_list_open",
    "bullet_list_close", "strong_open", "strong_close", "list_item_open", "list_item_close", "paragraph_open", "paragraph_close", "inline", "text",
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
    """Return the rows of every table, with cells as a reader sees them."""
    found: list[list[list[str]]] = []
    for token, after in pairwise(PARSER.parse(text)):
        match token.type:
            case "table_open":
                found.append([])
            case "tr_open":
                found[-1].append([])
            case "th_open" | "td_open":
                found[-1][-1].append(said(after))
    return found


def headings(text: str) -> list[str]:
    parsed = PARSER.parse(text)
    pairs = pairwise(parsed)
    return [f"{token.tag} {said(after)}" for token, after in pairs if token.type == "heading_open"]


def items(text: str) -> list[str]:
    """Return the items of all lists as a reader sees them."""
    parsed = PARSER.parse(text)
    return [said(parsed[place + 2]) for place, token in enumerate(parsed) if token.type == "list_item_open"]


def footnotes(text: str) -> dict[str, str]:
    """Return the footnotes by the ids of their records, as a reader sees them."""
    lines = [said(token) for token in PARSER.parse(text) if token.type == "inline" and token.content.startswith("[^")]
    return {id_: words for line in lines for id_, words in re.findall(r"\[\^([^\]]+)\]: (.*)", line)}


def item(record: Record, lang: str = "en", **more: Any) -> str:
    return items(written([record], lang, **more))[0]


def test_an_event_is_an_item_with_what_people_want_of_it() -> None:
    assert item(TALKS) == (
        "22 February 2022 — Talks of Putin and Aliyev in Moscow (talks; Moscow; participants: Vladimir Putin, head of"
        " state (by title); Ilham Aliyev). The sentence says only “the heads of state”.[^putin-aliyev-talks-2022-02-22]"
    )


def test_it_follows_the_language() -> None:
    texts = TRADE_2023["conflict_texts"]
    contested = "; ".join(f"{one['id']}: {one['text']['ru']}" for one in texts).removesuffix(".")
    assert item(TRADE_2023, "ru") == (
        "2023 — Товарооборот в 2023 году: почти 4,4 млрд долл. (заявленный рост 17,5%; расчётный рост: не более 10,0%;"
        f" «почти 4,4 миллиарда долларов»; противоречия: {contested})."
        "[^trade-2023]"
    )


def test_what_is_only_announced_inferred_or_on_another_s_word_says_so() -> None:
    assert item(ANNOUNCED).startswith(
        "22 April 2024 (year inferred) — Talks of the presidents announced (announced; talks;"
    )
    assert "according to: RIA Novosti" in item(ANNOUNCED)
    assert "collective position" in item(MILESTONE)
    assert item(COMPANIES).startswith("22 April 2024 — Companies wholly owned by Russians: value not given (“несколько")


def test_what_is_linked_is_told_on_demand() -> None:
    assert "Communiqué of session 3" not in item(COUNCIL_3)
    assert "documents: Communiqué of session 3 (communique-3)" in item(COUNCIL_3, verbose=True)
    assert "about the date: The dateline has no year" in item(ANNOUNCED, verbose=True)
    assert "SHA-256: e5529deebc4f" in item(SOURCE, verbose=True)


def test_a_source_is_told_with_its_id_and_address() -> None:
    assert item(SOURCE, "ru") == (
        "14 декабря 2025 — Калугин об отношениях с Азербайджаном — kalugin-2025 (интервью; передаёт: РИА Новости;"
        " язык: русский; адрес: https://example.org/a?b=c)."
    )


def test_the_evidence_is_a_footnote_called_as_its_record() -> None:
    text = written([COUNCIL_3, SIGNING, COUNCIL_3])
    assert [one.rpartition("[^")[2] for one in items(text)] == ["council-3]", f"{SIGNING['id']}]", "council-3]"]
    assert footnotes(text) == {
        "council-3": "raes3-communique: “28 февраля 2023 г. в Баку состоялось” (line 3);"
        " ria-2024: “28 февраля 2023 года”",
        SIGNING["id"]: "ria-2024: “В начале сентября 2022 года” (line 34)",
    }


def test_a_footnote_names_its_source_where_the_name_is_known() -> None:
    names = {"ria-2024": {**both("Background note", "Справка"), "url": "https://example.org/a"}}
    found = footnotes(written([SIGNING], "ru", names=names))
    words = "Справка (ria-2024), https://example.org/a: «В начале сентября 2022 года» (строка 34)"
    assert found == {SIGNING["id"]: words}


def test_a_post_has_its_day_its_evidence_and_who_held_it() -> None:
    post = "Director of a department of the MFA, Ministry of Foreign Affairs of Russia (14 December 2025)"
    assert f"posts: {post}" in item(PERSON)
    assert "“Директор четвертого департамента стран СНГ”" in footnotes(written([PERSON]))["kalugin"]
    held = "Mikhail Kalugin: Director of a department of the MFA (14 December 2025)"
    assert held in item(RECORDS["mfa-russia"])


def test_one_type_needs_no_heading_and_several_have_one_each() -> None:
    assert headings(written([TALKS, COUNCIL_3])) == []
    assert headings(written([TALKS, TRADE_2023, COUNCIL_3])) == ["h2 Events", "h2 Figures"]
    assert headings(written([TALKS, TRADE_2023], "ru")) == ["h2 События", "h2 Показатели"]


def test_records_inside_a_record_stand_under_its_name() -> None:
    assert headings(written([DOSSIER])) == [
        "h2 Mikhail Kalugin: Events",
        "h2 Mikhail Kalugin: Statements",
        "h2 Mikhail Kalugin: Documents",
        "h2 Mikhail Kalugin: By their account",
    ]
    assert [heading.partition(": ")[2] for heading in headings(written([SESSION]))] == [
        "Statements",
        "Documents",
        "Gaps",
    ]
    assert headings(written([DISPUTE], "ru")) == ["h2 Рост 2024 года не сходится с уровнями: Утверждения"]
    assert [one.partition(": ")[0] for one in items(written([DISPUTE]))[1:]] == [
        "2023 — Trade turnover in 2023",
        "2024 — Trade turnover in 2024",
    ]


def test_counts_are_a_table_too() -> None:
    assert tables(written([VIEWS["stats"][at] for at in (3, 8, 18)], "ru")) == [[
        ["Что подсчитано", "Значение", "Количество"],
        ["Записи по типам", "событие", "9"],
        ["Записи по типам", "пробел", "1"],
        ["События по годам", "2023", "4"],
    ]]  # fmt: skip


def test_nothing_is_written_as_nothing() -> None:
    assert written([]) == ""


def shown_notes(text: str) -> str:
    return "\n".join(said(token) for token in PARSER.parse(text) if token.type == "inline")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_shown_as_it_is_and_becomes_nothing_else(text: str) -> None:
    words, who = both(text, text), actor("x", text, text)
    # Few of these texts can be in a base.
    evil = {
        **COUNCIL_3,
        "title": words,
        "theme": words,
        "note": words,
        "place": who,
        "organizers": [who],
        "participants": [{**who, "capacity": words, "basis": "named"}],
        "attribution": [who],
        "sources": [{**COUNCIL_3["sources"][0], "source": text, "anchor": text}],
        "statements": [{**MILESTONE, "text": words, "speakers": [who], "event_title": words}],
    }
    shown = written([evil])
    assert {token.type for token in tokens(shown)} <= OURS
    outer, inner = items(shown)
    assert outer.count(flat(text).strip()) >= 5
    assert flat(text).strip() in inner
    assert headings(shown)[0] == f"h2 {flat(text).strip()}: Statements"
    assert f"“{flat(text)}” (line 3)" in shown_notes(shown)


def test_hostile_texts_are_escaped_where_github_goes_beyond_commonmark() -> None:
    assert escaped("https://x.org www.x.org a@b.org") == r"https\://x.org www\.x.org a\@b.org"
    assert escaped(":smile: $x$ 12:30, 4.4: x") == r"\:smile: \$x\$ 12\:30, 4.4: x"


def test_ordinary_prose_is_left_readable() -> None:
    prose = "Declaration on Allied Interaction (22 February 2022), signed – it says – in Moscow; 17.5 %: “almost” 4.4!"
    assert escaped(prose) == prose


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_view_is_a_list_or_a_table(view: str, lang: str) -> None:
    text = written(VIEWS[view], lang)
    assert {token.type for token in tokens(text)} <= OURS
    assert items(text) or tables(text)


def test_every_record_of_the_base_has_its_item_and_footnote(base: sqlite3.Connection) -> None:
    records = every(base)
    text = rendered(records, page_for("show"), "md")
    assert len(items(text)) == len(records)
    cited = {record["id"] for record in map(json.loads, records) if record["sources"]}
    assert cited <= set(re.findall(r"^\[\^([a-z0-9-]+)\]: ", text, re.MULTILINE))


def test_every_key_is_told_once() -> None:
    for type_, columns in COLUMNS.items():
        assert len({*columns, *TAIL}) == len(columns) + len(TAIL), type_
