"""Markings of the United Kingdom, NATO and the European Union as typed: read as spelt, else set free with a meaning."""

from itertools import pairwise

import pytest

from bluf.markings import (
    SCHEMES,
    Marking,
    MarkingError,
    Scheme,
    levels,
    meant_by,
    parse_level,
    parse_mark,
    parse_marking,
)
from bluf.markings.eu import EU
from bluf.markings.nato import NATO
from bluf.markings.uk import UK


@pytest.mark.parametrize("scheme", [UK, NATO, EU])
def test_the_levels_of_a_scheme_are_in_order(scheme: Scheme) -> None:
    levels = [parse_marking(label) for label in scheme.wording.in_order]

    assert [each.scheme for each in levels] == [scheme] * len(levels)
    assert all(after.is_above(before) for before, after in pairwise(levels))
    assert not any(before.is_above(after) for before, after in pairwise(levels))


@pytest.mark.parametrize(
    ("typed", "scheme", "level"),
    [
        ("OFFICIAL", UK, 0),
        ("UK OFFICIAL-SENSITIVE", UK, 1),
        ("OFFICIAL-SENSITIVE COMMERCIAL", UK, 1),
        ("OFFICIAL-SENSITIVE - LOCSEN", UK, 1),
        ("OFFICIAL-SENSITIVE [HR / FOR INTERNAL USE / RECIPIENTS ONLY]", UK, 1),
        ("OFFICIAL-SENSITIVE (HMG USE ONLY)", UK, 1),
        ("UK SECRET QUILL", UK, 2),
        ("SECRET - UK EYES ONLY", UK, 2),
        ("TOP SECRET – UK/US EYES ONLY", UK, 3),
        ("NATO UNCLASSIFIED", NATO, 0),
        ("NATO DIFFUSION RESTREINTE", NATO, 1),
        ("NATO RESTRICTED RELEASABLE TO SWEDEN, FINLAND", NATO, 1),
        ("NATO SECRET ATOMAL", NATO, 3),
        ("COSMIC TRÈS SECRET", NATO, 4),
        ("RESTREINT UE/EU RESTRICTED RELEASABLE TO UKRAINE", EU, 0),
        ("TRES SECRET UE/EU TOP SECRET", EU, 3),
    ],
)
def test_a_banner_that_is_spelt_as_its_rules_have_it_is_the_schemes(typed: str, scheme: Scheme, level: int) -> None:
    found = parse_marking(typed)

    assert (found.label, found.scheme, found.level) == (typed, scheme, level)


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("  NATO   SECRET ", "NATO SECRET"),
        ("N\u200bATO SECRET", "NATO SECRET"),
        ("TRE\u0300S SECRET UE/EU TOP SECRET", "TRÈS SECRET UE/EU TOP SECRET"),
    ],
)
def test_spaces_and_what_prints_nothing_change_no_banner(typed: str, label: str) -> None:
    assert parse_marking(typed).label == label


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("official", "OFFICIAL"),
        ("Official-Sensitive", "OFFICIAL-SENSITIVE"),
        ("OFFICIAL - SENSITIVE", "OFFICIAL-SENSITIVE"),
        ("OFFICIAL–SENSITIVE", "OFFICIAL-SENSITIVE"),
        ("OFFICIAL: Sensitive", "OFFICIAL-SENSITIVE"),
        ("OFFICIAL - SENSITIVE - COMMERCIAL", "OFFICIAL-SENSITIVE - COMMERCIAL"),
        ("OFFICIAL\u00adSENSITIVE", "OFFICIAL-SENSITIVE"),
        ("OFFICAL-SENSITIVE", "OFFICIAL-SENSITIVE"),
        ("OFFICIAL-SENSITIVE FOR THE BIRDS", "OFFICIAL-SENSITIVE"),
        ("OFFICIAL-SENSITIVE PERSONAL (COMMERCIAL", "OFFICIAL-SENSITIVE"),
        ("Secret - UK eyes only", "SECRET - UK EYES ONLY"),
        ("UK-SECRET", "UK SECRET"),
        ("Secret", "UK SECRET"),
        ("Nato Secret?", "NATO SECRET"),
        ("NАTO SECRET", "NATO SECRET"),  # the second letter is Cyrillic
        ("ＮＡＴＯ ＳＥＣＲＥＴ", "NATO SECRET"),
        ("NATO TOP SECRET", "COSMIC TOP SECRET"),
        ("NATO restricted releasable to Sweden", "NATO RESTRICTED RELEASABLE TO SWEDEN"),
        ("NATO RESTRICTED / OFFICIAL", "NATO RESTRICTED"),
        ("NS", "NATO SECRET"),
        ("SECRET UE", "SECRET UE/EU SECRET"),
        ("EU SECRET", "SECRET UE/EU SECRET"),
        ("RESTREINT UE / EU RESTRICTED", "RESTREINT UE/EU RESTRICTED"),
    ],
)
def test_a_banner_that_is_spelt_in_another_way_is_free_and_has_a_meaning(typed: str, meant: str) -> None:
    found = meant_by(typed)

    assert parse_marking(typed) == Marking(typed)
    assert found is not None
    assert (found.meant, found.hint) == (meant, f"did you mean `{meant}`?")


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("SECRET", ("UK SECRET", "NATO SECRET", "SECRET UE/EU SECRET")),
        ("TOP SECRET", ("UK TOP SECRET", "COSMIC TOP SECRET", "TRÈS SECRET UE/EU TOP SECRET")),
        ("CONFIDENTIAL", ("NATO CONFIDENTIAL", "CONFIDENTIEL UE/EU CONFIDENTIAL")),
        ("RESTRICTED", ("NATO RESTRICTED", "RESTREINT UE/EU RESTRICTED")),
    ],
)
def test_a_word_of_several_schemes_is_free_and_means_any_of_them(typed: str, known: tuple[str, ...]) -> None:
    found = meant_by(typed)

    assert parse_marking(typed) == Marking(typed)
    assert found is not None
    assert (found.meant, found.candidates) == (None, known)


@pytest.mark.parametrize(
    "typed",
    [
        "Internal",
        "Confidential",
        "LIMITE",
        "OFFICIAL STATEMENT",
        "OFFICIAL USE ONLY",
        "SECRET TALKS",
        "SECRET US EYES ONLY",
        "NATO SECRETARIAT",
        "TOP SECRET//SI//NOFORN",
        "UNOFFICIAL",
        "UNCLASSIFIED",
        "A" * 5000,
        "НЕ ДЛЯ ПЕЧАТИ",
    ],
)
def test_any_other_banner_is_free_and_means_no_other(typed: str) -> None:
    assert parse_marking(typed) == Marking(typed)
    assert meant_by(typed) is None


def test_many_words_after_a_level_are_read_in_no_time() -> None:
    assert parse_marking("UK SECRET " + "HR " * 60 + "x").scheme is None


@pytest.mark.parametrize(
    ("mark", "scheme", "banner"),
    [
        ("(NU)", NATO, "NATO UNCLASSIFIED"),
        ("NR", NATO, "NATO RESTRICTED"),
        ("NC", NATO, "NATO CONFIDENTIAL"),
        ("CTS", NATO, "COSMIC TOP SECRET"),
        ("NS ATOMAL", NATO, "NATO SECRET ATOMAL"),
        ("R-UE/EU-R", EU, "RESTREINT UE/EU RESTRICTED"),
        ("( TS-UE/EU-TS )", EU, "TRÈS SECRET UE/EU TOP SECRET"),
        ("OFFICIAL", UK, "OFFICIAL"),
    ],
)
def test_an_abbreviation_before_a_part_stands_for_a_level(mark: str, scheme: Scheme, banner: str) -> None:
    found = parse_mark(mark)

    assert (found.label, found.scheme, found.banner) == (mark.strip("( )"), scheme, banner)
    assert found.level == parse_marking(banner).level


@pytest.mark.parametrize("mark", ["S", "TS", "U", "OS", "ns", "NSA", "S-UE"])
def test_an_abbreviation_of_no_scheme_is_a_mark_as_typed(mark: str) -> None:
    assert parse_mark(mark) == Marking(mark)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NATO SECRET", "NATO RESTRICTED RELEASABLE TO SWEDEN"),
        ("OFFICIAL-SENSITIVE COMMERCIAL", "OFFICIAL-SENSITIVE"),
        ("OFFICIAL COMMERCIAL", "OFFICIAL-SENSITIVE"),
        ("OFFICIAL-SENSITIVE COMMERCIAL", "OFFICIAL-SENSITIVE PERSONAL"),
        ("NATO RESTRICTED", "NATO RESTRICTED RELEASABLE TO SWEDEN"),
        ("NATO RESTRICTED RELEASABLE TO SWEDEN", "NATO RESTRICTED RELEASABLE TO SWEDEN, FINLAND"),
    ],
)
def test_what_stands_after_a_level_counts(one: str, other: str) -> None:
    assert parse_marking(one).is_above(parse_marking(other))
    assert not parse_marking(one).may_go_to(parse_marking(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE COMMERCIAL"), ("NS ATOMAL", "COSMIC TOP SECRET ATOMAL")],
)
def test_a_marking_covers_what_has_less_after_its_level(one: str, other: str) -> None:
    assert parse_mark(one).may_go_to(parse_marking(other))


@pytest.mark.parametrize("other", ["OFFICIAL", "TLP:RED", "CUI", "SECRET"])
def test_markings_of_two_schemes_do_not_compare(other: str) -> None:
    found = parse_marking(other)

    assert not parse_marking("NATO UNCLASSIFIED").may_go_to(found)
    assert not found.may_go_to(parse_marking("COSMIC TOP SECRET"))


@pytest.mark.parametrize("typed", ["nato secret", "NATO SECRET", "official-sensitive", "très secret ue/eu top secret"])
def test_a_level_is_named_in_any_case(typed: str) -> None:
    assert parse_level(typed).label == typed.upper()


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("nato secre", "did you mean `NATO SECRET`?"),
        ("amber", "did you mean `TLP:AMBER`?"),
        ("OFFICIAL-SENSITIVE COMMERCIAL", "name the level alone: `OFFICIAL-SENSITIVE`"),
        ("NATO RESTRICTED RELEASABLE TO SWEDEN", "name the level alone: `NATO RESTRICTED`"),
    ],
)
def test_what_is_no_level_is_refused_with_the_mend(typed: str, hint: str) -> None:
    with pytest.raises(MarkingError) as caught:
        parse_level(typed)

    assert caught.value.hint == hint


@pytest.mark.parametrize("typed", ["anyone", "CUI", "SECRET", "secret"])
def test_what_is_near_no_level_or_several_is_refused_with_all_there_are(typed: str) -> None:
    with pytest.raises(MarkingError) as caught:
        parse_level(typed)

    assert all(f"`{level}`" in caught.value.hint for level in levels())


def test_a_banner_of_every_scheme_is_read_as_that_schemes() -> None:
    for scheme in SCHEMES:
        for label in (*scheme.wording.examples, *scheme.wording.in_order):
            assert parse_marking(label).scheme == scheme
