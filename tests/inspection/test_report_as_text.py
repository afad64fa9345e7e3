"""A report reads well in a terminal: aligned, short, and unable to steer it."""

import re
from dataclasses import replace
from typing import Any

from bluf.inspection import Finding, Font, InspectionReport, ReportEntry, ReportLink, inspect, render_text
from tests.inspection import pdfs


def report(**fields: Any) -> InspectionReport:
    return replace(inspect(pdfs.clean(), "page.pdf"), **fields)


def lines(made: InspectionReport, *, everything: bool = False) -> list[str]:
    return render_text(made, everything=everything).splitlines()


def test_a_clean_file_takes_a_few_lines() -> None:
    size = f"{len(pdfs.clean()) / 1000:.0f} kB"

    assert lines(report()) == [
        "page.pdf",
        f"    file                PDF 1.7 · {size} · 1 page · tagged · says it is PDF/UA-1 and PDF/A-2a",
        "    title               A brief",
        "    language            en-GB",
        "    marking             none found",
        "    fonts               Arimo-Bold, Arimo-Regular",
        "    CreationDate        2024-10-25T00:00:00Z  (also ModDate, xmp:CreateDate, xmp:ModifyDate,",
        "                        xmp:MetadataDate)",
        "    Creator             bluf 0.1.0  (also Producer, xmp:CreatorTool, pdf:Producer)",
        "",
        "  ✓ Nothing in it that a file made by bluf would not have.",
    ]


def test_what_is_forbidden_bears_a_mark_and_is_summed_up() -> None:
    shown = lines(report(findings=(Finding("comment", "True?", "page 1", 2), Finding("author", "Jo"))))

    assert "  ! comment             True? ×2  (page 1)" in shown
    assert "    author              Jo" in shown
    assert shown[-1] == "  ✗ What no file made by bluf has: comment."


def test_long_lists_are_shortened_unless_all_is_asked_for() -> None:
    made = report(
        findings=tuple(Finding("comment", f"note {n}") for n in range(20)),
        links=tuple(ReportLink(f"https://example.org/{n}") for n in range(20)),
    )

    assert sum("… and 12 more" in line for line in lines(made)) == 2
    assert not any("more" in line for line in lines(made, everything=True))
    assert sum("note " in line for line in lines(made, everything=True)) == 20


def test_a_file_that_was_not_all_looked_at_is_not_called_clean() -> None:
    made = report(unseen=("pages: damaged, so not all of it could be read",))

    assert not made.ok
    assert "  ! not looked at       pages: damaged, so not all of it could be read" in lines(made)
    assert lines(made)[-1] == "  ✗ Not all of it could be looked at."


def test_what_a_file_says_cannot_steer_a_terminal() -> None:
    steering = "\x1b]0;owned\x07 \u202eevil\r\n! forged"
    made = report(
        name=steering,
        title=steering,
        metadata=(ReportEntry("info", steering, steering),),
        findings=(Finding("comment", steering, steering),),
        links=(ReportLink(steering),),
        unseen=(steering,),
    )

    shown = render_text(made)

    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202e]", shown)
    assert not re.search(r"^! forged", shown, re.MULTILINE)


def test_only_where_colour_is_wanted_there_is_colour() -> None:
    made = report(findings=(Finding("comment", "True?"),))

    assert "\x1b" not in render_text(made)
    assert "\x1b[1;31m! comment" in render_text(made, color=True)


def test_lines_keep_to_the_width() -> None:
    made = report(findings=(Finding("hidden-text", "words " * 40),))

    assert max(map(len, render_text(made, width=60).splitlines())) <= 60


def test_no_line_is_without_end_unless_all_is_asked_for() -> None:
    fonts = tuple(Font(f"Font{number}-{'x' * 300}", True) for number in range(200))
    metadata = tuple(ReportEntry("info", f"Key{number}-{'x' * 300}", "one value") for number in range(200))
    long = report(title="t" * 5_000, language="l" * 5_000, claims=("c" * 5_000,), fonts=fonts, metadata=metadata)

    assert max(map(len, lines(long))) < 500
    assert len("\n".join(lines(long))) < 40_000
    assert "t" * 5_000 in "\n".join(lines(long, everything=True))
    assert "Font199" in "\n".join(lines(long, everything=True))
    assert "and 160 more" in "\n".join(lines(long))
