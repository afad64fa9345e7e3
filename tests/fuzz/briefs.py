"""Make briefs: some as the model has them, filled with what people type, some with anything anywhere, some mutated."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from tests.conftest import PROJECT
from tests.fuzz.drawing import Drawing
from tests.fuzz.yaml_text import yaml_of

TOKENS = (
    b": ",
    b"- ",
    b"\n",
    b"\n  ",
    b"{",
    b"}",
    b"[",
    b"]",
    b"#",
    b"&a ",
    b"*a",
    b"|",
    b">",
    b"---\n",
    b"!!str ",
    b"\t",
)
FIELDS = (
    "text",
    "source",
    "name",
    "role",
    "mark",
    "id",
    "title",
    "date",
    "priority",
    "points",
    "unknown",
    "file",
    "url",
)


def brief(drawing: Drawing) -> dict[str, bytes]:
    """Return the files of a project with a brief that may be anything."""
    match drawing.chance.randrange(10) + 4 * drawing.is_tame:
        case 0 | 1:
            text = drawing.mutated(drawing.of(samples()), TOKENS)
        case 2:
            text = "".join(drawing.some(lambda: drawing.of(TOKENS).decode() + drawing.words(3), 1, 80)).encode(
                errors="surrogatepass"
            )
        case 3:
            fields = sound(drawing)
            _spoil(drawing, fields)
            text = yaml_of(drawing, fields).encode(errors="surrogatepass")
        case _:
            text = yaml_of(drawing, sound(drawing)).encode(errors="surrogatepass")
    return {"briefs/x.yaml": text}


@cache
def samples() -> tuple[bytes, ...]:
    """Return the briefs of the project, and the starters of bluf's templates."""
    found = [*(PROJECT / "briefs").glob("*.yaml"), *(PROJECT / "templates").glob("*/starter.yaml")]
    return tuple(path.read_bytes() for path in sorted(found) if not path.stem.endswith(".receipts"))


def sound(drawing: Drawing) -> dict[str, Any]:
    """Return the fields of a brief that has what it must, and much of what it may."""
    ids = [f"s{number}" for number in range(drawing.number(0, 5))]
    fields: dict[str, Any] = {
        "title": drawing.words(4),
        "date": drawing.or_odd("2024-10-25", "2025-02-28", "1999-12-31"),
        "bottom_line": drawing.words(20),
        "key_points": drawing.some(lambda: _point(drawing, ids), 1, 9),
    }
    may: dict[str, Callable[[], Any]] = {
        "subtitle": lambda: drawing.words(5),
        "lang": lambda: drawing.or_odd("en", "fr", "de-AT", "uk", "el", "xx"),
        "page": lambda: drawing.one("a4", "letter"),
        "fit": lambda: drawing.one("shrink", "trim", "strict"),
        "reference": lambda: drawing.words(2),
        "to": lambda: drawing.some(lambda: drawing.words(2), 1, 4),
        "from": lambda: drawing.words(2),
        "author": lambda: drawing.words(2),
        "contact": lambda: {"name": drawing.words(2), "email": drawing.or_odd("a@e.org")},
        "actors": lambda: drawing.some(lambda: _actor(drawing), 1, 6),
        "sections": lambda: drawing.some(lambda: _section(drawing, ids), 1, 3),
        "next_steps": lambda: drawing.some(lambda: {"text": drawing.words(9), "due": drawing.words(1)}, 1, 4),
        "quotes": lambda: drawing.some(lambda: _quote(drawing, ids), 1, 4),
        "marking": lambda: drawing.or_odd("TLP:CLEAR", "TLP:AMBER+STRICT", "CUI", "SECRET"),
        "style": lambda: drawing.or_odd("plain", "harbour"),
        "template": lambda: drawing.or_odd("standard", "standard", "standard", "decision"),
    }
    fields |= {name: make() for name, make in may.items() if drawing.happens(0.25)}
    if ids:
        fields["sources"] = [
            {"id": name, "title": drawing.words(4), **({"url": "https://e.org/a"} if drawing.happens(0.5) else {})}
            for name in ids
        ]
    return fields


def _point(drawing: Drawing, ids: list[str]) -> Any:
    if drawing.happens(0.4):
        return drawing.words(14)
    point: dict[str, Any] = {"text": drawing.words(14)}
    if ids and drawing.happens(0.5):
        point["source"] = drawing.one(drawing.of(ids), ids, drawing.name() if drawing.odd(0.3) else ids[0])
    if drawing.happens(0.2):
        point["priority"] = drawing.one(1, 2, 9, 99, 100 if drawing.odd(0.3) else 3)
    if drawing.odd(0.1):
        point["mark"] = drawing.one("TLP:CLEAR", "U", drawing.words(1))
    return point


def _actor(drawing: Drawing) -> Any:
    if drawing.happens(0.3):
        return drawing.words(2)
    return {"name": drawing.words(2), "role": drawing.words(2), "position": drawing.words(9)}


def _section(drawing: Drawing, ids: list[str]) -> dict[str, Any]:
    points = drawing.some(lambda: _point(drawing, ids), 1, 3)
    return {
        "heading": drawing.words(3),
        "text": drawing.words(30),
        **({"points": points} if drawing.happens(0.3) else {}),
    }


def _quote(drawing: Drawing, ids: list[str]) -> dict[str, Any]:
    quote = {"text": drawing.words(12), "speaker": drawing.words(2)}
    if ids and drawing.happens(0.5):
        quote["source"] = drawing.of(ids)
    if drawing.happens(0.3):
        quote["unverified"] = drawing.words(3)
    return quote


def _spoil(drawing: Drawing, fields: dict[str, Any]) -> None:
    """Put anything anywhere."""
    for _ in range(drawing.number(1, 6)):
        at: Any = fields
        while isinstance(at, Mapping) and at and drawing.happens(0.6):
            key = drawing.of(list(at))
            if not isinstance(at[key], dict):
                break
            at = at[key]
        at[drawing.one(drawing.of(FIELDS), drawing.of(list(at) or ["x"]), '"k"')] = drawing.one(
            None, [], {}, drawing.words(3), [drawing.words(2)] * drawing.number(1, 200), {"text": {"text": [[]]}}
        )
