"""Compare lines of other scripts in the two formats: `python -m tests.parity.scripts [BRIEF…]`.

In these scripts one glyph may stand for several letters, and a line is drawn in another order than it is read. So lines
are compared by their letters, whatever their order: a line is equal if, at its height and within its paragraph's
measure, the rendering has just the same letters and digits. Marks count as little as signs and spaces.
"""

import sys
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bluf.fonts.font_family import BUILT_IN
from bluf.layout import Page, PlacedParagraph, fragments, placed_paragraphs
from tests.parity.corpus import page
from tests.parity.engines import ENGINES, Engine
from tests.parity.lines import Character, Rendering
from tests.parity.rendering import renderings

SCRIPTS = Path(__file__).with_name("corpus_of_scripts")
SHAPED = ("ar", "fa", "ur", "he", "hi")
_NEAR = 2.5  # lines: how far up or down a line may have drifted, where one above it differs
_ASIDE = 3.0  # points: how far beside its measure a line may begin


def briefs(lang: str) -> list[Path]:
    """Return the paths of the briefs in a language."""
    return sorted(SCRIPTS.glob(f"{lang}-?-*.yaml"))


@dataclass(slots=True)
class Count:
    """Lines of paragraphs, those that are equal, and for the others what the page has and the rendering nearby."""

    lines: int = 0
    equal: int = 0
    differences: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def add(self, other: "Count") -> None:
        """Count the lines of another, too."""
        self.lines += other.lines
        self.equal += other.equal
        self.differences += other.differences

    @property
    def share(self) -> float:
        """The share of equal lines."""
        return self.equal / self.lines if self.lines else 1.0


@dataclass(frozen=True, slots=True)
class Result:
    """How a brief fares in an engine: its pages, and the lines of paragraphs in one script and in several."""

    brief: str
    lang: str
    engine: str
    pages: int
    pure: Count
    mixed: Count


def run(paths: Sequence[Path], engines: Sequence[Engine], folder: Path) -> list[Result]:
    """Return a result for every brief and engine. `folder` is left with the DOCX files and their renderings."""
    pages = {path.stem: page(path) for path in paths}
    faces = dict.fromkeys(part.face for made in pages.values() for part in fragments(made))
    others = [face for face in faces if face.family not in BUILT_IN]
    return [
        compare(name, engine, made, rendering)
        for name, engine, made, rendering in renderings(pages, engines, folder, others)
    ]


def compare(brief: str, engine: str, made: Page, rendering: Rendering) -> Result:
    """Compare every line of a page with its rendering."""
    counts = {False: Count(), True: Count()}
    drawn = _by_baseline(rendering)
    for paragraph in placed_paragraphs((*made.header, *made.body, *made.footer)):
        count = counts[_is_mixed(paragraph)]
        number = "".join(part.text for part in paragraph.label)
        for line in paragraph.lines:
            wanted = {letters(line.text), letters(number + line.text)}  # a list's number may hang into its measure
            if not letters(line.text):
                continue
            number = ""
            near = tuple(_near(paragraph, line.baseline, drawn))
            count.lines += 1
            if any(letters(text) in wanted for text in near):
                count.equal += 1
            else:
                count.differences.append((line.text, near))
    return Result(brief, made.document.properties.lang, engine, rendering.pages, counts[False], counts[True])


def letters(text: str) -> str:
    """Return the letters and digits of a text, sorted."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(sorted(char for char in plain if char.isalnum()))


def _by_baseline(rendering: Rendering) -> dict[float, list[Character]]:
    drawn: dict[float, list[Character]] = defaultdict(list)
    for character in rendering.characters:
        drawn[round(character.y, 1)].append(character)
    return drawn


def _near(paragraph: PlacedParagraph, baseline: float, drawn: dict[float, list[Character]]) -> Iterator[str]:
    """Yield what is drawn at about a baseline within a paragraph's measure, for each baseline as a middle."""
    reach = _NEAR * paragraph.style.line_height
    left, right = paragraph.rect.x - _ASIDE, paragraph.rect.right + _ASIDE
    heights = [y for y in sorted(drawn) if abs(y - baseline) <= reach]
    for middle in heights:
        # Raised numbers and marks have baselines of their own.
        together = [y for y in drawn if abs(y - middle) <= 0.45 * paragraph.style.line_height]
        yield "".join(char.text for y in together for char in drawn[y] if left <= char.x <= right)


def _is_mixed(paragraph: PlacedParagraph) -> bool:
    """Whether a paragraph has words of several scripts, or figures among its words."""
    text = "".join(line.text for line in paragraph.lines)
    kinds = {_kind(char) for char in text if char.isalnum()}
    return len(kinds) > 1


def _kind(char: str) -> str:
    return "digit" if char.isdigit() else unicodedata.name(char, "").split(" ")[0]


def together(results: Sequence[Result]) -> dict[tuple[str, str], tuple[Count, Count, set[int]]]:
    """Return the counts by language and engine: of paragraphs in one script, in several, and the numbers of pages."""
    found: dict[tuple[str, str], tuple[Count, Count, set[int]]] = {}
    for result in results:
        lang = result.lang
        pure, mixed, pages = found.setdefault((lang, result.engine), (Count(), Count(), set()))
        pure.add(result.pure)
        mixed.add(result.mixed)
        pages.add(result.pages)
    return found


def table(results: Sequence[Result]) -> str:
    """Return the counts as a table, and the lines that differ, ours above what is drawn nearby."""
    rows = [f"{'':4} {'engine':12} {'one script':>16} {'several':>16} pages"]
    for (lang, engine), (pure, mixed, pages) in together(results).items():
        counted = " ".join(f"{each.equal:4}/{each.lines:4} {each.share:7.1%}" for each in (pure, mixed))
        rows.append(f"{lang:4} {engine:12} {counted} {sorted(pages)}")
    for result in results:
        for count in (result.pure, result.mixed):
            for text, near in count.differences:
                rows += [f"{result.brief} in {result.engine}: {text}", *(f"    {each}" for each in near)]
    return "\n".join(rows)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made_in:
        named = [Path(name) for name in sys.argv[1:]] or sorted(SCRIPTS.glob("*.yaml"))
        able = [each for each in ENGINES if each.missing() is None]
        sys.stdout.write(f"{table(run(named, able, Path(made_in)))}\n")
