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
