"""The one theme: what every style means, and the signs of the kinds; no colour is named elsewhere.

A colour means one thing and never says it alone; what the eye should find first is the one bold thing of a line. Only
colours that read well on dark and on light ground: no yellow, no blue, no white, no black.
"""

from __future__ import annotations

LOOKS = {
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
"""Name of a style → how Rich describes it; another name is a description itself."""

SIGNS = {"contact": "●", "series": "★", "gathering": "◆", "paper": "■", "force": "▲"}
"""What a kind of event says of its sign → the sign; `labels.SIGNS` says what it means."""
OTHER_SIGN, OPEN_SIGN = "◇", "○"
