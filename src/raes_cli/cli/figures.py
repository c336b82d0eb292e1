"""Numbers: trade, and every other figure."""

from raes_cli.cli.ask import Ask
from raes_cli.lookup.find import explained, find


def trade(ask: Ask) -> None:
    ask.answer(explained(ask.base, find(ask.base, ask.query("figure", subject="trade"))), "trade")


def figures(ask: Ask) -> None:
    ask.answer(explained(ask.base, find(ask.base, ask.query("figure"))), "figures")
