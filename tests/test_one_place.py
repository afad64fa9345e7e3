"""What is added in its one place is found by all who list such things: CONTRIBUTING says where each place is.

To a copy of bluf are added a marking scheme, a template, words of a language, a field and a kind of problem.
`tests/sources/test_formats.py` adds a format of sources.
"""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

import bluf
from bluf.markings import SCHEMES, levels
from bluf.problems import CATALOGUE
from tests.conftest import PROJECT
from tests.one_more import change, copy_into, said

pytestmark = pytest.mark.xdist_group("one-more")  # the copy is made once

SCHEME = '''\
"""Lights: a scheme that was made up."""

from bluf.markings.labels import Label, Labels
from bluf.markings.scheme import BannerLook, Scheme

LIGHTS = Scheme(
    name="Lights",
    wording=Labels(rules="the rules of lights", labels=(Label("GREEN LIGHT", "#006600"), Label("BLUE LIGHT"))),
    look=BannerLook(align="left", least_size=11.0),
)
'''
LANTERNS = '''\
"""Lanterns: a scheme that was made up, with words after its levels."""

from bluf.markings.classifications import Classifications, Level
from bluf.markings.scheme import BannerLook, Scheme

LANTERNS = Scheme(
    name="Lanterns",
    wording=Classifications(
        levels=(Level("DIM LANTERN", short=("DL",)), Level("BRIGHT LANTERN", short=("BL",))),
        narrow=("FOR PILOTS",),
    ),
    look=BannerLook(align="center", least_size=9.0),
    is_strict=False,
)
'''
FIELD = """\
    progress: Annotated[Text | None, OtherNames.of("stage")] = Field(None, description="How far it has come.")
    contact:"""
CODE = """\
BRIEF = _listed(
    Code("made-up", "warning", "It was made up for a test.", "Leave it alone."),
"""
TEMPLATE = """\
name: bulletin
description: A bulletin, with what comes next.
based_on: standard
fields:
  outlook: {type: prose, required: true, description: What comes next.}
"""
WORDS = """\
shared: {to: Al}
templates: {briefing-note: {bottom_line: Kerno}}
"""
PAGE = (
    '{% extends "standard/page.html.j2" %}{% block beside %}<p>{{ outlook }}</p><p>{{ progress }}</p>{% endblock %}\n'
)
BRIEF = """\
title: The quay
date: 2026-03-03
template: bulletin
lang: eo
progress: Draft
marking: blue  light
mark: GREEN LIGHT
bottom_line: The quay is done.
key_points:
  - {text: It is done., mark: green light}
  - {text: The crane is not., mark: BLUE LIGHT}
outlook: Work on the crane.
"""
# Prints as JSON what the copy's code says of everything that was added.
ASK = """
import json, sys
from pathlib import Path
import bluf
from bluf.cli.completion import level_names, template_names
from bluf.inspection.found_markings import find_markings
from bluf.markings import meant_by, parse_mark
from bluf.problems.sarif import sarif
from tools.docs import PAGES

folder = Path(sys.argv[1])
text = (folder / "brief.yaml").read_text(encoding="utf-8")
preview = bluf.preview(text, folder / "brief.yaml")
wrong = text.replace("progress:", "progres:")
otherwise = text.replace("progress:", "stage:")
document = bluf.compose(bluf.load(folder / "brief.yaml"))
style = document.sheet.paragraphs["Marking"]
print(json.dumps({
    "schema": bluf.schema(folder / "brief.yaml"),
    "preview": {"ok": preview.ok, "data": preview.data, "codes": [p.code for p in preview.problems],
                "messages": [p.message for p in preview.problems]},
    "misspelt": [p.hint for p in bluf.preview(wrong, folder / "brief.yaml").problems if p.code == "unknown-key"],
    "otherwise": [p.hint for p in bluf.preview(otherwise, folder / "brief.yaml").problems if p.code == "unknown-key"],
    "amended": bluf.amend("title: T\\ncontact: {name: N}\\n", [bluf.Put("progress", "Final")]),
    "levels": [each.value for each in level_names(None, None, "green")],
    "templates": [each.value for each in template_names(None, None, "bull")],
    "found": [each.text for each in find_markings(["BLUE LIGHT Page 1 of 2"], "page 1")],
    "lanterns": {
        "levels": [each.value for each in level_names(None, None, "dim")],
        "found": [each.text for each in find_markings(["BRIGHT LANTERN - FOR PILOTS Page 1 of 2"], "page 1")],
        "meant": meant_by("Bright lantern").meant,
        "above": parse_mark("(BL)").is_above(parse_mark("DL")),
    },
    "style": [style.align, style.floor],
    "pages": {name: make() for name, make in PAGES.items()},
    "rules": sarif([bluf.Problem("made-up", "m")], "1")["runs"][0]["tool"]["driver"]["rules"],
}))
"""


@pytest.fixture(scope="module")
def with_more(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with bluf's code, to which one of each was added."""
    folder = tmp_path_factory.mktemp("bluf")
    code = copy_into(folder)
    (code / "markings" / "lights.py").write_text(SCHEME, encoding="utf-8")
    (code / "markings" / "lanterns.py").write_text(LANTERNS, encoding="utf-8")
    schemes = code / "markings" / "schemes.py"
    added = "from bluf.markings.lanterns import LANTERNS\nfrom bluf.markings.lights import LIGHTS\n"
    change(schemes, "import Scheme\n", f"import Scheme\n{added}")
    change(schemes, "NATO, EU)", "NATO, EU, LIGHTS, LANTERNS)")
    change(code / "brief" / "model.py", "    contact: Contact", f"{FIELD} Contact")
    change(code / "problems" / "catalogue.py", "BRIEF = _listed(\n", CODE)
    template = folder / "templates" / "bulletin"
    template.mkdir()
    (template / "template.yaml").write_text(TEMPLATE, encoding="utf-8")
    (template / "page.html.j2").write_text(PAGE, encoding="utf-8")
    (template / "starter.yaml").write_text(BRIEF, encoding="utf-8")
    (folder / "templates" / "words" / "eo.yaml").write_text(WORDS, encoding="utf-8")
    (folder / "brief.yaml").write_text(BRIEF, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def answers(with_more: Path) -> dict[str, Any]:
    """Return what the copy's code says of everything that was added."""
    found = json.loads(said(with_more, "-c", ASK, str(with_more)))
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def pages(answers: dict[str, Any]) -> dict[str, str]:
    """Return the docs that the copy's code makes."""
    return dict(answers["pages"])


def test_a_brief_with_one_of_each_is_sound(answers: dict[str, Any]) -> None:
    assert answers["preview"]["ok"], answers["preview"]["messages"]


def test_a_scheme_that_is_added_is_read_set_and_found_again(answers: dict[str, Any]) -> None:
    assert answers["style"] == ["left", 11.0]
    assert answers["found"] == ["BLUE LIGHT"]


def test_a_scheme_that_is_added_is_offered(answers: dict[str, Any], pages: dict[str, str]) -> None:
    node = answers["schema"]["properties"]["marking"]
    assert "BLUE LIGHT" in node["examples"]
    assert "BLUE LIGHT" in answers["schema"]["$defs"]["Quote"]["properties"]["mark"]["examples"]
    assert answers["levels"] == ["GREEN LIGHT"]
    assert (
        "| Lights | `GREEN LIGHT` | `#006600` | the style's | at the left, 11 points or more |" in pages["markings.md"]
    )


def test_a_scheme_of_levels_with_words_after_them_is_added_in_one_place_too(
    answers: dict[str, Any], pages: dict[str, str]
) -> None:
    assert answers["lanterns"] == {
        "levels": ["DIM LANTERN"],
        "found": ["BRIGHT LANTERN - FOR PILOTS"],
        "meant": "BRIGHT LANTERN",
        "above": True,
    }
    assert "| Lanterns | `BRIGHT LANTERN` |" in pages["markings.md"]


def test_a_scheme_that_is_added_has_editions(with_more: Path) -> None:
    made = said(with_more, "-m", "bluf", "build", "brief.yaml", "--to", "pdf", "--for", "green light")

    assert "out/brief.green-light.pdf" in made
    assert "left-out" in made
    inspected = said(with_more, "-m", "bluf", "inspect", "out/brief.green-light.pdf")
    assert "GREEN LIGHT" in inspected
    assert "BLUE" not in inspected
    refused = said(with_more, "-m", "bluf", "build", "brief.yaml", "--for", "geen light", code=2)
    assert "did you mean `GREEN LIGHT`?" in refused


def test_a_field_that_is_added_is_in_schema_docs_and_shape(answers: dict[str, Any], pages: dict[str, str]) -> None:
    assert answers["schema"]["properties"]["progress"]["description"] == "How far it has come."
    assert "| `progress` | text | How far it has come. |" in pages["brief.md"]
    assert answers["amended"] == "title: T\nprogress: Final\ncontact: {name: N}\n"
    assert answers["preview"]["data"]["progress"] == "Draft"


def test_a_field_that_is_added_is_meant_where_it_is_misspelt_or_called_otherwise(answers: dict[str, Any]) -> None:
    assert answers["misspelt"] == ["did you mean `progress`?"]
    assert answers["otherwise"] == ["did you mean `progress`?"]


def test_a_template_that_is_added_is_listed_and_asked_for(answers: dict[str, Any], pages: dict[str, str]) -> None:
    schema = answers["schema"]
    assert "bulletin" in schema["properties"]["template"]["examples"]
    (case,) = [
        each
        for each in schema["allOf"]
        if each["if"] == {"properties": {"template": {"const": "bulletin"}}, "required": ["template"]}
    ]
    assert case["then"]["required"] == ["outlook"]
    assert answers["templates"] == ["bulletin"]
    assert "## What `bulletin` asks for besides" in pages["brief.md"]


def test_words_that_a_template_lacks_in_the_briefs_language_are_told(answers: dict[str, Any]) -> None:
    (message,) = [each for each in answers["preview"]["messages"] if "English" in each]
    assert "`eo`" in message
    assert "key_points" in message
    assert "bottom_line" not in message


def test_a_kind_of_problem_that_is_added_is_in_docs_and_sarif(answers: dict[str, Any], pages: dict[str, str]) -> None:
    assert "### made-up\n\n*Warning.* It was made up for a test." in pages["diagnostics.md"]
    (rule,) = answers["rules"]
    assert (rule["id"], rule["defaultConfiguration"]["level"]) == ("made-up", "warning")


def test_a_kind_of_problem_that_is_added_is_explained(with_more: Path) -> None:
    assert "It was made up for a test." in said(with_more, "-m", "bluf", "explain", "made-up")


OFFERED = """
import { readFileSync } from "node:fs";
import { completionsAt } from "./schema.js";
import { shapesOf } from "./shapes.js";

const schema = JSON.parse(readFileSync("schema.json", "utf8"));
const at = (text) => completionsAt(schema, "bulletin", text, text.length)?.options || [];
const offered = (text) => at(text).map((each) => each.label);
const { shapes, own } = shapesOf(schema, "bulletin");
console.log(JSON.stringify({
  fields: offered("title: T\\n"),
  markings: offered("marking: "),
  marks: offered("key_points:\\n  - text: T\\n    mark: "),
  progress: shapes.progress.kind, own,
}));
"""


@pytest.mark.engines
def test_what_is_added_is_in_the_editors_form_and_completion(answers: dict[str, Any], tmp_path: Path) -> None:
    node = shutil.which("node") or shutil.which("nodejs")
    if node is None:
        pytest.skip("node is not installed")
    for asset in (Path(bluf.__file__).parent / "editor" / "assets").glob("*.js"):
        shutil.copy(asset, tmp_path)
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (tmp_path / "schema.json").write_text(json.dumps(answers["schema"]), encoding="utf-8")
    (tmp_path / "offered.js").write_text(OFFERED, encoding="utf-8")

    run = subprocess.run([node, "offered.js"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)

    offered = json.loads(run.stdout)
    assert {"progress", "outlook", "marking"} <= set(offered["fields"])
    assert "BLUE LIGHT" in offered["markings"]
    assert offered["marks"] == offered["markings"]
    assert (offered["progress"], offered["own"]) == ("text", ["outlook"])


def modules(*suffixes: str) -> list[Path]:
    root = Path(bluf.__file__).parent
    files = [*root.rglob("*"), *(PROJECT / "templates").rglob("*"), *(PROJECT / "tools").rglob("*")]
    return [path for path in files if path.suffix in suffixes and path.name != "vendor.js"]


def test_no_other_module_lists_the_labels_of_a_scheme() -> None:
    for path in modules(".py", ".js", ".j2"):
        text = path.read_text(encoding="utf-8")
        named = [label for label in levels() if f'"{label}"' in text or f"{label}|" in text]
        own = [label for scheme in SCHEMES for label in scheme.wording.in_order if path.stem == scheme.name.lower()]
        assert len([label for label in named if label not in own]) < 2, f"{path} lists {named}"


def test_every_kind_of_problem_in_the_catalogue_is_given_somewhere() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in modules(".py") if path.name != "catalogue.py")

    assert [code for code in CATALOGUE if not re.search(rf'"{code}"', text)] == []
