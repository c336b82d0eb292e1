from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from raes_cli.cli import app
from raes_cli.curate import curate, examine, verified
from raes_cli.curate.texts import coverage
from small import BASE, NEWS, TEXTS, Breach, Told, layer, lock, planted, told

LETTER = "quote the source to the letter"
LOCK = "run raes check --texts DIR --lock"

AGAINST_TEXTS = (
    Breach("text-missing", "file: news.txt", "file: old.txt", "file: old.txt", "news: there is no text 'old.txt'"),
    Breach(
        "text-digest",
        f"sha256: {sha256(NEWS.encode()).hexdigest()}",
        f"sha256: {'0' * 64}",
        f"sha256: {'0' * 64}",
        f"news: the text has a different digest: {sha256(NEWS.encode()).hexdigest()}",
        "it is a different version",
    ),
    Breach(
        "anchor-not-found",
        "подписала с ним декларацию",
        "подписала с ним декларации",
        'anchor: "подписала',
        "signing: 'подписала с ним декларации' is not in 'news'",
        LETTER,
    ),
    Breach(
        "anchor-not-found",
        "text: Орлова,",
        "text: Орловой,",
        "text: Орловой,",
        "orlova: 'Орловой' is not in 'news'",
        LETTER,
    ),
    Breach(
        "misquoted",
        '    date_text: "Во вторник"\n',
        '    date_text: "Во вторник утром"\n',
        'date_text: "Во вторник утром"',
        "talks: 'Во вторник утром' is in none of its sources",
        "quote the source to the letter",
    ),
    Breach(
        "unnamed-participant",
        "      - {id: orlova, basis: named}\n    related",
        "      - {id: orlova, basis: named}\n      - {id: mamedov, basis: named}\n    related",
        "basis: named}\n    related",
        "visit: 'mamedov' is not named in the sentences that its evidence is from",
        "by-title, implied, or another anchor",
    ),
    Breach(
        "copied-text",
        "Third session of the council",
        "Its third session, on trust between neighbours, took place in Baku",
        'en: "Its third',
        "council-3: repeats 9 or more words of a source in a row: "
        "'its third session on trust between neighbours took place'",
        "put it in our own words",
    ),
    Breach(
        "copied-text",
        "По словам Орловой, страны — союзники.",
        "в баку побывала министр Анна Орлова во вторник Орлова провела",
        'ru: "в баку',
        "orlova-allied: repeats 9 or more words of a source in a row: "
        "'в баку побывала министр анна орлова во вторник орлова'",
        "put it in our own words",
    ),
)

AGAINST_LOCK = (
    Breach(
        "unverified-anchor",
        "silent:\n",
        'silent:\n  - {source: news, anchor: "двух стран", reason: garbled}\n',
        'anchor: "двух стран"',
        "'двух стран' was never found in 'news'",
        LOCK,
    ),
    Breach(
        "stale-lock",
        '      - {source: report, anchor: "Its third session, on trust between neighbours"}\n',
        "",
        "",
        "the lock file has 'Its third session, on trust between neighbours' of 'report', which no record cites",
        LOCK,
    ),
)
BREACHES = (*AGAINST_TEXTS, *AGAINST_LOCK)


def held(text: str, against: bytes | None = None) -> list[Told]:
    """Return the problems of a valid base, checked against the texts or a lock file."""
    layers = [layer(text, lock=against or b"")]
    book, problems = examine(layers)
    assert problems == []
    return told(verified(book, layers, None if against else TEXTS)[0])


@pytest.mark.parametrize("breach", AGAINST_TEXTS, ids=lambda breach: breach.rule)
def test_a_breach_is_reported_alone_when_held_against_the_texts(breach: Breach) -> None:
    assert held(breach.text) == [breach.told]


@pytest.mark.parametrize("breach", AGAINST_LOCK, ids=lambda breach: breach.rule)
def test_a_breach_is_reported_alone_when_held_against_the_lock(breach: Breach) -> None:
    assert held(breach.text, lock()) == [breach.told]


def test_the_small_base_agrees_with_its_texts_and_with_its_lock() -> None:
    assert held(BASE) == []
    assert held(BASE, lock()) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(
            "Third session of the council",
            "Its third session, on trust between neighbours, took part in Baku",
            id="eight words in a row",
        ),
        pytest.param(
            "Third session of the council",
            "Session “Its third session, on trust between neighbours, took place”",
            id="a name in quotes",
        ),
        pytest.param("побывала министр", "побывала  министр", id="white space"),
        pytest.param('"Справка агентства «Волна» о торговле"', "'Справка агентства \"Волна\" о торговле'", id="quotes"),
    ],
)
def test_what_only_looks_like_a_breach_is_none(old: str, new: str) -> None:
    assert held(BASE.replace(old, new)) == []


def test_without_a_lock_nothing_is_held_against_one() -> None:
    layers = [layer()]
    assert verified(examine(layers)[0], layers, None) == ([], {})


def test_a_lock_without_a_single_anchor_verifies_none() -> None:
    assert {problem.rule for problem in held(BASE, b"# nothing\n")} == {"unverified-anchor"}


def test_only_layers_that_have_a_lock_are_held_against_it() -> None:
    more = 'silent:\n  - {source: news, anchor: "двух стран", reason: garbled}\n'
    layers = [layer(lock=lock()), layer(more, "more.yaml")]
    assert verified(examine(layers)[0], layers, None)[0] == []
    layers = [layer(lock=lock()), layer(more, "more.yaml", b"news\t3\tx y\n")]
    assert [problem[:4] for problem in verified(examine(layers)[0], layers, None)[0]] == [
        ("more.yaml", 2, 20, "unverified-anchor"),
        ("more.yaml", 1, 1, "stale-lock"),
    ]


def test_a_broken_record_leaves_no_sentence_unused_and_no_lock_stale() -> None:
    broken = planted(
        'part_of: visit\n    topics: [relations]\n    sources:\n      - {source: news, anchor: "подписала',
        'part_of: visit\n    status: hold\n    topics: [relations]\n    sources:\n      - {source: news, anchor: "подписала',
    )
    layers = [layer(broken, lock=lock())]
    book, problems = examine(layers)
    assert [problem.rule for problem in problems] == ["choice"]
    assert verified(book, layers, TEXTS)[0] == []
    assert verified(book, layers, None)[0] == []


def test_the_lines_that_were_found_in_the_texts_are_those_the_lock_keeps() -> None:
    book, _ = examine([layer()])
    found = verified(book, [layer()], TEXTS)[1]
    assert found["news", "Мамедов — стратегическими"] == 8
    assert found["report", "more than 152.2 thousand tourists in 2023"] == 3
    locked = [layer(lock=lock())]
    assert verified(examine(locked)[0], locked, None) == ([], found)


def test_a_sentence_that_no_record_uses_is_told_whole_where_it_stands() -> None:
    silent = BASE[BASE.index("silent:") : BASE.index("kinds:")]
    remedy = "cite it, or list it under silent of news"
    unused = [Told("news.txt", 10, 1, "unused-sentence", "no record uses: Комментарии отключены", remedy)]
    assert held(planted(silent, "")) == unused


def test_the_sentences_of_a_source_are_counted_by_what_uses_them() -> None:
    book, _ = examine([layer()])
    assert coverage(book, TEXTS) == {"news": (7, 6, 1), "report": (3, 3, 0)}
    assert coverage(book, {}) == {}
    book, _ = examine([layer(planted("Комментарии отключены", "Справка агентства"))])
    assert coverage(book, TEXTS)["news"] == (7, 6, 0)


def test_the_words_of_one_source_are_no_evidence_in_another() -> None:
    found = held(planted('- {source: news, anchor: "Комментарии', '- {source: report, anchor: "Комментарии'))
    assert [problem.rule for problem in found] == ["anchor-not-found", "unused-sentence"]
    more = 'silent:\n  - {source: report, anchor: "Комментарии отключены", reason: garbled}\n'
    for text in (planted("silent:\n", more), planted('"Its third session"', '"Комментарии отключены"')):
        book, _ = examine([layer(text)])
        assert coverage(book, TEXTS) == {"news": (7, 6, 1), "report": (3, 3, 0)}
    book, _ = examine([layer(planted('{source: news, anchor: "Комментарии', '{source: report, anchor: "Комментарии'))])
    assert coverage(book, TEXTS)["news"] == (7, 6, 0)


def test_an_azerbaijani_spelling_names_a_participant() -> None:
    news = planted("Рауфом Маме-\nдовым", "Rauf Məmmədovla", NEWS).encode()
    text = planted(sha256(NEWS.encode()).hexdigest(), sha256(news).hexdigest())
    layers = [layer(text)]
    problems, _ = verified(examine(layers)[0], layers, {**TEXTS, "news.txt": news})
    assert {one.rule for one in problems} == {"anchor-not-found"}  # of anchors with the Russian spelling


def test_a_text_in_another_encoding_is_a_problem_and_no_accident() -> None:
    book, _ = examine([layer()])
    problems, places = verified(book, [layer()], {**TEXTS, "news.txt": NEWS.encode("utf-16")})
    assert {problem.rule for problem in problems} >= {"text-digest", "anchor-not-found"}
    assert {source for source, _ in places} == {"report"}


def test_records_know_the_lines_only_where_there_is_a_lock() -> None:
    def locators(text: str) -> set[str]:
        records = curate([layer(text, lock=b"news\t6\t" + "подписала с ним декларацию".encode())]).records
        (signing,) = (record for record in records if record["id"] == "signing")
        return {str(citation["locator"]) for citation in signing["sources"]}

    assert locators(BASE) == {"{'line': 6}"}
    assert locators(planted("подписала с ним декларацию", "подписала с ним")) == {"None"}


def test_the_command_names_the_text_the_line_and_what_no_source_describes(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("texts").mkdir()
    for name, text in {**TEXTS, "draft.txt": b"\xff", ".hidden": b""}.items():
        Path("texts", name).write_bytes(text)
    Path("base.yaml").write_text(planted(BASE[BASE.index("silent:") : BASE.index("kinds:")], ""), encoding="utf-8")
    assert app.run(["check", "base.yaml", "--texts", "texts"]) == 1
    out, err = capfd.readouterr()
    said = "no record uses: Комментарии отключены (cite it, or list it under silent of news)"
    assert out == f"texts/news.txt:10:1: error[unused-sentence]: {said}\n"
    assert err == "raes: not named by any source: texts/draft.txt\nraes: 1 problem in base.yaml\n"


def test_the_command_says_what_it_could_not_prove(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("base.yaml").write_text(BASE, encoding="utf-8")
    remedy = "--texts DIR checks them against the texts, and finds sentences that no record uses\n"
    count = len({citation[1:] for citation in examine([layer()])[0].citations()})
    for locked, found in ((b"", 0), (lock(), count)):
        Path("base.lock.tsv").write_bytes(locked)
        assert app.run(["check", "base.yaml"]) == 0
        _, err = capfd.readouterr()
        told = f"raes: anchors not checked here: {count}; found when the lock file was written: {found}\n{remedy}"
        assert err.partition("\n")[2] == told
    for name, text in TEXTS.items():
        Path(name).write_bytes(text)
    assert app.run(["check", "base.yaml", "--texts", "."]) == 0
    assert "not checked here" not in capfd.readouterr().err
