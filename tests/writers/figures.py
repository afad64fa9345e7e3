"""Pictures and drawings to write, and a page that has each."""

from dataclasses import replace
from functools import cache
from io import BytesIO

from PIL import Image

from bluf.document import (
    Division,
    Drawing,
    Figure,
    FigureStyle,
    PathShape,
    RasterImage,
    RasterShape,
    StyleSheet,
)
from bluf.document.drawing import line, rectangle
from bluf.layout import Page
from tests.writers.samples import SHEET, bullets, columns, heading, page, para, table

ILLUSTRATED: StyleSheet = replace(
    SHEET,
    figures={
        "Picture": FigureStyle("Picture", height=70, least_height=40),
        "Right": FigureStyle("Right", width=0.3, align="right"),
    },
)


def raster(kind: str = "png", mode: str = "RGB", size: tuple[int, int] = (60, 30)) -> RasterImage:
    """Return a picture of dots; its left half lets through what is behind it where the mode can."""
    ink: dict[str, int | tuple[int, ...]] = {"L": 90, "RGB": (20, 90, 160), "RGBA": (20, 90, 160, 255)}
    picture = Image.new(mode, size, ink[mode])
    if mode == "RGBA":
        picture.paste((0, 0, 0, 0), (0, 0, size[0] // 2, size[1]))
    file = BytesIO()
    picture.save(file, kind)
    return RasterImage(kind, file.getvalue(), *size)


def photo(kind: str = "png", mode: str = "RGB") -> Drawing:
    return Drawing(60, 30, (RasterShape(raster(kind, mode), 0, 0, 60, 30),))


def emblem() -> Drawing:
    """Return a drawing with everything that a path can have."""
    wave = (("M", 0.0, 20.0), ("C", 20.0, 0.0, 40.0, 40.0, 60.0, 20.0), ("L", 60.0, 30.0), ("L", 0.0, 30.0), ("Z",))
    return Drawing(
        60,
        30,
        (
            PathShape(rectangle(0, 0, 60, 30), fill="#dde6f0"),
            PathShape((*rectangle(4, 4, 16, 8), *rectangle(6, 6, 4, 4)), fill="#23405f", is_even_odd=True),
            PathShape(wave, fill="#0b6477", stroke="#0a3350", stroke_width=1.5, opacity=0.5),
            PathShape(line((2, 28), (58, 3)), stroke="#b3261e", stroke_width=1, dash=(3, 2), cap="round", join="round"),
        ),
    )


def figure(content: Drawing, alt: str | None = "A wave under a flag", style: str = "Picture") -> Figure:
    return Figure(style, content, alt=alt)


@cache
def illustrated() -> Page:
    """Return a page with pictures of each kind: in the text, in columns and in a table, told of and decorative."""
    return page(
        heading("A harbour", "h1"),
        para("Before."),
        figure(emblem()),
        para("After the emblem."),
        columns(
            Division("column", (heading("Left"), figure(photo("jpeg"), "A pier"), para("Under it."))),
            Division(
                "column", (figure(photo("png", "RGBA"), None), para("Decorated."), figure(photo("png", "L"), "Fog"))
            ),
        ),
        table(("A", "B", "C"), ("d", "e", "f")),
        figure(photo("jpeg", "L"), "A quay", "Right"),
        bullets(para("The end.", "List Bullet")),
        sheet=ILLUSTRATED,
    )
