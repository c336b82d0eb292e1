"""Search results, best first: what was found with the match lit, what it is, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.text import Text

from raes_cli.show import labels, wording
from raes_cli.show.tables import parts
from raes_cli.show.tables.layout import padded
from raes_cli.show.tables.paper import Paper
from raes_cli.show.wording import Record

_MARKED = re.compile("\ue000([^\ue001]*)\ue001")


def search(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """A numbered list."""
    column = len(str(len(records))) + 2
    for number, record in enumerate(records, 1):
        yield from [Text()] if number > 1 else ()
        rank = padded(paper.ink(number, "number"), column - 2, right=True)
        title, snippet = _found(record, paper)
        type_ = paper.ink(labels.TYPES[record["type"]][paper.lang], "kind")
        kind = Text() if record["type"] not in labels.KINDS else parts.kind(record, paper)
        date = parts.when(record, paper) if record["date"] else Text()
        about = paper.dotted((type_, kind, date, parts.inferred(record, paper)))
        paragraphs = [title, snippet, *parts.caveats(record, paper), about]
        yield from paper.entry(rank, column, paragraphs, parts.ident(record, paper))
    yield from paper.foot()


def _found(record: Record, paper: Paper) -> tuple[Text, Text]:
    """The title and, where the match is elsewhere, the place around it."""
    title = parts.title(record, paper)
    match = record.get("match")
    if not match:
        return title, Text()
    marked = {lang: text for lang, text in match["text"].items() if _MARKED.search(text)}
    lang = paper.lang if paper.lang in marked else next(iter(marked), "")
    if lang == paper.lang and match["field"] in ("title", "name"):
        return _lit(marked[lang], paper, "title"), Text()
    return title, _lit(marked[lang], paper) if lang else Text()


def _lit(snippet: str, paper: Paper, style: str = "") -> Text:
    """A snippet with its marked parts in the style of a match."""
    text = Text(style=style)
    for number, part in enumerate(_MARKED.split(snippet)):
        text.append_text(paper.ink(part, "match" if number % 2 else ""))
    return text
