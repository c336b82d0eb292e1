"""Records as a language model gets them: in one language, without empty values, each caveat spelled out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from raes_cli import amounts, labels, vocabularies
from raes_cli.show.page import Page
from raes_cli.show.wording import Record, holders, inferred, label, phrase, standing
from raes_cli.text import Words, both

_LEFT_OUT = {
    "aliases", "conflict_texts", "date_note", "date_text", "earliest", "file", "growth_qualifier", "latest",
    "mentioned_in", "note", "origin", "place_note", "remark", "scale", "sha256", "sources", "spellings", "stated",
    "theme_original",
}  # fmt: skip
"""Keys that a list omits, or gives in another form: as caveats, as passages or by an id."""
_FEW = 3
"""The most passages from one source that a list gives."""
_MOST = 10
"""The most posts, parts and people inside a record that a list gives."""

_HEDGED = both("the number is hedged: {}", "число с оговоркой: {}")
_GROWTH_HEDGED = both("the growth is hedged: {}", "рост с оговоркой: {}")
_UNKNOWN = both("it is not known how exact the number is", "насколько число точно, неизвестно")
_OPEN = both("{}: not known to have taken place", "{}: неизвестно, состоялось ли")
_NOT_REPORTED = both("{}: not a measured number", "{}: не измеренное значение")
_GRADE_B = both(
    "supported only by sources of grade B: one outlet each", "только источники степени B: по одному изданию"
)
_CONFLICT = both("in conflict with other claims: {}", "противоречит другим утверждениям: {}")


def brief(record: Record, page: Page) -> dict[str, Any]:
    """Return a `record` as a list gives it: its values, its caveats and its first passages."""
    if "type" not in record:
        return dict(record)  # a count, or a name in every language
    lang = page.lang
    told = {key: _value(key, value, page) for key, value in record.items() if key not in _LEFT_OUT}
    if record["type"] == "figure":
        words = (amounts.amount(record, lang, page.units), amounts.growth(record, lang))
        told["in_words"] = "; ".join(filter(None, words))
    told["caveats"] = list(caveats(record, page))
    told["passages"] = passages(record["sources"], page, _FEW)
    return {key: value for key, value in told.items() if value not in (None, "", [], {})}


def whole(record: Record, page: Page) -> dict[str, Any]:
    """Return the whole `record` in both languages, with its caveats and passages added."""
    return {**record, "caveats": list(caveats(record, page)), "passages": passages(record["sources"], page)}


def passages(citations: Sequence[Record], page: Page, most: int | None = None) -> list[dict[str, Any]]:
    """Return the sources of `citations`, each with name, URL, grade and up to `most` passages; None means all."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in citations:
        found.setdefault(one["source"], []).append({"anchor": one["anchor"], **(one["locator"] or {})})
    told = []
    for id_, quotes in found.items():
        known = page.names.get(id_, {})
        source = {"source": id_, "name": known.get(page.lang), "url": known.get("url"), "grade": known.get("grade")}
        more = {"quotes": quotes[:most], "more": len(quotes[most:]) if most else 0}
        told.append({key: value for key, value in {**source, **more}.items() if value})
    return told


def caveats(record: Record, page: Page) -> Iterator[str]:
    """Yield what must be said along with a record: status, hedges, attribution, inferences, quality of evidence."""
    lang, status, type_ = page.lang, record.get("status"), record.get("type")
    if status in ("planned", "announced"):
        yield _OPEN[lang].format(label(vocabularies.STATUSES, status, lang))
    if type_ == "figure":
        yield from _of_number(record, lang)
    if type_ == "statement":
        yield from filter(None, [holders(record, lang)[1]])
    if by := record.get("attribution"):
        yield labels.ATTRIBUTED[lang].format(", ".join(phrase(one, lang) for one in by))
    for key in ("participants", "signatories", "initialled_by", "authors"):
        yield from (phrase(one, lang) for one in record.get(key, ()) if one["basis"] != "named")
    reasons = [inferred(record, lang) if record.get("date_note") else "", phrase(record.get("date_note"), lang)]
    if said := ": ".join(filter(None, reasons)):
        yield said
    yield from filter(None, (phrase(record.get(key), lang) for key in ("place_note", "note")))
    if {page.names.get(one["source"], {}).get("grade") for one in record.get("sources", ())} == {"B"}:
        yield _GRADE_B[lang]
    if ids := record.get("conflicts"):
        yield _CONFLICT[lang].format(", ".join(ids))


def _of_number(figure: Record, lang: str) -> Iterator[str]:
    """Yield the caveats of a figure's number."""
    if standing(figure, lang):
        yield _NOT_REPORTED[lang].format(standing(figure, lang))
    if figure["qualifier"] == "unknown":
        yield _UNKNOWN[lang]
    hedges = ((_HEDGED, figure["qualifier"]), (_GROWTH_HEDGED, figure["growth_qualifier"] or "exact"))
    for said, qualifier in hedges:
        if hedge := amounts.hedge(qualifier, lang):
            yield said[lang].format(hedge)


def _value(key: str, value: Any, page: Page) -> Any:  # noqa: ANN401 - whatever a record has
    """Return `value` in the language of the `page`, with nested records cut down to what identifies them."""
    match value:
        case [*parts] if key == "claim_records":
            return [brief(part, page) for part in parts]
        case [{"type": _}, *_]:
            newest = sorted(value, key=lambda one: one["latest"] or one["earliest"] or "", reverse=True)
            return _few([{name: _value(name, one[name], page) for name in ("id", "date", "title")} for one in newest])
        case [*parts] if key == "posts":
            return _few([_post(part, page) for part in reversed(parts)])
        case [*parts]:
            told = [_value(key, part, page) for part in parts]
            return _few(told) if key == "met_with" else told
        case {"en": _}:
            return value.get(page.lang) or value["en"]
        case dict():
            said = {name: _value(name, part, page) for name, part in value.items()}
            return {name: part for name, part in said.items() if part is not None}
        case _:
            return value


def _post(post: Record, page: Page) -> dict[str, Any]:
    """Return a post as attested on a day, with its evidence."""
    keys = ("title", "organization", "person", "date", "since", "until", "event")
    told = {key: _value(key, post[key], page) for key in keys if post[key]}
    doubts = [phrase(post[key], page.lang) for key in ("date_note", "note") if post[key]]
    return {**told, **({"caveats": doubts} if doubts else {}), "passages": passages(post["sources"], page, 1)}


def _few(parts: list[Any]) -> list[Any]:
    """Return the first `_MOST` of `parts`, followed by the number of the others."""
    left = len(parts) - _MOST
    return [*parts[:_MOST], {"more": left}] if left > 0 else parts


def linked(records: Sequence[Record]) -> list[str]:
    """Return the ids of the conflicts that `records` are in, and of the statements and gaps that mention them."""
    ids = ([*record.get("conflicts", ()), *(one["id"] for one in record.get("mentioned_in", ()))] for record in records)
    return list(dict.fromkeys(id_ for some in ids for id_ in some))


def beside(record: Mapping[str, Any], lang: str) -> dict[str, str]:
    """Return the summary of a conflict or gap that accompanies an answer."""
    title: Words = record["title"]
    text: Words = record["text"]
    return {"id": record["id"], "title": title[lang], **({"text": text[lang]} if record["type"] == "conflict" else {})}
