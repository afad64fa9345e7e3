"""Turn rendered markup into a tree of elements that know the template's line. Well-formed XML, or a located problem."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias
from xml.parsers import expat

from bluf.brief.rich_text import RichText
from bluf.problems import BriefError, Problem
from bluf.problems.wording import shown
from bluf.template.template_lines import NumberedTable, Rendered, TemplatePlace
from bluf.yaml_files.characters import unfit, what_is_unfit

# The named characters a template may use beside XML's own five. Others are written as they are.
_ENTITIES = {"nbsp": 160, "ndash": 8211, "mdash": 8212, "middot": 183, "bull": 8226, "hellip": 8230}
_PROLOGUE = (
    "<!DOCTYPE page [" + "".join(f'<!ENTITY {name} "&#{code};">' for name, code in _ENTITIES.items()) + "]><page>"
).encode()
_EPILOGUE = b"</page>"
_DEEPEST = 40
_MOST = 60_000  # elements; a full page has about 1,000
_MOST_ATTRIBUTES = 10  # of an element; none has more than three that mean something
_OBJECT = re.compile(r"&lt;[^<>&]{1,200} at 0x[0-9a-fA-F]{4,}")  # what Python says of a thing that has no words


@dataclass(slots=True)
class Element:
    """An element of the markup, its attributes, and its children: elements and text in order.

    `words` is what the field of the brief says that a template printed here. Without children, the element stands for
    these words; with some, for what was made of them, such as the number of a source.
    """

    tag: str
    attributes: dict[str, str]
    rendered: Rendered | None = None
    offset: int = 0  # in bytes of what the template printed
    children: list["Node"] = field(default_factory=list)
    words: RichText | None = None
    figure: int | None = None  # the number of the picture or chart that a template printed here
    table: NumberedTable | None = None  # the table of the brief that it is

    @property
    def place(self) -> TemplatePlace | None:
        """The place in the template that printed it, if one did."""
        return self.rendered.place(self.offset) if self.rendered else None

    @property
    def elements(self) -> list["Element"]:
        """Return the children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]


Node: TypeAlias = Element | str


def parse(rendered: Rendered, template: str) -> Element:
    """Return the root, `page`, of what a template printed. Raises BriefError where it is not well-formed."""
    _look_through(rendered, template)
    root = Element("page", {})
    stack: list[Element] = []
    before = len(_PROLOGUE)
    count = 0
    parser = expat.ParserCreate("UTF-8")
    parser.buffer_text = True

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count
        element = Element(tag, attributes, rendered, parser.CurrentByteIndex - before) if stack else root
        if stack:
            stack[-1].children.append(element)
        stack.append(element)
        count += 1
        if "data-src" in attributes:
            element.words = _field(attributes["data-src"], rendered.fields)
        if "data-figure" in attributes:
            element.figure = _number(attributes["data-figure"], len(rendered.figures))
        if "data-table" in attributes:
            table = _number(attributes["data-table"], len(rendered.tables))
            element.table = None if table is None else rendered.tables[table]
        if len(stack) > _DEEPEST:
            raise BriefError([_fault(f"elements are nested more than {_DEEPEST} deep", element.place, template)])
        if len(attributes) > _MOST_ATTRIBUTES:
            message = f"`<{shown(tag)}>` has more than {_MOST_ATTRIBUTES} attributes"
            raise BriefError([_fault(message, element.place, template)])
        if count > _MOST:
            raise BriefError([_too_much(element.place or TemplatePlace(template, 1))])

    def end(_: str) -> None:
        stack.pop()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = _texts(stack, rendered)
    try:
        parser.Parse(_PROLOGUE + rendered.markup + _EPILOGUE, True)
    except expat.ExpatError as error:
        raise BriefError([_not_well_formed(error, parser.ErrorByteIndex, rendered, stack, template)]) from None
    return root


def _look_through(rendered: Rendered, template: str) -> None:
    """Raise BriefError for what no page can hold, and for what no two pages would hold alike."""
    text = rendered.markup.decode(errors="surrogatepass")
    offset = unfit(text)
    thing = _OBJECT.search(text) if offset is None else None
    if offset is None and not thing:
        return
    at = thing.start() if thing else offset
    place = rendered.place(len(text[:at].encode(errors="surrogatepass"))) or TemplatePlace(template, 1)
    if thing:
        message, hint = "this prints a thing that has no words", "print a field, or call a function with ()"
        raise BriefError([Problem("template-failed", message, place.span(), hint=hint)])
    message, hint = what_is_unfit(text[offset or 0]), "print only characters that the brief or the template holds"
    raise BriefError([Problem("control-character", message, place.span(), hint=hint)])


def _field(number: str, fields: Sequence[RichText]) -> RichText | None:
    """Return the words of the field of this number."""
    at = _number(number, len(fields))
    return None if at is None else fields[at]


def _number(text: str, most: int) -> int | None:
    """Return the number that stands in an attribute, if there are so many."""
    return int(text) if text.isdecimal() and len(text) < 9 and int(text) < most else None


def _too_much(place: TemplatePlace) -> Problem:
    message = f"the template does too much: it prints more than {_MOST:,} elements"
    return Problem("template-limit", message, place.span(), hint="loop over the brief's lists alone")


def _texts(stack: list[Element], rendered: Rendered) -> Callable[[str], None]:
    def text(data: str) -> None:
        element = stack[-1]
        element.children.append(data)
        if not data.isascii() and (place := element.place) and not any("data-src" in at.attributes for at in stack):
            for char in data:
                if char > "\x7f":
                    rendered.own.setdefault(char, place)

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
            return _fault(f"`<{shown(current.tag)}>` is never closed", current.place, template)
        if closing and current and current.place:
            name = shown(closing[1].decode())
            where = f"`<{shown(current.tag)}>` of line {current.place.line}"
            return _fault(f"`</{name}>` where {where} must be closed first", place, template)
        if closing:
            return _fault(f"`</{shown(closing[1].decode())}>` closes nothing", place, template)
    said = expat.errors.messages.get(error.code, "not well-formed")
    return _fault(f"the markup is not well-formed here: {said}", place, template, _hint(said))


def _hint(said: str) -> str:
    if said == expat.errors.XML_ERROR_UNDEFINED_ENTITY:
        return f"write the character itself; known by name are {', '.join(sorted([*_ENTITIES, 'amp', 'lt', 'gt']))}"
    return "close every element, quote every attribute's value, write `&amp;` and `&lt;` for a bare & and <"


def _fault(message: str, place: TemplatePlace | None, template: str, hint: str | None = None) -> Problem:
    place = place or TemplatePlace(template, 1)
    return Problem("template-markup", message, span=place.span(), hint=hint)
