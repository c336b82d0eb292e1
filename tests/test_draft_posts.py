"""People in drafts: who is named in a text, in three languages, with which post, and who is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from raes_cli.curate import examine
from raes_cli.draft.cast import Cast
from raes_cli.draft.holding import known_post
from raes_cli.draft.layer import Layer
from raes_cli.draft.passages import Text
from raes_cli.draft.persons import Persons
from raes_cli.draft.spelling import balanced, latin, nominative, nominative_body, nominative_post
from raes_cli.lookup.base import layers, open_base
from raes_cli.lookup.reading.lexicon import Lexicon

FROZEN = str(Path(__file__).parent / "frozen" / "facts.yaml")
Read = Callable[[str], list[str]]


def attested(told: str) -> Persons:
    """Return the people of a text with the posts in which it attests them."""
    book, _ = examine(layers([FROZEN]))
    with closing(open_base([FROZEN])) as index:
        cast = Cast(Text(told, Lexicon(index)), book)
        persons = Persons(cast, Layer([]), source="s", language="ru", lang="en")
        for passage in cast.text.passages:
            for one in cast.of(passage):
                persons.attest(passage, one, None, None)
    return persons


def posts_of(persons: Persons) -> list[tuple[str, list[str]]]:
    """Return each id with the Russian titles."""
    return [(one.id, [post["title"]["ru"] for post in one.fields["posts"]]) for one in persons.layer.records]


@pytest.fixture(scope="module")
def named() -> Iterator[Read]:
    """Return the people named in a sentence, each with the post."""
    book, _ = examine(layers([FROZEN]))
    with closing(open_base([FROZEN])) as index:
        lexicon = Lexicon(index)

        def read(sentence: str) -> list[str]:
            text = Text(sentence, lexicon)
            (passage,) = text.passages
            found = [one for one in Cast(text, book).every(passage) if one.person]
            return [f"{one.id}: {passage.said(*one.post)}" if one.post else one.id for one in found]

        yield read


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        (
            "Azərbaycan və Rusiya prezidentləri İlham Əliyev və Vladimir Putin görüşdülər.",
            ["aliyev: prezidentləri", "putin: prezidentləri"],
        ),
        # An adjective in the singular is the post of one of them only.
        ("Чилийский и норвежский министры Иван Орлов и Пётр Лосев прибыли.", ["orlov: министры", "losev: министры"]),
        # Several countries share a post; those who were told something have not the post of who told it.
        (
            "Главы МИД Норвегии и Чили Иван Петров и Олег Орлов ждут.",
            ["petrov: Главы МИД Норвегии и Чили", "orlov: Главы МИД Норвегии и Чили"],
        ),
        (
            "Визит представителя фонда по развитию связей между Норвегией и Чили Ивана Петрова окончен.",
            ["petrov: представителя фонда по развитию связей между Норвегией и Чили"],
        ),
        ("Об этом журналистам сообщил секретарь фонда Иван Петров.", ["petrov: секретарь фонда"]),
        ("Об этом рассказал журналистам секретарь фонда Иван Петров.", ["petrov: секретарь фонда"]),
        ("Об этом рассказал журналистам Иван Петров.", ["petrov"]),
        (
            "В рамках совета Polar Network норвежский океанолог Иван Петров и видный общественный деятель Иван Орлов спорят.",
            ["petrov: норвежский океанолог", "orlov: видный общественный деятель"],
        ),
        # Words before the word for a post belong to the post; a preposition, a day and another sentence do not.
        ("It was opened by Volga Port Director Ivan Petrov.", ["petrov: Volga Port Director"]),
        ("City Duma deputy Ivan Petrov spoke.", ["petrov: City Duma deputy"]),
        ("In Moscow Deputy Minister Ivan Petrov spoke.", ["petrov: Deputy Minister"]),
        ("On Friday Deputy Minister Ivan Petrov spoke.", ["petrov: Deputy Minister"]),
        (
            "Ambassador Extraordinary and Plenipotentiary of Norway Ivan Petrov left.",
            ["petrov: Ambassador Extraordinary and Plenipotentiary of Norway"],
        ),
        (
            ("She met the Prosecutor General of Norway, Ivan Petrov, the Prosecutor General of Chile, Oleg Orlov, Chairman"
            " of the Polar Committee Olga Lunina, and the Prosecutor General of Peru, Paulo Gomez."),
            [
                "petrov: Prosecutor General of Norway",
                "orlov: Prosecutor General of Chile",
                "lunina: Chairman of the Polar Committee",
                "gomez: Prosecutor General of Peru",
            ],
        ),
        ("Norway's Prosecutor, Ivan Petrov, and the Polish Prosecutor said so.", ["petrov: Prosecutor"]),
        ("The guests headed by the Prosecutor of Norway Ivan Petrov left.", ["petrov: Prosecutor of Norway"]),
        ("Minister of Roads and Polar Ports of Norway Ivan Petrov left.", ["petrov: Minister of Roads and Polar Ports of Norway"]),
        ("Ivan Petrov, head of the Polar Fund told them that it works.", ["petrov: head of the Polar Fund"]),
        ("They saw the statue of the leader at 6 Lindgren Street.", []),
        ("He met the Rais of the region, Ivan Petrov, there.", ["petrov: Rais of the region"]),
        ("Norway's Ambassador to Chile, Ivan Petrov, spoke.", ["petrov: Ambassador to Chile"]),
        (
            "Ivan Petrov, Head of the Polar Fund, Rector of the Polar School, and Oleg Orlov, Mayor of Oslo, spoke.",
            ["petrov: Head of the Polar Fund, Rector of the Polar School", "orlov: Mayor of Oslo"],
        ),
        ("The minister spoke about the visit of Deputy Minister Ivan Petrov.", ["petrov: Deputy Minister"]),
        ("It is under the chairmanship of Ivan Petrov.", ["petrov"]),
        ("Под сопредседательством Ивана Петрова ждут.", ["petrov"]),
        ("Заседание прошло под председательством Ивана Петрова.", ["petrov"]),
        ("Делегация во главе с руководителем города Иваном Петровым приняла гостей.", ["petrov: руководителем города"]),
        ("Приехал народный художник Иван Петров.", ["petrov: народный художник"]),
        # A name after a body, with a patronymic, or that something bears; a headline has capitals for other words.
        ("The rector of the Polar University Ragnar Petrov spoke.", ["petrov: rector of the Polar University"]),
        ("Olga Yuryevna Petrova spoke.", ["petrova"]),
        ("The school named after Ivan Petrov works.", []),
        ("Polar Envoy Highlights Strong Bilateral Ties", []),
        ("Ivan Petrov, a senior fellow at the Polar Institute, spoke.", ["petrov: senior fellow at the Polar Institute"]),
        # A post does not extend across a quotation mark.
        ('"We heard of deputy Ivan Petrov," Lavrov said.', ["petrov", "lavrov"]),
        ('"It is of deputy Sergey Lavrov," Bayramov said.', ["lavrov", "bayramov"]),
        # A post shared by two people, and a post with two fields.
        (
            "Поручили сопредседателям комиссии Ивану Петрову и Олегу Орлову подготовить план.",
            ["petrov: сопредседателям комиссии", "orlov: сопредседателям комиссии"],
        ),
        ("Приехал министр дорог и сельского развития Иван Петров.", ["petrov: министр дорог и сельского развития"]),
        # In Azerbaijani, a post ends right before the name, and begins with its dependents.
        (
            "Mərasimdə Norveçin elm və təhsil nazirinin müavini Firudin Qurbanov çıxış edib.",
            ["qurbanov: Norveçin elm və təhsil nazirinin müavini"],
        ),
        (
            "Sənədi rektorlar Elçin Babayev və Lenar Safin imzalayıblar.",
            ["babayev: rektorlar", "safin: rektorlar"],
        ),
        # Two posts before a name both belong to that person; the first does not mean somebody else.
        (
            "Посол по особым поручениям МИД Норвегии, спецпредставитель по Арктике Иван Петров приехал.",
            ["petrov: Посол по особым поручениям МИД Норвегии, спецпредставитель по Арктике"],
        ),
        (
            "Приехал статс-секретарь – заместитель министра иностранных дел Норвегии Иван Петров.",
            ["petrov: статс-секретарь - заместитель министра иностранных дел Норвегии"],
        ),
        (
            "The Ambassador-at-large of Norway, special envoy for the Arctic Ivan Petrov left.",
            ["petrov: Ambassador-at-large of Norway, special envoy for the Arctic"],
        ),
        ("Приехали сопредседатели – министр Иван Петров и посол.", ["petrov"]),
        ("Посол по особым поручениям МИД Норвегии приехал.", []),
        ("The Ambassador-at-Large of the Norwegian Foreign Ministry left.", []),
        ("Посол по особым поручениям приехал.", []),
        (
            "Приехал министр иностранных дел Российской Федерации С.В.Лавров.",
            ["lavrov: министр иностранных дел Российской Федерации"],
        ),
        # Initials of two letters; an aide to a president; a scholar.
        ("Он принял министра иностранных дел Дж.А.Байрамова.", ["bayramov: министра иностранных дел"]),
        ("Aide to the Norwegian President Ivan Petrov left.", ["petrov: Aide to the Norwegian President"]),
        ("Ivan Petrov, a scholar at the Polar Institute, spoke.", ["petrov: scholar at the Polar Institute"]),
        (
            "Приехали главы правительств Михаил Мишустин и Али Асадов.",
            ["mishustin: главы правительств", "asadov: главы правительств"],
        ),
        # A common given name, two capitals within a Russian sentence, and words inside a name show a person.
        ("Они ждут Хенрика и Андрея Спорта, а также Мёрк Хельгу.", ["sport", "khelgu"]),
        ("It is Andrew Hill, and Ursula von der Lund waits.", ["hill", "lund"]),
        ("Норвежский президент Андрей Спорт ждёт принца Хокона ибн Харальда.", ["sport: Норвежский президент", "kharald: принца"]),
        ("Ждут поэт Андрей Спорт и Judge Andrew Hill.", ["sport: поэт"]),
        ("Dünən Sabirə Orlovanın sözünü Elçin Orlovun dostu deyib.", ["orlova", "orlov"]),
        # Two given names before one family name; names of three words; who only took the photo.
        ("Задержали Олега и Андрея Скворцовых.", ["skvortsov", "andrey-skvortsov"]),
        ("Жан-Клод Спорт и Андрей Джон Хольм ждут (Фото: Олег Орлов / Берег).", ["sport", "kholm"]),
        # A post of two states, across a short name in brackets, with a number, or with the state in the possessive.
        ("He met the Ambassador of Norway to the Russian Federation Ivan Petrov.", ["petrov: Ambassador of Norway to the Russian Federation"]),
        ("The Norwegian Ambassador to the country Ivan Petrov left.", ["petrov: Norwegian Ambassador to the country"]),
        ("The head of the Polar Port Agency (PPA) Ivan Petrov left.", ["petrov: head of the Polar Port Agency (PPA"]),
        ("Приехал директор школы «Север-70» Олег Орлов.", ['orlov: директор школы "Север-70']),
        ("Russia's Deputy Minister Ivan Petrov left.", ["petrov: Russia's Deputy Minister"]),
        ("The head of the Department for Relations with Polar Countries Ivan Petrov left.", ["petrov: head of the Department for Relations with Polar Countries"]),
        ("Приехал юрист Олег Орлов, а генпрокурор Норвегии Андрей Спорт нет.", ["orlov: юрист", "sport: генпрокурор Норвегии"]),
        # An Azerbaijani post begins neither with a pronoun nor with “and”, but with its state; a counterpart.
        ("Bunu jurnalistlərə Norveçin xarici işlər naziri Elçin Orlov və Rusiya xarici işlər naziri Sergey Lavrov deyib.", ["orlov: Norveçin xarici işlər naziri", "lavrov: Rusiya xarici işlər naziri"]),
        ("Dünən norveçli həmkarı Elçin Orlov Polyar Sammitinə gəlib.", ["orlov: norveçli həmkarı"]),
        ("The head of the Polar Fund Uwe Holmli left, and so did Andrew Holmes.", ["holmli: head of the Polar Fund", "holmes"]),
        ("Никита Скворцов и Роберт Холмс ждут Елену Холмс.", ["skvortsov", "kholms", "elena-kholms"]),
        # An official of a president is none; what somebody is to do is no part of a post.
        (
            "Приехал заведующий отделом по работе с портами и причалами Администрации Президента Норвегии Олег Орлов.",
            ["orlov: заведующий отделом по работе с портами и причалами Администрации Президента Норвегии"],
        ),
        ("Норвежский президент решил позвонить Олегу Орлову.", ["orlov"]),
        # Participles are no part of a post, nor are words after “of” a name.
        ("Его встретил назначенный консулом Норвегии Олег Орлов.", ["orlov: консулом Норвегии"]),
        ("Исполняющим обязанности ректора назначен Олег Орлов.", ["orlov: Исполняющим обязанности ректора"]),
        ("The head of the Oslo Institute of Marine Studies Ivan Petrov left.", ["petrov: head of the Oslo Institute of Marine Studies"]),
        ("Lavrov and Bayramov Meet in Oslo", ["lavrov", "bayramov"]),
        # A family name beside a post that nobody of that name has in the base, or that is named by it alone.
        ("Посол Алиев приехал, а губернатор Спортов нет.", ["aliev: Посол", "sportov: губернатор"]),
        ("On Monday Governor Petrov met Ambassador Bayramov.", ["petrov: Governor", "bayramov-2: Ambassador"]),
        ("Министр дорог Грузии Алиев приехал.", ["aliev: Министр дорог Грузии"]),
        ("По поручению президента Владимира Путина Олег Орлов приехал.", ["putin: президента", "orlov"]),
        ("Ждёт Пётр Долгих, а с Андреем Сибигой говорят.", ["dolgikh", "sibiga"]),
        # What somebody became, and both adjectives of an envoy.
        ("Олег Орлов стал мэром Бергена 3 марта.", ["orlov: мэром Бергена"]),
        ("Ivan Petrov is the rector of the Polar School.", ["petrov: rector of the Polar School"]),
        (
            "The newly appointed Extraordinary and Plenipotentiary Ambassador of Norway to Chile Ivan Petrov left.",
            ["petrov: Extraordinary and Plenipotentiary Ambassador of Norway to Chile"],
        ),
        # Nobody is named as a person here.
        ("Мэр Ростова и глава Харькова приехали.", []),
        ("Azərbaycanın Rusiyanın limanları ilə əlaqəsi var.", []),
        ("3 марта они были в столице Таджикистана Душанбе.", []),
        ("The plane is at Baku's Ivan Petrov International Airport.", []),
        ("Жители Среднего Приморья ждут.", []),
        ("They met in Abu Dhabi.", []),
        ("Об этом пишет Harbour Post, а медаль «Морской Волк» дали за труд на благо Полярной Республики.", []),
        ("Президент Норвегии Хансен остался в Новой Гавани.", []),
        ("Sərgidə Rusiyanın iyirmi şirkəti var.", []),
        ("She works at the Polar Policy Forum in Oslo.", []),
        ("They laid flowers at the monument to national leader Ivan Petrov.", []),
        ("Возложены цветы к памятнику Ивану Петрову.", []),
        ("It was in Norway's Bergensky Rabotnik newspaper.", []),
    ],
)  # fmt: skip
def test_who_is_named_with_which_post(named: Read, sentence: str, people: list[str]) -> None:
    assert named(sentence) == people


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("Вырастут поставки газа.", []),
        ("Работает российско-азербайджанская группа.", []),
        ("It is of the State Bank of Norway and KAMAZ.", ["state-bank-of-norway", "kamaz"]),
    ],
)
def test_common_words_are_no_bodies(sentence: str, bodies: list[str]) -> None:
    book, _ = examine(layers([FROZEN]))
    with closing(open_base([FROZEN])) as index:
        text = Text(sentence, Lexicon(index))
        assert [one.id for one in Cast(text, book).every(text.passages[0]) if not one.person] == bodies


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("Russian Foreign Minister", "Minister of Foreign Affairs of Russia"),
        ("Foreign Minister", "Minister of Foreign Affairs of Russia"),
        ("министра иностранных дел", "Minister of Foreign Affairs of Russia"),
        ("former Foreign Minister", None),
        ("Minister of Norway", None),
        ("Deputy Foreign Minister", None),
        ("President", None),
    ],
)
def test_a_post_that_is_said_shortly_is_that_of_the_base_unless_more_is_said(told: str, title: str | None) -> None:
    book, _ = examine(layers([FROZEN]))
    post = known_post(book, "lavrov", told)
    assert (post.title.en if post else None) == title


@pytest.mark.parametrize(
    ("id_", "told", "title"),
    [
        ("mishustin", "глав правительств", "Prime Minister of Russia"),
        ("putin", "глава государства", "President of the Russian Federation"),
        ("putin", "глава России", "President of Russia"),
        ("putin", "глава Норвегии", None),
        ("petrov", "министр иностранных дел РФ", "Minister of Foreign Affairs of Russia"),
        ("petrov", "министра иностранных дел Азербайджанской Республики", "Minister of Foreign Affairs of Azerbaijan"),
        ("petrov", "министр иностранных дел Норвегии", None),
        ("petrov", "министр", None),
    ],
)
def test_a_post_is_known_in_other_words_and_of_another(id_: str, told: str, title: str | None) -> None:
    book, _ = examine(layers([FROZEN]))
    post = known_post(book, id_, told)
    assert (post.title.en if post else None) == title


def test_who_is_named_in_a_text_with_a_post_is_meant_by_it_whoever_else_has_it() -> None:
    book, _ = examine(layers([FROZEN]))
    told = "Посол России в Азербайджане Пётр Новиков приехал. Посол России в Азербайджане уехал."
    with closing(open_base([FROZEN])) as index:
        text = Text(told, Lexicon(index))
        assert [one.id for one in Cast(text, book).of(text.passages[1]) if one.person] == ["novikov"]
        text = Text(
            "Министр иностранных дел Иван Новиков приехал. Министр иностранных дел Норвегии уехал.", Lexicon(index)
        )
        assert [one.id for one in Cast(text, book).of(text.passages[1]) if one.person] == []


def test_two_posts_before_a_name_are_two_and_a_counterpart_has_what_the_base_has() -> None:
    told = (
        "Сопредседатели комиссии вице-премьер России Алексей Оверчук и Иван Петров и замглавы ведомства Олег Орлов ждут."
        " Министр иностранных дел России Сергей Лавров и его азербайджанский коллега Джейхун Байрамов ждут."
        " Сергей Лавров и его норвежский коллега Эспен Эйде ждут. Сопредседатель группы с нашей стороны Пётр Орлов ждёт."
        " Заместитель премьер-министра Норвегии Иван Лунд ждёт."
    )
    assert posts_of(attested(told)) == [
        ("overchuk", ["Сопредседатель комиссии", "вице-премьер России"]),
        ("petrov", ["Сопредседатель комиссии"]),
        ("orlov", ["замглава ведомства"]),
        ("lavrov", ["министр иностранных дел России"]),
        ("bayramov", ["министр иностранных дел Азербайджана"]),
        ("petr-orlov", ["Сопредседатель группы с нашей стороны"]),
        ("lund", ["Заместитель премьер-министра Норвегии"]),
    ]


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("«Азимут»", "Азимут"),
        ("Компания «Азимут", "Компания «Азимут»"),
        ("Азимут» и компания", "«Азимут» и компания"),
    ],
)
def test_quotation_marks_come_in_pairs(printed: str, plain: str) -> None:
    assert balanced(printed) == plain
    assert nominative_body("Ассоциации «Азимут»") == "Ассоциация «Азимут»"


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("губернатора области", "губернатор области"),
        ("послом России, спецпредставителем президента", "посол России, спецпредставитель президента"),
        ("главами ведомств", "глава ведомств"),
        ("лидером общественников", "лидер общественников"),
        ("генсеком союза", "генсек союза"),
        ("атташе посольства", "атташе посольства"),
    ],
)
def test_a_post_comes_in_the_nominative(printed: str, plain: str) -> None:
    assert nominative_post(printed) == plain


def test_what_stands_in_brackets_behind_a_body_is_short_for_it() -> None:
    book, _ = examine(layers([FROZEN]))
    told = (
        "Форум провёл Центр анализа международных отношений (Центр АМО). Приехали председатель правления Центра АМО"
        " Иван Петров и гости из Центра АМО."
    )
    with closing(open_base([FROZEN])) as index:
        cast = Cast(Text(told, Lexicon(index)), book)
        assert [one.id for its in cast.mentions.values() for one in its if not one.person] == ["air-center"] * 3


@pytest.mark.parametrize(
    ("told", "posts"),
    [
        # A rank stands between a post and a name, and is none; a post with a hyphen is one.
        (
            "At the port of the Minister of Roads of Norway, Colonel General Ivan Petrov, it was quiet.",
            [("petrov", ["Minister of Roads of Norway"])],
        ),
        (
            "The Norwegian Minister of Roads, General of the Army Ivan Petrov met Rear Admiral Ivan Orlov. Colonel General Petrov left.",
            [("petrov", ["Norwegian Minister of Roads"]), ("orlov", ["Rear Admiral"])],
        ),
        (
            "Министр дорог Норвегии генерал-полковник Иван Петров позвонил министру дорог Чили генералу армии Олегу Орлову.",
            [("petrov", ["Министр дорог Норвегии"]), ("orlov", ["министр дорог Чили"])],
        ),
        (
            "A port analyst, Candidate of Historical Sciences Oleg Orlov, noted growth.",
            [("orlov", ["analyst"])],
        ),
        ("Прибыл норвежский вице-секретарь Иван Петров.", [("petrov", ["норвежский вице-секретарь"])]),
        # The body of a post ends before the name of somebody known.
        (
            "Она встретилась с председателем Совета Дорог Северного Собрания Норвегии Сергеем Лавровым.",
            [("lavrov", ["председатель Совета Дорог Северного Собрания Норвегии"])],
        ),
    ],
)
def test_a_post_ends_before_a_rank_or_a_name(told: str, posts: list[tuple[str, list[str]]]) -> None:
    found = attested(told).layer.records
    own = [(one.id, [post["title"]["ru"] or post["title"]["en"] for post in one.fields["posts"]]) for one in found]
    assert own == posts


@pytest.mark.parametrize(
    ("told", "ids"),
    [
        # A full name without its country means the country named nearest.
        ("Министерство обороны ждёт.", ["mod-russia"]),
        ("Министерство обороны Норвегии ждёт.", ["ministerstvo-oborony-norvegii"]),
        ("The Azerbaijani Ministry of Defence waits.", ["azerbaijani-ministry-of-defence"]),
        ("Азербайджанское Министерство обороны ждёт.", ["ministerstvo-oborony"]),
        ("Many Russians waited, and so did the Ministry of Defence.", ["mod-russia"]),
        # A name in capitals; names with a sort, a legal form or quotation marks.
        ("The CIS waits, and Cis Un LLC waits.", ["cis", "cis-un-llc"]),
        ("Приехал глава ЗАО «Полярные дороги» Олег Орлов.", ["zao-polyarnye-dorogi"]),
        ("Министерство науки и образования ждёт.", ["ministerstvo-nauki-i-obrazovaniya"]),
        ("Приехал ректор Бергенского технического университета Олег Орлов.", ["bergenskiy-tekhnicheskiy-universitet"]),
        ("Приехал ректор Института Нансена Олег Орлов.", ["institut-nansena"]),
        ("Центральный банк ждёт.", ["tsentralnyy-bank"]),
        ("В Полярном Северном Университете учатся.", ["polyarnyy-severnyy-universitet"]),
        ("Приехала министр, глава Фонда Олега Орлова.", ["fond-olega-orlova"]),
        ("Приехал директор Полярного центра Олег Орлов.", ["polyarnyy-tsentr"]),
        ("Министерство культуры и туризма ждёт.", ["ministerstvo-kultury-i-turizma"]),
        ("На заседании Совета среди прочих был он.", []),
        ("The Ministry of Roads of Norway headed by him waits.", ["ministry-of-roads-of-norway"]),
        # Acronyms, with a post, in brackets, or of the first letters; words of syllables; two bodies of one sort.
        ("Приехал глава АБВГ Олег Орлов. АБВГ растёт, а ДТП и МИД нет.", ["abvg", "abvg"]),
        ("Работает Полярный университет (ПУН). Ректор ПУН говорил.", ["polyarnyy-universitet"] * 3),
        ("ОАО «Полярные морские дороги» растёт. Глава ПМД говорил.", ["oao-polyarnye-morskie-dorogi"] * 2),
        ("Минобороны России ждёт.", ["mod-russia"]),
        (
            "The Polar State University and the Polar Medical University work.",
            ["polar-state-university", "polar-medical-university"],
        ),
        ("АБВГ Норвегии и ЖЗ ждут, об этом пишет abvg.RU.", ["abvg-norvegii", "zhz"]),
        ("ABVG, 2 May. NORWAY WAITS. The LNG waits, and the Liquidity Ratio (LQR) grows [ABCD].", []),
        # The foreign ministry of another state; what a body does is no part of its name; ordinals; Azerbaijani names.
        ("Министерство иностранных дел Норвегии ждёт.", ["ministerstvo-inostrannykh-del-norvegii"]),
        (
            "МИД Норвегии ждёт, а Генеральная прокуратура Норвегии открыла дело.",
            ["mid-norvegii", "generalnaya-prokuratura-norvegii"],
        ),
        ("Партия «Новая Гавань» ждёт. Первая партия зерна отправлена. Полиция страны ждёт.", ["partiya-novaya-gavan"]),
        (
            "Dünən Bergen Elm və Yol Akademiyasının rəhbəri və Norveç Polyar Şurası gözləyib.",
            ["bergen-elm-ve-yol-akademiyasi", "norvec-polyar-surasi"],
        ),
        # What has been named stands alone in quotation marks; bodies of a state in lower case; a council of ministers.
        ("Партия «Новая Гавань» ждёт. В «Новой гавани» рады.", ["partiya-novaya-gavan"] * 2),
        ("В посольстве Норвегии ждут, в посольстве нет.", ["posolstvo-norvegii"]),
        ("Приехал лидер Северо-полярной партии Олег Орлов.", ["severo-polyarnoy-partii"]),
        ("The Polar Council of Foreign Ministers waits.", ["polar-council-of-foreign-ministers"]),
        ("Это Комитет Безопасности АБВГ.", ["komitet-bezopasnosti-abvg"]),
        ("With the Polar Fund they came (Photo: Ole / ABCD).", ["polar-fund"]),
        # Ministries of several states are none of them; a committee for work with somebody; a legal form is no name.
        ("Они из министерств культуры Норвегии и Чили.", []),
        (
            "Приехал глава Полярного комитета по работе с гостями Олег Орлов.",
            ["polyarnyy-komitet-po-rabote-s-gostyami"],
        ),
        ("KAMAZ JSC waits.", ["kamaz"]),
        # Names in quotation marks: behind a word for a sort of thing or a post, or of those who speak.
        ("Это фирма «Полярник» и школа Nord.no, а группа гостей ждёт.", ["polyarnik", "nord-no"]),
        ("Приехал глава «Полюса» Олег Орлов.", ["polyusa"]),
        ("«Полюс» сообщил об этом. «Полюс», – сказал он.", ["polyus"] * 2),
        ("Они пели «Гимн». «Да», – сказал он. Олег Орлов в беседе с «Волной» рассказал о море.", []),
        # A name in Latin letters; one in quotation marks within a quotation; units of a navy; adjectives are no bodies.
        ("Самолёт компании Polar Oil и экспертный совет Nord Network ждут.", ["polar-oil", "nord-network"]),
        ('"Там работает ООО "Полярник" из Осло", – сказал он.', ["ooo-polyarnik"]),
        ("The Polar Flotilla of the Navy of Norway waits.", ["polar-flotilla", "navy-of-norway"]),
        ("Союзнические связи и Центральная Азия.", []),
        ("Polar Flotilla Reaches Northern Norway", []),
        # A known name within a longer one; the ministry of the country before it.
        ("«КАМАЗ Север» растёт, и «КАМАЗ» растёт.", ["kamaz"]),
        ("Azerbaijan's Foreign Ministry waits. Russia's Foreign Ministry waits.", ["mfa-azerbaijan", "mfa-russia"]),
    ],
)
def test_which_body_is_named(told: str, ids: list[str]) -> None:
    book, _ = examine(layers([FROZEN]))
    with closing(open_base([FROZEN])) as index:
        cast = Cast(Text(told, Lexicon(index)), book)
    found = [one.id for its in cast.mentions.values() for one in its if not one.person and not one.place]
    assert found == ids


@pytest.mark.parametrize(
    ("told", "post"),
    [
        ("Министр С.В. Лавров ждёт.", "Министр"),
        ("Фонд ждёт, его директор Олег Орлов тоже.", "директор"),
        ("The Center's director Ivan Petrov waits.", "director"),
        ("Директор Олег Орлов ждёт.", None),
        ("Поэт Олег Орлов ждёт.", "Поэт"),
        ("Ivan Petrov, an economist with the Polar Centre, waits.", "economist with the Polar Centre"),
    ],
)
def test_a_post_of_one_word_is_somebodys_or_known(told: str, post: str | None) -> None:
    book, _ = examine(layers([FROZEN]))
    with closing(open_base([FROZEN])) as index:
        text = Text(told, Lexicon(index))
        (one,) = [one for one in Cast(text, book).of(text.passages[0]) if one.person]
        assert (text.passages[0].said(*one.post) if one.post else None) == post


def test_who_had_a_post_has_it_no_more_and_new_bodies_have_posts() -> None:
    book, _ = examine(layers([FROZEN]))
    told = "Former Norwegian ambassador Ivan Petrov waits, and so does Oleg Orlov, director of the Polar Institute."
    with closing(open_base([FROZEN])) as index:
        cast = Cast(Text(told, Lexicon(index)), book)
        persons = Persons(cast, Layer([]), source="s", language="en", lang="en")
        for one in cast.of(cast.text.passages[0]):
            persons.attest(cast.text.passages[0], one, None, None)
    assert [(one.id, one.fields["posts"][0]["organization"]) for one in persons.layer.records] == [
        ("orlov", "polar-institute")
    ]
    assert [nominative("Е.С.Ивановым"), nominative("А. Орловой"), latin("А.С.Климов")] == [
        "Е.С.Иванов",
        "А. Орлова",
        "A.S.Klimov",
    ]
    assert [nominative("Никита Орлов"), nominative("Самиры Орловой")] == ["Никита Орлов", "Самира Орлова"]


def test_an_ambassador_is_of_the_state_that_sends_him() -> None:
    told = "Посол России в Азербайджане Иван Петров и посол Норвегии в России Олег Орлов ждут."
    told += (
        " Ambassador of Norway to the Russian Federation Uwe Holmli and Russian Ambassador to Norway Ivan Hill wait."
    )
    records = attested(told).layer.records
    assert [(one.id, one.fields["posts"][0]["organization"]) for one in records if "posts" in one.fields] == [
        ("petrov", "russian-federation"),
        ("orlov", None),
        ("holmli", None),
        ("hill", "russian-federation"),
    ]


def test_two_countries_share_a_post_and_a_byline_shares_a_name() -> None:
    told = (
        "Самира Лунина, «Полярный вестник»\n\nГлавы МИД России и Азербайджана Сергей Лавров и Джейхун Байрамов ждут."
        " Министры дорог Норвегии и Чили Иван Петров и Олег Орлов ждут. Министр дорог Иван Петров ждёт Самиры Луниной."
    )
    persons = attested(told)
    assert posts_of(persons) == [
        ("lavrov", ["глава МИД России"]),
        ("bayramov", ["глава МИД Азербайджана"]),
        ("petrov", ["Министр дорог Норвегии"]),
        ("orlov", ["Министр дорог Чили"]),
    ]
    assert persons.cast.newcomers["lunin"].name == "Самира Лунина"


def test_a_patronymic_is_not_only_his_who_has_it_in_the_base(tmp_path: Path) -> None:
    added = tmp_path / "more.yaml"
    added.write_text(
        "additions:\n  lavrov:\n    aliases: [Андрей Петрович Лавров, Андрей Петрович]\n", encoding="utf-8"
    )
    book, _ = examine(layers([FROZEN, str(added)]))
    told = "Андрей Петрович Кортунов ждёт. Андрей Петрович Лавров и Кортунов ждут."
    with closing(open_base([FROZEN, str(added)])) as index:
        cast = Cast(Text(told, Lexicon(index)), book)
        assert [[one.id for one in cast.of(passage)] for passage in cast.text.passages] == [
            ["kortunov"],
            ["lavrov", "kortunov"],
        ]


def test_the_body_of_a_state_is_known_by_any_name_of_the_state(tmp_path: Path) -> None:
    added = tmp_path / "more.yaml"
    added.write_text(
        "organizations:\n  thing:\n    name: {en: Parliament of Russia, ru: Парламент России}\n    kind: government-body\n"
        "    country: russia\n    sources: [{source: raes1-communique, anchor: посол РФ в Азербайджане Михаил Бочарников}]\n",
        encoding="utf-8",
    )
    book, _ = examine(layers([FROZEN, str(added)]))
    with closing(open_base([FROZEN, str(added)])) as index:
        cast = Cast(Text("Приехал глава парламента РФ. Об этом сообщили в парламенте РФ.", Lexicon(index)), book)
        named = [[one.id for one in cast.every(passage) if not one.person] for passage in cast.text.passages]
    assert named == [["thing"], ["thing"]]


def test_a_family_name_behind_anothers_given_name_is_not_his_whom_the_text_named_first() -> None:
    book, _ = examine(layers([FROZEN]))
    told = (
        "Ilham Aliyev waits. General Prosecutor Kamran Aliyev waits. Sergey Lavrov, in a call to Kamran Aliyev, waited."
    )
    with closing(open_base([FROZEN])) as index:
        cast = Cast(Text(told, Lexicon(index)), book)
        named = [[one.id for one in cast.of(passage)] for passage in cast.text.passages]
    assert named == [["aliyev"], ["kamran-aliyev"], ["lavrov", "kamran-aliyev"]]


def test_words_that_call_somebody_by_a_post_are_no_part_of_the_name(tmp_path: Path) -> None:
    added = tmp_path / "more.yaml"
    added.write_text(
        "additions:\n  lavrov:\n    aliases: [пресс-секретарь Гавани, Port press secretary]\n", encoding="utf-8"
    )
    book, _ = examine(layers([FROZEN, str(added)]))
    told = "Ждёт представитель Гавани Сергей Лавров. Ivan Petrov, head of the press service of the Port, waits."
    with closing(open_base([FROZEN, str(added)])) as index:
        cast = Cast(Text(told, Lexicon(index)), book)
        named = [
            (one.id, at.said(*one.post or (0, 0))) for at in cast.text.passages for one in cast.of(at) if one.person
        ]
    assert named == [("lavrov", "представитель Гавани"), ("petrov", "head of the press service of the Port")]
