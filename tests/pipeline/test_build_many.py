"""`build_many` builds briefs by any executor, in order, with the same bytes, and owns no executor but its own."""

import hashlib
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

import bluf
from bluf.pipeline import phases
from bluf.pipeline.parallel import Executor

BRIEF = "title: Ferry {number}\ndate: 2026-05-04\nbottom_line: It sails.\nkey_points: [So says the harbour.]\n"


class SubmitAlone:
    """An executor that does at once what it is given, and has no other method."""

    def __init__(self) -> None:
        self.calls = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        self.calls += 1
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


class Terse(SubmitAlone):
    """One whose `shutdown` knows fewer words than the standard one's; it notes that it is called."""

    is_shut_down = False

    def shutdown(self, wait: bool = True) -> None:  # noqa: ARG002
        self.is_shut_down = True


class Dying(SubmitAlone):
    """One whose workers die of the brief `3.yaml`, and take with them all that was sent in the same call."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        if any(task.path.endswith("3.yaml") for task in args[1]):
            future: Future[Any] = Future()
            future.set_exception(RuntimeError("the worker has died"))
            return future
        return super().submit(fn, *args, **kwargs)


@pytest.fixture
def briefs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    (tmp_path / "project" / "briefs").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "project")
    names = [f"briefs/{number}.yaml" for number in range(6)]
    for number, name in enumerate(names):
        Path(name).write_text(BRIEF.format(number=number), encoding="utf-8")
    return names


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[ProcessPoolExecutor]:
    """Two processes that stand in another folder."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with ProcessPoolExecutor(2, get_context("fork"), os.chdir, (elsewhere,)) as executor:
        yield executor
    assert list(elsewhere.iterdir()) == []


def digests(folder: str) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(Path(folder).iterdir())}


def built(briefs: list[str], folder: str, executor: Executor | None, **more: Any) -> dict[str, str]:
    reports = list(bluf.build_many(briefs, out=folder, executor=executor, **more))
    assert [report.path for report in reports] == briefs
    assert all(report.ok for report in reports), [report.problems for report in reports]
    assert [output.path for output in reports[-1].outputs] == [f"{folder}/5.pdf", f"{folder}/5.docx"]
    return digests(folder)


def test_every_kind_of_executor_makes_the_bytes_that_a_build_makes(
    briefs: list[str], processes: ProcessPoolExecutor
) -> None:
    for brief in briefs:
        bluf.build(brief, out="one")
    with ThreadPoolExecutor(3) as threads:
        made = [
            built(briefs, "own", None),
            built(briefs, "alone", SubmitAlone()),
            built(briefs, "threads", threads, chunksize=1),
            built(briefs, "processes", processes, chunksize=2),
        ]

    assert [digests("one")] * 4 == made


def test_work_is_sent_in_chunks(briefs: list[str]) -> None:
    executor = SubmitAlone()
    list(bluf.build_many(briefs, to="pdf", executor=executor, chunksize=4))

    assert executor.calls == 2


def test_an_executor_of_the_callers_is_not_shut_down(briefs: list[str]) -> None:
    executor = Terse()
    list(bluf.build_many(briefs, to="pdf", executor=executor))
    next(iter(bluf.build_many(briefs, to="pdf", fresh=True, executor=executor)))

    assert not executor.is_shut_down


def test_a_brief_at_fault_is_reported_in_its_place_and_the_others_are_built(briefs: list[str]) -> None:
    Path(briefs[2]).write_text("title: T\n", encoding="utf-8")

    reports = list(bluf.build_many(briefs, to="pdf", executor=SubmitAlone()))

    assert [report.ok for report in reports] == [True, True, False, True, True, True]
    assert {problem.code for problem in reports[2].problems} == {"missing-field"}


def test_a_brief_on_which_bluf_fails_is_reported_in_its_place(
    briefs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    compose = phases.compose

    def trap(brief: bluf.Brief) -> bluf.Document:
        return compose(brief) if brief.title != "Ferry 1" else 1 // 0  # type: ignore[return-value]

    monkeypatch.setattr(phases, "compose", trap)

    reports = list(bluf.build_many(briefs, to="pdf", executor=SubmitAlone(), chunksize=3))

    assert [report.ok for report in reports] == [True, False, True, True, True, True]
    (problem,) = reports[1].problems
    assert (problem.code, problem.span and problem.span.path) == ("build-failed", briefs[1])
    assert "ZeroDivisionError" in problem.message


def test_a_worker_that_dies_costs_only_the_brief_that_killed_it(briefs: list[str]) -> None:
    reports = list(bluf.build_many(briefs, to="pdf", executor=Dying(), chunksize=6))

    assert [report.ok for report in reports] == [True, True, True, False, True, True]
    assert "the worker has died" in reports[3].problems[0].message


def test_what_was_made_is_recorded_and_left_as_it_is_the_next_time(briefs: list[str]) -> None:
    executor = SubmitAlone()
    list(bluf.build_many(briefs, executor=executor))
    before = executor.calls

    again = list(bluf.build_many(briefs, executor=executor))

    assert all(report.unchanged for report in again)
    assert executor.calls == before
    assert bluf.build(briefs[0]).unchanged


def test_an_input_is_never_written_over(briefs: list[str]) -> None:
    Path("briefs/0.pdf").write_bytes(b"a source")
    text = BRIEF.format(number=0) + "sources: [{id: s, title: S, file: 0.pdf}]\n"
    Path(briefs[0]).write_text(text, encoding="utf-8")

    reports = list(bluf.build_many(briefs, out="briefs", to="pdf", executor=SubmitAlone(), replace=True))

    assert [problem.code for problem in reports[0].problems if problem.is_error] == ["output-is-input"]
    assert Path("briefs/0.pdf").read_bytes() == b"a source"


def test_two_briefs_of_one_name_clash_and_one_that_is_named_twice_is_built_once(briefs: list[str]) -> None:
    Path("more").mkdir()
    Path("more/1.yaml").write_text(BRIEF.format(number=9), encoding="utf-8")
    executor = SubmitAlone()

    reports = list(
        bluf.build_many([briefs[0], briefs[1], "more/1.yaml", f"./{briefs[0]}"], executor=executor, chunksize=1)
    )

    assert [report.path for report in reports] == [briefs[0], briefs[1], "more/1.yaml", f"./{briefs[0]}"]
    assert [[problem.code for problem in report.problems] for report in reports] == [
        [],
        ["name-clash"],
        ["name-clash"],
        [],
    ]
    assert reports[3].outputs == reports[0].outputs
    assert executor.calls == 1


def test_other_formats_and_levels_are_refused_before_anything_is_built(briefs: list[str]) -> None:
    with pytest.raises(ValueError, match="bluf makes"):
        bluf.build_many(briefs, to=["odt"])
    with pytest.raises(ValueError, match="chunk"):
        bluf.build_many(briefs, chunksize=0)
    assert not Path("out").exists()


def test_a_workspace_stands_for_the_folder_that_paths_start_from(
    briefs: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Path.cwd()
    bluf.build(briefs[0], out="one", to="pdf")
    (tmp_path / "far").mkdir()
    monkeypatch.chdir(tmp_path / "far")

    (report,) = bluf.build_many(briefs[:1], out="two", to="pdf", workspace=bluf.Workspace(project))

    assert (report.path, report.outputs[0].path) == (briefs[0], "two/0.pdf")
    assert (project / "two/0.pdf").read_bytes() == (project / "one/0.pdf").read_bytes()
    assert list((tmp_path / "far").iterdir()) == []


class Losing(SubmitAlone):
    """One that gives fewer reports than it was given briefs, or none at all."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        done = super().submit(fn, *args, **kwargs).result()
        future: Future[Any] = Future()
        future.set_result(done[:1] if self.calls == 1 else None if self.calls == 2 else done)
        return future


def test_a_brief_whose_report_an_executor_loses_is_built_by_itself(briefs: list[str]) -> None:
    reports = list(bluf.build_many(briefs, to="pdf", executor=Losing(), chunksize=3))

    assert [(report.path, report.ok) for report in reports] == [(brief, True) for brief in briefs]


class Speechless(SubmitAlone):
    """One that fails with an exception that can't say what it is."""

    def submit(self, *_args: Any, **_kwargs: Any) -> Any:
        class FaultError(Exception):
            def __str__(self) -> str:
                raise ValueError

        raise FaultError


def test_an_exception_that_has_no_words_is_told_by_its_name(briefs: list[str]) -> None:
    (report,) = bluf.build_many(briefs[:1], executor=Speechless())

    assert [problem.code for problem in report.problems] == ["build-failed"]
    assert "FaultError" in report.problems[0].message


def test_one_path_in_place_of_many_is_refused_with_the_list_to_give() -> None:
    with pytest.raises(TypeError, match=r"\['briefs/a.yaml'\]"):
        bluf.build_many("briefs/a.yaml")
