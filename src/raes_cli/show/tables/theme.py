"""The one theme: what every style means, and the signs of the kinds; no colour is named elsewhere.

A colour means one thing and never says it alone; what the eye should find first is the one bold thing of a line. Only
colours that read well on dark and on light ground: no yellow, no blue, no white, no black.
"""

from __future__ import annotations

from rich.style import Style

_LOOKS = {
    "heading": "bold",
    "title": "bold",
    "number": "bold",
    "date": "cyan",
    "actor": "green",
    "source": "magenta",
    "conflict": "red",
    "quote": "italic",
    "match": "underline",
    "bar": "none",
}


class Styles:
    """What Rich asks a console for when it renders a text: nothing but the look of a style.

    It stands in for one, whose import takes longer than all the tables.
    """

    def get_style(self, name: str | Style, *, default: object = None) -> Style:
        """The style called `name`, or that `name` describes (`dim`, `link …`)."""
        del default  # every name is one of ours
        return name if isinstance(name, Style) else Style.parse(_LOOKS.get(name, name))


SIGNS = {"contact": "●", "series": "★", "gathering": "◆", "paper": "■", "force": "▲"}
"""What a kind of event says of its sign → the sign; `labels.SIGNS` says what it means."""
OTHER_SIGN, OPEN_SIGN = "◇", "○"
