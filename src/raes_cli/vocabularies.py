"""The closed vocabularies of a base, with labels in both languages: statuses, modes, bases, qualifiers, grades."""

from __future__ import annotations

from collections.abc import Mapping

from raes_cli.text import Words, both

TYPES = {
    "event": both("event", "событие"),
    "figure": both("figure", "показатель"),
    "statement": both("statement", "высказывание"),
    "document": both("document", "документ"),
    "person": both("person", "персона"),
    "organization": both("organization", "организация"),
    "source": both("source", "источник"),
    "conflict": both("conflict", "противоречие"),
    "gap": both("gap", "пробел"),
}

STATUSES = {
    "held": both("held", "состоялось"),
    "planned": both("planned", "запланировано"),
    "announced": both("announced", "объявлено"),
    "signed": both("signed", "подписано"),
    "adopted": both("adopted", "принято"),
    "approved": both("approved", "утверждено"),
    "initialled": both("initialled", "парафировано"),
    "published": both("published", "издано"),
    "reported": both("reported", "по источнику"),
    "forecast": both("forecast", "прогноз"),
    "target": both("target", "цель"),
}
"""Statuses of events, documents and figures."""

BASES = {
    "named": both("named", "по имени"),
    "by-title": both("by title", "по должности"),
    "implied": both("implied", "следует из контекста"),
}
MODES = {
    "quoted": both("quoted", "прямая речь"),
    "reported": both("reported", "в пересказе"),
    "communique": both("communiqué", "коммюнике"),
    "outcome-text": both("outcome text", "итоговый текст"),
    "background": both("background", "справка"),
    "discussed": both("discussed", "обсуждалось"),
    "greeting": both("greeting", "приветствие"),
}
RULES = {
    "growth": both("growth", "рост"),
    "value": both("value", "значение"),
    "date": both("date", "дата"),
    "assessment": both("assessment", "оценка"),
    "wording": both("wording", "формулировка"),
}
MEASURES = {
    "flow": both("over a period", "за период"),
    "stock": both("at a moment", "на момент времени"),
    "share": both("share", "доля"),
    "rank": both("rank", "место"),
    "target": both("target", "цель"),
}
LANGUAGES = {
    "en": both("English", "английский"),
    "ru": both("Russian", "русский"),
    "az": both("Azerbaijani", "азербайджанский"),
    "ar": both("Arabic", "арабский"),
    "de": both("German", "немецкий"),
    "fa": both("Persian", "персидский"),
    "fr": both("French", "французский"),
    "hy": both("Armenian", "армянский"),
    "it": both("Italian", "итальянский"),
    "ka": both("Georgian", "грузинский"),
    "pl": both("Polish", "польский"),
    "tr": both("Turkish", "турецкий"),
    "uk": both("Ukrainian", "украинский"),
}
READ = {
    "whole": both("whole", "целиком"),
    "excerpt": both("an excerpt", "отрывок"),
    "headline": both("the headline", "заголовок"),
}
GRADES = {
    "A": both("A: official, or several outlets", "A: официальный или несколько изданий"),
    "B": both("B: one outlet", "B: одно издание"),
}

QUALIFIERS = {
    "exact": both("exact", "точно"),
    "about": both("about", "около"),
    "almost": both("almost", "почти"),
    "at-least": both("at least", "не менее"),
    "at-most": both("at most", "не более"),
    "unknown": both("not known", "неизвестно"),
}
MORE_THAN = both("more than", "более")
"""Label of “at least” for a number whose source says “more than”."""

SCALES = {
    "thousand": both("thousand", "тыс."),
    "mn": both("mn", "млн"),
    "bn": both("bn", "млрд"),
}


VOCABULARIES: Mapping[str, Mapping[str, Words]] = {
    "status": STATUSES,
    "mode": MODES,
    "rule": RULES,
    "measure": MEASURES,
    "qualifier": QUALIFIERS,
    "growth_qualifier": QUALIFIERS,
    "scale": SCALES,
    "language": LANGUAGES,
    "read": READ,
    "grade": GRADES,
    "theme_original": LANGUAGES,
}
"""Key of a record → labels of its values."""
