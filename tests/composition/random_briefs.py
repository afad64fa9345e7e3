"""Briefs made at random, each word of which is another: what becomes of a word on a page can be counted."""

import re
from collections.abc import Callable
from typing import Any

import yaml
from hypothesis import strategies as st

from bluf.brief import Brief
from bluf.document import Document, LineBreak, paragraphs
from bluf.pipeline import phases

_WORD = re.compile(r"k[a-z]*\d+x")
_LETTERS = "aeionrst"


def words_of(text: str) -> list[str]:
    """Return the words of a text that are of a brief made here."""
    return _WORD.findall(text)


def printed(document: Document) -> list[str]:
    """Return the words of a document that are of a brief made here, header and footer included."""
    return [
        word
        for paragraph in paragraphs((*document.header, *document.body, *document.footer))
        for word in words_of("".join("\n" if isinstance(run, LineBreak) else run.text for run in paragraph.inlines))
    ]


def read(fields: dict[str, Any]) -> Brief:
    """Return the brief of these fields."""
    return phases.read(yaml.safe_dump(fields, allow_unicode=True).encode(), "random.yaml")


@st.composite
def fields(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the fields of a brief: few or many points, none to twelve actors, quotes by them and by others."""
    count = 0

    def words(least: int, most: int) -> str:
        nonlocal count
        made = []
        for _ in range(draw(st.integers(least, most))):
            count += 1
            made.append(f"k{_LETTERS[: draw(st.integers(0, 8))]}{count}x")
        return " ".join(made)

    def several(make: Callable[[], Any], least: int, most: int) -> list[Any]:
        return [make() for _ in range(draw(st.integers(least, most)))]

    def sometimes(make: Callable[[], Any]) -> Any:
        return make() if draw(st.booleans()) else None

    def without_none(**given: Any) -> dict[str, Any]:
        return {name: value for name, value in given.items() if value not in (None, [])}

    def actor() -> dict[str, Any]:
        return without_none(
            name=words(1, 3),
            role=sometimes(lambda: words(1, 2)),
            organisation=sometimes(lambda: words(1, 3)),
            position=sometimes(lambda: words(1, 9)),
            stance=draw(st.sampled_from([None, "for", "against", "open"])),
        )

    source = draw(st.sampled_from([None, "one"]))
    actors = several(actor, 0, 12)
    names = [str(each["name"]) for each in actors]

    def quote() -> dict[str, Any]:
        speaker = draw(st.sampled_from(["", *names])) or words(1, 3)
        context = sometimes(lambda: words(1, 4))
        return without_none(text=words(3, 20), speaker=speaker, source=source, context=context)

    def step() -> dict[str, Any]:
        return without_none(text=words(2, 9), owner=sometimes(lambda: words(1, 2)), due=sometimes(lambda: words(1, 2)))

    return (
        without_none(
            title=words(1, 12),
            subtitle=sometimes(lambda: words(2, 12)),
            date="2032-05-14",
            template=draw(st.sampled_from(["standard", "standard", "decision"])),
            style=draw(st.sampled_from(["plain", "harbour", "gazette", "ministry"])),
            page=draw(st.sampled_from(["a4", "letter"])),
            to=words(1, 2),
            bottom_line=words(5, 40),
            key_points=several(lambda: without_none(text=words(3, 25), source=source), 1, 9),
            actors=actors,
            quotes=several(quote, 0, 8),
            sections=several(lambda: {"heading": words(1, 5), "text": words(5, 40)}, 0, 3),
            next_steps=several(step, 0, 4),
            sources=[{"id": "one", "title": words(2, 5), "publisher": words(1, 2)}] if source else None,
        )
        | {}
    )


def decided(given: dict[str, Any]) -> dict[str, Any]:
    """Return the fields with those that the template of decisions wants besides."""
    if given["template"] != "decision":
        return given
    options = [{"name": "kb1000x", "for": ["kb1001x kb1002x"], "against": ["kb1003x"]}, {"name": "kb1004x"}]
    return given | {"issue": "kb1005x kb1006x", "recommendation": "kb1007x", "options": options}
