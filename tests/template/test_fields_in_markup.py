"""What a template prints of a field is the field: its rich text with its places, however often and in any element."""

from pathlib import Path

import pytest

from bluf.document import Document, Paragraph, TextRun, paragraphs
from bluf.problems.field_path import FieldPath
from tests.template.samples import LEAST, filled, texts

LINE = FieldPath("bottom_line")
YAML = LEAST.replace("bottom_line: B", "bottom_line: 'See **it** [here](https://e.org)'")


def marked(document: Document, text: TextRun) -> str:
    """Return what the file has for the characters of a text."""
    assert text.origin is not None
    assert document.written is not None
    place = text.origin.span(0, len(text.text))
    assert place is not None
    return document.written.text[slice(*place)]


def test_each_run_of_a_field_has_its_own_place(tmp_path: Path) -> None:
    document = filled(tmp_path, "<p>{{ bottom_line }}</p>", YAML)
    found = list(texts(document))

    assert [(text.text, text.bold, text.href) for text in found] == [
        ("See ", False, None), ("it", True, None), (" ", False, None), ("here", False, "https://e.org"),
    ]  # fmt: skip
    assert [marked(document, text) for text in found] == ["See ", "it", " ", "here"]


def test_a_field_that_is_printed_twice_is_there_twice(tmp_path: Path) -> None:
    document = filled(tmp_path, "<h1>{{ bottom_line }}</h1><ul><li>{{ bottom_line }}</li></ul>", YAML)
    one, other = paragraphs(document.body)

    assert one.inlines == other.inlines
    assert all(isinstance(text, TextRun) and text.src == LINE for text in one.inlines)


@pytest.mark.parametrize(
    "around", ["<em>{}</em>", '<a href="https://e.net">{}</a>', "<sup>{}</sup>", "<cite>{}</cite>"]
)
def test_a_field_is_set_as_what_stands_around_it(tmp_path: Path, around: str) -> None:
    typed = filled(tmp_path, f"<p>{around.format('T')}</p>")
    printed = filled(tmp_path, f"<p>{around.format('{{ title }}')}</p>")
    (paragraph,), (other,) = paragraphs(typed.body), paragraphs(printed.body)

    assert isinstance(paragraph, Paragraph)
    assert [(t.text, t.italic, t.style, t.href) for t in texts(typed)] == [
        (t.text, t.italic, t.style, t.href) for t in texts(printed)
    ]
    assert [text.src for text in texts(printed)] == [FieldPath("title")]
    assert other.style == paragraph.style


def test_a_field_kept_as_markup_is_the_field_where_it_is_printed(tmp_path: Path) -> None:
    page = "{% set kept %}<strong>{{ title }}</strong>{% endset %}<p>{{ kept }} {{ kept|striptags|lower }}</p>"
    found = list(texts(filled(tmp_path, page)))

    assert [(text.text, text.bold, text.src) for text in found] == [
        ("T", True, FieldPath("title")), (" ", False, None), ("t", False, FieldPath("title")),
    ]  # fmt: skip


def test_white_space_that_is_collapsed_leaves_words_at_their_places(tmp_path: Path) -> None:
    yaml = LEAST.replace("bottom_line: B", 'bottom_line: "a  \\t b\\n\\n**c  ** d"')
    document = filled(tmp_path, "<p> {{ bottom_line }} </p>", yaml)

    assert "".join(text.text for text in texts(document)) == "a b **c ** d"
    assert marked(document, next(texts(document))) == "a  \\t b\\n\\n**c  ** d"


def test_the_number_of_a_source_stands_for_the_id_that_names_it(tmp_path: Path) -> None:
    yaml = LEAST.replace("bottom_line: B", "bottom_line: {text: B, source: 'fe'}") + "sources: [{id: fe, title: F}]\n"
    document = filled(tmp_path, "<p>{{ cite(bottom_line_source) }}</p>", yaml)
    (number,) = texts(document)

    assert (number.text, marked(document, number)) == ("1", "fe")


@pytest.mark.parametrize(
    "page",
    [
        "<p>{% filter striptags %}{{ bottom_line }}{% endfilter %}</p>",
        "{% set kept|striptags %}{{ bottom_line }}{% endset %}<p>{{ kept }}</p>",
    ],
)
def test_signs_in_words_that_a_block_s_filter_has_changed_are_no_markup(tmp_path: Path, page: str) -> None:
    yaml = LEAST.replace("bottom_line: B", "bottom_line: A <b> & C")

    assert [text.text for text in texts(filled(tmp_path, page, yaml))] == ["A <b> & C"]


@pytest.mark.parametrize("expression", ["title[:0]", "title|replace('T', '')", "(title ~ date)[:0]"])
def test_nothing_made_of_a_field_prints_nothing(tmp_path: Path, expression: str) -> None:
    assert [text.text for text in texts(filled(tmp_path, f"<p>-{{{{ {expression} }}}}-</p>"))] == ["--"]
