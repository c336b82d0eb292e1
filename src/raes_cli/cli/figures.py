"""Numbers: trade, and every other figure."""

from typing import Annotated

from typer import Option

from raes_cli.cli.ask import Ask
from raes_cli.cli.speech import say
from raes_cli.lookup.find import explained
from raes_cli.lookup.scope import scope
from raes_cli.text import both

_CHART = both(
    "Draw value and growth per year; with -o FILE.svg as SVG.", "Нарисовать значения и рост; с -o FILE.svg — в SVG."
)


def trade(ask: Ask, *, chart: Annotated[bool, lambda: Option("--chart", help=say(_CHART))] = False) -> None:
    ask.options["chart"] = chart
    subject = scope(ask.base, "trade").subject
    ask.answer(explained(ask.base, ask.find("figure", subject=subject)), "chart" if chart else "trade")


def figures(ask: Ask, *, chart: Annotated[bool, lambda: Option("--chart", help=say(_CHART))] = False) -> None:
    ask.options["chart"] = chart
    ask.answer(explained(ask.base, ask.find("figure")), "chart" if chart else "figures")
