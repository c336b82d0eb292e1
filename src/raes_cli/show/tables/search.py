"""Search results, best first: what was found with the match lit, what it is, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.text import Text

from raes_cli import labels
from raes_cli.show import wording
from raes_cli.show.tables import parts
from raes_cli.show.tables.layout import padded
from raes_cli.show.tables.paper import Paper
from raes_cli.show.wording import Record


def search(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """A numbered list."""
    column = len(str(len(records))) + 2
    for number, record in enumerate(records, 1):
        yield from [Text()] if number > 1 else ()
        rank = padded(paper.ink(number, "number"), column - 2, right=True)
        type_ = paper.ink(labels.TYPES[record["type"]][paper.lang], "kind")
        kind = parts.kind(record, paper) if record.get("kind") else Text()
        date = parts.when(record, paper) if record["date"] else Text()
        hedges = (parts.inferred(record, paper), parts.attribution(record, paper))
        about = paper.dotted((type_, kind, date, *hedges))
        matched = record["match"]["text"].strip("…") if record.get("match") else "\n"
        caveats = (caveat for caveat in parts.caveats(record, paper) if matched not in caveat.plain)
        paragraphs = [*_found(record, paper), *caveats, about]
        yield from paper.entry(rank, column, paragraphs, parts.ident(record, paper))
    yield from paper.foot()


def _found(record: Record, paper: Paper) -> Iterator[Text]:
    """The title and, where the match is elsewhere, the text around it."""
    match = record.get("match") or {"field": "", "text": "", "words": [], "verbatim": True}
    found = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in match["words"]) or r"(?!)")
    title = wording.named(record, paper.lang)
    yield _lit(title, found, paper, "title")
    if not (match["field"].startswith(("title", "name")) and found.search(title)):
        key = match["field"].partition(".")[0]
        field = labels.TOPIC[paper.lang] if key == "topics" else wording.label(labels.FIELDS, key, paper.lang)
        under = Text() if match.get("verbatim", True) else paper.ink(f"{field}: ", "label")
        by = Text()
        if match.get("found_by"):
            quoted = wording.quoted(match["found_by"], paper.lang)
            by = Text.assemble(" (", _lit(labels.FOUND_BY[paper.lang].format(quoted), found, paper), ")")
        yield Text.assemble(under, _lit(match["text"], found, paper), by)


def _lit(words: str, found: re.Pattern[str], paper: Paper, style: str = "") -> Text:
    """A text with what was found in the style of a match."""
    text = Text(style=style)
    at = 0
    for span in found.finditer(words):
        text.append_text(paper.ink(words[at : span.start()]))
        text.append_text(paper.ink(span[0], "match"))
        at = span.end()
    return text.append_text(paper.ink(words[at:]))
