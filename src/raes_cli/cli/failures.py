"""Reports of errors that were not handled where they arose."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from raes_cli import files
from raes_cli.cli import output
from raes_cli.errors import RaesError, UnreadableError, reason
from raes_cli.text import both, one_line

_PACKAGE = Path(files.__file__).parent


def tell(error: Exception) -> int:
    """Report `error` on stderr and return its exit code."""
    told = _explained(error)
    output.tell(told.message, told.hint)
    return told.exit_code


def _explained(error: Exception) -> RaesError:
    """Return `error` as a system error, as a missing or unsuitable part of Python, or else as a defect of ours."""
    if isinstance(error, MemoryError):
        error = OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))
    if isinstance(error, OSError) and isinstance(error.filename, str):
        name, why = files.shown(error.filename), reason(error)
        again = both("reinstall raes in a folder, not in an archive", "переустановите raes в папку, а не в архив")
        hint = again if error.filename.startswith(str(_PACKAGE)) else None
        return UnreadableError(both(f"cannot read {name}: {why['en']}", f"не читается {name}: {why['ru']}"), hint)
    if isinstance(error, OSError):
        why = reason(error)
        return UnreadableError(
            both(f"the operating system refused: {why['en']}", f"операционная система отказала: {why['ru']}")
        )
    if isinstance(error, ImportError) and not str(error.name).startswith("raes_cli"):
        hint = both("reinstall raes with a complete Python", "переустановите raes с полным Python")
        message = both(f"Python has no module {error.name}", f"в Python нет модуля {error.name}")
        if not isinstance(error, ModuleNotFoundError):
            said = one_line(str(error))
            message = both(f"Python cannot load a module: {said}", f"Python не может загрузить модуль: {said}")
        return UnreadableError(message, hint)
    what = one_line(f"{type(error).__name__}: {error}")
    return RaesError(
        both(f"a defect in raes: {what}", f"ошибка в самой raes: {what}"),
        both("please report this line and your command", "пожалуйста, сообщите эту строку и вашу команду"),
    )
