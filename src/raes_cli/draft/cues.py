"""Words by which a document is read, in its languages: what joins, places and parts, what speaks, what names a body."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


@cache
def _table() -> dict[str, str]:
    """The patterns of the table beside this file, by name."""
    rows = Path(__file__).with_name("cues.txt").read_text(encoding="utf-8").replace("\n    ", "").splitlines()
    return dict(row.split(" ", 1) for row in rows if row and not row.startswith("#"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    told = _table()[name]
    while named := re.search("<([A-Z_]+)>", told):
        told = told.replace(named[0], _table()[named[1]])
    return re.compile(told)


def __getattr__(name: str) -> re.Pattern[str]:
    """The pattern of that name; raises `AttributeError` for a name that the table does not have."""
    if name not in _table():
        raise AttributeError(name)
    return _pattern(name)


# Names

LINKS = _set("of for and the on in at & by de")
"""What links the words of a name in English."""
RUSSIAN_LINKS = _set("по при имени")
PLACING = _set("in to at from near в во на из из-за до около под")
"""What stands before a place."""
OBJECT = _set("с со о об к от для между with about to of from between")
"""What stands before whom something is done with or about, and not by."""
AUXILIARY = _set("will would is are has have had can may")
"""How what somebody did or will do begins: no post."""
HEADED = _set("state государства")
"""Of what somebody is the head who is its president."""
RECEIVED = _set("received receives receive принял приняла принимал принимает host hosted hosts welcomed see saw")
"""Of much it is said that it is received, seen or hosted: somebody has to be."""
CHILD = _set("оглы оглу кызы гызы oglu ogly oghlu qizi gizi")
MONTHS = _set(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday января февраля марта апреля мая июня июля августа сентября октября ноября декабря"""
)
NO_NAME = _set(
    """mr mrs ms dr sir lord republic federation state states region north south east west northern southern eastern
    western transport corridor route sea forum summit declaration agreement statement memorandum treaty prime deputy
    first vice the he she it they we you his her their its this that these those our who which when where while as after
    before during according speaking earlier later today yesterday also both however in on at by for of and but to with
    я мы вы нас вас нам вам наш ваш как что кто где когда почему какой какие какая это эти этот там здесь
    session sessions meeting council venue moderator speakers programme board member panel opening signing господин
    госпожа республика федерация вчера сегодня также однако ранее позже кроме напомним по при на для накануне затем
    тогда утром днем вечером ночью завтра сейчас теперь ныне впоследствии впрочем
    кроме помимо после перед между среди ради вместо против около благодаря согласно вслед отметим причем притом поэтому
    если когда пока хотя зато однако лишь только даже именно особенно прежде наконец впервые дважды вновь снова опять
    meanwhile then now still already recently previously afterwards tomorrow tonight thus therefore moreover besides
    bu bundan dünən sonra əvvəl həmçinin lakin слово слова слову словам речь глава команда группа сторона работа"""
)
"""What begins with a capital, and is no part of anybody's name."""
NOUNS = ("ция", "ние", "тие", "ство", "ость", "мент", "изм")
"""How Russian words end that are nobody's name."""
CROSSED = _set(
    """с со и with and от к у о об который которая что that who met between между как as а но также also where где by to
    from into from был была были was were"""
)
"""What no post goes over."""

# Numbers

COMMON = _set(
    """год годовой годы лет число страна республика доля рост объем место place year years number between per country
    share total rate level volume growth"""
)
"""What is said of any number, and tells no indicator from another; nor do the countries of the base."""

# Dates

BEFORE_A_YEAR = _set(
    """в во с со до к по за от после на in of by since until till from during for and и to through between year год года
    году"""
)
AFTER_A_YEAR = _set("и and the a of in по на в but with as was were is")
