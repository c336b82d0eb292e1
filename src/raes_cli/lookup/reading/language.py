"""What words do in a question about anything: those that ask, join, order and negate, in three languages.

A pattern is a folded word (see `text.fold`), its beginning before `*`, or several words joined by `_`. Whatever belongs
to a subject – kinds with their verbs, topics, indicators, names – is the base's own and stands there.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from raes_cli.lookup.reading.counting import AFTER_A_NUMBER, CARDINALS, ORDINALS

CUES = {
    # … chooses the question
    "said": """
        сказал* говор* пиш* писал* сообща* сообщил*
        заяв* отметил* подчеркн* высказ* позици* мнени* цитат* слова считает* считают*
        утвержда* сказано назвал* оценил* оценива* коммент* прокоммент* думает думают выступил*
        spoken say says said saying told tell stated states position* opinion* view views quote* comment*
        claim claims claimed
        write writes wrote call_it calls_it called_it think thinks thought remark* argued called_for
        рассказал* рассказыва* ответил* отвечал* answered replied
        yazir yazib yazirlar cavab_verib danisib danisdi danisan vurgulayib bildirmisdi qeyd_edib qeyd_etdi
        dedi deyib deyir deyibler bildirib bildirdi soyledi soyleyib movqe* fikri fikir* ved_edib soz_verib
    """,
    # … chooses it and is a part of what was said
    "told": "извин* обеща* пообеща* соболезн* apolog* promis* condol* uzr* basliqsagligi*",
    "figures": """
        сколько скольким скольких скока скоко насколько на_сколько число численност* количеств* объем* размер* цифр*
        показател*
        статистик*
        how_many how_much number_of numbers number amount volume figure figures statistics how_long how_large how_big
        nece ne_qeder miqdar* sayi sayini hecmi reqem* gosterici* statistika*
    """,
    "often": """
        скока_раз скоко_раз сколько_раз как_часто сколько_встреч сколько_переговоров how_often how_many_times
        how_many_meetings
        number_of_meetings number_of_times nece_defe ne_qeder_tez-tez nece_kere nece_gorus
    """,
    "in_person": "лично очно вживую in_person face_to_face personally sexsen uz_uze",
    "gaps": """
        неизвестн* не_известн* нет_информации нет_сведений не_хватает нехват* пробел* неясн* не_ясн* не_сказано
        не_указан* не_назван*
        не_знаем не_знают нет_данных don_t_know do_not_know not_know
        missing unknown gap gaps not_known not_said not_stated unclear left_out
        без_ответа without_answer namelum*
        melum_deyil melum_olmayan* bilinmir bilmirik melumat_yoxdur catismir catismayan* bosluq*
    """,
    "conflicts": """
        противореч* расхожд* расходят* расходит* не_сходят* не_сходит* не_совпада* нестыков* конфликт*
        contradict* conflict conflicts conflicting disagree* inconsisten* discrepanc* do_not_match don_t_match
        разноглас* спорны* спорит* disput* controvers* mubahise*
        сходится сходятся fit fits add_up adds_up tally
        ziddiyyet* uygunsuzluq* uygun_gelmir
    """,
    "sources": "источник* source sources menbe menbeler*",
    "timeline": """
        хронологи* хроник* событи* новост* timeline chronology events event happened news hadise* xronologiya* xeber*
    """,
    # … asks for all numbers, one after the other, and for whom somebody met
    "series": "по_годам по_месяцам by_year by_years by_month динамик* dynamics iller_uzre",
    "oftenest": "чаще_всего чаще most_often oftenest more_often en_cox_gorus*",
    # … is the base itself
    "base": "база базе базы базу base database bazada baza fact facts факт*",
    "why": "почему отчего why niye ne_ucun",
    # … leaves out what follows
    "but": """
        без кроме исключая помимо за_исключением не_с не_со не_в не_во не_на but_not except excluding without besides
        apart_from other_than not_with not_in not_at not_including
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
        самый_быстрый больше_всего fastest steepest
        крупнейш* наибольш* максимальн* максимум рекорд* самый_большой самая_большая самое_большое самый_высокий
        самая_высокая largest biggest highest greatest maximum record peak en_boyuk en_yuksek en_cox maksimum rekord
    """,
    "least": """
        меньше_всего fewest
        наименьш* минимальн* минимум самый_маленький самый_низкий самая_низкая smallest lowest least minimum en_kicik
        en_asagi en_az
    """,
    "growth": "рост роста росту ростом прирост* growth increase rise artim*",
    # … is a statement, or a document that is called one
    "statement": "заявлени* statement statements beyanat* aciqlama*",
    # … orders
    "last": "последн* крайн* свеж* last latest recent most_recent newest son sonuncu axirinci en_son",
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
        as_of_now new сейчас новый новая нового новому новым новой yeni
        теперь нынешн* действующ* в_настоящее_время в_данный_момент indi indiki hazirda hazirki
    """,
}
"""What a word does → the words that do it."""

_ASKING = """
    кто кого кому кем ком что чего чему чем когда где куда откуда как какой какая какие какое каких каком какую каким
    какого зачем почему который которая которые которых ли же бы разве такой такая такое такие это есть был была было
    были быть будет будут расскаж* покаж* скаж* найди найти дай дайте мне нам назови* список информаци* данны* известн*
    знае* в во на из с со от до у к ко по за для при под над о об обо про через и а но или да не ни все всего весь вся
    вообще уже еще тогда там тут между вместе раз раза год года году годы годах лет день дня дней время времени именно
    кратко подробно произошл* происход* случил* прошел прошла прошло прошли проход* провел* состоял* находил* находит*
    участв* участник* принимал_участие вырос* рос росл* увелич* снизил* сократил* упал* составил* составля* достиг* стал
    стало стала измен* работает работают действует действуют насчитыва* имел* имеет имеют должност* документ* занимает
    занимают организовал* организатор* тема тему темы спикер* выступал* докладчик* сторон* числе самый самая самое самые
    самого самых роль роли ролью вопрос* проблем* ситуаци* место места месте является являются пожалуйста подскаж* хочу
    хотел* нужно можно можете могли него нее ней них ним нем им ими ему ей нас вам вас вы я мы теперь нынешн* действующ*
    текущ* пост посты поста постов карьер* работал* занимал* официальн* чиновник* интерес* опиши* объясни* перечисл*
    посмотре* узнать примерно приблизительно точно правда верно действительно каков* чей чья чье чьи тоже также либо
    если потом затем обычно недавно давно подробност* детал* счет счету людей отчего ли_когда-нибудь лет_назад период*
    охватывае* охватывают period cover covers представлял* представляет представляют опубликова* вышел вышла вышло
    закончил* завершил* какого_числа какие_страны какая_страна какой_стране каких_странах какие_города какой_город
    каком_городе каких_городах страна страны стране страну стран странами странах входит входят входил состоит
    друг_друга друг_другу друг_с_другом между_собой по_годам по_месяцам биографи* досье г гг дата дату даты датой имя
    имени имена фамили* зовут номер who whom whose what when where why which how is are was were be been being do does
    did has have had the a an of in on at to for and or not by with from as about between during than then there here
    that this these those it its their his her please me us tell_me tell_us show find give list information data known
    know any some all ever happen* take takes took taken place held each other together much many according exactly go
    went gone grew grow grown growth rise rose risen increase* decrease* fell fall fallen make makes made reach* stand
    stands amount* work works operate* exist* hold holds holding represent represents represented representing come_from
    comes_from came_from published located document documents job attend* participa* organi* theme topic када кагда чо
    че шо щас wich wen wat занимается занимаются greater less former previously earlier раньше ранее прежде evveller
    evvelki up down out off over back away now currently current presently nowadays incumbent become becomes became get
    gets got going whether if because so just only also too very really actually again still yet btw vs versus pls plz
    whats wheres whens whos side sides account accounts party parties official officials approximately roughly going_on
    thing things somebody someone anyone person career explain describe summari* overview detail details counted times
    per used could would can should you i we our they he she him want need which_countries which_country what_countries
    what_country which_cities which_city what_cities what_city by_year by_years by_month biography bio profile country
    countries consist consists belong belongs member members role issue issues question questions situation venue
    location most date dates name names named post posts speaker* spoke speak year years month day days kim kimdir kime
    kimi kimle kimler ne nedir neyi neler niye nece hara harada haradan haraya ne_vaxt vaxt hansi olub oldu olmusdur
    olan olmaq olar var idi edib etdi etmisdir edir edilib verilir verilib verib ve ile ucun bu o hemin arasinda
    arasindaki uzre gore il ili ilin ilinin ilde ilden ay ayinda bas_verib kecirilib kecirildi bas_tutub cemi umumi
    istirak artib azalib teskil mi mu sened* vezife* ne_qederdir isleyir isleyirler qederdir movzu movzusu zehmet_olmasa
    mene bize deyin bilersiz isteyirem hansi_olkeler hansi_olke hansi_olkede hansi_seher hansi_seherde biografiya*
    bir-biri* tercumeyi-hal* uzv uzvleri indi indiki hazirda hazirki hal_hazirda defe kere yoxsa ve_ya ya hem ki cox lap
    bele ele eger amma lakin ancaq yalniz necedir necenci hansidir hansilar kimdi kimlerdir nedi haradadir harda
    hardadir haralarda ne_ucun goster* tap tapin siyahi* soyle xahis salam teqriben deqiq dogrudan olunub olunmusdur
    edilmisdir edibler kecirilmisdir kecirilir kecirilecek bas_verdi bas_tutdu isleyib isleyirdi tutur tutub gunu gunde
    terefler terefinden eden olanlar birlikde beraber kimin kimden kimlerle neyin neden neye olacaq olur qalib qaldi
    isteyib istedi karyera* melumat на_полях on_the_margins on_the_sidelines margins sidelines сравни* сопоставь*
    compare* comparison начиная starting onwards прошедш* состоявш* проведенн* everything basqa both оба обе обоих обеих
    обоими her_iki info инфо ones рост роста росту ростом прирост* artim* остались остается evvel qabaq sonra sonraki
    istisna_olmaqla olmadan savayi xaric temsil edirdi edirler derc_olunub tarix tarixi adi rolu mesele* veziyyet* yeri
    fact facts факт* kiminle neyle yaxinliginda yaninda olke* ugrayan aparan keciren hansisa hansina hansilari butun
    daha muddetinde eleyhine lehine icinde uzerinde baresinde elaqedar kicik boyuk tutan olmusdu edilmisdi kecirilmisdi
    verilen deyilen deyilir melumatdir necesi nelerdir vardi yoxdur yox deyil lazimdir etdiler etmisdi olarken qeder
    kimisi kimleri haqqindaki teref yer yerde aya ayda gun saat eyni oz ozu ozunun diger en erzinde zamani kecirilen
    oldular olublar olanda kecirib kecirdi vaxti tarixde birge olunmus cixis_edib cixis_edenler кое ровно сразу опять
    чтобы всех всеми каждый каждого каждом любой любые любого более менее больше меньше выше ниже около почти хотя позже
    вскоре снова шла шло речь связано связанн* касается касаются касающ* относится относящ* благодаря вследствие пройдет
    пройдут состоится состоятся проводил проводила проводили присутствовал* приглаш* пригласил* входили whoever
    whichever anybody anything overall always rarely sometimes afterwards featuring occur* another same nearly almost
    often soon later since due related relating involved involving including given done speaking mentioned attended
    attendees
"""

ABOUT_IT = frozenset("haqqinda haqda barede dair".split())  # noqa: SIM905
"""What stands behind the subject that it makes."""
BUT_IT = frozenset("basqa savayi istisna olmadan xaric".split())  # noqa: SIM905
"""What stands behind what it leaves out, beside the ending that says the same."""
AND = frozenset("и and or или ни nor ve".split())  # noqa: SIM905
"""What joins another thing that is left out."""
LEFT_OUT = ("siz", "suz")
WHOM = frozenset("кого whom kimi did".split())  # noqa: SIM905
"""What asks for whom somebody came after: whom did he succeed."""
EARLIER, LATER = frozenset("before до перед".split()), frozenset("after после".split())  # noqa: SIM905
EARLIER_IT, LATER_IT = frozenset(("evvel", "evvelki", "qabaq")), frozenset(("sonra", "sonraki"))
"""What stands before, and behind, who had a post before or after another."""
WHO = frozenset("кто кем who kim kimler".split())  # noqa: SIM905
"""What asks for people."""
LATEST = frozenset("last latest recent most newest".split())  # noqa: SIM905
WHEN = frozenset("когда где when where vaxt harada harda haradadir hardadir".split())  # noqa: SIM905
"""What asks for the time or the place of something."""
ARTICLES = frozenset(("the", "a", "an"))
LEADING = frozenset("в во на с со по до in on at как".split())  # noqa: SIM905
"""What leads over to the next thing, and ends no date."""
ASKED = ("ib", "ub", "di", "du", "ir", "ur", "er", "ar", "lar", "ler", "dur", "dir", "caq", "cek")
"""How an Azerbaijani verb ends of which -mi makes a question."""
VERBAL = (
    "digi",
    "dugu",
    "diyi",
    "duyu",
    "dikleri",
    "duqlari",
    "ilib",
    "ulub",
    "inib",
    "unub",
    "anib",
    "enib",
    "acaq",
    "ecek",
)
"""How Azerbaijani verbs end that no name does."""
ROUND = "deyirmi"
"""What ends so and is no question: dəyirmi masa, a round table."""
LONGEST = 4
"""Words of the longest pattern."""


@cache
def _patterns() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Whole words, and the beginnings of words, each with what it does."""
    whole: dict[str, set[str]] = {}
    begun: dict[str, set[str]] = {}
    counting = " ".join(CARDINALS).removesuffix(" on")  # which is English as well
    for cue, words in (*CUES.items(), ("ask", _ASKING), ("ask", counting), ("ask", CUES["now"])):
        for pattern in words.split():
            word = pattern.replace("_", " ")
            if word[-1] == "*":
                begun.setdefault(word[:-1], set()).add(cue)
            else:
                whole.setdefault(word, set()).add(cue)
    return whole, begun


@cache
def words() -> frozenset[str]:
    """The single words that do something in a question, and the beginnings of such."""
    whole, begun = _patterns()
    return frozenset(one for one in (*whole, *begun) if " " not in one)


@cache
def cues(words: str) -> frozenset[str]:
    """What a folded word, or several with a space between, does in a question; `ask` for one that only asks."""
    whole, begun = _patterns()
    start = words.rfind(" ") + 2
    return frozenset(whole.get(words, ())).union(*(begun.get(words[:end], ()) for end in range(start, len(words) + 1)))


_SETS = {
    "but_it": BUT_IT, "and": AND, "leading": LEADING, "who": WHO, "when": WHEN, "whom": WHOM, "earlier": EARLIER,
    "latest": LATEST, "later": LATER, "earlier_it": EARLIER_IT, "later_it": LATER_IT,
}  # fmt: skip


def tables() -> dict[str, Any]:
    """By what a page tells what words do in a question as this program does."""
    whole, begun = ({word: sorted(its) for word, its in some.items()} for some in _patterns())
    numbers = {"ordinals": ORDINALS, "cardinals": CARDINALS}
    return {
        "whole": whole,
        "begun": begun,
        **{name: [row.split() for row in rows] for name, rows in numbers.items()},
        "about_it": sorted(ABOUT_IT),
        "articles": sorted(ARTICLES),
        "left_out": LEFT_OUT,
        **{name: sorted(its) for name, its in _SETS.items()},
        "after_a_number": sorted(AFTER_A_NUMBER),
        "asked": ASKED,
        "round": ROUND,
        "longest": LONGEST,
    }
