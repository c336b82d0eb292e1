"""Rules on ids: what is named exists, fits its place and is named once; what exists is used."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from raes_cli.curate.book import Book
from raes_cli.curate.reading import KeyPath
from raes_cli.curate.schema import Citation, Event, Figure, Participant, Post, Spelling
from raes_cli.problems import Problem
from raes_cli.record import PART_TARGETS, TARGETS
from raes_cli.text import both, nearest

_COMPARED = 100_000
"""Ids that are compared for all suggestions together: they shall take no longer than the rest."""
_KINDED = {"events": "event", "documents": "document", "organizations": "organization", "sources": "source"}
"""Section → what its records are called under `kinds`."""


def named(book: Book) -> Iterator[tuple[KeyPath, str, tuple[str, ...]]]:
    """Every id that a record names: its path, the id, and the sections it may lead to."""
    for path, value in book.walk():
        if not isinstance(value, str):
            continue
        keys = [step for step in path if isinstance(step, str)]
        of_record = path[0] != "silent" and len(keys) <= len(("section", "id", "key"))
        targets = TARGETS if of_record else PART_TARGETS
        if keys[-1] in targets or keys[-1] == "part_of":
            yield path, value, targets.get(keys[-1], (str(path[0]),))


def unknown_id(book: Book) -> Iterator[Problem]:
    """An id that is named exists.

    Correct the id, or add the record it should lead to.
    """
    left = _COMPARED
    for path, id_, _ in named(book):
        if id_ not in book.ids:
            left -= len(book.ids)
            near = nearest(id_, book.ids, 1) if left >= 0 else ()
            remedy = both("add it, or correct the id", "добавьте её или исправьте id")
            if near:
                remedy = both(f"did you mean {near[0]!r}?", f"возможно, {near[0]!r}?")
            message = both(f"no record has the id {id_!r}", f"нет записи с id {id_!r}")
            yield book.problem(path, "unknown-id", message, remedy)


def unknown_kind(book: Book) -> Iterator[Problem]:
    """The kind of a record and the unit of an indicator are declared in the base.

    Correct it, or declare it under `kinds`, for this type of record, or under `units`.
    """
    for section, type_ in _KINDED.items():
        known = [id_ for id_, kind in book.base.kinds.items() if getattr(kind, type_)]
        for id_, record in getattr(book.base, section).items():
            yield from _undeclared(book, (section, id_, "kind"), record.kind, "kinds", known)
    for id_, indicator in book.base.indicators.items():
        yield from _undeclared(book, ("indicators", id_, "unit"), indicator.unit, "units", book.base.units)


def _undeclared(book: Book, path: KeyPath, named: str, section: str, known: Collection[str]) -> Iterator[Problem]:
    """A kind or unit that no part of the base declares; one that is there but wrong is a problem of its own."""
    if named in known or (section, named) in book.left_out:
        return
    near = nearest(named, known, 1)
    remedy = both(f"declare it under {section}", f"объявите его в {section}")
    if near:
        remedy = both(f"did you mean {near[0]!r}?", f"возможно, {near[0]!r}?")
    yield book.problem(path, "unknown-kind", both(f"{section} has no {named!r}", f"в {section} нет {named!r}"), remedy)


def wrong_section(book: Book) -> Iterator[Problem]:
    """An id that is named leads to the right kind of record.

    A place is one of `places`, a speaker one of `people` or `organizations`, and so on.
    """
    for path, id_, sections in named(book):
        if id_ in book.ids and book.ids[id_] not in sections:
            found = book.ids[id_]
            message = both(
                f"{id_!r} is one of {found}, not of {' or '.join(sections)}",
                f"{id_!r} — из {found}, а не из {' или '.join(sections)}",
            )
            yield book.problem(path, "wrong-section", message)


def repeated_item(book: Book) -> Iterator[Problem]:
    """A list names nothing twice.

    Remove the second mention; two capacities of one participant belong in one text.
    """
    for section, id_, record in book.records():
        for key in type(record).model_fields:
            value = getattr(record, key)
            # Aliases have a rule of their own.
            seen = set()
            for number, item in enumerate(value if isinstance(value, list) and key != "aliases" else ()):
                same = item.id if isinstance(item, Participant) else str(item)
                if same in seen:
                    called = _called(item)
                    message = both(f"{called} stands twice in {key}", f"{called} стоит в {key} дважды")
                    yield book.problem((section, id_, key, number), "repeated-item", message)
                seen.add(same)


def _called(item: object) -> str:
    match item:
        case Participant():
            return repr(item.id)
        case Citation():
            return repr(item.anchor)
        case Spelling():
            return repr(item.text)
        case Post():
            return repr(item.title.en)
        case _:
            return repr(item)


def points_at_itself(book: Book) -> Iterator[Problem]:
    """A record does not point at itself, and no chain of places or parts runs in a circle.

    Remove the reference.
    """
    for path, id_, _ in named(book):
        if path[1] == id_:
            message = both(f"{path[2]} names the record itself", f"{path[2]} указывает на саму запись")
            yield book.problem(path, "points-at-itself", message)
    for section, key in (("places", "within"), ("events", "part_of"), ("organizations", "part_of")):
        parents = {id_: getattr(record, key) for id_, record in getattr(book.base, section).items()}
        for id_ in parents:
            seen = [id_]
            while (above := parents.get(seen[-1])) and above not in seen:
                seen.append(above)
            if above == id_ and len(seen) > 1:
                circle = " → ".join((*seen, id_))
                message = both(f"{key} runs in a circle: {circle}", f"{key} идёт по кругу: {circle}")
                yield book.problem((section, id_, key), "points-at-itself", message)


def unused(book: Book) -> Iterator[Problem]:
    """Every topic, place, source and indicator is named by some record.

    Remove it, or write the fact it is there for. People and organizations are facts themselves.
    """
    used = {id_ for path, id_, _ in named(book) if path[1] != id_}
    for section in ("topics", "places", "sources", "indicators"):
        for id_ in getattr(book.base, section):
            if id_ not in used:
                message = both("no record names it", "на неё не ссылается ни одна запись")
                yield book.problem((section, id_), "unused", message)


def same_event(book: Book) -> Iterator[Problem]:
    """An event stands once: no two of one kind, day and people.

    Join the two records into one with the evidence of both, or name the people who differ.
    """
    seen: dict[tuple[object, ...], str] = {}
    for id_, event in book.base.events.items():
        if not event.date or not event.participants:
            continue
        key = (event.kind, event.date, frozenset(one.id for one in event.participants))
        if (other := seen.setdefault(key, id_)) != id_:
            message = both(f"the same kind, date and people as {other!r}", f"те же вид, дата и люди, что у {other!r}")
            yield book.problem(("events", id_), "same-event", message)


def session_of_speakers(book: Book) -> Iterator[Problem]:
    """Who speaks for himself at an event is among its participants; who sends it a greeting need not be.

    Add the speaker to the participants of the event, or give what was sent the mode greeting. Bodies are exempt.
    """
    for id_, statement in book.base.statements.items():
        event = book.base.events.get(statement.event or "")
        if not isinstance(event, Event) or not event.participants or statement.mode == "greeting":
            continue
        present = {one.id for one in event.participants}
        for number, speaker in enumerate(statement.speakers):
            if speaker in book.base.people and speaker not in present:
                message = both(
                    f"{speaker!r} is not among the participants of {statement.event!r}",
                    f"{speaker!r} нет среди участников {statement.event!r}",
                )
                yield book.problem(("statements", id_, "speakers", number), "session-of-speakers", message)


def no_speaker(book: Book) -> Iterator[Problem]:
    """A statement without a speaker is somebody's account, and no position, quotation or greeting.

    Name the speakers, or give the document, source or people whose account it is in `attribution`.
    """
    for id_, statement in book.base.statements.items():
        wrong = statement.collective or statement.mode in ("quoted", "greeting") or not statement.attribution
        if not statement.speakers and wrong:
            message = both(
                "nobody says this, and nothing tells it", "этого никто не говорит и ничто об этом не сообщает"
            )
            remedy = both("add speakers, or attribution", "добавьте speakers или attribution")
            yield book.problem(("statements", id_), "no-speaker", message, remedy)


def own_session(book: Book) -> Iterator[Problem]:
    """A session, and what is numbered, is that of a body, which is no participant of its own session or forum.

    Name it in `body`, and in `participants` who came.
    """
    for id_, event in book.base.events.items():
        kind = book.base.kinds.get(event.kind)
        # Of gatherings some have numbers, and some are nobody's own.
        numbered = event.number or (kind and kind.event and kind.event.numbered and not kind.event.gathering)
        if numbered and not event.body:
            message = both("nothing says whose session it is", "не сказано, чьё это заседание")
            yield book.problem(("events", id_), "own-session", message, both("add body", "добавьте body"))
        for number, one in enumerate(event.participants):
            if one.id == event.body:
                message = both(
                    f"{one.id!r} takes part in its own session", f"{one.id!r} — участник собственного заседания"
                )
                yield book.problem(("events", id_, "participants", number), "own-session", message)


def initialled(book: Book) -> Iterator[Problem]:
    """Who only initialled a document is no signatory of it.

    Move them from `signatories` to `initialled_by`, or correct the status.
    """
    for id_, document in book.base.documents.items():
        if document.signatories and document.status == "initialled":
            message = both(
                "initialled, and yet it has signatories", "парафирован, но указаны подписавшие (signatories)"
            )
            yield book.problem(("documents", id_, "signatories"), "initialled", message)


def attested_at(book: Book) -> Iterator[Problem]:
    """A post attested at an event belongs to somebody who took part in it, on its date.

    Correct the event of the post, or the participants of the event.
    """
    for id_, person in book.base.people.items():
        for number, post in enumerate(person.posts):
            event = book.base.events.get(post.event or "")
            path = ("people", id_, "posts", number, "event")
            if event and id_ not in {one.id for one in event.participants}:
                message = both(f"took no part in {post.event!r}", f"нет среди участников {post.event!r}")
                yield book.problem(path, "attested-at", message)
            elif event and post.date and event.date and post.date != event.date:
                message = both(
                    f"attested on {post.date}, but {post.event!r} has the date {event.date}",
                    f"пост засвидетельствован {post.date}, но у {post.event!r} дата {event.date}",
                )
                yield book.problem(path, "attested-at", message)


def one_holder(book: Book) -> Iterator[Problem]:
    """A post of one organization is attested for one person on one day.

    Correct the date or the title of one of the two, or say in the titles how the posts differ.
    """
    seen: dict[tuple[str, str, str], str] = {}
    for id_, person in book.base.people.items():
        for number, post in enumerate(person.posts):
            if not post.organization or not post.date:
                continue
            holder = seen.setdefault((post.organization, post.title.en, post.date), id_)
            if holder != id_:
                message = both(
                    f"{holder!r} is attested in the same post on {post.date}",
                    f"тот же пост {post.date} засвидетельствован и за {holder!r}",
                )
                yield book.problem(("people", id_, "posts", number), "one-holder", message)


def figure_indicator(book: Book) -> Iterator[Problem]:
    """Figures of one indicator, period and attribution are one record.

    Give both pieces of evidence to one record, or tell the indicators apart.
    """
    seen: dict[tuple[object, ...], str] = {}
    for id_, figure in book.base.figures.items():
        assert isinstance(figure, Figure)
        number = (figure.value, figure.scale, figure.growth_percent)
        key = (figure.indicator, figure.period, number, figure.status, tuple(figure.attribution))
        if (other := seen.setdefault(key, id_)) != id_:
            message = both(f"the same figure as {other!r}", f"та же цифра, что {other!r}")
            yield book.problem(("figures", id_), "figure-indicator", message)


RULES = (
    unknown_id,
    unknown_kind,
    wrong_section,
    repeated_item,
    points_at_itself,
    unused,
    same_event,
    session_of_speakers,
    no_speaker,
    own_session,
    initialled,
    attested_at,
    one_holder,
    figure_indicator,
)
