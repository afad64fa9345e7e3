"""Turn rendered markup into a tree of elements that know the template's line. Well-formed XML, or a located problem."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias
from xml.parsers import expat

from bluf.problems import BriefError, Problem
from bluf.template.places import Place, Rendered

# The named characters a template may use beside XML's own five. Others are written as they are.
_ENTITIES = {"nbsp": 160, "ndash": 8211, "mdash": 8212, "middot": 183, "bull": 8226, "hellip": 8230}
_PROLOGUE = (
    "<!DOCTYPE page [" + "".join(f'<!ENTITY {name} "&#{code};">' for name, code in _ENTITIES.items()) + "]><page>"
).encode()
_EPILOGUE = b"</page>"
_DEEPEST = 40


@dataclass(slots=True)
class Element:
    """An element of the markup, its attributes, and its children: elements and text in order."""

    tag: str
    attributes: dict[str, str]
    rendered: Rendered | None = None
    offset: int = 0  # in bytes of what the template printed
    children: list["Node"] = field(default_factory=list)

    @property
    def place(self) -> Place | None:
        """The place in the template that printed it, if one did."""
        return self.rendered.place(self.offset) if self.rendered else None

    @property
    def elements(self) -> list["Element"]:
        """Return the children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]


Node: TypeAlias = Element | str


def parse(rendered: Rendered, template: str) -> Element:
    """Return the root, `page`, of what a template printed. Raises BriefError where it is not well-formed."""
    root = Element("page", {})
    stack: list[Element] = []
    before = len(_PROLOGUE)
    parser = expat.ParserCreate("UTF-8")
    parser.buffer_text = True

    def start(tag: str, attributes: dict[str, str]) -> None:
        element = Element(tag, attributes, rendered, parser.CurrentByteIndex - before) if stack else root
        if stack:
            stack[-1].children.append(element)
        stack.append(element)
        if len(stack) > _DEEPEST:
            raise BriefError([_fault(f"elements are nested more than {_DEEPEST} deep", element.place, template)])

    def end(_: str) -> None:
        stack.pop()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = _texts(stack)
    try:
        parser.Parse(_PROLOGUE + rendered.markup + _EPILOGUE, True)
    except expat.ExpatError as error:
        raise BriefError([_not_well_formed(error, parser.ErrorByteIndex, rendered, stack, template)]) from None
    return root


def _texts(stack: list[Element]) -> Callable[[str], None]:
    def text(data: str) -> None:
        stack[-1].children.append(data)

    return text


def _not_well_formed(
    error: expat.ExpatError, index: int, rendered: Rendered, stack: list[Element], template: str
) -> Problem:
    offset = index - len(_PROLOGUE)
    place = rendered.place(offset)
    current = stack[-1] if len(stack) > 1 else None
    opening = rendered.markup.rfind(b"<", 0, offset + 1)  # expat points past the `</` of an end tag
    closing = re.match(rb"</([\w-]*)", rendered.markup[opening:]) if opening >= 0 else None
    if expat.errors.messages.get(error.code) == expat.errors.XML_ERROR_TAG_MISMATCH:
        if offset >= len(rendered.markup) and current:
            return _fault(f"`<{current.tag}>` is never closed", current.place, template)
        if closing and current and current.place:
            name = closing[1].decode()
            where = f"`<{current.tag}>` of line {current.place.line}"
            return _fault(f"`</{name}>` where {where} must be closed first", place, template)
        if closing:
            return _fault(f"`</{closing[1].decode()}>` closes nothing", place, template)
    said = expat.errors.messages.get(error.code, "not well-formed")
    return _fault(f"the markup is not well-formed here: {said}", place, template, _hint(said))


def _hint(said: str) -> str:
    if said == expat.errors.XML_ERROR_UNDEFINED_ENTITY:
        return f"write the character itself; known by name are {', '.join(sorted([*_ENTITIES, 'amp', 'lt', 'gt']))}"
    return "close every element, quote every attribute's value, write `&amp;` and `&lt;` for a bare & and <"


def _fault(message: str, place: Place | None, template: str, hint: str | None = None) -> Problem:
    place = place or Place(template, 1)
    return Problem("template-markup", message, span=place.span(), hint=hint)
