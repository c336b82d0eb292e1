"""The schema's refusals in the words of raes: pydantic's own are English only, and written for programmers."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from typing import Any

from raes_cli import dates
from raes_cli.curate.parts import LANGUAGE, LINE, SHA256, SLUG, UNIT, WORD, ValueRefusedError
from raes_cli.curate.reading import KeyPath
from raes_cli.curate.schema import Base, keys_of
from raes_cli.text import Words, both, did_you_mean, one_line, prefixed, suffixed

Refusal = tuple[KeyPath, str, Words, Words | None]
"""The path of a value, the rule that it breaks, the message and the remedy."""

UNWRITTEN = "to-be-written"
"""Beginning of the placeholders for what is still to be written."""
MAPPING = both("expected a mapping", "ожидались ключи со значениями")
SAID = {
    "model_type": MAPPING,
    "dict_type": MAPPING,
    "list_type": both("expected a list", "ожидался список"),
    "string_type": both("expected text: quote a value with [ or {{", "ожидался текст: [ и {{ берите в кавычки"),
    "string_too_long": both("longer than {max_length} characters", "длиннее {max_length} знаков"),
    "bool_parsing": both("expected true or false", "ожидалось true или false"),
    "int_parsing": both("expected a whole number", "ожидалось целое число"),
    "too_short": both("expected at least {min_length}", "нужно не меньше {min_length}"),
    "greater_than": both("expected more than {gt}", "должно быть больше {gt}"),
    "greater_than_equal": both("expected at least {ge}", "должно быть не меньше {ge}"),
}
"""Type of a pydantic error → its message for people."""
_NO_SLUG = both("not an id (a–z, 0–9, single hyphens)", "не id (a–z, 0–9, одиночные дефисы)")
_FORMS = {
    LINE: both(
        "leading or trailing white space, a tab, or several lines", "пробелы по краям, табуляция или несколько строк"
    ),
    WORD: both("white space inside", "пробел внутри"),
    UNIT: both(
        "not the id of a unit (letters, digits, single hyphens)", "не id единицы (буквы, цифры, одиночные дефисы)"
    ),
    LANGUAGE: both("not a language code of two letters: ru, en, az", "не двухбуквенный код языка: ru, en, az"),
    SHA256: both("not a SHA-256: 64 digits from 0 to f", "не SHA-256: 64 знака от 0 до f"),
}
"""Pattern → the message about a text that does not match it."""


def refused(detail: Any) -> Refusal:  # noqa: ANN401 - a mapping of pydantic
    """Return the path, rule, message and remedy of one of the details of a pydantic error."""
    path: KeyPath = tuple(part for part in detail["loc"] if part != "[key]")
    kind, context = detail["type"], detail.get("ctx", {})
    key = ".".join(str(part) for part in path[2:])
    said, given = f"{key}: " if key else "", repr(detail["input"])
    if detail["input"] == "" or (isinstance(detail["input"], str) and detail["input"].startswith(UNWRITTEN)):
        message = both(f"{said}still to be written", f"{said}ещё не написано")
        return path, "draft", message, None
    if kind == "missing":
        return path[:-1], "missing-key", both(f"{key} is missing", f"не хватает {key}"), None
    if kind == "extra_forbidden":
        return _unknown_key(path)
    if kind == "literal_error":
        known = context["expected"]
        message = both(f"{given} is not one of {known}", f"{given} — не из {known.replace(' or ', ' или ')}")
        return path, "choice", prefixed(said, message), None
    if detail["loc"][-1] == "[key]":
        return path, "slug", suffixed(_NO_SLUG, f": {path[-1]!r}"), None
    if context.get("pattern") == SLUG:
        return path, "slug", prefixed(said, suffixed(_NO_SLUG, f": {given}")), None
    return path, "value", prefixed(said, _why(detail)), None


def _unknown_key(path: KeyPath) -> Refusal:
    named, where = repr(path[-1]), ".".join(str(part) for part in path[2:-1])
    message = both(f"unknown key {named}", f"неизвестный ключ {named}")
    if where:
        message = both(f"unknown key {named} in {where}", f"неизвестный ключ {named} в {where}")
    known: Collection[str] = Base.model_fields if len(path) == 1 else ()
    if len(path) == len(("section", "id", "key")) and path[0] in Base.model_fields:
        known = keys_of(str(path[0]))
    near = difflib.get_close_matches(str(path[-1]), known, 1)
    return path, "unknown-key", message, did_you_mean(map(repr, near))


def _why(detail: Any) -> Words:  # noqa: ANN401 - a mapping of pydantic
    """Return why a value is not of its type."""
    context = detail.get("ctx", {})
    error = context.get("error")
    if "pattern" in context:
        return _FORMS[context["pattern"]]
    if isinstance(error, ValueRefusedError):
        return error.words
    if isinstance(error, dates.DateError):
        return prefixed(f"'{one_line(error.text)}': ", error.reason)
    if template := SAID.get(detail["type"]):
        return both(*(one.format(**context) for one in template.values()))
    own = detail["msg"][:1].lower() + detail["msg"][1:]
    return both(own, own)
