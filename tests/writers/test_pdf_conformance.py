"""Every PDF is PDF/UA-1 and PDF/A-2a: asked of veraPDF, and of outloud for what no validator sees."""

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import pytest

import bluf
from bluf.writers.pdf import write_pdf
from tests.conftest import PROJECT
from tests.writers.generated import generated
from tests.writers.samples import bullets, full, heading, link, page, para, rich
from tests.writers.scripts import BRIEFS, page_in
from tests.writers.verapdf import VeraPDF, Verdict, verapdf

pytestmark = [pytest.mark.engines, pytest.mark.xdist_group("verapdf")]
SEEDS = range(24)


@pytest.fixture(scope="module")
def validator(tmp_path_factory: pytest.TempPathFactory) -> VeraPDF:
    return verapdf(tmp_path_factory.mktemp("verapdf"))


def written(folder: Path, pdfs: dict[str, bytes]) -> list[Path]:
    for name, pdf in pdfs.items():
        (folder / f"{name}.pdf").write_bytes(pdf)
    return [folder / f"{name}.pdf" for name in pdfs]


def test_every_feature_conforms_to_both_standards(validator: VeraPDF, tmp_path: Path) -> None:
    many = "".join(chr(code) for code in (*range(0x400, 0x460), *range(0x1EA0, 0x1EFA), *range(0x391, 0x3A2)))
    pdfs = {
        "full": write_pdf(full()),
        "small": write_pdf(page(para("a"))),
        "two-fonts-of-a-face": write_pdf(page(para(many + "abcdefghijklmnopqrstuvwxyz0123456789 (-)"))),
        "hyphens": write_pdf(page(*[para("status-quo and trans-Atlantic " * 12, "Quote") for _ in range(5)])),
    }
    verdicts = validator.validate(written(tmp_path, pdfs))
    assert len(verdicts) == len(pdfs)
    for path, verdict in verdicts.items():
        assert verdict.failures == (), path.name
        assert min(verdict.checks.values()) > 40, path.name


def test_generated_pages_conform_to_both_standards(validator: VeraPDF, tmp_path: Path) -> None:
    verdicts = validator.validate(written(tmp_path, {str(seed): write_pdf(generated(seed)) for seed in SEEDS}))
    assert {path.stem: verdict.failures for path, verdict in verdicts.items() if verdict.failures} == {}
    assert len(verdicts) == len(SEEDS)


def test_text_of_every_script_conforms_to_both_standards(validator: VeraPDF, tmp_path: Path) -> None:
    verdicts = validator.validate(written(tmp_path, {lang: write_pdf(page_in(lang)) for lang in BRIEFS}))
    assert {path.stem: verdict.failures for path, verdict in verdicts.items() if verdict.failures} == {}
    assert len(verdicts) == len(BRIEFS)


def test_a_brief_with_the_longest_properties_and_links_conforms(validator: VeraPDF, tmp_path: Path) -> None:
    longest = "\N{GREEK SMALL LETTER ALPHA}" * 2000
    link = "https://example.org/" + "x" * 1980
    (tmp_path / "long.yaml").write_text(
        f"title: T\ndate: 2024-10-25\nauthor: {longest}\norganisation: {longest}\nsubtitle: {longest}\n"
        f"lang: en-x-{'-'.join(['abcdefgh'] * 10)}\nbottom_line: '[B]({link})'\nkey_points: [K]\n",
        encoding="utf-8",
    )
    pdf = bluf.write_pdf(bluf.fit(bluf.compose(bluf.load(tmp_path / "long.yaml"))))
    (verdict,) = validator.validate(written(tmp_path, {"long": pdf})).values()
    assert verdict.failures == ()


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The PDF of every brief in `briefs/`."""
    briefs = sorted(path for path in (PROJECT / "briefs").glob("*.yaml") if not path.stem.endswith(".receipts"))
    assert briefs
    pdfs = {path.stem: bluf.write_pdf(bluf.fit(bluf.compose(bluf.load(path)))) for path in briefs}
    return written(tmp_path_factory.mktemp("samples"), pdfs)


def test_every_sample_conforms_to_both_standards(validator: VeraPDF, samples: list[Path]) -> None:
    verdicts = validator.validate(samples)
    assert {path.stem: verdict.failures for path, verdict in verdicts.items() if verdict.failures} == {}


def test_a_second_opinion_finds_nothing_in_any_sample(samples: list[Path], tmp_path: Path) -> None:
    # An Arabic letter has many shapes: TXT-004 takes five codes of one letter for a fault.
    found = {name: [rule for rule in rules if rule != "TXT-004"] for name, rules in outloud(samples, tmp_path).items()}
    assert found == {path.name: [] for path in samples}


MARKED = """\
title: Ministers back the plan
date: 2024-10-25
lang: en-GB
reference: R-1
contact: {{name: The desk, email: desk@example.org}}
mark: {mark}
bottom_line: The plan goes ahead.
key_points: [{{text: Ministers agreed., mark: {mark}}}]
actors: [{{name: Per Dahl, mark: {mark}}}]
quotes: [{{text: We stand by it., speaker: Per Dahl, unverified: heard, lang: fr, mark: {mark}}}]
sources: [{{id: a, title: Minutes, url: "https://example.org/", mark: {mark}}}]
"""
CUI = "marking: CUI//SP-PRVCY\ncui: {controlled_by: [An office, A desk], category: SP-PRVCY, contact: Jane Roe}\n"


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The PDFs of briefs with each kind of marking, and portion marks."""
    folder = tmp_path_factory.mktemp("marked")
    pdfs = {}
    for name, marking, mark in (
        ("red", "marking: TLP:RED\n", "TLP:GREEN"),
        ("strict", "marking: TLP:AMBER+STRICT\n", "TLP:AMBER"),
        ("cui", CUI, "U"),
        ("plain", "marking: Internal\n", "A"),
    ):
        (folder / f"{name}.yaml").write_text(MARKED.format(mark=mark) + marking, encoding="utf-8")
        pdfs[name] = bluf.write_pdf(bluf.fit(bluf.compose(bluf.load(folder / f"{name}.yaml"))))
    return written(folder, pdfs)


def test_every_marking_conforms_to_both_standards(validator: VeraPDF, marked: list[Path]) -> None:
    verdicts = validator.validate(marked)
    assert {path.stem: verdict.failures for path, verdict in verdicts.items() if verdict.failures} == {}
    assert len(verdicts) == 4


def test_a_second_opinion_finds_nothing_in_any_marking(marked: list[Path], tmp_path: Path) -> None:
    assert outloud(marked, tmp_path) == {path.name: [] for path in marked}


def test_a_second_opinion_finds_nothing_in_a_memo_however_few_its_options(tmp_path: Path) -> None:
    memo = (PROJECT / "briefs" / "one-page-format.yaml").read_text(encoding="utf-8")
    pdfs = {}
    for count in (1, 2):
        brief = tmp_path / f"{count}.yaml"
        brief.write_text(memo, encoding="utf-8")
        options = len(bluf.load(brief).options)  # type: ignore[attr-defined]
        cuts = [bluf.Cut(f"options[{at}]") for at in range(options - 1, count - 1, -1)]
        brief.write_text(bluf.amend(memo, cuts), encoding="utf-8")
        pdfs[f"{count}"] = bluf.write_pdf(bluf.fit(bluf.compose(bluf.load(brief))))

    assert outloud(written(tmp_path, pdfs), tmp_path) == {"1.pdf": [], "2.pdf": []}


TAKEN_AWAY = {
    "tags": (rb"/StructTreeRoot \d+ 0 R", b"", "ua1", "7.1"),
    "the claim to be tagged": (rb"/MarkInfo <</Marked true>>", b"", "2a", "6.7.2.2"),
    "tab order": (rb"/Tabs /S", b"", "ua1", "7.18.3"),
    "language": (rb"/Lang \(en-GB\)", b"", "ua1", "7.2"),
    "colour space": (rb"/OutputIntents \[\d+ 0 R\]", b"", "2a", "6.2.4.3"),
    "the claim of PDF-UA": (rb"<pdfuaid:part>1</pdfuaid:part>", b"", "ua1", "5"),
    "a printed link": (rb"/F 4", b"/F 2", "2a", "6.3.2"),
    "characters of glyphs": (rb"/ToUnicode \d+ 0 R", b"", "2a", "6.2.11.7.2"),
    "line end of streams": (rb"\nendstream", b"  endstream"[1:], "2a", "6.1.7.1"),
}


@pytest.fixture(scope="module")
def broken(validator: VeraPDF, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Verdict]:
    pdf = write_pdf(page(heading("A", "h1"), rich(link("b", "https://example.org/"))))
    pdfs = {}
    for name, (before, after, _, _) in TAKEN_AWAY.items():
        found = re.findall(before, pdf)
        assert found, name
        pdfs[name] = re.sub(before, after.ljust(len(found[0])), pdf)
    verdicts = validator.validate(written(tmp_path_factory.mktemp("broken"), pdfs))
    return {path.stem: verdict for path, verdict in verdicts.items()}


@pytest.mark.parametrize("name", TAKEN_AWAY)
def test_the_validator_sees_what_is_taken_away(broken: dict[str, Verdict], name: str) -> None:
    _, _, flavour, clause = TAKEN_AWAY[name]
    assert clause in {failure.clause for failure in broken[name].failures if failure.flavour == flavour}


def outloud(paths: list[Path], folder: Path) -> dict[str, list[str]]:
    """Return the errors and warnings that outloud has for each file, by name."""
    if not find_spec("outloud"):
        pytest.skip("outloud is not installed")
    report = folder / "outloud.json"
    script = shutil.which("outloud", path=str(Path(sys.executable).parent)) or "outloud"
    command = [script, *map(str, paths), "--json", str(report), "--fail-on", "never"]
    subprocess.run(command, check=True, capture_output=True)
    said = json.loads(report.read_text(encoding="utf-8"))
    return {
        Path(result["path"]).name: [
            finding["rule"] for finding in result["findings"] if finding["severity"] in ("error", "warning")
        ]
        for result in said["results"]
    }


def test_a_second_opinion_finds_nothing(tmp_path: Path) -> None:
    points = bullets(para("A point that was made.", "List Bullet"), para("Another that was not.", "List Bullet"))
    pdfs = {
        "full": write_pdf(full()),
        "short": write_pdf(page(heading("Partners pledge co-operation", "h1"), para("They did."), points)),
    }
    assert outloud(written(tmp_path, pdfs), tmp_path) == {"full.pdf": [], "short.pdf": []}


def test_the_second_opinion_sees_an_untagged_file(tmp_path: Path) -> None:
    pdf = re.sub(rb"/StructTreeRoot \d+ 0 R", lambda found: b"".ljust(len(found[0])), write_pdf(full()))
    assert "DOC-002" in outloud(written(tmp_path, {"untagged": pdf}), tmp_path)["untagged.pdf"]


def documented(heading: str) -> dict[str, int]:
    """Return the clauses that the docs' table has for a standard, with their number of rules."""
    page = (PROJECT / "docs" / "pdf-conformance.md").read_text(encoding="utf-8")
    section = page.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| ([\d.]+) \| (\d+) \| .+ \| .+ \|$", section, re.MULTILINE)
    assert len(dict(rows)) == len(rows)
    return {clause: int(count) for clause, count in rows}


@pytest.mark.parametrize(("heading", "flavour", "count"), [("PDF/UA-1", "ua1", 106), ("PDF/A-2a", "2a", 153)])
def test_the_docs_have_every_rule_that_the_validator_checks(
    validator: VeraPDF, heading: str, flavour: str, count: int
) -> None:
    rules = set(validator.rules(flavour))
    assert documented(heading) == Counter(clause for clause, _ in rules)
    assert len(rules) == count
