"""What a page is filled with and what comes of it: values that can be sent to another process.

Words bear the number of their field, which is printed for them; what a field is called, and so where it stands in its
file, is not known to a template.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple, Self

from markupsafe import Markup


class Words(str):
    """The words of a field, prose without its marks. What is printed is a reference to the field, by its number."""

    __slots__ = ("_number",)
    _number: int

    def __new__(cls, words: str, number: int) -> "Words":
        """Return the words of the field of this number."""
        made = super().__new__(cls, words)
        made._number = number
        return made

    def __getitem__(self, at: Any) -> str:
        cut = super().__getitem__(at)
        return self if cut == str(self) else Derived(cut, frozenset([self._number]))

    def __iter__(self) -> Iterator[str]:
        return (Derived(char, frozenset([self._number])) for char in super().__iter__())

    def __reduce__(self) -> tuple[Any, ...]:
        return Words, (str(self), self._number)


class ChoiceLook(NamedTuple):
    """How a word of a closed list is shown: what it means, the paragraph style for that, and a shape.

    `lang` is the language of the word where it is not the page's, empty where it is.
    """

    meaning: str
    style: str
    sign: str
    lang: str = ""


class ChoiceWords(Words):
    """A word of a closed list, which a template prints as any other, or with the `sign` and `style` of its `look`."""

    __slots__ = ("look",)
    look: ChoiceLook

    def __new__(cls, words: str, number: int, look: ChoiceLook) -> "ChoiceWords":
        """Return the word of the field of this number."""
        made: ChoiceWords = str.__new__(cls, words)
        made._number = number
        made.look = look
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return ChoiceWords, (str(self), self._number, self.look)


class Derived(str):
    """Text that a template made of the words of some fields, whose numbers it bears (see `derived_words`)."""

    __slots__ = ("_numbers",)
    _numbers: frozenset[int]

    def __new__(cls, text: str, numbers: frozenset[int]) -> Self:
        """Return `text` as made of the fields of these numbers."""
        made = super().__new__(cls, text)
        made._numbers = numbers
        return made

    def __getitem__(self, at: Any) -> str:
        return type(self)(super().__getitem__(at), self._numbers)

    def __iter__(self) -> Iterator[str]:
        return (type(self)(char, self._numbers) for char in super().__iter__())


class DerivedMarkup(Derived):
    """The same where it is markup already, and is not escaped again."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


class Foreign(str):
    """Words in another language than the brief's; `lang` is a BCP 47 tag."""

    __slots__ = ("lang",)
    lang: str

    def __new__(cls, words: str, lang: str) -> "Foreign":
        """Return `words` as being in `lang`."""
        made = super().__new__(cls, words)
        made.lang = lang
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Foreign, (str(self), self.lang)


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """A part of a brief that has fields, such as an actor: they are its attributes."""

    _fields: tuple[tuple[str, Any], ...]

    def __getattr__(self, name: str) -> Any:
        found = () if name.startswith("_") else [value for field, value in self._fields if field == name]
        if not found:
            raise AttributeError(name)
        return found[0]

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return iter(self._fields)

    def __str__(self) -> str:
        raise TypeError("this has several fields and can't be printed; name one of them")


@dataclass(frozen=True, slots=True)
class DeclaredGroup(FieldGroup):
    """A part whose fields a template has declared: what they mean, it alone knows."""


class Numbered(tuple[Any, ...]):
    """Points that are numbered."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Drawn(FieldGroup):
    """A part of a brief that is drawn, such as a picture: its fields are attributes, and what is printed is itself."""

    _number: int = 0


@dataclass(frozen=True, slots=True)
class Citing:
    """Prints the numbers of the sources that a point or quote names, each with its field, as a superscript."""

    numbers: Mapping[str, int]
    is_silent: bool = False  # where all name one source, which is named once without a number

    def __call__(self, ids: Any) -> Markup:
        """Return the numbers of one id, or of several in their order, as markup; nothing for none."""
        if self.is_silent:
            return Markup("")
        named = [ids] if isinstance(ids, str) else list(ids or ())
        ordered = sorted(named, key=lambda name: self.numbers[str(name)])
        parts = [spanned(Markup(self.numbers[str(name)]), name) for name in ordered]
        return Markup(f"<sup>{','.join(parts)}</sup>") if parts else Markup("")

    def __str__(self) -> str:
        raise TypeError("this is a function, which can't be printed; call it with ()")


def reference(words: Words) -> Markup:
    """Return the element that stands for the words of a field, bold and links as they were typed."""
    return Markup(f'<span data-src="{words._number}"/>')


def drawn(part: Drawn) -> Markup:
    """Return the element that stands for a picture or chart."""
    return Markup(f'<img data-figure="{part._number}"/>')


def spanned(printed: Markup, words: Any) -> Markup:
    """Return markup with the field of the words that it was made of."""
    return spanned_number(printed, words._number) if isinstance(words, Words) else printed


def spanned_number(printed: Markup, number: int) -> Markup:
    """Return markup with the number of the field that it was made of."""
    return Markup(f'<span data-src="{number}">{printed}</span>')


class FaultKind(StrEnum):
    """What kept a page from being filled."""

    SYNTAX = "syntax"
    MISSING_FILE = "missing-file"
    LINK = "link"
    UNREADABLE = "unreadable"
    UNSAFE = "unsafe"
    UNDEFINED = "undefined"
    UNDEFINED_NAME = "undefined-name"  # a field of the brief's own, or another name
    UNDEFINED_FIELD = "undefined-field"  # a field of something that is there
    LIMIT = "limit"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Fault:
    """What kept a page from being filled, and where: `line` counts from 1, and is 0 where it can't be told.

    `name` is the name that is not defined, where that is what is wrong.
    """

    kind: FaultKind
    message: str
    file: str
    line: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a page printed, with stamps (see `stamps`) of the `files` it came from, which are by their numbers.

    `derived` is the text that the template made of fields' words (see `derived_words`), with the fields' numbers.
    """

    printed: str
    files: Mapping[int, str]
    derived: tuple[tuple[frozenset[int], str], ...] = ()
