"""Follow the brief's words through a template's expressions: what is made of a field's words knows the field.

Jinja's filters, `~`, `+`, `%`, slices and the methods of text make new text of a field's words. What they return is
`Derived`: text with the numbers of all fields that it was made of. A length, a comparison or a test returns no words,
so it carries no field. What is made of a macro's result, which is markup, has the fields that the markup names.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from functools import wraps
from typing import Any

from markupsafe import Markup, escape

from bluf.filling.template_values import Derived, DerivedMarkup, Words, spanned_number

MOST_KEPT = 200_000  # characters of derived text that are kept for a page; a full one has about 10,000
_SPAN = re.compile(r'<span data-src="(\d{1,8})"/?>')
_DEEPEST = 4  # lists within lists whose words are followed

_reached: ContextVar[dict[tuple[frozenset[int], str], None] | None] = ContextVar("derived text printed", default=None)
_kept: ContextVar[int] = ContextVar("characters of derived text kept", default=0)


def followed(made: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter whose result knows the fields of what it is given."""

    @wraps(made)
    def filtered(*given: Any, **named: Any) -> Any:
        values = [list(value) if isinstance(value, Iterator) else value for value in given]
        as_jinja_has_them = [Markup(value) if isinstance(value, DerivedMarkup) else value for value in values]
        return derived(made(*as_jinja_has_them, **named), (*values, *named.values()))

    return filtered


def derived(result: Any, given: Iterable[Any]) -> Any:
    """Return what an expression gave, knowing the fields of the values that it was given.

    Words of a field that come out as they went in stay what they are. Lists are looked into where text went in.
    """
    if not isinstance(result, str | list | tuple):
        return result
    if isinstance(result, Words | Derived) or (isinstance(result, Markup) and _SPAN.search(result)):
        return result
    numbers = frozenset(number for value in given for number in _numbers(value, _DEEPEST))
    if not numbers:
        return result
    if isinstance(result, str):
        return (DerivedMarkup if isinstance(result, Markup) else Derived)(result, numbers)
    return type(result)(derived(item, given) if isinstance(item, str) else item for item in result)


def _numbers(value: Any, depth: int) -> Iterator[int]:
    match value:
        case Words():
            yield value._number
        case Derived():
            yield from value._numbers
        case Markup():
            yield from map(int, _SPAN.findall(value))
        case list() | tuple() if depth:
            for item in value:
                yield from _numbers(item, depth - 1)


def begin() -> None:
    """Start to note what derived text one page prints."""
    _reached.set({})
    _kept.set(0)


def noted() -> tuple[tuple[frozenset[int], str], ...]:
    """Return the derived text that has been printed since, each with the numbers of its fields."""
    return tuple(_reached.get() or ())


def printed_derived(text: Derived) -> Markup:
    """Note that derived text is printed, and return its markup: that of its field, if it is made of one alone."""
    note(text, text._numbers)
    printed = escape(text if isinstance(text, DerivedMarkup) else str(text))
    # An empty element would stand for all the words of its field.
    return spanned_number(printed, next(iter(text._numbers))) if printed and len(text._numbers) == 1 else printed


def note(text: str, numbers: frozenset[int]) -> None:
    """Note that text made of some fields has reached the page."""
    reached, kept = _reached.get(), _kept.get() + len(text)
    if reached is not None and kept <= MOST_KEPT:
        _kept.set(kept)
        reached[numbers, Markup(text).striptags() if isinstance(text, DerivedMarkup) else str(text)] = None
