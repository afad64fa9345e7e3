"""What a marking scheme is: how its markings are written, in what order they are, and how a page sets them."""

from dataclasses import dataclass, field
from typing import Literal, Protocol

from bluf.problems.wording import Suggestion


@dataclass(frozen=True, slots=True)
class BannerLook:
    """How a scheme wants its banner set, which no house style changes. It is always bold.

    `least_size` is in points; a banner that `shrinks` goes down to it on a full page, and one that does not keeps its
    style's size where that is larger. `color` and `fill` are those of letters and ground, as `#rrggbb`; a label's own
    colour goes before `color`. A banner `alone` has a line to itself, the first of the header and the last of the
    footer, and header and footer then stand `outward` points nearer to the paper's edge, so that it takes no room
    from the page. `stands_in` names the parts of the page that must have it.
    """

    align: Literal["left", "center", "right"]
    least_size: float
    color: str | None = None
    fill: str | None = None
    shrinks: bool = True
    alone: bool = False
    outward: float = 0.0
    space_before: float | None = None
    stands_in: tuple[Literal["header", "footer"], ...] = ("header", "footer")


class Wording(Protocol):
    """How the markings of a scheme are written.

    They are `Labels` or `Classifications` where they have an order, and `Banners` where they have none.
    """

    def read(self, words: str, name: str) -> "Marking | None":
        """Return the marking that a text in single spaces is, without its scheme; None if it is of another scheme.

        `name` is the scheme's. Raises MarkingError for a text that names the scheme and is none of its markings.
        """

    def short(self, words: str) -> "Marking | None":
        """Return the marking, without its scheme, that an abbreviation before a part of the page stands for."""

    def nearest(self, word: str) -> str | None:
        """Return the marking of the scheme that a text which is none probably means."""

    def hint(self, word: str) -> str:
        """Return how to mark a part of a page by the scheme, in place of a word that is none of its marks."""

    @property
    def in_order(self) -> tuple[str, ...]:
        """All markings, from the least restricted to the most; none where they have no order."""

    @property
    def examples(self) -> tuple[str, ...]:
        """Markings to choose from, or to go by."""

    def color(self, label: str) -> str | None:
        """Return the colour that the scheme gives a marking, as `#rrggbb`."""

    def found(self, line: str) -> list[str]:
        """Return the markings in a line of any page, where they can't be mistaken for other words."""

    @property
    def heads(self) -> tuple[str, ...]:
        """Patterns of what a banner in capitals begins with, where a line of it alone is one on any page."""

    @property
    def highest_first(self) -> tuple[str, ...]:
        """The markings that a page by anyone may have, the most restricted first; none where they have no order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A marking scheme. `block` is the field of a brief that describes a page so marked, where there is one.

    What breaks the rules of a scheme that `is_strict` is an error. Of another it is a warning or a note: its words are
    those of everyday banners too.
    """

    name: str
    wording: Wording
    look: BannerLook
    block: str | None = None
    is_strict: bool = True


@dataclass(frozen=True, slots=True)
class Marking:
    """A marking as it is printed. `scheme` is None for text that is of no scheme.

    `level` is its place in its scheme's order, from 0; None where there is no order. `additions` stand after the level
    and change who may read it: those in `widened` let others read too. `stands_for` is the banner of an abbreviation.
    """

    label: str
    scheme: Scheme | None = None
    level: int | None = None
    additions: frozenset[str] = field(default=frozenset(), kw_only=True)
    widened: frozenset[str] = field(default=frozenset(), kw_only=True)
    stands_for: str = field(default="", kw_only=True)

    @property
    def banner(self) -> str:
        """The marking as a banner, which abbreviates nothing."""
        return self.stands_for or self.label

    @property
    def color(self) -> str | None:
        """The colour that the scheme gives the letters, as `#rrggbb`."""
        return (self.scheme.wording.color(self.label) or self.scheme.look.color) if self.scheme else None

    def compares_with(self, other: "Marking") -> bool:
        """Whether both are of one scheme with an order."""
        return self.level is not None and other.level is not None and self.scheme == other.scheme

    def is_above(self, other: "Marking") -> bool:
        """Whether this may be read by someone less than `other` may. Only markings of one scheme with an order compare.

        Where the levels let it pass, it must have no addition that `other` lacks, and every one by which `other` lets
        more people read. So of two markings each may be above the other.
        """
        if self.level is None or other.level is None or self.scheme != other.scheme:
            raise ValueError(f"{self.label} and {other.label} have no order")
        return self.level > other.level or not (self.additions <= other.additions and other.widened <= self.widened)

    def may_go_to(self, level: "Marking") -> bool:
        """Whether the readers of a level may read this. Not where the two do not compare."""
        return self.compares_with(level) and not self.is_above(level)


class MarkingError(ValueError):
    """The text names a scheme and is not one of its markings.

    `hint` says how to fix it, and `meant` is the label that was probably meant, where there are labels to choose from.
    """

    def __init__(self, message: str, hint: str, meant: Suggestion | None = None) -> None:
        self.hint = hint
        self.meant = meant
        super().__init__(message)


def closed_up(text: str, sign: str) -> str:
    """Return text without the space around a sign."""
    return sign.join(part.strip() for part in text.split(sign)) if sign else text
