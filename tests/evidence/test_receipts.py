"""Receipts: what is written is read back, and what was edited is refused."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluf.brief import read_yaml
from bluf.evidence import (
    Evidence,
    ReceiptError,
    Receipts,
    from_file,
    quote_digest,
    record,
    to_yaml,
)
from bluf.evidence.judgement import Origin
from bluf.evidence.receipts import QuoteReceipt, SourceReceipt
from bluf.evidence.results import QuoteResult, SourceResult
from bluf.evidence.verdicts import RULES, Verdict
from bluf.problems.field_path import FieldPath

TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]) | st.sampled_from("\t'\"\\:#{}[]|>&*!%@"), max_size=30
)
SHA = st.text("0123456789abcdef", min_size=64, max_size=64)
SOURCES = st.builds(SourceReceipt, TEXT, TEXT, SHA, st.dates().map(lambda day: day.isoformat()))
QUOTES = st.builds(QuoteReceipt, SHA, TEXT, st.sampled_from(Verdict), TEXT, TEXT, st.booleans())
RECEIPTS = st.builds(
    lambda rules, sources, quotes: Receipts(
        rules, {each.id: each for each in sources}, {(each.source, each.sha256): each for each in quotes}
    ),
    st.integers(1, 99),
    st.lists(SOURCES, max_size=4),
    st.lists(QUOTES, max_size=6),
)


def read(text: str) -> Receipts:
    return from_file(text, read_yaml(text.encode(), "x.receipts.yaml").data)


@given(RECEIPTS)
def test_receipts_survive_a_round_trip(receipts: Receipts) -> None:
    assert read(to_yaml(receipts)) == receipts


def sample() -> Receipts:
    result = QuoteResult(
        FieldPath("quotes[0]"),
        "We stand together",
        "Ann Lee",
        Verdict.VERIFIED,
        "harbour",
        3,
        "line 3",
        None,
        "Ann Lee",
        True,
    )
    altered = QuoteResult(FieldPath("quotes[1]"), "We stand", "Ann Lee", Verdict.ALTERED, "harbour", 3, "line 3")
    unchecked = QuoteResult(FieldPath("quotes[2]"), "We sit", "Ann Lee", Verdict.UNCHECKED, "harbour")
    evidence = Evidence((), (result, altered, unchecked), (SourceResult("harbour", "Harbours", "a" * 64),))
    return record(evidence, date(2026, 3, 2))


def test_a_receipt_holds_digests_and_no_words() -> None:
    text = to_yaml(sample())
    assert quote_digest("We stand together", "Ann Lee") in text
    assert "stand" not in text
    assert len(sample().quotes) == 2


def test_the_same_receipts_are_the_same_bytes() -> None:
    assert to_yaml(sample()) == to_yaml(read(to_yaml(sample())))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('verdict: "altered"', 'verdict: "verified"'),
        ('confirmed: "no"', 'confirmed: "yes"'),
        ("a" * 64, "b" * 64),
        ('where: "line 3"', 'where: "line 4"'),
        ("2026-03-02", "2026-03-03"),
        (f'rules: "{RULES}"', f'rules: "{RULES + 1}"'),
        ('title: "Harbours"', 'title: "Harbors"'),
        ('speaker: "Ann Lee"', 'speaker: "Bo Lee"'),
    ],
)
def test_a_receipt_edited_by_hand_is_refused(old: str, new: str) -> None:
    text = to_yaml(sample())
    assert old in text
    with pytest.raises(ReceiptError, match="has been changed"):
        read(text.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("sources:\n", "sources:  # mine\n"),
        ("quotes:\n", f'quotes:\n  - sha256: "{quote_digest("We stand", "Ann Lee")}"\n    source: "harbour"\n'
         '    verdict: "verified"\n    where: ""\n    speaker: ""\n    confirmed: "yes"\n'),
        ('id: "harbour"', "id: harbour"),
        ("digest:", "\ndigest:"),
    ],
    ids=["a comment", "an entry twice", "other quotes", "a blank line"],
)  # fmt: skip
def test_a_receipt_with_anything_more_in_it_is_refused(old: str, new: str) -> None:
    with pytest.raises(ReceiptError, match="has been changed"):
        read(to_yaml(sample()).replace(old, new, 1))


def test_a_receipt_may_have_other_line_ends() -> None:
    assert read(to_yaml(sample()).replace("\n", "\r\n")) == sample()


def test_receipts_for_a_source_that_is_not_here_are_kept_until_the_brief_names_it_no_more() -> None:
    other = Evidence((), (), (SourceResult("strait", "Straits", "b" * 64),))
    later = date(2026, 3, 3)
    assert record(other, later, sample(), {"harbour", "strait"}).quotes == sample().quotes
    assert set(record(other, later, sample(), {"harbour", "strait"}).sources) == {"harbour", "strait"}
    assert set(record(other, later, sample(), {"strait"}).sources) == {"strait"}


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('receipts: "1"', 'receipts: "2"', "format 2"),
        ('verdict: "altered"', 'verdict: "fine"', "fine"),
        ('    where: "line 3"\n', "", "no `where`"),
        ("rules:", "ruling:", "ruling"),
        ("digest:", "signature:", "signature"),
        ("a" * 64, "a" * 63, "no SHA-256"),
        ('recorded: "2026-03-02"', 'recorded: "soon"', "soon"),
    ],
)
def test_a_receipt_that_is_not_as_bluf_writes_it_is_refused(old: str, new: str, why: str) -> None:
    with pytest.raises(ReceiptError, match=why):
        read(to_yaml(sample()).replace(old, new))


def test_a_receipt_of_other_rules_is_stale() -> None:
    receipts = sample()
    assert receipts.stale("harbour", Origin(title="Harbours"), "We stand together", "Ann Lee") is None
    older = Receipts(RULES + 1, receipts.sources, receipts.quotes)
    assert "rule set" in str(older.stale("harbour", Origin(title="Harbours"), "We stand together", "Ann Lee"))


@pytest.mark.parametrize(
    ("origin", "what"),
    [
        (Origin(by="Tom Berg", publisher="Harbour Ministry", title="Harbours"), "`by:`"),
        (Origin(by="Ann Lee", title="Harbours"), "publisher"),
    ],
)
def test_a_receipt_is_stale_when_by_or_publisher_has_changed(origin: Origin, what: str) -> None:
    before = sample()
    source = replace(before.sources["harbour"], by="Ann Lee", publisher="Harbour Ministry")
    receipts = read(to_yaml(replace(before, sources={"harbour": source})))
    same = Origin("Ann Lee", "Harbour Ministry", "Harbours")
    assert receipts.stale("harbour", same, "We stand together", "Ann Lee") is None
    assert f"the {what} of source" in str(receipts.stale("harbour", origin, "We stand together", "Ann Lee"))
