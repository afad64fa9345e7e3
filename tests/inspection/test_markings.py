"""Markings are found where they stand, and not in prose."""

import pytest

from bluf.inspection.found_markings import find_markings, markings_of
from bluf.inspection.inspection_report import FoundMarking


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("TLP:AMBER+STRICT", ["TLP:AMBER+STRICT"]),
        ("Note for you   tlp: green", ["TLP:GREEN"]),
        ("TLP:WHITE", ["TLP:WHITE"]),
        ("UNCLASSIFIED", ["UNCLASSIFIED"]),
        ("BN-2024-117\tCUI//SP-PRVCY", ["CUI//SP-PRVCY"]),
        ("UNCLASSIFIED Page 1 of 3", ["UNCLASSIFIED"]),
        ("OFFICIAL-SENSITIVE", ["OFFICIAL-SENSITIVE"]),
        ("NATO RESTRICTED", ["NATO RESTRICTED"]),
        ("OFFICIAL – SENSITIVE - COMMERCIAL", ["OFFICIAL – SENSITIVE - COMMERCIAL"]),
        ("OFFICIAL-SENSITIVE [HR / RECIPIENTS ONLY] 1", ["OFFICIAL-SENSITIVE [HR / RECIPIENTS ONLY]"]),
        ("BN-2024-117   TOP SECRET - UK/US EYES ONLY", ["TOP SECRET - UK/US EYES ONLY"]),
        ("UK SECRET QUILL Page 2", ["UK SECRET QUILL"]),
        ("NATO SECRET RELEASABLE TO SWEDEN, FINLAND", ["NATO SECRET RELEASABLE TO SWEDEN, FINLAND"]),
        ("COSMIC TOP SECRET ATOMAL", ["COSMIC TOP SECRET ATOMAL"]),
        ("N\u200bATO SECRET", ["NATO SECRET"]),
        ("NATO DIFFUSION RESTREINTE", ["NATO DIFFUSION RESTREINTE"]),
        ("RESTREINT UE / EU RESTRICTED", ["RESTREINT UE / EU RESTRICTED"]),
        ("TRE\u0300S SECRET UE/EU TOP SECRET", ["TRÈS SECRET UE/EU TOP SECRET"]),
        ("RESTREINT UE", ["RESTREINT UE"]),
        ("LIMITE", ["LIMITE"]),
        ("SECRET//NOFORN", ["SECRET//NOFORN"]),
        ("OFFICIAL STATEMENT ON THE QUAY", []),
        ("NATO SECRETARIAT", []),
        ("UNOFFICIAL", []),
        ("VS-NUR FÜR DEN DIENSTGEBRAUCH", ["VS-NUR FÜR DEN DIENSTGEBRAUCH"]),
        ("SECRET talks were held in Oslo", []),
        ("The file is confidential and restricted", []),
        ("TLP:PURPLE", []),
        ("A brief", []),
    ],
)
def test_a_line_has_its_markings(line: str, found: list[str]) -> None:
    assert [marking.text for marking in find_markings([line], "page 1")] == found


def test_the_highest_marking_is_listed_first_however_often_and_wherever_the_others_stand() -> None:
    found = ["TLP:GREEN", "RESTRICTED", "TLP:GREEN", "TLP:AMBER+STRICT", "TLP:AMBER"]

    listed = markings_of(FoundMarking(text, "page 1") for text in found)

    assert [(each.text, each.count) for each in listed] == [
        ("RESTRICTED", 1),
        ("TLP:AMBER+STRICT", 1),
        ("TLP:AMBER", 1),
        ("TLP:GREEN", 2),
    ]


def test_the_highest_level_is_listed_first_whatever_stands_after_it() -> None:
    found = ["NATO RESTRICTED", "NATO SECRET RELEASABLE TO SWEDEN", "NATO UNCLASSIFIED", "COSMIC TRÈS SECRET"]

    assert [each.text for each in markings_of(FoundMarking(text, "page 1") for text in found)] == [
        "COSMIC TRÈS SECRET",
        "NATO SECRET RELEASABLE TO SWEDEN",
        "NATO RESTRICTED",
        "NATO UNCLASSIFIED",
    ]
