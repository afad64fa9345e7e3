"""Other scripts in both formats: one page each, the lines alike, and what is copied out as it was typed."""

import os
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

import bluf
from bluf.layout import Page, placed_paragraphs
from bluf.writers.pdf import write_pdf
from tests.conftest import PROJECT
from tests.parity.corpus import page, samples
from tests.parity.engines import LIBREOFFICE, Engine
from tests.parity.scripts import SCRIPTS, SHAPED, Result, briefs, letters, run, table, together
from tests.writers.test_pdf_reading import pdfium_text, poppler_text
from tests.writers.verapdf import verapdf

OTHERS = ("ja", "ko", "th", "zh-Hans", "zh-Hant")
LEAST_OF_ONE_SCRIPT = 0.99
LEAST_OF_SEVERAL = 0.95
LEAST_COPIED = 0.98
# Letters, digits and the marks on them, with the signs inside a word, a number or an address.
_WORD = re.compile(
    r"[\w\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u0670\u0900-\u0dff\u200c\u200d]+(?:[.@:/,-]\w+)*"
)
_CITED = re.compile(r"[.»“”]\d+$")  # the raised number of a source, which stands close behind a sentence
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"))


@pytest.fixture(scope="module")
def results(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> list[Result]:
    made = run([*sorted(SCRIPTS.glob("*.yaml")), *samples(shaped=True)], [engine], tmp_path_factory.mktemp(engine.name))
    sys.stdout.write(f"\n{table(made)}\n")
    return made


def test_the_corpus_has_six_briefs_or_more_in_each_shaped_script_and_two_in_the_others() -> None:
    assert {lang: len(briefs(lang)) for lang in SHAPED} == {**dict.fromkeys(SHAPED, 6), "he": 7}
    assert {lang: len(briefs(lang)) for lang in OTHERS} == dict.fromkeys(OTHERS, 2)


@pytest.mark.parametrize("lang", [*SHAPED, *OTHERS])
def test_the_briefs_of_a_language_fit_a_page_at_ordinary_sizes(lang: str) -> None:
    for path in briefs(lang):
        made = page(path)
        assert made.body_size >= 9, path.name
        assert 0.3 < made.fill <= 1, path.name


@pytest.mark.engines
@pytest.mark.xdist_group("parity")
def test_every_docx_is_one_page(results: list[Result]) -> None:
    assert len(results) == 43
    assert [result.brief for result in results if result.pages != 1] == []


@pytest.mark.engines
@pytest.mark.xdist_group("parity")
def test_shaped_text_breaks_its_lines_in_libreoffice_where_the_page_does(results: list[Result]) -> None:
    if results[0].engine != LIBREOFFICE.name:
        return  # what ONLYOFFICE draws of these scripts can't be read back as letters
    for (lang, _), (pure, mixed, _) in together(results).items():
        if lang in SHAPED:
            assert pure.lines > 100
            assert mixed.lines > 80
            assert pure.share >= LEAST_OF_ONE_SCRIPT, (lang, pure.differences)
            assert mixed.share >= LEAST_OF_SEVERAL, (lang, mixed.differences)


def test_lines_are_compared_by_their_letters_whatever_their_order() -> None:
    assert letters("אבג 12") == letters("21 גבא.")
    assert letters("هزینهٔ") == letters("هزینه")
    assert letters("अबक") != letters("अबख")


@pytest.mark.parametrize("lang", SHAPED)
@pytest.mark.parametrize("reader", ["pdfium", "poppler"])
def test_what_is_copied_out_is_what_was_typed(lang: str, reader: str, tmp_path: Path) -> None:
    typed: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for path in briefs(lang) if os.environ.get("CI") else (briefs(lang)[0], briefs(lang)[3]):
        made = page(path)
        pdf = write_pdf(made)
        copied = pdfium_text(pdf) if reader == "pdfium" else poppler_text(pdf, tmp_path)
        wanted = _words_of(made)
        typed += wanted
        lost += wanted - Counter(_words(copied))
    assert typed.total() > 400
    assert 1 - lost.total() / typed.total() >= LEAST_COPIED, lost


@pytest.mark.engines
@pytest.mark.xdist_group("verapdf")
def test_pages_of_other_scripts_conform_to_both_standards(tmp_path: Path) -> None:
    files = []
    for path in [*sorted(SCRIPTS.glob("*.yaml")), *samples(shaped=True)]:
        files.append(tmp_path / f"{path.stem}.pdf")
        files[-1].write_bytes(write_pdf(page(path)))
    verdicts = verapdf(tmp_path).validate(files)
    assert len(verdicts) == 43
    assert {path.name: verdict.failures for path, verdict in verdicts.items() if verdict.failures} == {}


def _words_of(made: Page) -> Counter[str]:
    """Return the words of a page; one that is broken after a hyphen is one."""
    found: Counter[str] = Counter()
    for paragraph in placed_paragraphs((*made.header, *made.body, *made.footer)):
        lines = [line.text for line in paragraph.lines]
        found.update(_words("".join(text if text.endswith("-") else f"{text} " for text in lines)))
    return found


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFC", text.translate(_MARKS))
    return [_CITED.sub("", word) for word in _WORD.findall(plain)]


@pytest.mark.parametrize("sample", ["reservoir-ar", "night-buses-hi"])
def test_the_quotes_of_the_samples_in_other_scripts_are_their_sources(sample: str) -> None:
    brief = bluf.load(PROJECT / "briefs" / f"{sample}.yaml")

    assert bluf.check(brief) == []
