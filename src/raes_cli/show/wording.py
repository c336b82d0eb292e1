"""Parts of a record in words, for every format meant for people: numbers, dates, people, evidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from raes_cli import amounts, dates, labels, plurals, vocabularies
from raes_cli.show.page import Page
from raes_cli.text import Words, safe

Record = Mapping[str, Any]
"""A finished record, or a part of one."""

_SHORT = 10
"""The most letters that a date without its year may have in a column: начало сен."""
_MONTH_NAMES = {"en": "|".join(names[0] for names in dates.MONTHS),
                "ru": "|".join(name for names in dates.MONTHS for name in names[3:0:-1])}  # fmt: skip
_MONTH_NUMBERS = {name: number for number, names in enumerate(dates.MONTHS) for name in names}


def flat(text: object) -> str:
    """Return `text` on one line, with tabs and newlines as spaces and terminal control characters made visible."""
    line = str(text)
    return line if line.isprintable() else safe(line).replace("\t", " ").replace("\n", " ")


def label(table: Mapping[str, Words], key: str, lang: str) -> str:
    """Return the label of `key` in `table`, or the key itself if it has none."""
    return table[key][lang] if key in table else key


def named(record: Record, lang: str) -> str:
    """Return the title or name of a record, or its id if it has neither."""
    words: Words = record.get("title") or record.get("name") or {}
    return words.get(lang) or str(record["id"])


def kind(record: Record, page: Page) -> str:
    """Return what a record is: the kind of an event, document or source, else its type; with its number, if any."""
    type_, lang = record["type"], page.lang
    if known := record.get("kind"):
        entry = page.labels.get(f"{type_}-kind", {}).get(known)
        word = entry["name"][lang] if entry else known
    else:
        word = label(vocabularies.TYPES, type_, lang)
    return f"{word} {labels.NUMBER[lang]} {record['number']}" if record.get("number") else word


def counted_as(row: Record, page: Page) -> str:
    """Return what a row of `raes stats` counts: its name, or a type or period in words."""
    key, lang = str(row["key"]), page.lang
    if key == "undated":
        return labels.UNDATED[lang].lower()
    if row["group"] in ("month", "year"):
        month = f", {labels.NO_MONTH[lang].lower()}" if row["group"] == "month" and key.isdecimal() else ""
        return dates.words(key, lang) + month
    return str(row["name"][lang]) if "name" in row else label(vocabularies.TYPES, key, lang)


def day(record: Record, lang: str) -> str:
    """Return the date of a record in words, even if it has none."""
    return dates.words(record["date"], lang) if record["date"] else labels.NO_DATE[lang]


def undated_title(record: Record, lang: str) -> str:
    """Return the title of a record, without a date in parentheses at its end that its own date gives as well."""
    title = named(record, lang)
    start, _, inside = title.removesuffix(")").rpartition(" (")
    told = start and title[-1] == ")" and _dating(inside) and _dating(inside) <= _dating(day(record, lang))
    return start if told else title


@lru_cache(maxsize=1024)
def _dating(words: str) -> frozenset[str | int]:
    """Return the words of a date, with months as numbers."""
    found = re.findall(r"\w+", words)
    return frozenset(_MONTH_NUMBERS.get(word, word) for word in found if word not in ("год", "года"))


def brief_day(record: Record, lang: str) -> str:
    """Return the date of a record with months in three letters and uncertainty as a sign."""
    return _brief(day(record, lang), lang)


@lru_cache(maxsize=1024)
def _brief(words: str, lang: str) -> str:
    brief = re.sub(_MONTH_NAMES[lang], lambda month: month[0][:3], words)
    return re.sub(r"(\d+) (?:or|или) (\d+)", r"\1/\2", re.sub(r" \((uncertain|предположительно)\)", "?", brief))


def short_day(record: Record, lang: str, *, years: bool = True) -> str:
    """Return the brief date for a column, empty if it is too long; without `years`, for a list under years."""
    if not record["date"]:
        return ""
    words = day(record, lang)
    # Without the year, the same days come again and again.
    return _short(words if years or not words[-4:].isdecimal() else words[:-4].rstrip(" "), lang, years=years)


@lru_cache(maxsize=1024)
def _short(words: str, lang: str, *, years: bool) -> str:
    brief = _brief(words, lang)
    fits = len(brief) <= _SHORT + 5 * years and (years or not re.search(r"\d{4}", brief))
    return brief if fits else ""


def inferred(record: Record, lang: str) -> str:
    """Return which part of a date the sources do not print; empty if they print all of it."""
    if not record.get("date_note") or not record["date"]:
        return ""
    printed = record.get("date_text")
    if printed and re.search(r"\d", printed) and not re.search(r"\d{4}", printed):
        return labels.YEAR_INFERRED[lang]
    # A date that is only bounded says so in its words: early September, between, by, 27 or 28 February.
    if dates.parse(record["date"]).shape == "one-of":
        words = dates.words(record["date"], "en")
        if words[0].islower() or " or " in words:
            return ""
    return labels.DATE_INFERRED[lang]


def is_undated(record: Record) -> bool:
    """Return whether a record has no place on a timeline."""
    return dates.is_undated(record["date"])


def is_open(record: Record) -> bool:
    """Return whether an event is only planned or announced."""
    return record.get("status") in ("planned", "announced")


def standing(figure: Record, lang: str) -> str:
    """Return in words that a figure is a forecast, an expected value or a target; empty if it is reported."""
    if figure["status"] == "forecast" and figure["measure"] != "flow":
        return labels.EXPECTED[lang]
    return "" if figure["status"] == "reported" else vocabularies.STATUSES[figure["status"]][lang]


def person(participant: Record, lang: str) -> str:
    """Return a participant with capacity, and how the passage identifies them."""
    capacity = participant["capacity"]
    name = named(participant, lang) + (f", {capacity[lang]}" if capacity else "")
    return f"{name} ({vocabularies.BASES[participant['basis']][lang]})"


def names(actors: list[Record], lang: str) -> str:
    """Return the names of actors, separated by commas."""
    return ", ".join(named(actor, lang) for actor in actors)


def holders(statement: Record, lang: str, called: Callable[[list[Record]], str] | None = None) -> tuple[str, str]:
    """Return who holds a position or whose account it is; and whether they hold it together, or discussed it.

    Actors are named by `called` if it is given, else by their names in `lang`.
    """
    speakers, sources = (
        called(actors) if called else names(actors, lang)
        for actors in (statement["speakers"], statement["attribution"])
    )
    if not speakers:
        return labels.ATTRIBUTED[lang].format(sources), ""
    if statement["mode"] == "discussed":
        return speakers, vocabularies.MODES["discussed"][lang]
    return speakers, labels.COLLECTIVE[lang] if statement["collective"] else ""


def post(attested: Record, lang: str) -> str:
    """Return a post as attested: its holder, title, organization and day, and the evidence for it."""
    on = f"{labels.ATTESTED[lang]} {day(attested, lang)}" if attested["date"] else ""
    asides = [on, *(phrase(attested.get(key), lang) for key in ("date_note", "note", "remark"))]
    cited = "; ".join(evidence(citation, lang) for citation in attested["sources"])
    holder = named(attested["person"], lang)
    return f"{holder}: {post_title(attested, lang)} ({', '.join(filter(None, asides))}) [{cited}]"


def post_title(attested: Record, lang: str) -> str:
    """Return the title of a post, with its organization unless the title contains it."""
    title: str = attested["title"][lang]
    organization = phrase(attested["organization"], lang)
    return title if organization in title else f"{title}, {organization}"


def locator(found: Record | None, lang: str) -> str:
    """Return where in its source a phrase is found."""
    parts = (found or {}).items()
    return ", ".join(f"{label(labels.LOCATORS, key, lang)} {number}" for key, number in parts)


def published_by(source: Record, lang: str) -> str:
    """Return the publisher or outlet of a source; if neither is known, whose report it relays."""
    return phrase(source.get("publisher") or source.get("outlet") or source.get("relays"), lang)


def quoted(text: str, lang: str) -> str:
    """Return words of a source in the quotation marks of the language."""
    return f"«{text}»" if lang == "ru" else f"“{text}”"


def evidence(citation: Record, lang: str) -> str:
    """Return a citation as one phrase: source: “anchor” (line 12)."""
    at = locator(citation["locator"], lang)
    return f"{citation['source']}: {quoted(citation['anchor'], lang)}" + (f" ({at})" if at else "")


def phrase(value: Any, lang: str) -> str:  # noqa: ANN401, C901, PLR0911, PLR0912 - one line for each shape of the contract
    """Return any value of a record as one phrase; several values are separated by semicolons."""
    match value:
        case None:
            return ""
        case bool():
            return (labels.YES if value else labels.NO)[lang]
        case [*parts]:
            return "; ".join(phrase(part, lang) for part in parts)
        case {"capacity": _}:
            return person(value, lang)
        case {"anchor": _}:
            return evidence(value, lang)
        case {"organization": _}:
            return post(value, lang)
        case {"text": printed, "source": source}:
            as_printed = evidence({"anchor": printed, "source": source, "locator": value["locator"]}, lang)
            return f"{as_printed} ({labels.FRAGMENT[lang]})" if value["fragment"] else as_printed
        case {"from": _, "qualifier": _}:
            return amounts.by_levels({"implied": value}, lang)
        case {"name": _, "count": count}:
            return f"{named(value, lang)}: {amounts.counted(count, plurals.TIMES, lang)}"
        case {"id": id_, "text": words} if "type" not in value:
            return f"{id_}: {words[lang]}"
        case {"title": _, "id": id_}:
            return f"{named(value, lang)} ({id_})"
        case {"name": _}:
            return named(value, lang)
        case {"file": file, "line": line}:
            more = phrase(value.get("additions", []), lang)
            return f"{file}:{line}; {more}" if more else f"{file}:{line}"
        case {"en": _}:
            return str(value.get(lang) or value["en"])
        case _:
            return str(value)
