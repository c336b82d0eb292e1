"""Times given by an event: the words that name it are replaced by its days, and a note says so."""

from __future__ import annotations

import datetime as dt
import sqlite3

import pytest

from raes_cli.lookup.reading import understood
from raes_cli.lookup.reading.around import Around
from raes_cli.lookup.reading.asking import Asked
from raes_cli.lookup.reading.line import Line
from raes_cli.lookup.reading.tokens import tokens

TODAY = dt.date(2024, 2, 29)


def told(base: sqlite3.Connection, line: str) -> tuple[str | None, str]:
    """Return the line with days in place of the event, and the notes; None if no event gives a time."""

    def reads(words: str, question: str) -> Asked:
        return understood(base, words, question, TODAY.isoformat())

    if not (found := Around(Line(base, tokens(line), TODAY), reads).told()):
        return None, ""
    return found[0], "; ".join(note["en"] for note in found[1])


@pytest.mark.parametrize(
    ("line", "meant", "noted"),
    [
        ("what happened after the third session", "what happened after 2023-02-28", "'the third session' is council-3 (2023-02-28)"),
        ("after the third session of the council", "after 2023-02-28", "'the third session of the council' is council-3 (2023-02-28)"),
        ("meetings two days after the Karabakh operation", "meetings on 2023-09-20..2023-09-21", "'the Karabakh operation' is karabakh-operation-2023-09 (2023-09-19)"),
        ("meetings three weeks before the third session", "meetings on 2023-02-07..2023-02-27", "'the third session' is council-3 (2023-02-28)"),
        ("a week after the third session", "on 2023-03-01..2023-03-07", "'the third session' is council-3 (2023-02-28)"),
        ("week before the third session of the council", "on 2023-02-21..2023-02-27", "'the third session of the council' is council-3 (2023-02-28)"),
        ("meetings on the day of the third session", None, ""),
        ("between the first and the third session", "after 2021-11-18 before 2023-02-28", "'first' is council-1 (2021-11-18); 'the third session' is council-3 (2023-02-28)"),
        ("between the first session and the third session of the council", "after 2021-11-18 before 2023-02-28", "'first session' is council-1 (2021-11-18); 'the third session of the council' is council-3 (2023-02-28)"),
        ("между первым и третьим заседанием", "after 2021-11-18 before 2023-02-28", "'первым' is council-1 (2021-11-18); 'третьим заседанием' is council-3 (2023-02-28)"),
        ("между третьим и первым заседанием", "", "'третьим' is council-3 (2023-02-28); 'первым заседанием' is council-1 (2021-11-18)"),
        ("birinci və üçüncü iclas arasında", "after 2021-11-18 before 2023-02-28", "'birinci' is council-1 (2021-11-18); 'üçüncü iclas' is council-3 (2023-02-28)"),
        ("что было между визитом Лаврова и визитом Байрамова", "что было after 2023-02-28 before 2023-12-05", "'визитом Лаврова' is lavrov-visit-azerbaijan-2023-02 (2023-02-27..2023-02-28); 'визитом Байрамова' is bayramov-visit-moscow-2023-12 (2023-12-05), one of 2"),
        ("after", None, ""),
        ("after Lavrov", None, ""),
        ("after today", None, ""),
        ("after 2022", None, ""),
        ("two days after 2022", None, ""),
        ("after the bread", None, ""),
        ("after the visit of Lavrov to Baku", "after 2023-02-28", "'the visit of Lavrov to Baku' is lavrov-visit-azerbaijan-2023-02 (2023-02-27..2023-02-28)"),
        ("after Lavrov's visit to Baku Aliyev and Putin met", "after 2023-02-28 Aliyev and Putin met", "'Lavrov's visit to Baku' is lavrov-visit-azerbaijan-2023-02 (2023-02-27..2023-02-28)"),
        ("until the third session", "until 2023-02-28", "'the third session' is council-3 (2023-02-28)"),
        ("since the third session", "since 2023-02-28", "'the third session' is council-3 (2023-02-28)"),
        ("with Lavrov before the third session", "with Lavrov before 2023-02-28", "'the third session' is council-3 (2023-02-28)"),
        ("before the third session Lavrov in Baku", "before 2023-02-28 Lavrov in Baku", "'the third session' is council-3 (2023-02-28)"),
        ("Qarabağ əməliyyatından sonra görüşlər", "after 2023-09-19 görüşlər", "'Qarabağ əməliyyatından' is karabakh-operation-2023-09 (2023-09-19)"),
        ("əməliyyatdan əvvəl", "before 2023-09-19", "'əməliyyatdan' is karabakh-operation-2023-09 (2023-09-19)"),
        ("üçüncü iclasdan sonra Putin", "after 2023-02-28 Putin", "'üçüncü iclasdan' is council-3 (2023-02-28)"),
        ("до третьего заседания", "before 2023-02-28", "'третьего заседания' is council-3 (2023-02-28)"),
        ("перед третьим заседанием встречи", "before 2023-02-28 встречи", "'третьим заседанием' is council-3 (2023-02-28)"),
        ("после подписания декларации", "after 2022-09-10", "'подписания декларации' is north-south-declaration-signing (2022-09-01..2022-09-10), one of 2"),
        ("после декларации", "after 2022-02-22", "'декларации' is allied-declaration-signing (2022-02-22), one of 2"),
        ("что подписали во время визита Путина", None, ""),
        ("what was signed during the visit of Putin to Baku", None, ""),
        ("what Lavrov said during his visit to Baku", None, ""),
        ("during the third session", None, ""),
        ("кто выступал во время третьего заседания", None, ""),
        ("after-summit", None, ""),
        ("after the last session", "after 2025-08-31", "'the last session' is intergovernmental-commission-23 (2025-08-01..2025-08-31)"),
        ("after the last visit of Mishustin to Baku", "after 2024-03-06", "'the last visit of Mishustin to Baku' is mishustin-visit-azerbaijan-2024-03 (2024-03-05..2024-03-06)"),
        ("after the first meeting of Putin and Aliyev", "after 2022-02-22", "'the first meeting of Putin and Aliyev' is putin-aliyev-talks-2022-02-22 (2022-02-22)"),
        ("before the first meeting of Putin and Aliyev in Moscow", "before 2022-02-22", "'the first meeting of Putin and Aliyev in Moscow' is putin-aliyev-talks-2022-02-22 (2022-02-22)"),
        ("встречи после второго", None, ""),
        ("между первой и второй войной", None, ""),
        ("the day after the talks in Moscow", "on 2023-07-26", "'the talks in Moscow' is foreign-ministers-trilateral-2023-07-25 (2023-07-25), one of 5"),
        ("за день до третьего заседания", "on 2023-02-27", "'третьего заседания' is council-3 (2023-02-28)"),
        ("через неделю после третьего заседания", "on 2023-03-01..2023-03-07", "'третьего заседания' is council-3 (2023-02-28)"),
        ("спустя два дня после операции в Карабахе", "on 2023-09-20..2023-09-21", "'операции в Карабахе' is karabakh-operation-2023-09 (2023-09-19)"),
        ("iclasdan iki gün sonra", "", "'iclasdan' is council-4 (2023-02-28..), one of 5"),
        ("two days after", None, ""),
        ("after war", None, ""),
        ("после 44-дневной войны", None, ""),
        ("after the ceasefire", "after 2023-09-20", "'the ceasefire' is ceasefire-2023-09-20 (2023-09-20)"),
        ("since the appointment of Evdokimov", None, ""),
        ("after Evdokimov", None, ""),
        ("before Bocharnikov became ambassador", None, ""),
        ("после телефонного разговора Путина и Алиева 2023 встречи", "after 2023-09-21 встречи", "'телефонного разговора Путина и Алиева 2023' is putin-aliyev-call-2023-09-21 (2023-09-21)"),
        ("after the trilateral statement. Lavrov in Baku", None, ""),
        ("after the third session, who met", "after 2023-02-28 who met", "'the third session' is council-3 (2023-02-28)"),
        ("Lavrovun səfərindən sonra", "after 2023-02-28", "'Lavrovun səfərindən' is lavrov-visit-azerbaijan-2023-02 (2023-02-27..2023-02-28)"),
        ("после визита Лаврова в Баку Алиев встречался с Путиным", "after 2023-02-28 Алиев встречался с Путиным", "'визита Лаврова в Баку' is lavrov-visit-azerbaijan-2023-02 (2023-02-27..2023-02-28)"),
        ("после встречи Путина и Алиева в Москве", "after 2023-05-25", "'встречи Путина и Алиева в Москве' is leaders-trilateral-moscow-2023-05-25 (2023-05-25), one of 3"),
        ("after the meeting of Putin and Aliyev in Moscow", "after 2023-05-25", "'the meeting of Putin and Aliyev in Moscow' is leaders-trilateral-moscow-2023-05-25 (2023-05-25), one of 3"),
        ("before the last call of Putin and Aliyev", "before 2023-09-21", "'the last call of Putin and Aliyev' is putin-aliyev-call-2023-09-21 (2023-09-21)"),
        ("встречи Лаврова после первого визита Мишустина", "встречи Лаврова after 2024-03-06", "'первого визита Мишустина' is mishustin-visit-azerbaijan-2024-03 (2024-03-05..2024-03-06)"),
        ("после звонка Путина Алиеву", "after 2023-09-21", "'звонка Путина Алиеву' is putin-aliyev-call-2023-09-21 (2023-09-21)"),
        ("after the visit of Lavrov, Bayramov", "after 2023-02-28 Bayramov", "'the visit of Lavrov' is lavrov-visit-azerbaijan-2023-02 (2023-02-27..2023-02-28)"),
        ("1 week after the third session", "on 2023-03-01..2023-03-07", "'the third session' is council-3 (2023-02-28)"),
        ("four weeks after the third session", "on 2023-03-01..2023-03-28", "'the third session' is council-3 (2023-02-28)"),
        ("in the week after the third session", "on 2023-03-01..2023-03-07", "'the third session' is council-3 (2023-02-28)"),
        ("two years before the third session", "on 2021-02-28..2023-02-27", "'the third session' is council-3 (2023-02-28)"),
        ("the third session after", None, ""),
        ("meetings before the third session after 2022", "meetings before 2023-02-28 after 2022", "'the third session' is council-3 (2023-02-28)"),
        ("meetings between the third session", None, ""),
        ("between Lavrov and Putin", None, ""),
        ("between the third session and Lavrov", None, ""),
        ("between 2021 and 2023", None, ""),
        ("the third session and the first between", None, ""),
        ("from the third session", None, ""),
        ("as of the third session", None, ""),
        ("что Лавров сказал во время своего визита в Баку", None, ""),
        ("что Лавров сказал в ходе визита в Баку", None, ""),
        ("statements during the visit of Lavrov to Baku", "statements on 2023-02-27..2023-02-28", "'the visit of Lavrov to Baku' is lavrov-visit-azerbaijan-2023-02 (2023-02-27..2023-02-28)"),
        ("documents during the visit of Lavrov to Baku", "documents on 2023-02-27..2023-02-28", "'the visit of Lavrov to Baku' is lavrov-visit-azerbaijan-2023-02 (2023-02-27..2023-02-28)"),
        ("Lavrov during the Karabakh operation", "Lavrov on 2023-09-19", "'the Karabakh operation' is karabakh-operation-2023-09 (2023-09-19)"),
        ("кто встречался во время операции в Карабахе", "кто встречался во on 2023-09-19", "'операции в Карабахе' is karabakh-operation-2023-09 (2023-09-19)"),
        ("товарооборот во время операции в Карабахе", "товарооборот во on 2023-09-19", "'операции в Карабахе' is karabakh-operation-2023-09 (2023-09-19)"),
        ("signed during Lavrov's visit to Baku", "signed on 2023-02-27..2023-02-28", "'Lavrov's visit to Baku' is lavrov-visit-azerbaijan-2023-02 (2023-02-27..2023-02-28)"),
        ("что было после council-3", "что было after 2023-02-28", "'council-3' is council-3 (2023-02-28)"),
        ("what came next after the third session", "what after 2023-02-28", "'the third session' is council-3 (2023-02-28)"),
        ("что последовало за третьим заседанием", "что after 2023-02-28", "'за третьим заседанием' is council-3 (2023-02-28)"),
        ("что было дальше после council-3", "что было after 2023-02-28", "'council-3' is council-3 (2023-02-28)"),
        ("what followed council-3", "what after 2023-02-28", "'council-3' is council-3 (2023-02-28)"),
        ("who came after council-3", "who came after 2023-02-28", "'council-3' is council-3 (2023-02-28)"),
        ("before council-3 Lavrov", "before 2023-02-28 Lavrov", "'council-3' is council-3 (2023-02-28)"),
        ("after the documents", None, ""),
        ("after the joint statement", None, ""),
        ("после закрытого заседания", "", "'закрытого заседания' is council-4 (2023-02-28..), one of 2"),
        ("meetings between the first and the third session", "meetings after 2021-11-18 before 2023-02-28", "'first' is council-1 (2021-11-18); 'the third session' is council-3 (2023-02-28)"),
        ("встречи между первым и третьим заседанием", "встречи after 2021-11-18 before 2023-02-28", "'первым' is council-1 (2021-11-18); 'третьим заседанием' is council-3 (2023-02-28)"),
        ("talks in Moscow between the first session and the third session", "talks in Moscow after 2021-11-18 before 2023-02-28", "'first session' is council-1 (2021-11-18); 'the third session' is council-3 (2023-02-28)"),
        ("how many tourists during the visit of Lavrov to Baku", None, ""),
        ("how many killed during the Karabakh operation", None, ""),
        ("after the third session who met Lavrov", "after 2023-02-28 who met Lavrov", "'the third session' is council-3 (2023-02-28)"),
        ("after the visit when Lavrov came", "after 2024-03-06 when Lavrov came", "'the visit' is mishustin-visit-azerbaijan-2024-03 (2024-03-05..2024-03-06), one of 6"),
        ("до визита кто приезжал", "before 2024-03-05 кто приезжал", "'визита' is mishustin-visit-azerbaijan-2024-03 (2024-03-05..2024-03-06), one of 6"),
        ("after the visit of Lavrov and Baku", "after 2023-02-28 and Baku", "'the visit of Lavrov' is lavrov-visit-azerbaijan-2023-02 (2023-02-27..2023-02-28)"),
        ("weeks after the third session", "on 2023-03-01..2023-03-07", "'the third session' is council-3 (2023-02-28)"),
        ("12 days before the operation in Karabakh", "on 2023-09-07..2023-09-18", "'the operation in Karabakh' is karabakh-operation-2023-09 (2023-09-19)"),
        ("after 23-е заседание", "after 2025-08-31", "'23-е заседание' is intergovernmental-commission-23 (2025-08-01..2025-08-31)"),
        ("day after the Karabakh operation Lavrov", "on 2023-09-20 Lavrov", "'the Karabakh operation' is karabakh-operation-2023-09 (2023-09-19)"),
        ("after the Karabakh operation what", "after 2023-09-19 what", "'the Karabakh operation' is karabakh-operation-2023-09 (2023-09-19)"),
        ("во время визита Лаврова в Азербайджан", "во on 2023-02-27..2023-02-28", "'визита Лаврова в Азербайджан' is lavrov-visit-azerbaijan-2023-02 (2023-02-27..2023-02-28)"),
        ("what happened during the Karabakh operation", "what happened on 2023-09-19", "'the Karabakh operation' is karabakh-operation-2023-09 (2023-09-19)"),
        ("bread during the visit of Lavrov to Baku", None, ""),
        ("во время визита", None, ""),
    ],
)  # fmt: skip
def test_the_words_that_name_an_event_give_way_to_its_day(
    line: str, meant: str | None, noted: str, base: sqlite3.Connection
) -> None:
    assert told(base, line) == (meant, noted)


def test_what_is_said_of_an_event_is_said_in_both_languages(base: sqlite3.Connection) -> None:
    line = Line(base, tokens("после встречи Путина и Алиева в Москве"), TODAY)
    found = Around(line, lambda words, question: understood(base, words, question)).told()
    assert found
    assert (
        found[1][0]["ru"]
        == "«встречи Путина и Алиева в Москве» — это leaders-trilateral-moscow-2023-05-25 (2023-05-25), одно из 3"
    )
