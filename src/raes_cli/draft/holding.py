"""Match posts with their holders: people of the base or the text, several named together, or named by post alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from raes_cli.curate.book import Book
from raes_cli.curate.schema import Post
from raes_cli.draft import cues
from raes_cli.draft.lands import countries
from raes_cli.draft.mention import BY_TITLE, Mention
from raes_cli.draft.passages import Passage, Text
from raes_cli.draft.posts import Run, is_title, of_many, parts, post_after, stops
from raes_cli.draft.spelling import akin, is_nominative_post, names_of
from raes_cli.endings import alike
from raes_cli.lookup.forms import STOP
from raes_cli.offices import held, holder, may_be, office
from raes_cli.text import words


def known_post(book: Book, id_: str, told: str) -> Post | None:
    """Return the post of a person of the base that these words name, or None.

    It is the best match, the latest of equal ones; if there is none, the post of the same wording of another person.
    """
    told = cues.OF_BOTH.sub("", told)
    told = re.sub(r"(?i)\bзам(?=[а-я]{4})(?!естител)", "заместитель ", told)
    told = cues.OF_GOVERNMENT.sub("prime minister" if told.isascii() else "премьер-министра", told)
    person, said = book.base.people.get(id_), words(told)
    posts = person.posts[::-1] if person else []
    offices = _offices(said)

    def title(post: Post) -> list[str]:
        return words(post.title.en if told.isascii() else post.title.ru)

    def rank(post: Post) -> tuple[int, float, str]:
        return sum(_among(word, title(post)) for word in said), _likeness(said, title(post)), post.date or ""

    head = [post for post in posts if holder(words(post.title.en)) == _head_of(said, book)]
    whole = [post for post in posts if offices and _offices(title(post)) == offices and rank(post)[1] >= _MOST]
    short = [post for post in posts if _is_short_for(book, said, post, title(post))]
    every = (post for one in book.base.people.values() for post in one.posts)
    same = (post for post in every if offices and _is_wording(said, title(post)))  # of another person
    return max(short or whole or head, key=rank, default=None) or next(same, None)


def _offices(said: Sequence[str]) -> set[str]:
    """Return the offices in a post, or else the stems of words for what somebody is: a governor."""
    return set(held(list(said))) or {word[:_STEM] for word in said if cues.TITLE.match(word)}


def _head_of(said: Sequence[str], book: Book) -> str | None:
    """Return the office of a “head of state”, of a country, or of government; "" for any other post."""
    if len(said) != 2 or office(said[0]) != "head":  # noqa: PLR2004 - глава правительства
        return ""
    led = next((one for word, one in _HEADS.items() if said[1].startswith(word)), "")
    return led or ("president" if countries(book.base.places, said[1]) else "")


_HEADS = {"правительств": "prime", "government": "prime", "государств": "president", "state": "president"}
_STATE = {"рф": "россии", "республики": "", "федерации": ""}


def _is_wording(said: Iterable[str], title: Iterable[str]) -> bool:
    """Return whether a post and a title have the same words, apart from the name of the state."""
    one, other = ([_STATE.get(word, word) for word in its if word not in STOP] for its in (said, title))
    one, other = list(filter(None, one)), list(filter(None, other))
    return len(one) == len(other) > 1 and all(map(_among, one, ([word] for word in other)))


def _is_short_for(book: Book, said: list[str], post: Post, printed: list[str]) -> bool:
    """Return whether words are short for a post: its office, words of its title, its body, or a town of its country."""
    title = words(f"{post.title.en} {post.title.ru}")
    body, places = book.base.organizations.get(post.organization or ""), book.base.places.values()
    own = [*title, *(word for name in (names_of(body) if body else ()) for word in words(name))]
    lands = {id_ for id_, one in book.base.places.items() if not one.within and _among(words(one.name.en)[0], title)}
    own += [word for one in places if one.within in lands for word in words(f"{one.name.en} {one.name.ru}")]
    offices = {office(word) for word in title} - {None}
    same = held(said)[:1] == held(printed)[:1] != []
    return same and all(word in STOP or office(word) in offices or _among(word, own) for word in said)


def _among(word: str, others: Iterable[str]) -> bool:
    return any(akin(other, word) for other in others)


_MOST = 0.6
"""The least likeness of a title and the words said, from 0 to 1, for the title to be meant."""
_STEM = 5
"""Letters that a country shares with its adjective, and “ministry” with “minister”."""


def _likeness(said: Sequence[str], title: Sequence[str]) -> float:
    """Return the share of common words in a title and the words said, from 0 to 1."""
    common = sum(any(alike(word, other) for other in title) for word in said)
    back = sum(any(alike(word, other) for other in said) for word in title)
    return (common + back) / (len(said) + len(title)) if said and title else 0


def may_hold(book: Book, id_: str, told: str) -> bool:
    """Return whether a person may have a post: the base gives none, or one of that office, of the country it names."""
    said, posts = words(told), book.base.people[id_].posts
    titles = [word for word in said if is_title(word) and not (cues.DIPLOMAT.match(word) or cues.FELLOW.match(word))]
    own = {word for post in posts for word in words(f"{post.title.en} {post.title.ru}")}
    offices = {one for post in posts for one in held(words(post.title.en))}
    lands = {id_ for word in said for id_ in countries(book.base.places, word)}
    near = any(alike(word, one) for word in titles for one in own)
    near = near or any(may_be(office(word) or "", one) for word in titles for one in offices)
    return not (posts and titles) or (near and (not lands or book.base.people[id_].country in (None, *lands)))


def weights(book: Book) -> Counter[str]:
    """Count how often each actor of the base takes part in an event or speaks."""
    base = book.base
    told = Counter(one.id for event in base.events.values() for one in event.participants)
    told.update(speaker for statement in base.statements.values() for speaker in statement.speakers)
    return told


def shared(passage: Passage, found: list[Mention]) -> list[Mention]:
    """Give each of several people the post in the plural before them, as in “presidents X and Y”; return `found`."""
    together: Mention | None = None
    for at, one in enumerate(found):
        led = passage.before(one.post[0], 2).split() if one.post else []
        both = led[1:] in (["and"], ["и"]) and cues.DEMONYM.match(led[0])  # Azerbaijani and Russian ministers
        if one.post and (both or (led[1:] == ["ve"] and of_many(passage.words[one.post[1] - 1].text))):
            found[at] = one._replace(post=(one.post[0] + 1, one.post[1]))
    for at, one in enumerate(found):
        if together and one.person and one.post is None:
            between = {word.text for word in passage.words[together.end : one.start]}
            found[at] = one._replace(post=together.post) if between <= {"and", "и", "ve"} else one
        post = [word.text for word in passage.words[slice(*one.post)]] if one.person and one.post else []
        many = any(is_title(word) and of_many(word) for word in takewhile(lambda word: word not in cues.LINKS, post))
        if many and one.post:
            together = one._replace(post=parts(passage, one.post)[0])
        elif one.person:
            together = found[at] if found[at] is not one else None
    posts = Counter(one.post for one in found)
    return [one._replace(post=None) if posts[one.post] == 1 and _is_others(passage, one) else one for one in found]


def _is_others(passage: Passage, one: Mention) -> bool:
    """Return whether a post beside a name is that of several people, but not of this one: told journalists, X said."""
    said = [word.text for word in passage.words[slice(*one.post or (0, 0))]]
    return len(said) == 1 and said[0].endswith(("ам", "ами", "ists")) and of_many(said[0])


def posts_after(passage: Passage, end: int, names: Iterable[Run]) -> Run | None:
    """Return the words of the posts after a name: up to another name, with those after a comma."""
    post = post_after(passage, end)
    while post:
        named = next((first for first, _ in names if post[0] < first < post[1]), None)
        if named is not None:
            return post[0], named - (passage.before(named) in ("and", "и"))
        more = post_after(passage, post[1])
        if not more:
            break
        post = post[0], more[1]
    return post


def is_subject(passage: Passage, name: Run, post: Run | None) -> bool:
    """Return whether a name is certainly in the nominative: after a post in it, or beside a feminine past tense."""
    if post and post[1] <= name[0]:
        return is_nominative_post(passage.said(*post).lower())
    beside = [passage.words[at].text for at in (name[0] - 1, name[1]) if 0 <= at < len(passage.words)]
    hers = passage.surface(name[1] - 1).endswith(("а", "я"))
    return hers and any(_SHE_DID.search(word) for word in beside)


_SHE_DID = re.compile(r"[а-я]{2}ла(?:сь)?$")


def is_of_another(passage: Passage, one: Mention, found: Iterable[Mention]) -> bool:
    """Return whether an actor is only named in another's post, or in the possessive before a post: X's deputy."""
    behind = passage.text[passage.spots[one.end - 1][1] - 2 : passage.spots[one.end - 1][1] + 2].lower()
    whose = one.person and "'s" in behind and any(is_title(word.text) for word in passage.words[one.end : one.end + 3])
    return whose or any(other.post and other.post[0] <= one.start and one.end <= other.post[1] for other in found)


_NEAR = 3
"""Most words between a post and the name of its holder."""
_MANY = re.compile(r"(?:ов|ами|ей|ам|ах|ы|ели|s)$|^(?:представител|representativ|лидер|leader)")
"""Endings and beginnings of words for several people, or for nobody in particular."""
_LEADING = frozenset(("president", "prime", "minister"))
"""Offices that a state has one holder of."""


def by_title(book: Book, passage: Passage, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the people whom a passage names by post alone, besides those `found`; their id is "" if it is ambiguous."""
    posts = {at for one in found for run in (one.post, one[:2]) if run for at in range(*run)}
    named = {one.start + far for one in found if one.person for far in range(-_NEAR, 1)}
    for span in passage.of("post"):
        ids = [id_ for id_ in span.means["post"] if id_ in book.base.people]
        beside = span.end in named or not posts.isdisjoint(range(span.start, span.end))
        offices = [word.text for word in passage.words[span.start : span.end] if office(word.text)]
        one = ids and span.end - span.start > 1 and not any(map(_MANY.search, offices))
        if one and not beside and not cues.NO_MORE.match(passage.before(span.start)):
            alone = len(ids) == 1 and _LEADING.intersection(map(office, offices))  # there are many ambassadors
            id_ = ids[0] if alone and _is_from(book, passage, span.end, ids[0]) else ""
            yield Mention(span.start, span.end, id_, person=True, basis=BY_TITLE)


def _is_from(book: Book, passage: Passage, at: int, id_: str) -> bool:
    """Return whether the body or country that follows a post, from word `at` on, may be the one of a person."""
    known, end = {far for span in passage.of("actor", "place") for far in range(span.start, span.end)}, at
    while end < len(passage.words) and not stops(passage, end - 1):
        if passage.capital(end) and end not in known:
            return False  # a name that the base does not have
        if not (passage.capital(end) or passage.words[end].text in ("of", "at", "the")):
            break
        end += 1
    return may_hold(book, id_, passage.said(at - 1, end))


def named_so(text: Text, mentions: dict[int, list[Mention]]) -> None:
    """Resolve mentions by post alone to the person whom the text names with that post, whoever else has it.

    Changes the lists of `mentions`; those that remain without an id are removed.
    """
    every = ((text.passages[number], one) for number, its in mentions.items() for one in its)
    held = [(one.id, [word.text for word in at.words[slice(*one.post)]]) for at, one in every if one.post]
    for number, its in mentions.items():
        for at, one in enumerate(its):
            passage, end = text.passages[number], one.end
            while end < len(passage.words) and passage.capital(end) and not stops(passage, end - 1):
                end += 1  # the body or country of the post
            said = [word.text for word in passage.words[one.start : end]]
            others = {id_ for id_, post in held if one.basis == BY_TITLE and _is_post(said, post)}
            its[at] = one._replace(id=others.pop() if len(others) == 1 else one.id)
        its[:] = [one for one in its if one.id]


def _is_post(said: list[str], post: list[str]) -> bool:
    """Return whether words name a post, and the post is neither a former nor a deputy's one."""
    same = holder(said) == holder(post) and not cues.NO_MORE.match(post[0])
    return same and all(_among(word, post) for word in said)
