"""The document that a draft is made from: its text, date, language and kind, and its record as a source."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath

from raes_cli import dates
from raes_cli.curate.book import Book
from raes_cli.curate.evidence import SourceText, normal
from raes_cli.curate.parts import SLUG
from raes_cli.draft.layer import BLANK
from raes_cli.draft.spelling import slug
from raes_cli.endings import alike
from raes_cli.errors import UsageError
from raes_cli.lookup.days.when import window
from raes_cli.text import Words, both, one_line, words

_FEW_ANCHORS, _MOST_ANCHORS = 8, 0.7
"""How many of a source's anchors make a text comparable with it, and what share makes them one report."""
_HEAD = 400
"""Characters at the head of a text in which it may name its kind."""
_NEAR = 7
"""The most days between the printed and the given day of publication of one document."""
_ASKED = 3
"""The number of questions that make a text an interview."""
_DATELINE = re.compile(
    r"^\s*(?:date\s+(?P<iso>\d{4}-\d\d-\d\d)"
    r"|[^\W\d_][\w ./-]{1,30}, (?:(?-i:[A-Z])[\w ]{2,20}, )?"
    r"(?P<date>\d{1,2} [^\W\d_]{3,9}\.?(?: \d{4})?|[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)"
    r"(?:(?<=\d{4}) (?:года?\b|г\.))?"
    r"(?= ?[-–—./(]|,? (?:/|\()|\s*$|,? [^\W\d_][\w .-]{2,20}\s*$|, (?-i:[A-ZА-Я])[\w-]{2,20}\. )"
    r"|(?:(?:published|updated|date|дата|опубликовано|обновлено)\W+)?"
    r"(?P<alone>\d{1,2}[. ](?:\d\d|[^\W\d_]{3,9})[. ]\d{4}|[A-Z][a-z]{2,8} \d{1,2}, \d{4})"
    r"(?: года?| г\.?)?(?:(?:,? \d{1,2}:\d\d)?\s*$|(?:, \d{1,2}:\d\d)?(?:, [^\W\d_][\w-]{2,20}){1,2}\s*$"
    r"|,? \d{1,2}:\d\d\.|[.,] [^\W\d_][\w-]{2,20}\.|[.,] [^\n]{3,40}$))",
    re.MULTILINE | re.IGNORECASE,
)
_AT_THE_END = re.compile(
    r"^(?:[^\n]{0,160}[,.(|»/–—-] ?|(?:[^\n.]{1,40}\. )?"
    r"(?:подготовл|составл|обновл|опублик|размещ|по состоянию|compiled|prepared"
    r"|as of|updated|published|posted)[^\n\d]{0,40} )"
    r"(?:[^\W\d_][\w-]{2,20}, )?(\d{1,2} [^\W\d_]{3,9} \d{4}|[A-Z][a-z]{2,8} \d{1,2}, \d{4})"
    r"(?: года?| г\.?)?\)?\s*$",
    re.MULTILINE | re.IGNORECASE,
)
"""A line of the head that ends with the date, or the place and date."""
_ENGLISH = frozenset(("the", "of", "and", "to", "for", "with", "that", "on"))
_LONG, _LEAST_ENGLISH = 30, 0.02
"""In a text of more words than this, the least share of common English words if it is English."""
_YEAR = re.compile(r"(?<![\d.,])(?<!\bby )(?<!\bк )(?<!\bдо )(?<!\bbefore )(?:19|20)\d\d(?!\d)")
_CYRILLIC, _AZERBAIJANI = re.compile("[А-Яа-яЁё]"), re.compile("[əƏğĞıİ]")


@dataclass
class Origin:
    """A document: its file name, its text, and what it says about itself."""

    name: str
    content: bytes
    text: str
    language: str
    published: dt.date | None = None
    published_text: str | None = None
    printed: dt.date | None = None
    """The day that the text prints, if a day was given as well."""
    given: bool = False
    """Whether the day of publication was given by the user."""
    url: str | None = None
    outlet: str | None = None

    @property
    def counts_from(self) -> dt.date | None:
        """The day from which relative dates count: the printed one if close to a given one, else the day published."""
        near = self.printed and self.published and abs((self.published - self.printed).days) <= _NEAR
        return self.printed if near else self.published

    @property
    def digest(self) -> str:
        """The SHA-256 of the content, in hexadecimal digits."""
        return sha256(self.content).hexdigest()


def origin(content: bytes, name: str, text: str, *, published: str | None, language: str | None) -> Origin:
    """Return what is known about a text.

    `published` (a day) and `language` take precedence over what the text says, but a Russian text stays Russian if
    `language` is `en` or `az`. Raises `UsageError` if the language is not recognized, or if `published` is not a day.
    """
    own = _language(text)
    if not own and not language:
        shown = one_line(name)
        raise UsageError(
            both(f"the language of '{shown}' is not recognized", f"язык текста '{shown}' не распознан"),
            both("specify it: --lang de", "укажите его: --lang de"),
        )
    told = language if language and not (own == "ru" and language in ("en", "az")) else own
    found = Origin(PurePath(name).name, content, text, told)
    day = _day(published) if published is not None else None
    found.published, found.published_text = _dateline(text, day)
    if day:
        found.printed, found.published, found.given = found.published, day, True
    return found


def identify(book: Book, found: Origin, wished: str | None) -> str:
    """Return the id of the source: `wished`, else one made from the file name.

    Raises `UsageError` if `wished` is taken, or if the id is not valid.
    """
    id_ = wished or re.sub(r"^\d+-", "", slug(PurePath(found.name).stem))[:60].strip("-") or "source"
    shown = one_line(id_)
    if not re.fullmatch(SLUG, id_):
        message = both(
            f"'{shown}' is not an id (a–z, 0–9, single hyphens)", f"'{shown}' — не id (a–z, 0–9, одиночные дефисы)"
        )
        raise UsageError(message)
    if id_ in book.ids:
        if wished:
            message = both(f"the id '{shown}' is taken", f"id '{shown}' уже занят")
            raise UsageError(message, both("choose another --source", "выберите другой --source"))
        id_ = next(other for other in (f"{id_}-{number}" for number in range(2, 1000)) if other not in book.ids)
    return id_


def refuse_known(book: Book, found: Origin, source: SourceText) -> None:
    """Raise `UsageError` if the base already has this text: by its digest, or because most sentences are cited."""
    for id_, one in book.base.sources.items():
        if one.sha256 == found.digest:
            raise _known(found, id_)
    for id_, here, _ in _cited(book, source):
        if len(source.unused(here)) * 2 < len(source.sentences):
            raise _known(found, id_)


def shared(book: Book, source: SourceText) -> list[Words]:
    """Return a message for each source most of whose anchors are in this text."""
    return [
        both(
            f"has {len(here)} of the {several} passages cited from {id_}: perhaps the same report",
            f"содержит {len(here)} из {several} цитат источника {id_}: возможно, то же сообщение",
        )
        for id_, here, several in _cited(book, source)
        if len(here) >= _MOST_ANCHORS * several
    ]


def _cited(book: Book, source: SourceText) -> Iterator[tuple[str, list[str], int]]:
    """Yield the sources with several anchors in a text: the id, these anchors, and the number of all its anchors."""
    anchors: dict[str, set[str]] = {}
    for _, id_, anchor in book.citations():
        anchors.setdefault(id_, set()).update([anchor] if " " in anchor else [])
    for id_, its in anchors.items():
        here = [anchor for anchor in its if normal(anchor) in source.text]
        if len(here) >= _FEW_ANCHORS:
            yield id_, here, len(its)


def _known(found: Origin, id_: str) -> UsageError:
    shown = one_line(found.name)
    return UsageError(
        both(f"'{shown}' is in the base already: it is the text of {id_}", f"'{shown}' уже в базе: это текст {id_}"),
        both(f"raes sources {id_} shows it", f"его покажет raes sources {id_}"),
    )


def record(found: Origin, book: Book, publisher: str | None, relays: list[str]) -> dict[str, object]:
    """Return the record of the source."""
    note = None
    day = {one: dates.words(str(found.printed or found.published), one) for one in ("en", "ru") if found.published}
    if found.given and found.printed is None:
        note = both("Given when it was drafted; the text has no date.", "Указана при составлении; в тексте даты нет.")
    elif found.given and found.printed != found.published:
        note = both(
            f"Given when it was drafted; the text says {day['en']}.",
            f"Указана при составлении; в тексте: {day['ru']}.",
        )
    elif not found.given and found.published_text and str(found.published)[:4] not in found.published_text:
        note = both(f"The text gives no year; inferred as {day['en']}.", f"Год не указан; определён как {day['ru']}.")
    return {
        "name": {"en": BLANK, "ru": BLANK},
        "kind": genre(found.text, book) or BLANK,
        "publisher": publisher,
        "relays": relays,
        "language": found.language,
        "published": str(found.published) if found.published else None,
        "published_text": found.published_text,
        "published_note": dict(note) if note else None,
        "file": found.name,
        "sha256": found.digest,
        "url": found.url,
        "outlet": found.outlet,
    }


def _day(published: str) -> dt.date:
    shown = one_line(published)
    days, _ = window(on=published, today=dt.date.today())  # noqa: DTZ011 - raises if it cannot read the day
    if days.first is None or days.first != days.last:
        message = both(f"--published {shown} is not a day", f"--published {shown} — не день")
        raise UsageError(message, both(
            "a day like 2025-12-14; if only the month or year is known, leave it out and write it into the draft",
            "день вида 2025-12-14; если известен лишь месяц или год, опустите его и впишите в черновик",
        ))  # fmt: skip
    return days.first


def _dateline(text: str, given: dt.date | None) -> tuple[dt.date | None, str | None]:
    """Return the date in the head of a text and its wording, or None for both.

    If the year is not printed, it is that which brings the date closest to `given`, else the last year in the text.
    """
    head = "\n".join(text.split("\n")[:6])[:600]
    found = _DATELINE.search(head)
    ended = None if found else _AT_THE_END.search(head)
    said = ended[1] if ended else found["iso"] or found["date"] or found["alone"] if found else ""
    day = (_one_day(said) or _in_some_year(said, text, given)) if said else None
    return (day, found[0].strip() if found and found["iso"] else said) if day else (None, None)


def _in_some_year(said: str, text: str, given: dt.date | None) -> dt.date | None:
    """Return the day in the year closest to `given`, else in the last printed year that is not in the future."""
    printed = [year for year in printed_years(text) if year >= 2000]  # noqa: PLR2004 - no document is older
    latest = given.year + 1 if given else max(printed, default=0)
    years = range(latest, latest - 3, -1) if latest else ()
    days = [day for year in years if (day := _one_day(f"{said} {year}"))]
    if given:
        return min(days, key=lambda day: abs(day - given), default=None)
    return next((day for day in days if day <= dt.date.today()), None)  # noqa: DTZ011 - no text is from the future


def _one_day(typed: str) -> dt.date | None:
    """Return the day in a text, or None if it is not a single day."""
    try:
        days, _ = window(on=typed, today=dt.date.today())  # noqa: DTZ011 - a dateline is not relative
    except UsageError:
        return None
    return days.first if days.first == days.last else None


def printed_years(text: str) -> list[int]:
    """Return the years that a text prints, without those that are deadlines."""
    return [int(year) for year in _YEAR.findall(text)]


def _language(text: str) -> str:
    """Return `ru`, `az` or `en`; an empty text if it is long enough to show that it is none of them."""
    letters = len(re.findall(r"[^\W\d_]", text))
    if len(_CYRILLIC.findall(text)) * 2 > letters:
        return "ru"
    if len(_AZERBAIJANI.findall(text)) * 50 > letters:
        return "az"
    every = re.findall(r"[^\W\d_]+", text.lower())
    english = sum(word in _ENGLISH for word in every)
    return "" if len(every) > _LONG and english < len(every) * _LEAST_ENGLISH else "en"


def genre(text: str, book: Book) -> str:
    """Return the kind of source that the head of a text names, else the most frequent in the base; "" without any."""
    kinds = {id_: kind.source for id_, kind in book.base.kinds.items() if kind.source}
    usual = Counter(one.kind for one in book.base.sources.values() if one.kind in kinds)
    head = words(text[:_HEAD]) + (["interview", "интервью"] if len(re.findall(r"\?\s*\n", text)) >= _ASKED else [])
    for id_, kind in sorted(kinds.items(), key=lambda one: usual[one[0]]):
        for name in filter(None, (kind.name.en, kind.name.ru, kind.name.az, *kind.aliases)):
            parts = words(name)
            if any(all(map(alike, head[at:], parts)) for at in range(len(head) - len(parts) + 1)):
                return id_
    # Of equally frequent kinds, prefer one that is not a document: a document would name its kind.
    return max(kinds, key=lambda id_: (usual[id_], book.base.kinds[id_].document is None), default="")


def head(found: Origin, lang: str) -> list[str]:
    """Return the lines of the comment that begins the layer: what it is, and what to do with it."""
    en = [
        f"Drafted by `raes draft` from {found.name}: proposals that nobody has reviewed yet.",
        'Write what is left as "": `raes check` counts these places under the rule `draft`. Delete what the text does',
        "not say, and the comments: they quote the text, which is not ours to publish.",
    ]
    ru = [
        f"Черновик `raes draft` по тексту {found.name}: это предложения, их ещё никто не проверял.",
        'Заполните места с "": `raes check` считает их по правилу `draft`. Уберите то, чего в тексте нет,',
        "и комментарии: в них цитируется текст, а публиковать его мы не вправе.",
    ]
    return {"en": en, "ru": ru}[lang]
