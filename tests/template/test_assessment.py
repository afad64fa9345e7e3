"""The assessment: judgements beside their likelihood and confidence, the order of its parts, and the yardstick."""

import re
from itertools import product
from pathlib import Path

import pytest

import bluf
from bluf.document import Division, Document, Paragraph, Table, TextRun, blocks_within, paragraphs
from bluf.ground.shipped_templates import shipped
from bluf.layout import fit
from bluf.problems import BriefError
from bluf.template.style_sheets import style_names
from tests.template.samples import composed, folders_of, load, texts, words

HEAD = "title: They will come\ndate: 2024-10-25\nbottom_line: B\ntemplate: assessment\n"
ONE = "judgements: [{text: J, likelihood: likely, confidence: low}]\n"
REST = """\
evidence: [E]
alternatives: [A]
indicators: [I]
gaps: [G]
outlook: O
next_steps: [N]
actors: [{name: Actor}]
quotes: [{text: Q, speaker: S}]
"""
SCALE = {
    "almost no chance": ("■□□□□□□", "1–5%"),
    "very unlikely": ("■■□□□□□", "5–20%"),
    "unlikely": ("■■■□□□□", "20–45%"),
    "roughly even chance": ("■■■■□□□", "45–55%"),
    "likely": ("■■■■■□□", "55–80%"),
    "very likely": ("■■■■■■□", "80–95%"),
    "almost certain": ("■■■■■■■", "95–99%"),
}
DEGREES = {"low": "■□□", "moderate": "■■□", "high": "■■■"}


def judged(likelihood: str = "likely", confidence: str = "low", more: str = "") -> str:
    return f"judgements: [{{text: J, likelihood: {likelihood}, confidence: {confidence}{more}}}]\n"


def said(paragraph: Paragraph) -> str:
    text = "".join(run.text for run in paragraph.inlines if isinstance(run, TextRun))
    return re.sub(r"\s+", " ", text)


def table(document: Document, style: str) -> Table:
    (found,) = [block for block in blocks_within(document.body) if isinstance(block, Table) and block.style == style]
    return found


def cells(found: Table) -> list[list[str]]:
    return [
        [" ".join(said(each) for each in paragraphs(cell.blocks)) for cell in row.cells]
        for row in (*found.head, *found.body)
    ]


def headings(document: Document) -> list[str]:
    return [said(found) for found in paragraphs(document.body) if found.tag == "h2"]


@pytest.mark.parametrize(("likelihood", "confidence"), [*product(SCALE, ["low"]), *product(["likely"], DEGREES)])
def test_likelihood_and_confidence_stand_in_columns_of_their_own(
    tmp_path: Path, likelihood: str, confidence: str
) -> None:
    found = cells(table(composed(tmp_path, HEAD + judged(likelihood, confidence)), "Judgements"))

    assert found == [
        ["Judgement", "Likelihood", "Confidence"],
        [
            "J",
            f"{SCALE[likelihood][0]} {likelihood.capitalize()}",
            f"{DEGREES[confidence]} {confidence.capitalize()}",
        ],
    ]


def test_rows_and_columns_of_the_judgements_have_heads(tmp_path: Path) -> None:
    found = table(composed(tmp_path, HEAD + ONE), "Judgements")

    assert all(cell.header for cell in found.head[0].cells)
    assert [cell.header for cell in found.body[0].cells] == [True, False, False]


def test_the_words_of_likelihood_are_told_with_their_ranges_at_the_foot(tmp_path: Path) -> None:
    document = composed(tmp_path, HEAD + ONE)
    (foot,) = [block for block in document.body if isinstance(block, Division) and block.style == "Foot"]
    yardstick = table(document, "Yardstick")

    assert cells(yardstick) == [[word.capitalize() for word in SCALE], [range_ for _, range_ in SCALE.values()]]
    assert yardstick in list(blocks_within(foot.blocks))


def test_the_parts_stand_in_the_order_of_such_assessments(tmp_path: Path) -> None:
    assert headings(composed(tmp_path, f"{HEAD}{ONE}{REST}arrange: side\n")) == [
        *("Bottom line", "Key judgements", "Evidence", "Outlook", "Next steps"),
        *(
            "Other explanations",
            "What to watch",
            "What is not known",
            "Actors",
            "In their words",
            "Words of likelihood",
        ),
    ]


def test_in_one_column_other_explanations_come_before_what_to_watch(tmp_path: Path) -> None:
    assert headings(composed(tmp_path, f"{HEAD}{ONE}{REST}arrange: side-heads\n"))[2:-2] == [
        *("Evidence", "Other explanations", "What to watch", "What is not known", "Outlook", "Next steps"),
    ]


def test_what_is_not_given_has_no_heading(tmp_path: Path) -> None:
    for arrangement in ("side", "side-heads"):
        found = headings(composed(tmp_path, f"{HEAD}{ONE}arrange: {arrangement}\n"))
        assert found == ["Bottom line", "Key judgements", "Words of likelihood"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ("", "judgements"),
        ("judgements: [{text: J, likelihood: likely}]\n", "judgements[0].confidence"),
        ("judgements: [{text: J, confidence: low}]\n", "judgements[0].likelihood"),
    ],
)
def test_a_judgement_needs_its_likelihood_and_its_confidence(tmp_path: Path, given: str, field: str) -> None:
    with pytest.raises(BriefError) as caught:
        composed(tmp_path, HEAD + given)

    assert [(problem.code, problem.field) for problem in caught.value.problems] == [("missing-field", field)]


@pytest.mark.parametrize("word", ["probably", "possible", "Lickely"])
def test_another_word_of_likelihood_is_refused(tmp_path: Path, word: str) -> None:
    with pytest.raises(BriefError) as caught:
        composed(tmp_path, HEAD + judged(word))

    assert [problem.field for problem in caught.value.problems] == ["judgements[0].likelihood"]


def test_there_are_no_key_points_beside_judgements(tmp_path: Path) -> None:
    with pytest.raises(BriefError) as caught:
        composed(tmp_path, f"{HEAD}{ONE}key_points: [K]\n")

    assert [problem.field for problem in caught.value.problems] == ["key_points"]


def test_a_judgement_has_its_marking_and_the_numbers_of_its_sources(tmp_path: Path) -> None:
    more = "sources: [{id: a, title: A}, {id: b, title: B}]\nmarking: TLP:RED\n"
    document = composed(tmp_path, HEAD + judged(more=", mark: TLP:GREEN, source: [b, a]") + more)

    assert cells(table(document, "Judgements"))[1][0] == "(TLP:GREEN) J1,2"
    assert document.warnings == ()


def test_a_judgement_names_a_source_that_there_is(tmp_path: Path) -> None:
    with pytest.raises(BriefError) as caught:
        composed(tmp_path, HEAD + judged(more=", source: c"))

    assert [problem.code for problem in caught.value.problems] == ["unknown-source"]


def test_both_arrangements_print_the_same_words(tmp_path: Path) -> None:
    given = HEAD + ONE + REST.replace("speaker: S", "speaker: Actor") + "sections: [{heading: H, text: X}]\n"
    printed = [composed(tmp_path, f"{given}arrange: {name}\n") for name in ("side", "side-heads")]
    fields = [{str(text.src) for text in texts(document) if text.src} for document in printed]

    assert all(document.warnings == () for document in printed)
    assert fields[0] - {"quotes[0].speaker"} == fields[1] - {"quotes[0].speaker"}


@pytest.mark.parametrize(("style", "paper"), list(product(style_names(folders_of(shipped())), ("a4", "letter"))))
def test_the_sample_is_one_page_in_every_style(project: Path, style: str, paper: str) -> None:
    brief = load(project / "briefs" / "marenia-wheat.yaml")

    assert fit(bluf.compose(brief.model_copy(update={"style": style, "page": paper}))).fits


def test_the_sample_has_no_figure_or_quote_that_its_sources_lack(project: Path) -> None:
    assert bluf.check(bluf.load(project / "briefs" / "marenia-wheat.yaml")) == []


def test_the_starter_is_a_page(project: Path) -> None:
    document = bluf.compose(load(project / "templates" / "assessment" / "starter.yaml"))

    assert fit(document).step.size >= 1
    assert "Say in a sentence" in words(document)
