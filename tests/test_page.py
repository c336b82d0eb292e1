"""The page: one file that answers offline in a browser; tests that need a browser are skipped where there is none."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from browser import CHROMIUM, DRIVER, asked_for, complaints, opened, started
from raes_cli.base import Base, open_base
from raes_cli.cli import app
from raes_cli.cli.commands import COMMANDS
from raes_cli.cli.questions import question
from raes_cli.errors import RaesError
from test_elsewhere import FACTS as ELSEWHERE
from test_questions import QUESTIONS

HOSTILE = """
sources:
  paper-a:
    name: {en: '</script><script>pwned = 1</script>', ru: '<!--<script>'}
    kind: note
    language: ru
    published: "2023-05"
    published_text: "May 2023"
    url: 'https://example.org/?q="><img/src=x/onerror=pwned=1>'
    file: a.txt
    sha256: 55caf6c8768e32b035e0e6969b05ae30531ce8acd95b0eb9382a24c85f7df436
  paper-b:
    name: {en: Second, ru: Второй}
    kind: note
    language: ru
    published: "2023-05"
    published_text: "May 2023"
    file: b.txt
    sha256: 65caf6c8768e32b035e0e6969b05ae30531ce8acd95b0eb9382a24c85f7df436
kinds:
  note: {source: {name: {en: note, ru: записка}}}
  fair: {event: {name: {en: '<img src=x onerror=pwned=1>', ru: ярмарка}}}
topics:
  towns: {name: {en: '{data}{script}', ru: Города}}
events:
  fair-2023:
    kind: fair
    title: {en: '<img src=x onerror="pwned=1">${pwned=1}{{7*7}}', ru: '</title></style><svg onload=pwned=1>&lt;б&gt;'}
    note: {en: '<a href="javascript:pwned=1">x</a>', ru: '<ж>'}
    date: "2023-05-12"
    date_note: {en: The year is that of the source., ru: Год — источника.}
    topics: [towns]
    sources: [{source: paper-a, anchor: 'the "fair" & <b>more</b>'}, {source: paper-b, anchor: '--> ]]> a fair <!-- again'}]
"""
FINER = {"search Каспий 2023", 'search "(Putin OR Aliyev) 2023"', 'search "(Putin OR Aliyev"', "tradde", "figurs"}
"""Questions that the program reads more precisely: with operators, misspelt commands, or a year only in a title."""

Written = Callable[..., Path]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Write the page of a question about a base, once for each."""
    folder = tmp_path_factory.mktemp("pages")
    known: dict[tuple[str, ...], Path] = {}

    def write(*words: str, facts: Path | None = None) -> Path:
        asked = (*words, str(facts))
        if asked not in known:
            path = known[asked] = folder / f"{len(known)}.html"
            base = ("--facts", str(facts)) if facts else ()
            assert app.run([*(words or ("export",)), "-q", *base, "-o", str(path)]) == 0
        return known[asked]

    return write


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """One browser for all tests of this file."""
    if not CHROMIUM or not DRIVER:
        pytest.skip("no chromium and chromedriver here: the page is not tried in a browser")
    with started(tmp_path_factory.mktemp("profile")) as driver:
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": 1100, "height": 900, "deviceScaleFactor": 1, "mobile": False},
        )
        yield driver


@pytest.fixture
def shown(browser: Any, written: Written) -> Iterator[Callable[..., Any]]:
    """Open a page at a location in a fresh state; afterwards, assert that it logged no error and made no request."""

    def open_(place: str = "", *words: str, facts: Path | None = None) -> Any:
        path = written(*words, facts=facts)
        browser.get(f"{path.as_uri()}#/about")
        browser.execute_script("localStorage.clear()")
        browser.get("about:blank")
        opened(browser, f"{path.as_uri()}{place}")
        return browser

    complaints(browser), asked_for(browser)
    yield open_
    assert complaints(browser) == []
    assert asked_for(browser) == []


def ids(browser: Any) -> list[str]:
    """Return the ids of the records shown, in order."""
    found: list[str] = browser.execute_script(
        "return [...document.querySelectorAll('main [data-id]')].map((one) => one.dataset.id)"
    )
    return found


def texts(browser: Any, selector: str) -> list[str]:
    found: list[str] = browser.execute_script(
        f"return [...document.querySelectorAll({selector!r})].map((one) => one.textContent)"
    )
    return found


def go(browser: Any, place: str) -> None:
    """Follow a link within the page, and wait until its target is shown."""
    script = """
        const [place, done] = arguments;
        if (location.hash === place) return done();
        addEventListener("hashchange", () => setTimeout(done), { once: true });
        location.hash = place;
    """
    browser.execute_async_script(script, place)


def typed(browser: Any, *keys: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    for key in keys:
        ActionChains(browser, duration=0).send_keys(key).perform()


def answered(*words: str) -> list[str]:
    with open_base() as base:
        return [json.loads(record)["id"] for record in base.ask(words).records]


# The file


def test_a_page_holds_everything_and_allows_nothing_else(written: Written) -> None:
    page = written().read_text(encoding="utf-8")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy.startswith("default-src 'none'; ")
    for kind, tag in (("script-src", "script"), ("style-src", "style")):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind} 'sha256-{digest}'" in policy
    data, end = page[page.index('id="data">') + 10 :].split("</script>", 1)
    assert not set(data) & set("<>&\u2028\u2029")
    assert "src=" not in end.split("<script>")[0]
    with open_base() as base:
        assert json.loads(data)["records"] == [json.loads(one) for one in base.every().records]
        assert base.edition().digest[:12] in page


def test_a_page_of_a_selection_has_its_facts_and_whom_they_name(written: Written) -> None:
    page = written("export", "--with", "Lavrov", "--year", "2023").read_text(encoding="utf-8")
    data = json.loads(page[page.index('id="data">') + 10 :].split("</script>", 1)[0])
    with open_base() as base:
        asked = base.read("export", people=["Lavrov"], year="2023")
        assert [one["id"] for one in data["records"]] == [json.loads(one)["id"] for one in base.every(asked).records]
    named = {one["source"] for record in data["records"] for one in record["sources"]}
    assert named <= {one["id"] for one in (*data["others"], *data["records"])}
    with open_base() as base:
        assert len(data["others"]) < len(base.known())


def test_each_word_of_the_page_is_said_in_both_languages() -> None:
    parts = files("raes_cli.export") / "page"
    words = json.loads((parts / "words.json").read_text(encoding="utf-8"))
    scripts = "".join(one.read_text(encoding="utf-8") for one in parts.iterdir() if one.name.endswith(".js"))
    assert [key for key, said in words.items() if set(said) != {"en", "ru"} or not all(said.values())] == []
    assert [key for key in words if not re.search(rf"\b{key}\b", scripts)] == []
    assert [key for key in re.findall(r'say\("(\w+)"', scripts) if key not in words] == []


def test_an_existing_page_is_kept(written: Written, capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["export", "-o", str(written())]) == 2
    assert "--force" in capfd.readouterr().err


# Answers


def test_a_question_typed_is_answered_in_the_order_of_the_program(shown: Callable[..., Any]) -> None:
    browser = shown()
    typed(browser, "/", "когда Лавров был в Баку", "\ue007")
    assert ids(browser) == answered("когда Лавров был в Баку")
    assert texts(browser, ".told b")[1:] == ["Sergey Lavrov", "Baku"]
    assert texts(browser, "#status") == [f"{len(ids(browser))} found"]


_AT_ONCE = 50
"""Number of questions that a slow machine answers within the browser's timeout."""


def test_questions_have_the_records_that_the_program_finds(shown: Callable[..., Any]) -> None:
    """The page gives the same ids, and none where the program refuses; both use the same current day."""
    lines = [one for one in QUESTIONS if not any(word.startswith("--") for word in one.typed)]
    with open_base() as base:
        expected = {one.line: sorted(found_by(base, one.typed)) for one in lines}
    browser, found = shown(), dict[str, list[str]]()
    for place in range(0, len(lines), _AT_ONCE):
        found |= browser.execute_script(
            "return Object.fromEntries(arguments[0].map(([line, words]) => [line, raes.ask(words, arguments[1]).ids.sort()]))",
            [(one.line, " ".join(one.typed)) for one in lines[place : place + _AT_ONCE]],
            date.today().isoformat(),  # noqa: DTZ011 - the same day for both
        )
    different = {line for line in expected if found[line] != expected[line]} - FINER
    assert len(different) <= len(expected) // 100, different
    assert len(expected) > 600


def found_by(base: Base, words: list[str]) -> list[str]:
    """Return the ids of the program's answer to a line; empty if it refuses."""
    command = COMMANDS.get(words[0])
    function = command.load() if command and command.arguments else question
    typed = words[1:] if function is not question else words
    try:
        answer = function(base, base.read(words[0] if function is not question else ""), typed)
    except RaesError:
        return []
    return [json.loads(record)["id"] for record in answer.records]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Zelenski", "No fact here has the word: Zelenski"),
        ("Путин 1971", "Nothing here matches."),
        ("a$&b {} c$&d", "No fact here has the word: a$&b, c$&d"),
        ("unheard-of unheard-of", "No fact here has the word: unheard-of"),
    ],
)
def test_a_stranger_and_an_empty_answer_are_told_apart(shown: Callable[..., Any], line: str, told: str) -> None:
    browser = shown(f"#/?q={quote(line)}")
    assert ids(browser) == []
    assert texts(browser, ".notice")[0].startswith(told)


def test_a_timeline_is_filtered_and_the_filter_can_be_sent(shown: Callable[..., Any]) -> None:
    from selenium.webdriver.support.select import Select

    browser = shown("#/timeline")
    browser.find_element("css selector", ".filters summary").click()
    Select(browser.find_element("name", "with")).select_by_value("lavrov")
    browser.find_element("name", "from").send_keys("март 2023\ue007")
    with open_base() as base:
        expected = [
            json.loads(one)["id"]
            for one in base.find(base.read("timeline", people=["lavrov"], first="2023-03")).records
        ]
    assert ids(browser) == expected
    address = browser.current_url
    assert "with=lavrov" in address
    browser.get("about:blank")
    opened(browser, address)
    assert ids(browser) == expected


def test_a_search_leaves_out_what_has_a_word_with_a_minus(shown: Callable[..., Any]) -> None:
    browser = shown("#/?q=search коридор")
    every = ids(browser)
    go(browser, "#/?q=search коридор -Иран")
    assert 0 < len(ids(browser)) < len(every)
    with open_base() as base:
        assert sorted(ids(browser)) == sorted(
            json.loads(one)["id"] for one in base.search(["коридор", "-Иран"]).records
        )


def test_what_only_may_belong_to_an_answer_stands_apart_and_is_said(shown: Callable[..., Any]) -> None:
    browser = shown("#/?q=Lavrov Baku")
    assert texts(browser, ".notice") == ["Placed only in the country (Azerbaijan), the city is not named:"]
    assert ids(browser) == answered("Lavrov", "Baku")
    go(browser, "#/timeline?from=2022&to=2022")
    with open_base() as base:
        answer = base.find(base.read("timeline", year="2022"))
        wider = base.find(base.read("timeline", year="2022", undated=True))
    late = len(wider.records) - len(answer.records)
    assert late
    assert texts(browser, "main > details > summary")[1:] == [f"Without an exact date, and may belong here too: {late}"]
    assert ids(browser) == [json.loads(one)["id"] for one in (*answer.records, *wider.records[-late:])]


def test_a_link_to_a_fact_survives_language_and_leads_back(shown: Callable[..., Any]) -> None:
    browser = shown("#/timeline?with=lavrov")
    go(browser, "#trade-2023")
    assert ids(browser) == ["trade-2023"]
    assert texts(browser, "main h1") == ["Russia–Azerbaijan trade turnover in 2023 ≠"]
    assert "almost 4.4 bn USD" in texts(browser, ".amount")[0]
    assert "“рост товарооборота составил 17,5% и достиг”line 29" in texts(browser, "blockquote")
    browser.find_element("id", "language").click()
    assert browser.current_url.endswith("#trade-2023")
    assert texts(browser, "main h1") == ["Товарооборот России и Азербайджана в 2023 году ≠"]
    assert browser.execute_script("return [document.documentElement.lang, document.title]")[0] == "ru"
    assert "почти 4,4 млрд долл." in texts(browser, ".amount")[0]
    browser.refresh()
    assert texts(browser, "main h1") == ["Товарооборот России и Азербайджана в 2023 году ≠"]
    browser.back()
    assert "lavrov" in browser.current_url


def test_words_of_the_language_of_browsers_mean_nothing(shown: Callable[..., Any]) -> None:
    browser = shown()
    places = ("#constructor", "#__proto__", "#/all?with=constructor", "#/timeline?kind=toString", "#/?q=constructor __proto__", "#/?q=Путин valueOf")  # fmt: skip
    for place in places:
        go(browser, place)
        assert ids(browser) == [], place
        assert texts(browser, ".notice"), place


def test_an_unknown_fact_is_said_to_be_none(shown: Callable[..., Any]) -> None:
    assert "no-such-fact" in texts(shown("#no-such-fact"), ".notice")[0]


def test_the_chart_keeps_statistics_apart_and_marks_conflicts(shown: Callable[..., Any]) -> None:
    browser = shown("#/figures")
    years = texts(browser, "main > section:first-of-type .chart .year")
    assert years[:3] == ["2022", "2023", "2024"]
    assert years == sorted(years)
    assert "#conflict-trade-growth-2023" in browser.execute_script(
        "return [...document.querySelectorAll('.chart a')].map((one) => one.getAttribute('href'))"
    )
    assert (
        browser.execute_script("return getComputedStyle(document.querySelector('.chart i')).backgroundColor")
        == "rgb(10, 95, 115)"
    )


# Reading it


PLACES = ("", "#/timeline?with=lavrov", "#/people", "#/figures", "#/sessions", "#/conflicts", "#/gaps", "#/sources", "#/about", "#trade-2023", "#/?q=Путин Алиев")  # fmt: skip


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_stands_in_the_way_of_assistive_technology(shown: Callable[..., Any], theme: str) -> None:
    browser = shown()
    axe = (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": theme}]}
    )
    browser.execute_cdp_cmd("Runtime.evaluate", {"expression": axe})
    for place in PLACES:
        go(browser, place or "#/")
        found = browser.execute_async_script(
            "const done = arguments[arguments.length - 1]; axe.run().then(({violations}) => done(violations.map((one) => [one.id, one.nodes.map((node) => node.html)])))"
        )
        assert found == [], place
    assert browser.execute_script("return document.documentElement.dataset.theme") == theme


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_phone_needs_no_sideways_scrolling_and_fingers_find_their_aims(shown: Callable[..., Any], lang: str) -> None:
    browser = shown()
    phone = {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
    try:
        if lang == "ru":
            browser.find_element("id", "language").click()
        for place in PLACES:
            go(browser, place or "#/")
            assert browser.execute_script("return document.documentElement.scrollWidth") == 360, place
            small = "return [...document.querySelectorAll('button, select, input, summary, nav a, .chips a')].filter((one) => one.offsetHeight && one.offsetHeight < 24).map((one) => one.outerHTML)"
            assert browser.execute_script(small) == [], place
    finally:
        browser.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {**phone, "width": 1100, "height": 900, "deviceScaleFactor": 1, "mobile": False},
        )


def test_the_keyboard_alone_is_enough(shown: Callable[..., Any]) -> None:
    browser = shown()
    focused = "const one = document.activeElement; return one.id || one.dataset.view || one.className || one.tagName"
    order = []
    for _ in range(6):
        typed(browser, "\ue004")
        order.append(browser.execute_script(focused))
    assert order == ["skip", "brand", "language", "theme", "timeline", "people"]
    typed(browser, "/", "Калугин", "\ue007")
    assert ids(browser)[0] == "kalugin"
    typed(browser, "\ue00c")
    assert browser.execute_script("return [document.activeElement.id, document.querySelector('#words').value]") == [
        "main",
        "",
    ]
    typed(browser, "\ue004")  # the title
    assert browser.execute_script("return document.activeElement.getAttribute('href')") == "#kalugin"
    go(browser, "#/timeline")
    summary = "document.querySelector('.fact summary')"
    browser.execute_script(f"{summary}.focus()")
    typed(browser, "\ue007")
    assert browser.execute_script(f"return {summary}.parentElement.open")
    typed(browser, "\ue00c")
    assert browser.execute_script(f"return [{summary}.parentElement.open, document.activeElement === {summary}]") == [
        False,
        True,
    ]


def test_a_printed_page_has_all_facts_and_their_evidence(shown: Callable[..., Any]) -> None:
    browser = shown("#/statements")
    browser.execute_script("dispatchEvent(new Event('beforeprint'))")
    with open_base() as base:
        assert sorted(ids(browser)) == sorted(json.loads(one)["id"] for one in base.find(base.read("said")).records)
    assert len(texts(browser, "blockquote")) >= len(ids(browser))


def test_colours_are_chosen_and_kept(shown: Callable[..., Any]) -> None:
    browser = shown()
    before = browser.execute_script("return document.documentElement.dataset.theme")
    browser.find_element("id", "theme").click()
    browser.refresh()
    assert browser.execute_script("return document.documentElement.dataset.theme") != before


# Other bases


def test_no_text_of_a_base_runs(shown: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> None:
    facts = tmp_path_factory.getbasetemp() / "hostile-page.yaml"
    facts.write_text(HOSTILE, encoding="utf-8")
    browser = shown("", facts=facts)
    for place in (
        "#/timeline",
        "#fair-2023",
        "#/sources",
        "#/all",
        "#/?q=fair",
        "#/?q=<img src=x onerror=pwned=1>",
        "#<img src=x onerror=pwned=1>",
    ):
        go(browser, place)
        for _ in range(2):
            browser.find_element("id", "language").click()
            assert browser.execute_script(
                "return [typeof pwned, document.querySelectorAll('main img, main svg, main script, [onerror]').length]"
            ) == ["undefined", 0]
    go(browser, "#fair-2023")
    assert texts(browser, "main h1") == ['◇<img src=x onerror="pwned=1">${pwned=1}{{7*7}} ≈']
    assert texts(browser, ".note") == ['<a href="javascript:pwned=1">x</a>']


def test_a_base_on_another_subject_has_its_own_page(shown: Callable[..., Any]) -> None:
    browser = shown("", facts=ELSEWHERE)
    assert "Sessions" in texts(browser, "nav a")
    for view in texts(browser, "nav a"):
        browser.find_element("link text", view).click()
        assert texts(browser, "main h1")
    for words in ("Haugen 2020", "third session", "cod"):
        go(browser, f"#/?q={words}")
        assert ids(browser), words


def test_an_empty_selection_says_so(shown: Callable[..., Any]) -> None:
    browser = shown("", "export", "--year", "1971")
    assert "no facts" in texts(browser, ".notice")[0]
    assert texts(browser, "nav a") == ["About"]
