"""A preview says all there is to say of a text, however unfinished, and raises nothing for it."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bluf import Place, preview
from bluf.ground.apart import InParts, Named
from bluf.ground.budget import Budget
from bluf.ground.confined import Allowance
from bluf.problems.field_path import FieldPath
from tests.conftest import PROJECT
from tests.evidence.hostile import files

SAMPLE = PROJECT / "briefs" / "indo-pacific-nato.yaml"
TEXT = SAMPLE.read_text(encoding="utf-8")


def codes(text: str) -> list[str]:
    return [problem.code for problem in preview(text, SAMPLE).problems]


def test_a_sample_has_its_page_its_quotes_and_the_place_of_every_field() -> None:
    found = preview(TEXT, SAMPLE)

    assert found.ok
    assert found.page is not None
    assert found.fit is not None
    assert found.fit.lines_over == 0
    assert len(found.quotes) == 6
    assert found.fields[FieldPath("title")] == Place(2, 1, 2)
    assert found.fields[FieldPath("quotes")].end_line >= found.fields[FieldPath("quotes[5].context")].line
    lines = TEXT.split("\n")
    assert all(lines[place.line - 1][place.column - 1 :].strip() for place in found.fields.values())


def test_yaml_that_can_not_be_read_has_problems_and_nothing_else() -> None:
    found = preview("title: [\n", SAMPLE)

    assert found.problems
    assert (found.page, found.data, dict(found.fields)) == (None, None, {})


def test_a_brief_at_fault_has_its_data_and_places_and_no_page() -> None:
    found = preview(TEXT.replace("date: 2024-10-25", "date: soon"), SAMPLE)

    assert [problem.code for problem in found.problems] == ["bad-date"]
    assert found.page is None
    assert found.data is not None
    assert found.data["date"] == "soon"
    assert found.fields[FieldPath("key_points[0].text")].line > 10


def test_a_brief_that_is_too_long_has_the_page_that_it_would_need() -> None:
    points = "".join(f"  - One more point, number {number}, to be read.\n" for number in range(60))
    found = preview(TEXT.replace("key_points:\n", "key_points:\n" + points, 1), SAMPLE)

    assert "does-not-fit" in [problem.code for problem in found.problems]
    assert found.page is not None
    assert found.fit is not None
    assert found.fit.lines_over > 20
    assert found.lines[FieldPath("key_points[0]")] >= 1
    assert not found.ok


def test_a_preview_is_the_same_again_and_after_other_texts() -> None:
    first = preview(TEXT, SAMPLE)
    preview(TEXT.replace("marking: TLP:CLEAR", "marking: TLP:RED"), SAMPLE)
    again = preview(TEXT, SAMPLE)

    assert (first.problems, first.quotes, first.fit, first.fields) == (
        again.problems,
        again.quotes,
        again.fit,
        again.fields,
    )
    assert first.page == again.page


def test_a_source_that_changes_is_read_again(tmp_path: Path) -> None:
    brief = tmp_path / "x.yaml"
    text = (
        "title: t\ndate: 2026-05-04\nbottom_line: b\nkey_points: [p]\nquotes:\n  - {text: The ports close on Monday., "
        "speaker: Anna Berg, source: n}\nsources: [{id: n, title: N, file: n.txt}]\n"
    )
    source = tmp_path / "n.txt"
    source.write_text("“The ports close on Monday.” Anna Berg said.\n", encoding="utf-8")
    before = preview(text, brief).quotes[0].verdict
    source.write_text("“The ports may close on Monday.” Anna Berg said.\n", encoding="utf-8")

    assert (before, preview(text, brief).quotes[0].verdict) == ("verified", "altered")


def test_a_source_that_takes_too_much_is_a_problem_and_is_not_read_anew_with_every_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    call = Budget.call

    def counted(self: Budget, work: Named[Any], *arguments: Any, allowed: Allowance) -> InParts:
        calls.append(work.name)
        return call(self, work, *arguments, allowed=allowed)

    monkeypatch.setattr(Budget, "call", counted)
    (tmp_path / "n.pdf").write_bytes(files.page(files.stream(b"q " * 5_000_000, packed=1)))
    text = (
        "title: t\ndate: 2026-05-04\nbottom_line: b\nkey_points: [p]\nquotes:\n  - {text: The ports close on Monday., "
        "speaker: Anna Berg, source: n}\nsources: [{id: n, title: N, file: n.pdf}]\n"
    )
    first, second = (preview(text.replace("title: t", f"title: {title}"), tmp_path / "x.yaml") for title in "ab")

    assert first.page is not None
    assert [problem.code for problem in first.problems if problem.is_error] == ["source-too-costly"]
    assert first.problems == second.problems
    assert calls == ["answers"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(TEXT)), st.integers(0, 40), st.text(max_size=12))
def test_any_text_has_a_preview(at: int, cut: int, put: str) -> None:
    found = preview(TEXT[:at] + put + TEXT[at + cut :], SAMPLE)

    assert found.page is not None or not found.ok


def test_a_field_in_another_spelling_is_shown_under_its_own_name_at_its_line() -> None:
    text = (
        "title: Sample\ndate: 2024-10-25\nbottom_line: One thing.\nkey_points: [A point.]\norganization: Trade desk\n"
    )

    for each in (text, text.replace("title:", "titel:")):
        shown = preview(each, "b.yaml")
        assert shown.data is not None
        assert shown.data["organisation"] == "Trade desk"
        assert shown.fields[FieldPath("organisation")].line == 5
