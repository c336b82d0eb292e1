from __future__ import annotations

from collections.abc import Callable

import pytest

from small import Breach, Told, planted

Problems = Callable[[str], list[Told]]

BREACHES = (
    Breach(
        "same-name",
        "    country: azerbaijan\n    spellings",
        "    country: azerbaijan\n    aliases: [орлова]\n    spellings",
        "mamedov:\n",
        "mamedov: 'орлова' is also a name of 'orlova'",
    ),
    Breach(
        "same-name",
        "az: Azərbaycan",
        "az: BAKU",
        "baku:\n",
        "baku: 'Baku' is also a name of 'azerbaijan'",
    ),
    Breach(
        "same-name",
        "ru: Волна}",
        "ru: Волна}\n    aliases: [ANNA ORLOVA]",
        "agency:\n",
        "agency: 'ANNA ORLOVA' is also a name of 'orlova'",
    ),
    Breach("same-name", "[diplomacy]", "[Trade]", "trade:\n", "trade: 'Trade' is also a name of 'relations'"),
    Breach(
        "repeated-alias", "[Orlova, Орлова]", "[Orlova, Орлова, Orlova]", "Orlova]", "orlova: 'Orlova' is a duplicate"
    ),
    Breach("repeated-alias", "[diplomacy]", "[Relations]", "Relations]", "relations: 'Relations' is a duplicate"),
    Breach(
        "theme-language",
        "    theme_original: en\n",
        "",
        "council-3:\n",
        "council-3: a theme without its language",
    ),
    Breach(
        "theme-language",
        '    theme: {en: "Trust between neighbours", ru: "Доверие между соседями"}\n',
        "",
        "theme_original: en",
        "council-3: a language without a theme",
    ),
    Breach(
        "language",
        "First session of the council",
        "First session совета",
        'en: "First session совета"',
        "council-1: Russian letters in an English text: 'First session совета'",
    ),
    Breach(
        "language",
        "Первое заседание совета",
        "First session",
        'ru: "First session"',
        "council-1: no Russian letter in a Russian text: 'First session'",
    ),
    Breach(
        "language",
        "{en: Minister, ru: министр}\n",
        "{en: министр, ru: министр}\n",
        "en: министр",
        "orlova: Russian letters in an English text: 'министр'",
    ),
    Breach("language", "en: Baku", "en: Баку", "en: Баку", "baku: Russian letters in an English text: 'Баку'"),
    Breach(
        "anchor-length",
        '"Комментарии отключены"',
        '"Комментарии —"',
        'anchor: "Комментарии —"',
        "an anchor of 1 word: 'Комментарии —'",
    ),
    Breach(
        "anchor-length",
        "27–28 февраля 2023 г. в Баку побывала",
        "27–28 февраля 2023 г. в Баку побывала министр Анна",
        'anchor: "27',
        "visit: an anchor of 10 words: '27–28 февраля 2023 г. в Баку побывала министр Анна'",
    ),
    Breach("anchor-length", "text: Орлова,", "text: «»,", "text: «»,", "orlova: an anchor of 0 words: '«»'"),
    Breach(
        "printed-spelling",
        '      - {text: "Anna Orlova", source: report}\n',
        "",
        '{source: report, anchor: "Anna Orlova spoke there"}',
        "orlova: no spelling from 'report'",
    ),
)


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: breach.rule)
def test_a_breach_is_reported_alone_and_in_its_place(breach: Breach, problems: Problems) -> None:
    assert problems(breach.text) == [breach.told]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("en: Baku", 'en: "Baku (Баку)"', id="an English text quotes Russian in brackets"),
        pytest.param("First session", "First session, «Доверие»", id="an English text quotes Russian in quotes"),
        pytest.param("ru: Волна}", "ru: VOLNA}", id="a Russian name may be printed in Latin letters"),
        pytest.param("[diplomacy]", "[Orlova]", id="a topic may be called like a person"),
        pytest.param("27–28 февраля 2023 г. в Баку", "27 – 28 февраля 2023 г. в Баку", id="a dash is no word"),
    ],
)
def test_what_only_looks_like_a_breach_is_none(old: str, new: str, problems: Problems) -> None:
    assert problems(planted(old, new)) == []
