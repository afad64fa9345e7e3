"""Copies of a brief are one page in every engine, alike but for the lines that say whose they are; and conform."""

from pathlib import Path

import pytest

from bluf.fonts.font_family import BUILT_IN
from bluf.ground.workspace import Workspace
from bluf.layout import Page, fragments
from tests.deliver.sample_copies import NAMES, copies_of
from tests.parity.engines import ONLYOFFICE, Engine
from tests.parity.lines import Character, Rendering
from tests.parity.rendering import renderings
from tests.parity.scripts import compare
from tests.writers.verapdf import verapdf

SAMPLES = ("indo-pacific-nato", "orrin-landslide", "quay-inspections", "reservoir-ar")
NEAR = 0.5  # points


@pytest.fixture(scope="module")
def drawn(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Page, Rendering]]:
    """Return what an engine draws of the copies, the copies of each sample one after the other."""
    pages: dict[str, Page] = {}
    for name in SAMPLES:
        plan, copies = copies_of(name)
        pages |= {f"{name}-{copy.number}": copies.page(copy, "docx") for copy in plan.copies}
    faces = dict.fromkeys(part.face for made in pages.values() for part in fragments(made))
    others = [face for face in faces if face.family not in BUILT_IN]
    found = renderings(pages, [engine], tmp_path_factory.mktemp("copies"), others)
    return [(name, made, rendering) for name, _, made, rendering in found]


def can_be_read(name: str, engine: Engine) -> bool:
    """Whether the letters of a sample can be read back of what an engine draws: not Arabic ones of ONLYOFFICE."""
    return engine is not ONLYOFFICE or not name.startswith("reservoir")


def lines_above(foot: float, drawn: Rendering) -> list[tuple[float, str]]:
    """Return the lines that an engine drew above a height: each with its baseline, its letters in any order."""
    lines: list[list[Character]] = []
    for each in sorted((each for each in drawn.characters if each.y < foot), key=lambda each: each.y):
        if not lines or each.y - lines[-1][0].y > NEAR:
            lines.append([])
        lines[-1].append(each)
    return [(line[0].y, "".join(sorted(each.text for each in line))) for line in lines]


@pytest.mark.engines
@pytest.mark.xdist_group("parity")
def test_a_docx_of_a_copy_is_one_page_and_stands_as_the_first(
    engine: Engine, drawn: list[tuple[str, Page, Rendering]]
) -> None:
    assert len(drawn) == len(NAMES) * len(SAMPLES)
    first: dict[str, list[tuple[float, str]]] = {}
    for name, made, rendering in drawn:
        assert rendering.pages == 1, name
        lines = lines_above(made.footer[0].rect.y, rendering)
        wanted = first.setdefault(name.rpartition("-")[0], lines)
        assert len(lines) > 20, name
        if can_be_read(name, engine):
            assert [text for _, text in lines] == [text for _, text in wanted], name
        assert [y for y, _ in lines] == pytest.approx([y for y, _ in wanted], abs=NEAR), name


@pytest.mark.engines
@pytest.mark.xdist_group("parity")
def test_a_docx_of_a_copy_breaks_its_lines_where_the_page_does(
    engine: Engine, drawn: list[tuple[str, Page, Rendering]]
) -> None:
    for name, made, rendering in drawn:
        if not can_be_read(name, engine) or (engine is ONLYOFFICE and not name.endswith(("-1", "-2"))):
            continue
        result = compare(name, engine.name, made, rendering)
        assert result.pure.share >= 0.97, (name, result.pure.differences)
        assert result.mixed.share >= 0.9, (name, result.mixed.differences)


@pytest.mark.engines
@pytest.mark.xdist_group("verapdf")
def test_pdfs_of_copies_conform_to_both_standards(tmp_path: Path) -> None:
    files = []
    for name in SAMPLES:
        plan, copies = copies_of(name)
        for copy in plan.copies:
            files.append(tmp_path / f"{name}-{copy.number}.pdf")
            files[-1].write_bytes(copies.content(copy, "pdf", Workspace.here()))
    verdicts = verapdf(tmp_path / "classes").validate(files)
    assert len(verdicts) == len(files)
    assert {path.name: verdict.failures for path, verdict in verdicts.items() if verdict.failures} == {}
