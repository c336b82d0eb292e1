"""Counted words and their forms after a number in both languages."""

from __future__ import annotations

from collections.abc import Mapping

Forms = Mapping[str, tuple[str, ...]]
"""The forms of a counted word: singular and plural in English; one, few and many in Russian."""


Units = Mapping[str, Forms]
"""The forms of the units of a base, by unit id."""


def forms(one: str, many: str, *russian: str) -> Forms:
    """Return forms from their words: `forms("school", "schools", "школа", "школы", "школ")`."""
    return {"en": (one, many), "ru": russian}


DAYS = forms("day", "days", "день", "дня", "дней")
YEARS = forms("year", "years", "год", "года", "лет")
MONTHS = forms("month", "months", "месяц", "месяца", "месяцев")
TIMES = forms("meeting", "meetings", "встреча", "встречи", "встреч")

EVENTS_COUNTED = forms("event", "events", "событие", "события", "событий")
STATEMENTS_COUNTED = forms("statement", "statements", "высказывание", "высказывания", "высказываний")
FIGURES_COUNTED = forms("figure", "figures", "показатель", "показателя", "показателей")
DOCUMENTS_COUNTED = forms("document", "documents", "документ", "документа", "документов")
