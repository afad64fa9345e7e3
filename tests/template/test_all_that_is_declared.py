"""What a template of bluf declares is on its page, in every arrangement, and what it hides is refused."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import yaml

from bluf.brief import Brief
from bluf.brief.declared_fields import HIDDEN, FieldSpec
from bluf.brief.field_values import ChoiceText
from bluf.brief.given_fields import given_fields
from bluf.brief.model import CITING, CORE_FIELDS
from bluf.brief.model_fields import cited_by, parts_in
from bluf.document import Document, Figure, blocks_within
from bluf.problems import BriefError
from bluf.template import compose
from tests.template.given import TEMPLATES, least_of, whole_of
from tests.template.samples import load, texts, words, write_brief

ARRANGED = [(name, each) for name, template in TEMPLATES.items() for each in template.arrangements or ("",)]
# Fields that say how the page is made, or are for other uses than the page.
UNPRINTED = {"template", "style", "arrange", "page", "fit", "grow", "lang", "numbered", "typography"}
CUI = {"marking": "CUI", "cui": {"controlled_by": "An office", "category": "PRVCY", "distribution": "NOFORN"}}


@pytest.fixture(scope="module", params=ARRANGED, ids=lambda pair: "-".join(filter(None, pair)))
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Brief, Document]:
    """A brief with every field of a template, and its document in one of the arrangements."""
    name, arrangement = request.param
    more = {"arrange": arrangement} if arrangement else {}
    brief = load(whole_of(name, tmp_path_factory.mktemp(name), **more))
    return brief, compose(brief)


def hidden(name: str) -> set[str]:
    return {field.name for field in TEMPLATES[name].fields if field.core == HIDDEN}


def test_no_field_is_said_to_be_left_out(made: tuple[Brief, Document]) -> None:
    assert made[1].warnings == ()


def test_the_words_of_every_field_are_on_the_page(made: tuple[Brief, Document]) -> None:
    brief, document = made
    page: dict[str, str] = {}
    for run in texts(document):
        page[str(run.src)] = page.get(str(run.src), "") + run.text
    # A chart draws its values; a source is printed as its number, what is chosen in the brief's language.
    drawn = {str(figure.src) for figure in blocks_within(document.body) if isinstance(figure, Figure)}
    leaves = [leaf for leaf in given_fields(brief).leaves() if CITING not in leaf.path.names]
    given = [leaf for leaf in leaves if not any(str(leaf.path).startswith(each) for each in drawn)]

    assert len(given) > 60
    assert [str(leaf.path) for leaf in given if str(leaf.path) not in page] == []
    typed = [leaf for leaf in given if isinstance(leaf.value, str) and not isinstance(leaf.value, ChoiceText)]
    assert [str(leaf.path) for leaf in typed if not is_in(str(leaf.value), page[str(leaf.path)])] == []


def is_in(typed: str, printed: str) -> bool:
    """Whether words are printed: Markdown apart, and of an address the host and path."""
    kept = typed.replace("*", "").partition("[")[0].removeprefix("https://")
    return "".join(kept.split()).casefold() in "".join(printed.split()).casefold()


def test_every_part_that_names_sources_has_their_numbers(made: tuple[Brief, Document]) -> None:
    brief, document = made
    citing = {str(path / "source") for path, part in parts_in(brief) if cited_by(part, path)}
    cited = {str(run.src) for run in texts(document) if run.src}

    assert len(citing) > 5
    assert [path for path in sorted(citing) if not any(each.startswith(path) for each in cited)] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_field_is_declared_to_be_left_out_but_what_names_sources_or_chooses_a_form(name: str) -> None:
    unprinted = [field for field in declared(TEMPLATES[name].fields) if not field.printed]

    assert {field.name for field in unprinted if field.type != "choice"} <= {CITING}


def declared(fields: Iterable[FieldSpec]) -> Iterator[FieldSpec]:
    """Yield fields, and those in them."""
    for field in fields:
        yield field
        yield from declared((*field.fields, *([field.items] if field.items else [])))


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_brief_with_every_field_has_all_of_a_brief_s_own_that_are_not_hidden(tmp_path: Path, name: str) -> None:
    given = yaml.safe_load(whole_of(name, tmp_path).read_text(encoding="utf-8"))

    assert CORE_FIELDS - given.keys() - UNPRINTED - {"cui"} == hidden(name)


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_hidden_field_is_refused(tmp_path: Path, name: str) -> None:
    for field in hidden(name):
        path = write_brief(tmp_path, yaml.safe_dump(least_of(name) | {field: "x"}))
        with pytest.raises(BriefError) as caught:
            load(path)
        assert ("unknown-key", field) in [(problem.code, str(problem.field)) for problem in caught.value.problems]


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_page_marked_cui_has_its_block(tmp_path: Path, name: str) -> None:
    document = compose(load(write_brief(tmp_path, yaml.safe_dump(least_of(name) | CUI))))

    assert document.warnings == ()
    assert all(each in words(document) for each in ("An office", "PRVCY", "NOFORN"))


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_least_that_a_template_asks_for_makes_a_page_that_shows_it(tmp_path: Path, name: str) -> None:
    document = compose(load(write_brief(tmp_path, yaml.safe_dump(least_of(name)))))

    assert document.warnings == ()
