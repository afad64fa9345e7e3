"""Find handling markings in the lines where they stand: headers, footers, first and last lines of a page."""

import re
from collections.abc import Iterable, Iterator

from bluf.inspection.inspection_report import FoundMarking, Trait
from bluf.markings import SCHEMES

# Banners in capitals, alone, at the end of their line or before a page's number: of the schemes that bluf knows, and
# others of the US (32 CFR 2001 and 2002), the UK, NATO, the EU, Canada, Australia and Germany.
_HEADS = " | ".join(head for scheme in SCHEMES for head in scheme.wording.heads)
_BANNER = rf"""(?:
    (?:TOP[ ]SECRET | SECRET | CONFIDENTIAL | RESTRICTED | UNCLASSIFIED | {_HEADS})
    (?://[A-Z0-9][A-Z0-9 ,/\-+:]*)?
  | U//FOUO | FOR[ ]OFFICIAL[ ]USE[ ]ONLY | LAW[ ]ENFORCEMENT[ ]SENSITIVE | SENSITIVE[ ]BUT[ ]UNCLASSIFIED
  | OFFICIAL(?:[ ]?[-:][ ]?SENSITIVE)?
  | COSMIC[ ]TOP[ ]SECRET | NATO[ ](?:SECRET | CONFIDENTIAL | RESTRICTED | UNCLASSIFIED)
  | (?:TRÈS[ ]SECRET | TRES[ ]SECRET)[ ]UE/EU[ ]TOP[ ]SECRET | SECRET[ ]UE/EU[ ]SECRET
  | CONFIDENTIEL[ ]UE/EU[ ]CONFIDENTIAL | RESTREINT[ ]UE/EU[ ]RESTRICTED | LIMITE
  | PROTECTED(?:[ ]?[ABC])? | (?:EU[ ])?SENSITIVE
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
            if found := _AT_AN_END.search(" ".join(piece.split())):
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
    return _HIGHEST_FIRST.index(marking.text) if marking.text in _HIGHEST_FIRST else -1
