"""The wording of a scheme whose markings are put together from parts and have no order."""

import re
from dataclasses import dataclass

from bluf.markings.scheme import Marking, MarkingError, closed_up
from bluf.problems.wording import shown


@dataclass(frozen=True, slots=True)
class Banners:
    """Banners of a form. A text that `claims` matches names the scheme, and its capitals must be of the `form`.

    Spaces around `sign` change no banner's meaning. `heads` are patterns of what a banner begins with on pages by
    anyone, `examples` are banners to go by, and `advice` says how to write one.
    """

    claims: re.Pattern[str]
    form: re.Pattern[str]
    sign: str
    heads: tuple[str, ...]
    examples: tuple[str, ...]
    advice: str
    in_order: tuple[str, ...] = ()
    highest_first: tuple[str, ...] = ()

    def read(self, words: str, name: str) -> Marking | None:
        """Return the banner that a text means. Raises MarkingError for one that is not of the form."""
        if not self.claims.fullmatch(words):
            return None
        banner = closed_up(words, self.sign).upper()
        if self.form.fullmatch(banner):
            return Marking(banner)
        raise MarkingError(f"`{shown(words)}` is not a {name} banner", self.advice)

    def short(self, _words: str) -> Marking | None:
        """Return None: no banner is abbreviated."""

    def nearest(self, _word: str) -> str | None:
        """Return None: no banner is near a word."""

    def hint(self, _word: str) -> str:
        """Return how to write a banner."""
        return self.advice

    def color(self, _label: str) -> str | None:
        """Return None: no banner has a colour of its own."""

    def found(self, _line: str) -> list[str]:
        """Return nothing: a banner is told by its line alone."""
        return []
