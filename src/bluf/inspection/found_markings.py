"""Find handling markings in the lines where they stand: headers, footers, first and last lines of a page."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from unicodedata import normalize

from bluf.inspection.inspection_report import FoundMarking, Trait
from bluf.markings import SCHEMES, MarkingError, parse_marking
from bluf.markings.spelling import bare

# Banners in capitals, alone, at the end of their line or before a page's number: of the schemes that bluf knows, and
# others of the US (32 CFR 2001 and 2002), the UK, the EU, Canada, Australia and Germany.
_HEADS = "|".join(f"(?-x:{head})" for scheme in SCHEMES for head in scheme.wording.heads)
_BANNER = rf"""(?:
    (?:TOP[ ]SECRET | SECRET | CONFIDENTIAL | RESTRICTED | UNCLASSIFIED | {_HEADS})
    (?://[A-Z0-9][A-Z0-9 ,/\-+:]*)?
  | U//FOUO | FOR[ ]OFFICIAL[ ]USE[ ]ONLY | LAW[ ]ENFORCEMENT[ ]SENSITIVE | SENSITIVE[ ]BUT[ ]UNCLASSIFIED
  | LIMITE | PROTECTED(?:[ ]?[ABC])? | (?:EU[ ])?SENSITIVE
  | VS[ ]?[-–][ ]?NUR[ ]FÜR[ ]DEN[ ]DIENSTGEBRAUCH | VS-NfD
  | STRICTLY[ ]CONFIDENTIAL | INTERNAL[ ]USE[ ]ONLY | EMBARGOED[^a-z]*
)"""
_AT_AN_END = re.compile(rf"^{_BANNER}(?=$|\s+(?:[Pp]age\b|\d)) | (?:^|\s)(?P<last>{_BANNER})$", re.VERBOSE)
_HIGHEST_FIRST = [label for scheme in SCHEMES for label in scheme.wording.highest_first]
_GAP = re.compile(r"\t+|\s{3,}|\s[|·•]\s")


def find_markings(lines: Iterable[str], where: str) -> Iterator[FoundMarking]:
    """Yield the markings in lines from the head or foot of a page."""
    for line in lines:
        if labels := [label for scheme in SCHEMES for label in scheme.wording.found(line[:1000])]:
            yield from (FoundMarking(label, where) for label in labels)
            continue
        for piece in _GAP.split(line[:1000]):
            if found := _AT_AN_END.search(normalize("NFC", bare(piece))):
                yield FoundMarking((found["last"] or found[0]).strip(" /"), where)


def markings_of(traits: Iterable[Trait]) -> tuple[FoundMarking, ...]:
    """Return the markings, each text once with its count; of a scheme with an order the highest first."""
    counted: dict[str, FoundMarking] = {}
    for trait in traits:
        if isinstance(trait, FoundMarking):
            before = counted.get(trait.text)
            place, count = (before.where, before.count) if before else (trait.where, 0)
            counted[trait.text] = FoundMarking(trait.text, place, count + trait.count)
    return tuple(sorted(counted.values(), key=_height))


def _height(marking: FoundMarking) -> int:
    """Return where a marking stands among all of schemes with an order, the highest first; -1 for one of no order."""
    text = marking.text
    if text not in _HIGHEST_FIRST:
        with suppress(MarkingError):
            found = parse_marking(text)
            if found.level is not None and found.scheme:
                text = found.scheme.wording.in_order[found.level]
    return _HIGHEST_FIRST.index(text) if text in _HIGHEST_FIRST else -1
