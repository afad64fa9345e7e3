"""Measure the check of figures and names on a corpus of key points: precision and recall, with every miss.

Run it as a module from the checkout's folder: python -m tests.evidence.measure_points
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bluf.evidence.facts import Known, Missing, known, missing
from bluf.sources import read_source

HERE = Path(__file__).parent
CORPORA = {  # what docs/quotes.md calls each
    "points.jsonl": "written with the rules",
    "points_held_out.jsonl": "held out",
    "points_later.jsonl": "held out later",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What was found in a corpus: warnings on planted errors, on sound words, and planted errors without one."""

    points: int
    planted: int
    found: int
    false_alarms: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def precision(self) -> float:
        """The share of warnings that are right."""
        return self.found / (self.found + len(self.false_alarms) or 1)

    @property
    def recall(self) -> float:
        """The share of planted errors that are found."""
        return self.found / (self.planted or 1)


def measure(corpus: str) -> Measured:
    """Check every point of a corpus against its article."""
    points = [json.loads(line) for line in (HERE / corpus).read_text(encoding="utf-8").splitlines()]
    found = 0
    false_alarms: list[str] = []
    missed: list[str] = []
    for point in points:
        warnings = missing(point["text"], [_article(point["source"])])
        text = point["text"]
        for word in point["planted"]:
            if any(_overlaps(warning, text, word) for warning in warnings):
                found += 1
            else:
                missed.append(f"{word!r} in {text!r}")
        false_alarms += [
            f"{warning.text!r} in {text!r}"
            for warning in warnings
            if not any(_overlaps(warning, text, word) for word in point["planted"])
        ]
    planted = sum(len(point["planted"]) for point in points)
    return Measured(len(points), planted, found, tuple(false_alarms), tuple(missed))


def _overlaps(warning: Missing, text: str, word: str) -> bool:
    start = text.index(word)
    return warning.start < start + len(word) and start < warning.start + len(warning.text)


@cache
def _article(name: str) -> Known:
    return known(read_source(HERE / "articles" / name).text)


def report(name: str, measured: Measured) -> str:
    """Return one row of the table in docs/quotes.md."""
    return (
        f"| {name} | {measured.points} | {measured.planted} | {measured.found} | {len(measured.false_alarms)} "
        f"| {measured.precision:.0%} | {measured.recall:.0%} |"
    )


if __name__ == "__main__":
    for corpus, name in CORPORA.items():
        result = measure(corpus)
        print(report(name, result))  # noqa: T201
        for line in (
            *(f"false alarm: {each}" for each in result.false_alarms),
            *(f"missed: {m}" for m in result.missed),
        ):
            print("   ", line)  # noqa: T201
