"""The template `incident`: severity, status, what happened, what is hit, and what is not known."""

from pathlib import Path

import pytest

from bluf.document import Document, Paragraph, paragraphs
from bluf.ground.shipped_templates import shipped
from bluf.layout import fit
from bluf.problems import BriefError
from bluf.template import compose, find_template, style_names
from tests.template.samples import composed, folders_of, load, words, write_brief

LEAST = """\
title: The mill stands still
date: 2031-05-02
lang: en-GB
template: incident
bottom_line: The mill has no power.
incident_id: INC-7
severity: critical
status: contained
detected: 2 May, 04:10 UTC
next_update: 2 May, 12:00 UTC
timeline:
  - {when: "03:40", text: The cable is cut}
unknowns: [Who cut it]
"""

FULL = """\
title: The mill stands still
subtitle: No flour until Monday
date: 2031-05-02
lang: en-GB
template: incident
marking: TLP:AMBER
mark: TLP:GREEN
reference: REF-9
to: [The board]
from: The watch
cc: The mayor
contact: {name: Ann Reed, role: Watch leader, phone: +00 1, email: ann@mill.example}
bottom_line: {text: The mill has no power., source: log}
figures:
  - {value: "40", unit: t, label: flour a day, change: none since, source: log}
key_points:
  - text: The cable is cut.
    source: log
    points: [In two places]
incident_id: INC-7
severity: critical
status: contained
detected: 2 May, 04:10 UTC
next_update: 2 May, 12:00 UTC
timeline:
  - {when: "03:40", text: A digger meets the cable, who: A builder, source: [log, note], mark: TLP:GREEN}
  - {when: "04:10", text: The night shift calls}
impact:
  - {area: Milling, effect: None at all, status: down, source: [log, note], mark: TLP:GREEN}
  - {area: Baking, effect: Bread from stock, status: degraded, source: note}
  - {area: Payroll, effect: On paper}
cause: A digger. Of that we are **sure**.
actions:
  - {text: Fenced the trench, source: log, points: [On both sides], mark: TLP:GREEN}
  - A generator is on its way.
unknowns:
  - {text: Who sent the digger, source: note, points: [By whose order], mark: TLP:GREEN}
  - How long the cable takes.
next_steps:
  - {text: Join the cable, owner: Grid, due: Monday}
  - {text: Grind again, owner: Mill, due: Tuesday}
actors:
  - {name: Bo Dunn, role: Miller, organisation: The mill, position: Wants a second cable.}
quotes:
  - {text: It went dark, speaker: Cy Marsh, context: by telephone, unverified: heard by the watch}
sections:
  - heading: The stock
    text: Flour for a week.
    points: [In the loft]
    timeline: [{when: Sunday, text: It runs out}]
    table: {caption: Sacks, columns: [Sort, Number], rows: [[Rye, "3"]]}
sources:
  - {id: log, title: The log, publisher: The watch, date: 2031-05-02, url: https://mill.example/log}
  - {id: note, title: A note}
annexes: [{title: A plan, reference: A1}]
headings: {actions: Done so far}
"""


def headings(document: Document) -> list[str]:
    """Return the headings of a page in reading order, the title apart."""
    found = [each for each in paragraphs(document.body) if each.tag in ("h2", "h3")]
    return ["".join(getattr(inline, "text", " ") for inline in each.inlines) for each in found]


def styled(document: Document, text: str) -> list[Paragraph]:
    """Return the paragraphs of a page that hold a text."""
    shown = ((each, "".join(getattr(inline, "text", " ") for inline in each.inlines)) for each in _all(document))
    return [each for each, words in shown if text in words]


def _all(document: Document) -> list[Paragraph]:
    return list(paragraphs((*document.header, *document.body, *document.footer)))


def test_a_page_has_its_parts_in_the_order_of_a_report(tmp_path: Path) -> None:
    document = composed(tmp_path, FULL)

    assert headings(document) == [
        *("Bottom line", "Timeline (UTC)", "Impact", "What we know", "Cause", "What we do not know"),
        *("Done so far", "Next steps", "The stock", "Who says what"),
    ]


def test_severity_and_status_stand_before_the_bottom_line(tmp_path: Path) -> None:
    shown = words(composed(tmp_path, LEAST))

    at = [shown.index(each) for each in ("INC-7", "Severity", "Status", "Detected", "Next update", "The mill has")]
    assert at == sorted(at)


@pytest.mark.parametrize(
    ("word", "style", "sign"),
    [("Critical", "Choice Bad", "■"), ("Contained", "Choice Fair", "▲"), ("Degraded", "Choice Fair", "▲")],
)
def test_a_state_is_told_by_word_shape_and_colour(tmp_path: Path, word: str, style: str, sign: str) -> None:
    shown = styled(composed(tmp_path, FULL), f"{sign}\N{NO-BREAK SPACE}{word}")

    assert [each.style for each in shown] == [style]


@pytest.mark.parametrize("arrange", ["rows", "columns"])
def test_a_page_shows_every_field_that_a_brief_gives(tmp_path: Path, arrange: str) -> None:
    document = composed(tmp_path, f"{FULL}arrange: {arrange}\n")

    assert [problem.message for problem in document.warnings if problem.code == "unprinted"] == []


def test_a_brief_with_the_least_has_no_empty_headings(tmp_path: Path) -> None:
    document = composed(tmp_path, LEAST)

    assert headings(document) == ["Bottom line", "Timeline (UTC)", "What we do not know"]


def test_impact_without_states_has_no_column_for_them(tmp_path: Path) -> None:
    document = composed(tmp_path, f"{LEAST}impact: [{{area: Milling, effect: None at all}}]\n")

    assert "State" not in words(document)


@pytest.mark.parametrize(
    "field", ["incident_id", "severity", "status", "detected", "next_update", "timeline", "unknowns"]
)
def test_a_report_without_what_its_readers_look_for_is_refused(tmp_path: Path, field: str) -> None:
    kept = LEAST.replace('timeline:\n  - {when: "03:40", text: The cable is cut}\n', "timeline: [{when: a, text: b}]\n")
    lines = [line for line in kept.splitlines() if not line.startswith(f"{field}:")]

    with pytest.raises(BriefError) as caught:
        load(write_brief(tmp_path, "\n".join(lines)))

    assert [(problem.code, str(problem.field)) for problem in caught.value.problems] == [("missing-field", field)]


def test_a_word_that_is_no_status_is_refused_at_its_line(tmp_path: Path) -> None:
    with pytest.raises(BriefError) as caught:
        load(write_brief(tmp_path, LEAST.replace("status: contained", "status: draft")))

    assert [(each.code, each.span.line) for each in caught.value.problems if each.span] == [("bad-value", 8)]


def test_blufs_own_template_has_no_note_for_its_author() -> None:
    assert find_template("incident", folders_of(shipped())).notes == ()


def test_a_source_that_is_not_there_is_an_error_at_an_impact(tmp_path: Path) -> None:
    with pytest.raises(BriefError) as caught:
        load(write_brief(tmp_path, f"{LEAST}impact: [{{area: Milling, effect: None at all, source: nowhere}}]\n"))

    assert [str(problem.field) for problem in caught.value.problems] == ["impact[0].source"]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("style", style_names(folders_of(shipped())))
def test_the_sample_fits_and_fills_its_page_in_every_style(project: Path, style: str, paper: str) -> None:
    brief = load(project / "briefs" / "ferry-bookings.yaml")
    page = fit(compose(brief.model_copy(update={"style": style, "page": paper})))

    assert page.fits
    assert page.fill > 0.9


def test_the_starter_makes_a_page() -> None:
    starter = find_template("incident", folders_of(shipped())).starter

    assert starter is not None
    assert starter.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=")
    assert fit(compose(load(starter))).step.size >= 1
