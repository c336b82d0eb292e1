"""What a chart tells on its sheet: the panels from the top down, then remarks on the figures, and the sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from raes_cli import labels
from raes_cli.show import wording
from raes_cli.show.series import Panel, explained, panels
from raes_cli.show.svg.columns import BESIDE, Rates, Values, room
from raes_cli.show.svg.pens import GREY, SMALL, titled, worded
from raes_cli.show.svg.rows import Rows
from raes_cli.show.svg.sheet import Sheet
from raes_cli.show.wording import Record, flat

_HEADING = 12.0


def tell(records: Sequence[Record], sheet: Sheet) -> str:
    """Put the chart on `sheet`; its title."""
    lang = sheet.lang
    drawn = panels(records)
    sheet.room = max(sheet.room, *(room(panel) for panel in drawn if panel.shape == "years"), 0)
    headings = [flat(panel.heading(sheet.page)) for panel in drawn] or [labels.NO_FIGURE[lang]]
    for panel, heading in zip(drawn, headings, strict=False):
        sheet.text(heading, _HEADING, bold=True)
        _SHAPES[panel.shape](panel, sheet)
        sheet.space(18)
    if not drawn:
        sheet.text(headings[0], _HEADING, bold=True)
    _foot(drawn, sheet)
    return headings[0] if len(headings) == 1 else labels.AND_OTHERS[lang].format(headings[0])


def _years(panel: Panel, sheet: Sheet) -> None:
    """Columns for values over columns for growth, year under year."""
    lang = sheet.lang
    value = labels.FIELDS["value"][lang].capitalize()
    sheet.text(f"{value}, {panel.unit(sheet.page)[1]}".strip(", "), color=GREY)
    _put(Values(panel, sheet.page, sheet.room), sheet, left=BESIDE)
    growths = list(panel.growths())
    if growths:
        sheet.text(labels.GROWTHS[lang], color=GREY)
        _put(Rates(panel, growths, sheet.page, sheet.room), sheet, left=BESIDE)
    if any(growth.implied is not None for growth in growths):
        sheet.text(labels.IMPLIED_MEANS[lang], SMALL, color=GREY)


def _rows(panel: Panel, sheet: Sheet) -> None:
    """A bar for each figure, under its title and date."""
    if panel.shape == "lone" and len(panel.records) > 1:
        sheet.text(labels.LONE_MEANS[sheet.lang], SMALL, color=GREY)
    _put(Rows(panel, sheet.page, sheet.room), sheet)


def _bare(panel: Panel, sheet: Sheet) -> None:
    """Each figure in words."""
    lang = sheet.lang
    sheet.text(labels.BARE_MEANS[lang], SMALL, color=GREY)
    for record in panel.records:
        sheet.space(3)
        sheet.text(f"{titled(record, lang)}: {worded(record, sheet.page)}")


_SHAPES = {"years": _years, "dates": _rows, "lone": _rows, "bare": _bare}


def _put(drawn: Values | Rates | Rows, sheet: Sheet, left: float = 0) -> None:
    sheet.space(6)
    sheet.axes(drawn.height, drawn, left=left)
    sheet.space(drawn.foot)


def _foot(drawn: Sequence[Panel], sheet: Sheet) -> None:
    """What is to be said of the figures, and where they are from."""
    lang = sheet.lang
    numbers: dict[str, int] = {}
    last = explained(drawn)
    for record in (record for panel in drawn for record in panel.records):
        cited = sorted({numbers.setdefault(one["source"], len(numbers) + 1) for one in record["sources"]})
        tags = " ".join(f"[{number}]" for number in cited)
        sheet.text(
            " · ".join((f"{record['id']} {tags}", *_remarks(record, last, lang))).replace(". · ", ". "),
            SMALL,
            color=GREY,
        )
        sheet.space(3)
    if numbers:
        sheet.space(6)
        sheet.text(labels.SOURCES[lang], SMALL, color=GREY, bold=True)
    for source, number in numbers.items():
        name = sheet.page.names.get(source, {}).get(lang, "")
        sheet.text(f"[{number}] {source}  {name}", SMALL, color=GREY)


def _remarks(record: Record, last: Mapping[str, str], lang: str) -> Iterator[str]:
    """The source's own words for what is no number, whose figure it is, what is inferred, the note, the conflicts."""
    if record["value"] is None:
        yield f"“{record['text']}”"
    if record["attribution"]:
        yield labels.ATTRIBUTED[lang].format(wording.names(record["attribution"], lang))
    if inferred := wording.inferred(record, lang):
        yield inferred
    if record["note"]:
        yield record["note"][lang]
    texts = {one["id"]: one["text"][lang] for one in record.get("conflict_texts", ())}
    for id_ in record["conflicts"]:
        text = texts.get(id_, "") if last[id_] == record["id"] else ""
        yield f"≠ {labels.CONTESTED[lang]}: {id_}" + (f". {text}" if text else "")
