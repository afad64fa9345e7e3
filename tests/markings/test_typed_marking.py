"""Markings as typed: which are understood, in what order they are, and what is refused with which mend."""

from itertools import pairwise

import pytest

from bluf.markings import Marking, MarkingError, parse_mark, parse_marking
from bluf.markings.cui import CUI
from bluf.markings.tlp import TLP

TLP_LABELS = TLP.wording.in_order


@pytest.mark.parametrize("label", TLP_LABELS)
def test_a_label_of_tlp_stands_for_itself(label: str) -> None:
    found = parse_marking(label)

    assert (found.label, found.scheme) == (label, TLP)


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("tlp:amber", "TLP:AMBER"),
        ("TLPRED", "TLP:RED"),
        ("TLP:R\u200bED", "TLP:RED"),
        ("TLP: Red", "TLP:RED"),
        ("tlp green", "TLP:GREEN"),
        ("TLP:AMBER + Strict", "TLP:AMBER+STRICT"),
        ("  TLP :  CLEAR ", "TLP:CLEAR"),
    ],
)
def test_case_and_spaces_of_a_tlp_label_are_the_standards(typed: str, label: str) -> None:
    assert parse_marking(typed).label == label


def test_the_labels_of_tlp_are_in_order() -> None:
    levels = [parse_marking(label) for label in TLP_LABELS]

    assert all(after.is_above(before) for before, after in pairwise(levels))
    assert not levels[0].is_above(levels[0])


def test_the_colours_are_those_of_the_standard() -> None:
    assert {label: parse_marking(label).color for label in TLP_LABELS} == {
        "TLP:CLEAR": "#ffffff",
        "TLP:GREEN": "#33ff00",
        "TLP:AMBER": "#ffc000",
        "TLP:AMBER+STRICT": "#ffc000",
        "TLP:RED": "#ff2b2b",
    }


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("TLP:WHITE", "in TLP 2.0 it is `TLP:CLEAR`"),
        ("T\u200bLP:WHITE", "in TLP 2.0 it is `TLP:CLEAR`"),
        ("TLPWHITE", "in TLP 2.0 it is `TLP:CLEAR`"),
        ("TLP_RED", "did you mean `TLP:RED`?"),
        ("tlp white", "in TLP 2.0 it is `TLP:CLEAR`"),
        ("TLP:AMBRE", "did you mean `TLP:AMBER`?"),
        ("TLP:AMBER-STRICT", "did you mean `TLP:AMBER+STRICT`?"),
        ("TLP:GREEN Internal", "a TLP label stands alone: `TLP:GREEN`"),
        ("TLP", "choose from: `TLP:CLEAR`, `TLP:GREEN`, `TLP:AMBER`, `TLP:AMBER+STRICT`, `TLP:RED`"),
        ("Internal, TLP:RED", "a TLP label stands alone, such as `TLP:AMBER`"),
    ],
)
def test_what_names_tlp_and_is_no_label_is_refused_with_the_mend(typed: str, hint: str) -> None:
    with pytest.raises(MarkingError) as caught:
        parse_marking(typed)

    assert caught.value.hint == hint


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("CUI", "CUI"),
        ("cui", "CUI"),
        ("CONTROLLED", "CONTROLLED"),
        ("CUI // SP-PRVCY / TAX // Fed Only", "CUI//SP-PRVCY/TAX//FED ONLY"),
    ],
)
def test_a_cui_banner_is_in_capitals_with_categories_and_controls(typed: str, label: str) -> None:
    assert parse_marking(typed) == Marking(label, CUI)


@pytest.mark.parametrize("typed", ["CUI/", "CUI//", "CUI//A//B//C", "CUI basic", "CONTROLLED//"])
def test_what_names_cui_and_is_no_banner_is_refused(typed: str) -> None:
    with pytest.raises(MarkingError):
        parse_marking(typed)


@pytest.mark.parametrize("typed", ["Internal use", "official-sensitive", "Controlled distribution", "Tulips", "NO"])
def test_any_other_text_is_a_banner_as_typed(typed: str) -> None:
    assert parse_marking(typed) == Marking(typed)


def test_markings_without_an_order_do_not_compare() -> None:
    with pytest.raises(ValueError, match="no order"):
        parse_marking("CUI").is_above(parse_marking("TLP:RED"))


@pytest.mark.parametrize(("typed", "label"), [("(U)", "U"), ("U", "U"), ("( tlp:red )", "TLP:RED"), ("()", "()")])
def test_the_brackets_of_a_portion_mark_are_not_part_of_it(typed: str, label: str) -> None:
    assert parse_mark(typed).label == label
