"""Charts: drawn in the terminal, or into a file whose ending says how."""

from __future__ import annotations

from pathlib import Path

from raes_cli.errors import UsageError
from raes_cli.text import both, listed, one_line

_ENDINGS = {".svg": "svg", ".txt": "table"}


def form_of_chart(form: str | None, file: str | None) -> str:
    """The format that a chart takes: that of `file`, else the table's; raises `UsageError` where it has none."""
    known = listed(_ENDINGS)
    if form not in (None, "table"):
        message = both(f"--chart does not go with {form}", f"--chart несовместим с {form}")
        hint = both(f"it is for the terminal, and for files in {known}", f"он для терминала и для файлов {known}")
        raise UsageError(message, hint)
    if form or file is None:
        return "table"
    ending = Path(file).suffix.lower()
    if ending not in _ENDINGS:
        shown = one_line(file)
        message = both(f"the ending of '{shown}' is not for a chart", f"окончание '{shown}' не для графика")
        raise UsageError(message, both(f"one of {known}", f"одно из {known}"))
    return _ENDINGS[ending]
