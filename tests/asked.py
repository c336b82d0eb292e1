"""Questions generated from the records of a base: who, when, where, how many and what was said, in three languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from raes_cli import text
from raes_cli.base import Base

Record = dict[str, Any]
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "az": "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
}
_RUSSIAN_PLACES = {
    "Москва": "Москве",
    "Россия": "России",
    "Астана": "Астане",
    "Астрахань": "Астрахани",
    "Анталья": "Анталье",
}
_VERBS = {"meeting": ("встречался", "meet"), "visit": ("приезжал", "visit"), "call": ("звонил", "phone")}
_ORDINALS = {
    "en": "first second third fourth", "ru": "первое второе третье четвёртое", "az": "birinci ikinci üçüncü dördüncü",
}  # fmt: skip
_FEW = 3
Window = Callable[[], frozenset[str]]
"""Returns the ids of the records that may all come first; evaluated only when a question is checked."""


class Made(NamedTuple):
    """A question, and the record that must be among the first answers.

    If the question names only a day, a year, a kind or a place, any record in its `window` may come first.
    """

    kind: str
    language: str
    line: str
    wanted: str
    window: Window = frozenset

    def is_answered(self, found: list[str]) -> bool:
        """Return whether the ids in `found` answer the question."""
        if window := self.window():
            return self.wanted in found and window.issuperset(found[:_FEW])
        return self.wanted in found[:_FEW]


def questions(base: Base) -> list[Made]:
    """Return every question that can be generated from the records of `base`."""
    records = base.every().decoded()
    maker = _Maker(base, {record["id"]: record for record in records})
    return list(dict.fromkeys(made for record in records for made in maker.of(record)))


class _Maker:
    def __init__(self, base: Base, records: dict[str, Record]) -> None:
        self.base = base
        self.records = records
        self.kinds = base.vocabulary.named("event-kind")
        self.indicators = base.vocabulary.named("indicator")
        self.texts = {id_: str(record).lower() for id_, record in records.items()}
        self.often = Counter(word for record in records.values() for word in set(text.words(str(record))))
        self.windows: dict[str, Window] = {}
        self.titles = {
            tuple(text.words(title)): id_
            for id_, one in records.items()
            for title in (one.get("title") or {}).values()
        }  # fmt: skip

    def of(self, record: Record) -> Iterator[Made]:
        makers = {
            "event": self.event, "figure": self.figure, "statement": self.statement, "person": self.person,
            "organization": self.body, "gap": self.titled, "conflict": self.titled, "document": self.titled,
        }  # fmt: skip
        for kind, language, line, *window in makers.get(record["type"], lambda _: ())(record):
            if self.titles.get(tuple(text.words(line)), record["id"]) == record["id"]:  # else the other is meant
                yield Made(kind, language, " ".join(line.split()), record["id"], *window)

    def window(self, question: str = "timeline", **options: Any) -> Window:
        """Return the window of the records that these options ask for, any of which may come first."""

        def found() -> frozenset[str]:
            answer = self.base.find(self.base.read(question, **options))
            return frozenset(record["id"] for record in answer.decoded())

        return self._once((question, options), found)

    def called(self, name: str, **options: Any) -> Window:
        """Return the window of the events of all kinds called `name`; “meeting” means every kind that counts as one."""
        found = self.window(kinds=[kind for kind, names in self.kinds.items() if name in names], **options)
        if name not in self.kinds["meeting"]:
            return found
        meetings = self.window("meetings", **options)
        return self._once((name, options), lambda: found() | meetings())

    def _once(self, what: Any, found: Window) -> Window:
        """Return the shared window for `what`, which is evaluated at most once."""
        return self.windows.setdefault(repr(what), cache(found))

    def event(self, event: Record) -> Iterator[Any]:
        date, kind = event["date"] or "", self.kinds[event["kind"]]
        people = [person for one in event["participants"] if (person := self.records[one["id"]])["type"] == "person"][
            :3
        ]
        for language in ("en", "ru", "az"):
            called = kind[("en", "ru", "az").index(language)] if len(kind) > 2 else kind[0]
            when = _when(date, language)
            if when and people:
                names = [_family(person, language) for person in people]
                yield "event", language, f"{_and(language, names)} {when}"
                yield "event", language, f"{called} {_and(language, names)} {when}"
                yield from _verbs(event, names, when, language)
            elif when:
                bodies = [self.records[one["id"]] for one in event["participants"][:1]]
                yield from (("event", language, f"{called} {_name(body, language)} {when}") for body in bodies)
            if date[:4].isdecimal():
                asks = {
                    "en": f"when was the {called} in",
                    "ru": f"когда был(а) {called} в",
                    "az": f"{called} nə vaxt olub",
                }
                year = f"{date[:4]} году" if language == "ru" else date[:4]
                of_year, of_day = self.called(called, year=date[:4]), self.called(called, on=when)
                yield "event by kind", language, f"{asks[language]} {year}", of_year
                yield "event by kind", language, f"{called} {when}", of_day
                yield "event by kind", language, f"timeline {called} {date[:4]}", of_year
            else:
                telling = self._telling(event["title"]["ru" if language == "ru" else "en"])
                asks = {"en": "when was", "ru": "когда было", "az": "nə vaxt olub"}
                for line in (telling, f"{asks[language]} {telling}", f"timeline {telling}"):
                    yield "event by words", language, line, self._with_words(telling)
            if re.fullmatch(r"\d{4}-\d\d-\d\d", date):
                asks = {"en": f"what happened on {when}", "ru": f"что было {when}", "az": f"{when} nə olub"}
                yield "event by day", language, asks[language], self.window(on=date)
            if when and event["place"]:
                there = self.called(called, on=when, places=[event["place"]["id"]])
                yield "event by place", language, f"{called} {_where(event['place'], language)} {when}", there
            if event["number"]:
                yield from _session(event, language)
        yield from self.titled(event)

    def figure(self, figure: Record) -> Iterator[Any]:
        names = self.indicators[figure["indicator"]["id"]]
        year = match[0] if (match := re.match(r"\d{4}", figure["period"] or "")) else ""
        own = next((name for name in names if set("əıöüğşç") & set(name)), names[0])
        english, russian, window = (self._measured(name, year) for name in (names[0], names[1], own))
        yield "figure", "en", f"how many {names[0]} {year}", english
        yield "figure", "en", f"{names[0]} in {year}" if year else names[0], english
        yield "figure", "ru", f"сколько {names[1].lower()} {year}", russian
        yield "figure", "ru", f"{names[1]} в {year} году" if year else names[1], russian
        yield "figure", "az", f"{year} {own} neçə", window
        yield "figure", "az", f"{own} {year}", window
        yield "figure", "az", f"figures {names[0]} {year}", english
        yield from self.titled(figure)

    def _measured(self, name: str, year: str) -> Window:
        """Return the window of the figures that `name` and `year` ask for, which can be more than three."""
        alike = [id_ for id_, known in self.indicators.items() if name in known]
        return self.window("figures", indicators=alike, **({"year": year} if year else {}))

    def statement(self, statement: Record) -> Iterator[Any]:
        for one in statement["speakers"][:1]:
            speaker = self.records[one["id"]]
            en, ru, az = (_family(speaker, language) for language in ("en", "ru", "az"))
            for field in ("text", "title"):
                english, russian = self._telling(statement[field]["en"]), self._telling(statement[field]["ru"])
                yield "statement", "en", f"what did {en} say about {english}"
                yield "statement", "ru", f"что {ru} говорил про {russian}"
                yield "statement", "az", f"{az} {english} haqqında nə deyib"
            yield "statement", "en", f"said {en} {self._telling(statement['text']['en'])}"
            yield "statement", "ru", f"said {ru} {self._telling(statement['text']['ru'])}"
            for ask in ("nə deyib", "mövqeyi"):
                yield "statement", "az", f"{az} {ask}: {self._telling(statement['title']['en'])}"
        yield from self.titled(statement)

    def person(self, person: Record) -> Iterator[Any]:
        name, english = person["name"], person["name"]["en"]
        own = name.get("az") or english
        yield from (
            ("person", "en", line) for line in (f"who is {english}", english.upper(), f"tell me about {english}")
        )
        yield from (
            ("person", "ru", line) for line in (f"кто такой {name['ru']}", f"расскажи про {_case(name['ru'], 'а')}")
        )
        yield "person", "ru", f"что известно о {_family(person, 'ru')}е"
        yield from (("person", "az", line) for line in (f"{own} kimdir", own, _suffixed(own)))
        for post in person["posts"]:
            for language in ("en", "ru"):
                yield "post", language, post["title"][language], self._holders(post["title"][language])

    def _holders(self, title: str) -> Window:
        """Return the window of all people with a post of this title."""

        def found() -> frozenset[str]:
            people = (one for one in self.records.values() if one["type"] == "person")
            return frozenset(one["id"] for one in people for post in one["posts"] if title in post["title"].values())

        return self._once(("post", title), found)

    def body(self, body: Record) -> Iterator[Any]:
        yield "body", "en", body["name"]["en"]
        yield "body", "ru", f"что такое {body['name']['ru']}"
        if own := body["name"].get("az"):
            yield "body", "az", f"{own} nədir"

    def titled(self, record: Record) -> Iterator[Any]:
        asks = {"gap": ("what is unknown:", "что неизвестно:"), "conflict": ("contradictions", "противоречия")}
        for language, ask in zip(("en", "ru"), asks.get(record["type"], ("", "")), strict=True):
            yield f"{record['type']} by title", language, f"{ask} {record['title'][language]}"

    def _with_words(self, telling: str) -> Window:
        """Return the window of the records with all words of `telling`; empty if they fit among the first answers."""
        words = telling.lower().split()

        def found() -> frozenset[str]:
            those = [id_ for id_, text_ in self.texts.items() if all(word in text_ for word in words)]
            return frozenset(those if len(those) > _FEW else ())

        return self._once(words, found)

    def _telling(self, line: str) -> str:
        """Return the two rarest words of a line, ignoring dates."""
        months = {name[:3].lower() for names in _MONTHS.values() for name in names.split()}
        words = [word for word in re.findall(r"[^\W\d_]{4,}", line) if word[:3].lower() not in months]
        return " ".join(
            sorted(dict.fromkeys(words), key=lambda word: sum(self.often[part] for part in text.words(word)))[:2]
        )


def _verbs(event: Record, names: list[str], when: str, language: str) -> Iterator[Any]:
    """Yield the same question asked with a verb."""
    if event["kind"] not in _VERBS:
        return
    russian, english = _VERBS[event["kind"]]
    if language == "ru":
        others = f"с {_case(names[1], 'ым')}" if len(names) > 1 and event["kind"] == "meeting" else ""
        yield "event", language, f"когда {names[0]} {russian} {others} {when}"
    elif language == "en":
        yield "event", language, f"when did {names[0]} {english} {names[1] if len(names) > 1 else ''} {when}"
    elif len(names) > 1:
        yield "event", language, f"{_suffixed(names[0])} {names[1]} ilə görüşü {when}"


def _session(event: Record, language: str) -> Iterator[Any]:
    number = event["number"]
    if event["kind"] != "council-session" or number > len(_ORDINALS[language].split()):
        return
    ordinal = _ORDINALS[language].split()[number - 1]
    lines = {
        "en": (
            f"{ordinal} session of RAES",
            f"council session {number}",
            f"who spoke at the {ordinal} council session",
        ),
        "ru": (f"{ordinal} заседание РАЭС", f"{number}-е заседание совета", f"{number} заседание РАЭС"),
        "az": (
            f"Şuranın {ordinal} iclası",
            f"{ordinal} iclas nə vaxt olub",
            f"{number}-{'cü' if number > 2 else 'ci'} iclas",
        ),
    }
    yield from (("session", language, line) for line in lines[language])


def _when(date: str, language: str) -> str:
    """Return a date in words if it is a day or a month; empty if it is coarser or open."""
    match = re.match(r"(\d{4})-(\d\d)(?:-(\d\d))?", date)
    if not match:
        return date[:4] if date[:4].isdecimal() else ""
    year, month, day = match[1], _MONTHS[language].split()[int(match[2]) - 1], match[3]
    return f"{int(day)} {month} {year}" if day else f"{month} {year}"


def _where(place: Record, language: str) -> str:
    name: str = place["name"].get(language) or place["name"]["en"]
    if language == "az":
        return _suffixed(name, "d", harmony="aə")
    if language == "en":
        return f"in {name}"
    case = _RUSSIAN_PLACES.get(name) or (f"{name}е" if name[-1] in "нтгдх" else name)
    return f"в {case}"


def _name(actor: Record, language: str) -> str:
    return str(actor["name"].get(language) or actor["name"]["en"])


def _family(actor: Record, language: str) -> str:
    return _name(actor, language).split()[-1] if actor["type"] == "person" else _name(actor, language)


def _and(language: str, names: Iterable[str]) -> str:
    return {"en": " and ", "ru": " и ", "az": " və "}[language].join(names)


def _case(name: str, ending: str) -> str:
    """Return a Russian name in another case, declined like a masculine name that ends in a consonant."""
    hard = name.endswith(("ов", "ев", "ин"))
    ending = "ом" if ending == "ым" and not hard else ending
    return f"{name}{ending}" if hard or name[-1] in "рнт" else name


def _suffixed(name: str, link: str = "n", harmony: str = "ıiuü") -> str:
    """Return an Azerbaijani name with a suffix that follows vowel harmony.

    The suffix is the genitive, or `link` and one of two vowels.
    """
    vowel = next(letter for letter in reversed(name.lower()) if letter in "aıoueəiöü")
    if len(harmony) == 2:
        return f"{name}{link}{harmony[vowel not in 'aıou']}"
    between = link if name[-1].lower() in "aıoueəiöü" else ""
    return (
        f"{name}{between}{harmony[next(at for at, those in enumerate(('aı', 'eəi', 'ou', 'öü')) if vowel in those)]}n"
    )
