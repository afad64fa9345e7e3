"""`build_many` by executors of other libraries, whose workers stand in another folder."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import bluf
from tests.conftest import PROJECT
from tests.docs.console import File, steps

pytestmark = [pytest.mark.engines, pytest.mark.xdist_group("executors")]
BRIEF = """\
title: Ferry {number}
date: 2026-05-04
template: mine
bottom_line: It sails.
key_points: [So says the harbour.]
quay: North
quotes: [{{text: The ferry sails on Monday., speaker: Anna Berg, source: n}}]
sources: [{{id: n, title: N, file: n.txt}}]
"""


@pytest.fixture
def briefs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Briefs with a source, and a template of the project's own with a field of its own."""
    project = tmp_path / "project"
    (project / "briefs").mkdir(parents=True)
    (project / "templates" / "mine").mkdir(parents=True)
    (project / "templates" / "mine" / "template.yaml").write_text(
        "name: mine\ndescription: Mine.\nbased_on: standard\nfields: {quay: text}\n", encoding="utf-8"
    )
    (project / "briefs" / "n.txt").write_text("“The ferry sails on Monday,” Anna Berg said.\n", encoding="utf-8")
    monkeypatch.chdir(project)
    names = [f"briefs/{number}.yaml" for number in range(6)]
    for number, name in enumerate(names):
        Path(name).write_text(BRIEF.format(number=number), encoding="utf-8")
    return names


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    yield folder
    assert not list(folder.rglob("*.pdf"))


def judged(briefs: list[str], executor: Any) -> None:
    """Build by the executor, and compare with what a build in this process makes."""
    reports = list(bluf.build_many(briefs, out="many", to=["pdf", "docx"], executor=executor, chunksize=2))
    assert [(report.path, report.ok) for report in reports] == [(brief, True) for brief in briefs]
    assert [quote.verdict for report in reports for quote in report.quotes] == ["verified"] * len(briefs)
    assert reports[0].outputs[0].path == "many/0.pdf"
    for brief in briefs:
        bluf.build(brief, out="one", to=["pdf", "docx"])
    made, expected = (
        {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in Path(folder).iterdir()}
        for folder in ("many", "one")
    )
    assert made == expected
    assert len(made) == 2 * len(briefs)


def test_loky_s_processes_make_the_same_bytes(briefs: list[str], elsewhere: Path) -> None:
    loky = pytest.importorskip("loky", reason="loky comes with `make engines`")
    executor = loky.get_reusable_executor(2, initializer=os.chdir, initargs=(elsewhere,))
    try:
        judged(briefs, executor)
        assert executor.submit(os.getcwd).result() == str(elsewhere)
    finally:
        executor.shutdown(wait=True, kill_workers=True)


def test_the_docs_program_for_a_cluster_builds_the_briefs(briefs: list[str]) -> None:
    pytest.importorskip("distributed", reason="Dask comes with `make engines`")
    page = (PROJECT / "docs" / "python.md").read_text(encoding="utf-8")
    (program,) = (step.text for step in steps(page) if isinstance(step, File) and step.path == "cluster.py")
    Path("cluster.py").write_text(program, encoding="utf-8")

    done = subprocess.run([sys.executable, "cluster.py"], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines() == [f"{brief} True" for brief in briefs]


def test_dask_s_workers_make_the_same_bytes(
    briefs: list[str], elsewhere: Path, caplog: pytest.LogCaptureFixture
) -> None:
    distributed = pytest.importorskip("distributed", reason="Dask comes with `make engines`")
    with (
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=2, processes=True, dashboard_address=None, local_directory=str(elsewhere)
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        client.run(os.chdir, str(elsewhere))
        judged(briefs, client.get_executor())
    assert not [each for each in caplog.records if each.name.startswith("bluf")]
