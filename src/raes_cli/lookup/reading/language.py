"""The role of words in any question: those that ask, join, order and negate, in three languages.

A pattern is a folded word (see `text.fold`), a prefix before `*`, a stem before `~` that may take an Azerbaijani case
or tense ending, or several words joined by `_`. Everything that belongs to a subject – kinds with their verbs, topics,
indicators, names – is declared in the base.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from raes_cli.endings import azerbaijani_stems
from raes_cli.lookup.reading import counting, fillers, sides

CUES = {
    # Words that select the question
    "said": """
        сказал* говор* пиш* писал* сообща* сообщил* заяв* отметил* подчеркн* высказ* позици* мнени* цитат* слова
        считает* считают* утвержда* сказано назвал* оценил* оценива* коммент* прокоммент* думает думают выступил* spoken
        say says said saying told tell stated states position* opinion* view views quote* comment* claim claims claimed
        speech speeches выступлени* реакци* реагир* reaction reactions reacted reaksiya* cixisi cixislari write writes
        wrote call_it calls_it called_it think thinks thought remark* argued called_for рассказал* рассказыва* ответил*
        отвечал* answered replied yazir yazib yazirlar yazmisdi yazdi cavab_verib danisib danisdi danisan vurgula~
        qeyd_edib qeyd_etdi dedi deyib deyir deyibler demisdi bildir~ soyleyib soyledi movqe* fikri fikir* ved_edib
        ved_etdi soz_verib beyan_edib beyan_etdi
    """,
    # Words that select the question, and are also part of what was said
    "told": "извин* обеща* пообеща* соболезн* apolog* promis* condol* uzr* basliqsagligi*",
    "figures": """
        сколько скольким скольких скока скоко насколько на_сколько число численност* количеств* объем* размер* цифр*
        показател* статистик* how_many how_much number_of numbers number amount volume figure figures statistics
        how_large how_big nece necedir necesi neceye ne_qeder miqdar* sayi sayini hecmi reqem* gosterici* statistika*
    """,
    "share": "доля доли долю share_of какой_по_счету какая_по_счету какое_место на_каком_месте what_place what_rank",
    "often": """
        скока_раз скоко_раз сколько_раз как_часто сколько_встреч сколько_переговоров how_often how_many_times
        how_many_meetings number_of_meetings number_of_times frequency частота nece_defe ne_qeder_tez-tez nece_kere
        nece_gorus
    """,
    # Words that ask for a duration
    "long": """
        длил* длит* продлил* продолжал* сколько_дней сколько_времени как_долго на_сколько_дней how_long how_many_days
        lasted stay stayed staying duration nece_gun nece_ildir ne_qeder_vaxt cekib cekdi surub surdu davam_e*
    """,
    # Words that ask for somebody's post
    "post": "должност* пост посты поста постов post posts vezife*",
    "in_person": "лично очно вживую in_person face_to_face personally sexsen uz_uze",
    "gaps": """
        неизвестн* не_известн* нет_информации нет_сведений не_хватает нехват* пробел* неясн* не_ясн* не_сказано
        не_указан* не_назван* не_знаем не_знают нет_данных don_t_know do_not_know not_know no_source no_sources
        without_source without_sources lacks_source нет_источник* без_источник* menbesi_yoxdur missing unknown gap gaps
        чего_нет not_known t_known not_said t_said not_stated t_stated unclear left_out без_ответа without_answer
        namelum* melum_deyil melum_olmayan* bilinmir bilmirik melumat_yoxdur catism* bosluq* cavabsiz* aydin_deyil
    """,
    "conflicts": """
        противореч* расхожд* расходят* расходит* не_сходят* не_сходит* не_совпада* нестыков* конфликт* contradict*
        conflict* differ differs disagree* inconsisten* discrepanc* do_not_match don_t_match разноглас* разнят*
        различаются отличаются спорны* спорит* disput* controvers* mubahise* разные_данные разные_цифры different_data
        different_figures ferqli_melumat* ferqli_reqem* кто_прав who_is_right whos_right kim_haqlidir сходится сходятся
        fit fits add_up adds_up tally ziddiyyet* zidd~ uygunsuzluq* uygun_gelmir ferqlenir razilasmir* razilasmayib
    """,
    "sources": "источник* source sources menbe~",
    "documents": "документ* document documents sened*",
    "timeline": """
        хронологи* хроник* событи* мероприяти* новост* timeline chronology events event happened news hadise* tedbir*
        xronologiya* xeber* history_of история tarixcesi
    """,
    # Words that ask for a series of figures, and for the most frequent contact
    "series": "по_годам по_месяцам by_year by_years by_month динамик* как_менял* как_изменил* dynamics iller_uzre",
    "oftenest": "чаще_всего чаще most_often oftenest more_often en_cox_gorus*",
    # Words that are done at any contact
    "discussed": """
        discuss discusses discussed обсуди* обсужда* muzakire_edib muzakire_edibler muzakire_edilib muzakire_olunub
        muzakire_etdi
    """,
    # Words that mean the base itself
    "base": "база базе базы базу base database bazada baza fact facts факт*",
    "why": "почему отчего why niye ne_ucun ne_sebebe",
    # Words that ask for a cause if an event is named, and otherwise are searched for
    "cause": "причин* reason reasons cause causes sebeb~",
    # Words that classify a visit, and are searched for only there
    "sort": "официальн* official",
    "joint": "joint jointly совместн* birge",
    # Words that exclude what follows
    "but": """
        без кроме исключая помимо за_исключением не_с не_со не_в не_во не_на but_not except excluding without besides
        apart_from other_than not_with not_in not_at not_including outside outside_of вне за_пределами
    """,
    # Words that ask for the predecessor, successor or former holder of a post
    "former": "бывш* экс прежн* предыдущ* former ex previous kecmis sabiq evvelki",
    "predecessor": "предшественни* predecessor* selef*",
    "successor": """
        преемни* followed follows сменил* сменяет сменивш* заменил* заменивш* successor* succeed succeeds succeeded
        replace replaces replaced took_over_from xelef* evez_edib evez_etdi evez_eden
    """,
    # Words that ask what somebody became
    "becomes": "стал стала стали become becomes became since_when с_каких_пор ne_vaxtdan",
    "most": """
        самый_быстрый больше_всего fastest steepest крупнейш* наибольш* максимальн* максимум рекорд* самый_большой
        самая_большая самое_большое самый_высокий самая_высокая largest biggest highest greatest maximum record peak
        en_boyuk en_yuksek en_cox maksimum rekord
    """,
    "least": """
        меньше_всего fewest наименьш* минимальн* минимум самый_маленький самый_низкий самая_низкая smallest lowest least
        minimum en_kicik en_asagi en_az
    """,
    "falls": "fall fell fallen упал* снизил* сократил* azalib",
    "growth": "рост роста росту ростом прирост* growth increase rise artim*",
    # Words that mean a statement, or a document of that name
    "statement": "заявлени* statement statements beyanat* aciqlama*",
    # Words that ask for the last or the first
    "last": """
        последн* крайн* свеж* last latest recent most_recent newest son sonuncu axirinci en_son предпоследн* penultimate
        что_нового what_new whats_new what_is_new anything_new ne_yenilik* ne_yeni
    """,
    "first": "перв* впервые самое_раннее самый_ранний самая_ранняя earliest oldest first birinci ilk ilk_defe en_ilk",
    # Words that ask for plans, or for figures that are not measurements
    "planned": """
        запланирован* планир* намечен* предстоящ* будущ* ближайш* следующ* предстоит впереди planned upcoming scheduled
        next planlasdiril* novbeti планы планов plans planlar planlari
    """,
    "coming": "предстоящ* ближайш* следующ* предстоит впереди upcoming next novbeti",
    "announced": "анонс* объявлен* announced elan_edil*",
    "closed": "закрыт* closed answered bagli baglan*",
    "open": "open outstanding unresolved unanswered нерешенн* открытые открытых aciq",
    "forecast": "прогноз* forecast* expected projection* proqnoz* gozlenil*",
    "target": "цель цели целев* целью target targets targeted goal goals hedef*",
    # Words that make what follows the subject
    "about": """
        о об обо про насчет относительно касательно по_поводу about regarding concerning on_the_subject_of haqqinda
        haqda barede dair
    """,
    # Words that say where to, where, and with whom
    "in": "в во на под у in at to into near",
    "on": "по on",
    "from": "из from out_of",
    "with": "с со with ile и and ve between между вместе together",
    # Words that ask for the current holder of a post
    "now": """
        now currently presently current present incumbent nowadays at_present right_now at_the_moment these_days
        as_of_now new сейчас новый новая нового новому новым новой yeni теперь нынешн* действующ* в_настоящее_время
        в_данный_момент indi indiki hazirda hazirki kimdir
    """,
}
"""Cue → the words that have it."""

ABOUT_IT = frozenset("haqqinda haqda barede dair".split())  # noqa: SIM905
"""Postpositions meaning *about*."""
BUT_IT = frozenset("basqa savayi istisna olmadan xaric kenarda kenar".split())  # noqa: SIM905
"""Postpositions meaning *except*, in addition to the ending with that meaning."""
AND = frozenset("и and or или ни nor ve".split())  # noqa: SIM905
"""Conjunctions, which continue an exclusion."""
LEFT_OUT = ("siz", "suz")
NOT_DONE = ("mayan", "meyen")
"""Endings of Azerbaijani negative participles, which negate what is before them: Bakıda keçirilməyən."""
NOT = frozenset("не not never".split())  # noqa: SIM905
"""Words that negate what follows."""
NOT_DENIED = ("только", "only", "мог", "just")
"""Prefixes of words before which a negation is none: not only, не могли бы."""
NEXT_TO = ("предпоследн", "penultimate")
"""Prefixes of words for the last but one."""
AGAINST = frozenset("против".split())  # noqa: SIM905
"""Joins two dates to compare; elsewhere means opposition."""
WHOM = frozenset("кого whom kimi did".split())  # noqa: SIM905
"""Words that ask for the predecessor: whom did he succeed."""
EARLIER, LATER = frozenset("before до перед".split()), frozenset("after после".split())  # noqa: SIM905
EARLIER_IT, LATER_IT = frozenset(("evvel", "evvelki", "qabaq")), frozenset(("sonra", "sonraki"))
"""Words before, and after, the person whose predecessor or successor is asked for."""
CALLED = frozenset(("called",))
"""Means a telephone call, or a name."""
TALKED = ("говор", "danis", "spoken")
"""Prefixes of verbs that tell that somebody spoke, not what was said."""
WHO = frozenset("кто кем who kim kimdir kimler kimlerdir".split())  # noqa: SIM905
"""Words that ask for people."""
LATEST = frozenset("last latest recent most newest".split())  # noqa: SIM905
IF = frozenset("did was were has have is are does do".split())  # noqa: SIM905
"""Words that begin a yes-no question."""
WHERE = frozenset("где where harada harda haradadir hardadir".split())  # noqa: SIM905
WHEN = WHERE.union("когда when date дата датой vaxt".split())  # noqa: SIM905
"""Words that ask for the time or place of something."""
WHETHER = frozenset("ли whether".split())  # noqa: SIM905
"""Words that ask whether something was so."""
TOWARDS = frozenset(("to", "перед"))
"""Words before the person who is addressed."""
ARTICLES = frozenset(("the", "a", "an"))
LEADING = frozenset("в во на с со по до in on at как".split())  # noqa: SIM905
"""Words that introduce the next phrase, and so do not end a date."""
ASKED = ("ib", "ub", "di", "du", "ir", "ur", "er", "ar", "lar", "ler", "dur", "dir", "caq", "cek")
"""Endings of Azerbaijani verbs to which -mi is added in a question."""
VERBAL = (
    "digi", "dugu", "diyi", "duyu", "dikleri", "duqlari", "ilib", "ulub", "inib", "unub", "anib", "enib", "acaq",
    "ecek", "ayib", "eyib", "irib", "urub", "maga", "meye", "misdi", "musdu", "misdir", "musdur", "iblar", "ibler",
    "ublar", "ubler", "ают", "яют", "уют", "ает", "яет", "ует", "тся", "лся", "лась", "лись", "ать", "ять", "ить",
    "еть", "ться",
)  # fmt: skip
"""Endings of Azerbaijani and Russian verbs that no name has."""
VERBS = (*VERBAL, "ib", "ub", "di", "du", "ir", "ur", "mis", "mus", "diler", "dilar", "irler", "irlar")
"""`VERBAL`, and further endings of Azerbaijani verbs, which count beside other Azerbaijani words."""
_PAST = (
    "(?:пере|про|при|пред|под|раз|рас|вы|за|от|по|на|об|до|из|воз|вос)"
    "(?:[а-я]{2,}(?:[аиыуя]л[аои]?|[ую]т)|[а-я]{3,}[аяи]т)$"
    "|[а-я]{2,}[аяи]ли$|[а-я]{3,}овал[ао]?$|[a-z]{2,}(?:[bcdfgknprstuwxz]|[^hm]m)ed$"
)
"""Prefixed Russian verbs and English verbs in the past tense, but not names such as Исмаил or Ahmed."""
NO_NAME = (
    f"{_PAST}|[а-я]{{3,}}(?:(?:[а-йл-я]|[а-ртуф-я]к)(?:ый|ая|ые|ого|ому|ых|ыми)|щ(?:ая|ее|ие|их|его))$"
    "|[a-z]{3,}(?:est|ly|ful|ous)$"
)
"""These and adjectives: endings that no name has."""
ROUND = "deyirmi"
"""Ends in -mi, but is not a question: dəyirmi masa, a round table."""
LONGEST = 4
"""Words in the longest pattern."""

Patterns = dict[str, frozenset[str]]


@cache
def _patterns() -> tuple[Patterns, Patterns, Patterns]:
    """Return the cues by whole words, by prefixes and by Azerbaijani stems."""
    asks = frozenset(("ask",))
    whole: Patterns = dict.fromkeys((*fillers.ASKING.split(), *fillers.AZERBAIJANI.split()), asks)
    begun, stems = Patterns(), Patterns()
    numbers = " ".join(counting.CARDINALS).removesuffix(" on")  # which is also an English word
    asking = (fillers.ASKED_IN_PARTS, numbers, CUES["now"], CUES["long"])
    for cue, words in (*CUES.items(), *(("ask", words) for words in asking)):
        does = asks if cue == "ask" else frozenset((cue,))
        for pattern in words.split():
            table = begun if pattern[-1] == "*" else stems if pattern[-1] == "~" else whole
            word = (pattern if table is whole else pattern[:-1]).replace("_", " ")
            table[word] = table[word] | does if word in table else does
    return whole, begun, stems


@cache
def words() -> frozenset[str]:
    """Return all single words with a cue, including prefixes and stems."""
    return frozenset(one for table in _patterns() for one in table if " " not in one)


@cache
def cues(words: str) -> frozenset[str]:
    """Return the cues of a folded word, or of several joined by spaces; `ask` for one that only asks."""
    whole, begun, stems = _patterns()
    start = words.rfind(" ") + 2
    does = frozenset(whole.get(words, ())).union(*(begun.get(words[:end], ()) for end in range(start, len(words) + 1)))
    return does or next((stems[one] for one in _stems(words) if one in stems), does)


def is_azerbaijani(word: str) -> bool:
    """Return whether a folded word, unless very short, is an Azerbaijani interrogative or filler."""
    stems = _patterns()[2]
    return (len(word) > len("ile") and word in fillers.AZERBAIJANI.split()) or not stems.keys().isdisjoint(_stems(word))


def is_verb(word: str, patterns: str = _PAST) -> bool:
    """Return whether a folded word has an ending typical of verbs, or one of `patterns`, that names do not have."""
    return word.endswith(VERBAL) or re.match(patterns, word) is not None


def _stems(word: str) -> tuple[str, ...]:
    return (word, *azerbaijani_stems(word))


_SETS = {
    "against": AGAINST, "and": AND, "but_it": BUT_IT, "called": CALLED, "earlier": EARLIER, "earlier_it": EARLIER_IT,
    "later": LATER, "later_it": LATER_IT, "latest": LATEST, "leading": LEADING, "not": NOT, "when": WHEN,
    "where": WHERE, "towards": TOWARDS, "whether": WHETHER, "who": WHO, "whom": WHOM,
}  # fmt: skip


def tables() -> dict[str, Any]:
    """Return the tables from which an exported page reads cues as this program does."""
    whole, begun, stems = ({word: sorted(its) for word, its in some.items()} for some in _patterns())
    return {
        "whole": whole,
        "begun": begun,
        "stems": stems,
        "about_it": sorted(ABOUT_IT),
        **counting.tables(),
        **sides.tables(),
        "articles": sorted(ARTICLES),
        **fillers.tables(),
        "left_out": LEFT_OUT,
        "not_done": NOT_DONE,
        "azerbaijani": fillers.AZERBAIJANI.split(),
        "past": _PAST,
        "no_name": NO_NAME,
        "verbal": VERBAL,
        "verbs": VERBS,
        "next_to": NEXT_TO,
        "not_denied": NOT_DENIED,
        "talked": TALKED,
        **{name: sorted(its) for name, its in _SETS.items()},
        "asked": ASKED,
        "round": ROUND,
        "longest": LONGEST,
    }
