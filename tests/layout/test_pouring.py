"""Columns of one width: which units each has, and in what time that is found."""

from itertools import combinations, pairwise

import hypothesis.strategies as st
from hypothesis import given

from bluf.document import Division, ListBlock
from bluf.layout.pouring import Unit, parted

LINE = 12.0
UNITS = st.lists(
    st.builds(
        Unit,
        st.sampled_from([(Division("Group", ()),), (ListBlock(ordered=False, items=()),)]),
        st.integers(1, 200).map(float),
        st.integers(0, 30).map(float),
    ),
    min_size=1,
    max_size=9,
)


def tallest(units: list[Unit], starts: tuple[int, ...]) -> float:
    """Return the height of the tallest column, with four lines more for one that goes on with a part."""
    has_list = not any(unit.is_headed for unit in units[1:])
    columns = [(units[start], units[start:end]) for start, end in pairwise((*starts, len(units)))]
    return max(
        sum(unit.gap + unit.height for unit in column) - first.gap + (0 if first.is_headed or has_list else 4 * LINE)
        for first, column in columns
    )


@given(UNITS, st.integers(1, 4))
def test_no_other_columns_are_less_tall(units: list[Unit], most: int) -> None:
    count = min(most, len(units))

    starts = parted(units, count, LINE)

    others = ((0, *rest) for rest in combinations(range(1, len(units)), count - 1))
    assert tallest(units, starts) == min(tallest(units, other) for other in others)


def test_columns_of_thousands_of_units_are_level() -> None:
    units = [Unit((Division("Group", ()),), 1.0, 0.0)] * 30_000

    assert parted(units, 3, LINE) == (0, 10_000, 20_000)
