"""Turn the pictures and charts of a brief into figures: what is drawn, its words, and what stands for it."""

from collections.abc import Sequence

from bluf.brief import Brief
from bluf.brief.figure_parts import ChartFields
from bluf.brief.given_fields import path_of
from bluf.document import Figure, StyleSheet
from bluf.problems import BriefError, Problem
from bluf.template.page_values import DrawnPart

CHART, PICTURE = "Chart", "Picture"  # the figure styles of what is in no `figure` that names one


def figures_of(parts: Sequence[DrawnPart], brief: Brief, sheet: StyleSheet) -> tuple[Figure, ...]:
    """Return the figures of a brief, in order. Raises BriefError for those that can't be shown."""
    if not parts:
        return ()
    problems: list[Problem] = []
    made = []
    for part in parts:
        try:
            made.append(_figure(part, brief, sheet))
        except BriefError as error:
            problems.extend(error.problems)
    if problems:
        raise BriefError(problems)
    return tuple(made)


def _figure(part: DrawnPart, brief: Brief, sheet: StyleSheet) -> Figure:
    alt = None if part.decorative else str(part.alt or "")
    if isinstance(part, ChartFields):
        from bluf.template.chart_figures import chart_of  # imported for a brief that has one

        chart, labels = chart_of(part, sheet, str(brief.lang))
        return Figure(CHART, chart, labels, alt, path_of(part))
    from bluf.template.picture_figures import picture_of  # imported for a brief that has one

    return Figure(PICTURE, picture_of(part, brief), (), alt, path_of(part))
