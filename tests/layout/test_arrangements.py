"""Which arrangement a page is in, how it grows, and what stands at its foot."""

from dataclasses import replace
from pathlib import Path

import pytest

from bluf.document import Document
from bluf.layout import DoesNotFitError, PlacedGroup, PlacedParagraph, fit, placed_paragraphs
from bluf.layout.page import Page, Placed
from bluf.layout.pouring import Unit, parted, together
from bluf.pipeline.phases import compose, read
from bluf.problems import BriefError

SHORT = """\
title: The ferry
date: 2026-03-02
bottom_line: Keep it for the winter.
key_points: [It pays for itself from the second month on., Nobody else crosses after nine in the evening.]
"""
ACTOR = "  - {{name: Deputy Minister Oksana Hryt{n}, organisation: Pontivka, position: Needs two years of phase-in.}}\n"
QUOTE = "  - {{text: Two years is what it costs to train a pilot of the strait., speaker: Oksana Hryt{n}}}\n"


def crowded(actors: int, quotes: int, more: str = "") -> str:
    """Return a brief with few points and many people."""
    people = "".join(ACTOR.format(n=n) for n in range(actors))
    said = "".join(QUOTE.format(n=n) for n in range(quotes))
    return f"{SHORT}actors:\n{people}quotes:\n{said}{more}"


def set_in(text: str) -> Document:
    return compose(read(text.encode(), "b.yaml"))


def laid_out(text: str) -> Page:
    return fit(set_in(text))


def groups(placed: tuple[Placed, ...], style: str) -> list[PlacedGroup]:
    found: list[PlacedGroup] = []
    for item in placed:
        if isinstance(item, PlacedGroup):
            found += [item] if getattr(item.block, "style", "") == style else groups(item.children, style)
    return found


def test_the_first_arrangement_that_suits_is_taken_without_a_look_at_the_others() -> None:
    document = set_in(crowded(2, 2, "sections:\n  - {heading: Why, text: " + "Because of the tide. " * 40 + "}\n"))

    def fail() -> None:
        raise AssertionError("another arrangement was asked for")

    class Untouched(tuple[Document, ...]):
        def __iter__(self) -> None:  # type: ignore[override]
            fail()

    assert fit(replace(document, others=Untouched())).document.arrangement == "side"


def test_people_who_have_no_room_beside_the_points_stand_in_a_table_under_them() -> None:
    page = laid_out(crowded(12, 8))

    assert page.document.arrangement == "positions"
    assert page.body_size >= 10.5


def test_without_positions_they_stand_in_columns() -> None:
    text = crowded(12, 8).replace(", position: Needs two years of phase-in.", "")

    assert laid_out(text).document.arrangement in ("merged", "below")


@pytest.mark.parametrize("name", ["side", "merged", "positions", "below", "side-heads"])
def test_a_brief_may_force_one(name: str) -> None:
    document = set_in(crowded(3, 3, f"arrange: {name}\n"))

    assert fit(document).document.arrangement == name
    assert not document.others


def test_one_that_the_template_lacks_is_an_error_at_its_line() -> None:
    with pytest.raises(BriefError) as caught:
        set_in(crowded(1, 1, "arrange: sied\n"))

    (problem,) = caught.value.problems
    assert (problem.code, str(problem.field)) == ("arrangement-not-found", "arrange")
    assert "side" in (problem.hint or "")


def test_what_fits_in_none_is_told_of_the_nearest() -> None:
    with pytest.raises(DoesNotFitError) as caught:
        fit(set_in(crowded(60, 40)))

    (problem,) = caught.value.problems
    assert "in the arrangement `" in problem.message
    assert "the nearest of 5" in problem.message


def test_a_speaker_is_not_named_again_under_their_own_name() -> None:
    page = laid_out(crowded(2, 2, "arrange: merged\n"))
    text = " ".join(line.text for paragraph in placed_paragraphs(page.body) for line in paragraph.lines)

    assert text.count("Hryt0") == text.count("Hryt1") == 1
    assert not page.document.warnings


def test_a_stance_has_a_shape_and_a_word_and_the_table_counts_them() -> None:
    text = crowded(4, 2, "arrange: positions\n")
    for at, stance in enumerate(("for", "for", "against", "open")):
        text = text.replace(f"Hryt{at}, org", f"Hryt{at}, stance: {stance}, org")
    words = [line.text for paragraph in placed_paragraphs(laid_out(text).body) for line in paragraph.lines]

    assert [line for line in words if "For" in line and "2" in line and "■" in line]
    assert sum("□" in line and "Against" in line for line in words) == 1  # in the head
    assert sum("□" in line for line in words) == 2  # and in its row


def test_a_short_page_grows_unless_it_may_not() -> None:
    grown, kept, strict = (laid_out(SHORT + more) for more in ("", "grow: false\n", "fit: strict\n"))

    assert grown.body_size == 12
    assert grown.fill <= 0.94
    assert kept.body_size == strict.body_size == 10.5
    assert kept.step.name == strict.step.name == "as designed"


def test_sources_stand_at_the_foot() -> None:
    page = laid_out(SHORT + "sources:\n  - {id: a, title: A report}\n")
    last = page.body[-1]

    assert last.rect.bottom + page.reserve == pytest.approx(page.frame.bottom, abs=0.11)
    assert last.gap > 100


def test_columns_that_differ_by_a_few_lines_end_level() -> None:
    long = "sections:\n  - {heading: Why, text: " + "Because of the tide. " * 48 + "}\n"
    (box,) = groups(laid_out(crowded(4, 3, long + "arrange: side\n")).body, "Columns")
    feet = [list(placed_paragraphs((column,)))[-1].rect.bottom for column in box.children]

    assert max(feet) - min(feet) < 2


def test_first_baselines_of_columns_are_level() -> None:
    (box,) = groups(laid_out(crowded(4, 3, "arrange: side\n")).body, "Columns")
    first = [next(placed_paragraphs((column,))).lines[0].baseline for column in box.children]

    assert first[0] == pytest.approx(first[1], abs=0.05)


def test_a_heading_is_never_last_in_a_column() -> None:
    for count in range(2, 9):
        points = "".join(f"  - {{heading: H{n}, text: Words of section {n}.}}\n" for n in range(count))
        page = laid_out(f"{SHORT}sections:\n{points}arrange: below\n")
        for box in groups(page.body, "Halves"):
            for column in box.children:
                assert isinstance(column, PlacedGroup)
                last = column.children[-1]
                assert not (isinstance(last, PlacedParagraph) and last.block.tag == "h2")


def test_a_numbered_list_counts_on_in_the_next_column() -> None:
    points = ", ".join(f"Point {n} of nine that are counted" for n in range(9))
    page = laid_out(f"{SHORT.rpartition('key_points')[0]}key_points: [{points}]\nnumbered: true\narrange: below\n")
    labels = ["".join(each.text for each in paragraph.label) for paragraph in placed_paragraphs(page.body)]

    assert [label for label in labels if label] == [f"{n}." for n in range(1, 10)]


def test_units_are_parted_into_the_least_tall_columns() -> None:
    document = set_in(SHORT)
    blocks = together(document.body)
    units = [Unit(blocks[0], height, 0.0) for height in (50.0, 10, 10, 10, 10)]

    assert parted(units, 2, 12) == (0, 1)


def test_a_template_lists_its_own_arrangements(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "templates" / "own"
    folder.mkdir(parents=True)
    (folder / "template.yaml").write_text("name: own\ndescription: D.\nbased_on: standard\narrangements: [one, two]\n")
    page = "<h1>{{ title }}</h1><p>{{ date }}</p><p>{{ bottom_line }}</p><p>{{ arrangement }}</p>"
    page += "{% for point in key_points %}<p>{{ point.text }}</p>{% endfor %}"
    (folder / "page.html.j2").write_text(page)
    monkeypatch.chdir(tmp_path)

    document = set_in(SHORT + "template: own\n")

    assert (document.arrangement, [each.arrangement for each in document.others]) == ("one", ["two"])
    assert set_in(SHORT + "template: own\narrange: two\n").arrangement == "two"


@pytest.mark.parametrize(
    ("said", "message"),
    [("side", "not a list"), ("[Side]", "no name"), ("[side, side]", "twice"), ("[]", "not a list")],
)
def test_arrangements_are_names_once_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, message: str
) -> None:
    folder = tmp_path / "templates" / "own"
    folder.mkdir(parents=True)
    text = f"name: own\ndescription: D.\nbased_on: standard\narrangements: {said}\n"
    (folder / "template.yaml").write_text(text)
    monkeypatch.chdir(tmp_path)

    with pytest.raises(BriefError, match=message):
        set_in(SHORT + "template: own\n")
