"""Turn a style's ladder, as its file says it, into the steps that `fit` walks.

The file lists shares of the designed spacing, leadings of the text, and narrower margins. The steps run through the
type sizes, half a point apart from the designed one to the floor (WordprocessingML has no finer), then at the floor
through the margins; and at each from the most open to the tightest.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from bluf.document import Insets, ParagraphStyle, Step

_MM = 72 / 25.4
_LARGEST = 24  # half-points: text of 12 pt
_SPACES = (1.0, 1.25, 1.5)  # of the designed spaces, where a short page grows
_LEADINGS = (1.03, 1.06)  # of the designed leading, with the widest spaces


def ladder(
    normal: ParagraphStyle,
    margins: Insets,
    floor: float,
    said: Mapping[tuple[str, ...], tuple[float, ...]],
    fault: Callable[[tuple[str, ...], str, str], None],
) -> tuple[Step, ...]:
    """Return the steps, the designed one first. Every fault is told to `fault`."""
    spacing = said.get(("ladder", "spacing"), ())
    leadings = said.get(("ladder", "leading"), ())
    narrower = said.get(("ladder", "margins"), ())
    for key, numbers, start, what in (
        ("spacing", spacing, 1.0, "the designed spacing, 1"),
        ("leading", leadings, normal.leading, f"the text's leading, {normal.leading:g}"),
        ("margins", narrower, margins.left, f"the page's left margin, {margins.left / _MM:.0f} mm"),
    ):
        if any(after >= before for before, after in pairwise((start, *numbers))):
            fault(
                ("ladder", key),
                f"every step of `{key}` must be below the one before it, the first below {what}",
                "style-ladder",
            )
    if any(leading < 1 for leading in leadings):
        fault(
            ("ladder", "leading"),
            "lines closer than their size would touch: keep `leading` at 1 or more",
            "style-ladder",
        )
    if floor > normal.size:
        fault(("floor",), f"the floor of {floor:g} pt is above the text's size, {normal.size:g} pt", "style-ladder")
    return tuple(_steps(normal, margins, floor, spacing, leadings, narrower))


def growth(normal: ParagraphStyle) -> Iterator[Step]:
    """Yield the steps by which a short page grows: at each size of the text up to 12 pt, from closed to open."""
    opened = [(share, 1.0) for share in _SPACES] + [(_SPACES[-1], leading) for leading in _LEADINGS]
    designed = round(normal.size * 2)
    for half in range(designed, max(designed, _LARGEST) + 1):
        for share, leading in opened:
            said = [f"size {half / 2:g} pt"] if half > designed else []
            said += [f"spacing {share:g}"] if share > 1 else []
            said += [f"leading {normal.leading * leading:.2f}"] if leading > 1 else []
            yield Step(", ".join(said) or "as designed", share, leading, half / 2 / normal.size)


def _steps(
    normal: ParagraphStyle,
    margins: Insets,
    floor: float,
    spacing: tuple[float, ...],
    leadings: tuple[float, ...],
    narrower: tuple[float, ...],
) -> Iterator[Step]:
    tightest = spacing[-1] if spacing else 1.0
    rungs = [("", 1.0, 1.0)]
    rungs += [(f"spacing {share:g}", share, 1.0) for share in spacing]
    rungs += [(f"leading {leading:.2f}", tightest, leading / normal.leading) for leading in leadings]
    half_points = range(round(normal.size * 2), round(floor * 2) - 1, -1)
    sizes = [(f"size {half / 2:g} pt", half / 2 / normal.size, 1.0) for half in half_points]
    sizes[0] = ("", 1.0, 1.0)
    least = sizes[-1][1] if sizes else 1.0
    sizes += [(f"margins {margin / _MM:.3g} mm", least, margin / margins.left) for margin in narrower]
    for size_name, size, margin in sizes:
        for rung_name, share, leading in rungs:
            name = ", ".join(part for part in (size_name, rung_name) if part) or "as designed"
            yield Step(name, share, leading, size, margin)
