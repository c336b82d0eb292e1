"""An event that a sentence tells of, and how to find its clause, date and number."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from raes_cli import dates
from raes_cli.draft import cues
from raes_cli.draft.mention import Mention
from raes_cli.draft.passages import Passage
from raes_cli.draft.posts import Run
from raes_cli.draft.series import ordinal
from raes_cli.draft.when import DAY, When, began, between, counted, dateline, is_of_speech, is_owned, is_short, overlap
from raes_cli.text import Words, both

_LEADS = cues.BEFORE_A_YEAR | cues.AUXILIARY | {"the"}
"""Words that may surround the actor at the beginning of a clause, besides a date."""
_TEN, _BESIDE = 10, 4
_LONGEST = 62
"""Most days that an event takes."""
_HALF_A_YEAR, _MONTH = 184, 31


@dataclass
class Event:
    """An event that a passage tells of."""

    passage: Passage
    kind: str
    run: Run
    """The words for the event."""
    clause: Run
    when: When | None = None
    place: tuple[str, Run] | None = None
    place_at: Passage | None = None
    """The passage that names the place, if it is another one."""
    people: list[tuple[Passage, Mention]] = field(default_factory=list)
    initiators: list[Mention] = field(default_factory=list)
    mediators: list[Mention] = field(default_factory=list)
    organizers: list[Mention] = field(default_factory=list)
    body: Mention | None = None
    body_at: Passage | None = None
    """The passage that names the body, if it is another one."""
    number: int | None = None
    numbered: Run | None = None
    theme: tuple[int, int] | None = None
    status: str = "held"
    document: tuple[str, Run] | None = None
    inherited: Event | None = None
    """The event before it, from which it takes the day, the place or the people."""
    waits: bool = False
    """Whether a later sentence may still give its day."""
    aside: bool = False
    """Whether the text only glances back at it, and continues with another event."""
    id: str = ""
    known: str | None = None

    @property
    def is_act(self) -> bool:
        """Whether it is an act done to somebody or something, not a gathering."""
        return is_act(self.passage, self.run[0])

    @property
    def is_news(self) -> bool:
        """Whether an act without a day is told as news, and not in passing about somebody."""
        past = self.passage.said(*self.run).lower().startswith(("had ", "la", "возлож"))
        return bool(self.people or self.place) and not past and cues.ACT_ASIDE.search(self.led) is None

    @property
    def is_told_whole(self) -> bool:
        """Whether the passage says to whom an act was done, or else on which day and where or by whom."""
        start = self.passage.spots[self.run[0]][0]
        of_itself = cues.OF_ITSELF.match(self.passage.lower, start)
        ceremony = cues.CEREMONY.match(self.passage.lower, start)
        dated = self.when is not None and (self.when.to_the_day or (of_itself and is_short(self.when.known)))
        return bool(self.people or ceremony or (dated and (self.place or of_itself)))

    @property
    def arrives(self) -> bool:
        """Whether the words say that a vehicle or its goods arrived somewhere."""
        return cues.ARRIVES.search(self.passage.said(*self.run).lower()) is not None

    def is_aside(self, at: int) -> bool:
        """Return whether a word is in a relative clause about somebody: X, who met Y in Paris, died."""
        return any(at in range(*map(self.passage.at, one.span())) for one in cues.WHO_DID.finditer(self.passage.lower))

    def is_beyond(self, at: int) -> bool:
        """Return whether commas set a word off from the event and its date: X, head of the Paris office, died."""
        first, last = sorted((at, self.run[0]))
        parted = any(one.ends for one in self.passage.words[first:last])
        return self.is_aside(at) or (parted and not (self.when and abs(self.when.start - at) <= _TEN / 2))

    def does(self, one: Mention) -> bool:
        """Return whether its clause begins with this body or state, which did it or to which it was done."""
        dated = range(self.when.start, self.when.end) if self.when else ()
        led = (self.passage.words[at].text for at in range(self.clause[0], one.start) if at not in dated)
        if not self.clause[0] <= one.start < self.run[0] or not all(word in _LEADS for word in led):
            return False
        return one.end in (self.run[0], *dated) or self.passage.words[one.end].text in _LEADS

    @property
    def led(self) -> str:
        """Its clause up to the words for the event, in lower case."""
        return self.passage.lower[self.passage.spots[self.clause[0]][0] : self.passage.spots[self.run[0]][0]]

    @property
    def edtf(self) -> str | None:
        """The EDTF of its date, its own or an inherited one, or None."""
        if self.when:
            months = re.fullmatch(r"\d{4}-\d\d/\d{4}-\d\d", self.when.edtf)  # on one day of these months
            known = self.when.known
            return f"[{known.earliest}..{known.latest}]" if months else self.when.edtf
        edtf = self.inherited.edtf if self.inherited else None
        if self.status == "planned" and edtf and edtf.startswith("[.."):
            return None  # it is still to come
        days = re.fullmatch(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)", edtf or "")
        return f"[{days[1]}..{days[2]}]" if days else edtf

    @property
    def date_note(self) -> Words | None:
        """A note on where the date comes from, if the sentence does not give all of it."""
        if self.when:
            return self.when.note
        if self.inherited and self.edtf:
            return both(
                "The sentence gives no date; it continues what is told before it.",
                "Даты в предложении нет; оно продолжает рассказ, который ведётся перед ним.",
            )
        return None


def is_act(passage: Passage, at: int) -> bool:
    """Return whether a word is part of the verb of an act: appointed, was relieved."""
    start = passage.spots[at][0]
    found = (cues.ACT.match(passage.lower, passage.spots[first][0]) for first in range(max(at - 2, 0), at + 1))
    return any(one is not None and one.end() > start for one in found)


def clauses(passage: Passage) -> Iterator[Run]:
    """Yield the parts of a sentence that may each tell of an event: split at semicolons, *where* and *then*."""
    parts = (
        one for one in cues.THEN.finditer(passage.text) if not (one["listed"] and "," in one.string[: one.start()])
    )
    ends = [passage.at(one.end()) for one in parts]  # X visited Y, met Z; but not: X, head of Y, met Z
    for start, end in zip((dateline(passage), *ends), (*ends, len(passage.words)), strict=True):
        if start < end:
            yield start, end


def date_of(passage: Passage, clause: Run, given: Sequence[When]) -> When | None:
    """Return the date of a clause, preferably a day, then a month; None without one."""
    inside = [one for one in given if clause[0] <= one.start < clause[1] and not _is_aside(passage, one)]
    begins = cues.BEGINS.search(passage.said(*clause).lower())
    inside = [one for one in inside if not (_is_programme(passage, one) or (began(passage, one) and not begins))]
    inside = [one for one in inside if not (cues.ON_COMPARED.search(f" {one.text.lower()}") or is_owned(passage, one))]
    if passage.words[0].text in ("как", "as"):  # as X told yesterday, Y met Z
        inside = [one for one in inside if began(passage, one) or not is_of_speech(passage, one)]
    told = [
        one for one in inside if passage.before(one.start) not in ("until", "till") and not is_of_speech(passage, one)
    ]
    inside = told or inside
    days = [one for one in inside if one.to_the_day] or [one for one in inside if not one.is_year] or inside
    return days[0] if days else None


def beside(passage: Passage, clause: Run, at: int, given: Sequence[When], day: When | None) -> tuple[Run, When | None]:
    """Return a clause cut at the comma after the date right behind word `at`, and that date: created in 2021.

    Without a date there, return `clause` and `day` unchanged.
    """
    own = next((one for one in given if 0 <= one.start - at <= 1), None)
    if own is None:
        return clause, day
    narrower = (one for one in given if 0 <= one.start - own.end <= 1 and overlap(one.known, own.known))
    own = next(narrower, own) if own.is_year else own  # two years ago, in May
    end = next((one + 1 for one in range(own.end - 1, clause[1]) if passage.words[one].ends), clause[1])
    return (clause[0], end), own


def by_then(passage: Passage, when: When | None, published: dt.date | None) -> When | None:
    """Return the days from publication to a future deadline: by the end of June. Return other dates unchanged."""
    latest = when.known.latest if when else None
    if when is None or published is None or latest is None or latest <= published:
        return when
    if not cues.DEADLINE.search(passage.led(when.start)):
        return when
    start = when.start - (2 if passage.before(when.start) == "the" else 1)
    said = passage.said(start, when.end)
    return when._replace(start=start, edtf=between(published, latest), text=said, note=counted(said, published))


_SEVERAL = ("two", "three", "four", "five")


def lasting(event: Event) -> When | None:
    """Return all days of a visit said to take several, up to or from its day; else the date of the event unchanged."""
    found, when = cues.DAYS_LONG.search(event.passage.said(*event.clause).lower()), event.when
    if not (found and when and when.known.earliest and when.known.earliest == when.known.latest):
        return when
    day, more = when.known.earliest, DAY * (_SEVERAL.index(found.lastgroup or "two") + 1)
    ended = cues.ENDED.search(event.passage.said(*event.clause).lower())
    first, last = (day - more, day) if ended else (day, day + more)
    note = both(
        f"Several days, counted from {dates.words(when.edtf, 'en')}: “{found[0]}”.",
        f"Несколько дней, считая от даты {dates.words(when.edtf, 'ru')}: «{found[0]}».",
    )
    return when._replace(edtf=f"{first}/{last}", note=note)


def _is_programme(passage: Passage, when: When) -> bool:
    """Return whether a year is the one for which or by which something is planned: for 2026, до 2030 года."""
    led = passage.before(when.start) in ("к", "до", "by", "until", "for", "на")
    return led and when.is_year and not when.text.lower().startswith(("кон", "end"))


def is_told_apart(passage: Passage, event: int, when: When) -> bool:
    """Return whether a verb parts an event from a date: opening it, X said it grew in May; in May X agreed to meet."""
    (first, last), text = sorted((event, when.start)), passage.lower
    between = text[passage.spots[first][1] : passage.spots[last][0]]
    said = cues.SAYS.search(between)
    others = any(event < span.start < when.start for span in passage.of("event-kind"))
    if (event >= when.start or others) and cues.RELATIVE.search(between):
        return True
    if event < when.start and cues.CONTENT.search(between):
        return True
    if said is None:
        agreed = cues.AGREED_TO.search(text, passage.spots[when.end - 1][1]) if event >= when.start else None
        return agreed is not None and agreed.start() <= passage.spots[event][0] < agreed.end()
    told = cues.THAT_IT.search(between, said.end()) or between[: said.start()].endswith(", ")
    return event < when.start or bool(told)  # it will grow in May, X said


def _is_aside(passage: Passage, when: When) -> bool:
    """Return whether a date belongs to something else: a participial phrase, a quoted title, what began then."""
    quoted = passage.is_title(when.start)
    papers = [span.start for span in passage.of("document-kind")]
    if passage.before(when.start) == "the" and any(0 <= at - when.end <= 1 for at in papers):
        return True  # the 2016 Declaration
    led = passage.led(when.start)
    other = cues.NOT_ITS_DAY.search(led)
    begun = passage.at(other.start()) if other else when.start
    of_it = any(begun <= span.start < when.start for span in passage.of("event-kind"))
    of_it = of_it or (other is not None and cues.ACT.search(led, max(other.start() - len("has been "), 0)) is not None)
    aside = cues.PARTICIPIAL.search(led) is not None and cues.BEGUN.search(led) is None
    return quoted or bool(other and not of_it) or aside


def same(one: Event, other: Event) -> bool:
    """Return whether an event has the kind, date and people of another one, or no people or place of its own."""
    people: list[set[str]] = [{mention.id for _, mention in its.people} for its in (one, other)]
    bare = not (one.people or one.place)
    return one.kind == other.kind and one.edtf == other.edtf and (bare or people[0] == people[1])


def only_gets(event: Event) -> bool:
    """Return whether only the recipients of a letter are named, not its sender."""
    sent = event.is_act and cues.LETTER.match(event.passage.lower, event.passage.spots[event.run[0]][0])
    return bool(sent) and all(one.start > event.run[0] for _, one in event.people)


def signs(event: Event) -> bool:
    """Return whether somebody is said to have signed something, rather than that it was signed."""
    led = event.passage.led(event.run[0])[-len("were also ") :]
    return cues.SIGNS.search(led + event.passage.said(*event.run).lower()) is not None


def says(passage: Passage, one: Mention) -> bool:
    """Return whether a verb of saying follows a body, or the state that it is of: the Ministry of Norway said that."""
    spots = [spot for spot, _ in passage.spots[one.end : one.end + _BESIDE]]
    verb = next((spot for spot in spots if cues.SAYS.match(passage.lower, spot)), None)
    return (
        verb is not None and re.search(r"\b(?:and|и)\b|,", passage.lower[passage.spots[one.end - 1][1] : verb]) is None
    )


def again(passage: Passage, clause: Run, when: When, before: Event) -> list[Event]:
    """Return the event before on another date, or the next of its series, or []: the 10th in May, the 11th in June."""
    nth = next(((at, number) for at in range(*clause) if (number := ordinal(passage, at))), None)
    if nth and before.number and nth[1] != before.number and not when.start <= nth[0] < when.end:
        run = (nth[0], nth[0] + 1)
        return [Event(passage, before.kind, run, clause, when, body=before.body, number=nth[1], numbered=run)]
    return [Event(passage, before.kind, before.run, clause, when)] if before.people and when.to_the_day else []


def is_long(when: When) -> bool:
    """Return whether a date is a period in which something goes on, too long for an event."""
    first, last = when.known.earliest, when.known.latest
    days = (last - first).days if first and last and "/" in when.edtf and when.edtf[0] != "[" else 0
    in_days = re.match(r"\d{4}-\d\d-\d\d/", when.edtf) is not None
    return days > (_LONGEST if in_days else _HALF_A_YEAR) or (when.is_year and "/" in when.edtf)
