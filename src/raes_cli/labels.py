"""Labels of the interface in both languages: field names, phrases, signs, headings."""

from __future__ import annotations

from raes_cli.text import both

FIELDS = {
    "status": both("status", "статус"),
    "date": both("date", "дата"),
    "earliest": both("earliest", "не раньше"),
    "latest": both("latest", "не позже"),
    "date_text": both("date as printed", "дата в тексте"),
    "date_note": both("about the date", "о дате"),
    "place": both("place", "место"),
    "place_note": both("about the place", "о месте"),
    "theme": both("theme", "тема"),
    "theme_original": both("printed in", "язык темы"),
    "body": both("whose session", "чьё заседание"),
    "participants": both("participants", "участники"),
    "organizers": both("organizers", "организаторы"),
    "initiated_by": both("initiated by", "по инициативе"),
    "mediated_by": both("mediated by", "посредники"),
    "part_of": both("part of", "входит в"),
    "parts": both("parts", "включает"),
    "related": both("related", "связано с"),
    "mentioned_in": both("mentioned in", "об этом"),
    "documents": both("documents", "документы"),
    "attribution": both("according to", "по данным"),
    "indicator": both("indicator", "показатель"),
    "period": both("period", "период"),
    "value": both("value", "значение"),
    "unit": both("unit", "единица"),
    "stated": both("number printed", "число в тексте"),
    "scale": both("scale", "порядок"),
    "qualifier": both("hedge", "оговорка"),
    "growth_percent": both("growth", "рост"),
    "implied": both("implied growth", "расчётный рост"),
    "growth_qualifier": both("growth hedge", "оговорка роста"),
    "measure": both("measured", "измеряется"),
    "text": both("text", "текст"),
    "speakers": both("speakers", "чья позиция"),
    "collective": both("collective", "коллективная"),
    "event": both("event", "событие"),
    "mode": both("mode", "форма"),
    "signatories": both("signatories", "подписали"),
    "initialled_by": both("initialled by", "парафировали"),
    "full_text": both("its text", "его текст"),
    "authors": both("authors", "авторы"),
    "events": both("events", "события"),
    "country": both("country", "страна"),
    "aliases": both("other spellings", "иные написания"),
    "spellings": both("as printed", "в источниках"),
    "since": both("since", "с"),
    "until": both("until", "до"),
    "basis": both("statistics of", "чья статистика"),
    "grade": both("grade", "надёжность"),
    "read": both("read", "прочитано"),
    "closed_by": both("closed by", "закрыт"),
    "posts": both("posts", "должности"),
    "publisher": both("publisher", "издатель"),
    "outlet": both("outlet", "издание"),
    "relays": both("relays", "передаёт"),
    "language": both("language", "язык"),
    "published": both("published", "опубликовано"),
    "file": both("file", "файл"),
    "sha256": both("SHA-256", "SHA-256"),
    "url": both("address", "адрес"),
    "claimed_date": both("gives date", "дата по нему"),
    "rule": both("differ in", "расхождение"),
    "rounding": both("verdict", "вывод"),
    "claims": both("claims", "утверждения"),
    "claim_records": both("claims", "утверждения"),
    "about": both("about", "о чём"),
    "about_titles": both("about", "о чём"),
    "missing_numbers": both("missing", "недостаёт"),
    "topics": both("topics", "темы"),
    "note": both("note", "примечание"),
    "remark": both("remark", "о прочтении"),
    "conflicts": both("conflicts", "противоречия"),
    "origin": both("written in", "записано в"),
}
"""Key of a record → its label where it has a line of its own."""

# Phrases

YES = both("yes", "да")
NO = both("no", "нет")
NUMBER = both("No.", "№")
SOURCE = both("source", "источник")
SOURCES = both("Sources", "Источники")
EVIDENCE = both("Evidence", "Свидетельства")
LOCATORS = {"line": both("line", "строка"), "paragraph": both("paragraph", "абзац")}
NO_DATE = both("no date", "без даты")
TOPIC = both("topic", "тема")
FOUND_BY = both("found by {}", "найдено по слову {}")
NO_MONTH = both("Month not given", "Месяц не назван")
YEAR_INFERRED = both("year inferred", "год по контексту")
DATE_INFERRED = both("date inferred", "дата по контексту")
ATTRIBUTED = both("according to {}", "по данным: {}")
UNDATED = both("Undated", "Без точной даты")
UNDATED_MEANS = both(
    "The exact day is unknown; the date is as precise as the sources allow.",
    "Точный день неизвестен; дата точна настолько, насколько позволяют источники.",
)
SILENCE = both("… no facts here for {}", "… фактов здесь нет: {}")
WITHIN = both("◆ in the line of a meeting there: {} of these records", "◆ в строке встречи на нём: записей — {}")
SILENCE_OF_THESE = both("… none of these for {}", "… таких здесь нет: {}")
SIGNS = {
    "●": both("meeting, visit, call", "встреча, визит, звонок"),
    "★": both("session", "заседание"),
    "◆": both("summit, forum", "саммит, форум"),
    "■": both("document, decision", "документ, решение"),
    "▲": both("operation, incident", "операция, происшествие"),
    "◇": both("other", "прочее"),
    "○": both("not known to have been held", "неизвестно, состоялось ли"),
    "≈": both("inferred", "по контексту"),
    "?": both("uncertain", "предположительно"),
    "≠": both("in conflict: raes conflicts", "противоречие: raes conflicts"),
    "“": both("quoted in the source, – not", "в источнике прямая речь, – нет"),
    "ᴮ": both("reported by a single outlet", "со слов одного издания"),
    "*": both("note: -v", "примечание: -v"),
}
"""Every sign in a list and its meaning, in the order in which they are explained."""
OPEN = {"planned": both("PLANNED", "ЗАПЛАНИРОВАНО"), "announced": both("ANNOUNCED", "ОБЪЯВЛЕНО")}
ROUNDED = both("rounding can explain it", "объяснимо округлением")
CONTESTED = both("in conflict", "противоречие")
FRAGMENT = both("a part of the name", "часть названия")
COLLECTIVE = both("collective position", "общая позиция")
TRANSLATED = both("translated; printed in {}", "перевод; язык источника — {}")
NOT_GIVEN = both("not in the sources", "в источниках нет")
EMPTY = both("not given", "не указано")
NO_VALUE = both("value not given", "значение не названо")
EXPECTED = both("expected", "ожидается")
GROWTH = both("stated growth", "заявленный рост")
RANK = both("rank", "место")
AMONG = both("in the top", "в числе первых")
POSITIONS = both("Positions", "Позиции")
ATTESTED = both("attested", "по данным на")
POSTS = both("Posts as attested", "Должности по источникам")
EVENTS = both("Events", "События")
SAID = both("Statements", "Высказывания")
DOCUMENTS = both("Documents", "Документы")
ATTRIBUTED_TO = both("By their account", "По их данным")
GAPS = both("Gaps", "Пробелы")
MET = both("Met with", "С кем встречи")
GROWTHS = both("Growth per year, %", "Рост за год, %")
STATED = both("stated", "заявленный")
IMPLIED = both("implied", "расчётный")
IMPLIED_MEANS = both(
    "Implied: from the levels that one source prints, ignoring rounding.",
    "Расчётный: по уровням из одного источника, без учёта округления.",
)
STATED_GROWTH = both("growth", "рост")
LEVEL_GROWTH = both("by levels", "по уровням")
NOT_ROUNDED = both("rounding cannot explain it", "не объяснимо округлением")
TOGETHER = both("jointly", "совместно")
OVERVIEW = both(
    "The statements themselves: raes said NAME, --topic, or -v.", "Сами высказывания: raes said ИМЯ, --topic или -v."
)
REACH = both("as far as the sources reach: {}", "источники базы — по {}")
NO_THEME = both("theme not in the sources", "темы в источниках нет")
HEARD = both("position below", "позиция — ниже")
MORE_GAPS = both("{} more on what was said there: -v", "ещё {} — о сказанном там: -v")
OTHERS = both("Other", "Прочее")
MORE_COUNTS = both("{} more: raes stats --by {}", "ещё {}: raes stats --by {}")
REASONS = both("why: -v, or raes show ID", "почему: -v или raes show ID")
TITLES = both("titles: -v, or raes sources ID", "заглавия: -v или raes sources ID")
MORE = both("{} more: -n {}", "ещё {}: -n {}")
NO_FIGURE = both("no figure here", "здесь нет цифры")
MANY_NOT_DRAWN = both("Not drawn here: {} other figures.", "Здесь не нарисовано других показателей: {}.")
NOT_DRAWN = both(
    "Not drawn here, because it is another measure: {}.",
    "Здесь не нарисованы, так как это другие показатели: {}.",
)
AND_OTHERS = both("{} and other figures", "{} и другие показатели")
ELSEWHERE = both(
    "≠ {} more conflicts, with figures that are not here: -v", "≠ ещё {} — с показателями, которых здесь нет: -v"
)
FURTHER = both("More, in full with -v:", "Ещё, целиком — с -v:")
SINGLE = both("single figures", "отдельные показатели")
PERIODS = both("for periods other than years", "не за целые годы")
NO_SERIES = both("No series to draw", "Рядов для графика нет")

GROUPS = {
    "type": both("Records by type", "Записи по типам"),
    "kind": both("Events by kind", "События по видам"),
    "month": both("Events by month", "События по месяцам"),
    "year": both("Events by year", "События по годам"),
    "person": both("Records by person", "Записи по людям"),
    "organization": both("Records by organization", "Записи по организациям"),
    "place": both("Records by place", "Записи по местам"),
    "topic": both("Records by topic", "Записи по темам"),
    "indicator": both("Records by indicator", "Записи по показателям"),
    "source": both("Records by source", "Записи по источникам"),
}
"""Group of counts → its heading."""
