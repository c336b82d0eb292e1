"""Turns in interviews: who is speaking, however questions and answers are marked."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
import yaml

from raes_cli.cli import app
from raes_cli.curate import examine
from raes_cli.draft.cast import Cast
from raes_cli.draft.origin import genre
from raes_cli.draft.passages import Text
from raes_cli.draft.speech import Speech
from raes_cli.lookup.base import layers, open_base
from raes_cli.lookup.reading.lexicon import Lexicon

FROZEN = str(Path(__file__).parent / "frozen" / "facts.yaml")
INTERVIEW = """{head}

{asks}Как развивается торговля?

{answers}В 2025 году товарооборот вырос на 2%.

{asks}А инвестиции?

{answers}Они превысили 4 млрд долларов. Работа идёт.

Она не прекращалась.

{asks}Когда откроется Русский дом?

{answers}Решение будет.
"""
ASKED, ANSWERED = (1, 3, 7), (2, 4, 5, 6, 8)


@pytest.mark.parametrize("head", ["Интервью министра Сергея Лаврова", "Сергей Лавров: «Год был трудным»"])
@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("Вопрос: ", "Ответ: "),
        ("Вопрос: ", "Лавров: "),
        ("Вопрос: ", "С. В. Лавров: "),
        ("РИА Новости: ", "Сергей Лавров: "),
        ("Известия: ", "Министр Лавров: "),
        ("Корр.: ", ""),
        ("", "Лавров: "),
        ("– ", "– "),
        ("", "– "),
        ("", ""),
    ],
)
def test_a_guest_answers_and_who_asks_tells_nothing(head: str, asks: str, answers: str) -> None:
    content = INTERVIEW.format(head=head, asks=asks, answers=answers)
    base = layers([FROZEN])
    book, _ = examine(base)
    with closing(open_base([FROZEN])) as index:
        whole = Text(content, Lexicon(index))
        speech = Speech(whole, Cast(whole, book), book, genre(content, book))
    said = {one.number: [who.id for who in its.speakers] for one in whole.passages if (its := speech.of(one))}
    assert said == {number: ["lavrov"] for number in ANSWERED}
    assert speech.questions >= set(ASKED)


def test_the_labels_of_an_interview_may_end_after_the_first_answer() -> None:
    told = (
        "Interview with Sergey Lavrov\n\nTASS: How does trade develop?\n\nSergey Lavrov: It grows. We work on it.\n\n"
        "What can the young people of both countries do?\n\nMore meetings are needed.\n\nWe promote them.\n\n"
        "The winter has changed\nthe market. Will the port remain open?\n\nIt will. The ice is thin.\n"
    )
    book, _ = examine(layers([FROZEN]))
    with closing(open_base([FROZEN])) as index:
        whole = Text(told, Lexicon(index))
        speech = Speech(whole, Cast(whole, book), book, genre(told, book))
    said = [one.number for one in whole.passages if (its := speech.of(one)) and its.speakers[0].id == "lavrov"]
    assert (said, speech.questions) == ([2, 3, 5, 6, 9, 10], {1, 4, 7, 8})


@pytest.mark.parametrize(
    "head",
    ["Сергей Лавров рассказал о торговле", "Сергей Лавров дал интервью изданию. Он рассказал о торговле."],
)
def test_an_interview_is_told_by_its_dashes_or_by_its_head(head: str) -> None:
    dash = "– " if "интервью" not in head else ""
    told = f"{head}\n\nЭто было вчера.\n\nГости ждали.\n\n{dash}Как развивается торговля?\n\n{dash}Оборот растёт. Работа идёт.\n"
    book, _ = examine(layers([FROZEN]))
    with closing(open_base([FROZEN])) as index:
        whole = Text(told, Lexicon(index))
        speech = Speech(whole, Cast(whole, book), book, "news")
    said = [[who.id for who in its.speakers] for one in whole.passages if (its := speech.of(one))]
    assert (speech.interview, said[-2:]) == (True, [["lavrov"], ["lavrov"]])


def test_what_is_said_at_an_event_or_held_is_a_statement_beside_it(tmp_path: Path) -> None:
    text, layer = tmp_path / "text.txt", tmp_path / "layer.yaml"
    text.write_text(
        "On 5 March 2026, during talks with Jeyhun Bayramov in Oslo, Sergey Lavrov noted the long work of the ministers.\n\n"
        "A forum took place in Oslo on 6 March 2026, Sergey Lavrov reported.\n\n"
        "The forum held in Oslo on 7 March 2026 was a success, in the opinion of Jeyhun Bayramov.\n"
    )
    assert app.run(["draft", str(text), "--published", "2026-03-09", "-o", str(layer), "--facts", FROZEN]) == 0
    written = yaml.safe_load(layer.read_text(encoding="utf-8"))
    assert [one["speakers"] for one in written["statements"].values()] == [["lavrov"], ["bayramov"]]


def test_who_has_the_word_is_not_at_what_he_tells_of(tmp_path: Path) -> None:
    text, layer = tmp_path / "text.txt", tmp_path / "layer.yaml"
    head, tail = "Интервью министра Сергея Лаврова", "Лавров: 5 марта 2026 года в Гяндже открылся форум молодёжи."
    text.write_text(f"{head}\n\nВопрос: Что нового?\n\n{tail}\n\nВопрос: Это всё?\n\nЛавров: Да, пока это всё.\n")
    assert app.run(["draft", str(text), "--published", "2026-03-09", "-o", str(layer), "--facts", FROZEN]) == 0
    (event,) = yaml.safe_load(layer.read_text(encoding="utf-8"))["events"].values()
    assert (event["date"], event["attribution"], event.get("participants")) == ("2026-03-05", ["lavrov"], None)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            (
                "Comment by Foreign Minister Sergey Lavrov on the detention of a journalist\n\nThe court met on Friday. We"
                " regard this decision as unfounded. Jeyhun Bayramov said that he is content."
            ),
            [["lavrov"], ["bayramov"]],
        ),
        (
            "Выступление министра иностранных дел России С.В. Лаврова\n\nСуд собирался. Призываем власти уважать права.",
            [["lavrov"]],
        ),
        ("Lavrov on the detention of a journalist\n\nWe regard this decision as unfounded.", []),
        ('Lavrov arrived in Baku. He called him "a diplomat of the highest class".', [["lavrov"]]),
    ],
)
def test_we_are_who_comments_by_the_headline(text: str, speakers: list[list[str]]) -> None:
    base = layers([FROZEN])
    book, _ = examine(base)
    with closing(open_base([FROZEN])) as index:
        whole = Text(text, Lexicon(index))
        speech = Speech(whole, Cast(whole, book), book, "news")
    assert [[who.id for who in said.speakers] for one in whole.passages if (said := speech.of(one))] == speakers


@pytest.mark.parametrize(
    ("told", "said"),
    [
        # A speaker before a colon, or in the passive; a name that is not the speaker gets no quotation.
        ("Посол Сергей Лавров: «Год был трудным». Он также сказал, что ждёт.", [["lavrov"], ["lavrov"]]),
        ('Bayramov met Lavrov.\n\n"It will start soon," Lavrov was quoted as saying.', [None, ["lavrov"]]),
        ('Bayramov said so.\n\n"It will start soon," the guests told Lavrov.', [["bayramov"], []]),
        ("«Аврора» заняла три этажа, сказал Лавров.", [["lavrov"]]),
        # A speaker named by a possessive, in the next sentence, or only by the sort of a body.
        ("Lavrov's own estimate was 5 billion.", [["lavrov"]]),
        ("Прошло 6 млн тонн. Такие данные привёл Сергей Лавров.", [["lavrov"], None]),
        ("Прошло 6 млн тонн. Об этом сообщает РИА Новости.", [None, None]),
        ("The Polar Committee met. Sales fell, the committee said.", [None, ["polar-committee"]]),
        ("Росстат ведёт счёт. Продано 6 млн тонн, уточнили в ведомстве.", [None, ["rosstat"]]),
        # An acronym of nobody known is no other with the same first letter, nor is the ministry named before it meant.
        ("Норвежское МВД ждёт. МИД молчит. Рост идёт, уточнили в министерстве.", [None, None, None]),
        ("МВД Норвегии ждёт. «Срок вышел», – говорится в сообщении МИД.", [None, []]),
        ("The Polar Committee met. Sales fell, according to the committee.", [None, ["polar-committee"]]),
        ("The Polar Committee met. Sales fell, members of the club said.", [None, None]),
        ("Sales fell, the press service of the Polar Committee said.", [["polar-committee"]]),
        # “Their” does not mean a single speaker.
        ("Лавров сказал так. Гости вышли. По их оценке, ждут 5 тыс. человек.", [["lavrov"], None, None]),
        ("They spoke. Bayramov and Lavrov said so. They noted the rest.", [None, *[["bayramov", "lavrov"]] * 2]),
        # A speaker called by a post with its body, by what he does, or by “his” before a state.
        (
            "The rector of Polar University Sergey Lavrov came. It grows, the rector of Polar University said.",
            [None, ["lavrov"]],
        ),
        ("Министр Лавров прибыл. По словам министра, год удался.", [None, ["lavrov"]]),
        ("Лавров сказал так. Эксперт считает, что год удался.", [["lavrov"]] * 2),
        ("Лавров сказал так. По его словам, Россия ждёт гостей.", [["lavrov"]] * 2),
        ("Ректор Наргиз Агаева заявила это. Она отметила рост.", [["agaeva"]] * 2),
        ("MFA Russia summoned the ambassador. The ministry noted the rest.", [None, ["mfa-russia"]]),
        # Who is said to have said it: not the outlet, nor a noun or participle like a verb of saying.
        ("Поезд пошёл. Как передаёт ТАСС, об этом заявил Сергей Лавров.", [["lavrov"], None]),
        ("«Год удался», – говорится на сайте МИД России.", [["mfa-russia"]]),
        ("After that announcement, Lavrov said so.", [["lavrov"]]),
        ("Speaking about trade, Lavrov said so.", [["lavrov"]]),
        ("Lavrov said that the deal was agreed by the sides.", [["lavrov"]]),
        # Quotation marks that a sentence before has opened.
        ('"It grows. It will grow," Lavrov said at the "Dialogue" forum.', [["lavrov"]] * 2),
        # A post alone is who spoke before, or nobody named here; not whom the clause before tells of.
        ("Lavrov said so. A key role was played by Bayramov, the expert stressed.", [["lavrov"]] * 2),
        ("Лавров прибыл. Важную роль сыграл Байрамов, подчеркнул эксперт.", [None, None]),
        # A name after a post in a body, which alone is nobody's.
        ("Председатель ЦАМО Фарид Шафиев отметил рост.", [["shafiyev"]]),
        # A speaker within a quotation; one who goes on after it; the words of a text; who only talked.
        ("«Дел много, – сказал Лавров. – Их станет больше».", [["lavrov"]]),
        (
            "Lavrov said so. “It grows. It grows more. It never stops. It will not,” he said. He noted the rest.",
            [["lavrov"]] * 6,
        ),
        ("Лавров сказал так. «Год удался», – говорится в сообщении.", [["lavrov"], []]),
        ("Lavrov and Bayramov discussed trade.", [["lavrov", "bayramov"]]),
        # The site of a body called by its sort; a press release from which somebody is quoted.
        ("Росстат ведёт счёт. Продано 6 млн тонн, сообщается на сайте ведомства.", [None, ["rosstat"]]),
        ("Росстат ждёт. «Год удался», – говорится в сообщении.", [None, ["rosstat"]]),
        ("Росстат ждёт. Как отмечается в пресс-релизе ведомства, Лавров подчеркнул рост.", [None, ["lavrov"]]),
        # An opinion is told like words; so is what a state, or the body of a state beside its adjective, says.
        ("Lavrov thinks that it grows. Bayramov is convinced that it will grow.", [["lavrov"], ["bayramov"]]),
        ("Лавров думает, что год удался. Байрамов приветствует рост.", [["lavrov"], ["bayramov"]]),
        ("Ceyhun Bayramov hesab edir ki, yol lazımdır. Oslo böyüyür.", [["bayramov"], None]),
        ("Baku reaffirmed its readiness. Россия приветствует рост.", [["azerbaijan-republic"], ["russian-federation"]]),
        ("Байрамов ждёт, говорится в сообщении российского Министерства иностранных дел.", [["mfa-russia"]]),
        ("Байрамов ждёт гостей. Об этом сообщил российский МИД.", [["mfa-russia"], None]),
        # The council of a session, not who organized it.
        (
            "28 февраля третье заседание было организовано МИД России. Было отмечено, что год удался.",
            [None, None],
        ),
        # Before what attributes it, and by a seat, a sort or a verb.
        (
(
                "“Oslo ilə Praqa arasında yeni yol bu il açılacaq. İşlər davam edir”.\n\n"
                "“Report” xəbər verir ki, bunu Sergey Lavrov Moskvada deyib.\n\n"
                "O bildirib ki, yol uzundur. Nazirin sözlərinə görə, körpü də olacaq."
            ),
            [["lavrov"], ["lavrov"], None, ["lavrov"], ["lavrov"]],
        ),
        (
            "Bu sözləri Ceyhun Bayramov həmkarı Sergey Lavrov ilə keçirdiyi danışıqlarda deyib. O bildirib ki, yol var.",
            [["bayramov"], ["bayramov"]],
        ),
        ("The Kremlin said that Vladimir Putin had seen the road.", [["russian-federation"]]),
        ("“The road is open,” the Kremlin said. Sergey Lavrov drove in the Kremlin.", [["russian-federation"], None]),
        (
            "МИД России закрыл дорогу. В официальном заявлении МИД подчёркивается, что меры приняты. МИД также указал на мост.",
            [None, ["mfa-russia"], ["mfa-russia"]],
        ),
        ("Мост давно открыт. Дорога к нему закрыта. Об этом заявил Сергей Лавров.", [["lavrov"], ["lavrov"], None]),
        ("Sergey Lavrov criticized the plan. Jeyhun Bayramov demanded a bridge.", [["lavrov"], ["bayramov"]]),
        ("Сергей Лавров потребовал закрыть мост.", [["lavrov"]]),
        ("«Мост между берегами открыт для всех машин». Так сказал Сергей Лавров.", [[], ["lavrov"]]),
        ("The talk touched on Vladimir Putin's visit.", [None]),
        ("Двое ушли, как заявили в российском Министерстве иностранных дел.", [["mfa-russia"]]),
        # A body known from the text, also by what it said before, or with the initials of its state.
        (
            (
                "МИД Азербайджана вызвал посла. В министерстве заявили о протесте. Посол ушёл. Шёл дождь. Люди ждали. В МИД"
                " подчеркнули, что ждут. Как отметили в ведомстве, меры нужны."
            ),
            [None, ["mfa-azerbaijan"], None, None, None, ["mfa-azerbaijan"], ["mfa-azerbaijan"]],
        ),
        ("В ПДК РФ отметили, что мост открыт.", [["pdk-rf"]]),
        ("Rusiya XİN bildirib ki, yol var. Nazirlik qeyd edib ki, körpü var.", [["mfa-russia"], ["mfa-russia"]]),
        ("Sergey Lavrov will come, the Ministry of Foreign Affairs of Russia said.", [["mfa-russia"]]),
        (
            "Ivan Petrov, chairman of the Polar Council, came. The chairman of the Polar Council stressed that it rained.",
            [None, ["petrov"]],
        ),
        ("The Ministry of Foreign Affairs of Russia said that it rained. The statement said Lavrov will come.", [["mfa-russia"]] * 2),
        # Reported by others; a clause about somebody; words behind a colon that go on.
        (
            "Sergey Lavrov came. He was cited by the Harbour Post as saying that it rained. In Lavrov's words, it did.",
            [None, ["lavrov"], ["lavrov"]],
        ),
        ("The Harbour Post quoted Sergey Lavrov as saying that it rained.", [["lavrov"]]),
        ("They asked Sergey Lavrov, who said that it rained.", [["lavrov"]]),
        (
            "İlham Əliyev Sergey Lavrovu qəbul edib. O bildirib ki, yol var: “Biz yol tikirik. Körpü də böyükdür”.",
            [None, ["aliyev"], ["aliyev"]],
        ),
        ("Sergey Lavrov əlavə edib: “Körpü açıqdır”.", [["lavrov"]]),
        (
            "Sergey Lavrov danışıb. O, Vladimir Putin və İlham Əliyevin dostluğunun əhəmiyyətini qeyd edib.",
            [None, ["lavrov"]],
        ),
    ],
)  # fmt: skip
def test_who_says_it(told: str, said: list[list[str] | None]) -> None:
    book, _ = examine(layers([FROZEN]))
    with closing(open_base([FROZEN])) as index:
        whole = Text(told, Lexicon(index))
        speech = Speech(whole, Cast(whole, book), book, "news")
    found = [speech.of(one) for one in whole.passages]
    assert [[who.id for who in its.speakers] if its else None for its in found] == said


def test_the_guest_of_an_interview_is_nobody_whom_he_speaks_about() -> None:
    book, _ = examine(layers([FROZEN]))
    told = (
        "In an interview, Sergey Lavrov summed up his year.\n\nThe diplomat spoke about a visit of Jeyhun Bayramov."
        "\n\n- How was the year?\n\n- It was difficult for us."
    )
    with closing(open_base([FROZEN])) as index:
        whole = Text(told, Lexicon(index))
        speech = Speech(whole, Cast(whole, book), book, genre(told, book))
    said = speech.of(whole.passages[-1])
    assert said is not None
    assert [one.id for one in said.speakers] == ["lavrov"]
