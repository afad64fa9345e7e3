"""Nothing that a source or a quote holds takes more than its size accounts for, nor ends as a bug, nor harms others."""

import os
import socket
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from bluf.brief import Brief, check_brief, read_yaml
from bluf.evidence import Evidence, Verdict, check_evidence
from bluf.evidence.comparison_limits import MOST_CHARACTERS, MOST_OMISSIONS, MOST_WORDS
from bluf.ground.apart import InParts, Named
from bluf.ground.budget import LIMIT, Budget
from bluf.ground.confined import Allowance, Excess
from bluf.ground.workspace import clear_caches
from tests.evidence.hostile import files
from tests.evidence.hostile.cases import QUOTE, TEXT, Case, cases

SIZE, EVERY = (0.03, 1) if os.environ.get("CI") else (0.005, 3)  # each case, or every third
GROUPS = ("page", "word", "PDF", "Markdown", "text", "encoding", "subtitles", "mail", "RTF", "ODT")
Check = Callable[..., Evidence]


@pytest.fixture(autouse=True)
def fresh() -> None:
    clear_caches()


def brief_of(case: Case, folder: Path) -> Brief:
    """Write a case's source, and return the brief that quotes it."""
    file = f"source{case.suffix}"
    (folder / file).write_bytes(case.content)
    return check_brief(read_yaml(case.brief(file).encode(), str(folder / "brief.yaml")), folder=folder)


def found_in(case: Case, folder: Path) -> Evidence:
    return check_evidence(brief_of(case, folder), folder)


def codes(found: Evidence) -> set[str]:
    return {problem.code for problem in found.problems}


@pytest.mark.parametrize("group", GROUPS)
def test_every_costly_source_is_read_or_is_a_problem_at_its_line(tmp_path: Path, group: str) -> None:
    for case in islice(cases(SIZE), 0, None, EVERY):
        if case.name.startswith(f"{group}:"):
            found = found_in(case, tmp_path)
            assert len(found.quotes) == 1, case.name
            assert all(problem.span and problem.span.line for problem in found.problems), case.name


EXPECTED = {
    "page: nested tables": set[str](),
    "page: nested paragraphs with links": set[str](),
    "page: links that are not closed": set[str](),
    "page: an encoding that is none": {"source-unreadable"},
    "word: damaged, deflate": {"source-unreadable"},
    "word: damaged, bzip2": {"source-unreadable"},
    "word: damaged, LZMA": {"source-unreadable"},
    "word: locked": {"source-unreadable"},
    "word: a huge dictionary": {"source-too-costly"},
    "PDF: a form that draws itself": {"source-too-costly"},
    "PDF: forms that double": {"source-too-costly"},
    "subtitles: tags without end": set[str](),
    "subtitles: voices in a cue": set[str](),
    "mail: a kind of parts": set[str](),
    "mail: parts in parts": {"source-unreadable"},
    "mail: an encoding that is none": {"source-unreadable"},
    "mail: base64 that is damaged": {"source-unreadable"},
    "mail: no headers": {"source-unreadable"},
    "RTF: groups in groups": {"source-unreadable"},
    "RTF: halves of characters": {"source-unreadable"},
    "RTF: a huge binary part": set[str](),
    "RTF: a code page that is none": {"source-unreadable"},
    "RTF: no RTF": {"source-unreadable"},
    "ODT: styles of styles": set[str](),
    "ODT: styles in a circle": set[str](),
    "ODT: damaged": {"source-unreadable"},
    "ODT: locked": {"source-unreadable"},
    "ODT: entities of entities": {"source-unreadable"},
    "encoding: hex": {"source-unreadable"},
    "encoding: rot13": {"source-unreadable"},
    "encoding: undefined": {"source-unreadable"},
    "encoding: unicode_escape": {"source-unreadable"},
    "encoding: half characters": {"source-unreadable"},
}


@pytest.mark.parametrize("name", EXPECTED)
def test_what_comes_of_a_costly_source(tmp_path: Path, name: str) -> None:
    case = next(case for case in cases(0.2 if name.startswith("page") else 0.01) if case.name == name)

    assert codes(found_in(case, tmp_path)) - {"quote-unchecked"} == EXPECTED[name]


def many(folder: Path, bad: set[int]) -> Evidence:
    """Check a brief of twenty sources, each quoted, of which some never end."""
    hostile = next(case for case in cases(0.0) if case.name == "PDF: forms that double")
    for number in range(20):
        (folder / f"s{number}.txt").write_text(TEXT)
        (folder / f"s{number}.pdf").write_bytes(hostile.content)
    sources = "".join(
        f"  - id: s{number}\n    title: A\n    file: s{number}.{'pdf' if number in bad else 'txt'}\n"
        for number in range(20)
    )
    quotes = "".join(f"  - text: {QUOTE}\n    speaker: Ann Lee\n    source: s{number}\n" for number in range(20))
    text = f"title: A\ndate: 2026-03-02\nbottom_line: B.\nkey_points: [C]\nquotes:\n{quotes}sources:\n{sources}"
    return check_evidence(check_brief(read_yaml(text.encode(), str(folder / "b.yaml")), folder=folder), folder)


@pytest.mark.parametrize("bad", [{7}, {0, 1, 2}, set(range(0, 20, 2))])
def test_bad_sources_take_nothing_from_the_others(tmp_path: Path, bad: set[int]) -> None:
    found = many(tmp_path, bad)

    assert {n for n, quote in enumerate(found.quotes) if quote.verdict is not Verdict.VERIFIED} == bad
    assert [p.field for p in found.problems if p.code == "source-too-costly"] == [
        f"sources[{n}].file" for n in sorted(bad)
    ]


def fails_at(monkeypatch: pytest.MonkeyPatch, step: str) -> list[tuple[str, ...]]:
    """Have one step be ended every time; return the steps of all calls that are made."""
    calls: list[tuple[str, ...]] = []
    call = Budget.call

    def ended(self: Budget, work: Named[Any], *arguments: Any, allowed: Allowance) -> InParts:
        sources, quotes, texts, *_ = arguments
        asked = {"read": isinstance(sources[0], tuple), "judge": quotes, "look up": texts}
        steps = tuple(name for name, each in asked.items() if each)
        calls.append(steps)
        answer = call(self, work, *arguments, allowed=allowed)
        return replace(answer, parts=answer.parts[: steps.index(step)], excess=Excess.TIME) if step in steps else answer

    monkeypatch.setattr(Budget, "call", ended)
    return calls


SOUND = Case("sound", ".txt", TEXT.encode())


def test_what_can_not_be_read_in_time_is_an_error_at_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fails_at(monkeypatch, "read")
    found = found_in(SOUND, tmp_path)

    assert codes(found) == {"source-too-costly", "quote-unchecked"}
    assert next(p.field for p in found.problems if p.code == "source-too-costly") == "sources[0].file"


def test_quotes_that_can_not_be_compared_in_time_are_unchecked_and_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails_at(monkeypatch, "judge")
    found = found_in(SOUND, tmp_path)

    assert found.quotes[0].verdict is Verdict.UNCHECKED
    assert codes(found) == {"source-too-costly", "quote-unchecked"}


def test_points_that_can_not_be_looked_up_in_time_are_a_warning_and_quotes_are_checked_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails_at(monkeypatch, "look up")
    found = found_in(SOUND, tmp_path)

    assert found.quotes[0].verdict is Verdict.VERIFIED
    assert [(p.code, p.is_error, p.field) for p in found.problems] == [("facts-unchecked", False, "sources[0].file")]


@pytest.mark.parametrize("step", ["read", "judge", "look up"])
def test_what_took_too_long_is_not_tried_again_until_something_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    calls = fails_at(monkeypatch, step)
    brief = brief_of(SOUND, tmp_path)
    first = check_evidence(brief, tmp_path)
    tried = sum(step in each for each in calls)
    second = check_evidence(brief, tmp_path)
    (tmp_path / "source.txt").write_text(TEXT * 2)
    check_evidence(brief, tmp_path)

    assert first == second
    assert (tried, sum(step in each for each in calls)) == (1, 2)


def test_figures_are_looked_for_in_a_source_whose_quotes_take_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = fails_at(monkeypatch, "judge")
    found = found_in(Case("figure", ".txt", TEXT.encode(), point="The ferry stops with 3,001 people."), tmp_path)

    assert "figure-not-found" in codes(found)
    assert calls == [("read", "judge", "look up"), ("look up",)]


def test_a_small_source_that_is_bad_costs_a_share_before_the_others_are_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[str, float]] = []

    def ended(_self: Budget, _work: Named[Any], sources: list[Any], *_: Any, allowed: Allowance) -> InParts:
        made.append((sources[0][0].stem, allowed.seconds))
        return InParts((), allowed.seconds, Excess.TIME)

    monkeypatch.setattr(Budget, "call", ended)
    many(tmp_path, {0})

    assert [name for name, _ in made[:20]] == [f"s{number}" for number in range(20)]
    assert made[0][1] < LIMIT / 20


def test_points_that_cite_several_sources_are_looked_up_when_these_were_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = fails_at(monkeypatch, "")
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(TEXT)
    text = (
        "title: A\ndate: 2026-03-02\nbottom_line: B.\nkey_points:\n  - text: It stops with 3,001 people.\n"
        "    source: [a, b]\nsources:\n  - {id: a, title: A, file: a.txt}\n  - {id: b, title: B, file: b.txt}\n"
    )
    brief = check_brief(read_yaml(text.encode(), str(tmp_path / "b.yaml")), folder=tmp_path)

    assert codes(check_evidence(brief, tmp_path)) == {"figure-not-found"}
    assert calls == [("read",), ("read",), ("look up",)]


def test_what_was_found_is_kept_until_a_quote_a_point_or_the_source_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = fails_at(monkeypatch, "")
    for case in (SOUND, SOUND, Case("other quote", ".txt", TEXT.encode(), "The ferry stops")):
        (tmp_path / "source.txt").write_bytes(case.content)
        os.utime(tmp_path / "source.txt", (0, 0))
        brief = check_brief(read_yaml(case.brief("source.txt").encode(), str(tmp_path / "b.yaml")), folder=tmp_path)
        check_evidence(brief, tmp_path)

    assert calls == [("read", "judge", "look up"), ("judge",)]


@pytest.mark.parametrize(
    "quote",
    [
        "word " * (MOST_WORDS + 1),
        "w" * (MOST_CHARACTERS + 1),
        "a … " * (MOST_OMISSIONS + 1),
        "a ... " * (MOST_OMISSIONS + 1),
        "a . . . " * (MOST_OMISSIONS + 1),
        "a [b] " * (MOST_OMISSIONS + 1),
        "a [...] " * (MOST_OMISSIONS + 1),
    ],
)
def test_a_quote_that_is_too_long_is_an_error_at_its_line_and_unchecked(tmp_path: Path, quote: str) -> None:
    found = found_in(Case("long", ".txt", TEXT.encode(), quote), tmp_path)

    assert found.quotes[0].verdict is Verdict.UNCHECKED
    assert [(p.code, p.is_error, p.field) for p in found.problems] == [("quote-too-long", True, "quotes[0].text")]


@pytest.mark.parametrize("quote", ["word " * MOST_WORDS, "[…] We stand " + "[…] " * (MOST_OMISSIONS - 1)])
def test_a_quote_at_the_limit_is_compared(tmp_path: Path, quote: str) -> None:
    assert "quote-too-long" not in codes(found_in(Case("at the limit", ".txt", TEXT.encode(), quote), tmp_path))


def test_a_speaker_may_not_be_endless(tmp_path: Path) -> None:
    found = found_in(Case("speaker", ".txt", TEXT.encode(), speaker="Ann Lee " * 100), tmp_path)

    assert codes(found) == {"quote-too-long"}


def test_a_point_that_is_too_long_says_that_its_figures_are_not_looked_for(tmp_path: Path) -> None:
    found = found_in(Case("point", ".txt", TEXT.encode(), point="3,001 of " * 3_000), tmp_path)

    assert [(p.code, p.field) for p in found.problems] == [("facts-unchecked", "key_points[0].text")]


def pipe(path: Path) -> None:
    os.mkfifo(path)


def listener(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.relpath(path))  # its path may have some 100 characters


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
@pytest.mark.parametrize("make", [pipe, listener])
def test_a_pipe_or_a_socket_is_no_source_and_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None]
) -> None:
    monkeypatch.chdir(tmp_path)
    brief = brief_of(SOUND, tmp_path)
    (tmp_path / "source.txt").unlink()
    make(tmp_path / "source.txt")

    assert codes(check_evidence(brief, tmp_path)) == {"source-unreadable", "quote-unchecked"}


def test_a_form_that_draws_itself_breaks_no_page_beside_it(tmp_path: Path) -> None:
    x = b"/Font << /F 5 0 R >> /XObject << /X 6 0 R >>"
    hostile = files.page(files.stream(b"/X Do"), x, [files.form(b"/X Do /X Do", x)])
    found = found_in(Case("self", ".pdf", hostile), tmp_path)

    assert "source-too-costly" in codes(found)
    assert found_in(SOUND, tmp_path).quotes[0].verdict is Verdict.VERIFIED
