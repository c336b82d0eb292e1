"""The chart as SVG: values, hedges and sources as texts, bars to scale, the same bytes everywhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from raes_cli.cli import app
from raes_cli.errors import UsageError
from raes_cli.show.formats import render
from raes_cli.show.svg import sheet
from show_records import COMPANIES, TRADE, TRADE_2023, Record, actor, both, page_for, stored
from small import RAES
from test_show_chart import figure

SVG = "{http://www.w3.org/2000/svg}"
PAGE = page_for("chart", names={"ria-2024": both("A background note", "Справка")})
FIGURES = [*TRADE, COMPANIES, figure("2010/2019", "63.8", unit="percent", measure="share")]


def drawn(records: list[Record], lang: str = "en") -> str:
    return render(stored(records), PAGE._replace(lang=lang), "svg")


def texts(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in ET.fromstring(svg).iter(f"{SVG}text")]


def bars(svg: str, axes: int = 1) -> list[float]:
    """The heights of the columns on some axes, from the left; those of words are no paths."""
    heights = []
    for group in ET.fromstring(svg).iterfind(f".//{SVG}g[@id='axes_{axes}']/{SVG}g"):
        path = group.find(f"{SVG}path")
        if path is not None and re.search("fill: (#1f6391|#a9cbe3|url)", path.get("style", "")):
            downs = [float(down) for down in re.findall(r"[ML] \S+ (\S+)", path.get("d", ""))]
            heights.append(max(downs) - min(downs))
    return heights


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "en",
            [
                "Trade turnover", "Value, bn USD", "almost", "4.4 ≠", "5", "forecast", "Growth per year, %", "17.5%",
                "7.7% ≠", "at most 10.0%", "stated", "implied", "63.8%", "Sources",
                "Companies wholly owned by Russians · 22 April 2024: value not given",
                "companies-wholly-russian-2024 [1] · “несколько сотен компаний”",
                "[1] ria-2024 A background note", "trade-2025-forecast [2]",
            ],
        ),
        (
            "ru",
            [
                "Товарооборот", "Значение, млрд долл.", "почти", "4,4 ≠", "5", "прогноз", "Рост за год, %", "17,5%",
                "7,7% ≠", "не более 10,0%", "расчётный", "63,8%", "Источники", "[1] ria-2024 Справка",
            ],
        ),
    ],
)  # fmt: skip
def test_values_hedges_growth_conflicts_and_sources_are_texts(lang: str, expected: list[str]) -> None:
    found = texts(drawn(FIGURES, lang))
    assert [text for text in expected if text not in found] == []
    note = " ".join(found)
    assert {"en": "7.7% from 4.4 bn is not 4.4 bn.", "ru": "7,7% к 4,4 млрд — не 4,4 млрд."}[lang] in note
    assert f"trade-2024 [2] · {'according to Mikhail Kalugin' if lang == 'en' else 'по данным: Михаил Калугин'}" in note


def test_columns_are_to_scale_from_zero() -> None:
    svg = drawn(TRADE)
    values, rates = bars(svg), bars(svg, 2)
    assert [height / values[2] * 5 for height in values] == pytest.approx([4.4, 4.4, 5], rel=1e-3)
    # 17.5 stated and 10 implied; 7.7 stated.
    assert [height / rates[0] * 17.5 for height in rates] == pytest.approx([17.5, 10, 7.7], abs=0.1)


def test_a_forecast_is_hatched() -> None:
    assert "url(#h" in drawn(TRADE)
    assert "url(#h" not in drawn(TRADE[:2])


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_title_and_description_hold_the_chart_in_sentences(lang: str) -> None:
    root = ET.fromstring(drawn(FIGURES, lang))
    title, description = root[0], root[1]
    assert root.get("role") == "img"
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (title.get("id"), description.get("id"))
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
    assert title.text == {"en": "Trade turnover and other figures", "ru": "Товарооборот и другие показатели"}[lang]
    sentences = render(stored(FIGURES), PAGE._replace(lang=lang, width=120, linear=True), "table")
    assert description.text == sentences


def test_the_same_figures_are_the_same_bytes_whatever_the_environment(tmp_path: Path) -> None:
    written = []
    for name, setting in (
        ("a", {}),
        ("b", {"PYTHONHASHSEED": "7", "COLUMNS": "30", "TZ": "Asia/Baku", "ACCESSIBLE": "1"}),
    ):
        place = tmp_path / name
        place.mkdir()
        if setting:
            (place / "matplotlibrc").write_text("font.size: 30\nsvg.fonttype: path\naxes.facecolor: red\nnonsense\n")
        command = [*RAES, "figures", "--chart", "-o", "chart.svg"]
        done = subprocess.run(command, cwd=place, env={**os.environ, **setting}, capture_output=True, check=False)
        assert (done.returncode, done.stderr.count(b"\n")) == (0, 1), done.stderr
        written.append((place / "chart.svg").read_text(encoding="utf-8"))
    assert written[0] == written[1]
    assert "<metadata" not in written[0]


def test_hostile_texts_are_texts() -> None:
    hostile = "\x1b[2J</text><script>$x^2$ & 日本 \ufffe \u202e"
    one = {**TRADE_2023, "indicator": actor("x", hostile, hostile), "note": both(hostile, hostile)}
    svg = drawn([one, {**TRADE[1], "indicator": one["indicator"]}])
    assert any("\\u{1b}[2J</text><script>$x^2$ & 日本 \ufffd \\u{202e}" in text for text in texts(svg))
    assert "<script" not in svg


def test_a_long_series_takes_a_wider_sheet_and_says_its_holes() -> None:
    records = [figure(str(year), "4.4 bn", qualifier="at-least") for year in range(1995, 2025) if year != 2001]
    records[5] = {**records[5], "value": None, "stated": None, "scale": None, "qualifier": "unknown"}
    svg = drawn(records)
    found = texts(svg)
    assert found.count("at least") == 28
    assert "no figure" in found
    assert "value not" in found
    assert [str(year) for year in range(1995, 2025) if str(year) not in found] == []
    across = float(ET.fromstring(svg).get("width", "").removesuffix("pt"))
    assert across > 30 * 60


def test_values_below_zero_hang_from_it() -> None:
    svg = drawn([figure("2022", "-500 mn"), figure("2023", "250 mn"), figure("2024", "1.5 bn")])
    assert [height / 500 for height in bars(svg)] == pytest.approx(
        [bars(svg)[0] / 500 * k for k in (1, 0.5, 3)], rel=1e-3
    )
    assert "−0.5" in texts(svg) or "−500 mn" in texts(svg)


def test_nothing_is_a_sheet_that_says_so() -> None:
    assert texts(drawn([])) == ["no figure here"]


def test_without_matplotlib_the_way_to_it_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(UsageError):
        drawn(TRADE)
    assert app.run(["trade", "--chart", "-o", str(tmp_path / "trade.svg")]) == 2
    message = (
        "raes: an SVG needs matplotlib, which is not installed\ntry: pip install '.[chart]' in a checkout of raes\n"
    )
    assert capfd.readouterr() == ("", message)
    assert list(tmp_path.iterdir()) == []


def test_no_other_answer_imports_matplotlib() -> None:
    script = (
        "import sys; from raes_cli.cli import app; app.run(['trade', '--chart']); print('matplotlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("\nFalse\n")


def test_an_svg_is_a_chart_only(capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["trade", "-o", "trade.svg"]) == 2
    expected = "raes: the ending of 'trade.svg' names no format\nan SVG takes --chart, of trade or figures\n"
    assert capfd.readouterr().err == expected


@pytest.mark.parametrize("text", ["w" * 4000, "w " * 2000, "ж" * 999 + " " + "ы" * 3001])
def test_a_text_is_set_in_time_that_grows_with_its_length_alone(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[int] = []
    genuine = sheet.width

    def counted(text: str, size: float, *, bold: bool = False) -> float:
        measured.append(len(text))
        return genuine(text, size, bold=bold)

    monkeypatch.setattr(sheet, "width", counted)
    lines = list(sheet.wrapped(text, 300, 9))
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(genuine(line, 9) <= 300 for line in lines)
    assert sum(measured) < 40 * len(text)
