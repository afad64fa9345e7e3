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
_HEEDED = frozenset((*INHERITED, *OWN)) | _ATTRIBUTES_ONLY
_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)")  # one without an end goes on to the end (CSS Syntax 3, 4.3.2)
_UNHEEDED = re.compile(r"(?:\s*+@(?:charset|namespace)[^;]*+(?:;|\Z))*+", re.IGNORECASE)
_SELECTOR = re.compile(r"([A-Za-z][\w-]*+|\*)?((?:[.#][\w-]+)*+)")
_PART = re.compile(r"([.#])([\w-]+)")
_MOST_RULES = 2_000
_MOST_TRIED = 1_000_000  # rules that are held against elements, all in all; elements that are named alike count once


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
        self._ids = frozenset(name for rule in self._rules for name in rule.ids)
        self._classes = frozenset(name for rule in self._rules for name in rule.classes)
        self._tried = 0
        self._said: dict[tuple[str, str, frozenset[str]], Mapping[str, str]] = {}

    def _read(self, text: str) -> Iterator[_Rule]:
        text = _COMMENT.sub(" ", text).replace("<!--", " ").replace("-->", " ")
        count = 0
        for block in text.split("}"):
            selectors, _, body = block.partition("{")
            selectors = selectors.strip()
            if (before := _UNHEEDED.match(selectors)) is not None:
                selectors = selectors[before.end() :].strip()
            if not selectors:
                continue
            if selectors.startswith("@"):
                name = selectors.split()[0].lower()
                raise unsafe("a font of its own") if name == "@font-face" else undrawn(f"a style rule `{name[:30]}`")
            said = {name: value for name, value in declarations(body).items() if name in _HEEDED}
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
        ruled = self._of_rules(tag, identity, classes)
        said = declarations(style)
        for important in (False, True):
            for each in (ruled, said):
                for name, value in each.items():
                    if value.endswith("!important") == important:
                        found[name] = value.removesuffix("!important").strip()
        if tag not in ("svg", "") and (unheeded := _ATTRIBUTES_ONLY & found.keys()):
            raise undrawn(f"`{min(unheeded)}` in a style")
        return found

    def _of_rules(self, tag: str, identity: str, classes: frozenset[str]) -> Mapping[str, str]:
        """Return what the rules say of elements of a name, id and classes: of each property what holds."""
        key = (tag, identity if identity in self._ids else "", classes & self._classes)
        if key not in self._said:
            self._tried += len(self._rules)
            if self._tried > _MOST_TRIED:
                raise undrawn("too many style rules for its elements")
            self._said[key] = found = dict[str, str]()
            for rule in self._rules:
                if rule.fits(*key):
                    for name, value in rule.said.items():
                        if value.endswith("!important") or not found.get(name, "").endswith("!important"):
                            found[name] = value
        return self._said[key]


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
