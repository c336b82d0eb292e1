"""The one theme: what every style means, and the signs of the kinds; no colour is named elsewhere.

Only colours that read well on dark and on light ground: no yellow, no blue, no white, no black.
"""

from __future__ import annotations

from rich.style import Style

_LOOKS = {
    "heading": "bold",
    "rule": "dim",
    "rail": "dim",
    "date": "cyan",
    "title": "bold",
    "kind": "italic",
    "person": "none",
    "basis": "dim italic",
    "place": "none",
    "label": "dim",
    "id": "dim",
    "source": "magenta",
    "quote": "italic",
    "number": "bold cyan",
    "hedge": "dim italic",
    "bar": "cyan",
    "bar.implied": "cyan dim",
    "bar.open": "magenta",
    "note": "dim italic",
    "gap": "dim italic",
    "open": "bold magenta",
    "conflict": "red",
    "match": "bold reverse",
    "sign.contact": "bold cyan",
    "sign.series": "bold magenta",
    "sign.gathering": "bold magenta",
    "sign.paper": "bold green",
    "sign.force": "bold red",
    "sign.other": "bold",
    "sign.open": "bold magenta",
}


class Styles:
    """What Rich asks a console for when it renders a text: nothing but the look of a style.

    It stands in for one, whose import takes longer than all the tables.
    """

    def get_style(self, name: str | Style, *, default: object = None) -> Style:
        """The style called `name`, or that `name` describes (`link …`)."""
        del default  # every name is one of ours
        return name if isinstance(name, Style) else Style.parse(_LOOKS.get(name, name))


SIGNS = {"contact": "●", "series": "★", "gathering": "◆", "paper": "■", "force": "▲"}
"""What a kind of event says of its sign → the sign, styled `sign.…`; the word of the kind always stands beside it."""
OTHER_SIGN = ("◇", "sign.other")
OPEN_SIGN = ("○", "sign.open")
