"""What goes between the phases can be sent to another process, and makes the same bytes there."""

import hashlib
import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import bluf
from bluf.ground.workspace import Workspace, clear_caches
from tests.conftest import PROJECT
from tests.template.samples import SHIPPED

DECLARED = """\
name: mine
description: A template whose fields are of every kind.
based_on: standard
fields:
  quay: {type: text, required: true}
  remark: prose
  sailing: date
  reasons: points
  berths: {type: list, items: {type: mapping, shorthand: name, fields: {name: text, depths: {type: list, items: text}}}}
  owner: {type: mapping, fields: {name: {type: text, required: true}, port: {type: mapping, fields: {town: text}}}}
"""
PAGE = """\
{% extends "standard/page.html.j2" %}
{% block bottom_line %}<p>{{ bottom_line }} {{ quay }} {{ remark }} {{ sailing }} {{ owner.name }} {{ owner.port.town }}
{% for berth in berths %}{{ berth.mark }} {{ berth.name }}
{% for depth in berth.depths %} {{ depth }}{% endfor %}{% endfor %}
{% for reason in reasons %}{{ reason.text }} {% endfor %}</p>{% endblock %}
"""
BRIEF = """\
title: The ferry sails
date: 2026-05-04
template: mine
marking: TLP:GREEN
bottom_line: It sails on *Monday*.
key_points: [One point., {text: Another., mark: TLP:GREEN}]
quay: North
remark: Deep **water**.
sailing: 2026-06-01
reasons: [The tide., {text: The wind., priority: 2}]
berths: [First, {name: Second, depths: [4 m, 5 m], mark: TLP:CLEAR}]
owner: {name: Harbour board, port: {town: Harn}}
fit: trim
"""
# Unpickle what another process has sent, go on from there, and print the digests of both files.
GO_ON = """
import hashlib, json, pickle, sys
import bluf
found = []
for value in pickle.load(sys.stdin.buffer):
    document = bluf.compose(value) if isinstance(value, bluf.Brief) else value
    page = bluf.fit(document) if isinstance(document, bluf.Document) else document
    found.append([hashlib.sha256(write(page)).hexdigest() for write in (bluf.write_pdf, bluf.write_docx)])
print(json.dumps(found))
"""


def phases_of(path: str) -> tuple[bluf.Brief, bluf.Document, bluf.Page]:
    brief = bluf.load(path)
    document = bluf.compose(brief)
    return brief, document, bluf.fit(document)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A folder with a brief of every template: bluf's own, and one of the project's with fields of every kind."""
    (tmp_path / "templates" / "mine").mkdir(parents=True)
    (tmp_path / "templates" / "mine" / "template.yaml").write_text(DECLARED, encoding="utf-8")
    (tmp_path / "templates" / "mine" / "page.html.j2").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text(BRIEF, encoding="utf-8")
    names = ["mine.yaml"]
    for template in bluf.template_catalogue(shipped=True).templates:
        names.append(f"{template.name}.yaml")
        bluf.start(Path(names[-1]), template.name)
    return names


@pytest.mark.parametrize("seed", ["1", "4294967295"])
def test_a_brief_a_document_and_a_page_of_every_template_make_the_same_bytes_in_another_process(
    project: list[str], tmp_path: Path, seed: str
) -> None:
    values = [value for name in project for value in phases_of(name)]
    pages = [value for value in values if isinstance(value, bluf.Page)]
    expected = [
        [hashlib.sha256(write(page)).hexdigest() for write in (bluf.write_pdf, bluf.write_docx)] for page in pages
    ]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    done = subprocess.run(
        [sys.executable, "-c", GO_ON],
        input=pickle.dumps(values),
        cwd=elsewhere,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )

    assert len(project) == 1 + len(SHIPPED)
    assert json.loads(done.stdout) == [each for each in expected for _ in range(3)]


def test_what_was_pickled_equals_what_comes_back(project: list[str]) -> None:
    for name in project:
        values = (*phases_of(name), bluf.preview(Path(name).read_text(encoding="utf-8"), name))
        assert pickle.loads(pickle.dumps(values)) == values
        assert type(pickle.loads(pickle.dumps(values[0]))) is type(values[0])


def test_an_edition_is_sent_with_its_declared_fields(project: list[str]) -> None:
    brief = bluf.load(project[0])
    again = pickle.loads(pickle.dumps(brief))

    assert {name: getattr(again, name) for name in brief.extra} == brief.extra
    assert again.extra["owner"].port.town.path == "owner.port.town"
    assert again.spans == brief.spans


def test_a_report_its_problems_and_an_error_are_sent_whole(project: list[str]) -> None:
    text = BRIEF.replace("quay: North\n", "").replace("sailing: 2026-06-01", "sailing: soon")
    Path(project[0]).write_text(text, encoding="utf-8")
    (report,) = bluf.build_many(project[:1])
    with pytest.raises(bluf.BriefError) as raised:
        bluf.load(project[0])

    assert not report.ok
    assert pickle.loads(pickle.dumps(report)) == report
    again = pickle.loads(pickle.dumps(raised.value))
    assert isinstance(again, bluf.BriefError)
    assert again.problems == raised.value.problems


def test_what_is_cached_does_not_travel() -> None:
    brief, document, page = phases_of(PROJECT.as_posix() + "/briefs/indo-pacific-nato.yaml")
    fresh = pickle.dumps(document.sheet)
    for step in document.sheet.ladder:
        document.sheet.at(step)

    assert len(pickle.dumps(document.sheet)) == len(fresh)
    assert page.sheet == document.sheet.at(page.step)
    assert b"Caches" not in pickle.dumps(brief)


def test_a_workspace_is_sent_without_its_caches_and_finds_those_of_its_folder(tmp_path: Path) -> None:
    class Kept(list[int]):
        pass

    workspace = Workspace(tmp_path, "86400")
    workspace.cache(Kept).append(1)
    again = pickle.loads(pickle.dumps(workspace))

    assert again == workspace
    assert again.cache(Kept) is workspace.cache(Kept)
    clear_caches()
    assert workspace.cache(Kept) == []
