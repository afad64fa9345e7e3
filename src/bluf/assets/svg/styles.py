"""Tell how each element of an SVG looks: its attributes, the rules of style sheets and its own style (CSS 2.2, 6.4).

Rules are read that go by an element's name, class or id, or several of these. One that goes by what an element stands
in or beside is refused, as one of `@media` or a font is.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bluf.assets.svg.faults import undrawn, unread, unsafe
from bluf.assets.svg.safe_tree import attributes, local

if TYPE_CHECKING:
    from lxml.etree import _Element

INHERITED: Mapping[str, str] = {
    "fill": "black", "fill-opacity": "1", "fill-rule": "nonzero", "stroke": "none", "stroke-width": "1",
    "stroke-opacity": "1", "stroke-dasharray": "none", "stroke-dashoffset": "0", "stroke-linecap": "butt",
    "stroke-linejoin": "miter", "stroke-miterlimit": "4", "color": "black", "visibility": "visible",
    "clip-rule": "nonzero", "marker-start": "none", "marker-mid": "none", "marker-end": "none", "marker": "none",
    "paint-order": "normal",
}  # fmt: skip
OWN: Mapping[str, str] = {
    "opacity": "1", "display": "inline", "clip-path": "none", "mask": "none", "filter": "none", "overflow": "",
    "mix-blend-mode": "normal", "vector-effect": "none", "stop-color": "black", "stop-opacity": "1",
}  # fmt: skip
# What style sheets may say and only attributes are read for, so that a rule with one would not be heeded.
_ATTRIBUTES_ONLY = frozenset(
    ("transform", "transform-origin", "d", "cx", "cy", "r", "rx", "ry", "x", "y", "transform-box")
)
_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*+\*/")
_SELECTOR = re.compile(r"([A-Za-z][\w-]*+|\*)?((?:[.#][\w-]+)*+)")
_PART = re.compile(r"([.#])([\w-]+)")
_MOST_RULES = 2_000


@dataclass(frozen=True, slots=True)
class _Rule:
    tag: str
    ids: frozenset[str]
    classes: frozenset[str]
    said: Mapping[str, str]
    rank: tuple[int, int, int, int]

    def fits(self, tag: str, identity: str, classes: frozenset[str]) -> bool:
        return self.tag in ("", "*", tag) and self.ids <= {identity} and self.classes <= classes


class Styles:
    """The rules of an SVG's style sheets. Raises PictureError for what can't be heeded."""

    def __init__(self, root: "_Element") -> None:
        sheets = [str(element.text or "") for element in root.iter() if local(element) == "style"]
        self._rules = sorted(self._read("\n".join(sheets)), key=lambda rule: rule.rank)

    def _read(self, text: str) -> Iterator[_Rule]:
        text = _COMMENT.sub(" ", text).replace("<!--", " ").replace("-->", " ")
        count = 0
        for block in text.split("}"):
            selectors, _, body = block.partition("{")
            selectors = selectors.strip()
            while selectors[:8].lower() == "@charset" or selectors[:10].lower() == "@namespace":
                selectors = selectors.partition(";")[2].strip()
            if not selectors:
                continue
            if selectors.startswith("@"):
                name = selectors.split()[0].lower()
                raise unsafe("a font of its own") if name == "@font-face" else undrawn(f"a style rule `{name[:30]}`")
            said = declarations(body)
            for selector in selectors.split(","):
                count += 1
                if count > _MOST_RULES:
                    raise unread(f"over {_MOST_RULES:,} style rules")
                yield _rule(selector.strip(), said, count)

    def own(self, element: "_Element") -> dict[str, str]:
        """Return what is said of an element itself, by property."""
        found = {}
        identity, classes, style = "", frozenset[str](), ""
        for name, value in attributes(element):
            if name == "id":
                identity = value
            elif name == "class":
                classes = frozenset(value.split())
            elif name == "style":
                style = value
            elif name in INHERITED or name in OWN:
                found[name] = value.strip()
        tag = local(element)
        said = [rule.said for rule in self._rules if rule.fits(tag, identity, classes)]
        said.append(declarations(style))
        for important in (False, True):
            for each in said:
                for name, value in each.items():
                    if value.endswith("!important") == important:
                        found[name] = value.removesuffix("!important").strip()
        if tag not in ("svg", "") and (unheeded := _ATTRIBUTES_ONLY & found.keys()):
            raise undrawn(f"`{min(unheeded)}` in a style")
        return found


def _rule(selector: str, said: Mapping[str, str], at: int) -> _Rule:
    found = _SELECTOR.fullmatch(selector)
    if not found or not selector:
        raise undrawn(f"a style rule for `{selector[:40]}`")
    parts = _PART.findall(found[2])
    ids = frozenset(name for sign, name in parts if sign == "#")
    classes = frozenset(name for sign, name in parts if sign == ".")
    tag = found[1] or ""
    return _Rule(tag, ids, classes, said, (len(ids), len(classes), int(tag not in ("", "*")), at))


def declarations(text: str) -> dict[str, str]:
    """Return the properties of a style, by name; of `!important` ones the value ends so."""
    found: dict[str, str] = {}
    for part in _COMMENT.sub(" ", text).split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip().lower()] = " ".join(value.split()).replace("! important", "!important")
    return found


def computed(own: Mapping[str, str], around: Mapping[str, str]) -> dict[str, str]:
    """Return how an element looks that stands in one that looks so."""
    found = {**{name: around[name] for name in INHERITED}, **OWN}
    for name, value in own.items():
        if value == "inherit" or (value == "unset" and name in INHERITED):
            found[name] = around.get(name, OWN.get(name, ""))
        elif value in ("initial", "unset"):
            found[name] = INHERITED.get(name, OWN.get(name, ""))
        elif value:
            found[name] = value
    return found
