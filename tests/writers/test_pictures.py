"""Pictures of every kind, as they are read, in files that keep to their standards."""

import io
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from bluf.assets.pictures import drawing_of, kind_of
from bluf.document import Drawing
from bluf.inspection import inspect
from bluf.layout import Page, placed_figures
from bluf.writers.docx import write_docx
from bluf.writers.pdf import write_pdf
from tests.assets.pictures import dots, encoded, svg
from tests.writers.figures import ILLUSTRATED, figure
from tests.writers.samples import heading, page, para
from tests.writers.verapdf import verapdf

SIZE = (240, 120)
FANCY = svg(
    '<linearGradient id="g"><stop stop-color="#0b6477"/><stop offset="1" stop-color="#dde6f0"/></linearGradient>'
    '<radialGradient id="r"><stop stop-color="#fff"/><stop offset=".5" stop-color="#8a6d1d"/><stop offset="1"/>'
    '</radialGradient><clipPath id="c"><circle cx="25" cy="25" r="20"/></clipPath>'
    '<rect width="50" height="50" fill="url(#g)" clip-path="url(#c)"/>'
    '<rect x="60" width="30" height="20" fill="url(#r)"/>'
    '<g opacity=".5"><circle cx="60" cy="35" r="10" fill="red"/><circle cx="70" cy="35" r="10" fill="blue"/></g>'
)


@cache
def kinds() -> dict[str, Drawing]:
    camera = Image.Exif()
    camera[0x010F], camera[0x0112] = "Acme Camera", 6
    files = {
        "RGB": encoded(dots(size=SIZE), "PNG"), "grey": encoded(dots("L", SIZE), "PNG"),
        "two colours": encoded(dots("1", SIZE), "PNG"), "transparency": encoded(dots("RGBA", SIZE), "PNG"),
        "palette": encoded(dots(size=SIZE).quantize(8), "PNG", transparency=1),
        "JPEG": encoded(dots(size=SIZE), "JPEG", exif=camera, comment=b"a secret"),
        "grey JPEG": encoded(dots("L", SIZE), "JPEG"), "CMYK JPEG": encoded(dots("CMYK", SIZE), "JPEG"),
        "progressive JPEG": encoded(dots(size=SIZE), "JPEG", progressive=True), "SVG": FANCY,
    }  # fmt: skip
    return {name: drawing_of(data, kind_of(data)) for name, data in files.items()}


def alone(name: str) -> Page:
    return page(
        heading("A harbour", "h1"), para("above"), figure(kinds()[name], "A picture in two colours"), sheet=ILLUSTRATED
    )


@pytest.mark.engines
@pytest.mark.xdist_group("verapdf")
def test_each_kind_conforms_to_both_standards_alone_and_with_the_others(tmp_path: Path) -> None:
    paths = []
    for at, name in enumerate(kinds()):
        paths.append(tmp_path / f"{at}.pdf")
        paths[-1].write_bytes(write_pdf(alone(name)))
    every = page(*(figure(each, "A picture") for each in kinds().values()), sheet=ILLUSTRATED)
    paths.append(tmp_path / "all.pdf")
    paths[-1].write_bytes(write_pdf(every))
    verdicts = verapdf(tmp_path / "classes").validate(paths)

    assert {path.name: verdicts[path].failures for path in paths} == dict.fromkeys([path.name for path in paths], ())


@pytest.mark.parametrize("name", kinds())
def test_nothing_but_the_picture_is_in_either_file(name: str, tmp_path: Path) -> None:
    made = alone(name)
    for path, data in ((tmp_path / "a.pdf", write_pdf(made)), (tmp_path / "a.docx", write_docx(made))):
        path.write_bytes(data)
        report = inspect(path)
        assert [finding.what for finding in report.findings if finding.kind.startswith("picture")] == []
        assert b"secret" not in data
        assert report.ok, [finding.what for finding in report.findings]


@pytest.mark.parametrize("name", [name for name in kinds() if name != "SVG"])
def test_each_kind_is_painted_in_its_own_colours(name: str) -> None:
    made = alone(name)
    (placed,) = placed_figures(made.body)
    whole = pypdfium2.PdfDocument(write_pdf(made))[0].render(scale=2).to_pil().convert("RGB")
    picture = kinds()[name].picture
    assert picture
    read = Image.open(io.BytesIO(picture.image.data)).convert("RGBA")
    ground = Image.new("RGBA", read.size, "white")
    ground.alpha_composite(read)
    for share in (0.2, 0.8):
        at = (placed.rect.x + placed.rect.width * share) * 2, (placed.rect.y + placed.rect.height * 0.4) * 2
        wanted = ground.convert("RGB").getpixel((round(read.width * share), round(read.height * 0.4)))
        found = whole.getpixel((round(at[0]), round(at[1])))
        assert isinstance(wanted, tuple)
        assert isinstance(found, tuple)
        assert max(abs(one - other) for one, other in zip(wanted, found, strict=True)) <= 4, (name, share)
