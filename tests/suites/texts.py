"""Texts that a sound base may have and that no format, terminal or spreadsheet likes."""

from __future__ import annotations

import unicodedata
from random import Random

from raes_cli.curate.feed import CONTROL

NAUGHTY = (
    "=1+1", "+1", "-1", "@SUM(A1)", " =1", "＝1", '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0", "<script>alert(1)</script>",
    "<b>bold</b> &amp; &lt; &#0;", "]]>", "<!-- -->", "</style><svg onload=alert(1)>", "javascript:alert(1)", '"', "'", '""', "`", "``",
    "a|b", "||", "\\", "\\\\", "\\n", "\\|", "*a* _b_ ~c~ **d**", "[a](http://x)", "![a](http://x)", "<http://x>", "# head", "- item", "1. one",
    "> quote", "---", "{{x}}", "{%x%}", "${x}", "$(x)", "$x$", "%s %d", "%", "{", "}", "{}", "\\textbf{a}", "#1 & ~ ^", "@article{a,",
    "BEGIN:VEVENT", "END:VCALENDAR", "DTSTART:1", "TY  - X", "ER  - ", "a;b,c:d", "a, and b", ": a", "a: b", "- a", "? a", "| a", "!a", "&a", "*a",
    "null", "true", "~", "NaN", "1e400", "0x1F", "007", "2023-02-30", "12:30", "1,000.00", "9" * 300, "нет", "да", "ёлка Ёж", "Əliyev İlham ı",
    "中文字符", "日本語", "한국어", "العربية", "עברית", "हिन्दी", "ไทย", "👨‍👩‍👧‍👦", "🏳️‍🌈", "e\u0301" * 40, "a\u0300\u0316" * 60, "ﬁ ß ǅ", "Ⅷ ½ ²",
    "a\u00a0b", "a\u00adb", "a\u200bb", "a\u200cb\u200dc", "\u2060", "a\u3000b", "x" * 400, "слово " * 300, "a" + "\u0301" * 500, "(" * 200, "\t", "a\tb",
    "a\nb", "a\n\nb", "«»", "„“”", "…", "—", "№ 3", "U+001B", "\\u{1b}", "\\x1b[31m", "[/]", "[bold]a[/bold]", "[link=x]y[/link]", ":smile:",
    "Traceback (most recent call 1ast)", "None", "raes: ", "file.yaml:1:1: ", "::error::x", "  lead and trail  ", "",
)  # fmt: skip
_BLOCKS = ((0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x370, 0x52F), (0x590, 0x6FF), (0x900, 0x97F), (0x1E00, 0x2027), (0x2030, 0x2BFF), (0x3000, 0x30FF), (0x4E00, 0x4FFF), (0xAC00, 0xACFF), (0xE000, 0xE0FF), (0xFB00, 0xFFEF), (0x1F300, 0x1FAFF), (0x20000, 0x200FF))  # fmt: skip


def text(chance: Random) -> str:
    """A text, which has something to say beside whatever else it has."""
    parts = [
        chance.choice(NAUGHTY) if chance.random() < 0.7 else anything(chance)
        for _ in range(chance.choice((1, 1, 2, 3)))
    ]
    return allowed(chance.choice(("", " ", "x")).join(parts))


def anything(chance: Random) -> str:
    """Characters of any script."""
    return "".join(chr(chance.randint(*chance.choice(_BLOCKS))) for _ in range(chance.randrange(1, 30)))


def allowed(said: str) -> str:
    """A text as a base may have it: composed, without control characters, and not empty."""
    clean = CONTROL.sub("", unicodedata.normalize("NFC", said))
    return " ".join(clean.split()) or "x"
