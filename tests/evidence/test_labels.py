"""What a label says of who has the turn, and what beside the name is no part of it."""

import pytest

from bluf.evidence.quotes import judge
from bluf.evidence.quotes.turn_labels import Role, label_of
from bluf.evidence.verdicts import Verdict
from tests.evidence.conftest import source_of

SAME = [
    "Mia Solberg",
    "MIA SOLBERG",
    "Mia Solberg (Chair)",
    "Mia Solberg (NATO)",
    "Mia Solberg (D-ME)",
    "Mia Solberg (CFO, Upper Fell Bank)",
    "Mia Solberg (Upper Fell) (Lab/Co-op)",
    "Mia Solberg (she/her)",
    "Mia Solberg [via video link]",
    "Mia Solberg, MP",
    "Mia Solberg MP",
    "Dr. Mia Solberg, PhD",
    "Mia Solberg, Association of Rural Painters",
    "Mia Solberg - Upper Fell Bank",
    "Mia Solberg / Upper Fell Bank",
    "Mia Solberg 10:15",
    "Mia Solberg (10:15)",
    "The Minister for Gates (Mia Solberg)",
    "Chair (Mia Solberg)",
    "Madam Deputy Speaker (Ms Solberg)",
    "La señora ministra de Puertas (Solberg)",
    "SOLBERG, Mia",
    "Solberg, M.",
    "M. Solberg",
    "Mia",
    "@msolberg",
    "Solberg (AA)",
    "Ms Solberg (Upper Fell—Minister for Gates)",
    "Baroness Solberg of Harwich",
    "Rt Hon Mia Solberg KC",
    "Hon. Mia Solberg (Minister of Gates, Lib.)",
    "Det. Supt. Solberg",
    "DCI Solberg",
    "1st Lt. Mia Solberg",
    "Sgt. 1st Class Mia Solberg",
    "Maj. Gen. Mia Solberg",
    "Rear Adm. Mia Solberg",
    "Cllr Solberg",
    "Canon Solberg",
    "StS Solberg",
    "Vors. Solberg",
    "Ministerin Solberg",
    "Prof. Dr. h.c. Mia Solberg",
    "Mme Solberg",
    "Sra. Solberg",
    "Frage Solberg",
]


@pytest.mark.parametrize("label", SAME)
def test_what_stands_beside_a_name_is_no_part_of_it(label: str) -> None:
    text = "".join(
        f"{label}: {said}\n\nTor Vik: {answer}\n\n"
        for said, answer in (
            ("I paint the gate.", "You do not."),
            ("I will.", "It needs none."),
            ("So be it.", "Well."),
        )
    )
    source = source_of(text)
    assert judge("I paint the gate.", "Mia Solberg", source).speaker_confirmed
    assert judge("I paint the gate.", "Tor Vik", source).verdict is Verdict.MISATTRIBUTED


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Q", Role.QUESTION),
        ("Question 3", Role.QUESTION),
        ("Journaliste", Role.QUESTION),
        ("FRAGE", Role.QUESTION),
        ("A", Role.ANSWER),
        ("Speaker 1", Role.UNNAMED),
        ("SPEAKER_00", Role.UNNAMED),
        ("Unidentified Speaker", Role.UNNAMED),
        ("AN HON. MEMBER", Role.CROWD),
        ("Zuruf", Role.CROWD),
        ("THE PRESIDENT", Role.OFFICE),
        ("Mr. Speaker", Role.OFFICE),
        ("Secretary of State for Health", Role.OFFICE),
    ],
)
def test_a_label_without_a_name_says_what_its_bearer_is(label: str, role: Role) -> None:
    found = label_of(label)
    assert found is not None
    assert (found.role, found.name) == (role, "")


@pytest.mark.parametrize(
    "text",
    [
        "There is one problem",
        "In conclusion",
        "Thank you",
        "My view",
        "Next Steps",
        "Note",
        "Smith, John (2014)",
        "Ms. Solberg and Mr. Vik",
        "Look, because the President believes that it is",
        "Traceback (most recent call last)",
        "For Debian, install the package",
    ],
)
def test_what_opens_a_sentence_or_a_list_is_no_label(text: str) -> None:
    assert label_of(text) is None


def test_an_office_in_brackets_is_its_holder_s_too() -> None:
    source = source_of(
        "The Minister for Gates (Mia Solberg): I paint.\n\nTor Vik: No.\n\nMia Solberg: I will.\n\nTor Vik: Why?"
    )
    assert judge("I paint.", "Minister for Gates", source).speaker_confirmed


def test_a_surname_that_two_people_bear_confirms_neither() -> None:
    source = source_of(
        "Mia Solberg and Nils Solberg met.\n\nSolberg: I paint.\n\nVik: You do not.\n\nSolberg: I will.\n\nVik: No."
    )
    found = judge("I paint.", "Mia Solberg", source)
    assert (found.verdict, found.speaker_confirmed) == (Verdict.VERIFIED, False)


def test_mr_is_not_ms_of_the_same_surname() -> None:
    source = source_of("MR. VIK: I paint.\n\nMS. VIK: You do not.\n\nMR. VIK: I will.\n\nMS. VIK: No.")
    assert not judge("You do not.", "Mr Vik", source).speaker_confirmed


def test_a_handle_of_somebody_else_accuses_nobody() -> None:
    source = source_of("@gatefan: I paint.\n\n@msolberg: You do not.\n\n@gatefan: I will.\n\n@msolberg: No.")
    assert judge("I paint.", "Tor Vik", source).verdict is Verdict.VERIFIED


@pytest.mark.parametrize(
    "said",
    [
        "Supt Solberg said",
        "DI Solberg said",
        "Fr Solberg said",
        "Cllr. Solberg said",
        "said the Air Force’s 1st Lt. Mia Solberg",
        "said Army Sgt. 1st Class Mia Solberg",
        "Mia Solberg MP said",
        "Paint for $15 organizing director Mia Solberg said",
    ],
)
def test_ranks_and_letters_are_no_part_of_a_name_in_prose(said: str) -> None:
    source = source_of(f"“The gate is open,” {said}. The town was glad.")
    assert judge("The gate is open", "Mia Solberg", source).speaker_confirmed
