"""What the small base gives: one finished record of each type, whole, as the contract prints it."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from raes_cli.curate.naming import Record
from small import TEXTS, place

ORLOVA: Record = {"id": "orlova", "name": {"en": "Anna Orlova", "ru": "Анна Орлова"}}
MAMEDOV: Record = {"id": "mamedov", "name": {"en": "Rauf Mammadov", "ru": "Рауф Мамедов", "az": "Rauf Məmmədov"}}
AGENCY: Record = {"id": "agency", "name": {"en": "Volna", "ru": "Волна"}}
COUNCIL: Record = {"id": "council", "name": {"en": "Expert Council", "ru": "Экспертный совет"}}
MINISTRY: Record = {"id": "ministry", "name": {"en": "Foreign Ministry of Azerbaijan", "ru": "МИД Азербайджана"}}
BAKU: Record = {"id": "baku", "name": {"en": "Baku", "ru": "Баку", "az": "Bakı"}}
AZERBAIJAN: Record = {"id": "azerbaijan", "name": {"en": "Azerbaijan", "ru": "Азербайджан", "az": "Azərbaycan"}}
VISIT: Record = {"id": "visit", "title": {"en": "Orlova visits Baku", "ru": "Визит Орловой в Баку"}}
SESSION: Record = {
    "id": "council-3",
    "title": {"en": "Third session of the council", "ru": "Третье заседание совета"},
}
SIGNING: Record = {
    "id": "signing",
    "title": {"en": "Orlova and Mammadov sign a declaration", "ru": "Орлова и Мамедов подписывают декларацию"},
}
TUESDAY = {"en": "The Tuesday of the visit.", "ru": "Вторник в дни визита."}


def evidence(source: str, anchor: str, line: int | None) -> Record:
    return {"source": source, "anchor": anchor, "locator": line and {"line": line}}


def days(date: str | None, earliest: str | None, latest: str | None) -> Record:
    return {"date": date, "earliest": earliest, "latest": latest}


def tail(start: str, *sources: Record, when: Record | None = None, **other: Any) -> Record:
    """The keys that end every record; `start` is where it begins in the base."""
    keys: Record = {
        "date_text": None,
        "date_note": None,
        "topics": [],
        "note": None,
        "remark": None,
        "mentioned_in": [],
        "sources": list(sources),
        "conflicts": [],
    }
    assert set(other) <= set(keys)
    return {
        **(when or days(None, None, None)),
        **keys,
        **other,
        "origin": {"file": "base.yaml", "line": place(start)[0]},
    }


POST: Record = {
    "title": {"en": "Official of the ministry", "ru": "сотрудник министерства"},
    "organization": MINISTRY,
    "person": MAMEDOV,
    **days("2023-02-28", "2023-02-28", "2023-02-28"),
    "date_text": None,
    "date_note": TUESDAY,
    "since": None,
    "until": None,
    "event": "talks",
    "note": None,
    "remark": None,
    "sources": [evidence("news", "Мамедовым из МИД Азербайджана", 6)],
}

EXPECTED: list[Record] = [
    {
        "id": "report",
        "type": "source",
        "title": {"en": "Report on the council", "ru": "Сообщение о совете"},
        "name": {"en": "Report on the council", "ru": "Сообщение о совете"},
        "kind": "news",
        "publisher": None,
        "outlet": None,
        "relays": [AGENCY],
        "language": "en",
        "published": "[2023-02-28..]",
        "file": "report.txt",
        "sha256": sha256(TEXTS["report.txt"]).hexdigest(),
        "url": None,
        "read": "whole",
        "grade": None,
        "documents": [],
        **tail(
            "report:\n",
            when=days("[2023-02-28..]", "2023-02-28", None),
            date_note={"en": "The report carries no date.", "ru": "Даты в сообщении нет."},
        ),
    },
    {
        "id": "ministry",
        "type": "organization",
        "name": {"en": "Foreign Ministry of Azerbaijan", "ru": "МИД Азербайджана"},
        "country": AZERBAIJAN,
        "kind": "ministry",
        "part_of": None,
        "parts": [],
        "aliases": [],
        "spellings": [],
        "posts": [POST],
        **tail("ministry:\n", evidence("news", "из МИД Азербайджана", 7)),
    },
    {
        "id": "mamedov",
        "type": "person",
        "name": {"en": "Rauf Mammadov", "ru": "Рауф Мамедов", "az": "Rauf Məmmədov"},
        "country": AZERBAIJAN,
        "kind": None,
        "part_of": None,
        "parts": [],
        "aliases": ["Рауфом Мамедовым"],
        "spellings": [{"text": "Рауфом Мамедовым", "source": "news", "fragment": False, "locator": {"line": 6}}],
        "posts": [POST],
        **tail("mamedov:\n", evidence("news", "переговоры с Рауфом Мамедовым", 6)),
    },
    {
        "id": "council-3",
        "type": "event",
        "title": {"en": "Third session of the council", "ru": "Третье заседание совета"},
        "kind": "council-session",
        "number": 3,
        "status": "held",
        "place": BAKU,
        "place_note": None,
        "theme": {"en": "Trust between neighbours", "ru": "Доверие между соседями"},
        "theme_original": "en",
        "body": COUNCIL,
        "participants": [{**ORLOVA, "capacity": None, "basis": "named"}],
        "organizers": [COUNCIL],
        "initiated_by": [],
        "mediated_by": [],
        "part_of": None,
        "parts": [],
        "related": [VISIT],
        "documents": [],
        "attribution": [],
        **tail(
            "council-3:\n",
            evidence("report", "place in Baku on 28 February 2023", 2),
            evidence("report", "Its third session, on trust between neighbours", 1),
            when=days("2023-02-28", "2023-02-28", "2023-02-28"),
            topics=["relations"],
        ),
    },
    {
        "id": "declaration",
        "type": "document",
        "title": {"en": "Declaration on cooperation", "ru": "Декларация о сотрудничестве"},
        "kind": "declaration",
        "aliases": [],
        "status": "signed",
        "text": {"en": "Its content is not told.", "ru": "О содержании не говорится."},
        "signatories": [
            {**ORLOVA, "capacity": None, "basis": "named"},
            {**MAMEDOV, "capacity": None, "basis": "named"},
        ],
        "initialled_by": [],
        "authors": [],
        "events": [SIGNING],
        "full_text": None,
        "attribution": [],
        **tail(
            "declaration:\n",
            evidence("news", "декларацию о сотрудничестве", 7),
            when=days("2023-02-28", "2023-02-28", "2023-02-28"),
            topics=["relations"],
        ),
    },
    {
        "id": "tourists-2023",
        "type": "figure",
        "title": {"en": "Tourists in 2023", "ru": "Туристы в 2023 году"},
        "indicator": {"id": "tourists", "name": {"en": "Tourists", "ru": "Туристы"}},
        "period": "2023",
        "value": 152200,
        "unit": "people",
        "stated": "152.2",
        "scale": "thousand",
        "qualifier": "at-least",
        "growth_percent": None,
        "growth_qualifier": None,
        "implied": None,
        "measure": "flow",
        "status": "reported",
        "basis": None,
        "text": "more than 152.2 thousand tourists",
        "attribution": [AGENCY],
        **tail(
            "tourists-2023:\n",
            evidence("report", "more than 152.2 thousand tourists in 2023", 3),
            when=days("2023", "2023-01-01", "2023-12-31"),
            topics=["relations"],
        ),
    },
    {
        "id": "mamedov-strategic",
        "type": "statement",
        "title": {"en": "Mammadov on the relations", "ru": "Мамедов об отношениях"},
        "speakers": [MAMEDOV],
        "collective": False,
        "event": "talks",
        "event_title": {"en": "Orlova and Mammadov talk in Baku", "ru": "Переговоры Орловой и Мамедова в Баку"},
        "about": [],
        "claimed_date": None,
        "mode": "reported",
        "text": {
            "en": "Mammadov called the relations strategic.",
            "ru": "По словам Мамедова, связи стратегические.",
        },
        "attribution": [],
        **tail(
            "mamedov-strategic:\n",
            evidence("news", "Мамедов — стратегическими", 8),
            when=days("2023-02-28", "2023-02-28", "2023-02-28"),
            topics=["relations"],
            conflicts=["conflict-word"],
        ),
    },
    {
        "id": "conflict-word",
        "type": "conflict",
        "title": {"en": "Allied or strategic", "ru": "Союз или стратегия"},
        "rule": "wording",
        "claims": ["orlova-allied", "mamedov-strategic"],
        "text": {
            "en": "One says allied, the other strategic.",
            "ru": "Одна говорит о союзе, другой — о стратегии.",
        },
        "rounding": None,
        **tail(
            "conflict-word:\n",
            evidence("news", "Орлова назвала отношения союзническими", 7),
            evidence("news", "Мамедов — стратегическими", 8),
            topics=["relations"],
        ),
    },
    {
        "id": "gap-council-2",
        "type": "gap",
        "title": {"en": "Second session: no source", "ru": "Второе заседание: источника нет"},
        "about": ["council"],
        "missing_numbers": [2],
        "text": {
            "en": "No source tells of the second session.",
            "ru": "О втором заседании не говорит ни один источник.",
        },
        "closed_by": [],
        **tail(
            "gap-council-2:\n",
            evidence("report", "Its third session", 1),
            when=days("[2021-11-18..2023-02-28]", "2021-11-18", "2023-02-28"),
            date_note={"en": "Between the first and the third.", "ru": "Между первым и третьим."},
            topics=["relations"],
        ),
    },
]
