"""The length of answers, and the place of the answer in them: readers get it first, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from raes_cli.cli import app

FACTS = str(Path(__file__).parents[1] / "data" / "facts.yaml")
"""The base of the five documents."""

BOUNDS = {
    "timeline": (100, 130), "meetings": (100, 45), "who Kalugin": (100, 60), "trade": (100, 20), "council": (100, 12),
    "council 3": (80, 90), "said": (100, 260), "gaps": (100, 120), "search коридор": (100, 24),
    "sources": (80, 7),
}  # fmt: skip
"""Question → the width of its terminal, and its greatest number of lines."""
ANSWERS = {
    "who Kalugin": ("Director of the Fourth Department", "директор четвёртого департамента"),
    "last meeting of Putin and Aliyev": ("Dushanbe", "Душанбе"),
    "third session": ("28 February 2023 · Baku", "28 февраля 2023 · Баку"),
    "show trade-2023": ("almost 4.4 bn USD", "почти 4,4 млрд долл."),
    "trade 2023": ("2023 almost 4.4", "2023 почти 4,4"),
    "how many students": ("more than 16 thousand", "более 16 тыс."),
    "когда Лавров был в Баку": ("28 Feb ★ Third session", "28 фев ★ Третье заседание"),
    "said Калугин belt": ("belt of stability", "пояс"),
    "conflicts": ("rounding cannot explain it", "не объяснимо округлением"),
}
"""Question → words of its answer in both languages."""
LANGUAGES = ("en", "ru")


def lines(
    question: str, lang: str, columns: int, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert app.run([*question.split(), "-f", "table", "--lang", lang, "--facts", FACTS]) == 0
    return capfd.readouterr().out.splitlines()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("question", BOUNDS)
def test_an_answer_is_no_longer_than_this(
    question: str, lang: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    columns, most = BOUNDS[question]
    assert len(lines(question, lang, columns, monkeypatch, capfd)) <= most


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("columns", [80, 100, 120])
def test_a_source_takes_a_line(
    columns: int, lang: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """At every width of a terminal; only signs that occur are explained."""
    shown = lines("sources", lang, columns, monkeypatch, capfd)
    assert shown.index("") == len(("ria-2024", "kalugin-2025", "raes1-communique", "raes3-communique", "azertac-raes4"))
    assert ("≈" in " ".join(shown[:5])) == ("≈" in " ".join(shown[5:]))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("question", ANSWERS)
def test_the_answer_stands_in_the_first_three_lines(
    question: str, lang: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    first = lines(question, lang, 100, monkeypatch, capfd)[:3]
    assert ANSWERS[question][LANGUAGES.index(lang)] in " ".join(" ".join(first).split())
