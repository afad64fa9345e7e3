"""The axis of a chart starts and ends where its values ask for it, and tells round values."""

import pytest

from bluf.template.chart_scale import value_scale


def test_bars_start_at_zero_however_far_away_it_is() -> None:
    scale = value_scale([9_100, 9_400], from_zero=True)

    assert (scale.least, scale.ticks[0], scale.is_broken) == (0, 0, False)
    assert scale.most >= 9_400


def test_lines_that_would_be_flat_start_at_the_round_value_below_them() -> None:
    scale = value_scale([402, 470], from_zero=False)

    assert (scale.least, scale.is_broken) == (400, True)
    assert scale.ticks[0] == 400


def test_lines_that_reach_down_start_at_zero() -> None:
    scale = value_scale([33, 9, 20], from_zero=False)

    assert (scale.least, scale.ticks, scale.is_broken) == (0, (0, 10, 20, 30), False)
    assert scale.most > 33


def test_values_below_zero_have_an_axis_through_it() -> None:
    scale = value_scale([-4, 15], from_zero=False)

    assert scale.least <= -4
    assert 0 in scale.ticks
    assert not scale.is_broken


def test_all_values_below_zero_end_at_it() -> None:
    scale = value_scale([-40, -3], from_zero=True)

    assert (scale.most, scale.ticks[-1]) == (0, 0)


def test_an_axis_starts_where_it_is_told_to_and_tells_so() -> None:
    scale = value_scale([33, 40], from_zero=False, start=25)

    assert (scale.least, scale.ticks[0], scale.is_broken) == (25, 25, True)


@pytest.mark.parametrize("values", [[5], [0], [-3], [0.000_2, 0.000_3], [1e15, -1e15], [1e15, 1e15 - 1]])
def test_any_values_have_an_axis_that_holds_them(values: list[float]) -> None:
    scale = value_scale(values, from_zero=False)

    assert scale.least <= min(values) <= max(values) <= scale.most
    assert scale.least < scale.most
    assert 1 <= len(scale.ticks) <= 12
    assert all(scale.least <= tick <= scale.most for tick in scale.ticks)


def test_round_values_have_as_many_decimals_as_tell_them_apart() -> None:
    assert value_scale([0.1, 1.4], from_zero=True).decimals == 1
    assert value_scale([10, 40], from_zero=True).decimals == 0
