"""Words by which a document is read, in its languages: what joins, places and parts, what speaks, what names a body."""

from __future__ import annotations

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _any(words: str) -> str:
    """A pattern for any of these, each a pattern itself; `_` is a space."""
    return "|".join(words.split()).replace("_", " ")


# Names

LINKS = _set("of for and the on in at & by de")
"""What links the words of a name in English."""
RUSSIAN_LINKS = _set("по при имени")
PLACING = _set("in to at from near в во на из из-за до около под")
"""What stands before a place."""
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
    господин госпожа республика федерация вчера сегодня также однако ранее позже кроме напомним по при на для"""
)
"""What begins with a capital, and is no part of anybody's name."""
CROSSED = _set(
    """с со и with and от к у о об который которая что that who met between между как as а но также also where где by to
    from into from был была были was were"""
)
"""What no post goes over."""
MORE = re.compile(
    _any(
        """первы чрезвычайн полномочн старш генеральн бывш нынешн временн first former acting senior deputy vice
        special extraordinary plenipotentiary executive managing permanent \\w+(?:ian|ani|ish|ese)$"""
    )
)
"""How the word begins that belongs to the post behind it."""
BODY = re.compile(
    _any(
        """министерств университет институт академи агентств комитет ассоциаци фонд(?!ов) банк палат корпораци служб
        компани холдинг концерн завод комисси федераци центр совет(?!ник|ск) союз организаци объединени
        предприяти парламент ведомств музей ministry universit institut academy agency committee association
        foundation fund\\b bank chamber corporation service company holding council union organi[sz]ation
        commission federation cent(?:er|re) parliament department museum office club клуб"""
    )
)
"""How the word begins that says what sort of body is named."""
DEPENDENT = re.compile(r"(?:ого|его|ой|ей|ых|их|ии|ий|ия|ов|ев|ам|ям|ому|ему|ым|им|а|я|ы|и|у|ю|е|ом|ем)$")
"""How a Russian word ends that depends on the one before it."""
VERB = re.compile(r"(?:ал|ил|ел|ял|ыл|ул|али|или|ели|яли|ся|лась|лись|лось|ит|ет|ют|ят)$")

TITLE = re.compile(
    r"(?:губернатор|ректор|пресс$|секретар|спикер|эксперт|исследовател|сотрудник|генсек|комиссар|депутат|сенатор|академик|мэр$"
    r"|governor|rector$|spokes|secretary|speaker|researcher|expert$|professor|fellow$|mayor|commissioner|senator|analyst)"
)
"""How a word of a post begins that is no office of the questions."""
DEMONYM = re.compile(r"\w+(?:aijani|stani|ssian|enian|ranian|rgian|rkish|pean|asian|rican|inese)s?$")
"""What says of which country somebody is, in English."""

# Numbers

COMMON = _set(
    """год годовой годы число страна республика доля рост объем year years number between per country share total rate
    level volume growth"""
)
"""What is said of any number, and tells no indicator from another; nor do the countries of the base."""

PEOPLE = re.compile(
    r"(?:люд|человек|граждан|житель|жител|турист|гост|студент|учащ|школьник|ребен|дет[еия]|пассажир|путешественник|визит[её]р|people|person"
    r"|citizen|resident|tourist|visitor|guest|student|pupil|child|passenger|travell?er|scholar)"
)
"""How a word begins that counts people."""

# Dates

BEFORE_A_YEAR = _set(
    """в во с со до к по за от после на in of by since until till from during for and и to through between year год года
    году"""
)
AFTER_A_YEAR = _set("и and the a of in по на в but with as was were is")
FUTURE = re.compile(
    r"\b(?:"
    + _any(
        """пройдет пройдут состоится состоятся встретится встретятся посетит посетят проведут проведет планир\\w+
        запланир\\w+ предсто\\w+ приед\\w+ прибуд\\w+ подпишут подпишет откроется начнет начнут will завершится
        продлится начнется примет примут прилетит due scheduled planned намечен\\w*_(?:провести|на) expected
        upcoming shall is_to are_to"""
    )
    + r")\b"
)
"""What speaks of what is still to be."""

# Speech

SAYS = re.compile(
    r"\b(?!\w+вш|\w+[аяи]ются\b|\w+[аяи]ется\b)(?:"
    + _any(
        """сказал заяви[лв] отмети[лв] подчеркну[лв] сообщи[лв] рассказа[лв] добави[лв] указа[лв] напомни[лв]
        продолжи[лв] завери[лв] поясни[лв] уточни[лв] вырази[лв] призва[лв] предложи[лв] высказа[лв] считает
        считают уверен назва[лв] оцени[лв] косну[лв] обрати[лв] констатир поблагодари[лв] перечисли[лв]
        поздрави[лв] пожела[лв] пообеща[лв] говорит отмечает отмечают подчеркива принес акцентир резюмир
        охарактериз поддержа[лв] выступи[лв] прокоммент убежден said says stated noted stress emphasi[sz] told
        added recall underlin highlight express calls_(?:for|on) called_(?:for|on) welcom assess
        spoke_(?:to|with) сообща[ею]т thanked congratul believes announc declared points_out pointed_out explain
        praised voiced urged reaffirm reiterat describ commented remarked argued apologi[sz]ed promised assured
        mention invited reviewed informed considered argu read_out confirm warned replied подтверди[лв]
        предупреди[лв] ответи[лв] рассмотре[лв] проинформирова[лв] услови[лв] пригласи[лв] bildirib qeyd_ed
        vurğula deyib"""
    )
    + ")"
)
"""How a verb of saying begins; a participle is none."""
OUTLET_TELLS = re.compile(
    r",\s+(?:the\s)?(?:\w+['’]s\s)?(?:press|news)\s(?:service|office|agency)\b[^,]*\s(?:said|says|reported|reports|announced)\W*$"
    r"|,\s+(?:об этом\s)?(?:сообщ|переда|информиру)\w+\s(?:в\s)?(?:пресс-служб|агентств)\w+[^,]*$"
)
"""The end of a sentence that says whose report it is, and not who of those in it speaks."""
BY_WORDS = re.compile(
    r"(?:по (?:его |ее )?(?:словам|мнению|оценк\w+|убеждению|данным|информации)"
    r"|со слов|как (?:сказал|заявил|отметил|сообщил)\w*"
    r"|according to|in the (?:words|opinion) of)\W+$"
)
PRONOUN = re.compile(
    r"\b(?:он|она|они|дипломат|министр|президент|премьер|глава \w+|чиновник|собеседник|политик|посол"
    r"|he|she|they|(?:the )?(?:minister|president|diplomat|ambassador|official|speaker))\b"
)
PASSIVE = re.compile(
    r"\b(?:был[аои]? (?:также )?(?:отмечен|подчеркнут|выражен|высказан|принято решение|обсужден|указан|затронут)"
    r"|отмечено|подчеркнута?\b|выражен[оаы]|внимание (?:было )?уделено"
    r"|(?:was|were) (?:also )?(?:noted|stressed|emphasi[sz]ed|discussed|expressed|underlined|agreed))"
)
MEMBERS = re.compile(
    r"(?:участник\w*|члены|эксперты|experts|participants|members|стороны|the (?:two )?sides|parties)\b"
)
DISCUSSED = re.compile(r"обсуди\w*|обсужд\w*|discuss\w*|затронут\w*|речь шла|exchanged views|обменялись")

# What is no part of what a document tells

BOILERPLATE = re.compile(
    r"при перепечатке|при цитировании|гиперссылк|подпис(?:ывайтесь|аться) на|комментари\w* (?:отключ|закрыт)"
    r"|читайте (?:также|нас)|©|фото:|photo:|all rights reserved|все права защищены|ниже приводится|follow us|subscribe"
    r"|read (?:also|more)|share this|источник:|telegram-канал|^\s*(?:теги|tags|ключевые слова)\b",
    re.IGNORECASE,
)
