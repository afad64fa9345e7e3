"""Tell from the words before a number how it was rounded: about 45,000, nearly 45,000, more than 44,000."""

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import Enum

from bluf.languages import Language

_NEAR = Decimal("0.05")  # how far, as a share of it, a rounded number may be from the exact one
_REACH = 20  # characters before a number in which such words stand
_WORDS = re.compile(
    r"(?:\b(?:(?P<up>nearly|almost|under|below|(?:less|fewer) than|up to|close to|just short of)"
    r"|(?P<down>over|above|more than|at least|upwards of|north of)"
    r"|about|around|some|roughly|approximately|estimated|circa|c\.)|[~≈]) ?$",
    re.IGNORECASE,
)


class Rounding(Enum):
    """How a number was rounded: the modes of `decimal` that it may have been rounded by."""

    UP = (ROUND_CEILING, ROUND_HALF_UP)
    DOWN = (ROUND_FLOOR, ROUND_HALF_UP)
    NEAREST = (ROUND_HALF_UP,)
    ANY = (ROUND_CEILING, ROUND_FLOOR)

    def makes(self, rounded: Decimal, exact: Decimal) -> bool:
        """Whether a number is what the exact one is rounded to, and close to it."""
        if rounded <= 0 or abs(exact - rounded) > _NEAR * rounded:
            return False
        step = Decimal(1).scaleb(int(rounded.normalize().as_tuple().exponent))
        return any((exact / step).to_integral_value(mode) * step == rounded for mode in self.value)


def rounding_before(text: str, at: int, language: Language) -> Rounding | None:
    """Return how the number at a place was rounded, by the words before it in this language; None if it was not."""
    before = text[max(0, at - _REACH) : at]
    if language.quantities is not None:
        return Rounding.ANY if before.rstrip().lower().endswith(language.quantities.roughly) else None
    words = _WORDS.search(before)
    if words is None:
        return None
    return Rounding.UP if words["up"] else Rounding.DOWN if words["down"] else Rounding.NEAREST
