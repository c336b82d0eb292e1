"""Generate a base of any size in the shape of the real one: `python bench/generate.py FACTS FOLDER`.

It is valid under `raes check`. Its facts are from another time than those of the real base (1701 to 1990) and about
other people and places, filed under the same topics. So it can be queried alone, or after the real one (`--facts
default --facts FOLDER`), which then answers as before. Half of the growth rates it states fit their levels; every
eleventh record with a text mentions a lighthouse. The same size gives the same base on every machine.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

FACTS = Path(__file__).parent.parent / "data" / "facts.yaml"
SHARES = {
    "sources": 0.20, "organizations": 0.07, "people": 0.04, "events": 0.22, "documents": 0.03, "figures": 0.14,
    "statements": 0.22, "conflicts": 0.02, "gaps": 0.06,
}  # fmt: skip
"""Section → its share of the records in the real base."""

_RUSSIAN = str.maketrans("bdgklmnrstvzaeiouBDGKLMNRSTVZAEIOU", "бдгклмнрствзаеиоуБДГКЛМНРСТВЗАЕИОУ")
_CONSONANTS, _VOWELS = "bdgklmnrstvz", "aeiou"
_KINDS = ("meeting", "meeting", "talks", "call", "visit", "signing", "forum", "summit")
_TURNS = ((80, None), (100, 25), (80, -20), (100, 40))
"""Level and growth of four successive years; the last growth is not the one that the levels imply."""

_LIGHTHOUSE = 11
_FIRST, _DAYS = date(1701, 1, 1), 105_000
Both = dict[str, str]
Record = dict[str, Any]


def both(en: str, ru: str) -> Both:
    """Return a text in both languages."""
    return {"en": en, "ru": ru}


def in_russian(latin: str) -> str:
    """Return a generated word in Russian letters."""
    return latin.translate(_RUSSIAN)


def word(number: int, syllables: int = 3) -> str:
    """Return the generated word with this number; different numbers differ in consonants, so no two sound alike."""
    parts = []
    for at in range(syllables):
        number, consonant = divmod(number, len(_CONSONANTS))
        parts.append(_CONSONANTS[consonant] + _VOWELS[(consonant + at + number) % len(_VOWELS)])
    return "".join(parts)


class Generator:
    """Generates the records of a base with a given number of facts, section by section."""

    def __init__(self, facts: int, real: Path = FACTS) -> None:
        self.random = random.Random(facts)  # the same base everywhere
        self.count = {section: max(4, round(share * facts)) for section, share in SHARES.items()}
        self.count["statements"] += facts - sum(self.count.values())
        self.places = 12 + facts // 400
        self.indicators = 1 + (self.count["figures"] - 1) // 24
        self.words = 3000 + facts // 2
        self.filed = re.findall(r"(?m)^  ([a-z-]+):$", vocabularies(real)[-1])
        self.cited = 0
        # As in any language, a few words are in most texts, and most words in a few.
        self.often = list(accumulate(1 / (rank + 20) for rank in range(self.words)))

    def text(self, count: int) -> Both:
        """Return a sentence of `count` words."""
        picked = self.random.choices(range(self.words), cum_weights=self.often, k=count)
        sentence = " ".join(word(1000 + number, 4) for number in picked).capitalize()
        return both(f"{sentence}.", f"{in_russian(sentence)}.")

    def told(self, number: int, count: int) -> Both:
        """Return the text of a record; every eleventh mentions a lighthouse."""
        text = self.text(count)
        return text if number % _LIGHTHOUSE else both(f"{text['en']} The lighthouse.", f"{text['ru']} Маяк.")

    def day(self) -> date:
        """Return a day in those three centuries."""
        return _FIRST + timedelta(self.random.randrange(_DAYS))

    def some(self, section: str, least: int, most: int) -> list[str]:
        """Return ids of records of a section: the first ones often, the last ones hardly ever."""
        count, wanted = self.count[section], self.random.randint(least, most)
        found: dict[str, None] = {}
        while len(found) < wanted:
            found[f"{section}-{int(count * self.random.random() ** 2)}"] = None
        return list(found)

    def topics(self) -> list[str]:
        """Return one topic or two."""
        return self.random.sample(self.filed, self.random.randint(1, 2))

    def sources(self, anchor: str | None = None) -> list[Record]:
        """Return evidence of one or two passages, the first of which contains `anchor`."""
        passages = [anchor or self.text(5)["ru"].rstrip("."), *([self.text(5)["ru"].rstrip(".")] * (self.cited % 2))]
        self.cited += len(passages)  # cycles through the sources, so that none is left out
        numbers = range(self.cited - len(passages), self.cited)
        return [
            {"source": f"sources-{number % self.count['sources']}", "anchor": passage}
            for number, passage in zip(numbers, passages, strict=True)
        ]

    def name(self, number: int) -> tuple[str, str]:
        """Return a first name that many share, and a unique family name."""
        return word(number % 40, 2).capitalize(), word(number, 5).capitalize()

    def parts(self) -> Iterator[tuple[str, str, Record]]:
        """Yield section, id and content of every entry of the base."""
        yield "places", "farland", {"name": both("Farland", "Фарландия"), "kind": "country"}
        for number in range(self.places):
            named = word(300 + number, 4).capitalize()
            place = {"name": both(named, in_russian(named)), "kind": "city", "within": "farland"}
            yield "places", f"place-{number}", place
        for number in range(self.indicators):
            named = word(90_000 + number, 4)
            name = both(f"Output of {named}", f"Выпуск {in_russian(named)}")
            yield "indicators", f"indicator-{number}", {"name": name, "unit": "tonnes", "measure": "flow"}
        for section, count in self.count.items():
            make = getattr(self, f"_{section}")
            for number in range(count):
                yield section, f"{section}-{number}", make(number)

    def _sources(self, number: int) -> Record:
        text = self.text(6)
        return {
            "name": both(f"Paper {number}: {text['en']}", f"Бумага {number}: {text['ru']}"), "kind": "news",
            "outlet": f"Gazette {number % 50}", "language": "ru", "published": "1995",
            "published_note": both("Given for the test.", "Дано для проверки."),
            "url": f"https://example.org/{number}", "read": "excerpt", "grade": "A", "scope": "selected",
        }  # fmt: skip

    def _organizations(self, number: int) -> Record:
        named = word(50_000 + number, 5).capitalize()
        name = both(f"{named} Institute", f"Институт {in_russian(named)}")
        return {
            "name": name, "kind": "think-tank", "country": "farland", "topics": self.topics(),
            "sources": self.sources(),
        }  # fmt: skip

    def _people(self, number: int) -> Record:
        first, last = self.name(number)
        title = both(f"Director of {word(number, 3)}", f"директор {in_russian(word(number, 3))}")
        day = str(self.day())
        post = {
            "title": title, "organization": f"organizations-{number % self.count['organizations']}", "date": day,
            "sources": self.sources(), "date_note": both("Given for the test.", "Дано для проверки."),
        }  # fmt: skip
        return {
            "name": both(f"{first} {last}", f"{in_russian(first)} {in_russian(last)}"), "country": "farland",
            "aliases": [last, in_russian(last)], "posts": [post], "sources": self.sources(),
        }  # fmt: skip

    def _events(self, number: int) -> Record:
        text, people = self.text(7), self.some("people", 1, 3)
        bodies = self.some("organizations", 0, 1)
        return {
            "kind": _KINDS[number % len(_KINDS)],
            "title": both(f"Event {number}: {text['en']}", f"Событие {number}: {text['ru']}"),
            "date": str(self.day()), "date_note": both("Given for the test.", "Дано для проверки."),
            "place": f"place-{self.random.randrange(self.places)}",
            "participants": [{"id": one, "basis": "named"} for one in people + bodies],
            "topics": self.topics(), "note": self.told(number, 20), "sources": self.sources(),
        }  # fmt: skip

    def _documents(self, number: int) -> Record:
        text = self.text(6)
        return {
            "kind": "agreement", "title": both(f"Treaty {number}: {text['en']}", f"Договор {number}: {text['ru']}"),
            "date": str(self.day()), "date_note": both("Given for the test.", "Дано для проверки."),
            "status": "signed", "text": self.told(number, 15),
            "signatories": [{"id": one, "basis": "named"} for one in self.some("people", 2, 2)],
            "topics": self.topics(), "sources": self.sources(),
        }  # fmt: skip

    def _figures(self, number: int) -> Record:
        series, turn = divmod(number, 24)
        year, (value, growth) = 1701 + turn + series % 12 * 24, _TURNS[turn % 4]
        stated = {} if growth is None or turn == 0 else {"growth_percent": str(growth)}
        passage = f"выпуск {value} тысяч тонн " + (f"рост {growth}%" if stated else "за год")
        text = self.text(5)
        return {
            "indicator": f"indicator-{series}",
            "title": both(f"Output {number}: {text['en']}", f"Выпуск {number}: {text['ru']}"),
            "period": str(year), "value": str(value), "scale": "thousand", "qualifier": "exact", **stated,
            "text": f"{value} тысяч тонн", "topics": self.topics(), "note": self.told(number, 8),
            "date_note": both("Given for the test.", "Дано для проверки."), "sources": self.sources(passage),
        }  # fmt: skip

    def _statements(self, number: int) -> Record:
        text = self.text(6)
        return {
            "title": both(f"Words {number}: {text['en']}", f"Слова {number}: {text['ru']}"),
            "speakers": self.some("people", 1, 1), "date": str(self.day()), "mode": "reported",
            "date_note": both("Given for the test.", "Дано для проверки."), "text": self.told(number, 35),
            "topics": self.topics(), "sources": self.sources(),
        }  # fmt: skip

    def _conflicts(self, number: int) -> Record:
        text = self.text(6)
        conflict = {
            "title": both(f"Conflict {number}: {text['en']}", f"Противоречие {number}: {text['ru']}"),
            "topics": ["trade"],
        }  # fmt: skip
        if (later := 4 * number + 3) < self.count["figures"]:
            return {**conflict, "rule": "growth", "claims": [f"figures-{later - 1}", f"figures-{later}"]}
        claims = [f"statements-{(2 * number + one) % self.count['statements']}" for one in range(2)]
        return {**conflict, "rule": "assessment", "claims": claims, "text": self.text(20)}

    def _gaps(self, number: int) -> Record:
        text = self.text(6)
        return {
            "title": both(f"Gap {number}: {text['en']}", f"Пробел {number}: {text['ru']}"),
            "about": self.some("events", 1, 1), "text": self.told(number, 20), "topics": self.topics(),
            "sources": self.sources(),
        }  # fmt: skip


def vocabularies(real: Path) -> list[str]:
    """Return the kinds, units and topics of the `real` base, for a base that is read without it."""
    sections = re.split(r"(?m)^(?=[a-z]+:$)", real.read_text(encoding="utf-8"))
    return [one for one in sections if one.startswith(("kinds:", "units:", "topics:"))]


def write(facts: int, folder: Path, files: int = 1, *, alone: bool = True, real: Path = FACTS) -> None:
    """Write a base of this many `facts` into `files` files of `folder`; unless `alone`, it follows the `real` one."""
    folder.mkdir(parents=True, exist_ok=True)
    made: dict[str, list[str]] = {}
    for section, id_, said in Generator(facts, real).parts():
        lines = "".join(f"    {key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in said.items() if value)
        made.setdefault(section, []).append(f"  {id_}:\n{lines}")
    for number in range(files):
        path = folder / f"generated-{number:04}.yaml"
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(vocabularies(real) if alone and not number else ())
            for section, entries in made.items():
                if mine := entries[number::files]:
                    file.write(f"{section}:\n{''.join(mine)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", type=int, help="how many records, 1,000 to 100,000")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=1, help="how many files they stand in")
    parser.add_argument("--after", action="store_true", help="leave out what the real base has, which is read first")
    asked = parser.parse_args()
    write(asked.facts, asked.folder, asked.files, alone=not asked.after)


if __name__ == "__main__":
    main()
