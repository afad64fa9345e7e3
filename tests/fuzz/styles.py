"""Make house styles: sensible and absurd values at every key, mutations of bluf's own, and chains of them."""

from collections.abc import Callable
from functools import cache
from typing import Any

from bluf.template.style_file import SECTIONS, STYLES, TOP
from tests.conftest import PROJECT
from tests.fuzz.briefs import sound
from tests.fuzz.drawing import Drawing
from tests.fuzz.yaml_text import yaml_of

TOKENS = (b": ", b", ", b"{", b"}", b"[", b"]", b"mm", b"pt", b"\n  ", b"0", b"999", b"-", b"'", b"#")
_STYLES = {
    "paragraphs": (
        "Normal",
        "Title",
        "Heading 1",
        "List Bullet",
        "Source",
        "Header",
        "Footer",
        "Rule",
        "Quote",
        "Bottom Line",
    ),
    "characters": ("Footnote Reference", "Hyperlink", "Quiet", "Label", "New"),
    "boxes": ("Columns", "Bottom Line", "Small Print", "Line", "Group"),
    "tables": ("Table Grid", "New"),
}


def style(drawing: Drawing) -> dict[str, bytes]:
    """Return the files of a project with a house style of its own, and a brief that uses it."""
    fields = {**sound(drawing), "date": "2024-10-25", "template": drawing.or_odd("standard")}
    files = {"briefs/x.yaml": (yaml_of(drawing, {**fields, "style": "mine"})).encode(errors="surrogatepass")}
    if drawing.odd(0.4):
        files["templates/styles/mine.yaml"] = drawing.mutated(plain(), TOKENS)
        return files
    base = drawing.one("plain", "plain", "harbour", "other")
    text = yaml_of(drawing, {"based_on": base, **_sections(drawing)})
    files["templates/styles/mine.yaml"] = text.encode(errors="surrogatepass")
    if base == "other":
        other = {"based_on": drawing.one("mine", "other") if drawing.odd(0.3) else "plain", **_sections(drawing)}
        files["templates/styles/other.yaml"] = yaml_of(drawing, other).encode(errors="surrogatepass")
    return files


@cache
def plain() -> bytes:
    """Return bluf's own style."""
    return (PROJECT / "templates" / "styles" / "plain.yaml").read_bytes()


def _sections(drawing: Drawing) -> dict[str, Any]:
    made: dict[str, Any] = {}
    if drawing.happens(0.3):
        made["page"] = {"margins": _margins(drawing), "header": drawing.length(), "footer": drawing.length()}
    if drawing.odd(0.15):
        made["ladder"] = {key: drawing.some(lambda: _share(drawing), 1, 5) for key in SECTIONS["ladder"]}
    if drawing.happens(0.2):
        made["colors"] = {
            drawing.or_odd("ink", "accent", "new"): drawing.or_odd("#1c1c1c", "#23405f") for _ in range(2)
        }
    if drawing.happens(0.3):
        made["fonts"] = {drawing.or_odd("text", "display", "quote"): drawing.or_odd("Carlito", "Caladea", "Tinos")}
    if drawing.odd(0.1):
        made[drawing.of([*TOP, "font", "x"])] = drawing.one("9pt", "4pt", "Arimo", drawing.words(1))
    for section, names in _STYLES.items():
        if drawing.happens(0.4):
            made[section] = {drawing.of(names): _style(drawing, section) for _ in range(drawing.number(1, 3))}
    return made


def _style(drawing: Drawing, section: str) -> dict[str, Any]:
    sound = [key for key in STYLES[section] if key not in ("based_on", "arrange", "floor", "alternatives")]
    keys = drawing.some(lambda: drawing.of(list(STYLES[section]) if drawing.odd(0.3) else sound), 1, 4)
    return {key: _value(drawing, key) for key in keys}


def _value(drawing: Drawing, key: str) -> Any:
    made: dict[str, Callable[[], Any]] = {
        "size": lambda: f"{drawing.one(9, 10, 10.5, 11, 14, 20, 72)}pt",
        "floor": lambda: f"{drawing.one(1, 4, 8, 9, 12)}pt",
        "leading": lambda: drawing.or_odd("1.32", "1.4", "1.5"),
        "based_on": lambda: drawing.of((*_STYLES["paragraphs"], "nope")),
        "align": lambda: drawing.or_odd("left", "right", "center"),
        "label": lambda: drawing.one("•", "–", "1.", "(1)", "✓", "xxxxxxxx", "א") if drawing.odd(0.6) else "•",
        "font": lambda: drawing.or_odd("text", "display", "quote"),
        "arrange": lambda: drawing.one("stack", "columns", "row"),
        "widths": lambda: [drawing.number(1, 99) for _ in range(drawing.one(2, 2, 2, 4))],
        "alternatives": lambda: [[drawing.number(1, 99), drawing.number(1, 99)] for _ in range(drawing.number(1, 4))],
        "padding": lambda: _sides(drawing),
        "scale": lambda: drawing.or_odd("0.65", "1", "1.5"),
        "rise": lambda: drawing.or_odd("0", "0.33", "0.6"),
    }
    if drawing.odd(0.05):
        return drawing.one(None, [], {}, drawing.words(2), drawing.length())
    if key in made:
        return made[key]()
    if key in ("bold", "italic", "underline"):
        return drawing.or_odd("true", "false")
    if key in ("bar", "rule", "rule_above", "head_rule"):
        return f"{drawing.number(0, 8)}pt {drawing.color()} {drawing.one('2pt', '5pt', drawing.length())}"
    if "fill" in key:
        return drawing.one("tint", "#f4f4f4", drawing.color())
    return drawing.color() if "color" in key else drawing.length()


def _margins(drawing: Drawing) -> str:
    return drawing.length() if drawing.odd(0.3) else f"{drawing.number(10, 60)}mm {drawing.number(17, 40)}mm"


def _sides(drawing: Drawing) -> str:
    return " ".join(drawing.length() for _ in range(drawing.one(1, 1, 2, 4)))


def _share(drawing: Drawing) -> str:
    return drawing.one("1", "0.85", "0.7", "0.5", "61", "39", "0", "99999", "0.0001", "16mm", "12mm")
