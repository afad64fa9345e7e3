"""Turn a marking as typed into a Marking: its scheme, its level and how the scheme wants it set.

TLP is FIRST's Traffic Light Protocol, version 2.0 (https://www.first.org/tlp/): five labels in an order, written as
`TLP:` and a word, their colours given in its table of RGB values, at 12 points or more, at the right of header and
footer. CUI is the banner of 32 CFR 2002.20 and the CUI Marking Handbook: `CUI` or `CONTROLLED`, then categories and
dissemination controls after `//`, centred at top and bottom. It has no order. All other text is a banner as typed.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from bluf.problems.details import Nearness
from bluf.problems.wording import Suggestion, did_you_mean, shown


class Scheme(StrEnum):
    """Whose rules a marking follows."""

    TLP = "TLP"
    CUI = "CUI"
    PLAIN = ""


@dataclass(frozen=True, slots=True)
class Marking:
    """A marking as it is printed. `level` is its place in its scheme's order, from 0; None where there is no order."""

    label: str
    scheme: Scheme = Scheme.PLAIN
    level: int | None = None

    @property
    def color(self) -> str | None:
        """The colour that the scheme gives the label, as `#rrggbb`; it stands on `TLP_BACKGROUND`."""
        return _COLORS.get(self.label) if self.scheme is Scheme.TLP else None

    def is_above(self, other: "Marking") -> bool:
        """Whether this is for fewer readers than `other`. Only markings of one scheme with an order compare."""
        if self.level is None or other.level is None or self.scheme is not other.scheme:
            raise ValueError(f"{self.label} and {other.label} have no order")
        return self.level > other.level


class MarkingError(ValueError):
    """The text names a scheme and is not one of its markings.

    `hint` says how to mend it, and `meant` is the label that was probably meant, where there are labels to choose from.
    """

    def __init__(self, message: str, hint: str, meant: Suggestion | None = None) -> None:
        self.hint = hint
        self.meant = meant
        super().__init__(message)


# From the least restricted to the most (TLP 2.0, sections 3 and 4).
_COLORS: Mapping[str, str] = {
    "TLP:CLEAR": "#ffffff",
    "TLP:GREEN": "#33ff00",
    "TLP:AMBER": "#ffc000",
    "TLP:AMBER+STRICT": "#ffc000",
    "TLP:RED": "#ff2b2b",
}
TLP_LABELS = tuple(_COLORS)
TLP_BACKGROUND = "#000000"
TLP_LEAST_SIZE = 12.0  # points (TLP 2.0, section 2)

_LEVELS = {label: level for level, label in enumerate(TLP_LABELS)}
_BY_WORD = {label.removeprefix("TLP:"): label for label in TLP_LABELS}
_FORMER = {"WHITE": "TLP:CLEAR"}  # of TLP 1.0
# TLP as a word, or run together with one of its labels: `TLPRED` is no banner of its own.
_TLP = re.compile(r"TLP(?:(?![^\W_])|(?=(?:RED|AMBER|GREEN|CLEAR|WHITE)))\s*:?\s*(.*)", re.IGNORECASE | re.DOTALL)
_TLP_INSIDE = re.compile(r"\bTLP\s*:", re.IGNORECASE)
_CUI = re.compile(r"(?:CUI\b|CONTROLLED\s*(?://|$)).*", re.IGNORECASE | re.DOTALL)
_CUI_BANNER = re.compile(r"(?:CUI|CONTROLLED)(?://[^/\s][^/]*(?:/[^/]+)*){0,2}")


def parse_marking(text: str) -> Marking:
    """Return the marking that a text stands for. Raises MarkingError where it is a scheme's, but wrongly written.

    Case and the spaces around `:`, `+` and `/` are the scheme's, whatever was typed: they change no label's meaning.
    """
    seen = "".join(char for char in text if unicodedata.category(char) != "Cf")  # nothing hides a label
    words = " ".join(seen.split())
    if match := _TLP.fullmatch(words):
        return _tlp(match[1], words)
    if _TLP_INSIDE.search(words):
        raise MarkingError(
            f"`{shown(words)}` has a TLP label among other words", "a TLP label stands alone, such as `TLP:AMBER`"
        )
    if _CUI.fullmatch(words):
        return _cui(words)
    return Marking(text)


def parse_mark(text: str) -> Marking:
    """Return the portion marking that a text stands for, without the round brackets that are printed around it."""
    bare = text.strip()
    if bare.startswith("(") and bare.endswith(")") and bare[1:-1].strip():
        bare = bare[1:-1].strip()
    return parse_marking(bare)


def tlp_meant(word: str) -> Suggestion:
    """Return the TLP label that a word which is none was probably meant for."""
    found = did_you_mean(re.sub(r"[ -]+", "+", word.strip()), _BY_WORD)
    meant = None if found.meant is None else _BY_WORD[found.meant]
    return replace(found, typed=word, candidates=TLP_LABELS, meant=meant)


def parse_level(text: str) -> Marking:
    """Return the level that a text names. Raises MarkingError for a marking of no scheme with an order."""
    found = parse_marking(text)
    if found.level is None:
        meant = tlp_meant(text)
        raise MarkingError(f"`{shown(text)}` is in no order of levels", meant.hint, meant)
    return found


def _tlp(word: str, typed: str) -> Marking:
    name = _closed_up(word, "+").upper()
    label = _BY_WORD.get(name)
    if label:
        return Marking(label, Scheme.TLP, _LEVELS[label])
    if name in _FORMER:
        now = Suggestion(typed, TLP_LABELS, _FORMER[name], Nearness.MEANING)
        raise MarkingError(f"`{shown(typed)}` is of TLP 1.0", f"in TLP 2.0 it is `{now.meant}`", now)
    meant = replace(tlp_meant(name), typed=typed)
    first = name.partition(" ")[0]
    hint = meant.hint
    if first in _BY_WORD and meant.meant is None:
        hint = f"a TLP label stands alone: `{_BY_WORD[first]}`"
    raise MarkingError(f"`{shown(typed)}` is not a label of TLP 2.0", hint, meant)


def _cui(typed: str) -> Marking:
    banner = _closed_up(typed, "/").upper()
    if _CUI_BANNER.fullmatch(banner):
        return Marking(banner, Scheme.CUI)
    hint = "write `CUI`, or with categories and dissemination controls `CUI//SP-PRVCY/TAX//NOFORN`"
    raise MarkingError(f"`{shown(typed)}` is not a CUI banner", hint)


def _closed_up(text: str, sign: str) -> str:
    """Return text without the space around a sign."""
    return sign.join(part.strip() for part in text.split(sign))
