"""Who has a post: somebody of the base, several who are named together, or another than who is named in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import takewhile

from raes_cli.curate.book import Book
from raes_cli.curate.schema import Post
from raes_cli.draft import cues
from raes_cli.draft.passages import Passage
from raes_cli.draft.posts import Mention, is_title, of_many
from raes_cli.endings import alike
from raes_cli.lookup.forms import STOP
from raes_cli.offices import held, office
from raes_cli.text import words


def known_post(book: Book, id_: str, told: str) -> Post | None:
    """The post of somebody in the base that these words say; the latest of those that fit."""
    person, said = book.base.people.get(id_), words(told)
    posts = person.posts[::-1] if person else []
    offices = set(held(said))

    def title(post: Post) -> list[str]:
        return words(post.title.en if told.isascii() else post.title.ru)

    def rank(post: Post) -> tuple[int, float, str]:
        return sum(_among(word, title(post)) for word in said), _likeness(said, title(post)), post.date or ""

    whole = [post for post in posts if offices and set(held(title(post))) == offices and rank(post)[1] >= _MOST]
    short = [post for post in posts if _is_short_for(book, said, post, title(post))]
    return max(short or whole, key=rank, default=None)


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
        together = found[at] if many or found[at] is not one else together if not one.person else None
    return found


def is_of_another(passage: Passage, one: Mention, found: Iterable[Mention]) -> bool:
    """Whether somebody is only named in the post of another, or as whose deputy or aide another is: X's deputy."""
    behind = passage.text[passage.spots[one.end - 1][1] - 2 : passage.spots[one.end - 1][1] + 2].lower()
    whose = one.person and "'s" in behind and any(is_title(word.text) for word in passage.words[one.end : one.end + 3])
    return whose or any(other.post and other.post[0] <= one.start and one.end <= other.post[1] for other in found)
