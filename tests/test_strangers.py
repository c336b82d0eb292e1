"""Unknown words: which of them the error names, and what it suggests."""

from __future__ import annotations

import sqlite3

import pytest

from raes_cli.errors import UnknownError
from raes_cli.lookup.reading import understood


@pytest.mark.parametrize(
    ("line", "stranger", "tried"),
    [
        ("Ivan Lavrov", "Ivan Lavrov", "closest: Sergey Lavrov (lavrov), Ivan Timofeev (timofeev)"),
        ("Лавроф", "Лавроф", "did you mean 'Лавров'? raes Лавров"),
        ("Lavrof in Baku", "Lavrof", "did you mean 'Lavrov'? raes Lavrov in Baku"),
        ("Zimbabwe", "Zimbabwe", ""),
        ("Zimbabwe in Baku", "Zimbabwe", "without it: raes Baku"),
        ("meetings with Zimbabwe", "Zimbabwe", "without it: raes meetings"),
        ("Lavrov and Zimbabwe", "Zimbabwe", "without it: raes Lavrov"),
        ("NATQ", "NATQ", ""),
        ("NATQ corridor", "NATQ", "without it: raes corridor"),
        ("Lavrov Zimbabwe Ruritania", "Zimbabwe", "without it: raes Lavrov"),
        ("посол Зимбабве", "Зимбабве", "without it: raes посол"),
        ("Sergei Bayramov", "Sergei Bayramov", "closest: Jeyhun Bayramov (bayramov), Sergey Lavrov (lavrov)"),
        ("korridar", "korridar", ""),
        ("Lavrov korridar", "korridar", "without it: raes Lavrov"),
        ("доля нефтяного экспорта", "нефтяного", "without it: raes доля экспорта"),
        ("the corridr", "corridr", "did you mean 'corridor'? raes the corridor"),
        ("corridr in Baku", "corridr", "did you mean 'corridor'? raes corridor in Baku"),
        ("коридорр", "коридорр", "did you mean 'коридора'? raes коридора"),
        ("Mishustn", "Mishustn", "did you mean 'Mishustin'? raes Mishustin"),
        ("визит Мишустиа", "Мишустиа", "did you mean 'Мишустин'? raes визит Мишустин"),
        ("tuorism 2023", "tuorism", "without it: raes 2023"),
        ("Xyz-Russia trade", "Xyz-Russia", "without it: raes russia trade"),
        ("Russia-Xyz trade", "Russia-Xyz", "without it: raes russia trade"),
        ("кто такой Путен", "Путен", "did you mean 'Путин'? raes кто такой Путин"),
        ("Puttin", "Puttin", "did you mean 'Putin'? raes Putin"),
        ("Алиев Ильхан", "Ильхан", "did you mean 'Ильхам'? raes Алиев Ильхам"),
        ("Ильхан Алиев", "Ильхан", "did you mean 'Ильхам'? raes Ильхам Алиев"),
        ("Ilham Putin", "Ilham Putin", "closest: Ilham Aliyev (aliyev), Vladimir Putin (putin)"),
        ("визид", "визид", "did you mean 'визит'? raes визит"),
        ("ambasador", "ambasador", "did you mean 'ambassador'? raes ambassador"),
        ("хлеб Лавров", "хлеб", "without it: raes Лавров"),
        ("Лавров и хлеба и Баку", "хлеба", "without it: raes Лавров и Баку"),
        ("4x", "4x", ""),
        ("corridr transprt", "corridr", "did you mean 'corridor, transport'? raes corridor transport"),
        ("Bay", "Bay", ""),
        ("lavrw", "lavrw", ""),
        ("head of the Bank of Zimbabwe", "Bank", "without it: raes head"),
        ("Lavrov, not Zimbabwe", "Zimbabwe", "without it: raes Lavrov not"),
        ("Москва xyzxyz", "xyzxyz", "without it: raes Москва"),
        ("Sergey. Bayramov", "Sergey Bayramov", "closest: Jeyhun Bayramov (bayramov), Sergey Lavrov (lavrov)"),
        ("Lavrov Ivan", "Lavrov Ivan", "closest: Sergey Lavrov (lavrov), Ivan Timofeev (timofeev)"),
        ("встреча Путена", "Путена", "without it: raes встреча"),
        ("визит Бойрамова", "Бойрамова", "closest: Jeyhun Bayramov (bayramov)"),
        ("Lavrov Bayramof", "Bayramof", "did you mean 'Bayramov'? raes Lavrov Bayramov"),
        ("who is Kortunof", "Kortunof", "did you mean 'Kortunov'? raes who is Kortunov"),
        ("talks of Lavrof with Zimbabwe", "Lavrof", "closest: Sergey Lavrov (lavrov)"),
        ("talkz", "talkz", "did you mean 'talks'? raes talks"),
        ("Putn", "Putn", "did you mean 'Putin'? raes Putin"),
        ("Putn in Baku", "Putn", "closest: Vladimir Putin (putin)"),
        ("put1n", "put1n", "closest: Vladimir Putin (putin)"),
        ("vis.it", "vis.it", ""),
        ("Sergej Lavrof", "Lavrof", "did you mean 'Lavrov'? raes Sergej Lavrov"),
        ("Алиев и Ильхан", "Ильхан", "did you mean 'Ильхам'? raes Алиев и Ильхам"),
        ("Ильхан, Алиев", "Ильхан", "did you mean 'Ильхам'? raes Ильхам Алиев"),
        ("Lavrov Bayramov Ivan Putin", "Bayramov Ivan", "closest: Jeyhun Bayramov (bayramov), Ivan Timofeev (timofeev)"),
        ("Aliyev Lavrov Ivan Putin", "Lavrov Ivan", "closest: Sergey Lavrov (lavrov), Ivan Timofeev (timofeev)"),
        ("abc1", "abc1", ""),
        ("XYZ", "XYZ", ""),
        ("xyz Lavrov", "xyz", "without it: raes Lavrov"),
        ("Лаврв", "Лаврв", "did you mean 'Лавров'? raes Лавров"),
        ("Baku metro Ivan Lavrov", "Ivan Lavrov", "closest: Sergey Lavrov (lavrov), Ivan Timofeev (timofeev)"),
        ("Лавров пашня", "пашня", "without it: raes Лавров"),
        ("Lavrov timof", "timof", "without it: raes Lavrov"),
        ("Лавров лаврик", "лаврик", "closest: Sergey Lavrov (lavrov)"),
    ],
)  # fmt: skip
def test_a_stranger_is_named_with_what_may_be_meant(
    line: str, stranger: str, tried: str, base: sqlite3.Connection
) -> None:
    with pytest.raises(UnknownError) as error:
        understood(base, line)
    assert error.value.message == {
        "en": f"'{stranger}' is neither a name nor a word in the base",
        "ru": f"в базе нет «{stranger}»: ни имени, ни слова",
    }
    assert (error.value.hint or {"en": ""})["en"] == tried


@pytest.mark.parametrize(
    ("line", "tried"),
    [
        ("Лавроф", "возможно, «Лавров»? raes Лавров"), ("Зимбабве в Баку", "без этого: raes Баку"),
        ("Ivan Lavrov", "ближайшие: Сергей Лавров (lavrov), Иван Тимофеев (timofeev)"),
    ],
)  # fmt: skip
def test_what_to_try_is_said_in_russian_too(line: str, tried: str, base: sqlite3.Connection) -> None:
    with pytest.raises(UnknownError) as error:
        understood(base, line)
    assert error.value.hint
    assert error.value.hint["ru"] == tried


@pytest.mark.parametrize("line", ["коридором", "corridor"])
def test_after_who_a_word_alone_is_searched_for_in_no_text(line: str, base: sqlite3.Connection) -> None:
    with pytest.raises(UnknownError):
        understood(base, line, "who")


def test_after_who_several_words_may_be_a_search(base: sqlite3.Connection) -> None:
    assert understood(base, "коридором коридор", "who").question == "search"
