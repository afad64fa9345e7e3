"""Problems carry what code needs to know: no check, page or report reads English to learn it."""

import ast
import json
import re
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path

import pytest

import bluf
from bluf.ground.workspace import Workspace
from bluf.pipeline.reading import examined
from bluf.problems import BriefError, Details, Problem, Span
from bluf.problems.details import Mend, Nearness, PutMend, ReplaceMend, WordingDifference, WordRun
from bluf.problems.field_path import FieldPath
from bluf.problems.problem_data import as_data, problem_of, whole_data
from bluf.problems.sarif import sarif
from bluf.problems.wording import Suggestion, did_you_mean
from bluf.sources import SourceError
from bluf.yaml_files.reader import read_brief
from tests import cases
from tests.conftest import PROJECT

SPAN = Span("x.yaml", 2, 1, 6, "tilte: Ports")
FULL = Problem(
    "quote-altered",
    "the words are not the source's",
    SPAN,
    FieldPath("quotes[0].text"),
    "take them",
    data=Details(
        "title",
        Nearness.SPELLING,
        ("title", "to"),
        5,
        6,
        0x200B,
        WordingDifference("summary", "place", (WordRun("one"), WordRun("two", True)), (WordRun("one"),)),
        ("unverified",),
        (ReplaceMend("a", 2, 1, 6, "tilte", "title"), PutMend("b", FieldPath("quotes[0].text"), "one")),
    ),
)
SOURCE = "“The ports will close on Monday,” said Anna Berg. The southern port follows.\n"
QUOTED = """\
title: Ports close
date: 2026-03-02
bottom_line: Act.
key_points: [One, Two]
quotes:
  - {text: The ports may close on Monday, speaker: Anna Berg, source: note}
  - {text: The ports will close on Monday, speaker: Karl Holm, source: note}
  - {text: The southern port follows., speaker: Anna Berg, source: note}
  - {text: Nothing of the kind was ever said here, speaker: Anna Berg, source: gone}
sources:
  - {id: note, title: A note, file: note.txt}
  - {id: gone, title: Another, file: notes.txt}
"""


def nonsense(words: str) -> str:
    """Return words that nobody can read, other ones for others."""
    return f"§{words[::-1]}§"


@pytest.fixture
def unreadable(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Replaces the words of all messages and hints by nonsense from then on, wherever they are made."""

    def replace() -> None:
        made, opened = Suggestion.hint, SourceError.__init__
        assert isinstance(made, property)

        def told(self: SourceError, code: str, message: str, hint: str | None = None, *rest: object) -> None:
            opened(self, code, nonsense(message), hint and nonsense(hint), *rest)

        monkeypatch.setattr("bluf.problems.problem._start_of", nonsense)
        monkeypatch.setattr(Suggestion, "hint", property(lambda self: nonsense(made.__get__(self))))
        monkeypatch.setattr(SourceError, "__init__", told)

    return replace


def without_words(problems: Iterator[Problem] | list[Problem] | tuple[Problem, ...]) -> list[object]:
    return [(p.code, p.severity, p.field, p.span, p.hint is None, p.data) for p in problems]


def found_in(name: str) -> list[Problem]:
    file = cases.FOLDER / f"{name}.yaml"
    try:
        source = read_brief(file.read_bytes(), str(file))
    except BriefError as error:
        return list(error.problems)
    return [*cases.problems_of(name), *examined(source, Workspace.here())[1]]


def test_nothing_but_the_words_of_any_case_changes_with_the_words(unreadable: Callable[[], None]) -> None:
    before = {name: found_in(name) for name in cases.names()}
    unreadable()
    for name, problems in before.items():
        after = found_in(name)
        assert without_words(after) == without_words(problems), name
        assert not problems or [each.message for each in after] != [each.message for each in problems]


@pytest.mark.parametrize(
    "change",
    [
        ("", ""),
        ("key_points: [One, Two]", "key_points: [One]\nmarkings: TLP:RED"),
        ("title: Ports close", "title: Ports close\ntemplate: standrad"),
        ("title: Ports close", "title: Ports close\nstyle: nowhere"),
        ("title: Ports close", "title: Ports close\ntemplate: mine"),
        ("Act.", "{text: Act., source: note, marc: TLP:AMBR}"),
        ("title: Ports close", "title: Ports close\nmarking: TLP:AMBR"),
    ],
)
def test_a_whole_run_says_the_same_whatever_its_words(
    tmp_path: Path, unreadable: Callable[[], None], change: tuple[str, str]
) -> None:
    (tmp_path / "note.txt").write_text(SOURCE, encoding="utf-8")
    mine = tmp_path / "templates" / "mine"
    mine.mkdir(parents=True)
    (mine / "template.yaml").write_text("name: mine\ndescription: Mine\nbased_on: standard\nlabel: {}\n", "utf-8")
    text, path = QUOTED.replace(*change) if change[0] else QUOTED, tmp_path / "x.yaml"

    before = bluf.preview(text, path)
    unreadable()
    after = bluf.preview(text, path)

    assert before.problems
    assert without_words(after.problems) == without_words(before.problems)
    assert [quote.verdict for quote in after.quotes] == [quote.verdict for quote in before.quotes]
    assert (after.page is None, after.fit) == (before.page is None, before.fit)


_READ = frozenset(
    (
        *("startswith", "endswith", "split", "rsplit", "partition", "rpartition"),
        *("find", "index", "count", "removeprefix", "removesuffix", "splitlines"),
    )
)
_MATCHED = frozenset(["match", "search", "fullmatch", "findall", "finditer"])


def _is_told(node: ast.expr) -> bool:
    """Whether an expression is, or may be, the message or hint of a problem."""
    if isinstance(node, ast.BoolOp):
        return any(map(_is_told, node.values))
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "str" and any(map(_is_told, node.args))
    return (isinstance(node, ast.Attribute) and node.attr in ("message", "hint")) or (
        isinstance(node, ast.Name) and node.id in ("message", "hint")
    )


def _reads_words(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(value=told, attr=method)) if method in _READ and _is_told(told):
            return True
        case ast.Call(func=ast.Attribute(attr=method), args=args) if method in _MATCHED:
            return any(map(_is_told, args))
        case ast.Compare(ops=[ast.In() | ast.NotIn()], comparators=[told]):
            return _is_told(told)
        case ast.Compare(left=told, ops=[ast.Eq() | ast.NotEq()], comparators=[ast.Constant(value=str())]):
            return _is_told(told)
    return False


def test_no_module_reads_a_message_or_a_hint() -> None:
    reading = [
        f"{file.relative_to(PROJECT)}:{node.lineno}"
        for file in sorted((PROJECT / "src" / "bluf").rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if _reads_words(node) and isinstance(node, ast.expr)
    ]
    assert reading == []


@pytest.mark.parametrize(
    "line",
    [
        "p.hint.endswith('?')",
        "re.match('x', p.hint or '')",
        "'x' in error.message",
        "str(p.hint).find('x')",
        "hint == 'x'",
    ],
)
def test_reading_is_seen(line: str) -> None:
    assert any(_reads_words(node) for node in ast.walk(ast.parse(line)))


def test_no_script_of_the_page_reads_a_message_or_a_hint() -> None:
    reads = re.compile(
        r"(message|hint)\)?\??\.(startsWith|endsWith|split|match|matchAll|includes|indexOf|search|slice)\("
    )
    asked = re.compile(r"\.(test|exec)\([^()]*(message|hint)\b")
    for asset in (resources.files("bluf.editor") / "assets").iterdir():
        if asset.name.endswith(".js") and asset.name != "vendor.js":
            text = asset.read_text(encoding="utf-8")
            assert not reads.search(text), asset.name
            assert not asked.search(text), asset.name


def test_a_problem_is_the_same_after_the_way_through_json() -> None:
    assert problem_of(json.loads(json.dumps(whole_data(FULL)))) == FULL
    assert isinstance(problem_of(whole_data(FULL)).field, FieldPath)
    bare = Problem("bad-date", "no date")
    assert problem_of(json.loads(json.dumps(whole_data(bare)))) == bare


def test_json_has_what_a_problem_knows() -> None:
    data = json.loads(json.dumps(as_data(FULL)))["data"]
    assert (data["meant"], data["nearness"], data["character"]) == ("title", "spelling", 0x200B)
    assert data["difference"]["brief"] == [{"words": "one", "differs": False}, {"words": "two", "differs": True}]
    assert [(mend["op"], mend["old"], mend["value"]) for mend in data["mends"]] == [
        ("replace", "tilte", None),
        ("put", None, "one"),
    ]


def test_sarif_offers_what_can_be_replaced_as_a_fix() -> None:
    (result,) = sarif([FULL], "1")["runs"][0]["results"]
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"] == {"uri": "x.yaml"}
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 2, "startColumn": 1, "endColumn": 6},
            "insertedContent": {"text": "title"},
        }
    ]
    assert result["properties"]["data"]["meant"] == "title"


def mends_of(text: str) -> list[Mend]:
    problems = bluf.preview(text, "x.yaml").problems
    return [mend for problem in problems if problem.data for mend in problem.data.mends]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("bottom_lin: Act.", "bottom_line: Act."),
        ('"bottom-line": Act.', "bottom_line: Act."),
        ("summary: Act.", "bottom_line: Act."),
        ("bottom_line: Act.\nmarking: TLP:AMBR", "bottom_line: Act.\nmarking: TLP:AMBER"),
        ("bottom_line: Act.\nmarking: 'TLP:WHITE'", "bottom_line: Act.\nmarking: TLP:CLEAR"),
        ("bottom_line: Act.\npage: letters", "bottom_line: Act.\npage: letter"),
        ("bottom_line: Act.\nlang: en_GB", "bottom_line: Act.\nlang: en-GB"),
        ("bottom_line: Act.\nfit: {a: b}", None),
    ],
)
def test_the_mend_of_a_wrong_word_puts_the_right_one_in_its_place(wrong: str, right: str | None) -> None:
    brief = "title: Ports\ndate: 2026-03-02\n{}\nkey_points: [One, Two]\n"
    text = brief.format(wrong)
    mends = mends_of(text)
    if right is None:
        assert mends == []
        return
    (mend,) = mends
    assert isinstance(mend, ReplaceMend)
    lines = text.splitlines()
    line = lines[mend.line - 1]
    assert line[mend.column - 1 : mend.end_column - 1] == mend.old
    lines[mend.line - 1] = line[: mend.column - 1] + mend.text + line[mend.end_column - 1 :]
    assert "\n".join(lines) + "\n" == brief.format(right)
    assert bluf.preview(brief.format(right), "x.yaml").ok


def test_no_mend_makes_a_key_twice() -> None:
    assert mends_of("title: Ports\ntitel: Ports\ndate: 2026-03-02\nbottom_line: Act.\nkey_points: [One]\n") == []


def test_a_date_in_another_form_is_mended() -> None:
    (mend,) = mends_of("title: Ports\ndate: 2 March 2026\nbottom_line: Act.\nkey_points: [One]\n")
    assert isinstance(mend, ReplaceMend)
    assert (mend.old, mend.text) == ("2 March 2026", "2026-03-02")


def test_a_word_that_yaml_would_read_otherwise_has_no_mend() -> None:
    span = Span("x.yaml", 1, 1, 5, "a: b")
    assert Suggestion("a: b", (), "a: c", Nearness.MEANING).mending(span).mends == ()
    assert Suggestion("a", (), "null", Nearness.MEANING).mending(Span("x.yaml", 1, 1, 2, "a")).mends == ()


def test_a_word_that_is_written_otherwise_than_it_reads_has_no_mend() -> None:
    assert did_you_mean("titel", ["title"]).mending(Span("x.yaml", 1, 1, 9, '"tit\\u0065l"')).mends == ()


def test_a_suggestion_says_what_is_nearest_or_what_there_is() -> None:
    near, far = did_you_mean("titel", ["title", "to"]), did_you_mean("xyz", ["title", "to"])
    assert (near.meant, near.nearness) == ("title", Nearness.SPELLING)
    assert (far.meant, far.nearness, far.candidates) == (None, None, ("title", "to"))


def test_quotes_are_mended_from_what_their_source_has(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(SOURCE, encoding="utf-8")
    problems = bluf.preview(QUOTED, tmp_path / "x.yaml").problems
    mends = {each.code: each.data.mends for each in problems if each.data and each.data.mends}
    puts = {
        code: [(mend.field, mend.value) for mend in all_ if isinstance(mend, PutMend)] for code, all_ in mends.items()
    }
    assert puts["quote-altered"] == [("quotes[0].text", "The ports will close on Monday")]
    assert puts["quote-misattributed"] == [("quotes[1].speaker", "Anna Berg")]
    assert puts["quote-narrated"] == [("sources[0].by", "Anna Berg")]
    (missing,) = mends["source-missing"]
    assert isinstance(missing, ReplaceMend)
    assert (missing.old, missing.text) == ("notes.txt", "note.txt")
