"""What people call commands and options that have another name here: for suggestions only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from raes_cli.text import Words, both, listed, nearest

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
    "-f csv": "csv header headers",
    "-f tsv": "tsv",
    "-f md": "md markdown",
    "-f jsonl": "jsonl ndjson",
    "-f yaml": "yaml yml",
    "-f table": "table pretty",
    "-f plain": "plain text raw porcelain",
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
    "raes trade --chart": "chart svg graph plot png",
    "raes --version": "version V",
}


def for_command(name: str, known: Iterable[str]) -> Words | None:
    """What to suggest to who asks for a command `name`; `known` are the commands there are."""
    if meant := _meant(COMMANDS_MEANT, name):
        return both(f"try `raes {meant}`", f"попробуйте `raes {meant}`")
    return misspelt(name, known)


def misspelt(name: str, known: Iterable[str]) -> Words | None:
    """What to suggest to who may have misspelt one of the commands `known`."""
    if near := nearest(name, known):
        names = " / ".join(near)
        return both(f"did you mean {names}?", f"возможно, {names}?")
    return None


def for_option(name: str, known: Iterable[str], others: Mapping[str, Iterable[str]]) -> Words | None:
    """What to suggest to who gives an option `name`: one of those `known` to the command, or a command.

    `others` are the options of each command, by its name.
    """
    known, plain = set(known), name.lstrip("-")
    meant = (
        name if any(name in options for options in others.values()) else _meant(OPTIONS_MEANT, plain.replace("_", "-"))
    )
    if meant.startswith("raes"):
        return both(f"try `{meant}`", f"попробуйте `{meant}`")
    if not meant:
        near = nearest(plain, [option.lstrip("-") for option in known if option.startswith("--")], 1)
        meant = f"--{near[0]}" if near else ""
    if not meant:
        return None
    option = meant.split()[0]
    if option in known:
        return both(f"did you mean {meant}?", f"возможно, {meant}?")
    at = listed(command for command, options in others.items() if option in options)
    return both(f"{option} is for {at}", f"{option} есть у {at}")


def _meant(names: Mapping[str, str], word: str) -> str:
    """What is called `word` by others; nothing, where nothing is."""
    return next(
        (name for name, others in names.items() if word in others.split() or word.lower() in others.split()), ""
    )
