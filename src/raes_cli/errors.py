"""The exceptions that stop the program, each with its exit code and messages."""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from raes_cli.text import Words, both, did_you_mean, listed, nearest, one_line

if TYPE_CHECKING:
    from raes_cli.problems import Problem


REASONS = {
    errno.ENOENT: "нет такого файла или папки",
    errno.EACCES: "нет доступа",
    errno.EPERM: "нет доступа",
    errno.EISDIR: "это папка",
    errno.ENOTDIR: "это не папка",
    errno.EEXIST: "файл уже есть",
    errno.ENOSPC: "на устройстве не осталось места",
    errno.EROFS: "файловая система только для чтения",
    errno.ENAMETOOLONG: "слишком длинное имя файла",
    errno.ELOOP: "слишком длинная цепочка ссылок",
    errno.EBADF: "вывод закрыт",
    errno.EIO: "ошибка ввода-вывода",
    errno.EMFILE: "открыто слишком много файлов",
    errno.ENXIO: "с той стороны никто не читает",
    errno.EFBIG: "файл слишком велик",
    errno.EDQUOT: "исчерпана квота",
    errno.ENOMEM: "не хватает памяти",
    errno.ENFILE: "во всей системе открыто слишком много файлов",
    errno.EAGAIN: "сейчас недоступно",
    errno.EBUSY: "занято",
    errno.ETXTBSY: "файл выполняется",
    errno.EINVAL: "недопустимый аргумент",
    errno.EXDEV: "это другая файловая система",
    errno.ENODEV: "нет такого устройства",
    errno.ENOLCK: "нельзя заблокировать файл",
    errno.EOPNOTSUPP: "здесь это не поддерживается",
    errno.EILSEQ: "недопустимые байты",
    errno.ESTALE: "файл на сервере уже другой",
    errno.ENOTCONN: "связь с файловой системой потеряна",
    errno.ETIMEDOUT: "истекло время ожидания",
    errno.EUCLEAN: "файловая система повреждена",
}
"""Russian texts for system errors, which the system words in English only."""


def reason(error: Exception) -> Words:
    """Return why a system call failed, in both languages."""
    en = (getattr(error, "strerror", None) or str(error)).lower()
    number = getattr(error, "errno", None)
    return both(en, REASONS.get(number, f"ошибка системы {number} ({en})") if number else en)


class RaesError(Exception):
    """Stops the program with a one-line message, and a second line that says what to try."""

    exit_code = 70

    def __init__(self, message: Words, hint: Words | Callable[[], Words | None] | None = None) -> None:
        super().__init__(message["en"])
        self.message = message
        self._hint = hint

    @property
    def hint(self) -> Words | None:
        """What to try; looked for when it is first asked for, since another reading may answer instead."""
        if callable(self._hint):
            self._hint = self._hint()
        return self._hint


class UnknownError(RaesError):
    """A name or an id that is not in the base."""

    exit_code = 1


class UsageError(RaesError):
    """A wrong request: a choice that does not exist, a date that cannot be parsed."""

    exit_code = 2


class BaseError(RaesError):
    """A base that cannot be read or is not valid; carries all its problems."""

    exit_code = 3

    def __init__(self, problems: Sequence[Problem]) -> None:
        told = [problem.told for problem in problems]
        super().__init__(both(*("\n".join(one[language] for one in told) for language in ("en", "ru"))))
        self.problems = tuple(problems)


class UnreadableError(RaesError):
    """A file that is needed to read the base is missing or cannot be read."""

    exit_code = 3


class OutputError(RaesError):
    """The output could not be written."""

    exit_code = 4


def one_of(value: str, *choices: str) -> str:
    """Return `value` if it is one of `choices`; else raise `UsageError`, which names the closest choice."""
    if value in choices:
        return value
    known = both(f"one of {listed(choices)}", f"один из: {listed(choices)}")
    raise no_such("choice", "варианта", value, did_you_mean(nearest(value, choices, 1), known))


def no_such(en: str, ru: str, name: str, hint: Words | None) -> UsageError:
    """Return the error for an unknown `name` of a command, field, column …; `en` and `ru` say which of these it is."""
    shown = one_line(name)
    return UsageError(both(f"there is no {en} '{shown}'", f"нет {ru} «{shown}»"), hint)
