"""An SVG from anyone runs nothing, loads nothing and takes bounded time and memory."""

import gzip

import pytest

from bluf.assets.pictures import drawing_of
from bluf.assets.svg.safe_tree import MOST_ELEMENTS
from bluf.document import PathShape
from tests.assets.pictures import fault, svg

RECT = '<rect width="9" height="9"/>'
UNSAFE = {
    "a script": f"<script>alert(1)</script>{RECT}",
    "a script (`onload`)": f'<g onload="alert(1)">{RECT}</g>',
    "a script (`onclick`)": '<rect width="9" height="9" onclick="x()"/>',
    "a foreign object": f"<foreignObject><p>words</p></foreignObject>{RECT}",
    "a font of its own": f"<defs><font><glyph/></font></defs>{RECT}",
    "an animation": f'<rect width="9" height="9"><animate attributeName="x" to="9"/></rect>{RECT}',
    "an animation (`<set>`)": f'<set attributeName="x" to="9"/>{RECT}',
    "something outside": '<image width="9" height="9" href="https://example.org/a.png"/>',
    "reference to something outside": f'<a xlink:href="https://example.org/">{RECT}</a>',
    "a reference to something": f'<use href="other.svg#a"/>{RECT}',
    "to something outside of it": '<rect width="9" height="9" fill="url(https://example.org/a.svg#g)"/>',
    "outside of it": f'<style>rect {{ fill: url("//example.org/a") }}</style>{RECT}',
    "font of its": f"<style>@font-face {{ font-family: x; src: url(#f) }}</style>{RECT}",
    "an instruction": f"<?php echo 1 ?>{RECT}",
    "`<iframe>`": f'<iframe src="https://example.org"/>{RECT}',
}


@pytest.mark.parametrize("said", UNSAFE)
def test_what_runs_or_loads_is_refused_by_name(said: str) -> None:
    told = fault(svg(UNSAFE[said]))

    assert said in told.message
    assert "no page may hold" in told.message


def test_it_is_refused_where_it_is_not_drawn_too() -> None:
    assert "script" in fault(svg(f"<defs><g><script/></g></defs>{RECT}")).message


def test_an_entity_bomb_is_refused() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    bomb = f"<!DOCTYPE svg [{entities}]>".encode() + svg(f"<title>&e9;</title>{RECT}")

    assert "entities" in fault(bomb).message


def test_an_entity_that_reads_a_file_is_refused() -> None:
    told = b'<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + svg(f"<title>&e;</title>{RECT}")

    assert "entities" in fault(told).message


def test_a_document_type_that_declares_nothing_is_let_be() -> None:
    from bluf.assets.svg import read_svg

    usual = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'

    assert read_svg(usual + svg(RECT)).shapes


def test_a_style_sheet_outside_is_refused() -> None:
    told = b'<?xml version="1.0"?><?xml-stylesheet href="https://example.org/a.css"?>' + svg(RECT)

    assert "an instruction" in fault(told).message


def test_shapes_that_repeat_one_another_are_counted() -> None:
    repeated = [f"<use href='#u{n}'/>" * 10 for n in range(12)]
    levels = "".join(f'<g id="u{n}">{repeated[n - 1]}</g>' for n in range(1, 12))
    bomb = svg(f'<defs><rect id="u0" width="1" height="1"/>{levels}</defs><use href="#u11"/>')

    assert "repeat one another" in fault(bomb).message


def test_shapes_that_repeat_themselves_are_refused() -> None:
    assert "repeat one another" in fault(svg('<g id="a"><use href="#a"/></g>')).message
    assert "repeat one another" in fault(svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>')).message


def test_gradients_that_refer_to_themselves_are_refused() -> None:
    circle = '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/>'
    inner = f'{circle}<rect width="9" height="9" fill="url(#a)"/>'

    assert "without end" in fault(svg(inner)).message


def test_deep_nesting_is_refused() -> None:
    assert fault(svg("<g>" * 200 + RECT + "</g>" * 200)).hint
    assert fault(svg("<g>" * 5000 + RECT + "</g>" * 5000)).hint


def test_too_many_elements_or_points_are_refused() -> None:
    assert "elements" in fault(svg("<g/>" * (MOST_ELEMENTS + 1))).message
    assert "too much detail" in fault(svg(f'<path d="M0 0{"h1" * 250_000}"/>')).message


@pytest.mark.parametrize(
    "inner",
    [
        f'<path d="{"1 " * 50_000}"/>', f'<path d="M{"," * 50_000}x"/>', f'<rect width="{"9" * 50_000}" height="1"/>',
        f'<path d="M{"9" * 50_000} 1"/>', f'<g transform="{"scale(1)" * 5_000}">{RECT}</g>',
        f'<rect width="9" height="9" fill="rgb({"1," * 50_000})"/>', f"<style>{'a{' * 50_000}</style>",
        f"<style>{'/* x ' * 200_000}</style>", f"<style>{'@charset x;' * 500_000}</style>",
        f'<style>/*{"*" * 50_000}</style><rect width="9" height="9" fill="url({" " * 50_000}x"/>',
        f'<rect width="9" height="9" style="{"-" * 50_000}"/><polyline points="{"1" * 50_001} "/>',
        '<path d="M1e999 1h1"/>',
    ],
)  # fmt: skip
def test_endless_values_are_refused_or_read_in_linear_time(inner: str) -> None:
    from bluf.assets.picture_faults import PictureError
    from bluf.assets.svg import read_svg

    message = ""
    try:
        read_svg(svg(inner + RECT))
    except PictureError as error:
        message = error.message

    assert len(message) < 300


@pytest.mark.parametrize(
    "data",
    [
        b"<html/>", b"<svg", b"<svg></svg>", gzip.compress(svg(RECT)), svg(RECT, 'viewBox="0 0 0 0"'), svg(RECT, ""),
        svg(RECT, 'width="1" height="9999"'), svg(RECT, 'viewBox="0 0 wide high"'), svg(RECT, 'width="-5" height="5"'),
    ],
)  # fmt: skip
def test_what_is_no_svg_or_has_no_size_is_refused(data: bytes) -> None:
    assert fault(data).hint


def test_rules_and_elements_that_multiply_are_refused() -> None:
    rules = "".join(f".c{at}{{fill:red}}" for at in range(1900))
    shapes = "".join(f'<rect class="c{at}" width="9" height="9"/>' for at in range(600))

    assert "too many style rules" in fault(svg(f"<style>{rules}</style>{shapes}")).message


def test_elements_of_one_class_are_held_against_the_rules_once() -> None:
    rules = "".join(f".c{at}{{fill:red}}" for at in range(1900))
    shapes = '<rect id="r" class="c7 other" width="9" height="9"/>' * 600

    assert len(drawing_of(svg(f"<style>{rules}</style>{shapes}"), "SVG").shapes) == 600


def test_an_important_value_holds_over_a_later_rule_and_a_style() -> None:
    rules = "rect{fill:#112233!important}.a{fill:#ff0000}"
    (shape,) = drawing_of(
        svg(f'<style>{rules}</style><rect class="a" style="fill:blue" width="9" height="9"/>'), "SVG"
    ).shapes

    assert isinstance(shape, PathShape)
    assert shape.fill == "#112233"


@pytest.mark.parametrize("name", ["rect", "x:y"])
def test_an_element_of_endless_attributes_is_refused(name: str) -> None:
    many = " ".join(f'a{at}="1"' for at in range(100_000))

    assert "attributes" in fault(svg(f'<g xmlns:x="https://example.org/"><{name} {many}/></g>')).message
