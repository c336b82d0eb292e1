"""Rules on participants: an event appears once, its speakers took part in it, and a post has one holder."""

from __future__ import annotations

from collections.abc import Iterator

from raes_cli.curate.book import Book, Breach
from raes_cli.curate.schema import Event
from raes_cli.text import both


def same_event(book: Book) -> Iterator[Breach]:
    """An event appears once: no two have the same kind, date and people.

    Join the two records into one with the evidence of both, or name the people who differ.
    """
    seen: dict[tuple[object, ...], str] = {}
    for id_, event in book.base.events.items():
        if not event.date or not event.participants:
            continue
        key = (event.kind, event.date, frozenset(one.id for one in event.participants))
        if (other := seen.setdefault(key, id_)) != id_:
            message = both(f"the same kind, date and people as {other!r}", f"те же вид, дата и люди, что у {other!r}")
            yield Breach(("events", id_), message)


def session_of_speakers(book: Book) -> Iterator[Breach]:
    """A person who speaks at an event is among its participants; one who sends a greeting need not be.

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
                yield Breach(("statements", id_, "speakers", number), message)


def no_speaker(book: Book) -> Iterator[Breach]:
    """A statement without a speaker is somebody's account, not a position, quotation or greeting.

    Name the speakers, or name in `attribution` the document, source or people whose account it is.
    """
    for id_, statement in book.base.statements.items():
        wrong = statement.collective or statement.mode in ("quoted", "greeting") or not statement.attribution
        if not statement.speakers and wrong:
            message = both("it has no speaker and no attribution", "нет ни говорящих, ни атрибуции")
            remedy = both("add speakers, or attribution", "добавьте speakers или attribution")
            yield Breach(("statements", id_), message, remedy)


def own_session(book: Book) -> Iterator[Breach]:
    """A session, like any numbered event, names its body, which is not a participant of its own session or forum.

    Name the body in `body`, and those who came in `participants`.
    """
    for id_, event in book.base.events.items():
        kind = book.base.kinds.get(event.kind)
        # A gathering need not have a number, nor belong to a body.
        numbered = event.number or (kind and kind.event and kind.event.numbered and not kind.event.gathering)
        if numbered and not event.body:
            message = both("nothing says whose session it is", "не сказано, чьё это заседание")
            yield Breach(("events", id_), message, both("add body", "добавьте body"))
        for number, one in enumerate(event.participants):
            if one.id == event.body:
                message = both(
                    f"{one.id!r} takes part in its own session", f"{one.id!r} — участник собственного заседания"
                )
                yield Breach(("events", id_, "participants", number), message)


def initialled(book: Book) -> Iterator[Breach]:
    """A document that was only initialled has no signatories.

    Move them from `signatories` to `initialled_by`, or correct the status.
    """
    for id_, document in book.base.documents.items():
        if document.signatories and document.status == "initialled":
            message = both("initialled, but it has signatories", "парафирован, но указаны подписавшие (signatories)")
            yield Breach(("documents", id_, "signatories"), message)


def attested_at(book: Book) -> Iterator[Breach]:
    """A post attested at an event belongs to one of its participants, on the date of the event.

    Correct the event of the post, or the participants of the event.
    """
    for id_, person in book.base.people.items():
        for number, post in enumerate(person.posts):
            event = book.base.events.get(post.event or "")
            path = ("people", id_, "posts", number, "event")
            if event and id_ not in {one.id for one in event.participants}:
                yield Breach(path, both(f"took no part in {post.event!r}", f"нет среди участников {post.event!r}"))
            elif event and post.date and event.date and post.date != event.date:
                message = both(
                    f"attested on {post.date}, but {post.event!r} has the date {event.date}",
                    f"должность засвидетельствована {post.date}, но у {post.event!r} дата {event.date}",
                )
                yield Breach(path, message)


def one_holder(book: Book) -> Iterator[Breach]:
    """A post in an organization is attested for only one person on a day.

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
                    f"та же должность {post.date} засвидетельствована и за {holder!r}",
                )
                yield Breach(("people", id_, "posts", number), message)


RULES = (same_event, session_of_speakers, no_speaker, own_session, initialled, attested_at, one_holder)
