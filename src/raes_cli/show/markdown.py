"""Markdown for reading and pasting: a list item for each record, with its evidence in a footnote; counts as a table.

A footnote is labelled with the id of its record, so that several extracts can be combined. No text can become a
link, an image, HTML or a table cell.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from raes_cli import labels, vocabularies
from raes_cli.show import plain, wording
from raes_cli.show.page import Page
from raes_cli.show.wording import Record, day, flat, label, named, phrase, quoted
from raes_cli.text import both

_ACTOR = ("kind", "country", "posts", "aliases", "spellings", "met_with", "part_of", "parts")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "event": ("status", "kind", "place", "participants", "organizers", "theme", "initiated_by", "mediated_by", "body",
        "documents", "part_of", "parts", "related"),
    "figure": ("value", "growth", "implied", "status", "basis", "text", "measure"),
    "statement": ("text", "speakers", "collective", "mode", "event", "about", "claimed_date"),
    "document": ("text", "status", "kind", "signatories", "initialled_by", "authors", "events", "full_text", "aliases"),
    "person": _ACTOR,
    "organization": _ACTOR,
    "source": (
        "kind", "publisher", "outlet", "relays", "language", "read", "grade", "url", "file", "sha256", "documents"
    ),
    "conflict": ("text", "rule", "claims"),
    "gap": ("text", "about", "missing_numbers", "closed_by"),
}  # fmt: skip
"""Type of record → the keys that follow its date and title, in that order."""
TAIL = ("attribution", "conflicts", "date_text", "date_note", "place_note", "note")
ELSEWHERE = {
    "date": "it begins the item", "title": "the same", "sources": "the footnote has them", "id": "the footnote has it",
    "topics": "a report wants none",
}  # fmt: skip
_ANSWERS = {"figure": "value", "statement": "text", "gap": "text", "conflict": "text", "document": "text"}
"""Type of record → the key that follows its title after a colon."""
_BARE = ("kind", "status", "growth", "place", "collective", "mode", "measure", "text")
"""Keys whose values need no label."""
_MORE = (
    "body", "documents", "part_of", "parts", "related", "events", "full_text", "about", "file", "sha256", "measure",
    "date_text", "date_note", "place_note", "spellings",
)  # fmt: skip
"""Keys shown only with `--verbose`."""

_HEADINGS = {
    **labels.FIELDS,
    "met_with": labels.MET,
    "group": both("counted", "что подсчитано"),
    "key": both("of", "значение"),
    "count": both("number", "количество"),
    "id": both("id", "id"),
    "list": both("list", "список"),
    "name": both("name", "название"),
    "of": both("of", "чего"),
}
_TYPES = {
    "event": labels.EVENTS,
    "figure": both("Figures", "Показатели"),
    "statement": labels.SAID,
    "document": labels.DOCUMENTS,
    "person": both("People", "Люди"),
    "organization": both("Organizations", "Организации"),
    "source": labels.SOURCES,
    "conflict": both("Conflicts", "Противоречия"),
    "gap": labels.GAPS,
}
_PARTS = {
    "events": labels.EVENTS,
    "statements": labels.SAID,
    "documents": labels.DOCUMENTS,
    "papers": labels.DOCUMENTS,
    "attributed": labels.ATTRIBUTED_TO,
    "gaps": labels.GAPS,
    "claim_records": both("Claims", "Утверждения"),
}
"""Key that holds whole records → the heading above them."""

# All that has a meaning inside a line, on GitHub and elsewhere: emphasis, code, links, images, HTML, entities, cells,
# strikethrough, formulas, attributes, mentions; a colon or dot that turns a word into a link or an emoji.
_SPECIAL = re.compile(r"[\\`*_\[\]{<>|~$&#@^]|:(?=\S)|(?<=www)\.", re.IGNORECASE)


def md(records: Sequence[str], page: Page) -> Iterator[str]:
    """Yield the list, records nested in a record under its name, then the footnotes; or a table of counts or columns.

    Records are read once for each list that may hold them; only the footnotes are kept in memory.
    """
    before = ""
    for block in _blocks(records, page):
        for line in block:
            yield before + line
            before = "\n"
        before = "\n\n"
    if before:
        yield "\n"


def _blocks(records: Sequence[str], page: Page) -> Iterator[Iterable[str]]:
    """Yield the blocks that an empty line separates, each as its lines."""
    sheet = _Sheet(page)
    if page.columns:
        cells = list(plain.worded(records, page))  # even without records: an unknown column is an error
        yield from [[table(cells)]] if records else []
    else:
        types = dict.fromkeys(map(_type, records))
        yield from sheet.lists({type_: _of_type(type_, records) for type_ in types}, "##")
        yield from sheet.parts(map(json.loads, filter(_holds_records, records)))
        yield from sheet.footnotes()
    if page.edition and (records or not page.columns):
        yield [escaped(page.edition)]


def _type(record: str) -> str:
    """Return the type of a record, which follows its id in the JSON text; empty for a count."""
    return record.partition('"type":"')[2].partition('"')[0]


def _of_type(type_: str, records: Sequence[str]) -> Iterator[Record]:
    return (json.loads(record) for record in records if _type(record) == type_)


def _holds_records(record: str) -> bool:
    return record.count('"type":"') > 1


def escaped(text: str) -> str:
    """Return `text` on one line, with all Markdown escaped."""
    return _SPECIAL.sub(r"\\\g<0>", flat(text))


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of cells as a GitHub table, the first row as its header."""
    lines = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
    return "\n".join(f"| {' | '.join(map(escaped, line))} |".replace("\\-\\-\\-", "---") for line in lines)


class _Sheet:
    """One answer in one language; collects its citations for the footnotes."""

    def __init__(self, page: Page) -> None:
        self.page, self.lang, self._names = page, page.lang, page.names
        self._cited: dict[str, list[str]] = {}

    def lists(self, groups: Mapping[str, Iterable[Record]], level: str) -> Iterator[Iterable[str]]:
        """Yield a list for each type, under a heading if there are several types."""
        for type_, group in groups.items():
            if len(groups) > 1:
                yield [f"{level} {escaped(label(_TYPES, type_, self.lang))}"]
            yield map(self._item, group) if type_ else [self._counts(list(group))]

    def parts(self, records: Iterable[Record]) -> Iterator[Iterable[str]]:
        """Yield the records nested in a record: the events of a person, the claims of a conflict."""
        for record in records:
            for key, value in record.items():
                several = value if isinstance(value, list) else []
                inner = [one for one in several if isinstance(one, dict) and "type" in one]
                groups: dict[str, list[Record]] = {}
                for one in inner:
                    groups.setdefault(one["type"], []).append(one)
                if inner:
                    yield [f"## {escaped(named(record, self.lang))}: {escaped(label(_PARTS, key, self.lang))}"]
                    yield from self.lists(groups, "###")

    def footnotes(self) -> Iterator[Iterable[str]]:
        """Yield everything cited, as footnotes labelled with the id of the record they prove."""
        yield from ([f"[^{id_}]: {'; '.join(cited)}"] for id_, cited in self._cited.items())

    def _item(self, record: Record) -> str:
        """Return a record as a list item: date, title, answer, the rest in parentheses, the note, the footnote mark."""
        lang, type_ = self.lang, record["type"]
        known = (*plain.HEAD, *plain.COLUMNS[type_], *plain.TAIL)
        said = dict(zip(known, plain.cells(record, self.page), strict=True))
        said |= {column: cell(record, lang) for column, cell in _CELLS.items() if column in said}
        if "posts" in said:
            said["posts"] = "; ".join(self._post(post, record) for post in record["posts"])
        if type_ == "figure":
            said["text"] = quoted(record["text"], lang)
        answer, note = said.get(_ANSWERS.get(type_, ""), ""), said["note"].rstrip(".")
        hidden = (_ANSWERS.get(type_), "note", *(() if self.page.verbose else _MORE))
        asides = [
            said[column] if column in _BARE else f"{_HEADINGS[column][lang]}: {said[column].rstrip('.')}"
            for column in (*COLUMNS[type_], *TAIL)
            if column not in hidden and said.get(column)
        ]
        doubt = wording.inferred(record, lang)
        date = f"{day(record, lang)} ({doubt})" if doubt else day(record, lang)
        begins = f"**{escaped(date)}** — " if record["date"] and type_ not in ("conflict", "gap") else ""
        title = f"{said['title']} — {record['id']}" if type_ == "source" else said["title"]
        joined = f": {answer}" if type_ == "figure" else f". {answer}".rstrip(". ")
        text = title.rstrip(".") + joined + (f" ({'; '.join(asides)})" if asides else "")
        return f"- {begins}{escaped('. '.join(filter(None, (text, note))))}.{self._mark(record)}"

    def _post(self, post: Record, holder: Record) -> str:
        """Return a post as attested on a day, with its holder if that is not `holder`."""
        holds = wording.post_title(post, self.lang)
        if post["person"]["id"] != holder["id"]:
            holds = f"{named(post['person'], self.lang)}: {post['title'][self.lang]}"
        ends = (
            f"{labels.FIELDS[key][self.lang]} {day({'date': post[key]}, self.lang)}"
            for key in ("since", "until")
            if post.get(key)
        )
        asides = (day(post, self.lang), *ends, phrase(post["date_note"], self.lang), phrase(post["note"], self.lang))
        return f"{holds} ({', '.join(filter(None, asides))})"

    def _mark(self, record: Record) -> str:
        """Return the footnote mark for the evidence of a record and its posts; keep that evidence for `footnotes`."""
        citations = [*record["sources"], *(one for post in record.get("posts", ()) for one in post["sources"])]
        if not citations:
            return ""
        found: dict[str, dict[str, None]] = {}
        for one in citations:
            at = wording.locator(one["locator"], self.lang)
            words = quoted(escaped(one["anchor"]), self.lang) + (f" ({escaped(at)})" if at else "")
            found.setdefault(one["source"], {})[words] = None
        self._cited[record["id"]] = [f"{self._source(source)}: {', '.join(words)}" for source, words in found.items()]
        return f"[^{record['id']}]"

    def _source(self, id_: str) -> str:
        """Return a source by name and id, with its URL if it has one."""
        known = self._names.get(id_)
        url = known.get("url", "") if known else ""
        return escaped(", ".join(filter(None, (f"{known[self.lang]} ({id_})" if known else id_, url))))

    def _counts(self, counts: Sequence[Record]) -> str:
        """Return counts, or names with their counts, as a table."""
        header = [_HEADINGS[column][self.lang] for column in plain.columns(counts[0])]
        rows = [
            (label(labels.GROUPS, one["group"], self.lang), wording.counted_as(one, self.page), str(one["count"]))
            if "group" in one
            else tuple(plain.cells(one, self.page))
            for one in counts
        ]
        return table([[word[:1].upper() + word[1:] for word in header], *rows])


def _status(record: Record, lang: str) -> str:
    """Return the status in words; empty for the usual one, an event held or a figure reported."""
    expected = record["status"] in ("held", "reported")
    return "" if expected else label(vocabularies.STATUSES, record["status"] or "", lang)


def _people(actors: Iterable[Record], lang: str) -> str:
    """Return people with their capacities, and how the passage identifies them unless it names them."""
    return "; ".join(
        wording.person(one, lang).removesuffix(f" ({vocabularies.BASES['named'][lang]})") for one in actors
    )


_CELLS: Mapping[str, Callable[[Record, str], str]] = {
    "participants": lambda record, lang: _people(record["participants"], lang),
    "signatories": lambda record, lang: _people(record["signatories"], lang),
    "initialled_by": lambda record, lang: _people(record["initialled_by"], lang),
    "authors": lambda record, lang: _people(record["authors"], lang),
    "status": _status,
    "read": lambda record, lang: "" if record["read"] == "whole" else label(vocabularies.READ, record["read"], lang),
    "event": lambda record, lang: phrase(record["event_title"], lang),
    "conflicts": lambda record, lang: phrase(record.get("conflict_texts") or record["conflicts"], lang),
}
