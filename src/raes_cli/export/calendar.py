"""iCalendar (RFC 5545): events on known days, as all-day events for any calendar program.

A date that is known as a whole (a day, several days, a month, a year) becomes the span it covers. An event on an
unknown day of a window is left out, as is one without a date: a calendar would show it on days on which nothing
happened.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence

from raes_cli import dates, labels, vocabularies
from raes_cli.export.references import told
from raes_cli.show.page import Page
from raes_cli.show.wording import Record, flat, inferred, label, names, phrase, quoted

_OCTETS = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_STATUS = {"held": "CONFIRMED", "planned": "TENTATIVE", "announced": "TENTATIVE"}


def ics(records: Sequence[str], page: Page) -> Iterator[str]:
    """Yield the lines of a calendar of the events among `records`."""
    return (f"{folded}\r\n" for line in _lines(records, page) for folded in _folded(line))


def _lines(records: Sequence[str], page: Page) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//raes//raes//EN", "CALSCALE:GREGORIAN")
    yield from (f"X-WR-CALNAME:{_text('raes')}", f"X-WR-CALDESC:{_text(page.edition)}")
    for text in records:
        record = json.loads(text)
        if span := _days(record):
            yield from _event(record, *span, page)
    yield "END:VCALENDAR"


def has_place(record: str) -> bool:
    """Return whether a `record` gets an entry in the calendar."""
    return _days(json.loads(record)) is not None


def _days(record: Record) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day of an event; None if `record` is not an event or the days are not known."""
    if record["type"] != "event" or not record["date"]:
        return None
    known = dates.parse(record["date"])
    if known.shape == "one-of" or known.earliest is None or known.latest is None or known.latest == dt.date.max:
        return None
    return known.earliest, known.latest


def _event(record: Record, first: dt.date, last: dt.date, page: Page) -> Iterator[str]:
    lang = page.lang
    yield "BEGIN:VEVENT"
    yield f"UID:{record['id']}@raes"
    # The day of the fact, not of the export: the same base gives the same file.
    yield f"DTSTAMP:{first:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + dt.timedelta(1):%Y%m%d}"
    yield f"SUMMARY:{_text(record['title'][lang])}"
    yield f"DESCRIPTION:{_text(chr(10).join(_described(record, page)))}"
    if place := phrase(record["place"], lang):
        yield f"LOCATION:{_text(place)}"
    yield f"STATUS:{_STATUS[record['status']]}"
    kind = page.labels.get("event-kind", {}).get(record["kind"])
    yield f"CATEGORIES:{_text(kind['name'][lang] if kind else record['kind'])}"
    if address := next((url for one in record["sources"] if (url := _address(one, page))), ""):
        yield f"URL:{flat(address)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _described(record: Record, page: Page) -> Iterator[str]:
    """Yield what iCalendar has no field for: certainty, people, caveats, evidence with URLs, and the base."""
    lang = page.lang
    yield flat(told(record, page))
    if record["status"] != "held":
        yield vocabularies.STATUSES[record["status"]][lang]
    if doubt := inferred(record, lang):
        yield f"{doubt}: {flat(phrase(record['date_note'], lang))}"
    for key in ("participants", "organizers", "attribution"):
        if record[key]:
            yield f"{label(labels.FIELDS, key, lang)}: {flat(names(record[key], lang))}"
    if record["note"]:
        yield flat(record["note"][lang])
    for one in record["sources"]:
        title = page.known[one["source"]]["title"][lang]
        yield flat(" ".join(filter(None, (quoted(one["anchor"], lang), "—", title, _address(one, page)))))
    yield flat(f"{record['id']}. {page.edition}")


def _address(citation: Record, page: Page) -> str:
    return str(page.known[citation["source"]]["url"] or "")


def _text(text: str) -> str:
    return text.translate(_ESCAPES)


def _folded(line: str) -> Iterator[str]:
    """Yield `line` in pieces of at most 75 octets, all but the first after a space; no character is split."""
    piece, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _OCTETS:
            yield piece
            piece, size = " ", 1
        piece += letter
        size += width
    yield piece
