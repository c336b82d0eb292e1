"""What words do in a question about anything: those that ask, join, order and negate, in three languages.

A pattern is a folded word (see `text.fold`), its beginning before `*`, its stem before `~`, which an Azerbaijani case
or tense may follow, or several words joined by `_`. Whatever belongs to a subject – kinds with their verbs, topics,
indicators, names – is the base's own and stands there.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from raes_cli.endings import azerbaijani_stems
from raes_cli.lookup.reading import counting, fillers, sides

CUES = {
    # … chooses the question
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
    # … chooses it and is a part of what was said
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
    # … asks for the days of something
    "long": """
        длил* длит* продлил* продолжал* сколько_дней сколько_времени как_долго на_сколько_дней how_long how_many_days
        lasted stay stayed staying duration nece_gun nece_ildir ne_qeder_vaxt cekib cekdi surub surdu davam_e*
    """,
    # … asks which post somebody has
    "post": "должност* пост посты поста постов post posts vezife*",
    "in_person": "лично очно вживую in_person face_to_face personally sexsen uz_uze",
    "gaps": """
        неизвестн* не_известн* нет_информации нет_сведений не_хватает нехват* пробел* неясн* не_ясн* не_сказано
        не_указан* не_назван* не_знаем не_знают нет_данных don_t_know do_not_know not_know no_source no_sources
        without_source without_sources lacks_source нет_источник* без_источник* menbesi_yoxdur missing unknown gap gaps
        not_known not_said not_stated unclear left_out без_ответа without_answer namelum* melum_deyil melum_olmayan*
        bilinmir bilmirik melumat_yoxdur catismir catismayan* bosluq* cavabsiz* aydin_deyil
    """,
    "conflicts": """
        противореч* расхожд* расходят* расходит* не_сходят* не_сходит* не_совпада* нестыков* конфликт* contradict*
        conflict conflicts conflicting disagree* inconsisten* discrepanc* do_not_match don_t_match разноглас* спорны*
        спорит* disput* controvers* mubahise* разные_данные разные_цифры different_data different_figures
        ferqli_melumat* ferqli_reqem* кто_прав who_is_right whos_right kim_haqlidir сходится сходятся fit fits add_up
        adds_up tally ziddiyyet* zidd~ uygunsuzluq* uygun_gelmir ferqlenir razilasmir razilasmirlar razilasmayib
    """,
    "sources": "источник* source sources menbe~",
    "documents": "документ* document documents sened*",
    "timeline": """
        хронологи* хроник* событи* новост* timeline chronology events event happened news hadise* xronologiya* xeber*
    """,
    # … asks for all numbers, one after the other, and for whom somebody met
    "series": "по_годам по_месяцам by_year by_years by_month динамик* dynamics iller_uzre",
    "oftenest": "чаще_всего чаще most_often oftenest more_often en_cox_gorus*",
    # … is done at any contact
    "discussed": """
        discuss discusses discussed обсуди* обсужда* muzakire_edib muzakire_edibler muzakire_edilib muzakire_olunub
        muzakire_etdi
    """,
    # … is the base itself
    "base": "база базе базы базу base database bazada baza fact facts факт*",
    "why": "почему отчего why niye ne_ucun ne_sebebe",
    # … does where what happened is named, and is looked for elsewhere
    "cause": "причин* reason reasons cause causes sebeb~",
    # … says of which sort a visit is, and is looked for there alone
    "sort": "официальн* official",
    "joint": "joint jointly совместн* birge",
    # … leaves out what follows
    "but": """
        без кроме исключая помимо за_исключением не_с не_со не_в не_во не_на but_not except excluding without besides
        apart_from other_than not_with not_in not_at not_including outside outside_of вне за_пределами
    """,
    # … says who had a post before or after whom, or before the one who has it
    "former": "бывш* экс прежн* предыдущ* former ex previous kecmis sabiq evvelki",
    "predecessor": "предшественни* predecessor* selef*",
    "successor": """
        преемни* followed follows сменил* сменяет сменивш* заменил* заменивш* successor* succeed succeeds succeeded
        replace replaces replaced took_over_from xelef* evez_edib evez_etdi evez_eden
    """,
    # … asks for what became of somebody
    "becomes": "стал стала стали become becomes became since_when с_каких_пор ne_vaxtdan",
    # … orders numbers
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
    # … is a statement, or a document that is called one
    "statement": "заявлени* statement statements beyanat* aciqlama*",
    # … orders
    "last": """
        последн* крайн* свеж* last latest recent most_recent newest son sonuncu axirinci en_son предпоследн* penultimate
    """,
    "first": "перв* впервые самое_раннее самый_ранний самая_ранняя earliest oldest first birinci ilk ilk_defe en_ilk",
    # … asks for what has not been, or is not measured
    "planned": """
        запланирован* планир* намечен* предстоящ* будущ* ближайш* следующ* предстоит planned upcoming scheduled next
        planlasdiril* novbeti
    """,
    "coming": "предстоящ* ближайш* следующ* предстоит upcoming next novbeti",
    "announced": "анонс* объявлен* announced elan_edil*",
    "closed": "закрыт* closed answered bagli baglan*",
    "open": "open outstanding unresolved unanswered нерешенн* открытые открытых aciq",
    "forecast": "прогноз* forecast* expected projection* proqnoz* gozlenil*",
    "target": "цель цели целев* целью target targets targeted goal goals hedef*",
    # … makes a subject of what follows
    "about": """
        о об обо про насчет относительно касательно по_поводу about regarding concerning on_the_subject_of haqqinda
        haqda barede dair
    """,
    # … says where to, where, and with whom
    "in": "в во на под у in at to into near",
    "on": "по on",
    "from": "из from out_of",
    "with": "с со with ile и and ve between между вместе together",
    # … asks for nothing but who has a post last
    "now": """
        now currently presently current present incumbent nowadays at_present right_now at_the_moment these_days
        as_of_now new сейчас новый новая нового новому новым новой yeni теперь нынешн* действующ* в_настоящее_время
        в_данный_момент indi indiki hazirda hazirki
    """,
}
"""What a word does → the words that do it."""

ABOUT_IT = frozenset("haqqinda haqda barede dair".split())  # noqa: SIM905
"""What stands behind the subject that it makes."""
BUT_IT = frozenset("basqa savayi istisna olmadan xaric kenarda kenar".split())  # noqa: SIM905
"""What stands behind what it leaves out, beside the ending that says the same."""
AND = frozenset("и and or или ни nor ve".split())  # noqa: SIM905
"""What joins another thing that is left out."""
LEFT_OUT = ("siz", "suz")
NOT_DONE = ("mayan", "meyen")
"""How an Azerbaijani participle ends that denies what is before it: Bakıda keçirilməyən."""
NOT = frozenset("не not never".split())  # noqa: SIM905
"""What denies what follows."""
NOT_DENIED = ("только", "only", "мог", "just")
"""How words begin that make no denial of it: not only, не могли бы."""
NEXT_TO = ("предпоследн", "penultimate")
"""How words begin that ask for the one before the last."""
AGAINST = frozenset("против".split())  # noqa: SIM905
"""What joins two dates that are compared, and says what somebody is against elsewhere."""
WHOM = frozenset("кого whom kimi did".split())  # noqa: SIM905
"""What asks for whom somebody came after: whom did he succeed."""
EARLIER, LATER = frozenset("before до перед".split()), frozenset("after после".split())  # noqa: SIM905
EARLIER_IT, LATER_IT = frozenset(("evvel", "evvelki", "qabaq")), frozenset(("sonra", "sonraki"))
"""What stands before, and behind, who had a post before or after another."""
CALLED = frozenset(("called",))
"""What is done by telephone, and to what is given a name."""
TALKED = ("говор", "danis", "spoken")
"""How verbs begin that tell that somebody spoke, and not what he said."""
WHO = frozenset("кто кем who kim kimdir kimler kimlerdir".split())  # noqa: SIM905
"""What asks for people."""
LATEST = frozenset("last latest recent most newest".split())  # noqa: SIM905
IF = frozenset("did was were has have is are does do".split())  # noqa: SIM905
"""What begins a question of whether something is so."""
WHERE = frozenset("где where harada harda haradadir hardadir".split())  # noqa: SIM905
WHEN = WHERE.union("когда when date дата датой vaxt".split())  # noqa: SIM905
"""What asks for the time or the place of something."""
WHETHER = frozenset("ли whether".split())  # noqa: SIM905
"""What asks whether something was."""
TOWARDS = frozenset(("to", "перед"))
"""What stands before whom something is said to."""
ARTICLES = frozenset(("the", "a", "an"))
LEADING = frozenset("в во на с со по до in on at как".split())  # noqa: SIM905
"""What leads over to the next thing, and ends no date."""
ASKED = ("ib", "ub", "di", "du", "ir", "ur", "er", "ar", "lar", "ler", "dur", "dir", "caq", "cek")
"""How an Azerbaijani verb ends of which -mi makes a question."""
VERBAL = (
    "digi", "dugu", "diyi", "duyu", "dikleri", "duqlari", "ilib", "ulub", "inib", "unub", "anib", "enib", "acaq",
    "ecek", "ayib", "eyib", "irib", "urub", "maga", "meye", "misdi", "musdu", "misdir", "musdur", "iblar", "ibler",
    "ublar", "ubler", "ают", "яют", "уют", "ает", "яет", "ует", "тся", "лся", "лась", "лись", "ать", "ять", "ить",
    "еть", "ться",
)  # fmt: skip
"""How verbs end, Azerbaijani and Russian ones, that no name does."""
VERBS = (*VERBAL, "ib", "ub", "di", "du", "ir", "ur", "mis", "mus", "diler", "dilar", "irler", "irlar")
"""Those, and how Azerbaijani ones end beside other words of that language."""
_PAST = (
    "(?:пере|про|при|пред|под|раз|рас|вы|за|от|по|на|об|до|из|воз|вос)"
    "(?:[а-я]{2,}(?:[аиыуя]л[аои]?|[ую]т)|[а-я]{3,}[аяи]т)$"
    "|[а-я]{2,}[аяи]ли$|[а-я]{3,}овал[ао]?$|[a-z]{2,}(?:[bcdfgknprstuwxz]|[^hm]m)ed$"
)
"""Verbs with a prefix, and English ones in the past: who is called Исмаил or Ahmed is none."""
NO_NAME = (
    f"{_PAST}|[а-я]{{3,}}(?:(?:[а-йл-я]|[а-ртуф-я]к)(?:ый|ая|ые|ого|ому|ых|ыми)|щ(?:ая|ее|ие|их|его))$"
    "|[a-z]{3,}(?:est|ly|ful|ous)$"
)
"""Those and adjectives: what ends as no name does."""
ROUND = "deyirmi"
"""What ends so and is no question: dəyirmi masa, a round table."""
LONGEST = 4
"""Words of the longest pattern."""


Patterns = dict[str, frozenset[str]]


@cache
def _patterns() -> tuple[Patterns, Patterns, Patterns]:
    """Whole words, the beginnings of words, and Azerbaijani stems, each with what it does."""
    asks = frozenset(("ask",))
    whole: Patterns = dict.fromkeys((*fillers.ASKING.split(), *fillers.AZERBAIJANI.split()), asks)
    begun, stems = Patterns(), Patterns()
    numbers = " ".join(counting.CARDINALS).removesuffix(" on")  # which is English as well
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
    """The single words that do something in a question, and the beginnings of such."""
    return frozenset(one for table in _patterns() for one in table if " " not in one)


@cache
def cues(words: str) -> frozenset[str]:
    """What a folded word, or several with a space between, does in a question; `ask` for one that only asks."""
    whole, begun, stems = _patterns()
    start = words.rfind(" ") + 2
    does = frozenset(whole.get(words, ())).union(*(begun.get(words[:end], ()) for end in range(start, len(words) + 1)))
    return does or next((stems[one] for one in _stems(words) if one in stems), does)


def is_azerbaijani(word: str) -> bool:
    """Whether a folded word of some length is one that asks in Azerbaijani."""
    stems = _patterns()[2]
    return (len(word) > len("ile") and word in fillers.AZERBAIJANI.split()) or not stems.keys().isdisjoint(_stems(word))


def is_verb(word: str, patterns: str = _PAST) -> bool:
    """Whether a folded word of any language ends as verbs do, or as `NO_NAME` says, and names do not."""
    return word.endswith(VERBAL) or re.match(patterns, word) is not None


def _stems(word: str) -> tuple[str, ...]:
    return (word, *azerbaijani_stems(word))


_SETS = {
    "against": AGAINST, "and": AND, "but_it": BUT_IT, "called": CALLED, "earlier": EARLIER, "earlier_it": EARLIER_IT,
    "later": LATER, "later_it": LATER_IT, "latest": LATEST, "leading": LEADING, "not": NOT, "when": WHEN,
    "where": WHERE, "towards": TOWARDS, "whether": WHETHER, "who": WHO, "whom": WHOM,
}  # fmt: skip


def tables() -> dict[str, Any]:
    """By what a page tells what words do in a question as this program does."""
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
