"""The families of a style: bluf's own, and files beside the style."""

import os
from pathlib import Path

import pytest

from bluf.document import Document, StyleSheet
from bluf.fonts.font_face import Embedding
from bluf.ground.shipped_templates import shipped
from bluf.problems import BriefError
from bluf.template import load_style
from tests.fonts.samples import LOOKS, font_file, write_family
from tests.template.samples import composed as set_brief
from tests.template.samples import folders_of, style_faults, style_in, write_style

PLAIN = "description: D\nbased_on: plain\n"
HOUSE = "{family: House Serif, files: fonts/House-*.ttf}"


def fonts(folder: Path) -> Path:
    return folder / "templates" / "styles" / "fonts"


def families(sheet: StyleSheet) -> dict[str, str]:
    return {name: sheet.fonts.family(sheet.paragraphs[name].font).name for name in ("Normal", "Title", "Quote")}


def composed(folder: Path, text: str, **fields: str) -> Document:
    write_style(folder, text, "mine")
    given = {"title": "T", "date": "2024-10-25", "bottom_line": "B", "key_points": "[K]", "style": "mine", **fields}
    return set_brief(folder, "".join(f"{name}: {value}\n" for name, value in given.items()))


def test_each_role_has_a_family(tmp_path: Path) -> None:
    sheet = style_in(tmp_path, PLAIN + "fonts: {text: Carlito, display: Caladea, quote: Tinos}\n")

    assert families(sheet) == {"Normal": "Carlito", "Title": "Caladea", "Quote": "Tinos"}
    assert {role: family.docx for role, family in sheet.fonts.roles.items()} == {
        "text": "Calibri",
        "display": "Cambria",
        "quote": "Times New Roman",
    }


def test_a_role_without_a_family_is_set_in_that_of_the_text(tmp_path: Path) -> None:
    assert set(families(style_in(tmp_path, PLAIN + "fonts: {text: Tinos}\n")).values()) == {"Tinos"}


def test_a_paragraph_style_names_its_role_and_hands_it_on(tmp_path: Path) -> None:
    text = PLAIN + "fonts: {display: Tinos}\nparagraphs:\n  Lead: {font: display}\n  Lead 2: {based_on: Lead}\n"
    paragraphs = style_in(tmp_path, text).paragraphs

    assert {name: paragraphs[name].font for name in ("Lead", "Lead 2", "Heading 1", "Source")} == {
        "Lead": "display",
        "Lead 2": "display",
        "Heading 1": "display",
        "Source": "text",
    }


@pytest.mark.parametrize("family", ["Arimo", "Carlito"])
def test_a_style_may_name_its_one_family_as_font(tmp_path: Path, family: str) -> None:
    assert style_in(tmp_path, PLAIN + f"font: {family}\n").fonts.family("text").name == family


def test_the_family_of_the_text_is_named_once(tmp_path: Path) -> None:
    (problem,) = style_faults(tmp_path, PLAIN + "font: Arimo\nfonts: {text: Tinos}\n")

    assert problem.span is not None
    assert (problem.code, problem.span.line) == ("style-value", 3)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("{text: Carlitto}", "there is no family 'Carlitto'"),
        ("{text: {files: a.ttf}}", "write the name of a family"),
        ("{text: {family: A, file: a.ttf}}", "has no 'file'"),
        ("{text: {family: A, files: []}}", "`files` is the name of a file"),
        ("{text: [Arimo]}", "write the name of a family"),
        ("{fallback: Arimo}", "expected a list of families"),
        ("{titles: Arimo}", "unknown key `titles`"),
    ],
)
def test_what_names_no_family_is_told_at_its_line(tmp_path: Path, value: str, said: str) -> None:
    (problem,) = style_faults(tmp_path, PLAIN + f"fonts: {value}\n")

    assert problem.span is not None
    assert (problem.span.line, said in problem.message) == (3, True)


def test_a_misspelt_family_has_the_one_that_was_meant(tmp_path: Path) -> None:
    (problem,) = style_faults(tmp_path, PLAIN + "fonts: {text: Carlitto}\n")

    assert problem.data is not None
    assert problem.data.meant == "Carlito"


def test_the_name_that_the_docx_has_for_a_family_leads_to_the_family(tmp_path: Path) -> None:
    (problem,) = style_faults(tmp_path, PLAIN + "font: times new roman\n")

    assert "write `Tinos`" in (problem.hint or "")


def test_a_family_of_ones_own_is_read_from_files_beside_the_style(tmp_path: Path) -> None:
    write_family(fonts(tmp_path))
    family = style_in(tmp_path, PLAIN + f"fonts: {{display: {HOUSE}}}\n").fonts.family("display")

    assert (family.name, set(family.faces)) == ("House Serif", set(LOOKS))
    assert {face.embedding for face in family.faces.values()} == {Embedding.EMBEDDED}
    assert family.x_height == pytest.approx(0.459, abs=0.001)


def test_files_may_be_listed_one_by_one(tmp_path: Path) -> None:
    write_family(fonts(tmp_path))
    names = "[fonts/House-Regular.ttf, fonts/House-Bold.ttf, fonts/House-Italic.ttf, fonts/House-BoldItalic.ttf]"

    assert (
        len(style_in(tmp_path, PLAIN + f"fonts: {{text: {{family: House Serif, files: {names}}}}}\n").fonts.roles) == 1
    )


def test_brackets_in_a_name_are_no_pattern(tmp_path: Path) -> None:
    fonts(tmp_path).mkdir(parents=True)
    (fonts(tmp_path) / "House[wght].ttf").write_bytes(font_file((True, False)))
    text = PLAIN + 'fonts: {display: {family: House Serif, files: "fonts/House[wght].ttf"}}\n'

    assert style_in(tmp_path, text).fonts.family("display").name == "House Serif"


def test_a_style_is_made_anew_when_a_font_file_changes(tmp_path: Path) -> None:
    write_family(fonts(tmp_path))
    text = PLAIN + f"fonts: {{display: {HOUSE}}}\n"
    first = style_in(tmp_path, text)
    (fonts(tmp_path) / "House-Bold.ttf").write_bytes(font_file((True, False), letters="abc"))
    os.utime(fonts(tmp_path) / "House-Bold.ttf", (1, 1))
    second = load_style("mine", folders_of(tmp_path / "templates", shipped()))

    assert first.fonts.family("display").face(True, False).missing("d") == []
    assert second.fonts.family("display").face(True, False).missing("d") == ["d"]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ("fonts/None-*.ttf", "no file is called"),
        ("fonts/None.ttf", "there is no such file"),
        ("/etc/passwd", "does not lie in the style's folder"),
        ("../../../fonts/House-*.ttf", "does not lie in the style's folder"),
        ('"fonts\\\\House.ttf"', "does not lie in the style's folder"),
        ("fonts", "it is a folder"),
        ("mine.yaml", "it is not a font"),
    ],
)
def test_a_file_that_is_none_is_told_where_the_style_names_it(tmp_path: Path, files: str, said: str) -> None:
    write_family(fonts(tmp_path))
    (problem,) = style_faults(tmp_path, PLAIN + f"fonts:\n  text: {{family: House Serif, files: {files}}}\n")

    assert problem.span is not None
    assert (problem.code, problem.span.line) == ("font-file", 4)
    assert said in problem.message


def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    fonts(tmp_path).mkdir(parents=True)
    (tmp_path / "House.ttf").write_bytes(font_file())
    (fonts(tmp_path) / "House-Regular.ttf").symlink_to(tmp_path / "House.ttf")
    (problem,) = style_faults(tmp_path, PLAIN + f"fonts: {{text: {HOUSE}}}\n")

    assert "leads out" in problem.message


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    fonts(tmp_path).mkdir(parents=True)
    os.mkfifo(fonts(tmp_path) / "House-Regular.ttf")
    (problem,) = style_faults(tmp_path, PLAIN + f"fonts: {{text: {HOUSE}}}\n")

    assert "not an ordinary file" in problem.message


def test_a_file_at_fault_is_named(tmp_path: Path) -> None:
    write_family(fonts(tmp_path))
    (fonts(tmp_path) / "House-Bold.ttf").write_bytes(font_file((True, False), permission=2))
    (problem,) = style_faults(tmp_path, PLAIN + f"fonts: {{text: {HOUSE}}}\n")

    assert "House-Bold.ttf" in problem.message
    assert "restricted" in problem.message


@pytest.mark.parametrize(
    ("role", "looks", "lacking"),
    [
        ("text", LOOKS[:1], ["bold", "italic"]),
        ("text", LOOKS[:2], ["italic"]),
        ("display", LOOKS[:1], ["bold"]),
        ("display", LOOKS[1:2], []),
        ("text", LOOKS[:3], []),
    ],
)
def test_a_face_that_the_style_needs_and_the_family_lacks_is_told(
    tmp_path: Path, role: str, looks: tuple[tuple[bool, bool], ...], lacking: list[str]
) -> None:
    write_family(fonts(tmp_path), looks=looks)
    text = PLAIN + f"fonts: {{{role}: {HOUSE}}}\n"
    told = [problem.message for problem in style_faults(tmp_path, text)] if lacking else []
    if not lacking:
        style_in(tmp_path, text)

    assert sorted(f"no {name} face" in " ".join(told) for name in lacking) == [True] * len(lacking)
    assert len(told) == len(lacking)


def test_a_family_without_latin_letters_needs_no_italics(tmp_path: Path) -> None:
    fonts(tmp_path).mkdir(parents=True)
    for look in LOOKS[:2]:
        (fonts(tmp_path) / f"House-{look[0]}.ttf").write_bytes(font_file(look, letters="אבגדה 0123"))

    assert style_in(tmp_path, PLAIN + f"fonts: {{text: {HOUSE}}}\n").fonts.family("text").name == "House Serif"


def test_italic_words_in_a_family_without_italics_are_told_at_their_place(tmp_path: Path) -> None:
    write_family(fonts(tmp_path), looks=LOOKS[:2])
    text = PLAIN + f"fonts: {{display: {HOUSE}}}\nparagraphs:\n  Bottom Line: {{font: display}}\n"
    with pytest.raises(BriefError) as caught:
        composed(tmp_path, text, bottom_line="Sail *tonight*.")
    (problem,) = caught.value.problems

    assert (problem.code, problem.field) == ("font-face", "bottom_line")


def test_a_family_to_preview_and_print_has_a_warning(tmp_path: Path) -> None:
    fonts(tmp_path).mkdir(parents=True)
    (fonts(tmp_path) / "House-Bold.ttf").write_bytes(font_file((True, False), permission=4))
    made = composed(tmp_path, PLAIN + f"fonts: {{display: {HOUSE}}}\n")
    (problem,) = [each for each in made.warnings if each.code == "font-not-embedded"]

    assert problem.span is not None
    assert (problem.span.line, problem.is_error) == (3, False)


def test_letters_that_a_fallback_sets_have_one_note_a_role_and_script(tmp_path: Path) -> None:
    text = PLAIN + "fonts: {text: Caladea, fallback: [Tinos]}\n"
    made = composed(tmp_path, text, bottom_line="Мир и Ελλάς, ✓.", title="Да")
    notes = [each for each in made.warnings if each.code == "font-fallback"]

    assert [(each.field, str(each.severity)) for each in notes] == [
        ("title", "note"),
        ("bottom_line", "note"),
        ("bottom_line", "note"),
    ]
    assert "Tinos sets them" in notes[1].message
    assert "'Мир'" in notes[1].message


def test_the_floor_is_that_at_which_a_family_is_as_legible_as_arial(tmp_path: Path) -> None:
    text = PLAIN + "fonts: {text: Carlito}\nparagraphs:\n  Details: {size: 9.5pt}\n"
    (problem,) = style_faults(tmp_path, text)

    assert problem.span is not None
    assert problem.span.line == 5
    assert "9.5 pt, below its floor of 10 pt" in problem.message


def test_floors_of_a_style_are_judged_in_the_same_proportion(tmp_path: Path) -> None:
    text = PLAIN + "font: Carlito\nparagraphs:\n  Source: {size: 8.5pt, floor: 8pt}\n"
    (problem,) = style_faults(tmp_path, text)

    assert "below its floor of 9 pt: Carlito is then as legible as Arial at 8 pt" in problem.message


def test_sizes_of_the_style_below_are_raised_to_the_floor_of_another_family(tmp_path: Path) -> None:
    sheet = style_in(tmp_path, PLAIN + "font: Tinos\n")

    assert sheet.floor == 10.5
    assert {name: sheet.paragraphs[name].size for name in ("Title", "Normal", "Details", "Source")} == {
        "Title": 20,
        "Normal": 10.5,
        "Details": 10.5,
        "Source": 9.5,
    }
    assert sheet.smallest(sheet.paragraphs["Source"]) == 9.5


def test_a_line_of_the_style_below_is_taken_away_by_none(tmp_path: Path) -> None:
    text = PLAIN + "boxes:\n  Bottom Line: {bar: none}\nparagraphs:\n  Quote: {bar: none}\n"
    sheet = style_in(tmp_path, text)

    assert sheet.boxes["Bottom Line"].bar is None
    assert sheet.paragraphs["Quote"].bar is None


@pytest.mark.parametrize("name", ["gazette", "ministry"])
def test_the_styles_in_other_families_have_sizes_that_are_legible(name: str) -> None:
    sheet = load_style(name, folders_of(shipped()))

    for each in sheet.paragraphs.values():
        if each.rule is None:
            assert each.size * sheet.fonts.family(each.font).x_height >= 8 * 0.5283 - 0.01
