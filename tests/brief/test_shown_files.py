"""The files that a page is made from beside its words, as a brief names them."""

import pytest

from bluf.brief import FieldSpec, read_yaml
from bluf.brief.declared_fields import brief_model
from bluf.brief.model import Brief
from bluf.brief.shown_files import shown_files

BRIEF = """title: Levels
date: 2026-01-02
bottom_line: It rises.
key_points: [It rises.]
sections:
  - heading: Level
    chart: {kind: line, alt: It rises., data: level.csv}
    table: {data: data/needs.csv, caption: needs.csv}
  - heading: Again
    chart: {kind: line, alt: It rises., data: {file: " more.csv "}}
    picture: {file: Karte.png, alt: A map., credit: x.png}
  - heading: Once more
    picture: {file: Karte.png, alt: The same map.}
sources: [{id: s, title: S, file: notes.txt}]
"""


def files(text: str, model: type[Brief] = Brief) -> tuple[str, ...]:
    return shown_files(read_yaml(text.encode(), "x.yaml").data, model)


def test_pictures_and_csv_files_are_listed_once_in_order_and_sources_are_not() -> None:
    assert files(BRIEF) == ("level.csv", "data/needs.csv", "more.csv", "Karte.png")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sections: 3",
        "sections: [text, 4, null]",
        "sections: [{picture: [a], table: {data: [x.csv]}, chart: 4}]",
        "sections: {picture: {file: {}}}",
        "sections: [{table: {data: }, picture: {file: '  '}}]",
    ],
)
def test_what_is_wrong_in_a_brief_is_no_matter(text: str) -> None:
    assert set(files("title: T\n" + text)) <= {"a", "4"}, "bare text may stand for what has a file"


def test_a_brief_at_fault_shows_its_other_files_all_the_same() -> None:
    assert files(BRIEF.replace("title: Levels", "titel: Levels").replace("kind: line", "kind: pie")) == files(BRIEF)


def test_files_in_a_templates_own_lists_are_listed() -> None:
    shown = FieldSpec("needs", "list", items=FieldSpec("items", "mapping", fields=(FieldSpec("points", "points"),)))

    assert files(BRIEF, brief_model((shown,))) == files(BRIEF)
