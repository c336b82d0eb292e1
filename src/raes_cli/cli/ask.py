"""Runs a command: passes what was typed to the base as a query, and writes the answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from typer import Exit

from raes_cli import __version__
from raes_cli.base import Base, open_base
from raes_cli.cli import output
from raes_cli.cli.commands import COMMANDS, QUESTION, Command
from raes_cli.cli.language import say
from raes_cli.cli.output_options import Output
from raes_cli.errors import UnknownError, UsageError, one_of
from raes_cli.lookup.base import passed_over
from raes_cli.lookup.filters import Filters
from raes_cli.lookup.query import DATES, Answer, Reading
from raes_cli.text import Words, both, chained, listed, one_line, prefixed

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from raes_cli.progress import Told
    from raes_cli.show.page import Page

_FEW = 5
_MOST = 10
"""How many search results a table shows without `--limit`."""
_MACHINES = ("json", "jsonl", "csv", "tsv", "yaml")
"""Formats that give kinds, units, sources and topics by id only."""
_UNCOUNTED = ("list", "stats", "trade-chart", "figures-chart")
"""Views for which the number of records is not reported."""
_VERSION = (("version", "en"), ("версия", "ru"))
_DATES = (*DATES, "--today", "--undated", "--reverse")


def run(name: str, values: dict[str, Any]) -> None:
    """Run the command `name` with the `values` of its arguments and options."""
    values.pop("lang", None)  # already chosen, before any text was built
    output.hush(quiet=values.pop("quiet"))
    command = COMMANDS.get(name, QUESTION)
    function = command.load()
    if not command.asks:
        function(**values)
        return
    facts = values.pop("facts")
    filters: Any = _taken(values, Filters.__annotations__)
    arguments = _taken(values, [*(one.name for one in command.arguments), "by"])
    written = Output(**values)
    with open_base(facts, _watched) as base:
        tell_passed_over(facts)
        reading = base.read(name, **filters)
        try:
            answer = function(base, reading, **arguments)
        except UnknownError as error:
            hint = _format_among(name, arguments, reading, error.message["en"]) or error.hint
            raise UnknownError(error.message, hint) from None
        if (not answer.records or name == "cite") and (hint := _format_among(name, arguments, reading)):
            answer.hint = chained([hint, answer.hint])
            answer.notes = (*answer.notes, *([hint] if answer.records else []))
        _write(base, answer, command, written, facts)
        base.keep()


def _format_among(name: str, arguments: dict[str, Any], reading: Reading, error: str = "") -> Words | None:
    """Return a hint if words that find nothing, or the one that `error` names, may be meant as a format; else None."""
    from raes_cli.cli import format_hint  # most answers need no hint

    return format_hint.hint(name, COMMANDS.get(name, QUESTION), arguments.values(), reading.said_as, error)


def _watched() -> AbstractContextManager[Told]:
    from raes_cli.cli.progress import watched  # needed only to build a base

    return watched()


def tell_passed_over(facts: Sequence[str]) -> None:
    """Report the files in the folders of the base at `facts` that are not part of it."""
    if left := passed_over(facts):
        shown = listed(left[:_FEW])
        more = both(f" and {len(left) - _FEW} more", f" и ещё {len(left) - _FEW}") if len(left) > _FEW else both("", "")
        en = f"ignored (not .yaml or .yml): {shown}{more['en']}"
        output.note(both(en, f"пропущено (не .yaml и не .yml): {shown}{more['ru']}"))


def _taken(values: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """Remove those of `values` that have these names, and return them."""
    return {name: values.pop(name) for name in names if name in values}


def _write(base: Base, answer: Answer[Any], command: Command, written: Output, facts: Sequence[str]) -> None:
    """Write an answer as the options say; if nothing was found, say so on stderr."""
    from raes_cli.cli import screen
    from raes_cli.formats import BINARY, by_days, fitting, pieces

    tell = output.note
    for note in answer.reading.notes:
        tell(note)
    records, query, file = answer.records, answer.reading.query, written.file
    form = one_of(screen.form(written, command.form), *command.forms)
    if written.force and file is None:
        raise UsageError(both("--force needs --output FILE", "--force — только вместе с --output ФАЙЛ"))
    page = _page(base, answer, form, written, exported=command.function == "export")
    fit = fitting(records, form, chart=written.chart)
    if written.chart and command.function == "export":  # its records come in the order of the base
        fit = by_days(fit, reverse=query.reverse)
    made = pieces(fit, page, form)
    if without := len(records) - len(fit):
        en, ru = (
            ("drawn in a chart", "показать на графике")
            if written.chart
            else (f"written as {form}", f"записать в {form}")
        )
        en = f"{without} of {len(records)} records cannot be {en}"
        tell(both(en, f"записей, которые нельзя {ru}: {without} из {len(records)}"))
    if file is not None:
        from raes_cli.cli.files import save

        save(made, file, facts, force=written.force)
        count = "1 record" if len(fit) == 1 else f"{len(fit)} records"
        what = both("a chart", "график") if written.chart else both(count, f"записей: {len(fit)}")
        tell(both(f"wrote {what['en']} to {one_line(file)}", f"{what['ru']}, файл {one_line(file)}"))
    elif written.no_pager or form in BINARY or not screen.is_terminal():
        output.write(made)
    elif not screen.paged(text := "".join(map(str, made)), written.color):
        output.write(text)
    if form == "table" and page.view not in _UNCOUNTED and len(records) > 1 and screen.is_terminal():
        tell(both(f"{len(records)} records", f"записей: {len(records)}"))
    told = file is not None or command.function == "export" or (page.view == "stats" and form != "table")
    edition = [both(*(f"{word} {_edition(base)[lang]}" for word, lang in _VERSION))] if told else []
    beside = (one[1] for one in (answer.apart, answer.reach) if one)
    in_table = (answer.above, *beside) if form == "table" and records else ()
    for note in (*(note for note in answer.notes if note not in in_table), *edition):
        tell(note)
    if not records and query.limit != 0:
        tell(both("nothing in the base matches", "в базе ничего не найдено"), answer.hint)
        if written.exit_status:
            raise Exit(1)


def _page(base: Base, answer: Answer[Any], form: str, written: Output, *, exported: bool) -> Page:
    """Return the page for an answer, with what the format needs to know about the base."""
    from raes_cli.cli import screen
    from raes_cli.formats import EXPORTS, PICTURES

    query = answer.reading.query
    drawn = "trade-chart" if answer.view == "trade" else "figures-chart"
    page = screen.page(written)._replace(
        view=drawn if written.chart else answer.view,
        # Whether records are left out for any reason other than their date.
        sifted=bool(answer.reading.words) or any(one[0] not in _DATES for one in answer.reading.said_as),
        kinds=frozenset(chain(*query.kinds, *(ids for term in query.terms for role, ids in term if role == "kind"))),
        since=query.first,
        until=query.last,
        reverse=query.reverse,
        apart=answer.apart,
        above=answer.above,
        reach=answer.reach and answer.reach[0],
        most=_MOST if answer.view == "search" and query.limit is None else None,
    )
    if form not in _MACHINES:
        page = page._replace(names=base.names(), labels=base.labels(), known=base.known())
    if exported or form in (*EXPORTS, *PICTURES) or page.view in ("cite", "stats"):
        edition = prefixed("raes ", _edition(base))
        page = page._replace(edition=say(edition))
        if form == "html":
            carried = base.carried() | {"edition": edition, "digest": base.edition().digest}
            page = page._replace(names=base.names(), labels=base.labels(), carried=carried)
    return page


def _edition(base: Base) -> Words:
    """Return the version of the program and the edition of the base."""
    return prefixed(f"{__version__}, ", base.edition().words())
