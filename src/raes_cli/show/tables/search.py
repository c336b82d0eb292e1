"""Search results, best first: the title with the match marked, the answer, the words around a match elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from raes_cli import labels
from raes_cli.show import wording
from raes_cli.show.tables import fields, parts
from raes_cli.show.tables.answers import answer
from raes_cli.show.tables.layout import hung, joined, padded
from raes_cli.show.tables.paper import Paper
from raes_cli.show.tables.styled import Text
from raes_cli.show.wording import Record


def search(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """Yield a numbered list, no longer than the page allows."""
    shown = records[: paper.page.most]
    column = len(str(len(shown))) + 2
    room = paper.width - column
    for number, record in enumerate(shown, 1):
        rank = padded(paper.ink(number, "dim"), column - 2, right=True)
        match = record.get("match") or {"field": "title", "text": "", "words": [], "verbatim": True}
        found = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in match["words"]) or r"(?!)")
        title = paper.title(record)
        mark = paper.sign("*") if record["note"] else Text()
        head = joined(" ", (_lit(title, found, paper, "title"), mark))
        told = [_marked(part, found) for part in answer(record, paper, unless=title)]
        said = paper.dotted((*told, _words(match, found, paper, [head, *told])))
        about = joined("  ", (said, _lit(record["id"], found, paper, "dim")))
        tags = paper.tags(record["sources"])
        whole = paper.dotted((head, about))
        # A result that fits on one line gets one; a title that fills its line runs on into the answer.
        run_on = head.cell_len + tags.cell_len >= room or whole.cell_len + tags.cell_len < room
        yield from paper.entry(rank, column, [whole] if run_on else [head, about], tags)
        if paper.page.verbose:
            yield from paper.entry(Text(), column, [parts.note(record, paper)])
            yield from hung(Text(" " * column), fields.details(record, paper.inset(column)), Text(" " * column))
    left = len(records) - len(shown)
    more = labels.MORE[paper.lang].format(left, len(records)) if left else ""
    yield from paper.foot(brief=None if paper.page.verbose else paper.ink(more))


def _words(match: Record, found: re.Pattern[str], paper: Paper, told: Sequence[Text]) -> Text:
    """Return the words around a match outside title, id and what is `told` beside them.

    Unless found verbatim, they follow the name of their field.
    """
    key = match["field"].partition(".")[0]
    if key in ("title", "name", "id"):
        return Text()
    if match.get("verbatim", True) and any(match["text"] in part.plain for part in told):
        return Text()
    field = labels.TOPIC[paper.lang] if key == "topics" else wording.label(labels.FIELDS, key, paper.lang)
    under = Text() if match.get("verbatim", True) else paper.ink(f"{field}: ", "dim")
    by = Text()
    if match.get("found_by"):
        quoted = wording.quoted(match["found_by"], paper.lang)
        by = Text.assemble(" (", _lit(labels.FOUND_BY[paper.lang].format(quoted), found, paper), ")")
    return Text.assemble(under, _lit(match["text"], found, paper), by)


def _marked(text: Text, found: re.Pattern[str]) -> Text:
    """Return a text with the matches marked, over the styles that it has."""
    spans = ((*match.span(), "match") for match in found.finditer(text.plain))
    return Text(text.plain, spans=(*text.spans, *spans))


def _lit(words: str, found: re.Pattern[str], paper: Paper, style: str = "") -> Text:
    """Return a text with the matches marked."""
    text = Text()
    at = 0
    for span in found.finditer(words):
        text.append_text(paper.ink(words[at : span.start()]))
        text.append_text(paper.ink(span[0], "match"))
        at = span.end()
    return text.append_text(paper.ink(words[at:])).underlaid(style)
