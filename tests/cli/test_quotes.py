"""check shows each quote with its verdict, records receipts, and stops a misquotation."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bluf.cli.commands import bluf
from bluf.cli.quotes_command import quote_table
from bluf.evidence import QuoteResult, Verdict
from bluf.ground.apart import InParts, Named
from bluf.ground.budget import Budget
from bluf.ground.confined import Allowance, Excess
from bluf.problems.field_path import FieldPath
from bluf.problems.text import cells
from tests.evidence.hostile import files

ARTICLE = (
    "Harbour fees to fall\n\n“We will not raise fees this year,” Harbour Master Ana Reis said on Monday. "
    "The harbour took in 3,000 boats.\n"
)
BRIEF = """\
title: Harbour fees
date: 2024-10-25
bottom_line: Fees stay.
key_points:
  - text: The harbour took in 3,000 boats.
    source: news
quotes:
  - text: We will not raise fees this year
    speaker: Ana Reis
    source: news
sources:
  - id: news
    title: Harbour fees to fall
    file: news.txt
"""


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    (tmp_path / "news.txt").write_text(ARTICLE, encoding="utf-8")
    path = tmp_path / "fees.yaml"
    path.write_text(BRIEF, encoding="utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(bluf, [str(argument) for argument in arguments], standalone_mode=False)


def test_check_lists_the_quotes_and_closes_with_their_number(brief: Path) -> None:
    lines = run("check", brief).stdout.splitlines()
    assert lines[0].startswith("  ✓ verified  Ana Reis  We will not raise fees this year")
    assert lines[0].endswith("news, line 3")
    assert lines[1] == "1 quote: 1 verified"


def test_a_quote_that_drops_a_word_stops_the_build_and_shows_the_sources_words(brief: Path, tmp_path: Path) -> None:
    brief.write_text(BRIEF.replace("will not raise", "will raise"), encoding="utf-8")
    result = run("build", brief, "--out", tmp_path / "out")
    assert result.return_value == 1
    assert "fees.yaml:8:14: error[quote-altered]" in result.stderr
    assert "“We will {+not+} raise fees this year,”" in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_figure_that_the_source_does_not_have_is_a_warning_at_its_place(brief: Path, tmp_path: Path) -> None:
    brief.write_text(
        BRIEF.replace("text: The harbour took in 3,000", "text: The harbour took in 30,000"), encoding="utf-8"
    )
    result = run("build", brief, "--out", tmp_path / "out")
    assert result.return_value == 0
    assert "fees.yaml:5:31: warning[figure-not-found]" in result.stderr


def test_a_receipt_stands_in_for_a_source_that_is_not_here(brief: Path) -> None:
    assert run("check", brief, "--record").return_value == 0
    (brief.parent / "news.txt").unlink()
    result = run("check", brief)
    assert result.return_value == 0
    assert "✓ verified" in result.stdout
    assert "(receipt of 20" in result.stdout
    assert "ana reis" not in (brief.parent / "fees.receipts.yaml").read_text(encoding="utf-8").replace("Ana Reis", "")


def test_without_source_or_receipt_a_quote_is_not_verified(brief: Path) -> None:
    (brief.parent / "news.txt").unlink()
    assert "verified" not in run("check", brief).stdout


def test_a_receipt_of_a_quote_that_has_changed_is_stale(brief: Path) -> None:
    run("check", brief, "--record")
    (brief.parent / "news.txt").unlink()
    brief.write_text(BRIEF.replace("will not raise", "will raise"), encoding="utf-8")
    result = run("check", brief)
    assert "? unchecked" in result.stdout
    assert "[receipt-stale]" in result.stderr


def test_a_receipt_edited_by_hand_does_not_pass(brief: Path) -> None:
    run("check", brief, "--record")
    receipts = brief.parent / "fees.receipts.yaml"
    receipts.write_text(receipts.read_text(encoding="utf-8").replace("line 3", "line 4"), encoding="utf-8")
    result = run("check", brief)
    assert result.return_value == 1
    assert "error[receipt-invalid]" in result.stderr


@pytest.mark.parametrize("edit", ["the speaker", "the receipts", "nothing"])
def test_recording_where_the_source_is_not_keeps_the_receipts(brief: Path, edit: str) -> None:
    run("check", brief, "--record")
    receipts = brief.parent / "fees.receipts.yaml"
    (brief.parent / "news.txt").unlink()
    if edit == "the speaker":
        brief.write_text(BRIEF.replace("speaker: Ana Reis", "speaker: Ana Rey"), encoding="utf-8")
    if edit == "the receipts":
        receipts.write_text(receipts.read_text(encoding="utf-8").replace("line 3", "line 4"), encoding="utf-8")
    before = receipts.read_bytes()
    run("check", brief, "--record")
    assert receipts.read_bytes() == before


def test_without_a_source_nothing_is_recorded(brief: Path) -> None:
    (brief.parent / "news.txt").unlink()
    result = run("check", brief, "--record")
    assert result.return_value == 1
    assert not (brief.parent / "fees.receipts.yaml").exists()


@pytest.mark.parametrize("content", [b"", b"caf\xe9"], ids=["empty", "not UTF-8"])
def test_a_receipt_does_not_stand_in_for_a_source_that_is_here_and_can_not_be_read(brief: Path, content: bytes) -> None:
    run("check", brief, "--record")
    (brief.parent / "news.txt").write_bytes(content)
    result = run("check", brief)
    assert result.return_value == 1
    assert "? unchecked" in result.stdout


def test_json_has_the_verdicts(brief: Path) -> None:
    (quote,) = json.loads(run("check", brief, "--format", "json").stdout)["briefs"][0]["quotes"]
    assert (quote["field"], quote["verdict"], quote["source"], quote["source_line"]) == (
        "quotes[0]",
        "verified",
        "news",
        3,
    )


def test_receipts_can_not_be_recorded_for_standard_input() -> None:
    result = CliRunner().invoke(bluf, ["check", "-", "--record"], input=BRIEF)
    assert result.exit_code == 2


def test_the_table_keeps_to_its_width_and_lines_up() -> None:
    quotes = [
        QuoteResult(FieldPath("quotes[0]"), "word " * 60, "名前 " * 20, Verdict.ALTERED, "news", 3, "line 3"),
        QuoteResult(FieldPath("quotes[1]"), "short one", "A", Verdict.MISATTRIBUTED),
    ]
    quotes.append(QuoteResult(FieldPath("quotes[2]"), "word " * 60, "B", Verdict.UNCHECKED, "news"))
    *table, closing = quote_table(quotes, 90, color=False)
    assert all(cells(line) <= 90 for line in table)
    assert cells(table[0].partition("news")[0]) == cells(table[2].partition("news")[0])
    assert closing == "3 quotes: 1 altered, 1 misattributed, 1 unchecked"
    assert "\x1b" not in "".join(table)
    assert "\x1b[1;31m" in next(quote_table(quotes, 90, color=True))


def test_a_place_in_the_words_of_a_receipt_is_cut_and_can_not_steer_a_terminal() -> None:
    quote = QuoteResult(FieldPath("quotes[0]"), "Words", "A", Verdict.VERIFIED, "news", where="line\x1b[2J 3 " * 400)
    line = next(quote_table([quote], 90, color=False))

    assert "\x1b" not in line
    assert cells(line) < 130


def test_a_brief_with_a_slip_in_a_field_has_its_quotes_checked_all_the_same(brief: Path) -> None:
    brief.write_text(
        BRIEF.replace("will not raise", "will raise").replace("title:", "titel: x\ntemplate: standart\ntitle:", 1),
        encoding="utf-8",
    )
    told = run("check", brief).stderr
    codes = [code for code in ("unknown-key", "template-not-found", "quote-altered") if f"error[{code}]" in told]
    assert codes == ["unknown-key", "template-not-found", "quote-altered"]


def test_a_missing_source_is_told_with_the_name_nearest_to_it(brief: Path) -> None:
    (brief.parent / "news.txt").rename(brief.parent / "News.txt")
    told = run("check", brief).stderr
    assert "there is no file `news.txt` in the folder" in told
    assert "did you mean `News.txt`?" in told


def test_receipts_that_are_not_utf_8_do_not_pass(brief: Path) -> None:
    (brief.parent / "fees.receipts.yaml").write_bytes(b"receipts: \xff")
    result = run("check", brief)

    assert result.return_value == 1
    assert "[receipt-invalid]" in result.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_in_the_place_of_receipts_is_an_error_and_not_waited_for(brief: Path) -> None:
    os.mkfifo(brief.parent / "fees.receipts.yaml")

    result = run("check", brief)

    assert result.return_value == 1
    assert "error[receipt-invalid]: the receipts can't be relied on: it is not an ordinary file" in result.stderr


def test_recording_keeps_a_file_that_is_no_receipts(brief: Path) -> None:
    place = brief.parent / "fees.receipts.yaml"
    place.write_text("title: A brief of mine\n", encoding="utf-8")

    result = run("check", brief, "--record")

    assert result.return_value == 1
    assert "error[output-unknown]: this file is there already, and is no receipts that bluf wrote" in result.stderr
    assert place.read_text(encoding="utf-8") == "title: A brief of mine\n"


@pytest.mark.parametrize(
    "left", ["", "# What bluf found when it checked this brief's quotes. `bluf check --record` wri"]
)
def test_recording_replaces_what_is_empty_and_receipts_that_were_edited(brief: Path, left: str) -> None:
    place = brief.parent / "fees.receipts.yaml"
    run("check", brief, "--record")
    written = place.read_text(encoding="utf-8")
    place.write_text(left and written.replace("rules:", "rules :"), encoding="utf-8")

    run("check", brief, "--record")

    assert place.read_text(encoding="utf-8") == written


def test_two_briefs_that_share_their_receipts_are_not_recorded(brief: Path) -> None:
    other = brief.with_suffix(".yml")
    other.write_text(brief.read_text(encoding="utf-8"), encoding="utf-8")

    result = run("check", brief, other, "--record")

    assert result.return_value == 1
    assert result.stderr.count("error[name-clash]") == 2
    assert not (brief.parent / "fees.receipts.yaml").exists()


def test_recording_what_takes_too_much_reads_it_once(brief: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def ended(_budget: Budget, work: Named[object], *_arguments: object, allowed: Allowance) -> InParts:
        calls.append(work.name)
        return InParts((), min(allowed.seconds, 0.1), Excess.MEMORY)

    monkeypatch.setattr(Budget, "call", ended)
    result = run("check", brief, "--record")

    assert result.return_value == 1
    assert "fees.yaml:14:11: error[source-too-costly]: source `news`: it takes too much memory to read" in result.stderr
    assert calls == ["answers"]


def test_a_bad_source_costs_only_the_brief_that_names_it(brief: Path) -> None:
    (brief.parent / "news.pdf").write_bytes(files.page(files.stream(b"q " * 5_000_000, packed=1)))
    for number in range(6):
        named = BRIEF.replace("news.txt", "news.pdf") if number == 2 else BRIEF
        (brief.parent / f"b{number}.yaml").write_text(named, encoding="utf-8")
    result = run("check", *(brief.parent / f"b{number}.yaml" for number in range(6)), "--jobs", "2")

    assert result.stdout.count("1 quote: 1 verified") == 5
    assert result.stderr.count("error[source-too-costly]") == 1
    assert "b2.yaml:14:11" in result.stderr
