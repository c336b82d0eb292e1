"""The commands by purpose: where each is, and what it answers. Only the one that runs is imported."""

from typing import NamedTuple

from raes_cli.text import Words, both


class Command(NamedTuple):
    """A command: its module, the purpose it is listed under, the option groups it takes, its one sentence."""

    module: str
    purpose: str
    groups: tuple[str, ...]
    summary: Words
    examples: tuple[str, ...]


PURPOSES: dict[str, Words] = {
    "happened": both("What happened", "Что происходило"),
    "people": both("Who, and who said what", "Кто и кто что сказал"),
    "numbers": both("Numbers", "Цифры"),
    "evidence": both("Search and evidence", "Поиск и источники"),
    "base": both("The base itself", "Сама база"),
}

COMMANDS: dict[str, Command] = {
    "timeline": Command("events", "happened", ("when", "with", "place", "kind", "about", "order", "output"), both(
        "Everything dated, oldest first: meetings, visits, calls, signings, sessions, operations, incidents.",
        "Всё датированное по порядку: встречи, визиты, звонки, подписания, заседания, операции, инциденты."),
        ("raes timeline --year 2023", "raes timeline --from 2022-02 --to 2022-10 --place Самарканд",
         "raes timeline --kind signing --json")),
    "meetings": Command("events", "happened", ("when", "with", "place", "kind", "about", "order", "output"), both(
        "Meetings, talks and calls, with their participants.",
        "Встречи, переговоры и звонки — с участниками."),
        ("raes meetings --with Lavrov", "raes meetings --with Mirzoyan --year 2023",
         "raes meetings --with Путин --with Пашинян")),
    "council": Command("events", "happened", ("when", "with", "place", "about", "order", "output"), both(
        "The sessions of the Russia–Azerbaijan Expert Council; with a NUMBER, one session whole.",
        "Заседания Российско-Азербайджанского экспертного совета; с номером — одно целиком."),
        ("raes council", "raes council 3", "raes council 4 --lang ru")),
    "who": Command("people", "people", ("when", "with", "place", "about", "order", "output"), both(
        "A person or an organization: names, posts over time, events, statements, whom they met and how often.",
        "Человек или организация: имена, должности, события, высказывания, с кем и сколько раз встречались."),
        ("raes who Kalugin", "raes who Гаджиев", "raes who РСМД --json")),
    "said": Command("people", "people", ("when", "with", "about", "order", "output"), both(
        "Statements and positions, with who holds them and when.",
        "Высказывания и позиции: чьи и когда."),
        ("raes said Kalugin", "raes said --topic transport", "raes said РАЭС --year 2021")),
    "trade": Command("figures", "numbers", ("when", "about", "order", "output"), both(
        "Trade figures by period: value, growth, hedge, source, and what contradicts them.",
        "Торговля по периодам: объём, рост, оговорка, источник и что этому противоречит."),
        ("raes trade", "raes trade --chart", "raes trade --json")),
    "figures": Command("figures", "numbers", ("when", "about", "indicator", "order", "output"), both(
        "Every number in the base: investment, tourism, education, transport, arms …",
        "Все цифры базы: инвестиции, туризм, образование, транспорт, вооружения …"),
        ("raes figures --topic tourism", "raes figures --topic education --lang ru", "raes figures --year 2023")),
    "search": Command("search", "evidence", ("when", "with", "place", "kind", "about", "order", "output"), both(
        "Ranked full-text search over everything, in both languages.",
        "Поиск по всем текстам на обоих языках, лучшее — сначала."),
        ("raes search коридор", 'raes search "North–South" --kind signing', "raes search туризм -студент")),
    "show": Command("records", "evidence", ("output",), both(
        "Records whole, with all evidence.",
        "Записи целиком, со всеми свидетельствами."),
        ("raes show council-3", "raes show trade-2023 trade-2024", "raes show putin --json")),
    "sources": Command("records", "evidence", ("when", "order", "output"), both(
        "The documents behind the facts.",
        "Документы, на которых стоят факты."),
        ("raes sources", "raes sources ria-2024", "raes sources --json")),
    "conflicts": Command("records", "evidence", ("about", "order", "output"), both(
        "Claims that cannot all hold, with the arithmetic.",
        "Утверждения, которые не могут быть верны вместе, — с арифметикой."),
        ("raes conflicts", "raes conflicts --topic trade", "raes conflicts --lang ru")),
    "gaps": Command("records", "evidence", ("when", "about", "order", "output"), both(
        "What the sources show to exist but do not give.",
        "О чём источники свидетельствуют, но чего не сообщают."),
        ("raes gaps", "raes gaps --topic council", "raes gaps --lang ru")),
    "stats": Command("base", "base", ("output",), both(
        "Counts: records by type, kind, year, topic and source.",
        "Сколько чего: записи по типам, видам, годам, темам и источникам."),
        ("raes stats", "raes stats --json", "raes stats --lang ru")),
    "check": Command("base", "base", ("base",), both(
        "Validate a base: all problems at once, each with its place.",
        "Проверить базу: все ошибки сразу, каждая с местом."),
        ("raes check", "raes check my-facts.yaml", "raes check --explain digits")),
    "schema": Command("base", "base", ("lang",), both(
        "The JSON Schema of the base, or of the output.",
        "JSON Schema базы или вывода."),
        ("raes schema base", "raes schema output")),
    "export": Command("base", "base", ("output",), both(
        "Write every record of the base once; as jsonl unless told.",
        "Вывести все записи базы по одному разу; jsonl, если не указано иное."),
        ("raes export --format jsonl", "raes export --format csv --bom")),
    "completion": Command("completion", "base", ("lang",), both(
        "A script for your shell that completes commands, names, places and ids by Tab.",
        "Сценарий для вашей оболочки: дополнение команд, имён, мест и идентификаторов по Tab."),
        ("raes completion bash", "raes completion zsh", "raes completion fish")),
}  # fmt: skip
