from __future__ import annotations

import unicodedata
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from time import perf_counter

import pytest
from raes_cli.names import closest, keys, name_keys, resolve, tokens

# The names a base has of each: English, Russian, Azerbaijani where there is one, then aliases.
PEOPLE = {
    "putin": ("Vladimir Putin", "Владимир Путин", "В.В. Путин"),
    "aliyev": ("Ilham Aliyev", "Ильхам Алиев", "İlham Əliyev", "И.Г. Алиев"),
    "pashinyan": ("Nikol Pashinyan", "Никол Пашинян", "Nikol Paşinyan"),
    "mishustin": ("Mikhail Mishustin", "Михаил Мишустин", "Mixail Mişustin"),
    "asadov": ("Ali Asadov", "Али Асадов", "Əli Əsədov"),
    "lavrov": ("Sergey Lavrov", "Сергей Лавров", "Sergey Lavrov"),
    "bayramov": ("Jeyhun Bayramov", "Джейхун Байрамов", "Ceyhun Bayramov"),
    "mirzoyan": ("Ararat Mirzoyan", "Арарат Мирзоян", "Ararat Mirzoyan"),
    "kalugin": ("Mikhail Kalugin", "Михаил Калугин", "Mixail Kaluqin"),
    "hajiyev": ("Hikmet Hajiyev", "Хикмет Гаджиев", "Hikmət Hacıyev"),
    "kortunov": ("Andrey Kortunov", "Андрей Кортунов", "Andrey Kortunov"),
    "shafiyev": ("Farid Shafiyev", "Фарид Шафиев", "Fərid Şəfiyev"),
    "bocharnikov": ("Mikhail Bocharnikov", "Михаил Бочарников", "Mixail Boçarnikov"),
    "iskandarov": ("Elshad Iskandarov", "Эльшад Искендеров", "Elşad İskəndərov"),
    "timofeev": ("Ivan Timofeev", "Иван Тимофеев", "İvan Timofeyev"),
}
BODIES = {
    "russian-federation": ("Russian Federation", "Российская Федерация", "Russia", "Россия", "РФ"),
    "azerbaijan-republic": (
        "Republic of Azerbaijan", "Азербайджанская Республика", "Azərbaycan Respublikası", "Азербайджан", "АР",
    ),
    "armenia-republic": ("Republic of Armenia", "Республика Армения", "Ermənistan Respublikası"),
    "iran-republic": ("Islamic Republic of Iran", "Исламская Республика Иран"),
    "raes": (
        "Russia–Azerbaijan Expert Council", "Российско-Азербайджанский экспертный совет",
        "Rusiya–Azərbaycan Ekspert Şurası", "РАЭС", "RAES", "RAEC", "RAEŞ",
    ),
    "riac": ("Russian International Affairs Council", "Российский совет по международным делам", "РСМД", "RIAC"),
    "air-center": (
        "Center of Analysis of International Relations", "Центр анализа международных отношений",
        "Beynəlxalq Münasibətlərin Təhlili Mərkəzi", "AIR Center", "ЦАМО", "BMTM",
    ),
    "mfa-russia": (
        "Ministry of Foreign Affairs of Russia", "Министерство иностранных дел России",
        "МИД России", "МИД РФ", "Russian Foreign Ministry",
    ),
    "mfa-azerbaijan": (
        "Ministry of Foreign Affairs of Azerbaijan", "Министерство иностранных дел Азербайджана",
        "Azərbaycan Xarici İşlər Nazirliyi", "МИД Азербайджана", "МИД АР", "Azerbaijani Foreign Ministry",
    ),
    "mfa-armenia": (
        "Ministry of Foreign Affairs of Armenia", "Министерство иностранных дел Армении", "МИД Армении",
    ),
    "presidential-administration-azerbaijan": (
        "Presidential Administration of Azerbaijan", "Администрация Президента Азербайджана",
    ),
    "mod-russia": ("Ministry of Defence of Russia", "Министерство обороны России", "Минобороны России"),
    "rosstat": ("Rosstat", "Росстат"),
    "fsb-border-service": ("Border Service of the FSB of Russia", "Пограничная служба ФСБ России"),
    "ria-novosti": ("RIA Novosti", "РИА Новости"),
    "azertac": ("AZERTAC", "АЗЕРТАДЖ", "AZƏRTAC"),
    "eaeu": ("Eurasian Economic Union", "Евразийский экономический союз", "ЕАЭС", "EAEU"),
    "cis": ("Commonwealth of Independent States", "Содружество Независимых Государств", "СНГ", "CIS"),
    "sco": ("Shanghai Cooperation Organisation", "Шанхайская организация сотрудничества", "ШОС", "SCO"),
    "cica": (
        "Conference on Interaction and Confidence-Building Measures in Asia",
        "Совещание по взаимодействию и мерам доверия в Азии", "СВМДА", "CICA",
    ),
    "un": ("United Nations", "Организация Объединённых Наций", "ООН", "UN"),
    "seec": ("Supreme Eurasian Economic Council", "Высший Евразийский экономический совет"),
    "eurasian-intergovernmental-council": (
        "Eurasian Intergovernmental Council", "Евразийский межправительственный совет", "Евразийский межправсовет",
    ),
    "cis-heads-of-government": ("CIS Council of Heads of Government", "Совет глав правительств СНГ"),
    "cis-heads-of-state": ("CIS Council of Heads of State", "Совет глав государств СНГ"),
    "caspian-foreign-ministers": (
        "Council of Foreign Ministers of the Caspian States",
        "Совет министров иностранных дел прикаспийских государств", "СМИД прикаспийских государств",
    ),
    "intergovernmental-commission": (
        "Russia–Azerbaijan Intergovernmental Commission on Economic Cooperation",
        "Российско-азербайджанская межправительственная комиссия по экономическому сотрудничеству",
        "межправкомиссия",
    ),
    "interregional-forum": (
        "Russia–Azerbaijan Interregional Forum", "Российско-азербайджанский межрегиональный форум",
    ),
    "antalya-forum": ("Antalya Diplomacy Forum", "Анталийский дипломатический форум"),
    "gazprom": ("Gazprom", "Газпром"),
    "transneft": ("Transneft", "Транснефть"),
    "lukoil": ("Lukoil", "Лукойл"),
    "rosneft": ("Rosneft", "Роснефть"),
    "inter-rao": ("Inter RAO", "Интер РАО"),
    "gaz-group": ("GAZ Group", "Группа ГАЗ"),
    "azermash": ("Azermash", "Азермаш"),
    "kamaz": ("KAMAZ", "КАМАЗ"),
    "ganja-auto-plant": ("Ganja Automobile Plant", "Гянджинский автомобильный завод"),
    "azerbaijan-railways": ("Azerbaijan Railways", "Азербайджанские железные дороги"),
    "baku-metro": ("Baku Metro", "Бакинский метрополитен"),
    "russian-peacekeepers": ("Russian peacekeepers", "Российские миротворцы"),
    "karabakh-authorities": ("Karabakh authorities", "Власти Карабаха"),
}
NAMES = PEOPLE | BODIES


class Table:
    """A lexicon in memory."""

    def __init__(self, names: dict[str, tuple[str, ...]]) -> None:
        self.ids: dict[str, set[str]] = defaultdict(set)
        for name_id, spellings in names.items():
            for key in frozenset().union(*map(name_keys, spellings)):
                self.ids[key].add(name_id)

    def exact(self, key: str) -> set[str]:
        return self.ids.get(key, set())

    def starting(self, prefix: str) -> set[str]:
        return {name_id for key, ids in self.ids.items() if key.startswith(prefix) for name_id in ids}

    def person(self, name_id: str) -> bool:
        return name_id in PEOPLE


BASE = Table(NAMES)


def golden() -> list[tuple[str, tuple[str, ...]]]:
    lines = (Path(__file__).parent / "golden/names.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if not line.startswith("#"))
    return [(query, tuple(ids.split())) for query, _, ids in rows]


@pytest.mark.parametrize(("query", "ids"), golden())
def test_a_spelling_leads_to_all_whom_it_fits_and_to_nobody_else(query: str, ids: tuple[str, ...]) -> None:
    assert resolve(query, BASE) == ids
