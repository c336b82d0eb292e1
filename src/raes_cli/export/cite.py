"""Citations to paste: as plain text, in ГОСТ style, as Markdown footnotes, and for reference managers.

BibTeX is read by LaTeX and JabRef, CSL-JSON (citationstyles.org) by Zotero and pandoc, RIS by EndNote and Mendeley.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from raes_cli import dates, labels
from raes_cli.export.references import Passage, Reference, references, told
from raes_cli.show.markdown import escaped
from raes_cli.show.page import Page
from raes_cli.show.wording import flat, quoted

_DASH = ". — "
_TEX = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_TEX |= {letter: f"\\{letter}" for letter in "&%$#_"}
_MONTHS_GOST = ("янв.", "февр.", "март", "апр.", "май", "июнь", "июль", "авг.", "сент.", "окт.", "нояб.", "дек.")
_MONTHS_BIBTEX = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def text(records: Sequence[str], page: Page) -> Iterator[str]:
    """Yield a paragraph per reference: what the fact says, its passages, the source and the base."""
    return _parted("\n", (f"{_sentence(one, page)}\n" for one in references(records, page)))


def md(records: Sequence[str], page: Page) -> Iterator[str]:
    """Yield Markdown footnotes, each labelled with the key of its reference so that several answers can be combined."""
    return (f"[^{one.key}]: {escaped(_sentence(one, page))}\n" for one in references(records, page))


def gost(records: Sequence[str], page: Page) -> Iterator[str]:
    """Yield each reference by ГОСТ Р 7.0.5–2008 and as a record by ГОСТ Р 7.0.100–2018, our own titles in brackets."""
    both = (
        f"ГОСТ Р 7.0.5–2008: {_reference_of_gost(one, page)}\nГОСТ Р 7.0.100–2018: {_record_of_gost(one, page)}\n"
        for one in references(records, page)
    )
    return _parted("\n", both)


def bibtex(records: Sequence[str], page: Page) -> Iterator[str]:
    """Yield entries of type `@misc`, which every style knows."""
    return _parted("\n", (_entry(one, page) for one in references(records, page)))


def csl_json(records: Sequence[str], page: Page) -> Iterator[str]:
    """Yield a JSON array of items."""
    dumped = (json.dumps([_item(one, page)], ensure_ascii=False, indent=1) for one in references(records, page))
    items = _parted(",", (item.removeprefix("[").removesuffix("\n]") for item in dumped))
    if (first := next(items, None)) is None:
        yield "[]\n"
        return
    yield f"[{first}"
    yield from items
    yield "\n]\n"


def ris(records: Sequence[str], page: Page) -> Iterator[str]:
    """Yield tagged lines, separated by CRLF as RIS requires."""
    return (f"{line}\r\n" for one in references(records, page) for line in _tagged(one, page))


def _parted(mark: str, parts: Iterable[str]) -> Iterator[str]:
    """Yield the `parts` with `mark` between them."""
    before = ""
    for part in parts:
        yield before + part
        before = mark


def _sentence(one: Reference, page: Page) -> str:
    """Return a citation as text: the fact, its passages, the source, its date, its URL and the base."""
    lang = page.lang
    parts = [told(one.fact, page)] if one.fact else []
    parts += [_quotations(one.passages, lang)] if one.passages else []
    source = [one.title(lang), one.publisher(lang), one.when(lang)]
    parts.append(", ".join(part for part in source if part))
    parts += [part for part in (one.source["url"], page.edition) if part]
    return flat(" ".join(part if part[-1] in ".!?" else f"{part}." for part in parts))


def _quotations(passages: Sequence[Passage], lang: str) -> str:
    """Return the passages, each with its line."""
    line = labels.LOCATORS["line"][lang]
    return "; ".join(quoted(one.anchor, lang) + (f" ({line} {one.line})" if one.line else "") for one in passages)


def _notes(one: Reference, page: Page) -> str:
    """Return what a reference manager has no field for: the fact, its passages, the bounds of a date, and the base."""
    parts = [told(one.fact, page)] if one.fact else []
    parts += [_quotations(one.passages, page.lang)] if one.passages else []
    parts += [] if one.published() else [one.when(page.lang)]
    return flat(". ".join(part.rstrip(".") for part in (*parts, page.edition) if part) + ".")


def _reference_of_gost(one: Reference, page: Page) -> str:
    lang, address = one.own_language(), one.source["url"]
    place = one.publisher(lang)
    head = f"[{one.title(lang)}]" + (f" // {place}" if place else "")
    body = ". ".join(part.rstrip(".") for part in (head, *_date_of_gost(one)))
    short = "." if not address else f". URL: {address}"
    return flat(body + short) + _cited(one, page)


def _record_of_gost(one: Reference, page: Page) -> str:
    lang, address = one.own_language(), one.source["url"]
    place, medium = one.publisher(lang), "Текст : электронный" if address else "Текст"
    parts = [f"[{one.title(lang)}]", f"{medium} // {place}" if place else medium, *_date_of_gost(one)]
    parts += [f"URL: {address}"] if address else []
    body = _DASH.join(part.rstrip(".") for part in parts)
    return flat(body if address else f"{body}.") + _cited(one, page)


def _cited(one: Reference, page: Page) -> str:
    """Return the Russian remark that follows a reference: the passages, what the fact says, and the base."""
    if not one.fact:
        return ""
    said = told(one.fact, page._replace(lang="ru")).rstrip(".")
    return flat(f" — Цит.: {_quotations(one.passages, 'ru')}. — {said}. — {page.edition}.")


def _date_of_gost(one: Reference) -> tuple[str, ...]:
    """Return the year, then day and month: 2024, 22 апр.; without a date «Б. г.», with its bound if there is one."""
    match one.published():
        case (year,):
            return (str(year),)
        case (year, month):
            return str(year), _MONTHS_GOST[month - 1]
        case (year, month, day):
            name = dates.words(f"{year:04}-{month:02}-{day:02}", "ru").split()[1]
            short = _MONTHS_GOST[month - 1]
            return str(year), f"{day} {short if short.endswith('.') else name}"
        case _:
            bound = one.when("ru").partition("; ")[2]
            return (f"[Б. г.; {bound}]" if bound else "[Б. г.]",)


def _entry(one: Reference, page: Page) -> str:
    """Return a BibTeX entry. biblatex reads `date`, BibTeX itself `year` and `month`."""
    known, lang = one.published(), one.own_language()
    fields: dict[str, str] = {"title": f"{{{_tex(one.title(lang))}}}"}
    fields["organization"] = _tex(one.publisher(lang))
    if known:
        fields["date"] = "-".join(f"{part:02}" for part in known)
        fields["year"] = str(known[0])
        fields["month"] = _MONTHS_BIBTEX[known[1] - 1] if len(known) > 1 else ""
    fields["url"] = _tex_address(one.source["url"] or "")
    fields["langid"] = {"ru": "russian", "en": "english", "az": "azerbaijani"}.get(one.source["language"], "")
    fields["note"] = _tex(_notes(one, page))
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n" for name, value in fields.items() if value]
    return f"@misc{{{one.key},\n{''.join(lines)}}}\n"


def _tex(value: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in flat(value))


def _tex_address(url: str) -> str:
    """Return a URL with only braces and backslashes escaped, which could end the field."""
    return re.sub(r"[{}\\]", lambda found: f"%{ord(found[0]):02X}", flat(url))


def _item(one: Reference, page: Page) -> dict[str, Any]:
    """Return a CSL-JSON item."""
    lang, known = one.own_language(), one.published()
    item: dict[str, Any] = {
        "id": one.key,
        "type": "webpage" if one.source["url"] else "document",
        "title": one.title(lang),
        "language": one.source["language"],
    }
    if publisher := one.publisher(lang):
        item["publisher"] = publisher
    if known:
        item["issued"] = {"date-parts": [list(known)]}
    if one.source["url"]:
        item["URL"] = one.source["url"]
    return {**item, "note": _notes(one, page)}


def _tagged(one: Reference, page: Page) -> Iterator[str]:
    """Yield the lines of one reference in RIS."""
    lang, known = one.own_language(), one.published()
    yield f"TY  - {'ELEC' if one.source['url'] else 'GEN'}"
    yield f"ID  - {one.key}"
    yield f"TI  - {flat(one.title(lang))}"
    if publisher := one.publisher(lang):
        yield f"PB  - {flat(publisher)}"
    if known:
        year, month, day = (*map(str, known), "", "")[:3]
        yield f"PY  - {year}"
        yield f"DA  - {year}/{month.zfill(2) if month else ''}/{day.zfill(2) if day else ''}/"
    yield f"LA  - {one.source['language']}"
    if one.source["url"]:
        yield f"UR  - {flat(one.source['url'])}"
    yield f"N1  - {_notes(one, page)}"
    yield "ER  - "
