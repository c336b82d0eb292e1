"""Properties of every view at every width: nothing too wide, nothing lost, nothing that steers a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from rich.cells import cell_len

from raes_cli import amounts, dates, labels
from raes_cli.show import wording
from show_records import SOURCE, VIEWS, Record, page_for, rendered, stored

WIDTHS = [20, 21, 23, 26, 30, 35, 39, 40, 41, 45, 50, 59, 60, 61, 65, 72, 79, 80, 81, 100, 119, 120, 121, 160, 200]
HOSTILE = "\x1b[2J\x1b]8;;http://e\x07x\x9b31m\r\u202e[/][link=a]b[/link] :smile: \\"
VISIBLE = "\\u{1b}[2J\\u{1b}]8;;http://e\\u{7}x\\u{9b}31m\\u{d}\\u{202e}[/][link=a]b[/link]:smile:\\"  # as squeezed
SGR = re.compile(r"\x1b\[[0-9;]*m")
TAGS = re.compile(r"\[\d+(?:–\d+)?\]")
WORD = re.compile(r"[^\W\d]+")
DRAWN = re.compile("[\u2500-\u257f]")
# Keys with free text; ids, dates and vocabularies are closed.
FREE = ("en", "ru", "az", "anchor", "text", "aliases")


def squeezed(text: str) -> str:
    """Return a text without white space and box-drawing lines."""
    return re.sub(r"\s", "", DRAWN.sub("", text))


def shown(view: str, records: list[Record] | None = None, **page: Any) -> str:
    return rendered(stored(VIEWS[view] if records is None else records), page_for(view, **page), "table")


def pages() -> Iterator[dict[str, Any]]:
    for width in WIDTHS:
        yield {"width": width}
        yield {"width": width, "lang": "ru"}
        yield {"width": width, "linear": True}


@pytest.mark.parametrize("view", VIEWS)
def test_no_line_is_wider_than_the_page(view: str) -> None:
    for page in pages():
        lines = shown(view, **page).splitlines()
        assert [line for line in lines if cell_len(line) > page["width"]] == [], page


@pytest.mark.parametrize("view", [view for view in VIEWS if view not in ("stats", "list")])
def test_every_title_date_value_and_source_is_there_at_every_width(view: str) -> None:
    given = [SOURCE] if view == "sources" else VIEWS[view]  # of several it is told when if there is room
    for page in pages():
        text = squeezed(TAGS.sub("", shown(view, given, group="none", **page)))
        lang = page.get("lang", "en")
        for record in VIEWS["trade"] if view == "trade-chart" else given:
            if record["type"] in ("event", "gap") and view not in ("council", "session", "conflicts", "search", "show"):
                assert squeezed(wording.named(record, lang)) in text, page
            if (
                record["date"]
                and record["type"] not in ("conflict", "gap", "document", "person")
                and page["width"] > 40
            ):
                days = (dates.words(record["date"], lang), wording.brief_day(record, lang))
                assert any(squeezed(day) in text for day in days), (page, record["id"])
            if record["type"] == "figure" and record["value"] is not None and page["width"] > 40:
                number = amounts.quantity(record, lang, page_for(view).units)[1]
                assert number in text, page
            if page["width"] > 40:
                assert all(citation["source"] in text for citation in record["sources"]), page


@pytest.mark.parametrize("view", VIEWS)
def test_every_width_says_the_same(view: str) -> None:
    """Only the layout depends on the width; lines and what layout repeats do not count."""
    words = [set(re.findall(r"\w+", shown(view, group="none", width=width))) for width in (120, 200, 500)]
    assert words[0] == words[1] == words[2]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_linear_has_the_same_words_and_draws_nothing(view: str, lang: str) -> None:
    linear = shown(view, group="none", lang=lang, linear=True, width=200)
    drawn = re.sub("≠[a-z]", "≠", shown(view, group="none", lang=lang, width=200))
    assert re.search("[\u2500-\u259f●○◆◇■▲★≠·]", linear) is None
    explained = " ".join(words[lang] for words in (*labels.SIGNS.values(), labels.STATED_GROWTH, labels.LEVEL_GROWTH))
    short = {name[:3] for month in dates.MONTHS for name in month}
    assert set(WORD.findall(drawn)) <= {*WORD.findall(linear), *WORD.findall(explained), *short}


@pytest.mark.parametrize("view", VIEWS)
def test_without_color_there_is_no_escape(view: str) -> None:
    assert "\x1b" not in shown(view, links=True)


@pytest.mark.parametrize("view", VIEWS)
def test_color_changes_nothing_but_color(view: str) -> None:
    colored = shown(view, color=True)
    assert "\x1b[" in colored
    assert SGR.sub("", colored).replace(" ", "") == shown(view).replace(" ", "")
    assert colored == shown(view, color=True)


def test_an_address_is_a_link_only_where_links_are_allowed() -> None:
    link = "\x1b]8;;https://example.org/a?b=c\x1b\\"
    assert link in shown("sources", color=True, links=True)
    assert "\x1b]8" not in shown("sources", color=True)
    for url in ("javascript:alert(1)", "https://e/\x1b]8;;", "https://e/a b"):
        assert "\x1b]8" not in shown("sources", [{**SOURCE, "url": url}], color=True, links=True)


def hostile(value: Any, key: str = "") -> Any:
    """Return a record with a hostile value in place of every free text."""
    if isinstance(value, dict):
        return {name: hostile(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [hostile(inner, key) for inner in value]
    return HOSTILE if isinstance(value, str) and key in FREE else value


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "stats"])
@pytest.mark.parametrize("color", [False, True])
def test_hostile_texts_are_made_visible_and_are_no_markup(view: str, *, color: bool) -> None:
    records = [hostile(record) for record in VIEWS[view]]
    for width in (20, 80, 120):
        text = SGR.sub("", shown(view, records, width=width, color=color))
        assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text) is None
        if width > 20:
            assert VISIBLE in squeezed(TAGS.sub("", text))
        assert [line for line in text.splitlines() if cell_len(line) > width] == []


@pytest.mark.parametrize(("asked", "given"), [(-5, 20), (0, 20), (19, 20), (10**8, 500)])
def test_a_senseless_width_is_taken_for_the_nearest_sensible_one(asked: int, given: int) -> None:
    assert shown("timeline", width=asked) == shown("timeline", width=given)


@pytest.mark.parametrize("group", ["year", "month", "none"])
def test_a_timeline_may_run_backwards(group: str) -> None:
    text = shown("timeline", VIEWS["timeline"][:-1][::-1], group=group)
    assert text.count("no facts here for 29 years 10 months") == 1
