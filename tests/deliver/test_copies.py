"""The pages of copies: each says whose it is, and they differ in nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest

from bluf.brief import Brief, check_brief, read_yaml
from bluf.brief.editions import edition
from bluf.deliver.making import MOST, CopyPages
from bluf.deliver.planning import Plan, plan
from bluf.document import Document
from bluf.ground.workspace import Workspace
from bluf.layout import Page, fit
from bluf.markings import parse_level
from bluf.problems import BriefError, Problem
from bluf.template import compose, find_template, shipped_alone
from bluf.template.copy_line import CopyLine
from tests.conftest import PROJECT
from tests.deliver.copies import HERE, SAMPLES, SEAL, footer, loaded, planned, written
from tests.deliver.lists import list_of

PEOPLE = ("Ines Okafor", ("وزارة الصحة", "ar"), ("स्वास्थ्य मंत्रालय", "hi"), ("外交部", "zh-Hans"), "O'Brien & Søn")
LEAST = "title: T\ndate: 2031-04-18\nbottom_line: B\nkey_points: [K]\n"


def problems(plan: Plan) -> list[Problem]:
    with pytest.raises(BriefError) as caught:
        CopyPages(plan).check()
    return list(caught.value.problems)


def own(folder: Path, page: str) -> Brief:
    """Return a brief whose template is a project's own, with a page of its own."""
    template = folder / "templates" / "mine"
    template.mkdir(parents=True)
    (folder / "briefs").mkdir()
    (template / "template.yaml").write_text("name: mine\ndescription: M.\nstyle: plain\nbased_on: briefing-note\n")
    (template / "page.html.j2").write_text(page, encoding="utf-8")
    (folder / "briefs" / "a.yaml").write_text(f"template: mine\n{LEAST}", encoding="utf-8")
    return loaded("briefs/a.yaml", Workspace(folder))


def own_footer(footer: str) -> str:
    return (
        f'{{% extends "briefing-note/page.html.j2" %}}\n{{% block footer %}}<footer>{footer}</footer>{{% endblock %}}\n'
    )


def as_built(brief: Brief, document: Document) -> Document:
    """Return a document in the one arrangement that its brief is built in."""
    name = fit(compose(brief)).document.arrangement
    found = next(each for each in (document, *document.others) if each.arrangement == name)
    return replace(found, others=())


@pytest.mark.parametrize("name", SAMPLES)
def test_all_copies_are_arranged_as_the_brief_is_built(name: str) -> None:
    plan = planned(loaded(f"briefs/{name}.yaml"), "Ines Okafor")
    built = fit(compose(plan.brief))
    signed, unsigned = CopyPages(plan, SEAL), CopyPages(plan)

    pages = [pages.page(plan.copies[0], form) for pages in (signed, unsigned) for form in ("pdf", "docx")]

    assert {page.document.arrangement for page in pages} == {built.document.arrangement}
    assert {page.dropped for page in pages} == {built.dropped}


@pytest.mark.parametrize(("name", "at"), [(name, at % len(PEOPLE)) for at, name in enumerate(SAMPLES)])
def test_a_copy_has_the_bytes_of_a_page_that_is_made_for_it_alone(name: str, at: int) -> None:
    plan = planned(loaded(f"briefs/{name}.yaml"), *PEOPLE)
    pages, copy = CopyPages(plan), plan.copies[at]
    line = CopyLine(copy.number, plan.count, str(copy.recipient.name), str(copy.recipient.lang or ""))
    alone = fit(as_built(plan.brief, compose(plan.brief, copy=line)))

    for form in ("pdf", "docx"):
        assert written(pages.page(copy, form), form, pages) == written(alone, form, pages)


@pytest.mark.parametrize("name", ["one-page-format", "reservoir-ar"])
def test_a_signed_copy_has_the_bytes_of_a_page_that_is_made_for_it_alone(name: str) -> None:
    plan = planned(loaded(f"briefs/{name}.yaml"), "Ines Okafor", ("Jean d'Arc", "fr"))
    pages, copy = CopyPages(plan, SEAL), plan.copies[1]
    line = CopyLine(2, 2, "Jean d'Arc", "fr", SEAL.signer, SEAL.when.date())
    alone = fit(as_built(plan.brief, compose(plan.brief, copy=line)))

    assert written(pages.page(copy, "pdf"), "pdf", pages) == written(alone, "pdf", pages)
    assert footer(alone.document)[:2] == ["Exemplaire 2 sur 2 · Jean d’Arc", "Signé par Ines Okafor, 18\xa0avril 2031"]


def test_copies_differ_in_their_line_alone() -> None:
    plan = planned(loaded("briefs/lake-pumping.yaml"), *PEOPLE)
    pages = CopyPages(plan)
    first, *others = [pages.page(copy, "pdf") for copy in plan.copies]

    lines = [footer(page.document)[0] for page in (first, *others)]
    assert lines == [
        "Copy 1 of 5 · Ines Okafor",
        "النسخة 2 من 5 · وزارة الصحة",
        "5 में से प्रति 3 · स्वास्थ्य मंत्रालय",
        "第4份，共5份 · 外交部",
        "Copy 5 of 5 · O’Brien & Søn",
    ]
    for page in others:
        assert (page.body, page.header) == (first.body, first.header)
        assert footer(page.document)[1:] == footer(first.document)[1:]
        assert len(page.footer) == len(first.footer)


def test_a_docx_is_never_said_to_be_signed() -> None:
    plan = planned(loaded("briefs/one-page-format.yaml"), "Ines Okafor")
    pages = CopyPages(plan, SEAL)

    pdf, docx = (footer(pages.page(plan.copies[0], form).document) for form in ("pdf", "docx"))

    assert "Signed by Ines Okafor, 18\xa0April 2031" in pdf
    assert [line for line in docx if "Signed" in line] == []


def test_a_page_that_is_nobodys_has_no_line() -> None:
    document = compose(loaded("briefs/one-page-format.yaml"))

    assert [line for line in footer(document) if "Copy" in line or "Signed" in line] == []


def test_the_same_copy_has_the_same_bytes_again() -> None:
    plan = planned(loaded("briefs/lake-pumping.yaml"), "Ines Okafor", "Rashid Halloran")

    one, two = (CopyPages(plan), CopyPages(plan))

    for form in ("pdf", "docx"):
        page, again = one.page(plan.copies[1], form), two.page(plan.copies[1], form)
        assert written(page, form, one) == written(again, form, two)


def test_a_page_that_has_no_room_for_the_lines_is_told_with_what_takes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    brief = check_brief(read_yaml(LEAST.encode(), "brief.yaml"))
    without_lines = compose(brief).footer

    def full(document: Document) -> Page:
        if document.footer == without_lines:
            return fit(document)
        raise BriefError([Problem("does-not-fit", "1 line too long for one page")])

    monkeypatch.setattr("bluf.deliver.making.fit", full)

    for seal, said in ((None, "a line that says whose it is"), (SEAL, "two lines that say whose it is and who signed")):
        with pytest.raises(BriefError) as caught:
            CopyPages(planned(brief, "Ines Okafor"), seal).check()
        assert all(said in problem.message for problem in caught.value.problems)


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_below_its_level_a_copy_has_the_edition_that_build_makes_for_it(form: str) -> None:
    marked = f"{LEAST}marking: TLP:AMBER\nmark: TLP:CLEAR\n".replace(
        "[K]", "\n  - {text: For all, mark: TLP:CLEAR}\n  - {text: For some, mark: TLP:AMBER}"
    )
    brief = check_brief(read_yaml(marked.encode(), "brief.yaml"))
    made = plan(brief, list_of("  - {name: Ines, email: i@harn.example, level: TLP:CLEAR}\n"), (), ("plain",))

    page = CopyPages(made).page(made.copies[0], form)

    level = parse_level("TLP:CLEAR")
    assert level
    alone = fit(compose(edition(brief, level)))
    assert (page.header, page.body) == (alone.header, alone.body)
    assert page.footer != alone.footer


def test_a_name_that_is_too_long_for_its_line_is_told_at_its_line() -> None:
    brief = loaded("briefs/one-page-format.yaml")
    long = "JOINT SECRETARIAT OF THE INTERDEPARTMENTAL WORKING GROUP ON MARITIME INFRASTRUCTURE AND THE SAFETY OF PORTS"

    found = problems(planned(brief, "Ines", long, "Rashid", "W" * 100))

    assert [(each.code, str(each.field), each.span and each.span.line) for each in found] == [
        ("copy-line-too-long", "recipients[1].name", 4),
        ("copy-line-too-long", "recipients[3].name", 6),
    ]
    assert found[0].span is not None
    assert found[0].span.path == "lists/cabinet.yaml"
    assert found[0].message.startswith("the line for JOINT SECRETARIAT")


@pytest.mark.parametrize("people", [("Ines", "ᏣᎳᎩ"), ("ᏣᎳᎩ", "Ines")])
def test_a_name_that_no_face_can_set_is_told_at_its_line(people: tuple[str, ...]) -> None:
    (problem,) = problems(planned(loaded("briefs/one-page-format.yaml"), *people))

    at = people.index("ᏣᎳᎩ")
    assert (problem.code, str(problem.field)) == ("missing-glyph", f"recipients[{at}].name")
    assert problem.span is not None
    assert (problem.span.path, problem.span.line) == ("lists/cabinet.yaml", 3 + at)


def test_of_many_names_at_fault_the_first_are_told() -> None:
    found = problems(planned(loaded("briefs/one-page-format.yaml"), *["ᏣᎳᎩ"] * (MOST + 5)))

    assert len(found) == MOST + 1
    assert found[-1].code == "further-problems"


def test_a_template_of_ones_own_that_does_not_print_the_line_is_told(tmp_path: Path) -> None:
    brief = own(tmp_path, own_footer('<p class="Footer">{{ contact }}</p>'))

    (problem,) = problems(planned(brief, "Ines Okafor"))

    assert problem.code == "copy-not-printed"
    assert problem.hint == "print `{{ parts.whose_copy() }}` first in the template's footer"
    assert problem.span is not None
    assert problem.span.path.endswith("templates/mine/page.html.j2")


def test_a_template_that_prints_one_of_two_lines_can_t_be_signed(tmp_path: Path) -> None:
    plan = planned(own(tmp_path, own_footer('<p class="Footer">{{ copy_line }}</p>')), "Ines Okafor")

    CopyPages(plan).check()
    with pytest.raises(BriefError) as caught:
        CopyPages(plan, SEAL).check()

    assert [(each.code, "`signed_line`" in each.message) for each in caught.value.problems] == [
        ("copy-not-printed", True)
    ]


@pytest.mark.parametrize("footer", ["{{ copy_line | upper }}", "{{ copy_line[:9] }}"])
def test_a_template_that_changes_the_line_is_told(footer: str, tmp_path: Path) -> None:
    (problem,) = problems(planned(own(tmp_path, own_footer(f'<p class="Footer">{footer}</p>')), "Ines Okafor"))

    assert problem.code == "copy-not-printed"


def test_a_template_may_put_words_around_the_line(tmp_path: Path) -> None:
    brief = own(tmp_path, own_footer('<p class="Footer">Not to be passed on. {{ copy_line }}.</p>'))
    plan = planned(brief, "Ines Okafor", "Rashid Halloran")
    pages = CopyPages(plan)
    alone = fit(compose(brief, copy=CopyLine(2, 2, "Rashid Halloran")))

    page = pages.page(plan.copies[1], "pdf")

    assert footer(page.document) == ["Not to be passed on. Copy 2 of 2 · Rashid Halloran."]
    assert written(page, "pdf", pages) == written(alone, "pdf", pages)


@pytest.mark.parametrize("printed", ["{{ copy_line }}", "{{ copy_line | lower }}", "{{ (copy_line or '') | length }}"])
def test_a_template_that_makes_something_of_the_line_in_its_body_is_told(printed: str, tmp_path: Path) -> None:
    more = f"{{% block bottom_line %}}<p>{{{{ bottom_line }}}} {printed}</p>{{% endblock %}}"
    people = [f"Person {at}" for at in range(12)]  # so that their lines are of two lengths
    plan = planned(own(tmp_path, own_footer("{{ parts.whose_copy() }}") + more), *people)

    (problem,) = problems(plan)

    assert problem.code == "copy-not-printed"
    assert "elsewhere than in its footer" in problem.message
    assert problem.span is not None
    assert problem.span.path.endswith("templates/mine/page.html.j2")


def test_a_template_may_say_in_its_body_that_a_page_is_somebodys(tmp_path: Path) -> None:
    said = "{% if copy_line %} Not to be passed on.{% endif %}"
    more = f"{{% block bottom_line %}}<p>{{{{ bottom_line }}}}{said}</p>{{% endblock %}}"

    CopyPages(planned(own(tmp_path, own_footer("{{ parts.whose_copy() }}") + more), "Ines Okafor")).check()


def test_every_template_of_blufs_prints_whose_copy_a_page_is() -> None:
    templates = {path.parent.name for path in (PROJECT / "templates").glob("*/template.yaml")}
    shipped = shipped_alone(HERE)
    used = {find_template(str(loaded(f"briefs/{name}.yaml").template), shipped).name for name in SAMPLES}

    assert used == templates  # so that the samples above are of all of them
