"""What people call commands, options and formats that have another name here; for suggestions only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from raes_cli.text import Words, both, did_you_mean, listed, nearest

COMMANDS_MEANT = {
    "search": "find grep query lookup look ask искать поиск найти найди axtar",
    "who": "whois person people persons profile bio organization organizations name кто люди человек kim",
    "said": "say says quote quotes statement statements opinion opinions сказал сказали высказывания цитаты dedi",
    "timeline": "event events chronology history calendar log news visits хронология события лента история",
    "meetings": "meet met talks calls visit встречи встреча переговоры звонки görüş",
    "council": "session sessions совет заседание заседания",
    "trade": "turnover economy торговля товарооборот",
    "trade --chart": "chart graph plot svg picture график диаграмма",
    "figures": "figure number numbers data indicator indicators цифры числа показатели",
    "show": "record records get view open cat id print запись показать покажи",
    "sources": "source document documents docs evidence references источники документы",
    "cite": "citation citations reference bibliography bib bibtex footnote footnotes сноска ссылка цитировать",
    "conflicts": "contradictions disputes discrepancies противоречия",
    "gaps": "missing unknown пробелы",
    "list": "ls topics places kinds names список темы места виды",
    "stats": "count counts statistics summary info статистика",
    "check": "validate lint verify проверить",
    "export": "dump save write выгрузить",
    "completion": "completions complete shell",
}
OPTIONS_MEANT = {
    "--from": "since after start begin first",
    "--to": "until till before end",
    "--on": "date day when month quarter at",
    "--year": "years",
    "--with": "w who person people participant participants name by speaker",
    "--place": "where location city country",
    "--kind": "type types event",
    "--topic": "t theme subject about tag category",
    "--source": "src document evidence",
    "--status": "state",
    "--by": "group-by groupby per",
    "--columns": "column cols fields field select",
    "--quiet": "silent s",
    "--limit": "l max top head number",
    "--reverse": "sort order desc descending newest latest last",
    "--format": "form output-format",
    "--output": "out outfile file save",
    "--force": "overwrite y yes",
    "--color": "colour colors",
    "--color never": "no-color nocolor no-colour",
    "--lang": "language locale",
    "--lang ru": "ru russian",
    "--lang en": "en english",
    "--facts": "base db database data",
    "raes stats": "count counts stats",
    "raes list": "list",
    "raes --version": "version V",
}
FORMATS_MEANT = {
    "csv": "csv header headers",
    "tsv": "tsv",
    "md": "md markdown маркдаун",
    "json": "json",
    "jsonl": "jsonl ndjson",
    "yaml": "yaml yml",
    "table": "table pretty таблиц-",
    "plain": "plain raw porcelain",
    "ics": "ics ical- calendar calendars outlook календар- təqvim",
    "sqlite": "sqlite sqlite3 sql database datasette",
    "xlsx": "xlsx xls excel spreadsheet spreadsheets эксел-",
    "html": "html webpage website сайт- веб-страниц-",
    "graphml": "graphml gephi",
    "bibtex": "bibtex biblatex bib latex jabref библиограф-",
    "csl-json": "csl-json csl zotero pandoc",
    "ris": "ris endnote mendeley",
    "gost": "gost гост-",
    "text": "text",
    "svg": "svg",
    "png": "png picture рисунок рисунком картинк-",
    "chart": "chart graph plot diagram график- диаграмм-",
}
"""Format or chart → what people call it; a trailing hyphen stands for any ending."""

TOPICS_MEANT = {
    "words": "question questions language natural синтаксис вопрос вопросы слова",
    "dates": "date edtf time period даты дата",
    "formats": "format output file files -f форматы формат вывод файлы",
    "signs": "sign symbols legend caveats evidence знаки обозначения легенда",
    "environment": "env variable variables environment-variables переменные окружение среда",
    "exit-codes": "exit code codes exit-code exit-status status return-code код коды коды-выхода",
}
"""Topic of `raes help`, in the order of the list → what people call it."""


def for_command(name: str, known: Iterable[str]) -> Words | None:
    """Return a suggestion for an unknown command `name`; `known` are the commands there are."""
    if command := meant(COMMANDS_MEANT, name):
        return both(f"try `raes {command}`", f"попробуйте `raes {command}`")
    return did_you_mean(nearest(name, known))


def for_option(name: str, known: Iterable[str], others: Mapping[str, Iterable[str]]) -> Words | None:
    """Return a suggestion for an unknown option `name`: an option `known` to the command, or another command.

    `others` are the options of each command, by its name.
    """
    known, plain = set(known), name.lstrip("-").replace("_", "-")
    if any(name in options for options in others.values()):
        wanted = name
    elif form := meant(FORMATS_MEANT, plain):
        wanted = "raes trade --chart" if form in ("chart", "png", "svg") else f"-f {form}"
    else:
        wanted = meant(OPTIONS_MEANT, plain)
    if wanted.startswith("raes"):
        return both(f"try `{wanted}`", f"попробуйте `{wanted}`")
    if not wanted:
        near = nearest(plain, [option.lstrip("-") for option in known if option.startswith("--")], 1)
        wanted = f"--{near[0]}" if near else ""
    if not wanted:
        return None
    option = wanted.split()[0]
    if option in known:
        return did_you_mean([wanted])
    at = listed(command for command, options in others.items() if option in options)
    return both(f"{option} is for {at}", f"{option} есть у {at}")


def for_format(word: str) -> str:
    """Return the format, or `chart`, that people call `word`; an empty string if there is none."""
    return meant(FORMATS_MEANT, word.casefold())


def meant(names: Mapping[str, str], word: str) -> str:
    """Return which of `names` people call `word`; an empty string if there is none."""
    return next((name for name, others in names.items() if any(_is(word, one) for one in others.split())), "")


def _is(word: str, name: str) -> bool:
    """Return whether `word` is a `name`, in which a trailing hyphen stands for any ending."""
    return word.lower().startswith(name[:-1]) if name.endswith("-") else name in (word, word.lower())
