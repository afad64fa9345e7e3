"""A workspace says where one stands and what day it is, and nothing else asks the process for that."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bluf.ground.workspace import Workspace, caches_of
from bluf.problems import BriefError, Problem, Span
from tests.conftest import PROJECT

SOURCE = PROJECT / "src" / "bluf"
ASKING = {
    "Path.cwd", "os.getcwd", "os.getcwdb", "os.environ", "os.getenv", "os.environb",
    "datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time", "time.time_ns", "time.localtime",
    "time.gmtime", "time.strftime", "os.path.abspath", "os.path.expanduser", "Path.home", "Workspace.here",
}  # fmt: skip
METHODS = {"absolute", "expanduser", "utcnow"}  # of a path or a date, whatever it is called
# What else may ask: for what, and why.
MAY_ASK = {
    "ground/workspace.py": ({"Path.cwd", "os.environ", "datetime.now"}, "the one place"),
    "ground/filesystem.py": ({"os.path.abspath"}, "of a path that has no real one; it is absolute where it matters"),
    "ground/confined.py": (
        {"os.getcwd", "os.environ", "os.path.abspath"},
        "a process is started where this one stands, with its module path; BLUF_DEBUG lets it print",
    ),
    "ground/apart.py": ({"os.getcwd"}, "a process is started where this one stands"),
    "ground/project_root.py": (
        {"os.path.expanduser", "expanduser"},
        "a home folder is no project, wherever one stands",
    ),
    "brief/model.py": ({"Workspace.here"}, "a brief that was read from no file is where the process stands"),
    "deliver/ledger.py": ({"absolute"}, "a database is opened by its address; the path is absolute where it matters"),
    "editor/open_brief.py": ({"time.time"}, "when unsaved text was kept, by the real clock whatever a brief is dated"),
    "editor/drafts.py": ({"time.time"}, "how long unsaved text has been kept"),
}
# The public functions, of which each takes a workspace, and without one stands where the process does.
PUBLIC = {
    "deliver/issue_states.py", "deliver/public_steps.py",
    "pipeline/amending.py", "pipeline/building.py", "pipeline/building_many.py", "pipeline/drafting.py",
    "pipeline/phases.py",
    "pipeline/previewing.py", "pipeline/starting.py", "pipeline/starting_template.py",
    "pipeline/template_catalogue.py", "pipeline/template_page.py",
}  # fmt: skip


def asked(module: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines at which a module asks the process, and for what."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            name = ast.unparse(node)
            parts = name.split(".")
            for known in ASKING:
                if parts[-len(known.split(".")) :] == known.split("."):
                    yield node.lineno, known
            if node.attr in METHODS:
                yield node.lineno, node.attr
        if isinstance(node, ast.ImportFrom) and node.module in ("os", "time", "os.path"):
            for alias in node.names:
                if f"{node.module}.{alias.name}" in ASKING:
                    yield node.lineno, f"{node.module}.{alias.name}"


def test_no_module_asks_for_the_folder_the_clock_or_the_environment_by_itself() -> None:
    found = {}
    for module in sorted(SOURCE.rglob("*.py")):
        name = module.relative_to(SOURCE).as_posix()
        if name.startswith("cli/"):
            continue
        allowed = MAY_ASK.get(name, (set[str](), ""))[0] | ({"Workspace.here"} if name in PUBLIC else set())
        found[name] = [(line, what) for line, what in asked(module) if what not in allowed]
    assert {name: each for name, each in found.items() if each} == {}


def test_whatever_may_ask_does_ask() -> None:
    for name, (allowed, reason) in MAY_ASK.items():
        assert {what for _, what in asked(SOURCE / name)} == allowed, name
        assert reason


def test_what_a_module_keeps_is_in_a_workspace_or_a_function_s_result() -> None:
    """A module's own variables hold nothing that changes, but for those of processes and locks."""
    may = {"ground/workspace.py": {"_CACHES", "_LOCK"}, "ground/confined.py": {"_POOL"}}
    found = {}
    for module in sorted(SOURCE.rglob("*.py")):
        name = module.relative_to(SOURCE).as_posix()
        if not name.startswith("editor/"):
            found[name] = set(kept(module)) - may.get(name, set())
    assert {name: each for name, each in found.items() if each} == {}


def kept(module: Path) -> Iterator[str]:
    """Yield the module's variables that begin empty, or are objects of a class that keeps things."""
    for node in ast.parse(module.read_text(encoding="utf-8")).body:
        target = (
            node.target
            if isinstance(node, ast.AnnAssign)
            else node.targets[0]
            if isinstance(node, ast.Assign)
            else None
        )
        value = getattr(node, "value", None)
        if not isinstance(target, ast.Name) or target.id.startswith("__"):
            continue
        is_empty = (isinstance(value, ast.Dict) and not value.keys) or (isinstance(value, ast.List) and not value.elts)
        called = ast.unparse(value.func).split("[")[0] if isinstance(value, ast.Call) else ""
        if is_empty or called in (
            "dict",
            "list",
            "set",
            "defaultdict",
            "OrderedDict",
            "Kept",
            "Recent",
            "_Pool",
            "deque",
        ):
            yield target.id


def test_a_path_is_found_from_the_folder_and_named_from_it(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)

    assert workspace.at("briefs/x.yaml") == tmp_path / "briefs/x.yaml"
    assert workspace.at("/else/x.yaml") == Path("/else/x.yaml")
    assert workspace.shown(tmp_path / "briefs/x.yaml") == "briefs/x.yaml"
    assert workspace.shown(f"{tmp_path}-more/x.yaml") == f"{tmp_path}-more/x.yaml"
    assert workspace.shown("briefs/x.yaml") == "briefs/x.yaml"


def test_problems_are_named_from_the_folder_but_for_the_file_that_the_caller_named(tmp_path: Path) -> None:
    own, other = str(tmp_path / "x.yaml"), str(tmp_path / "templates" / "t.yaml")
    problems = [Problem("wrong-encoding", "m", Span(path, 1, 1)) for path in (own, other)]

    with pytest.raises(BriefError) as raised, Workspace(tmp_path).naming(own):
        raise BriefError(problems)

    assert {problem.span.path for problem in raised.value.problems if problem.span} == {own, "templates/t.yaml"}


def test_a_workspace_stands_in_an_absolute_folder() -> None:
    with pytest.raises(ValueError, match="absolute"):
        Workspace(Path("briefs"))


def test_caches_of_folders_that_were_not_asked_for_the_longest_go(tmp_path: Path) -> None:
    first = caches_of(tmp_path)
    assert caches_of(tmp_path) is first
    for number in range(20):
        caches_of(tmp_path / str(number))

    assert caches_of(tmp_path) is not first
