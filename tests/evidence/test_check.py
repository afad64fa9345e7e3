"""Checking a whole brief: verdicts, problems at their lines, sources that fail, and receipts that stand in."""

import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bluf.brief import check_brief, read_yaml
from bluf.evidence import Evidence, check_evidence, from_file, record, to_yaml
from bluf.evidence.verdicts import Verdict
from bluf.problems import Problem, Severity
from tests.evidence.conftest import ARTICLES

HEAD = """title: Harbours
date: 2026-03-01
bottom_line: The straits are watched.
key_points:
  - The straits are watched.
sources:
  - id: harbour
    title: Harbour ministers agree
    file: sources/harbour.txt
"""
QUOTES = """quotes:
  - text: Our harbours are joined and so are our fortunes.
    speaker: Ilse Marwick
    source: harbour
  - text: It could cost us, not only in cargo.
    speaker: Daniel Oduya
    source: harbour
  - text: Lamps do not steer ships
    speaker: Ilse Marwick
    source: harbour
  - text: Penguins rarely vote in regional elections
    speaker: Ilse Marwick
    source: harbour
  - text: Open the books!
    speaker: Ilse Marwick
    source: harbour
"""
Check = Callable[..., Evidence]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "harbour.txt").write_bytes((ARTICLES / "harbour.txt").read_bytes())
    return tmp_path


@pytest.fixture
def check(folder: Path) -> Check:
    def run(text: str, **options: object) -> Evidence:
        brief = check_brief(read_yaml(text.encode(), "briefs/x.yaml"))
        return check_evidence(brief, folder, **options)  # type: ignore[arg-type]

    return run


def shown(problems: tuple[Problem, ...]) -> list[tuple[str, str, int]]:
    return [(p.code, str(p.severity), p.span.line if p.span else 0) for p in problems]


def test_every_quote_has_a_verdict_and_a_problem_at_its_line(check: Check) -> None:
    found = check(HEAD + QUOTES)
    assert [(q.field, q.verdict, q.source, q.source_line) for q in found.quotes] == [
        ("quotes[0]", Verdict.VERIFIED, "harbour", 7),
        ("quotes[1]", Verdict.ALTERED, "harbour", 9),
        ("quotes[2]", Verdict.MISATTRIBUTED, "harbour", 15),
        ("quotes[3]", Verdict.ABSENT, "harbour", None),
        ("quotes[4]", Verdict.VERIFIED, "harbour", 21),
    ]
    assert shown(found.problems) == [
        ("quote-altered", "error", 14),
        ("quote-misattributed", "error", 18),
        ("quote-absent", "error", 20),
        ("speaker-unconfirmed", "note", 24),
    ]
    assert found.summary == "5 quotes: 2 verified, 1 altered, 1 absent, 1 misattributed"


def test_an_altered_quote_is_shown_beside_the_sources_wording(check: Check) -> None:
    problem = check(HEAD + QUOTES).problems[0]
    assert "here “It [-could-] cost us, not only …”" in problem.message
    assert "in `harbour`, line 9 “It {+will+} cost us, not only …”" in problem.message


def test_a_misattributed_quote_names_the_speaker_found(check: Check) -> None:
    found = check(HEAD + QUOTES)
    assert "gives these words to Joren Vask, not to Ilse Marwick" in found.problems[1].message
    assert found.quotes[2].speaker == "Joren Vask"


def test_a_speaker_that_is_not_plain_is_noted_and_stops_nothing(check: Check) -> None:
    note = check(HEAD + QUOTES).quotes[4].note
    assert note == "the speaker could not be confirmed"


def test_a_reason_why_a_quote_can_not_be_checked_makes_it_a_warning(check: Check) -> None:
    quotes = QUOTES.replace("    source: harbour\n", "    source: harbour\n    unverified: translated by the desk\n")
    found = check(HEAD + quotes)
    assert {p.severity for p in found.problems} == {Severity.WARNING, Severity.NOTE}
    assert found.quotes[1].verdict is Verdict.ALTERED


@pytest.mark.parametrize(
    ("head", "quote", "why"),
    [
        (HEAD, "", "names no source"),
        (HEAD.replace("    file: sources/harbour.txt\n", ""), "    source: harbour\n", "names no file"),
    ],
)
def test_a_quote_without_source_or_file_is_unchecked(check: Check, head: str, quote: str, why: str) -> None:
    found = check(f"{head}quotes:\n  - text: Lamps do not steer ships\n    speaker: Joren Vask\n{quote}")
    assert [(q.verdict, p.code, p.severity) for q, p in zip(found.quotes, found.problems, strict=True)] == [
        (Verdict.UNCHECKED, "quote-unchecked", Severity.WARNING)
    ]
    assert why in found.problems[0].message


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("sources/none.txt", "source-missing"),
        ("sources", "source-unreadable"),
        ("sources/empty.txt", "source-empty"),
        ("sources/latin.txt", "source-unreadable"),
        ("link.txt", "outside-folder"),
    ],
)
def test_a_source_that_can_not_be_read_is_a_problem_at_its_line(
    check: Check, folder: Path, tmp_path_factory: pytest.TempPathFactory, file: str, code: str
) -> None:
    (folder / "sources/empty.txt").write_text("\n")
    (folder / "sources/latin.txt").write_bytes(b"caf\xe9")
    outside = tmp_path_factory.mktemp("outside") / "secret.txt"
    outside.write_text("Lamps do not steer ships")
    (folder / "link.txt").symlink_to(outside)
    found = check((HEAD + QUOTES).replace("sources/harbour.txt", file))
    assert (code, "error", 9) in shown(found.problems)
    assert {q.verdict for q in found.quotes} == {Verdict.UNCHECKED}


def test_a_source_is_opened_whichever_unicode_form_its_name_has_on_disk(check: Check, folder: Path) -> None:
    (folder / "sources/harbour.txt").rename(folder / "sources" / unicodedata.normalize("NFD", "März.txt"))

    found = check((HEAD + QUOTES).replace("sources/harbour.txt", unicodedata.normalize("NFC", "sources/März.txt")))

    assert found.quotes[0].verdict is Verdict.VERIFIED


@pytest.mark.parametrize(
    "file", ["C:\\Users\\harbour.txt", "sources\\harbour.txt", "docs/harbour.txt", "../harbour.txt"]
)
def test_a_wrong_path_is_told_with_the_file_that_is_meant(check: Check, file: str) -> None:
    found = check((HEAD + QUOTES).replace("sources/harbour.txt", file))

    (problem,) = [each for each in found.problems if each.field == "sources[0].file"]
    assert problem.hint == "did you mean `sources/harbour.txt`?"


def test_a_look_alike_in_a_path_is_named(check: Check, folder: Path) -> None:
    (folder / "sources/harbour.txt").rename(folder / "sources/the harbour.txt")

    found = check((HEAD + QUOTES).replace("sources/harbour.txt", "sources/the\u00a0harbour.txt"))

    (problem,) = [each for each in found.problems if each.field == "sources[0].file"]
    assert problem.hint == "did you mean `sources/the harbour.txt`? What is typed has U+00A0, a no-break space."


def test_an_escape_in_a_path_is_told_as_such(check: Check, folder: Path) -> None:
    (folder / "sources/harbour.txt").rename(folder / "sources/report.txt")

    found = check((HEAD + QUOTES).replace("sources/harbour.txt", '"sources\\report.txt"'))

    (problem,) = [each for each in found.problems if each.field == "sources[0].file"]
    assert problem.message.startswith("U+000D, a carriage return, stands in this path")
    assert problem.hint == "did you mean `sources/report.txt`?"


def test_the_first_folder_that_is_missing_is_named(check: Check) -> None:
    found = check((HEAD + QUOTES).replace("sources/harbour.txt", "docs/2024/harbour.txt"))

    (problem,) = [each for each in found.problems if each.field == "sources[0].file"]
    assert "there is no folder `docs`" in problem.message


def test_a_short_quote_that_occurs_again_is_flagged(check: Check, folder: Path) -> None:
    (folder / "sources/harbour.txt").write_text("“We stand,” Ann Lee said in May.\n\n“We stand,” Lee said in June.\n")
    found = check(f"{HEAD}quotes:\n  - text: We stand\n    speaker: Ann Lee\n    source: harbour\n")
    assert [p.code for p in found.problems] == ["quote-ambiguous"]


@pytest.mark.parametrize(
    ("quote", "code"),
    [("… sell the town's old pier", "quote-skips-negation"), ("We will mend the pier", "quote-drops-condition")],
)
def test_what_a_quote_leaves_out_and_may_turn_it_round_is_a_warning_at_its_text(
    check: Check, folder: Path, quote: str, code: str
) -> None:
    said = (
        "“We refuse to sell the town's old pier,” Ann Lee said. “We will mend the pier if the sea is calm,” she said.\n"
    )
    (folder / "sources/harbour.txt").write_text(said)
    found = check(f"{HEAD}quotes:\n  - text: {quote}\n    speaker: Ann Lee\n    source: harbour\n")
    problem = next(each for each in found.problems if each.code == code)
    assert (problem.severity, problem.field) == (Severity.WARNING, "quotes[0].text")


def test_markup_is_no_part_of_a_quote(check: Check) -> None:
    text = f"{HEAD}quotes:\n  - text: Lamps do **not** steer ships\n    speaker: Joren Vask\n    source: harbour\n"
    found = check(text)
    assert found.problems == ()


def test_a_brief_without_sources_and_quotes_has_no_evidence(check: Check) -> None:
    assert check(HEAD[: HEAD.index("sources:")]) == Evidence()


def recorded(evidence: Evidence, on: date = date(2026, 3, 2)) -> object:
    """Write receipts and read them back through the reader of briefs."""
    text = to_yaml(record(evidence, on))
    return from_file(text, read_yaml(text.encode(), "x.receipts.yaml").data)


def test_a_receipt_stands_in_for_a_source_that_is_not_here(check: Check, folder: Path) -> None:
    here = check(HEAD + QUOTES)
    receipts = recorded(here)
    (folder / "sources/harbour.txt").unlink()
    away = check(HEAD + QUOTES, receipts=receipts)
    assert [q.verdict for q in away.quotes] == [q.verdict for q in here.quotes]
    assert away.quotes[0].note == "verified against “Harbour ministers agree” on 2026-03-02"
    assert away.quotes[0].receipt == "2026-03-02"
    assert [p.code for p in away.problems] == ["quote-altered", "quote-misattributed", "quote-absent"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("so are our fortunes", "so are all our fortunes"),
        ("speaker: Ilse Marwick", "speaker: Ilse Marwick-Lee"),
        ("title: Harbour ministers agree", "title: Harbour ministers agree at last"),
    ],
    ids=["quote", "speaker", "source"],
)
def test_a_receipt_is_stale_when_what_it_is_for_has_changed(check: Check, folder: Path, old: str, new: str) -> None:
    receipts = recorded(check(HEAD + QUOTES))
    (folder / "sources/harbour.txt").unlink()
    found = check((HEAD + QUOTES).replace(old, new, 1), receipts=receipts)
    assert found.quotes[0].verdict is Verdict.UNCHECKED
    assert ("receipt-stale", "warning", 11) in shown(found.problems)


def test_a_receipt_for_another_text_of_the_source_is_stale(check: Check, folder: Path) -> None:
    receipts = recorded(check(HEAD + QUOTES))
    with (folder / "sources/harbour.txt").open("a") as file:
        file.write("\nCorrection: it was Wednesday.\n")
    found = check(HEAD + QUOTES, receipts=receipts)
    assert found.quotes[0].verdict is Verdict.VERIFIED
    assert ("receipt-stale", "warning", 9) in shown(found.problems)


def test_recording_again_keeps_the_receipt_of_a_source_that_is_not_here(check: Check, folder: Path) -> None:
    receipts = recorded(check(HEAD + QUOTES))
    (folder / "sources/harbour.txt").unlink()
    away = check(HEAD + QUOTES, receipts=receipts)
    assert record(away, date(2026, 9, 9), receipts, {"harbour"}) == receipts  # type: ignore[arg-type]


def test_figures_and_names_that_the_source_lacks_are_warnings_at_their_line(check: Check) -> None:
    points = """key_points:
  - Watched.
  - text: Ministers of 6 states met after 30,000 vessels passed the Orsa Strait.
    source: harbour
  - text: Bram Oduya spoke of 3,000 vessels.
    source: harbour
  - text: Penguins cost 900 euros, says Jane Roe, who names no source.
sections:
  - heading: More
    points:
      - text: The CRI is in Port Elsa, not in Port Velo.
        source: [harbour]
"""
    start, end = HEAD.index("key_points:"), HEAD.index("sources:")
    found = check(HEAD[:start] + points + HEAD[end:])
    assert [(p.code, p.field, p.span.line if p.span else 0) for p in found.problems] == [
        ("figure-not-found", "key_points[1].text", 6),
        ("name-not-found", "key_points[2].text", 8),
        ("name-not-found", "sections[0].points[0].text", 14),
    ]
    assert "“30,000” is not in `harbour`" in found.problems[0].message
