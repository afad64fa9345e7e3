"""A DOCX that is edited stays a page: only what is too much goes over, nothing is clipped, no line lies on another."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from unicodedata import combining

import pytest
from docx import Document

import bluf
from bluf.fonts.font_family import BUILT_IN
from bluf.layout import Page, fragments
from tests.parity.corpus import page, samples
from tests.parity.drawn import DrawnPage, Ink, drawn_pages
from tests.parity.edits import EDITS, PICTURE, RED, edited, paragraphs
from tests.parity.engines import ONLYOFFICE, Engine
from tests.parity.fonts import word_families
from tests.parity.scripts import letters

pytestmark = [pytest.mark.engines, pytest.mark.xdist_group("parity")]

UNEDITED = "unedited"
# Samples with a list of points, of several scripts: what is edited in each takes an engine some seconds.
EDITED = ("indo-pacific-nato", "one-page-format", "orrin-landslide", "reservoir-ar", "night-buses-hi")
FEW = ("bullet", "picture")  # the edits that ONLYOFFICE is asked about, which takes its time
KEPT = 0.8  # the share of its letters that the first page keeps at least
BLANK, OVER = 0.12, 0.3  # shares of the frame's height: blank at the foot of the first page, filled on the second
LIFTED = 4.0  # points between baselines of one line: its numbers of notes are raised
TOUCHING = 0.8  # points by which boxes of ink may reach into each other: of letters with tails and accents, they do
# Whose points are set in a face that is taller than its lines, which therefore are exact: a picture in one is cut.
TALL = frozenset({"reservoir-ar", "night-buses-hi"})


@dataclass(frozen=True, slots=True)
class Edited:
    """A sample's DOCX after an edit, and what an engine draws of it."""

    sample: str
    edit: str
    page: Page
    docx: bytes
    drawn: list[DrawnPage]

    @property
    def name(self) -> str:
        return f"{self.sample}, {self.edit}"

    def body(self, number: int) -> list[Ink]:
        """Return the letters of a page's body, from 0."""
        frame = self.page.frame
        return [ink for ink in self.drawn[number].inks if frame.y <= ink.baseline <= frame.bottom]


@pytest.fixture(scope="module")
def found(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> list[Edited]:
    folder = tmp_path_factory.mktemp(engine.name)
    shapes = (False,) if engine is ONLYOFFICE else (False, True)  # what it draws of shaped text can't be read back
    pages = {path.stem: page(path) for shaped in shapes for path in samples(shaped=shaped) if path.stem in EDITED}
    files: dict[tuple[str, str], bytes] = {}
    for name, made in pages.items():
        files[name, UNEDITED] = docx = bluf.write_docx(made)
        files |= {(name, edit): edited(docx, EDITS[edit]) for edit in (FEW if engine is ONLYOFFICE else EDITS)}
    paths = {key: folder / f"{'-'.join(key)}.docx" for key in files}
    for key, path in paths.items():
        path.write_bytes(files[key])
    faces = dict.fromkeys(part.face for made in pages.values() for part in fragments(made))
    fonts = word_families(folder / "fonts", [face for face in faces if face.family not in BUILT_IN])
    drawn = folder / "drawn"
    drawn.mkdir()
    engine.render(list(paths.values()), drawn, fonts)
    return [
        Edited(*key, pages[key[0]], files[key], drawn_pages(drawn / f"{path.stem}.pdf", RED))
        for key, path in paths.items()
    ]


@pytest.fixture
def before(found: list[Edited]) -> Mapping[str, Edited]:
    return {each.sample: each for each in found if each.edit == UNEDITED}


@pytest.fixture
def after(found: list[Edited]) -> list[Edited]:
    return [each for each in found if each.edit != UNEDITED]


def test_a_sample_is_one_page_and_most_edits_are_too_much_for_it(found: list[Edited]) -> None:
    assert {each.sample for each in found if each.edit == UNEDITED and len(each.drawn) != 1} == set()
    assert len({each.sample for each in found if len(each.drawn) > 1}) >= 2


def test_the_first_page_begins_as_before_and_keeps_nearly_all(
    after: list[Edited], before: Mapping[str, Edited]
) -> None:
    for each in after:
        was, now = before[each.sample].body(0), each.body(0)
        assert len(each.drawn) <= 2, each.name
        assert [(ink.text, round(ink.baseline)) for ink in now[:20]] == [
            (ink.text, round(ink.baseline)) for ink in was[:20]
        ], each.name
        assert len(now) > KEPT * len(was), each.name


def test_only_what_is_too_much_goes_over(after: list[Edited]) -> None:
    for each in after:
        if len(each.drawn) > 1:
            frame = each.page.frame
            lowest, over = (max(ink.baseline for ink in each.body(number)) for number in (0, 1))
            assert frame.bottom - lowest < BLANK * frame.height, each.name
            assert over - frame.y < OVER * frame.height, each.name


def test_every_word_is_drawn(after: list[Edited]) -> None:
    for each in after:
        typed = Counter(letters("".join(one.text for one in paragraphs(Document(BytesIO(each.docx))))))
        drawn = Counter(letters("".join(one.text for one in each.drawn)))
        assert typed - drawn == Counter(), each.name


def test_everything_stands_on_the_paper(after: list[Edited]) -> None:
    for each in after:
        for drawn in each.drawn:
            outside = [
                ink for ink in drawn.inks if ink.left < 0 or ink.right > drawn.width or ink.bottom > drawn.height
            ]
            assert outside == [], each.name


def test_no_line_lies_on_another_that_did_not_before(after: list[Edited], before: Mapping[str, Edited]) -> None:
    for each in after:
        assert _touching(each) - _touching(before[each.sample]) == Counter(), each.name


def _touching(edited: Edited) -> Counter[tuple[str, str]]:
    """Return the letters of two lines that are in one place, as tails and hamzas are in the tightest Arabic."""
    return Counter((one.text, other.text) for drawn in edited.drawn for one, other in _overlapping(drawn.inks))


def _overlapping(inks: tuple[Ink, ...]) -> Iterator[tuple[Ink, Ink]]:
    """Yield letters of two lines whose ink is in one place; vowel marks reach up to the line above as on the page."""
    ordered = sorted((ink for ink in inks if not combining(ink.text)), key=lambda ink: ink.top)
    for index, one in enumerate(ordered):
        for other in ordered[index + 1 :]:
            if other.top > one.bottom - TOUCHING:
                break
            aside = min(one.right, other.right) - max(one.left, other.left)
            if aside > TOUCHING and abs(one.baseline - other.baseline) > LIFTED:
                yield one, other


def test_a_picture_that_is_pasted_is_whole(after: list[Edited]) -> None:
    pasted = [each for each in after if each.edit.startswith("picture")]
    clipped = {
        (each.sample, each.edit)
        for each in pasted
        if sum(one.colored for one in each.drawn) < 0.985 * PICTURE[0] * PICTURE[1]
    }

    assert clipped <= {(name, "picture") for name in TALL}
    assert len(pasted) > len(clipped)
