"""Drafts of layers from documents: their values, what the base knows already, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from raes_cli.cli import app

ELSEWHERE = Path(__file__).parent / "elsewhere"
FACTS = str(ELSEWHERE / "facts.yaml")
NOTE = ELSEWHERE / "notes" / "note.txt"


@pytest.fixture
def drafted(tmp_path: Path) -> Any:
    def run(text: str | Path, *options: str) -> dict[str, Any]:
        if isinstance(text, str):
            (tmp_path / "text.txt").write_text(text, encoding="utf-8")
        target = tmp_path / "layer.yaml"
        name = str(text) if isinstance(text, Path) else str(tmp_path / "text.txt")
        assert app.run(["draft", name, "-o", str(target), "--force", "--facts", FACTS, *options]) == 0
        layer: dict[str, Any] = yaml.safe_load(target.read_text(encoding="utf-8"))
        return layer

    return run


def test_a_note_becomes_the_records_that_it_tells_of(drafted: Any) -> None:
    layer = drafted(NOTE)
    assert layer["sources"]["note"] == {
        "name": {"en": "", "ru": ""},
        "kind": "minutes",
        "language": "en",
        "published": "2021-07-02",
        "published_text": "2 July 2021",
        "file": "note.txt",
        "sha256": "3d1f6d241376cf86a1b5a90e7d0125497eb6a4f568d984fb2a8d213fec6a951a",
    }
    assert layer["events"] == {
        "haugen-einarsson-encounter-bergen-2021-06-30": {
            "kind": "encounter",
            "title": {"en": "", "ru": ""},
            "date": "2021-06-30",
            "place": "bergen",
            "participants": [{"id": "haugen", "basis": "named"}, {"id": "einarsson", "basis": "named"}],
            "topics": ["relations"],
            "sources": [
                {"source": "note", "anchor": "30 June 2021 Kari Haugen met Jón Einarsson"},
                {"source": "note", "anchor": "met Jón Einarsson in Bergen"},
            ],
        }
    }
    assert layer["places"] == {"bergen": {"name": {"en": "Bergen", "ru": ""}, "kind": ""}}
    figure = layer["figures"]["cod-2020"]
    assert {key: figure[key] for key in figure if key not in ("title", "sources")} == {
        "indicator": "cod",
        "period": "2020",
        "value": "40",
        "scale": "thousand",
        "qualifier": "exact",
        "growth_percent": "5",
        "text": "40 thousand tonnes",
        "attribution": ["haugen"],
        "topics": ["fish"],
    }
    assert layer["people"]["berg"]["name"] == {"en": "Solveig Berg", "ru": ""}
    assert layer["people"]["berg"]["posts"][0]["title"] == {
        "en": "deputy head of the Directorate of Fisheries",
        "ru": "",
    }
    (said,) = layer["statements"].values()
    assert (said["speakers"], said["mode"]) == (["berg"], "reported")


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("And " * 370, ["40"]),
        ("And, " * 370, ["40"]),
        *((f"{'And, ' * count}", []) for count in (386, 391, 394, 396, 397, 398, 450)),
        ("And " * 450, []),
    ],
)
def test_a_sentence_is_read_to_the_last_comma_of_four_hundred_words(
    drafted: Any, before: str, found: list[str]
) -> None:
    layer = drafted(f"{before}the catch of cod was 40 thousand tonnes in 2020 and that was all that was said of it.")
    assert [one["value"] for one in layer.get("figures", {}).values()] == found


def test_a_statement_is_of_the_day_on_which_it_was_made_and_of_no_other(drafted: Any) -> None:
    layer = drafted(
        "Oslo, 2 July 2021\n\nKari Haugen said last Tuesday that the cod is well. Tomorrow she will say more of it.\n"
    )
    assert [one["date"] for one in layer["statements"].values()][:1] == ["2021-06-29"]
    assert all("date_note" not in one for one in list(layer["statements"].values())[1:])


def test_what_each_of_two_says_is_his_and_what_nobody_says_is_left(drafted: Any, tmp_path: Path) -> None:
    layer = drafted(
        "Oslo, 2 July 2021\n\nKari Haugen said that the cod is well. Jón Einarsson noted that the herring is not."
        " The weather is fine in the north.\n"
    )
    assert [one["speakers"] for one in layer["statements"].values()] == [["haugen"], ["einarsson"]]
    assert "5: The weather" not in str(layer)
    assert "# No record was drafted from these sentences:\n  # 3: The weather is fine in the north." in (
        tmp_path / "layer.yaml"
    ).read_text(encoding="utf-8")


def test_the_lines_of_a_list_are_no_sentence(drafted: Any) -> None:
    layer = drafted(
        "Programme of the forum\n\nSpeakers:\nJón Einarsson, Minister of Fisheries of Iceland\n"
        "Solveig Berg, Head of the Institute of the Sea in Bergen and of its fleet\nAnna Petrova, Director of the House\n",
        "--published",
        "2021-07-02",
    )
    posts = {id_: [post["title"]["en"] for post in one["posts"]] for id_, one in layer["people"].items()}
    assert posts == {
        "berg": ["Head of the Institute of the Sea in Bergen and of its fleet"],
        "petrova": ["Director of the House"],
    }


def test_a_language_before_the_command_is_that_of_this_run(tmp_path: Path) -> None:
    target = tmp_path / "layer.yaml"
    assert app.run(["--lang", "ru", "draft", str(NOTE), "-o", str(target), "--facts", FACTS]) == 0
    written = target.read_text(encoding="utf-8")
    assert "# Черновик" in written
    assert yaml.safe_load(written)["sources"]["note"]["language"] == "en"


def test_what_is_left_is_counted_by_check(drafted: Any, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    drafted(NOTE)
    told = capfd.readouterr().err
    assert app.run(["check", FACTS, str(tmp_path / "layer.yaml"), "--texts", str(NOTE.parent)]) == 1
    out, err = capfd.readouterr()
    lines = out.splitlines()
    assert "not named by any source" not in err  # the finished layer will describe it
    rules = [line.split("error[")[1].split("]")[0] for line in lines]
    assert set(rules) == {"draft"}
    assert f"{rules.count('draft')} places to fill" in told


def test_what_is_to_be_written_hides_no_wrong_anchor(
    drafted: Any, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    drafted(NOTE)
    layer = tmp_path / "layer.yaml"
    whole = layer.read_text(encoding="utf-8")
    anchor = whole.split('anchor: "')[1].split('"')[0]
    layer.write_text(whole.replace(anchor, f"{anchor} never"), encoding="utf-8")
    assert app.run(["check", FACTS, str(layer), "--texts", str(NOTE.parent)]) == 1
    assert f"'{anchor} never' is not in" in capfd.readouterr().out


def test_nothing_is_said_yet_at_what_is_planned(tmp_path: Path) -> None:
    text, layer = tmp_path / "note.txt", tmp_path / "layer.yaml"
    text.write_text(
        "Осло, 12 марта 2026 года. Кари Хауген встретилась с Йоуном Эйнарссоном.\n\n"
        "Стороны обсудили подготовку к заседанию комиссии, которое пройдёт в Тромсё в апреле.\n",
        encoding="utf-8",
    )
    options = ["--facts", FACTS, "--source", "note", "--published", "2026-03-12", "-o", str(layer)]
    assert app.run(["draft", str(text), *options]) == 0
    written = yaml.safe_load(layer.read_text(encoding="utf-8"))
    assert [one["status"] for one in written["events"].values() if one.get("date") == "2026-04"] == ["planned"]
    (said,) = written["statements"].values()
    assert (said["mode"], said["date"]) == ("discussed", "2026-03-12")
    assert written["events"].get(said.get("event"), {}).get("status") is None


def test_figures_of_which_nobody_has_said_what_they_measure_do_not_contradict_each_other(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    text, layer = tmp_path / "note.txt", tmp_path / "layer.yaml"
    text.write_text(
        "Осло, 12 марта 2026 года.\n\nПоставки комбайнов достигли 90 машин за 2025 год. Число лабораторий выросло до 12 за 2025 год.\n"
    )
    options = ["--facts", FACTS, "--source", "note", "--published", "2026-03-12", "-o", str(layer)]
    assert app.run(["draft", str(text), *options]) == 0
    assert layer.read_text(encoding="utf-8").count('indicator: ""') == 2
    capfd.readouterr()
    assert app.run(["check", FACTS, str(layer), "--texts", str(tmp_path)]) == 1
    assert {line.split("error[")[1].split("]")[0] for line in capfd.readouterr().out.splitlines()} == {"draft"}


def test_what_the_base_has_gets_the_evidence(drafted: Any) -> None:
    layer = drafted(
        "On 3 June 2018 the first session of the Norwegian–Icelandic Commission on Fisheries met in Reykjavík.\n"
    )
    assert "events" not in layer
    (known,) = [id_ for id_ in layer["additions"] if "session" in id_]
    assert layer["additions"][known]["sources"][0]["source"] == "text"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "has no text"),
        (b"\n 1 2 3 \n", "has no text"),
        (b"abc\0def", "is not text: it has a zero byte"),
        ("Встреча".encode("cp1251"), "is not UTF-8: byte 0"),
        ("Встреча".encode()[:-1], "ends in the middle of a character"),
        ("Встреча".encode("utf-16"), "is in UTF-16"),
        (b"%PDF-1.7\n", "is a PDF"),
        ("Встре-\nча минис-\nтров в Бер-\nгене.".encode(), "words hyphenated at the ends of 3 lines: Встре-/ча"),
        (b"Der Minister sprach mit dem Gast. " * 20, "is not recognized"),
        (b"word " * 60_000, "is larger than 256 KiB"),
        ((ELSEWHERE / "texts" / "minutes.txt").read_bytes(), "is in the base already: it is the text of minutes"),
        ((ELSEWHERE / "texts" / "minutes.txt").read_bytes() + b"More.\n", "it is the text of minutes"),
    ],
)
def test_what_is_no_document_is_refused(
    content: bytes, told: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "text.txt").write_bytes(content)
    target = tmp_path / "layer.yaml"
    assert app.run(["draft", str(tmp_path / "text.txt"), "-o", str(target), "--facts", FACTS]) == 2
    assert told in capfd.readouterr().err
    assert not target.exists()


def test_a_text_that_only_repeats_what_is_cited_is_drafted(drafted: Any, capfd: pytest.CaptureFixture[str]) -> None:
    more = "".join(f" The boat of number {number} has left the harbour of that town." for number in range(11, 40))
    drafted((ELSEWHERE / "texts" / "minutes.txt").read_text(encoding="utf-8") + more)
    assert "passages cited from minutes: perhaps the same report" in capfd.readouterr().err


def test_what_steers_a_terminal_is_in_no_draft(drafted: Any, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    evil = "\x1b]52;c;cHdu\x07\x9b31m\u202e\ufeff"
    drafted("".join(f"{word} {evil}" for word in NOTE.read_text(encoding="utf-8").split(" ")), "--lang", "en")
    content = (tmp_path / "layer.yaml").read_text(encoding="utf-8")
    assert [letter for letter in content if not letter.isprintable() and letter != "\n"] == []
    capfd.readouterr()
    assert app.run(["check", FACTS, str(tmp_path / "layer.yaml"), "--texts", str(tmp_path)]) == 1
    assert {line.split("error[")[1].split("]")[0] for line in capfd.readouterr().out.splitlines()} >= {"draft"}


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--source", "haugen"], "the id 'haugen' is taken"),
        (["--source", "A B"], "'A B' is not an id"),
        (["--published", "2021"], "--published 2021 is not a day"),
        (["--lang", "english"], "--lang english is not a language"),
    ],
)
def test_what_is_said_of_the_document_must_hold(
    options: list[str], told: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert app.run(["draft", str(NOTE), "--facts", FACTS, *options]) == 2
    assert told in capfd.readouterr().err


def test_nothing_is_written_over(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "layer.yaml"
    target.write_text("mine")
    assert app.run(["draft", str(NOTE), "-o", str(target), "--facts", FACTS]) == 2
    assert "exists already" in capfd.readouterr().err
    assert target.read_text() == "mine"


def test_the_command_that_is_told_reads_the_base_that_was_read(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAES_FACTS", FACTS)
    target = tmp_path / "my layer.yaml"
    assert app.run(["draft", str(NOTE), "-o", str(target)]) == 0
    assert f"next: raes check {FACTS} '{target}' --texts DIR" in capfd.readouterr().err.splitlines()


def test_a_name_that_is_empty_is_no_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    # As from an unset shell variable.
    assert app.run(["draft", str(NOTE), "-o", "", "--facts", FACTS]) == 2
    assert capfd.readouterr() == ("", "raes: '' is not a file name\nname a file; `-` is standard output\n")


PAGE = """<!doctype html><html lang="en"><head><title>Fish</title>
<link rel="canonical" href="https://fjord.example/fish"><meta property="og:site_name" content="Fjord">
<meta property="article:published_time" content="2021-07-02T10:00:00"></head>
<body><nav>Home Sea Land</nav><article><h1>Talks on fish</h1><p>Kari Haugen met Jón Einarsson
 on <b>30 June</b>.</p><script>x()</script><p>She praised the cod.</p></article><footer>All rights</footer></body></html>"""


def test_a_page_is_read_as_its_article_which_is_kept_beside_it(tmp_path: Path) -> None:
    page = tmp_path / "talks.html"
    page.write_text(PAGE, encoding="utf-8")
    assert app.run(["draft", str(page), "-o", str(tmp_path / "layer.yaml"), "--facts", FACTS]) == 0
    text = (tmp_path / "talks.txt").read_text(encoding="utf-8")
    assert text == "Talks on fish\n\nKari Haugen met Jón Einarsson on 30 June.\n\nShe praised the cod.\n"
    layer = yaml.safe_load((tmp_path / "layer.yaml").read_text(encoding="utf-8"))
    source = layer["sources"]["talks"]
    assert {key: source[key] for key in ("file", "published", "url", "outlet")} == {
        "file": "talks.txt",
        "published": "2021-07-02",
        "url": "https://fjord.example/fish",
        "outlet": "Fjord",
    }
    (event,) = layer["events"].values()
    assert event["date"] == "2021-06-30"
    assert event["date_note"]["en"] == "The year is not given; inferred from the publication on 2 July 2021."
    assert layer["silent"] == [{"source": "talks", "anchor": "Talks on fish", "reason": "heading"}]


def test_growth_that_the_base_has_is_known_and_its_level_is_new(drafted: Any, tmp_path: Path) -> None:
    grown = """
figures:
  cod-half-growth:
    indicator: cod
    title: {en: "Growth of the catch of cod in half of 2018", ru: "Рост улова трески в первом полугодии 2018 года"}
    period: "2018-01/2018-06"
    qualifier: exact
    growth_percent: "8"
    text: "grew by 8%"
    topics: [fish]
    sources:
      - {source: minutes, anchor: "the catch grew by 8% in"}
"""
    more = tmp_path / "more.yaml"
    more.write_text(grown, encoding="utf-8")
    told = "Oslo, 4 May 2021. The catch of cod in the first half of 2018 grew by 8% to 20 thousand tonnes."
    layer = drafted(told, "--facts", str(more))
    (figure,) = layer["figures"].values()
    assert (figure["value"], figure["scale"], "growth_percent" in figure) == ("20", "thousand", False)
    assert "cod-half-growth" in layer["additions"]


HILLS = """
places:
  white-hills: {name: {en: "White Hills", ru: "Белые Холмы"}, kind: city, within: norway}
events:
  hills-encounter:
    kind: encounter
    title: {en: "Encounter in the White Hills", ru: "Встреча в Белых Холмах"}
    date: "2018"
    place: white-hills
    topics: [relations]
    sources: [{source: minutes, anchor: "met in the hills in 2018"}]
"""


def test_a_place_of_several_words_is_known_in_any_case(drafted: Any, tmp_path: Path) -> None:
    more = tmp_path / "more.yaml"
    more.write_text(HILLS, encoding="utf-8")
    told = "Осло, 4 мая 2021 года. 2 мая 2021 года Кари Хауген встретилась с Йоуном Эйнарссоном в Белых Холмах."
    layer = drafted(told, "--facts", str(more))
    assert [one["place"] for one in layer["events"].values()] == ["white-hills"]
    assert "places" not in layer


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("As Kari Haugen told reporters yesterday, the cod is back.", "2021-07-01"),
        ("As Kari Haugen said earlier, the cod is back.", "[..2021-07-02]"),
        ("Kari Haugen said the cod is back.", "2021-07-02"),
    ],
)
def test_what_was_said_before_is_not_of_the_day_of_the_text(drafted: Any, text: str, date: str) -> None:
    (said,) = drafted(f"Bergen, 2 July 2021\n\n{text}")["statements"].values()
    assert (said["speakers"], said["date"]) == (["haugen"], date)


def test_who_is_appointed_is_so_by_the_kind_of_the_base(drafted: Any, tmp_path: Path) -> None:
    more = tmp_path / "more.yaml"
    kind = 'nomination:\n    event: {name: {en: nomination, ru: "назначение"}, verbs: [appointed, relieved]}'
    more.write_text(f"kinds:\n  {kind}\n", encoding="utf-8")
    told = (
        "Kari Haugen has appointed Ivan Petrov ambassador. By the same decree Jón Einarsson was relieved of his duties."
    )
    layer = drafted(f"Oslo, 2 July 2021\n\n{told}", "--facts", str(more))
    assert [(one["kind"], one["date"]) for one in layer["events"].values()] == [("nomination", "2021-07-02")] * 2


def test_a_record_still_to_be_written_is_one_problem(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.yaml").write_text('topics:\n  trade: ""\n', encoding="utf-8")
    assert app.run(["check", str(tmp_path / "mine.yaml"), "--json"]) == 1
    assert [(one["line"], one["rule"]) for one in json.loads(capfd.readouterr().out)] == [(2, "draft")]
