from __future__ import annotations

import pytest

from raes_cli.curate.evidence import SourceText, normal, read_lock, write_lock
from small import NEWS


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("ещё Ёлка", "еще Елка"),
        ("и\u0306", "й"),
        ("«Север» „Юг“ “x” ‟y″", '"Север" "Юг" "x" "y"'),
        ("л’этат ‘x’ ʼ", "л'этат 'x' '"),
        ("Север — Юг, 27–28 ‑ −", "Север - Юг, 27-28 - -"),
        ("  a \t\n b\u00a0c\r\n", "a b c"),
        ("Азербай\u00adджан", "Азербайджан"),
        ("Азербай-\nджан", "Азербай-джан"),
        ("Азербай- \r\n  джан", "Азербай-джан"),
        ("to\x1b\u202ewn \u2028hall\u2029s\x0b \U000e0041", "town hall s "),
        ("в 2022-\n2023 годах", "в 2022- 2023 годах"),
    ],
)
def test_texts_are_compared_without_what_typesetters_add(written: str, same: str) -> None:
    assert normal(written) == same


@pytest.mark.parametrize(
    ("anchor", "text"),
    [
        ("еще одна ёлка", "Вот ещё одна елка."),
        ('форум "Север - Юг"', "прошёл форум «Север — Юг»"),
        ("4,4 млрд", "почти 4,4 млрд долларов"),
        ("4 млрд", "было 4 млрд, стало 5"),
        ("4 млрд", "(4 млрд)"),
        ("4", "их было 4."),
        ("Азербайджан", "весь Азербай-\nджан"),
        ("российско-азербайджанский совет", "российско-\nазербайджанский совет"),
        ("2023 г. в Баку", "28 февраля 2023 г.\nв Баку"),
        ("2023 г. Президенты", "28 февраля 2023 г.\nПрезиденты"),
        ("В.В. Путиным и И.Г. Алиевым", "встреча с В.В. Путиным\nи И.Г. Алиевым"),
        ("конец. Начало", "Это конец.\n\nНачало"),
    ],
)
def test_an_anchor_stands_in_a_text_to_the_letter_but_for_typesetting(anchor: str, text: str) -> None:
    assert SourceText(text).line(anchor) == 1


@pytest.mark.parametrize(
    ("anchor", "text"),
    [
        ("4 млрд", "почти 4,4 млрд долларов"),
        ("4 млрд", "почти 4.4 млрд долларов"),
        ("4 млрд", "14 млрд долларов"),
        ("4,4", "почти 4,44 млрд"),
        ("млрд 4", "млрд 4,4"),
        ("млрд 4", "млрд 44"),
        ("встреча", "встречался"),
        ("Баку", "в баку"),
        ("Баку", "Бакуский"),
        ("a b", "a  x b"),
    ],
)
def test_a_part_of_a_word_or_of_a_number_is_not_found(anchor: str, text: str) -> None:
    assert SourceText(text).line(anchor) is None


def sentences(text: str) -> list[str]:
    return [sentence.text for sentence in SourceText(text).sentences]


@pytest.mark.parametrize(
    "sentence",
    [
        "28 февраля 2023 г. в Баку состоялось заседание.",
        "28 февраля 2023 г.\nв Баку состоялось заседание.",
        "22 февраля 2022 г. Президентами подписана декларация.",
        "Подписано В.В. Путиным и И.Г. Алиевым.",
        "Подписано (В. Путиным) и И. Алиевым.",
        "В заявлениях 2020 и 2021 гг. Баку и Москва.",
        "Речь о логистике и т.д. В издании.",
        "Газ, нефть и др. Товары.",
        "Рост на 17.5 процента.",
        "Достиг 14,6 тыс. TEU и 3 млрд. USD.",
        "Около 5 млрд долл. США.",
        "BAKU, Nov. 2, was cold.",
        "No. 3 of the review.",
        "«Вот так!» — сказал он.",
        "Что это? да так…",
    ],
)
def test_a_stop_that_ends_no_sentence_parts_none(sentence: str) -> None:
    assert sentences(sentence) == [normal(sentence)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Experts and others. Next came the talks.", ["Experts and others.", "Next came the talks."]),
        ("Так ли это? Да! И вот… 5 лет.", ["Так ли это?", "Да!", "И вот…", "5 лет."]),
        ("«Это конец.» «Нет.» Да.", ['"Это конец."', '"Нет."', "Да."]),
        ("Заголовок\n\nТекст без точки\n \nИ ещё", ["Заголовок", "Текст без точки", "И еще"]),
        ("Решили:\n1. Одно;\n2. Другое.", ["Решили:", "1. Одно;", "2. Другое."]),
        ("Длинная строка,\nчто идёт дальше. И вторая\nтоже.", ["Длинная строка, что идет дальше.", "И вторая тоже."]),
        ("Задачи 2021 гг.\n2. Второе.", ["Задачи 2021 гг.", "2. Второе."]),
        ("Решили:\nодно;\nдругое.\nИ третье.", ["Решили:", "одно;", "другое.", "И третье."]),
        ("конец.\nначало.", ["конец.", "начало."]),
        ("Достиг 15 тыс. Экспорт вырос.", ["Достиг 15 тыс.", "Экспорт вырос."]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_sentences_end_at_stops_at_blank_lines_and_at_ends_of_items(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_a_place_in_a_wrapped_text_is_the_line_on_which_it_begins() -> None:
    text = SourceText(NEWS)
    lines = NEWS.split("\n")
    for anchor in (
        "товарооборот двух стран",
        "на 17,5%",
        "с Рауфом",
        "Мамедовым из МИД",
        "из МИД",
        "отношения союзническими",
    ):
        first = anchor.split()[0][:4]
        number = text.line(anchor)
        assert number
        assert first in lines[number - 1], anchor
    assert [sentence.line for sentence in text.sentences] == [1, 3, 3, 6, 6, 7, 10]


def test_a_word_that_begins_a_line_is_on_it_whatever_the_line_before_ends_with() -> None:
    endings = ("российско-", "2022-", "слово,", "«Конец».", "г.", "  ё \u00ad", "")
    numbers = range(1, 50)
    text = SourceText("\n".join(f"  а{number} и ещё {endings[number % len(endings)]}" for number in numbers))
    assert [text.line(f"а{number}") for number in numbers] == [*numbers]


def test_the_first_of_several_places_counts() -> None:
    assert SourceText("одно\nдва\nодно").line("одно") == 1
    assert len(SourceText("одно\nдва\nодно").spans("одно")) == 2


def test_a_sentence_is_unused_that_no_anchor_touches() -> None:
    text = SourceText("Первое слово. Второе слово. Третье слово.")
    assert [sentence.text for sentence in text.unused(["Второе слово"])] == ["Первое слово.", "Третье слово."]
    assert [sentence.text for sentence in text.unused(["слово. Второе"])] == ["Третье слово."]
    assert text.unused(["слово"]) == []
    assert len(text.unused(["нет"])) == 3


def test_a_lock_file_reads_back_what_it_was_written_from() -> None:
    places = {("s", "б в"): 12, ("s", "а"): 2, ("a-1", "«x», y\u00a0z"): 3}
    text = write_lock(places)
    assert read_lock(text) == places
    assert [line.split("\t")[0] for line in text.splitlines()] == ["# source", "a-1", "s", "s"]
    assert text == write_lock(dict(reversed(places.items())))


@pytest.mark.parametrize("line", ["", "s\t1", "s\tx\ta", "s\t-1\ta", "s\t²\ta", "s\t1\ta\tb", "#s\t1\ta", "\x00"])
def test_a_line_that_is_not_of_a_lock_file_is_left_out(line: str) -> None:
    assert read_lock(f"s\t1\ta\n{line}\ns\t2\tb\n") == {("s", "a"): 1, ("s", "b"): 2}


def test_a_text_without_an_end_is_searched_like_any_other() -> None:
    rows = [f"word{number} goes on" for number in range(1000)]
    text = SourceText("\n".join(rows))
    for number in (0, 198, 199, 200, 201, 999):
        assert text.line(f"word{number} goes on") == number + 1
    assert text.line("goes on word200 goes") == 200
