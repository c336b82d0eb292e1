"""The one theme: what every style means, and the signs of the kinds; no colour is named elsewhere.

Only colours that read well on dark and on light ground: no yellow, no blue, no white, no black.
"""

from __future__ import annotations

from rich.theme import Theme

THEME = Theme(
    {
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
        "sign.council": "bold magenta",
        "sign.gathering": "bold magenta",
        "sign.paper": "bold green",
        "sign.force": "bold red",
        "sign.other": "bold",
        "sign.open": "bold magenta",
    },
    inherit=False,
)

_FAMILIES = {
    ("contact", "●"): ("meeting", "talks", "visit", "call"),
    ("council", "★"): ("council-session",),
    ("gathering", "◆"): ("summit", "forum", "commission"),
    ("paper", "■"): ("signing", "agreement", "establishment", "approval"),
    ("force", "▲"): ("operation", "incident", "withdrawal"),
}
SIGNS = {kind: (sign, f"sign.{family}") for (family, sign), kinds in _FAMILIES.items() for kind in kinds}
"""Kind of an event → its sign and the style of it; the word always stands beside it."""
OTHER_SIGN = ("◇", "sign.other")
OPEN_SIGN = ("○", "sign.open")
