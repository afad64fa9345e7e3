"""Briefs with a chart, as text, and the pages that come of them."""

import json
from collections.abc import Iterator
from typing import Any

from bluf.document import Chart
from bluf.layout import Page, PlacedFigure, fit, placed_figures
from bluf.pipeline import phases
from bluf.problems import BriefError, Problem

RISING = {"x": ["Mon", "Tue", "Wed"], "series": {"Stock": [10, 14, 19]}}
LEAST = "title: T\ndate: 2025-11-17\nbottom_line: B\nkey_points: [K]\n"
LAKE: dict[str, Any] = {
    "kind": "line",
    "title": "The water reaches the rim in two days",
    "unit": "metres below the rim",
    "data": {
        "x": ["Thu 2", "Fri", "Sat", "Sun 5", "Mon", "Tue 7"],
        "places": [0, 24, 48, 72, 96, 120],
        "series": {"Level": [41, 30.5, 22, 12, None, None]},
    },
    "marks": [
        {"at": 0, "label": "Rim"},
        {"x": 100, "label": "Pumps must run by then"},
        {"x": "Sun 5", "at": 12, "label": "12 m today"},
        {"x": 100, "at": 0, "label": "28 h"},
    ],
    "band": {"x": [72, 100, 120], "low": [12, 0, 0], "high": [12, 5, 0]},
    "reversed": "true",
    "note": "Gauge at the dam.",
}


def brief_with(chart: dict[str, Any], more: str = "") -> str:
    """Return a brief with a chart, whose fields are in JSON: each on a line of its own from line 8 on."""
    fields = "\n".join(f"      {name}: {json.dumps(value, ensure_ascii=False)}" for name, value in chart.items())
    return f"{LEAST}{more}sections:\n  - heading: H\n    chart:\n{fields}\n"


def chart_of(kind: str = "line", **more: Any) -> dict[str, Any]:
    """Return the fields of a chart with an alternative text."""
    return {"kind": kind, "data": RISING, "alt": "It rises.", **more}


def problems_of(text: str) -> list[Problem]:
    """Return all that is wrong with a brief, warnings too."""
    try:
        return phases.check(phases.read(text.encode(), "brief.yaml"))
    except BriefError as error:
        return list(error.problems)


def page_of(chart: dict[str, Any], more: str = "") -> Page:
    """Return the page of a brief with a chart."""
    return fit(phases.compose(phases.read(brief_with(chart, more).encode(), "brief.yaml")))


def placed(chart: dict[str, Any], more: str = "") -> PlacedFigure:
    """Return the chart of a page."""
    (figure,) = placed_figures(page_of(chart, more).body)
    return figure


def content(figure: PlacedFigure) -> Chart:
    assert isinstance(figure.block.content, Chart)
    return figure.block.content


def words(figure: PlacedFigure) -> list[str]:
    """Return the words that stand in a chart."""
    said = (" ".join(line.text for line in label.lines) for label in figure.labels)
    return [each.replace("\xa0", " ") for each in said]


def boxes(figure: PlacedFigure) -> Iterator[tuple[float, float, float, float, str]]:
    """Yield the boxes of the letters of all lines of a chart's words, from the chart's corner."""
    for label in figure.labels:
        for line in label.lines:
            x, top = line.x - figure.rect.x, line.top - figure.rect.y
            yield x, top + 0.15 * line.height, x + line.width, top + 0.85 * line.height, line.text
