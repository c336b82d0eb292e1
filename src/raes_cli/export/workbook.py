"""Excel: a sheet for each type of record, with the columns of CSV. Needs openpyxl: `pip install '.[xlsx]'`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from raes_cli import record
from raes_cli.errors import UsageError
from raes_cli.show import delimited
from raes_cli.show.page import Page
from raes_cli.text import both

_WIDEST = 60
_LONGEST = 32767  # maximum characters in a cell, Excel's own limit
_NUMBERS = {
    field.key
    for fields in record.TYPES.values()
    for field in fields
    if field.shape.kind in ("number", "integer") and not field.shape.many
}
"""Numeric columns, by their type: a date may be a bare year, which only looks like a number."""
_TITLES = both("base", "база")


def xlsx(records: Sequence[str], page: Page) -> bytes:
    """Return a workbook as the bytes of its file; dates are text, because many are only a year or a month."""
    try:
        from openpyxl import Workbook
        from openpyxl.styles import Font
        from openpyxl.utils import get_column_letter
    except ModuleNotFoundError:
        message = both("xlsx needs openpyxl, which is not installed", "для xlsx нужна openpyxl, она не установлена")
        hint = both("from the checkout: pip install '.[xlsx]'", "из копии проекта: pip install '.[xlsx]'")
        raise UsageError(message, hint) from None
    book = Workbook()
    first = book.active
    first.title = _TITLES[page.lang]
    first.append([page.edition])
    groups: dict[str, list[str]] = {}
    for text in records:
        groups.setdefault(json.loads(text).get("type", "row"), []).append(text)
    for type_, group in groups.items():
        sheet = book.create_sheet(type_)
        header, *rows = delimited.table(group, page)
        sheet.append(list(header))
        for row in rows:
            sheet.append([_cell(column, cell) for column, cell in zip(header, row, strict=True)])
        for cell in (cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)):
            cell.data_type = "s"  # never a formula, even if it begins like one
        sheet.freeze_panes = "B2"
        sheet.auto_filter.ref = sheet.dimensions
        for place, column in enumerate(header, 1):
            sheet.cell(1, place).font = Font(bold=True)
            longest = max(len(str(row[place - 1])) for row in (header, *rows))
            sheet.column_dimensions[get_column_letter(place)].width = min(longest + 2, _WIDEST)
            if column == "url":
                for cell in (sheet.cell(number, place) for number in range(2, len(rows) + 2)):
                    cell.hyperlink = cell.value
    return _saved(book)


class _Archive(ZipFile):
    """A ZIP archive with one fixed date for every file: ZIP only knows 1980 to 2107, and the clock may be outside."""

    def writestr(self, name: str, data: str | bytes) -> None:  # type: ignore[override]
        """Add a file."""
        super().writestr(ZipInfo(name), data, ZIP_DEFLATED)


def _saved(book: Any) -> bytes:  # noqa: ANN401 - openpyxl has no types
    """Return the bytes of a workbook without temporary files.

    openpyxl's own `save` writes each sheet to a file, which is left behind if the process is killed.
    """
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    def write(sheet: Any) -> None:  # noqa: ANN401
        sheet._drawing = SpreadsheetDrawing()  # noqa: SLF001 - as openpyxl has it
        writer = WorksheetWriter(sheet, BytesIO())
        writer.write()
        sheet._rels = writer._rels  # noqa: SLF001
        archive.writestr(sheet.path[1:], writer.out.getvalue())
        saver.manifest.append(sheet)

    stream = BytesIO()
    archive = _Archive(stream, "w")
    saver = ExcelWriter(book, archive)
    saver.write_worksheet = write
    saver.save()
    return stream.getvalue()


def _cell(column: str, cell: str) -> str | int | float | None:
    """Return a number in a numeric column, else text without the guard of CSV, which is not part of the value."""
    if not cell:
        return None
    if column in _NUMBERS:
        return float(cell) if "." in cell else int(cell)
    return cell.removeprefix("'")[:_LONGEST]
