"""A field that holds several paragraphs makes as many paragraphs of the page, in the style of its element."""

from pathlib import Path

import pytest

from bluf.brief import Paragraphs
from bluf.brief.amending import amend
from bluf.document import ListBlock, Paragraph, blocks_within
from bluf.pipeline import phases
from bluf.pipeline.template_catalogue import schema
from bluf.problems.field_path import FieldPath
from bluf.template import compose
from bluf.yaml_edit import Put
from tests.template.samples import LEAST, load, write_brief, write_template

MORE = "fields:\n  note: {type: paragraphs}\n"
NOTE = "note: |\n  One *goes\n  on*.\n\n  Two.\n"
REST = "<h1>{{ title }}</h1><p>{{ date }} {{ bottom_line }} {{ key_points[0].text }}</p>"


def made(folder: Path, page: str, note: str = NOTE) -> list[tuple[str, str]]:
    """Return the style and the words of each paragraph that has words of the note."""
    write_template(folder, REST + page, more=MORE)
    document = compose(load(write_brief(folder, f"{LEAST}template: mine\n{note}")))
    assert document.warnings == ()
    found = [block for block in blocks_within(document.body) if isinstance(block, Paragraph)]
    return [
        (block.style, "".join(getattr(run, "text", "") for run in block.inlines))
        for block in found
        if any(getattr(run, "src", None) == FieldPath("note") for run in block.inlines)
    ]


@pytest.mark.parametrize(
    ("page", "styles"),
    [
        ("<p>{{ note }}</p>", ["Normal", "Normal"]),
        ('<p class="Subtitle">{{ note }}</p>', ["Subtitle", "Subtitle"]),
        ("<p><strong>{{ note }}</strong></p>", ["Normal", "Normal"]),
        ("<ul><li>{{ note }}</li></ul>", ["List Bullet", "List Continue"]),
        ("<blockquote>{{ note }}</blockquote>", ["Quote", "Quote"]),
        ("<table><tr><td>{{ note }}</td></tr></table>", ["Table Text", "Table Text"]),
    ],
)
def test_each_is_set_in_the_style_of_its_element(tmp_path: Path, page: str, styles: list[str]) -> None:
    assert made(tmp_path, page) == list(zip(styles, ["One goes on.", "Two."], strict=True))


def test_words_around_the_field_stand_in_the_first_and_the_last_of_them(tmp_path: Path) -> None:
    assert made(tmp_path, "<p>Note: {{ note }} End.</p>") == [("Normal", "Note: One goes on."), ("Normal", "Two. End.")]


def test_marks_of_one_paragraph_do_not_reach_into_the_next(tmp_path: Path) -> None:
    assert made(tmp_path, "<p>{{ note }}</p>", "note: |\n  2 *3\n\n  4* 5\n") == [
        ("Normal", "2 *3"),
        ("Normal", "4* 5"),
    ]


def test_a_list_item_in_paragraphs_is_one_item(tmp_path: Path) -> None:
    write_template(tmp_path, f"{REST}<ul><li>{{{{ note }}}}</li></ul>", more=MORE)
    document = compose(load(write_brief(tmp_path, f"{LEAST}template: mine\n{NOTE}")))

    (listed,) = [block for block in document.body if isinstance(block, ListBlock)]
    assert len(listed.items) == 1


def test_the_schema_says_which_fields_take_paragraphs() -> None:
    assert schema(shipped=True)["$defs"]["Section"]["properties"]["text"]["paragraphs"] is True


@pytest.mark.parametrize("scalar", ["|\n      One.", ">-\n      One.", "One.", '"One."', "'One.'"])
def test_paragraphs_typed_in_the_outline_are_still_paragraphs_in_the_file(scalar: str) -> None:
    yaml = f"{LEAST}sections:\n  - heading: H\n    text: {scalar}\n"
    edited = amend(yaml, [Put(FieldPath("sections[0].text"), "One line that goes on.\n\nTwo.")])
    text = phases.read(edited.encode(), "x.yaml").sections[0].text

    assert isinstance(text, Paragraphs)
    assert text.parts == ("One line that goes on.", "Two.")
