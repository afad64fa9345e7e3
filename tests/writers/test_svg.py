"""The SVG is the page: every word at its place, from its field, escaped, and what is over under a red line."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

import bluf
from bluf.fonts.no_break import COPIED
from bluf.layout import DoesNotFitError, Page, placed_paragraphs
from tests.conftest import PROJECT

SVG = "{http://www.w3.org/2000/svg}"
BRIEF = """\
title: '<b>Ports</b> & "boats"'
date: 2026-05-04
bottom_line: "**Two** ports close. [See](https://example.org/?a=1&b=2)"
key_points: [one, two]
"""


def page_of(path: Path, text: str) -> Page:
    path.write_text(text, encoding="utf-8")
    try:
        return bluf.fit(bluf.compose(bluf.load(path)))
    except DoesNotFitError as error:
        return error.page


def texts(svg: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(f"{SVG}text"))


@pytest.mark.parametrize("name", ["indo-pacific-nato", "one-page-format"])
def test_every_word_of_the_page_is_in_it_in_order_at_its_place(name: str) -> None:
    page = bluf.fit(bluf.compose(bluf.load(PROJECT / "briefs" / f"{name}.yaml")))
    drawn = texts(bluf.write_svg(page))

    wanted = []
    for placed in (page.header, page.body, page.footer):
        for paragraph in placed_paragraphs(placed):
            wanted += [(label.text, label.x) for label in paragraph.label if paragraph.lines]
            wanted += [(each.text, each.x) for line in paragraph.lines for each in line.fragments if each.text.strip()]
    assert [each.text for each in drawn] == [text.rstrip(" ").translate(COPIED) for text, _ in wanted]
    assert [float(each.attrib["x"]) for each in drawn] == pytest.approx([x for _, x in wanted], abs=0.001)
    assert len(drawn) > 60


def test_markup_in_a_brief_is_text(tmp_path: Path) -> None:
    svg = bluf.write_svg(page_of(tmp_path / "x.yaml", BRIEF))

    assert "<b>" not in svg
    assert "<b>Ports</b> & “boats”" in [each.text for each in texts(svg)]
    assert "javascript" not in svg
    assert "<a" not in svg


def test_words_name_their_field_and_a_bullet_that_of_its_words(tmp_path: Path) -> None:
    drawn = texts(bluf.write_svg(page_of(tmp_path / "x.yaml", BRIEF)))
    bullets = [each.attrib["data-src"] for each in drawn if each.text == "•"]
    sources = {each.text: each.attrib.get("data-src") for each in drawn}

    assert bullets == [sources["one"], sources["two"]]
    assert sources["Two"] in ("bottom_line", "bottom_line.text")
    assert {each.attrib.get("font-weight") for each in drawn if each.text == "Two"} == {"700"}


def test_a_page_that_fits_has_the_papers_size_and_no_line(tmp_path: Path) -> None:
    svg = bluf.write_svg(page_of(tmp_path / "x.yaml", BRIEF))

    assert 'viewBox="0 0 595.276 841.89"' in svg
    assert 'class="cut"' not in svg


def test_what_is_over_is_drawn_below_a_line_on_longer_paper(tmp_path: Path) -> None:
    points = "".join(f"  - Point {number} of the many.\n" for number in range(240))
    page = page_of(tmp_path / "x.yaml", BRIEF.replace(" [one, two]\n", "\n" + points))
    svg = bluf.write_svg(page)
    height = float(ElementTree.fromstring(svg).attrib["viewBox"].split()[3])
    last = next(each for each in texts(svg) if each.text == "Point 239 of the many.")

    assert not page.fits
    assert height == pytest.approx(841.89 + page.used + page.reserve - page.frame.height, abs=0.01)
    assert page.frame.bottom < float(last.attrib["y"]) < height


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_red_line_stands_between_the_lines_that_fit_and_those_that_do_not(tmp_path: Path, paper: str) -> None:
    points = "".join(f"  - Point {number}, jagged and gypsy-like.\n" for number in range(240))
    text = f"page: {paper}\n" + BRIEF.replace(" [one, two]\n", "\n" + points)
    page = page_of(tmp_path / "x.yaml", text)
    cut = next(each for each in ElementTree.fromstring(bluf.write_svg(page)).iter(f"{SVG}g") if "class" in each.attrib)
    rect, path = cut
    top, at = float(rect.attrib["y"]), float(path.attrib["d"][2:].split("H")[0])
    lines = [line for paragraph in placed_paragraphs(page.body) for line in paragraph.lines]
    above = [line for line in lines if line.top < top - 0.01]
    end = page.frame.bottom - page.reserve

    assert all(line.top + line.height <= min(top, end) + 0.01 for line in above)
    assert all(line.top >= top - 0.01 and line.baseline > at for line in lines if line not in above)
    assert top <= at <= top + 1
    assert top + float(rect.attrib["height"]) == pytest.approx(end + page.used + page.reserve - page.frame.height)


HEBREW = """\
lang: he
title: הנמל נפתח
date: 2026-05-04
bottom_line: אנו ממליצים (בתנאי) לפתוח את MV Aurora מחר.
key_points: [אין צורך במימון.]
"""


def test_text_from_right_to_left_says_so_and_stands_between_its_edges(tmp_path: Path) -> None:
    page = page_of(tmp_path / "x.yaml", HEBREW)
    drawn = [each for each in texts(bluf.write_svg(page)) if each.attrib.get("direction") == "rtl"]

    assert "אנו ממליצים (בתנאי) לפתוח את" in [each.text for each in drawn]
    assert {each.attrib["unicode-bidi"] for each in drawn} == {"bidi-override"}
    assert {each.attrib["text-anchor"] for each in drawn} == {"end"}
    latin = next(each for each in texts(bluf.write_svg(page)) if each.text == "MV Aurora")
    assert "direction" not in latin.attrib


def test_every_face_of_a_page_is_named_in_it_and_handed_over(tmp_path: Path) -> None:
    page = page_of(tmp_path / "x.yaml", HEBREW.replace("lang: he", "lang: ar").replace("מחר", "غدًا"))
    faces = bluf.svg_faces(page)
    svg = bluf.write_svg(page)

    assert {face.family.split(" ")[0] for face in faces} == {"Amiri", "Arimo"}
    assert all(f"'{face.family}'" in svg for face in faces)
    assert len({face.digest for face in faces}) == len(faces)


def test_a_piece_that_joins_what_is_set_otherwise_has_a_joiner_in_its_place(tmp_path: Path) -> None:
    brief = BRIEF.replace("**Two** ports close.", "كتا**بنا** هنا").replace("date:", "lang: ar\ndate:")
    drawn = texts(bluf.write_svg(page_of(tmp_path / "x.yaml", brief)))
    pieces = [str(each.text) for each in drawn if each.attrib.get("data-src") == "bottom_line"]

    assert "كتا" in [piece.strip("\u200d ") for piece in pieces]
    assert not [
        piece for piece in pieces if piece.startswith("\u200d") and "بنا" in piece
    ]  # alef joins nothing after it

    joined = brief.replace("كتا**بنا**", "كتب**نا**")
    drawn = texts(bluf.write_svg(page_of(tmp_path / "x.yaml", joined)))
    pieces = [str(each.text) for each in drawn if each.attrib.get("data-src") == "bottom_line"]
    assert "كتب\u200d" in pieces
    assert "\u200dنا" in pieces
