"""The chart in the terminal: exact output, bars to scale, complete at any width, and the results of the arithmetic."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from rich.cells import cell_len

from raes_cli import amounts
from raes_cli.cli import app
from raes_cli.show import series, wording
from raes_cli.text import both
from show_records import COMPANIES, TRADE, TRADE_2023, Record, actor, figure, page_for, rendered, stored


def below(period: str, amount: str) -> Record:
    """Return a figure below zero: the rules accept none, but a chart has to draw it."""
    made = figure(period, amount)
    return {**made, "value": -made["value"], "stated": f"-{made['stated']}"}


def panels(*records: Record) -> list[tuple[str, list[str]]]:
    return [
        (panel.shape, [one["id"] for one in panel.records]) for panel in series.charted(records, "figures-chart")[0]
    ]


def growths(*records: Record) -> list[tuple[str, tuple[str, str]]]:
    """Return the period, the stated and the implied rate of each row of the first panel."""
    rates: dict[str, dict[str, str]] = {}
    for bar in series.charted(records, "figures-chart")[0][0].rates(page_for("figures-chart")):
        assert bar.record
        rates.setdefault(bar.record["period"], {})[bar.name] = bar.amount
    return [(period, (found.get("stated", ""), found.get("implied", ""))) for period, found in rates.items()]


def drawn(records: list[Record], **page: Any) -> str:
    return rendered(stored(records), page_for(page.pop("view", "figures-chart"), **page), "table")


TRADE_80 = """\
Trade turnover                                                            [1][2]
Value, bn USD
2022          4 bn USD ≠        │█████████████████████████████████████▋
2023 almost 4.4 bn USD ≠        │█████████████████████████████████████████▍
2024        4.4 bn USD ≠        │█████████████████████████████████████████▍
2025          5 bn USD forecast │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
Growth per year, %
2023 stated             17.5% ≠ │███████████████████████████████████████████████
2023 implied    at most 10.0% ≠ │▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒
2024 stated              7.7% ≠ │████████████████████▋
Implied: from the levels that one source prints, ignoring rounding.
2024: according to Mikhail Kalugin
≠ Growth in 2024 does not fit the levels — growth: rounding cannot explain it
                                                               trade-growth-2024
≠ Growth in 2023 does not fit the levels — growth: rounding can explain it
                                                               trade-growth-2023

22 Apr 2024  “несколько сотен компаний” · Companies wholly owned by Russians [1]

≠ in conflict: raes conflicts
[1] ria-2024
[2] kalugin-2025
"""
HOLES_40 = """\
Сальдо                               [1]
Значение, млн долл.
2020 −500 млн долл.
  ██████████████████████████│
2021–2022 здесь нет цифры
2023 не менее 200 млн долл. цель
                            │░░░░░░░░░░░
"""
LINEAR = """\
Trade turnover
(source 1) (source 2)
Value, bn USD
2022: 4 bn USD, (in conflict: raes conflicts)
2023: almost 4.4 bn USD, (in conflict: raes conflicts)
2024: 4.4 bn USD, (in conflict: raes conflicts)
2025: 5 bn USD, forecast
Growth per year, %
2023 stated: 17.5%, (in conflict: raes conflicts)
2023 implied: at most 10.0%, (in conflict: raes conflicts)
2024 stated: 7.7%, (in conflict: raes conflicts)
Implied: from the levels that one source prints, ignoring rounding.
2024: according to Mikhail Kalugin
(in conflict: raes conflicts)
  Growth in 2024 does not fit the levels — growth: rounding cannot explain it
  trade-growth-2024
(in conflict: raes conflicts)
  Growth in 2023 does not fit the levels — growth: rounding can explain it
  trade-growth-2023

(source 1) ria-2024
(source 2) kalugin-2025
"""


def test_a_series_has_values_growth_what_is_to_be_said_and_sources() -> None:
    assert drawn([*TRADE, COMPANIES]) == TRADE_80


def test_a_narrow_page_has_bars_under_their_words_and_holes_are_said() -> None:
    records = [below("2020", "500 mn"), figure("2023", "200 mn", qualifier="at-least", status="target")]
    assert drawn(records, width=40, lang="ru").startswith(HOLES_40)


def test_linear_gives_the_same_numbers_as_sentences() -> None:
    assert drawn(TRADE, linear=True).startswith(LINEAR)
    assert re.search("[\u2500-\u259f≠]", drawn(TRADE, linear=True)) is None


WHY = both("As told.", "Как сказано.")


def test_what_is_no_series_is_told_in_words_a_line_each() -> None:
    home = actor("home", "Home", "Сюда")
    growing = figure("2023", "480 thousand", home, unit="people", growth_percent=45.4)
    share = figure("2010/2019", "50", unit="percent", measure="share")
    assert drawn([growing, share]).splitlines()[:2] == [
        "     2023  480 thousand people · stated growth 45.4% · home in 2023          [1]",
        "2010–2019  50% · balance in 2010/2019                                        [1]",
    ]


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([figure("2022", "1 bn"), figure("2023", "2 bn")], [("years", ["balance-2022", "balance-2023"])]),
        ([figure("2022-01/2022-12", "1 bn"), figure("2023?", "2 bn", date_note=WHY)], [("years", 2)]),
        ([figure("2022", "1 bn"), figure("2023", None)], []),
        ([figure("2022", "1 bn"), figure("2023", "2 bn", unit="tonnes")], []),
        # A flow is only compared with a flow over the same number of months.
        ([figure("2022", "1 bn"), figure("2023-01/2023-06", "2 bn")], []),
        ([figure("2023-33", "1 bn"), figure("2023-34", "2 bn")], [("dates", 2)]),
        ([figure(period, "1 bn", date_note=WHY) for period in ("[2022..2023]", "[2022-01..2022-12]")], []),
        (
            [figure(day, "1 bn", measure="stock", date_note=WHY) for day in ("2022-04-04", "2023-02", "[2024..]")],
            [("dates", 3)],
        ),
        ([figure("2022", "3", unit="rank"), figure("2023", "2", unit="rank")], []),
    ],
)
def test_what_is_a_series(records: list[Record], expected: list[tuple[str, object]]) -> None:
    found = panels(*records)
    assert [(shape, ids if isinstance(want, list) else len(ids)) for (shape, ids), (_, want) in zip(
        found, expected, strict=True)] == expected  # fmt: skip


def test_growth_is_that_which_a_source_states_or_its_levels_give() -> None:
    assert growths(
        figure("2021", "4 bn"),
        figure("2022", "4 bn", growth_percent=1),
        figure("2023", "4.4 bn") | {"implied": TRADE_2023["implied"]},
    ) == [("2022", ("1%", "")), ("2023", ("", "at most 10.0%"))]


UNEVEN = [
    *(figure(f"20{19 + at}", f"{number} bn", qualifier="about") for at, number in enumerate(("0.3", "1", "2.5", "4"))),
    below("2023", "1.7 bn"),
]


@pytest.mark.parametrize("width", range(20, 201, 3))
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_bars_are_to_scale_and_no_value_is_lost_at_any_width(width: int, lang: str) -> None:
    text = drawn(UNEVEN, width=width, lang=lang)
    assert [line for line in text.splitlines() if cell_len(line) > width] == []
    words = re.sub(r"\s", "", text)
    for one in UNEVEN:
        assert re.sub(r"\s", "", amounts.amount(one, lang, page_for("figures-chart").units)) in words
    eighths = {"█": 8, **{part: number for number, part in enumerate("▏▎▍▌▋▊▉", 1)}}
    lengths = [sum(eighths.get(cell, 0) for cell in line) for line in text.splitlines() if "│" in line][:5]
    unit = lengths[3] / 4
    assert [length / unit for length in lengths] == pytest.approx([0.3, 1, 2.5, 4, 1.7], abs=8 / unit)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_forecast_a_target_and_what_the_levels_give_are_filled_otherwise_and_named(lang: str) -> None:
    records = [
        figure("2020", "4 bn"),
        figure("2021", "5 bn", status="forecast"),
        figure("2022", "6 bn", status="target"),
    ]
    bars = [line for line in drawn([*records, figure("2023", "5 bn")], lang=lang).splitlines() if "│" in line]
    words = {"en": ("forecast", "target"), "ru": ("прогноз", "цель")}[lang]
    assert ["█" in line for line in bars[:4]] == [True, False, False, True]
    assert [word in line and "░" in line for word, line in zip(words, bars[1:3], strict=True)] == [True, True]
    assert "▒" in drawn([records[0], figure("2021", "5 bn") | {"implied": TRADE_2023["implied"]}], lang=lang)


def test_words_without_a_number_have_no_bar_beside_a_number_of_that_year() -> None:
    text = drawn([figure("2022", "1 bn"), figure("2022", None, text="wenig"), figure("2023", "2 bn")])
    assert "value not given" not in text
    assert "2022: “wenig”" in text


def test_the_order_asked_for_is_kept() -> None:
    text = drawn([figure("2024", "2 bn"), figure("2022", "1 bn")])
    assert re.findall(r"^20\d\d", text, re.MULTILINE)[:3] == ["2024", "2023", "2022"]


def test_zeros_have_no_bars() -> None:
    text = drawn([figure("2022", "0", unit="companies"), figure("2023", "0", unit="companies")])
    assert "2022 0 companies │\n2023 0 companies │\n" in text


def titles_of(command: str, capfd: pytest.CaptureFixture[str]) -> tuple[str, list[str]]:
    """Return the chart of a command, and the titles in its answer without a chart, both without line ends."""
    assert app.run([command, "--chart"]) == 0
    chart = capfd.readouterr().out
    assert app.run([command]) == 0
    return " ".join(chart.split()), [line.split("\t")[3] for line in capfd.readouterr().out.splitlines()]


def test_a_chart_is_drawn_in_a_pipe_too_and_shows_all_figures(capfd: pytest.CaptureFixture[str]) -> None:
    chart, titles = titles_of("figures", capfd)
    chart = " ".join(re.sub(r"\[\d\]", "", chart).split())
    assert [title for title in titles if title not in chart and "turnover" not in title] == []
    assert "2023 almost 4.4 bn USD ≠" in chart
    assert "70 regions" in chart


def test_of_trade_only_what_flows_is_drawn_and_the_rest_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    chart, titles = titles_of("trade", capfd)
    drawn, _, named = chart.partition("Not drawn here, because it is another measure: ")
    assert "2023 almost 4.4 bn USD ≠" in drawn
    assert "70 regions" not in chart
    assert "rank" not in drawn
    assert [title for title in titles if title in named] == [title for title in titles if "turnover" not in title]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_chart_of_trade_is_that_of_the_indicator_with_most_figures(lang: str) -> None:
    exports = actor("exports", "Exports", "Экспорт")
    records = [
        figure("2023", "3 bn", exports),
        *TRADE,
        figure("2024", "70", actor("regions", "R", "Р"), measure="stock"),
    ]
    text = drawn(records, view="trade-chart", lang=lang)
    assert text.startswith({"en": "Trade turnover ", "ru": "Товарооборот "}[lang])
    missing = {
        "en": "Not drawn here, because it is another measure: ",
        "ru": "Здесь не нарисованы, так как это другие показатели: ",
    }
    assert f"{missing[lang]}{wording.named(records[0], lang)};" in " ".join(text.split())
    assert drawn(TRADE, view="trade-chart") == drawn(TRADE)
    alone = drawn(records[-1:], view="trade-chart")
    assert alone.strip() == f"Not drawn here, because it is another measure: {wording.named(records[-1], 'en')}."


def test_a_conflict_is_marked_at_both_rates() -> None:
    next_year = figure("2024", "5 bn", growth_percent=1) | {"indicator": TRADE_2023["indicator"]}
    marked = [("stated", "17.5% ≠"), ("implied", "at most 10.0% ≠"), ("stated", "1%")]
    for records in ([*TRADE[:2], next_year], [TRADE_2023, next_year]):  # the same rule as for filters
        assert re.findall(r"(stated|implied) +(.*?) *│", drawn(records)) == marked


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--json"],
            "raes: --chart cannot be used with json\nit works in the terminal, and for files in .svg, .png, .txt\n",
        ),
        (
            ["-f", "csv"],
            "raes: --chart cannot be used with csv\nit works in the terminal, and for files in .svg, .png, .txt\n",
        ),
        (["-o", "trade.json"], "raes: the extension of 'trade.json' does not fit a chart\none of .svg, .png, .txt\n"),
    ],
)
def test_a_chart_has_no_machine_format(arguments: list[str], message: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["trade", "--chart", *arguments]) == 2
    assert capfd.readouterr() == ("", message)


def test_numbers_are_exact() -> None:
    assert series.exact(TRADE_2023["value"]) == Decimal(4400000000)
    assert series.exact(figure("2023", "63.8", unit="percent")["value"]) == Decimal("63.8")


def test_names_that_leave_no_room_stand_under_their_bars() -> None:
    records = [figure("2020", "2 mn", basis="mfa-russia"), figure("2021", "4 mn")]
    lines = drawn(records, width=60).splitlines()
    assert [line.split()[0] for line in lines[2:5]] == ["2020", "Ministry", "2021"]
    assert [line.count("█") > 10 for line in lines[2:5]] == [True, False, True]
    assert "Affairs of Russia 2 mn" in drawn(records, width=100)
