"""The chart as an image: values, hedges and sources as text, bars to scale, the same bytes everywhere."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from matplotlib.textpath import TextToPath
from PIL import Image

from raes_cli.cli import app
from raes_cli.errors import UsageError
from raes_cli.formats import render
from raes_cli.text import both
from show_records import COMPANIES, TRADE, TRADE_2023, Record, actor, figure, page_for, stored
from small import RAES
from test_show_chart import below

SVG = "{http://www.w3.org/2000/svg}"
PAGE = page_for("figures-chart", names={"ria-2024": both("A background note", "Справка")})
FIGURES = [*TRADE, COMPANIES, figure("2010/2019", "63.8", unit="percent", measure="share")]


def drawn(records: list[Record], lang: str = "en") -> str:
    return str(render(stored(records), PAGE._replace(lang=lang), "svg"))


def texts(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in ET.fromstring(svg).iter(f"{SVG}text")]


def bars(svg: str, axes: int = 1) -> list[float]:
    """Return the lengths of the bars on some axes; shapes of another colour do not count."""
    lengths = []
    for group in ET.fromstring(svg).iterfind(f".//{SVG}g[@id='axes_{axes}']/{SVG}g"):
        path = group.find(f"{SVG}path")
        if (
            path is not None
            and group.get("id", "").startswith("patch")
            and re.search("fill: (#1f6391|#a9cbe3|url)", path.get("style", ""))
        ):
            along = [float(place) for place in re.findall(r"[ML] (\S+) \S+", path.get("d", ""))]
            lengths.append(max(along) - min(along))
    return lengths


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "en",
            [
                "Trade turnover, bn USD", "almost 4.4 bn USD ≠", "5 bn USD, forecast", "2025 [2]", "Growth per year, %",
                "17.5% ≠", "7.7% ≠", "at most 10.0% ≠", "2023 stated", "2023 implied",
                "≠ in conflict: trade-growth-2023, trade-growth-2024",
                "2024: according to Mikhail Kalugin",
                "Not drawn here, because it is another measure: Companies wholly owned by Russians; balance in 2010/2019.",
                "[1] A background note", "[2] kalugin-2025",
            ],
        ),
        (
            "ru",
            [
                "Товарооборот, млрд долл.", "почти 4,4 млрд долл. ≠", "5 млрд долл., прогноз", "Рост за год, %", "17,5% ≠",
                "7,7% ≠", "не более 10,0% ≠", "2023 заявленный", "2023 расчётный",
                "≠ противоречие: trade-growth-2023, trade-growth-2024",
                "2024: по данным: Михаил Калугин", "[1] Справка",
            ],
        ),
    ],
)  # fmt: skip
def test_values_hedges_growth_conflicts_and_sources_are_texts(lang: str, expected: list[str]) -> None:
    found = texts(drawn(FIGURES, lang))
    assert [text for text in expected if text not in found] == []


def test_bars_are_to_scale_from_zero() -> None:
    svg = drawn(TRADE)
    values, rates = bars(svg), bars(svg, 2)
    assert [length / values[3] * 5 for length in values] == pytest.approx([4, 4.4, 4.4, 5], rel=1e-3)
    # 17.5 stated and 10 implied; 7.7 stated.
    assert [length / rates[0] * 17.5 for length in rates] == pytest.approx([17.5, 10, 7.7], abs=0.1)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_conflict_is_marked_at_both_rates(lang: str) -> None:
    found = texts(drawn(TRADE[:2], lang))
    rates = {"en": ("17.5% ≠", "at most 10.0% ≠"), "ru": ("17,5% ≠", "не более 10,0% ≠")}[lang]
    assert [text for text in found if text.endswith("% ≠")] == list(rates)


def test_where_there_is_no_value_nothing_is_drawn_or_said() -> None:
    found = texts(drawn([figure("2020", "1 bn"), figure("2023", "2 bn"), figure("2024", None)]))
    assert "2021–2022" in found
    assert [text for text in found if text in ("no figure here", "value not given", "0")] == []
    assert "2024: “цифра”" in found


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
    assert title.text == {"en": "Trade turnover", "ru": "Товарооборот"}[lang]
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
        assert (done.returncode, done.stderr.count(b"\n")) == (0, 2), done.stderr
        written.append((place / "chart.svg").read_text(encoding="utf-8"))
    assert written[0] == written[1]
    assert "<metadata" not in written[0]


def test_hostile_texts_are_texts() -> None:
    hostile = "\x1b[2J</text><script>$x^2$ & 日本 \ufffe \u202e"
    one = {**TRADE_2023, "indicator": actor("x", hostile, hostile), "note": both(hostile, hostile)}
    svg = drawn([one, {**TRADE[1], "indicator": one["indicator"]}])
    assert any("\\u{1b}[2J</text><script>$x^2$ & 日本 \ufffd \\u{202e}" in text for text in texts(svg))
    assert "<script" not in svg


def test_a_long_series_takes_a_longer_picture() -> None:
    records = [figure(str(year), "4.4 bn", qualifier="at-least") for year in range(1995, 2025) if year != 2001]
    svg = drawn(records)
    found = texts(svg)
    assert found.count("at least 4.4 bn USD") == 29
    assert [str(year) for year in range(1995, 2025) if not any(str(year) in text for text in found)] == []
    assert float(ET.fromstring(svg).get("height", "").removesuffix("pt")) > 30 * 20


def test_values_below_zero_hang_from_it() -> None:
    svg = drawn([below("2022", "500 mn"), figure("2023", "250 mn"), figure("2024", "1.5 bn")])
    assert [length / 500 for length in bars(svg)] == pytest.approx(
        [bars(svg)[0] / 500 * k for k in (1, 0.5, 3)], rel=1e-3
    )
    assert [text for text in texts(svg) if "−500" in text]


def test_nothing_is_a_picture_that_says_so() -> None:
    assert texts(drawn([])) == ["No series to draw"]


def test_without_matplotlib_the_way_to_it_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(UsageError):
        drawn(TRADE)
    assert app.run(["trade", "--chart", "-o", str(tmp_path / "trade.svg")]) == 2
    message = "raes: a picture needs matplotlib, which is not installed\nfrom the checkout: pip install '.[chart]'\n"
    assert capfd.readouterr() == ("", message)
    assert list(tmp_path.iterdir()) == []


def test_no_other_answer_imports_matplotlib() -> None:
    script = (
        "import sys; from raes_cli.cli import app; app.run(['trade', '--chart']); print('matplotlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("\nFalse\n")


def test_only_figures_make_a_picture(capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["timeline", "-o", "x.svg"]) == 2
    expected = (
        "raes: cannot tell the format from the extension of 'x.svg'\nonly trade, figures and export have a chart\n"
    )
    assert capfd.readouterr().err == expected
    assert app.run(["timeline", "-f", "svg"]) == 2
    assert "there is no choice 'svg'" in capfd.readouterr().err


@pytest.mark.parametrize("arguments", [["-f", "svg"], ["-o", "t.svg"], ["-o", "t.any", "-f", "svg"]])
def test_a_picture_is_a_chart_said_or_not(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    written = []
    for chart in ([], ["--chart"]):
        assert (
            app.run(["trade", *chart, *arguments, "--force"] if "-o" in arguments else ["trade", *chart, *arguments])
            == 0
        )
        written.append([capfd.readouterr().out, *(path.read_text("utf-8") for path in tmp_path.iterdir())])
    assert written[0] == written[1]
    assert "<svg" in written[0][-1]


def png(records: list[Record], lang: str = "en") -> bytes:
    content = render(stored(records), PAGE._replace(lang=lang), "png")
    assert isinstance(content, bytes)
    return content


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_png_is_the_same_picture_with_its_description(lang: str) -> None:
    content = png(FIGURES, lang)
    assert content == png(FIGURES, lang)
    with Image.open(io.BytesIO(content)) as image:
        wide, high = image.size
        assert image.format == "PNG"
        assert set(image.info) == {"Description", "dpi"}
        described = image.info["Description"]
    assert described == render(stored(FIGURES), PAGE._replace(lang=lang, width=120, linear=True), "table")
    root = ET.fromstring(drawn(FIGURES, lang))
    points = [float(root.get(side, "").removesuffix("pt")) for side in ("width", "height")]
    assert wide / high == pytest.approx(points[0] / points[1], rel=0.02)


def test_a_png_has_as_many_dots_as_can_be_drawn() -> None:
    content = png([figure(str(year), f"{year} mn") for year in range(1000, 1300, 2)])
    assert content.startswith(b"\x89PNG")


@pytest.mark.parametrize("ending", ["svg", "png", "PNG"])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_ending_names_the_picture(
    ending: str, lang: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"trade.{ending}"
    assert app.run(["trade", "--chart", "-o", str(path), "--lang", lang]) == 0
    wrote = {"en": f"raes: wrote a chart to {path}\n", "ru": f"raes: график, файл {path}\n"}[lang]
    out, err = capfd.readouterr()
    assert (out, err.splitlines(keepends=True)[0]) == ("", wrote)
    assert path.read_bytes().startswith(b"<?xml" if ending == "svg" else b"\x89PNG")


def test_a_pipe_takes_a_picture_as_the_file_has_it(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert app.run(["trade", "--chart", "-o", str(tmp_path / "t.png")]) == 0
    capfdbinary.readouterr()
    assert app.run(["trade", "--chart", "-f", "png"]) == 0
    assert capfdbinary.readouterr() == ((tmp_path / "t.png").read_bytes(), b"")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-f", "png"], "raes: png is binary and cannot be shown in a terminal\nname a file: -o chart.png\n"),
        (["-f", "png", "-o", "-"], "raes: png is binary and cannot be shown in a terminal\nname a file: -o chart.png\n"),
        (["-f", "png", "--lang", "ru"],
         "raes: png — двоичный формат, терминал его не покажет\nназовите файл: -o chart.png\n"),
    ],
)  # fmt: skip
def test_a_terminal_is_sent_nothing_binary(
    arguments: list[str], message: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("raes_cli.cli.screen.is_terminal", lambda: True)
    assert app.run(["trade", "--chart", *arguments]) == 2
    assert capfd.readouterr() == ("", message)


@pytest.mark.parametrize(
    "text", ["w" * 9_000, "w " * 4_500, "ж" * 999 + " " + "ы" * 8_001, "a-" * 4_500, "日本" * 4_500]
)
@pytest.mark.parametrize("shape", ["years", "none"])
def test_a_text_of_any_length_is_broken_into_lines(text: str, shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[int] = []
    genuine = TextToPath.get_text_width_height_descent

    def counted(self: TextToPath, text: str, *rest: Any, **more: Any) -> Any:
        measured.append(len(text))
        return genuine(self, text, *rest, **more)

    monkeypatch.setattr(TextToPath, "get_text_width_height_descent", counted)
    words = both(text, text)
    long = {"indicator": actor("long", text, text)}  # the same in both languages, which the checker would refuse
    one, two = {**figure("2022", "1 bn"), **long, "note": words}, {**figure("2023", "2 bn"), **long}
    records = {
        "years": [one, two],
        "none": [figure("2022", "3", unit="rank"), {**one, "title": words, "value": None, "text": text}],
    }[shape]
    found = texts(drawn(records))
    assert max(map(len, found)) < 130
    assert text.replace(" ", "") in "".join(found).replace(" ", "")
    # Some texts are drawn twice, and each is measured several times, but not anew for every longer word.
    assert 0 < sum(measured) < 40 * len(text)
