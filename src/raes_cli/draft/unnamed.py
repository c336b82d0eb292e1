"""Bodies meant by a word for their sort alone: the ministry, ведомство."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from raes_cli.curate.book import Book
from raes_cli.draft import cues
from raes_cli.draft.cast import Cast
from raes_cli.draft.mention import Mention, Named
from raes_cli.draft.passages import Passage
from raes_cli.draft.spelling import names_of
from raes_cli.draft.titles import FAR
from raes_cli.endings import alike
from raes_cli.text import fold, words


class Unnamed:
    """Finds the body named before that a word for its sort means."""

    def __init__(self, cast: Cast, book: Book) -> None:
        self.cast, self.book = cast, book
        self._called: dict[int, Named] = {}
        """The bodies called by their sorts alone, by the number of the passage."""

    def again(self, passage: Passage, at: int) -> Named | None:
        """Return the last body named that a word calls only by its sort: the ministry, ведомство."""
        word = passage.after(at)
        acronym = len(word) > 1 and passage.surface(at).isupper()
        if not (cues.BODY.match(word) or acronym) or any(one.start <= at < one.end for one in self.cast.every(passage)):
            return None
        since = max(passage.number - FAR, 0)
        since = min([since, *(named[0].number for number, named in self._called.items() if number >= since)])
        before = self.cast.text.passages[since : passage.number]
        bodies = [(at, one) for at in before for one in self.cast.every(at) if not (one.person or one.place)]
        every = cues.ANY_BODY.match(word)
        fits = [pair for pair in bodies if every or self._is_sort(pair[1], word, acronym=acronym)]
        if not fits or self._is_another(word, fits[-1][0], passage):
            return None
        self._called[passage.number] = fits[-1]
        return fits[-1]

    def _is_another(self, word: str, since: Passage, until: Passage) -> bool:
        """Return whether another body of the sort may be named in between, by an acronym that is of nobody known."""
        passages = (
            one for one in self.cast.text.passages[since.number : until.number] if one.number not in self._called
        )
        between = ((one, at) for one in passages for at in self.strange(one))
        return any(one.words[at].text[0] == word[0] and one.words[at].text != word for one, at in between)

    def strange(self, passage: Passage, since: int = 0) -> list[int]:
        """Return the places of acronyms, from a word on, that are of nobody known."""
        known = {at for one in self.cast.every(passage) for at in range(one.start, one.end)}
        spots = (at for at in range(since, len(passage.words)) if at not in known and len(passage.words[at].text) > 1)
        return [at for at in spots if passage.surface(at).isupper() and passage.surface(at).isalpha()]

    def beside(self, passage: Passage, verb: int, but: Collection[str | None]) -> Named | None:
        """Return the body, not one of `but`, called only by its sort beside a verb of saying: the committee said."""
        spots = (one for one in (verb - 1, verb + 1, verb + 2) if 0 <= one < len(passage.words))
        led = {at: "the" if at == 0 or not passage.words[at].text.isascii() else passage.before(at) for at in spots}
        alone = (at for at in led if led[at] == "the" and passage.before(at - 1) != "of")
        found = next(filter(None, (self.again(passage, at) for at in alone)), None)
        return None if found and found[1].id in but else found

    def _is_sort(self, one: Mention, word: str, *, acronym: bool) -> bool:
        """Return whether a body is of the sort that a word says, or has this acronym."""
        names = self._names(one)
        short = not acronym and any(name.isupper() and fold(name)[0] == word[0] for name in names)  # МЧС is a ministry
        return short or any(alike(word, other) for name in names for other in words(name))

    def _names(self, one: Mention) -> Sequence[str]:
        """Return the names of a body of the base, or of a new one."""
        body, new = self.book.base.organizations.get(one.id), self.cast.newcomers.get(one.id)
        return list(names_of(body)) if body else [new.name] if new else []
