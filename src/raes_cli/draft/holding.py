"""Who has a post: somebody of the base or of the text, several named together, or another than is named in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from raes_cli.curate.book import Book
from raes_cli.curate.schema import Post
from raes_cli.draft import cues
from raes_cli.draft.passages import Passage, Text
from raes_cli.draft.posts import BY_TITLE, Mention, is_title, of_many, parts, stops
from raes_cli.endings import alike
from raes_cli.lookup.forms import STOP
from raes_cli.offices import held, holder, office
from raes_cli.text import words


def known_post(book: Book, id_: str, told: str) -> Post | None:
    """The post of somebody in the base that these words say; the latest of those that fit."""
    person, said = book.base.people.get(id_), words(told)
    posts = person.posts[::-1] if person else []
    offices = _offices(said)

    def title(post: Post) -> list[str]:
        return words(post.title.en if told.isascii() else post.title.ru)

    def rank(post: Post) -> tuple[int, float, str]:
        return sum(_among(word, title(post)) for word in said), _likeness(said, title(post)), post.date or ""

    head = [post for post in posts if holder(words(post.title.en)) == _head_of(said)]
    whole = [post for post in posts if offices and _offices(title(post)) == offices and rank(post)[1] >= _MOST]
    short = [post for post in posts if _is_short_for(book, said, post, title(post))]
    every = (post for one in book.base.people.values() for post in one.posts)
    same = (post for post in every if offices and _is_wording(said, title(post)))  # it is known of another
    return max(short or whole or head, key=rank, default=None) or next(same, None)


def _offices(said: Sequence[str]) -> set[str]:
    """The offices that a post has, else the word that tells what somebody is: a governor."""
    return set(held(list(said))) or {word[:_STEM] for word in said if cues.TITLE.match(word)}


def _head_of(said: Sequence[str]) -> str | None:
    """The office of a head of state, or of government, who is called so; "" for any other."""
    led = len(said) == 2 and office(said[0]) == "head"  # noqa: PLR2004 - глава правительства
    return next((one for word, one in _HEADS.items() if led and said[1].startswith(word)), "")


_HEADS = {"правительств": "prime", "government": "prime", "государств": "president", "state": "president"}
_STATE = {"рф": "россии", "республики": "", "федерации": ""}


def _is_wording(said: Iterable[str], title: Iterable[str]) -> bool:
    """Whether a post is called as a title is, but for how a state is called."""
    one, other = ([_STATE.get(word, word) for word in its if word not in STOP] for its in (said, title))
    one, other = list(filter(None, one)), list(filter(None, other))
    return len(one) == len(other) > 1 and all(map(_among, one, ([word] for word in other)))


def _is_short_for(book: Book, said: list[str], post: Post, printed: list[str]) -> bool:
    """Whether all that is said is known of a post: its office, words of its title, whose it is, a town there."""
    title = words(f"{post.title.en} {post.title.ru}")
    body, places = book.base.organizations.get(post.organization or ""), book.base.places.values()
    names = (body.name.en, body.name.ru, *body.aliases) if body else ()
    own = [*title, *(word for name in names for word in words(name))]
    lands = {id_ for id_, one in book.base.places.items() if not one.within and _among(words(one.name.en)[0], title)}
    own += [word for one in places if one.within in lands for word in words(f"{one.name.en} {one.name.ru}")]
    offices = {office(word) for word in title} - {None}
    same = held(said)[:1] == held(printed)[:1] != []
    return same and all(word in STOP or office(word) in offices or _among(word, own) for word in said)


def _among(word: str, others: Iterable[str]) -> bool:
    return any(alike(word, other) or (len(other) > _STEM and word[:_STEM] == other[:_STEM]) for other in others)


_MOST = 0.6
"""The share of the words of a title, and of what is said, from which it is meant."""
_STEM = 5
"""Letters that a country shares with its adjective, and a ministry with its minister."""


def _likeness(said: Sequence[str], title: Sequence[str]) -> float:
    """How much of a title is said, and of what is said in it."""
    common = sum(any(alike(word, other) for other in title) for word in said)
    back = sum(any(alike(word, other) for other in said) for word in title)
    return (common + back) / (len(said) + len(title)) if said and title else 0


def weights(book: Book) -> Counter[str]:
    """How often the base speaks of each of its people."""
    base = book.base
    told = Counter(one.id for event in base.events.values() for one in event.participants)
    told.update(speaker for statement in base.statements.values() for speaker in statement.speakers)
    return told


def shared(passage: Passage, found: list[Mention]) -> list[Mention]:
    """Those who are named together behind a post of several, each with it: presidents X and Y."""
    together: Mention | None = None
    for at, one in enumerate(found):
        if together and together.post and one.person and one.post is None:
            between = passage.words[together.end : one.start]
            found[at] = (
                one._replace(post=together.post) if all(word.text in ("and", "и", "ve") for word in between) else one
            )
        post = [word.text for word in passage.words[slice(*one.post)]] if one.person and one.post else []
        many = any(is_title(word) and of_many(word) for word in takewhile(lambda word: word not in cues.LINKS, post))
        common = parts(passage, one.post)[0] if many and one.post else found[at].post
        together = (
            found[at]._replace(post=common) if many or found[at] is not one else together if not one.person else None
        )
    return found


def is_of_another(passage: Passage, one: Mention, found: Iterable[Mention]) -> bool:
    """Whether somebody is only named in the post of another, or as whose deputy or aide another is: X's deputy."""
    behind = passage.text[passage.spots[one.end - 1][1] - 2 : passage.spots[one.end - 1][1] + 2].lower()
    whose = one.person and "'s" in behind and any(is_title(word.text) for word in passage.words[one.end : one.end + 3])
    return whose or any(other.post and other.post[0] <= one.start and one.end <= other.post[1] for other in found)


_NEAR = 3
"""Words that may stand between a post and who has it."""
_MANY = re.compile(r"(?:ов|ами|ей|ам|ах|ы|ели|s)$|^(?:представител|representativ|лидер|leader)")
"""How a word begins or ends that speaks of several people, or of nobody in particular."""


def by_title(book: Book, passage: Passage, found: Sequence[Mention]) -> Iterator[Mention]:
    """Those who are named in a passage by their post alone, beside those `found`; "" where several have had it."""
    posts = {at for one in found for run in (one.post, one[:2]) if run for at in range(*run)}
    named = {one.start + far for one in found if one.person for far in range(-_NEAR, 1)}
    for span in passage.of("post"):
        ids = [id_ for id_ in span.means["post"] if id_ in book.base.people]
        beside = span.end in named or not posts.isdisjoint(range(span.start, span.end))
        offices = [word.text for word in passage.words[span.start : span.end] if office(word.text)]
        one = ids and span.end - span.start > 1 and not any(map(_MANY.search, offices))
        if one and not beside and not cues.NO_MORE.match(passage.before(span.start)):
            id_ = ids[0] if len(ids) == 1 and _is_from(book, passage, span.end, ids[0], found) else ""
            yield Mention(span.start, span.end, id_, person=True, basis=BY_TITLE)


def _is_from(book: Book, passage: Passage, at: int, id_: str, found: Iterable[Mention]) -> bool:
    """Whether the body or country that a post goes on with, from a word on, may be that of somebody."""
    spans = {far: span for span in passage.spans for far in range(span.start, span.end)}
    bodies, person, said = book.base.organizations, book.base.people[id_], set[str]()
    while at < len(passage.words) and not stops(passage, at - 1):
        word, span = passage.words[at].text, spans.get(at)
        if not (passage.capital(at) or word in ("of", "at", "the")):
            break
        if passage.capital(at) and (span is None or any(one.start == at and one.id not in book.ids for one in found)):
            return False  # of what the base does not know
        said.update(one for key in ("actor", "place") for one in (span.means.get(key, ()) if span else ()))
        at += 1
    said = {bodies[one].country or one if one in bodies else one for one in said}
    own = {person.country, *(bodies[post.organization].country for post in person.posts if post.organization in bodies)}
    lands = {one for one in said if one in book.base.places and not book.base.places[one].within}
    return not lands or not lands.isdisjoint(own)


def named_so(text: Text, mentions: dict[int, list[Mention]]) -> None:
    """Give what is told of somebody by his post alone to who is named in the text with it, whoever else has it."""
    titled = [
        (one.id, [word.text for word in text.passages[number].words[slice(*one.post)]])
        for number, its in mentions.items()
        for one in its
        if one.person and one.post
    ]
    for number, its in mentions.items():
        for at, one in enumerate(its):
            passage, end = text.passages[number], one.end
            while end < len(passage.words) and passage.capital(end) and not stops(passage, end - 1):
                end += 1  # of whom it goes on to say that he has it
            said = [word.text for word in passage.words[one.start : end]]
            others = {id_ for id_, post in titled if one.basis == BY_TITLE and _is_post(said, post)}
            its[at] = one._replace(id=others.pop() if len(others) == 1 else one.id)
        its[:] = [one for one in its if one.id]


def _is_post(said: list[str], post: list[str]) -> bool:
    """Whether a post is that of which these words are said, and that of a holder."""
    same = holder(said) == holder(post) and not cues.NO_MORE.match(post[0])
    return same and all(_among(word, post) for word in said)
