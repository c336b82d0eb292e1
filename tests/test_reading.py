from __future__ import annotations

from time import perf_counter

import pytest
import yaml

from raes_cli.curate import Layer, examine, fast_reading
from raes_cli.curate.book import faults
from raes_cli.curate.reading import read
from small import BASE, Breach, Told, layer, place, told

EMPTY = "remove the key; an unquoted comma inside {…} splits a text: quote it"
COLON = "mapping values are not allowed in this context"
BAKU = "place: baku\n    theme"

# The text in place of a value, where the parser stops, and its message.
SYNTAX = (
    ("@baku", "@", "found character that cannot start any token"),
    ("baku\n   theme: x", "theme: x", "did not find expected key"),
    ("baku\n    bare", 'theme: {en: "Trust', "could not find expected ':'"),
    ("{a: b c: d}", ": d}", "did not find expected ',' or '}'"),
    ("[a, b\n    x: y", ": y", "did not find expected ',' or ']'"),
    ("]", "]\n    theme", "did not find expected node content"),
    ("- a", "- a\n    theme", "block sequence entries are not allowed in this context"),
    ("\n      - a\n      b: c", "b: c", "did not find expected '-' indicator"),
    ("? a", "? a", "mapping keys are not allowed in this context"),
    ('"\\q"', '\\q"', "found unknown escape character"),
    ('"\\xzz"', 'zz"', "did not find expected hexdecimal number"),
    ('"\\ud800"', 'd800"', "found invalid Unicode character escape code"),
    ("!e!f b", "!e!f", "found undefined tag handle"),
    ("&", '\n    theme: {en: "Trust', "did not find expected alphabetic or numeric character"),
    ("|9x\n      b", "x\n      b", "did not find expected comment or line break"),
    ("!<x b", " b\n    theme", "did not find the expected '>'"),
    ("!%zz b", "%zz", "did not find URI escaped octet"),
)
BREACHES = (
    *(Breach("syntax", BAKU, f"place: {value}\n    theme", at, f"not YAML: {said}") for value, at, said in SYNTAX),
    Breach("syntax", "silent:\n", "...\nsilent:\n", "silent:\n", "not YAML: did not find expected <document start>"),
    Breach("encoding", "sources:\n  news", "# \udcff\nsources:\n  news", "\udcff", "not UTF-8 at byte 2"),
    Breach("syntax", BAKU, "place: in: baku\n    theme", ": baku\n    theme", f"not YAML: {COLON}"),
    Breach("empty", BASE, "# nothing\n", "", "the file is empty"),
    Breach("shape", BASE, "- a list\n", "- a list", "expected a mapping of sections"),
    Breach("documents", "silent:\n", "---\nsilent:\n", "---", "a second document in one file"),
    Breach("depth", BAKU, f"place: {'[' * 40}\n", "[" * 10 + "\n", "nested deeper than 32"),
    Breach("key", BAKU, "[place]: baku\n    theme", "[place]", "a key must be plain text"),
    Breach("merge", BAKU, "<<: {kind: talks}\n    theme", "<<", "merge keys are not allowed", "write the values out"),
    Breach(
        "duplicate-key",
        "unit: USD",
        "unit: USD\n    unit: EUR",
        "unit: EUR",
        f"'unit' appears again, first on line {place('unit: USD')[0]}",
    ),
    Breach("alias", BAKU, "place: *baku\n    theme", "*baku", "aliases are not allowed", "write the value out"),
    Breach("alias", BAKU, "place: &baku baku\n    theme", "&baku", "anchors are not allowed", "remove it"),
    Breach("tag", BAKU, "place: !town baku\n    theme", "!town", "tags are not allowed: !town", "remove it"),
    Breach("empty-value", BAKU, "place:\n    theme", '\n    theme: {en: "Trust', "empty value", EMPTY),
    Breach("empty-value", "en: Tourists,", "en: Tourists, CIS,", ", ru: Туристы}", "empty value", EMPTY),
    Breach("long", BAKU, f"place: x{'b' * 65536}\n    theme", "xb", "a text longer than 65536 characters"),
    Breach("large", BAKU, f"place: [{'a, ' * 1000}abc]\n    theme", "abc", "more than 1000 keys or items"),
    Breach("syntax", BAKU, "place:\tbaku\n    theme", "\t", "not YAML: a tab instead of spaces"),
    Breach("control", BAKU, 'place: "ba\\eku"\n    theme', '"ba', "a control character U+001B"),
    Breach("control", BAKU, "place: ba\x1bku\n    theme", "\x1b", "a control character U+001B"),
)


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: breach.rule)
def test_a_breach_is_reported_alone_and_in_its_place(breach: Breach) -> None:
    assert told(examine([layer(breach.text)])[1]) == [breach.told]


@pytest.mark.parametrize("text", ["&a {b: c}\n", "!t {b: c}\n", "!!map {b: c}\n"])
def test_in_haste_too_the_whole_has_neither_tag_nor_anchor(text: str) -> None:
    assert fast_reading.read(text.encode(), "base.yaml").problems == read(text.encode(), "base.yaml").problems != []


def test_every_scalar_stays_the_text_that_was_written() -> None:
    written = [
        "no",
        "NO",
        "on",
        "~",
        "null",
        "1.10",
        "017",
        "0x1f",
        "1_000",
        "12:30",
        "2024-01-01",
        ".nan",
        "1e400",
        "=",
    ]
    document = read(("a: [" + ", ".join(written) + "]\nno: yes\n1.10: 12:30\n").encode(), "base.yaml")
    assert document.value == {"a": written, "no": "yes", "1.10": "12:30"}
    assert document.problems == []


def test_a_text_may_be_empty_in_quotes_and_65536_characters_long() -> None:
    document = read(f"a: ''\nb: {'b' * 65536}\n".encode(), "base.yaml")
    assert (document.problems, document.value["a"], len(document.value["b"])) == ([], "", 65536)


def test_what_is_not_utf_8_is_told_with_its_line() -> None:
    found = Told("base.yaml", 3, 4, "encoding", "not UTF-8 at byte 10")
    assert told(read("а: b\n\nc: ".encode() + b"\xff\n", "base.yaml").problems) == [found]


def test_text_is_put_in_the_composed_form_and_with_it_the_ids_are_told_apart() -> None:
    document = read("a: и\u0306\nи\u0306: x\nй: y\n".encode(), "base.yaml")
    assert document.value == {"a": "й", "й": "x"}
    assert told(document.problems) == [Told("base.yaml", 3, 1, "duplicate-key", "'й' appears again, first on line 2")]


def test_every_value_and_key_has_its_place() -> None:
    document = read("\ufeffa: {b: c}\nд:\n  - e\n  - {f: g}\n".encode(), "base.yaml")
    assert document.places == {
        (): (1, 1),
        ("a",): (1, 1),
        ("a", "b"): (1, 5),
        ("д",): (2, 1),
        ("д", 0): (3, 5),
        ("д", 1): (4, 5),
        ("д", 1, "f"): (4, 6),
    }


EVERYTHING = """\
a: &x 1
b: *x
c: !!int 2
d: 3
d: 4
<<: {e: 5}
f: {g: h, i}
"j\\0": "\\x9b \\u202e"
k:
  l:
"""


def test_all_that_can_be_told_is_told_at_once() -> None:
    document = read(EVERYTHING.encode(), "base.yaml")
    assert [(problem.line, problem.column, problem.rule) for problem in document.problems] == [
        (1, 4, "alias"),
        (2, 4, "alias"),
        (3, 4, "tag"),
        (5, 1, "duplicate-key"),
        (6, 1, "merge"),
        (7, 12, "empty-value"),
        (8, 1, "control"),
        (8, 8, "control"),
        (10, 5, "empty-value"),
    ]


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: {b: {ru: c, en:\n\n  , az: d}}\n", 1),
        ("a: {b: {ru: c, en:\n}}\n", 1),
        ("a: {b: {? en\n}}\n", 1),
        ("a:\n  b:\n\n  c: d\n", 2),
    ],
)
def test_an_empty_value_is_on_the_line_of_its_key(
    text: str, line: int, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("raes_cli.curate.reading.LOADER", getattr(yaml, loader))
    assert [(problem.rule, problem.line) for problem in read(text.encode(), "base.yaml").problems] == [
        ("empty-value", line)
    ]


HOSTILE: dict[str, tuple[bytes | str, str]] = {
    "100,000 lists": ("a: " + "[" * 100_000, "depth"),
    "100,000 mappings": ("{a: " * 100_000, "depth"),
    "100,000 keys": ("? " * 100_000, "key"),
    "100,000 items": ("a:\n  " + "- " * 100_000, "depth"),
    "100,000 documents": ("--- {}\n" * 100_000, "documents"),
    "5 MB in a line": ("a: " + "b" * 5_000_000, "long"),
    "alias bomb": ("a: &a [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 50)), "alias"),
    "alias to itself": ("a: &a [*a]", "alias"),
    "merge bomb": ("<<: {<<: {<<: {}}}", "merge"),
    "object": ("a: !!python/object/apply:os.system ['touch pwned']", "tag"),
    "not a number": ("a: !!int abc", "tag"),
    "set": ("a: !!set {b}", "empty-value tag"),
    "NUL": ('a: "\\0"', "control"),
    "raw NUL": ("a: \0", "control"),
    "ESC": ('a: "\\e[2J"', "control"),
    "raw ESC": ("a: \x1b[2J", "control"),
    "C1": ('a: "\\x9b"', "control"),
    "raw C1": ("a: \x9b", "control"),
    "DEL": ("a: \x7f", "control"),
    "bidi": ("a: \u202e", "control"),
    "direction mark in a key": ('{"a\u200f": b}', "control"),
    "tag character": ("a: \U000e0041", "control"),
    "no character": ("a: \uffff", "control"),
    "UTF-16": ("a: b".encode("utf-16"), "encoding"),
    "UTF-32": ("a: b".encode("utf-32-be"), "control"),
    "cp1251": ("a: текст".encode("cp1251"), "encoding"),
    "CESU": (b"a: \xed\xa0\x80", "encoding"),
    "overlong": (b"a: \xc0\xaf", "encoding"),
    "cut": ("a: я".encode()[:-1], "encoding"),
    "two byte order marks": ("\ufeff\ufeffa: b", "control"),
    "PNG": (b"\x89PNG\r\n\x1a\n\0\0", "encoding"),
    "gzip": (b"\x1f\x8b\x08\0", "encoding"),
    "SQLite": (b"SQLite format 3\0", "control"),
    "nothing": ("", "empty"),
    "white space": (" \n\n", "empty"),
    "comments": ("# a\n# b\n" * 10_000, "empty"),
    "only a mark": ("---\n", "shape"),
    "text": ("text", "shape"),
    "an alias": ("*a", "shape"),
    "git-lfs": ("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "shape"),
    "conflict markers": ("a:\n<<<<<<< HEAD\n  b: c\n=======\n  b: d\n>>>>>>> x\n", "syntax"),
    "tab": ("\ta: b", "syntax"),
    "tab in a text": ("a: b\tc", "syntax"),
    "tab after a key": ("a:\t b", "syntax"),
    "indent": ("a:\n   b: c\n  d: e\n", "syntax"),
    "quote": ("a: 'b", "syntax"),
    "flow": ("a: [b", "syntax"),
    "tag of a name": ("a: !deep!x b", "syntax"),
    "directive": ("%YAML 9.9\n---\na: b\n", "syntax"),
    "directive of nobody": ("\ufeff# a\n\n  # я\r\n%FOO 9.9\n---\na: b\n", "syntax"),
    "directive and bytes": (b"# \xff\n%FOO\n", "encoding"),
    "key of a list": ("[a]: b", "key"),
    "code of no character": (r'a: "\U00110000"', "syntax"),
    "code of far more": (r'a: "\UFFFFFFFF"', "syntax"),
    "null key": ("a: {~: b, : c}", "syntax"),
}


@pytest.mark.parametrize(("content", "rules"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_input_is_a_problem_and_soon(content: bytes | str, rules: str) -> None:
    content = content if isinstance(content, bytes) else content.encode()
    start = perf_counter()
    found = examine([Layer("base.yaml", content)])[1]
    assert perf_counter() - start < 1
    assert sorted({problem.rule for problem in found}) == rules.split()
    assert all(problem.message.isprintable() for problem in told(found))


MANY = 20_000
"""Enough entries to detect whether a file is read to its end."""
ENDLESS: dict[str, tuple[str, str]] = {
    "keys": ("".join(f"k{number}: v\n" for number in range(MANY)), "large"),
    "keys in braces": ("{" + ",".join(f"k{number}: v" for number in range(MANY)) + "}", "large"),
    "keys of a record": ("topics:\n  a:\n" + "".join(f"    k{number}: v\n" for number in range(MANY)), "large"),
    "items": ("topics:\n  a:\n    aliases: [" + "v, " * MANY + "v]", "large"),
    "empty records": ("topics:\n" + "".join(f"  k{number}: {{}}\n" for number in range(MANY)), "missing-key too-many"),
    "texts for records": ("topics:\n" + "".join(f"  k{number}: v\n" for number in range(MANY)), "too-many value"),
    "texts for sentences": ("silent:\n" + "- v\n" * MANY, "too-many value"),
    "one key": ("topics:\n" + "  a: v\n" * MANY, "duplicate-key too-many"),
    "aliases": ("topics:\n" + "".join(f"  k{number}: *b\n" for number in range(MANY)), "alias too-many"),
    "white space": ("a: b\n" + "\n" * (1 << 21), "long"),
    "comments": ("a: b\n" + "# c\n" * (1 << 19), "long"),
    "lines of a text": ("a: |\n" + "  b\n" * (1 << 19), "long"),
}


@pytest.mark.parametrize(("text", "rules"), ENDLESS.values(), ids=ENDLESS)
def test_what_can_only_be_wrong_is_not_read_to_its_end(text: str, rules: str) -> None:
    found = examine([Layer("base.yaml", text.encode())])[1]
    assert sorted({problem.rule for problem in found}) == rules.split()
    assert len(found) <= 1001
    assert max(problem.line for problem in found) < 5000
    assert len(read(text.encode(), "base.yaml", faults).places) < 5000


def test_where_many_are_wrong_a_thousand_are_told_and_that_there_are_more() -> None:
    topics = "".join(f"  k{number}: {{name: {{en: Topic {number}, ru: Тема {number}}}}}\n" for number in range(3000))
    found = told(examine([layer(BASE.replace("topics:\n", f"topics:\n{topics}"))])[1])
    assert [problem.rule for problem in found] == ["unused"] * 1000 + ["too-many"]
    assert found[-1].message == "… and more: raes stopped looking here"
    assert found[-1].line == found[-2].line + 1


def test_a_large_base_that_is_sound_is_read_to_its_end() -> None:
    topics = "".join(f"  k{number}: {{name: {{en: Topic {number}, ru: Тема {number}}}}}\n" for number in range(5000))
    document = read(f"topics:\n{topics}".encode(), "base.yaml", faults)
    assert (len(document.value["topics"]), document.problems) == (5000, [])


def test_characters_are_told_apart_wherever_a_piece_of_the_file_ends() -> None:
    for shift in range(4):
        text = "#" * shift + "# " + "🇦" * 40_000
        assert [problem.rule for problem in read(text.encode(), "base.yaml").problems] == ["empty"]
        found = told(read(f"{text}\n# я\x1b".encode(), "base.yaml").problems)
        assert found == [Told("base.yaml", 2, 4, "control", "a control character U+001B")]
        (wrong,) = told(read(f"\ufeff{text}".encode() + b"\xff", "base.yaml").problems)
        assert (wrong.line, wrong.column, wrong.rule) == (1, shift + 2 + 40_000 + 1, "encoding")


@pytest.mark.parametrize(("content", "rules"), HOSTILE.values(), ids=HOSTILE)
def test_without_libyaml_the_verdict_is_the_same(
    content: bytes | str, rules: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("raes_cli.curate.reading.LOADER", yaml.SafeLoader)
    document = read((content if isinstance(content, bytes) else content.encode())[:1_000_000], "base.yaml")
    assert sorted({problem.rule for problem in document.problems}) == rules.split()


NESTING = (
    "exceeded maximum nesting depth",
    "Maximum nesting level reached, set with yaml_set_max_nest_level())",
    "exceeded max depth of 10000",
    "the document is nested too deeply",
    "maximum recursion depth exceeded",
)


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize("opened", ["[", "{a: ", "- ", "[{a: "])
@pytest.mark.parametrize("depth", [33, 900, 1_100, 10_500, 30_000])
def test_too_deep_is_too_deep_wherever_the_parser_has_its_own_limit(
    monkeypatch: pytest.MonkeyPatch, loader: str, opened: str, depth: int
) -> None:
    monkeypatch.setattr("raes_cli.curate.reading.LOADER", getattr(yaml, loader))
    start = "a:\n  " if opened == "- " else "a: "
    (problem,) = read(f"{start}{opened * depth}".encode(), "base.yaml").problems
    assert (problem.rule, problem.message["en"]) == ("depth", "nested deeper than 32")


@pytest.mark.parametrize("said", NESTING)
def test_a_limit_on_nesting_is_one_whatever_the_words(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    mark = yaml.Mark("", 0, 6, 41, "", 0)
    errors = (yaml.scanner.ScannerError(None, None, said, mark), yaml.YAMLError(said), RecursionError(said))
    for error, where in zip(errors, ((7, 42), (1, 1), (1, 1)), strict=True):

        def limited(*_: object, error: Exception = error, **__: object) -> None:
            raise error

        monkeypatch.setattr(yaml, "parse", limited)
        assert told(read(b"a: b", "base.yaml").problems) == [
            Told("base.yaml", *where, "depth", "nested deeper than 32")
        ]


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize("code", [r"\ud800", r"\0 \udfff", r"\U00110000", r"\Uffffffff"])
def test_the_code_of_no_character_is_refused_by_both_parsers(
    monkeypatch: pytest.MonkeyPatch, loader: str, code: str
) -> None:
    monkeypatch.setattr("raes_cli.curate.reading.LOADER", getattr(yaml, loader))
    (problem,) = read(f'a: b\nc: "{code}"\n'.encode(), "base.yaml").problems
    assert (problem.rule, problem.message["en"]) == ("syntax", "not YAML: found invalid Unicode character escape code")
    assert problem.message["ru"] == "это не YAML: знака с таким кодом нет"


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("a:\n\tb: 1\n", (2, 1), "a tab instead of spaces"),
        ("a:\n  b: 1\n\tc: 2\n", (3, 1), "a tab instead of spaces"),
        ('a: {b: "x}\nc: 1\n', (1, 8), "the quote that opens here does not close"),
        ("a: 1\nb: 'x\nc: 1\n", (2, 4), "the quote that opens here does not close"),
        ("a: @b\n", (1, 4), "found character that cannot start any token"),
    ],
)
def test_what_is_not_yaml_is_said_where_it_begins(text: str, place: tuple[int, int], said: str) -> None:
    (problem,) = read(text.encode(), "base.yaml").problems
    assert ((problem.line, problem.column), problem.message["en"]) == (place, f"not YAML: {said}")
