"""A role is a title or a phrase in apposition, and nothing else that stands near a name."""

import pytest

from bluf.draft.roles import is_office, roles_of
from bluf.evidence.quotes.person_names import names_in


def roles(text: str, person: str) -> list[str]:
    return [role for name in names_in(text) if name.name == person for role in roles_of(name, text)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The port's director, Ana Lind, said so.", "director"),
        ("Ana Lind, the port's director, said so.", "director"),
        ("Ana Lind (a former pilot) said so.", "former pilot"),
        ("They met Harbour Commissioner Ana Lind on Friday.", "Harbour Commissioner"),
        ("Deputy Head (Acting) of the River Board, Ana Lind, agreed.", "Deputy Head (Acting) of the River Board"),
        (
            "Ana Lind, president of Oslo-based Per D. Holt Company, agreed.",
            "president of Oslo-based Per D. Holt Company",
        ),
        ("Ana Lind, editor-in-chief of the Courier, agreed.", "editor-in-chief of the Courier"),
    ],
)
def test_a_title_or_an_apposition_is_a_role(text: str, role: str) -> None:
    assert roles(text, "Ana Lind") == [role]


@pytest.mark.parametrize(
    "text",
    [
        "In a sharp turn from ten years of state law, Ana Lind said that it would open.",
        "In a later note to staff, Ana Lind thanked them.",
        "After the talks with the minister, Ana Lind left.",
        "They spoke of the grain sector as one of the main earners, Ana Lind said.",
        "The director refused to say more yesterday, Ana Lind, who was there, said.",
        "Ana Lind, the largest maker of ropes in the north is closing its yard.",
        "The chairman met the envoy, Ana Lind, Per Holt and others.",
        "Ana Lind, in the capital, said so.",
        "Dr Ana Lind said so.",
    ],
)
def test_what_another_clause_says_beside_a_name_is_no_role(text: str) -> None:
    assert roles(text, "Ana Lind") == []


def test_an_office_is_told_by_its_head_and_has_no_verb() -> None:
    assert is_office("deputy head of the state water board")
    assert not is_office("state law of the ministers")
    assert not is_office("minister said to be leaving")
