"""The tools: their descriptions, their parameters (the filters of the command line) and their answers."""

from __future__ import annotations

import json
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import ErrorDetails

from raes_cli import __version__
from raes_cli.base import Base
from raes_cli.errors import UnknownError, UsageError
from raes_cli.lookup.filters import OPTIONS
from raes_cli.lookup.query import Answer, Reading
from raes_cli.lookup.scope import LISTS, lacking, statuses
from raes_cli.notebook import typed
from raes_cli.serve.brief import beside, brief, linked, whole
from raes_cli.show.page import Page
from raes_cli.text import Words, both, one_line

PROMISE = (
    "Cite the id of each record you use and a passage of it, with its source and address. Keep every caveat: a hedge,"
    " an attribution, “planned”, “inferred”, grade B. Where claims are in conflict, give both and the arithmetic."
    " Where nothing fits, or a gap is named, say that the base does not have it; do not fill it from memory."
)
"""What every tool asks of the model."""
_NOTHING = both(
    "nothing in the base matches: say so, and ask `gaps` why",
    "в базе ничего не найдено: скажите об этом и спросите `gaps`",
)
_PAGE = 20
_ROOM = 40_000
"""Maximum size of the records in an answer, in characters of JSON; the first record is given even if it is larger."""

Several = str | list[str]
_FILTERS: dict[str, tuple[Any, str]] = {
    "from": (str | int, "Not before this date: 2023, 2023-05, 19.05.2023, “May 2023”."),
    "to": (str | int, "Not after this date; 2023 reaches to 31 December."),
    "year": (str | int, "In this year, or in a range: 2022..2023."),
    "on": (str | int, "On this day, in this month, quarter (2023Q2) or year; “22 February” is that day of every year."),
    "with": (Several, "With this person or body, in any spelling or script, or by a post; several: all of them."),
    "place": (Several, "In this city, region or country; several: any of them."),
    "kind": (Several, "Of this kind, as `list` of kinds has them; several: any of them."),
    "status": (Several, "Of this status: {}."),
    "topic": (Several, "On this topic, as `list` of topics has them; several: any of them."),
    "source": (Several, "With evidence from this source, as `list` of sources has them."),
    "indicator": (Several, "Of this indicator, as `list` of indicators has them."),
    "undated": (bool, "With a date filter, include undated records as well."),
    "reverse": (bool, "Newest first."),
}
_REFUSED = {
    "missing": both("required", "обязательный параметр"),
    "extra_forbidden": both("there is no such parameter", "такого параметра нет"),
    "too_short": both("must not be empty", "не должно быть пустым"),
    "string_too_short": both("must not be empty", "не должно быть пустым"),
    "greater_than_equal": both("must be at least {ge}", "не меньше {ge}"),
    "less_than_equal": both("must be at most {le}", "не больше {le}"),
    "literal_error": both("must be one of {expected}", "одно из: {expected}"),
}
"""Error type of pydantic → why a parameter is refused; for a wrong type see `_TYPES`."""
_TYPES: dict[Any, Words] = {
    str: both("must be text", "нужен текст"),
    int: both("must be a whole number", "нужно целое число"),
    bool: both("must be true or false", "нужно true или false"),
    str | int: both("must be text or a whole number", "нужен текст или целое число"),
    Several: both("must be text or a list of texts", "нужен текст или список текстов"),
}
_WORDS = "The same as the filters, in plain words (English, Russian or Azerbaijani); all must hold."


class Tool(NamedTuple):
    """A tool: its description, its parameters besides filters (with type and description), whether it has filters."""

    says: str
    takes: dict[str, tuple[Any, Any]]
    filters: bool = True


def _needed(type_: object, says: str) -> tuple[Any, Any]:
    return type_, Field(description=says, min_length=1)


_SAID = {"words": (str, Field("", description=_WORDS))}
TOOLS = {
    "ask": Tool(
        "Answer a question in plain words, in English, Russian or Azerbaijani: who, when, how many, which session.",
        {"words": _needed(str, "The question.")},
    ),
    "timeline": Tool("Everything dated, oldest first: meetings, visits, calls, signings, sessions, incidents.", _SAID),
    "meetings": Tool("Meetings, talks and calls, with their participants.", _SAID),
    "who": Tool(
        "A person or body: names, posts as attested, latest events and statements, whom they met and how often.",
        {"name": _needed(str, "A name in any spelling or script, or a post.")},
    ),
    "trade": Tool("Trade figures by period: value, growth, hedge, and what contradicts them.", _SAID),
    "figures": Tool("Every number in the base: investment, tourism, education, transport and others.", _SAID),
    "said": Tool("Statements and positions, with who holds them and when; collective ones say so.", _SAID),
    "search": Tool(
        "Ranked full-text search over everything, in both languages.",
        {"words": _needed(str, "Words, a phrase in quotes, -word to exclude, OR, place:NAME and other filters.")},
    ),
    "show": Tool(
        "Records whole, in both languages, with all evidence, by the ids that other tools give.",
        {"ids": _needed(Several, "Ids of records.")}, filters=False,
    ),
    "conflicts": Tool("Claims that cannot all hold, side by side, with the arithmetic.", _SAID),
    "gaps": Tool(
        "What the sources show to exist but do not give: ask it before you say that something does not exist.", _SAID
    ),
    "list": Tool(
        "The names there are to filter by, in every language, with how many records each finds.",
        {"what": (Literal[tuple(LISTS)], Field(description="Which list."))},
    ),
}  # fmt: skip


class Found(BaseModel):
    """An answer."""

    base: dict[str, Any] = Field(description="Which base answers: its number of facts, newest date, SHA-256.")
    read_as: str = Field(description="The command that asks the same, as the question was understood.")
    total: int = Field(description="How many records there are.")
    offset: int = Field(description="How many were skipped.")
    more: int = Field(description="How many come after these: ask again with a higher offset.")
    notes: list[str] = Field(description="Notes on the answer; for an empty one, close matches: raes TOOL --PARAMETER.")
    records: list[dict[str, Any]] = Field(description="The records, with ids, values, caveats and passages.")
    conflicts: list[dict[str, Any]] = Field(description="What the conflicts of these records say.")
    gaps: list[dict[str, Any]] = Field(description="What the sources do not give on these records.")


class Schema(GenerateJsonSchema):
    """A JSON schema without titles, which would only repeat the names."""

    def field_title_should_be_set(self, schema: object) -> bool:
        """Return False: no field gets a title."""
        del schema
        return False


def parameters(name: str, lang: str) -> type[BaseModel]:
    """Return a model of the parameters of the tool `name`; `lang` is the default language of its answers."""
    tool = TOOLS[name]
    fields: dict[str, Any] = dict(tool.takes)
    for option, (type_, says) in _FILTERS.items() if tool.filters else ():
        if OPTIONS.get(option) not in lacking(name):
            empty: Any = False if type_ is bool else [] if type_ is Several else ""
            fields[option] = (type_, Field(empty, description=says.format(", ".join(statuses(name)))))
    fields["limit"] = (int, Field(_PAGE, ge=1, le=100, description="Maximum number of records."))
    fields["offset"] = (int, Field(0, ge=0, description="Records to skip, for the next page."))
    fields["lang"] = (Literal["en", "ru"], Field(lang, description="Language of titles, texts and caveats."))
    return create_model(name, __config__=ConfigDict(extra="forbid"), **fields)


def no_tool(name: str) -> Words:
    """Return the message for a call of `name`, which is not a tool."""
    there = ", ".join(TOOLS)
    return both(f"no tool {one_line(name)}: there are {there}", f"нет инструмента {one_line(name)}: есть {there}")


def checked(model: type[BaseModel], given: dict[str, Any]) -> dict[str, Any]:
    """Return the parameters `given` to a tool, validated and with defaults filled in; raises `UsageError`."""
    try:
        return model(**given).model_dump()
    except ValidationError as error:
        wrong = {str(one["loc"][0]): _refused(one, model) for one in error.errors()}
        name, taken = model.__name__, ", ".join(model.model_fields)
        said = ("; ".join(f"{one_line(key)}: {why[lang]}" for key, why in wrong.items()) for lang in ("en", "ru"))
        raise UsageError(both(*said), both(f"{name} takes {taken}", f"{name} принимает {taken}")) from None


def _refused(error: ErrorDetails, model: type[BaseModel]) -> Words:
    """Return why a parameter is refused."""
    if known := _REFUSED.get(error["type"]):
        values = {key: str(value).replace(" or ", ", ") for key, value in error.get("ctx", {}).items()}
        return both(known["en"].format(**values), known["ru"].format(**values))
    return _TYPES[model.model_fields[str(error["loc"][0])].annotation]


def found(base: Base, name: str, asked: dict[str, Any]) -> Found:
    """Return the answer of the tool `name` to the validated parameters `asked`; raises what the `base` raises."""
    lang, offset = asked["lang"], asked["offset"]
    page = Page(name, lang, names=base.names(), labels=base.labels())
    answer = _answer(base, name, asked)
    told = whole if answer.reading.question == "show" else brief
    records: list[Any] = []
    briefs: list[dict[str, Any]] = []
    room = _ROOM
    for text in answer.records[offset : offset + asked["limit"]]:
        record = json.loads(text)
        briefs.append(told(record, page))
        room -= len(json.dumps(briefs[-1], ensure_ascii=False))
        if room < 0 and records:
            briefs.pop()
            break
        records.append(record)
    near = base.show(ids).decoded() if (ids := linked(records)) else []
    edition, program = base.edition(), f"raes {__version__}"
    nothing = [] if answer.records else [_NOTHING]
    told_already = answer.reading.told()
    said = [*nothing, *answer.reading.notes, *answer.notes, *([answer.hint] if answer.hint else [])]
    return Found(
        base={"program": program, "facts": edition.facts, "newest": edition.newest, "sha256": edition.digest},
        read_as=answer.reading.command(),
        total=len(answer.records),
        offset=offset,
        more=max(0, len(answer.records) - offset - len(records)),
        notes=list(dict.fromkeys(one[lang] for one in said if one != told_already)),
        records=briefs,
        conflicts=[beside(one, lang) for one in near if one["type"] == "conflict"],
        gaps=[beside(one, lang) for one in near if one["type"] == "gap" and not one["closed_by"]],
    )  # fmt: skip


def _answer(base: Base, name: str, asked: dict[str, Any]) -> Answer[Any]:
    """Return the answer of the base to the parameters `asked` of a tool."""
    if name == "show":
        ids = [asked["ids"]] if isinstance(asked["ids"], str) else asked["ids"]
        return base.show(ids, Reading("show", words=tuple(ids)))
    filters = {option: asked[option] for option in _FILTERS if asked.get(option)}
    reading = base.read("" if name == "ask" else name, **typed(filters))
    match name:
        case "who":
            return _who(base, asked["name"], reading)
        case "search":
            return base.search(asked["words"], reading.of(asked["words"]))
        case "list":
            return base.listing(asked["what"], reading.of(asked["what"]))
        case _:
            return base.ask(asked["words"], reading) if asked["words"] else base.find(reading)


def _who(base: Base, name: str, reading: Reading) -> Answer[Any]:
    """Return the people or bodies that a name fits, or else a post; raises `UnknownError` if there are none."""
    try:
        return base.who(name, reading.of(name))
    except UnknownError as unknown:
        try:
            answer = base.ask(name, reading)
        except UnknownError:
            raise unknown from None
        if answer.reading.question != "who":
            raise
        return answer
