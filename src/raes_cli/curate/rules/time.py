"""Rules on dates: days exist, inferred parts are explained, and the order is possible."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from raes_cli import dates
from raes_cli.curate.book import Book, Breach
from raes_cli.curate.reading import KeyPath
from raes_cli.text import both

_RELATIVE = re.compile(
    r"\b(прошл\w+ год\w*|эт(?:ом|ого) год\w*|следующий день|тот же день|last year|this year|the next day)\b",
    re.IGNORECASE,
)
_DATED = ("events", "documents", "statements", "gaps")
_WEEKDAYS = (
    "monday|понедельник", "tuesday|вторник", "wednesday|сред[ауеы]\\b", "thursday|четверг", "friday|пятниц",
    "saturday|суббот", "sunday|воскресен",
)  # fmt: skip
_DAY = re.compile(r"\d{4}(-\d\d){0,2}")


def inferred_date(book: Book) -> Iterator[Breach]:
    """A date that no source prints in full says how it was inferred.

    Give `date_note` (why) and, where there are words, `date_text` (the source's own) for every date that is uncertain,
    a choice from a range, or has a year that the evidence does not print; for the date of a source, give
    `published_text` or `published_note`.
    """
    for section, id_, record in book.records():
        key, edtf = _dated(record)
        note = "published_note" if key == "published" else "date_note"
        if not edtf or vars(record).get(note):
            continue
        said = vars(record).get(note.replace("note", "text")) or ""
        certain = _DAY.fullmatch(edtf) or "/" in edtf
        year = "".join(re.findall(r"\d{4}", edtf)[:1])
        if not certain and not said:
            message = both(f"{edtf} is inferred, and nothing says from what", f"{edtf} — вывод, но из чего, не сказано")
            remedy = both(f"add {note}", f"добавьте {note}")
            yield Breach((section, id_, key), message, remedy)
        elif section == "sources" and not said:
            message = both(f"nothing says where {edtf} comes from", f"не сказано, откуда {edtf}")
            remedy = both("add published_text, or published_note", "добавьте published_text или published_note")
            yield Breach((section, id_, key), message, remedy)
        elif certain and section == "events" and not any(year in text for text in (said, *record.anchors)):
            message = both(f"no evidence has the year {year}", f"ни в одном свидетельстве нет года {year}")
            remedy = both("add date_note, or an anchor", "добавьте date_note или цитату")
            yield Breach((section, id_, key), message, remedy)


def dated_after_source(book: Book) -> Iterator[Breach]:
    """An event, figure or statement is not dated after its source was published.

    Mark what is announced, planned, forecast or a target as such, or correct one of the two dates.
    """
    for section, id_, record in book.records():
        if section not in ("events", "figures", "statements"):
            continue
        key, edtf = _dated(record)
        status = vars(record).get("status", "held")
        if not edtf:
            continue
        if status in ("planned", "announced", "forecast", "target"):
            continue
        earliest = dates.parse(edtf).earliest
        for number, citation in enumerate(record.sources):
            published = _published(book, citation.source)
            if earliest and published and earliest > published and not _announced(book, (section, id_), number):
                message = both(
                    f"dated {edtf}, but its source {citation.source!r} is from {published}",
                    f"дата {edtf}, но источник {citation.source!r} — от {published}",
                )
                yield Breach((section, id_, key), message)


def _announced(book: Book, path: KeyPath, number: int) -> bool:
    """Return whether a source of the record's own layer only announced it, and a later layer says that it was held."""
    file, held, cited = (book.file((*path, *key)) for key in ((), ("status",), ("sources", number)))
    return held != file == cited


def relative_date(book: Book) -> Iterator[Breach]:
    """Words such as “last year” or «на следующий день» are kept beside the date that they were resolved to.

    Add `date_text` with the source's own words, and `date_note` with what they were counted from.
    """
    for section, id_, record in book.records():
        if (section not in _DATED and section != "figures") or record.date_text or record.date_note:
            continue
        file = book.file((section, id_, "period" if section == "figures" else "date"))
        own = (at for at, _ in enumerate(record.sources) if book.file((section, id_, "sources", at)) == file)
        if said := _RELATIVE.search(" ".join(record.sources[at].anchor for at in own)):
            message = both(
                f"{said[0]!r} in its evidence, and nothing says what it is counted from",
                f"в свидетельстве {said[0]!r}, но от чего отсчитано, не сказано",
            )
            yield Breach((section, id_), message, both("add date_text", "добавьте date_text"))


def order_of_a_day(book: Book) -> Iterator[Breach]:
    """An event that came before another has the same date.

    Correct one of the two dates, or remove `before`: events of different dates are ordered by their dates.
    """
    for id_, event in book.base.events.items():
        later = book.base.events.get(event.before or "")
        if later and event.date != later.date:
            message = both(
                f"{event.date or 'no date'}, and {event.before!r} has {later.date or 'none'}",
                f"{event.date or 'даты нет'}, а у {event.before!r} {later.date or 'её нет'}",
            )
            yield Breach(("events", id_, "before"), message)


def part_inside_whole(book: Book) -> Iterator[Breach]:
    """A part of an event lies within the dates of the whole.

    Correct one of the two dates, or use `related`.
    """
    for id_, event in book.base.events.items():
        whole = book.base.events.get(event.part_of or "")
        if whole and whole.date and event.date and _lies_outside(event.date, whole.date):
            message = both(
                f"{event.date} lies outside {event.part_of!r} ({whole.date})",
                f"{event.date} не входит в {event.part_of!r} ({whole.date})",
            )
            yield Breach(("events", id_, "date"), message)


def weekday(book: Book) -> Iterator[Breach]:
    """A weekday that the source names is the weekday of the date.

    Correct the date.
    """
    for section in _DATED:
        for id_, record in getattr(book.base, section).items():
            if not record.date or not record.date_text:
                continue
            known = dates.parse(record.date)
            text = record.date_text.lower()
            named = [number for number, words in enumerate(_WEEKDAYS) if re.search(rf"\b(?:{words})", text)]
            day = known.earliest if known.earliest == known.latest else None
            if day and named and day.weekday() not in named:
                en, ru = (dates.weekday_name(day, lang) for lang in ("en", "ru"))
                yield Breach((section, id_, "date"), both(f"{record.date} is a {en}", f"{record.date} — {ru}"))


def signed_when_signed(book: Book) -> Iterator[Breach]:
    """A document signed at an event has the date of that event.

    Correct one of the two dates.
    """
    papers = book.base.documents
    of_event = {id_: list(event.documents) for id_, event in book.base.events.items() if event.kind == "signing"}
    for document, paper in papers.items():
        for id_ in paper.events:
            of_event.get(id_, []).append(document)
    for id_, documents in of_event.items():
        event = book.base.events[id_]
        for document in dict.fromkeys(documents) if event.date else ():
            if document in papers and (paper := papers[document]).date and paper.date != event.date:
                message = both(
                    f"{document!r} is dated {paper.date}, its signing {event.date}",
                    f"у {document!r} дата {paper.date}, у его подписания — {event.date}",
                )
                yield Breach(("events", id_, "date"), message)


def said_when_held(book: Book) -> Iterator[Breach]:
    """A statement made at an event has a date within that of the event.

    Correct the date of the statement, or its event.
    """
    for id_, statement in book.base.statements.items():
        event = book.base.events.get(statement.event or "")
        if event and event.date and statement.date and _lies_outside(statement.date, event.date):
            message = both(
                f"dated {statement.date}, but {statement.event!r} {event.date}",
                f"дата {statement.date}, но у {statement.event!r} — {event.date}",
            )
            yield Breach(("statements", id_, "date"), message)


def tenure(book: Book) -> Iterator[Breach]:
    """A post is attested after the act that gave it and before the act that ended it.

    Correct `since`, `until` or the date; `since` and `until` each rest on an act that a source names.
    """
    for id_, person in book.base.people.items():
        for number, post in enumerate(person.posts):
            known = {key: edtf for key in ("since", "date", "until") if (edtf := getattr(post, key))}
            for earlier, later in pairwise(known):
                latest, earliest = dates.parse(known[later]).latest, dates.parse(known[earlier]).earliest
                if latest and earliest and latest < earliest:
                    message = both(
                        f"{later} {known[later]} is before {earlier} {known[earlier]}",
                        f"{later} {known[later]} раньше {earlier} {known[earlier]}",
                    )
                    yield Breach(("people", id_, "posts", number, later), message)


def _dated(record: Any) -> tuple[str, str | None]:  # noqa: ANN401 - any model of the schema
    """Return the key under which `record` has its date, and the date."""
    for key in ("date", "period", "published"):
        if found := vars(record).get(key):
            return key, str(found)
    return "date", None


def _lies_outside(edtf: str, around: str) -> bool:
    """Return whether two dates have no day in common."""
    (first, last), (start, end) = ((known.earliest, known.latest) for known in map(dates.parse, (edtf, around)))
    return bool((last and start and last < start) or (first and end and first > end))


def _published(book: Book, source: str) -> dt.date | None:
    found = book.base.sources.get(source)
    return dates.parse(found.published).latest if found and found.published else None


RULES = (
    inferred_date, dated_after_source, relative_date, order_of_a_day, part_inside_whole, weekday, signed_when_signed,
    said_when_held, tenure,
)  # fmt: skip
