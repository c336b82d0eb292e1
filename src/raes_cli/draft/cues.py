"""Word lists for reading a document, in its languages, and the patterns of `cues.txt` as attributes of the module."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


@cache
def _table() -> dict[str, str]:
    """Return the patterns of `cues.txt` by name."""
    rows = Path(__file__).with_name("cues.txt").read_text(encoding="utf-8").replace("\n    ", "").splitlines()
    return dict(row.split(" ", 1) for row in rows if row and not row.startswith("#"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    told = _table()[name]
    while named := re.search("<([A-Z_]+)>", told):
        told = told.replace(named[0], _table()[named[1]])
    return re.compile(told)


def __getattr__(name: str) -> re.Pattern[str]:
    """Return the compiled pattern of that name; raises `AttributeError` for a name that the table does not have."""
    if name not in _table():
        raise AttributeError(name)
    return _pattern(name)


# Names

LINKS = _set("of for and the on in at & by de")
"""Words that join the parts of a name in English."""
RUSSIAN_LINKS = _set("по при имени")
PLACING = _set("in to at from near в во на из из-за до около под")
"""Prepositions before a place."""
IN_PLACE = _set("in at в во на")
"""Prepositions before the place of what happened."""
OBJECT = _set("с со о об к от для между with about to of from between")
"""Prepositions before those with whom or about whom something is done, but not by whom."""
WITH = _set("с со with между between")
"""Words after a meeting before those who met."""
AUXILIARY = _set("will would is are has have had can may")
"""Auxiliary verbs, which begin a predicate and no post."""
HEADED = _set("state государства")
"""“Head of” one of these is a president."""
RECEIVED = _set("received receives receive принял приняла принимал принимает host hosted hosts welcomed see saw")
"""Verbs that tell of a meeting only if their object is a person: much else is received, seen or hosted."""
CHILD = _set("оглы оглу кызы гызы oglu ogly oghlu qizi gizi")
PARTICLES = _set("аль ас ад ар ан эль ибн бин бен фон дер ван де да ди al el bin ibn ben von der van den de da di")
"""Words inside the names of people that have no capital."""
RELATIONS = _set("relations ties cooperation contacts связям отношениям сотрудничеству взаимодействию работе")
"""Words in a post after which “with” belongs to it."""
LEADING = _set("bu bunu o ki ve gore zamani ile ucun jurnalistlere sonra evvel barede")
"""Azerbaijani words before a post that do not belong to it."""
MONTHS = _set(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday января февраля марта апреля мая июня июля августа сентября октября ноября декабря"""
)
NO_NAME = _set(
    """mr mrs ms dr sir lord republic federation state states region north south east west northern southern eastern
    western transport corridor route sea forum summit declaration agreement statement memorandum treaty prime deputy
    first vice the he she it they we you his her their its this that these those our who which when where while as after
    street avenue square international airport boulevard before during according speaking
    meet meets discuss discusses visit visits hold holds
    earlier later today yesterday also both however in on at by for of and but to with
    я мы вы нас вас нам вам наш ваш как что кто где когда почему какой какие какая это эти этот там здесь
    session sessions meeting council venue moderator speakers programme board member panel opening signing господин
    госпожа республика федерация вчера сегодня также однако ранее позже кроме напомним по при на для накануне затем
    тогда утром днем вечером ночью завтра сейчас теперь ныне впоследствии впрочем
    кроме помимо после перед между среди ради вместо против около благодаря согласно вслед отметим причем притом поэтому
    страны республики так братья братьев власти семья семьи дети сын дочь брат сестра жена вдова тела если когда пока
    хотя зато однако лишь только даже именно особенно прежде наконец впервые дважды вновь снова опять
    meanwhile then now still already recently previously afterwards tomorrow tonight thus therefore moreover besides
    bu bunu buna bununla onu onun ona bele hemin qeyd bundan dunen sonra evvel hemcinin lakin
    слово слова слову словам речь глава команда группа сторона работа"""
)
"""Words that may be capitalized but are never part of a person's name."""
NOUNS = ("ция", "ние", "тие", "ство", "ость", "мент", "изм")
"""Endings of Russian nouns that are never a person's name."""
CROSSED = _set(
    """с со и with and от к у о об который которая что that who met between между как as а но также also where где by to
    from into from был была были was were"""
)
"""Words across which no post extends."""

# Numbers

COMMON = _set(
    """год годовой годы лет число страна республика доля рост объем место place year years number between per country
    share total rate level volume growth"""
)
"""Words of any number, which do not distinguish indicators; nor do the countries of the base."""

# Dates

BEFORE_A_YEAR = _set(
    """в во с со до к по за от после на in of by since until till from during for and и to through between year год года
    году"""
)
AFTER_A_YEAR = _set("и and the a of in по на в but with as was were is")
