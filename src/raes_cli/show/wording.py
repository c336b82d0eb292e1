"""Parts of a record in words, for every format that people read: numbers, dates, people, evidence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from raes_cli import dates, labels
from raes_cli.text import Words, safe

Record = Mapping[str, Any]
"""A finished record, or a part of one."""

_MONTHS = 12
_MORE = r"\b(?<!не )(?<!no )(?<!not )(?:бол(?:ее|ьше)|свыше|over|more than)\b"
_WITH_GENITIVE = ("about", "at-least", "at-most")  # in Russian: почти 2 школы, but около 2 школ


def flat(text: object) -> str:
    """`text` on one line, with tabs and newlines as spaces and all that steers a terminal made visible."""
    return safe(str(text)).replace("\t", " ").replace("\n", " ")


def label(table: Mapping[str, Words], key: str, lang: str) -> str:
    """What `table` calls `key`; a key it does not know speaks for itself."""
    return table[key][lang] if key in table else key


def named(record: Record, lang: str) -> str:
    """The title of a record, or the name of whoever or whatever it stands for."""
    words: Words = record.get("title") or record.get("name") or {}
    return words.get(lang) or str(record["id"])


def kind(record: Record, lang: str) -> str:
    """What a record is: the kind of an event, document or source, else its type."""
    type_ = record["type"]
    kinds = labels.KINDS.get(type_, {})
    word = label(kinds, record["kind"], lang) if record.get("kind") else label(labels.TYPES, type_, lang)
    return f"{word} {labels.NUMBER[lang]} {record['number']}" if record.get("number") else word


def day(record: Record, lang: str) -> str:
    """The date of a record in words, also when there is none."""
    return dates.words(record["date"], lang) if record["date"] else labels.NO_DATE[lang]


def inferred(record: Record, lang: str) -> str:
    """Which part of a date the sources do not print; nothing when they print all of it."""
    if not record.get("date_note") or not record["date"]:
        return ""
    printed = record.get("date_text") or ""
    if re.search(r"\d", printed) and not re.search(r"\d{4}", printed):
        return labels.YEAR_INFERRED[lang]
    # What is only bounded says so in its words: early September, between, by, 27 or 28 February.
    words = dates.words(record["date"], "en")
    bounded = dates.parse(record["date"]).shape == "one-of" and (words[0].islower() or " or " in words)
    return "" if bounded else labels.DATE_INFERRED[lang]


def is_undated(record: Record) -> bool:
    """Whether a record has no place on a time line."""
    return dates.is_undated(dates.parse(record["date"]) if record["date"] else None)


def is_open(record: Record) -> bool:
    """Whether an event is only planned or announced."""
    return record.get("status") in ("planned", "announced")


def counted(number: int, forms: labels.Forms, lang: str) -> str:
    """`number` with its noun: 1 встреча, 2 встречи, 5 встреч."""
    return f"{decimal(str(number), lang)} {_form(str(number), forms, lang)}"


def length(first: date, last: date, lang: str) -> str:
    """How long it is from `first` to `last`, in years and whole months."""
    months = (last.year - first.year) * _MONTHS + last.month - first.month - (last.day < first.day)
    parts = zip(divmod(months, _MONTHS), (labels.YEARS, labels.MONTHS), strict=True)
    return " ".join(counted(number, forms, lang) for number, forms in parts if number)


def decimal(stated: str, lang: str) -> str:
    """A number as printed, with the separators of `lang`; four digits stay together."""
    whole, point, fraction = stated.replace("-", "−").partition(".")
    if len(whole) > len("9999"):
        whole = f"{Decimal(whole.replace('−', '-')):,}".replace("-", "−")
    number = whole + point + fraction
    return number.translate({ord(","): " ", ord("."): ","}) if lang == "ru" else number


def quantity(figure: Record, lang: str) -> tuple[str, str, str]:
    """Hedge, number and unit of a figure, each to stand in a column of its own."""
    stated = figure["stated"]
    if stated is None:
        return "", "", labels.NO_VALUE[lang]
    hedge = _hedge(figure["qualifier"], lang)
    if figure["qualifier"] == "at-least" and re.search(_MORE, figure["text"].lower()):
        hedge = labels.MORE_THAN[lang]
    number = decimal(stated, lang)
    if figure["unit"] == "rank":
        place = labels.AMONG if figure["qualifier"] == "at-most" else labels.RANK
        return place[lang] if place is labels.AMONG else f"{place[lang]} {hedge}".strip(), number, ""
    scale = labels.SCALES[figure["scale"]][lang] if figure["scale"] else ""
    forms = labels.UNITS[figure["unit"]]
    unit = forms[lang][-1] if scale else _form(stated, forms, lang, genitive=figure["qualifier"] in _WITH_GENITIVE)
    return hedge, number, f"{scale} {unit}".strip()


def amount(figure: Record, lang: str) -> str:
    """A figure's number as one phrase: almost 4.4 bn USD, 63.8%."""
    hedge, number, unit = quantity(figure, lang)
    value = f"{number}{unit}" if unit == "%" else f"{number} {unit}"
    return f"{hedge} {value}".strip()


def growth(figure: Record, lang: str) -> str:
    """The growth that a source states, if it does."""
    percent = figure["growth_percent"]
    if percent is None:
        return ""
    hedge = _hedge(figure["growth_qualifier"], lang)
    return " ".join(filter(None, (labels.GROWTH[lang], hedge, f"{decimal(str(percent), lang)}%")))


def person(participant: Record, lang: str) -> str:
    """Somebody who took part, with capacity, and how the passage says so."""
    capacity = participant["capacity"]
    name = named(participant, lang) + (f", {capacity[lang]}" if capacity else "")
    return f"{name} ({labels.BASES[participant['basis']][lang]})"


def names(actors: list[Record], lang: str) -> str:
    """The names of several, with commas."""
    return ", ".join(named(actor, lang) for actor in actors)


def holders(statement: Record, lang: str) -> tuple[str, str]:
    """Who holds a position, or by whose account it is one; and whether they hold it together, or discussed it."""
    names_ = names(statement["speakers"], lang)
    if not names_:
        return labels.ATTRIBUTED[lang].format(names(statement["attribution"], lang)), ""
    if statement["mode"] == "discussed":
        return names_, labels.MODES["discussed"][lang]
    return names_, labels.COLLECTIVE[lang] if statement["collective"] else ""


def post(attested: Record, lang: str) -> str:
    """A post as attested: who held it, title, organisation, day, and the evidence for it."""
    asides = [day(attested, lang), phrase(attested["date_note"], lang), phrase(attested["note"], lang)]
    cited = "; ".join(evidence(citation, lang) for citation in attested["sources"])
    holder = named(attested["person"], lang)
    return f"{holder}: {post_title(attested, lang)} ({', '.join(filter(None, asides))}) [{cited}]"


def post_title(attested: Record, lang: str) -> str:
    """The title of a post, with its organisation unless the title says it."""
    title: str = attested["title"][lang]
    organization = phrase(attested["organization"], lang)
    return title if organization in title else f"{title}, {organization}"


def locator(found: Record | None, lang: str) -> str:
    """Where in its source a phrase stands."""
    parts = (found or {}).items()
    return ", ".join(f"{label(labels.LOCATORS, key, lang)} {number}" for key, number in parts)


def quoted(text: str, lang: str) -> str:
    """Words of a source in the quotation marks of the language."""
    return f"«{text}»" if lang == "ru" else f"“{text}”"


def evidence(citation: Record, lang: str) -> str:
    """A citation as one phrase: source: “anchor” (line 12)."""
    at = locator(citation["locator"], lang)
    return f"{citation['source']}: {quoted(citation['anchor'], lang)}" + (f" ({at})" if at else "")


def phrase(value: Any, lang: str) -> str:  # noqa: ANN401, C901, PLR0911, PLR0912 - one line for each shape of the contract
    """Any value of a record as one phrase; several are parted by semicolons."""
    match value:
        case None:
            return ""
        case bool():
            return (labels.YES if value else labels.NO)[lang]
        case [*parts]:
            return "; ".join(phrase(part, lang) for part in parts)
        case {"basis": _}:
            return person(value, lang)
        case {"anchor": _}:
            return evidence(value, lang)
        case {"organization": _}:
            return post(value, lang)
        case {"text": printed, "source": source}:
            as_printed = evidence({"anchor": printed, "source": source, "locator": value["locator"]}, lang)
            return f"{as_printed} ({labels.FRAGMENT[lang]})" if value["fragment"] else as_printed
        case {"name": _, "count": count}:
            return f"{named(value, lang)}: {counted(count, labels.TIMES, lang)}"
        case {"title": _, "id": id_}:
            return f"{named(value, lang)} ({id_})"
        case {"name": _}:
            return named(value, lang)
        case {"id": id_, "text": words}:
            return f"{id_}: {words[lang]}"
        case {"file": file, "line": line}:
            return f"{file}:{line}"
        case {"en": _}:
            return str(value.get(lang) or value["en"])
        case _:
            return str(value)


def _hedge(qualifier: str, lang: str) -> str:
    """A hedge before its number; nothing where there is none, or it is not known."""
    return "" if qualifier in ("exact", "unknown") else labels.QUALIFIERS[qualifier][lang]


def _form(stated: str, forms: labels.Forms, lang: str, *, genitive: bool = False) -> str:
    """The form of a counted word after the number `stated`; Russian hedges ask for the genitive."""
    words = forms[lang]
    if lang == "en":
        return words[0] if stated == "1" else words[1]
    one, few, many = words
    if "." in stated:
        return few
    tens, ones = divmod(int(stated) % 100, 10)
    if tens == 1 or ones == 0 or ones >= 5:  # noqa: PLR2004 - the grammar of Russian numerals
        return many
    if ones == 1:
        return few if genitive else one
    return many if genitive else few
