"""An SVG becomes paths with their look; what can't be shown truly is refused by name."""

import base64
import io
from collections.abc import Iterator

import pytest
from PIL import Image

from bluf.assets.path_bounds import Bounds, bounds_of
from bluf.document import Drawing, Figure, Gradient, GroupShape, PathShape, RasterShape
from bluf.document.drawing import Shape, rectangle
from bluf.writers.drawing_svg import shapes as written
from bluf.writers.pdf import write_pdf
from bluf.writers.png import write_png
from tests.assets.pictures import dots, encoded, fault, svg
from tests.writers.figures import ILLUSTRATED
from tests.writers.samples import page, para


def drawn(inner: str, head: str = 'viewBox="0 0 100 50"') -> Drawing:
    from bluf.assets.svg import read_svg

    return read_svg(svg(inner, head))


def paths(shapes: tuple[Shape, ...]) -> Iterator[PathShape]:
    for shape in shapes:
        if isinstance(shape, PathShape):
            yield shape
        elif isinstance(shape, GroupShape):
            yield from paths(shape.shapes)


def only(inner: str, head: str = 'viewBox="0 0 100 50"') -> PathShape:
    (shape,) = paths(drawn(inner, head).shapes)
    return shape


def extent(shape: PathShape) -> tuple[float, ...]:
    found = bounds_of(shape.segments)
    assert found
    return tuple(round(edge, 3) for edge in (found.left, found.top, found.right, found.bottom))


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ('<rect x="10" y="5" width="20" height="30"/>', (10, 5, 30, 35)),
        ('<rect x="10" y="5" width="20" height="30" rx="4"/>', (10, 5, 30, 35)),
        ('<rect x="10%" y="10%" width="50%" height="20%"/>', (10, 5, 60, 15)),
        ('<circle cx="50" cy="25" r="10"/>', (40, 15, 60, 35)),
        ('<ellipse cx="50" cy="25" rx="20" ry="10"/>', (30, 15, 70, 35)),
        ('<polygon points="1,2 30,2 30 20"/>', (1, 2, 30, 20)),
        ('<polyline points="1-2 30 2.5.5 20" transform="translate(0 2)"/>', (0.5, 0, 30, 22)),
        ('<path d="M10 10h20v10H10z"/>', (10, 10, 30, 20)),
        ('<path d="m10 10 20 0 0 10-20 0z"/>', (10, 10, 30, 20)),
        ('<path d="M10 25A15 15 0 1140 25"/>', (10, 10, 40, 25)),
        ('<path d="M10 25a15 15 0 01.0 0a15 15 0 1030 0"/>', (10, 25, 40, 40)),
        ('<path d="M0 25Q25 0 50 25T100 25"/>', (0, 12.5, 100, 37.5)),
        ('<path d="M0 25C0 5 50 5 50 25S100 45 100 25"/>', (0, 10, 100, 40)),
        ('<g transform="translate(10,5) scale(2)"><rect width="5" height="4"/></g>', (10, 5, 20, 13)),
        ('<rect width="10" height="4" transform="rotate(90) translate(5 -20)"/>', (16, 5, 20, 15)),
        ('<rect width="10" height="4" transform="matrix(1 0 0 1 3 4)"/>', (3, 4, 13, 8)),
        ('<defs><rect id="a" width="5" height="5"/></defs><use xlink:href="#a" x="7" y="8"/>', (7, 8, 12, 13)),
        ('<symbol id="s" viewBox="0 0 10 10"><rect width="10" height="10"/></symbol>'
         '<use href="#s" x="10" width="20" height="20"/>', (10, 0, 30, 20)),
        ('<svg x="10" y="10" width="20" height="20" viewBox="0 0 2 2"><rect width="2" height="2"/></svg>',
         (10, 10, 30, 30)),
    ],
)  # fmt: skip
def test_shapes_stand_where_they_are_drawn(inner: str, expected: tuple[float, ...]) -> None:
    assert extent(only(inner)) == pytest.approx(expected, abs=0.02)


@pytest.mark.parametrize(
    ("head", "size", "expected"),
    [
        ('viewBox="0 0 100 50"', (100, 50), (0, 0, 100, 50)),
        ('width="20mm" height="10mm" viewBox="0 0 100 50"', (75.591, 37.795), (0, 0, 75.591, 37.795)),
        ('width="200" viewBox="0 0 100 50"', (200, 100), (0, 0, 200, 100)),
        ('width="100" height="100" viewBox="0 0 100 50"', (100, 100), (0, 25, 100, 75)),
        ('width="100" height="100" viewBox="0 0 100 50" preserveAspectRatio="xMinYMin"', (100, 100), (0, 0, 100, 50)),
        ('width="100" height="100" viewBox="0 0 100 50" preserveAspectRatio="none"', (100, 100), (0, 0, 100, 100)),
        ('width="100%" height="100%" viewBox="10 10 80 40"', (80, 40), (0, 0, 80, 40)),
        ('width="100" height="50"', (100, 50), (0, 0, 100, 50)),
    ],
)
def test_the_viewport_is_the_picture(head: str, size: tuple[float, ...], expected: tuple[float, ...]) -> None:
    made = drawn('<rect width="100" height="50"/>', head)

    assert (made.width, made.height) == pytest.approx(size, abs=0.01)
    assert extent(next(paths(made.shapes))) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize(
    ("look", "color"),
    [
        ('fill="red"', "#ff0000"), ('fill="#0af"', "#00aaff"), ('fill="rgb(10, 20, 30)"', "#0a141e"),
        ('fill="rgb(100%,0%,50%)"', "#ff0080"), ('fill="hsl(120, 100%, 25%)"', "#008000"),
        ('color="#123456" fill="currentColor"', "#123456"), ('style="fill:#010203"', "#010203"),
        ('fill="red" style="fill: blue"', "#0000ff"), ("", "#000000"), ('class="a"', "#00ff00"),
        ('class="a" id="b"', "#0000fe"), ('class="a" style="fill:red!important"', "#ff0000"),
        ('class="a b"', "#aa0000"), ('fill="url(#gone) #0000aa"', "#0000aa"),
    ],
)  # fmt: skip
def test_colours_come_from_attributes_rules_and_styles_in_their_order(look: str, color: str) -> None:
    rules = "<style>/* of a */ .a{fill:lime} rect#b { fill: #0000fe } .a.b, .c {fill:#a00}</style>"

    assert only(f'{rules}<rect width="9" height="9" {look}/>').fill == color


def test_a_look_is_handed_down_and_what_is_hidden_is_gone() -> None:
    inner = (
        '<g fill="red" stroke="blue" stroke-width="2"><rect x="10" y="10" width="9" height="9"/>'
        '<rect width="5" height="5" display="none"/><g visibility="hidden"><rect width="5" height="5"/></g>'
        '<rect width="5" height="5" opacity="0"/></g>'
    )
    fill, stroke = paths(drawn(inner).shapes)

    assert (fill.fill, fill.stroke, stroke.fill, stroke.stroke, stroke.stroke_width) == (
        "#ff0000", None, None, "#0000ff", 2
    )  # fmt: skip


def test_lines_keep_their_ends_joins_and_dashes() -> None:
    line = only(
        '<path d="M10 10h50v20" fill="none" stroke="#000" stroke-width="2" stroke-linecap="round" '
        'stroke-linejoin="bevel" stroke-dasharray="4 2 1" stroke-dashoffset="1" transform="scale(1.5)"/>'
    )

    assert (line.cap, line.join, line.stroke_width) == ("round", "bevel", 3)
    assert line.dash == (6, 3, 1.5, 6, 3, 1.5)
    assert line.dash_start == 1.5


def test_opacity_is_that_of_the_whole_where_shapes_lie_over_each_other() -> None:
    (group,) = drawn('<g opacity=".5"><rect width="9" height="9"/><circle cx="9" cy="9" r="5"/></g>').shapes

    assert isinstance(group, GroupShape)
    assert group.opacity == 0.5
    assert only('<g opacity=".5"><rect width="9" height="9" fill-opacity=".5"/></g>').opacity == 0.25


def test_a_clip_path_is_kept() -> None:
    (group,) = drawn(
        '<clipPath id="c"><circle cx="20" cy="20" r="10"/></clipPath><rect width="60" height="40" clip-path="url(#c)"/>'
    ).shapes

    assert isinstance(group, GroupShape)
    assert group.clip
    assert bounds_of(group.clip) == Bounds(10, 10, 30, 30)


@pytest.mark.parametrize("kind", ["linear", "radial"])
def test_a_gradient_stays_one(kind: str) -> None:
    stops = '<stop offset="0" stop-color="red"/><stop offset="100%" style="stop-color:#00f"/>'
    inner = f'<{kind}Gradient id="g">{stops}</{kind}Gradient><rect x="20" width="40" height="20" fill="url(#g)"/>'
    fill = only(inner).fill

    assert isinstance(fill, Gradient)
    assert fill.is_radial == (kind == "radial")
    assert fill.stops == ((0, "#ff0000"), (1, "#0000ff"))
    assert fill.matrix == (40, 0, 0, 20, 20, 0)


def test_gradients_take_from_one_another() -> None:
    inner = (
        '<linearGradient id="a"><stop stop-color="red"/><stop offset="1" stop-color="lime"/></linearGradient>'
        '<linearGradient id="b" href="#a" gradientUnits="userSpaceOnUse" x1="10" x2="50" y1="0" y2="0"/>'
        '<rect width="60" height="20" fill="url(#b)"/>'
    )
    fill = only(inner).fill

    assert isinstance(fill, Gradient)
    assert (fill.start, fill.end) == ((10, 0, 0), (50, 0, 0))


def test_a_picture_inside_is_made_safe() -> None:
    data = base64.b64encode(encoded(dots(size=(40, 20)), "JPEG", comment=b"a secret")).decode()
    (shape,) = drawn(f'<image width="80" height="40" x="5" href="data:image/jpeg;base64,{data}"/>').shapes

    assert isinstance(shape, RasterShape)
    assert (shape.x, shape.y, shape.width, shape.height) == (5, 0, 80, 40)
    assert b"secret" not in shape.image.data


def test_what_lies_outside_is_not_in_the_drawing() -> None:
    inner = (
        '<rect x="200" width="50" height="50"/><path d="M-50 10h250" stroke="red" stroke-width="2" fill="none"/>'
        '<rect x="80" y="20" width="400" height="10"/>'
    )
    made = drawn(inner)
    everything = list(paths(made.shapes))

    assert len(everything) == 2
    for shape in everything:
        found = bounds_of(shape.segments)
        assert found
        assert Bounds(-12, 0, 112, 50).holds(found)


def test_a_dashed_line_that_is_cut_goes_on_with_its_dashes() -> None:
    made = next(paths(drawn('<path d="M-50 10H90" stroke="red" stroke-dasharray="7 3"/>').shapes))

    first = made.segments[0]
    assert first[0] == "M"
    start = bounds_of((first,))
    assert start
    assert (start.left + 50) % 10 == pytest.approx(made.dash_start % 10)


REFUSED = {
    "text": "<text>Hello</text>",
    "a mask": '<mask id="m"/><rect width="9" height="9" mask="url(#m)"/>',
    "a filter": '<filter id="f"/><g filter="url(#f)"><rect width="9" height="9"/></g>',
    "a pattern": '<pattern id="p"/><rect width="9" height="9" fill="url(#p)"/>',
    "markers": '<marker id="m"/><path d="M0 0h9" stroke="#000" marker-end="url(#m)"/>',
    "goes over into transparency": '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-opacity="0"/>'
    '</linearGradient><rect width="9" height="9" fill="url(#g)"/>',
    "repeats": '<linearGradient id="g" spreadMethod="reflect"><stop stop-color="red"/><stop offset="1"/>'
    '</linearGradient><rect width="9" height="9" fill="url(#g)"/>',
    "stretched": '<path d="M0 0h9" stroke="#000" transform="scale(3 1)"/>',
    "mixed": '<rect width="9" height="9" style="mix-blend-mode:multiply"/>',
    "some devices": '<switch><rect width="9" height="9"/></switch>',
    "a style rule": '<style>g > rect { fill: red }</style><rect width="9" height="9"/>',
    "`@media`": '<style>@media print { rect { fill: red } }</style><rect width="9" height="9"/>',
    "`transform` in a style": '<rect width="9" height="9" style="transform:scale(2)"/>',
    "turned, mirrored or skewed": '<image width="9" height="9" transform="rotate(30)" href="data:image/png;base64,'
    + base64.b64encode(encoded(dots(), "PNG")).decode() + '"/>',
    "that can't be read": '<path d="M0 0 L wrong"/>',
    "a colour": '<rect width="9" height="9" fill="chartreux"/>',
    "a length": '<rect width="9em" height="9"/>',
    "shows nothing": '<rect x="300" width="9" height="9"/>',
    "`<flowPara>`": "<flowPara/>",
}  # fmt: skip


@pytest.mark.parametrize("said", REFUSED)
def test_what_can_t_be_shown_truly_is_refused_by_name(said: str) -> None:
    told = fault(svg(REFUSED[said]))

    assert said in told.message
    assert told.hint


def test_what_is_there_and_not_used_is_passed_by() -> None:
    unused = '<defs><filter id="f"/><mask id="m"><text>x</text></mask><pattern id="p"/></defs><metadata>m</metadata>'
    made = drawn(f'{unused}<title>t</title><desc>d</desc><rect width="9" height="9"/>')

    assert len(made.shapes) == 1


def pixels(made: Drawing) -> tuple[Image.Image, Image.Image]:
    """Return a drawing as the PDF paints it, and what it is written as in SVG read and painted again."""
    from bluf.assets.svg import read_svg
    from bluf.layout import alone, placed_figures

    again = read_svg(svg("".join(written(made.shapes)), f'viewBox="0 0 {made.width} {made.height}"'))
    found = []
    for each in (made, again):
        whole = page(para("a"), Figure("Picture", each, alt="a"), sheet=ILLUSTRATED)
        (figure,) = placed_figures(whole.body)
        found.append(Image.open(io.BytesIO(write_png(write_pdf(alone(figure, whole)), dpi=144))).convert("RGB"))
    return found[0], found[1]


def test_both_files_are_painted_alike() -> None:
    made = drawn(
        '<linearGradient id="g" x2="0" y2="1"><stop stop-color="#0b6477"/><stop offset="1" stop-color="#dde6f0"/>'
        '</linearGradient><clipPath id="c"><circle cx="25" cy="25" r="20"/></clipPath>'
        '<rect width="50" height="50" fill="url(#g)" clip-path="url(#c)"/>'
        '<g opacity=".5"><circle cx="60" cy="25" r="15" fill="red"/><circle cx="75" cy="25" r="15" fill="blue"/></g>'
        '<path d="M50 45h45" stroke="#000" stroke-width="3" stroke-dasharray="8 4" stroke-linecap="round"/>'
    )
    pdf, again = pixels(made)

    assert pdf.size == again.size
    assert pdf.tobytes() == again.tobytes()
    scale = pdf.width / made.width
    colors = [
        pdf.getpixel((round(x * scale), round(y * scale))) for x, y in ((2, 2), (25, 8), (25, 42), (67, 25), (50, 25))
    ]
    assert colors[0] == (255, 255, 255)  # beyond the clip
    assert colors[1] != colors[2]  # along the gradient
    assert colors[3] == (127, 127, 255) or colors[3] == (128, 128, 255)  # the blue hides the red within the group
    assert colors[4] in ((255, 127, 127), (255, 128, 128))


def test_a_rectangle_is_a_path_of_four_lines() -> None:
    assert only('<rect width="9" height="9"/>').segments == rectangle(0, 0, 9, 9)
